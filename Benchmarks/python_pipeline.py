"""What one would write without this project: sectors, levels and K(t) of a run in Python, with SciPy's sparse matrices.

Takes the couplings from a run file of `xsff compute`, so that the levels can be compared: prints one line of JSON with the
largest difference. One process for each processor, each with one thread.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import functools
import itertools
import json
import multiprocessing

import h5py
import numpy as np
import scipy.sparse as sparse
import scipy.special


def embed(operators, dimension, length):
    """The Kronecker product with `operators` {site: matrix}, identities elsewhere."""
    factors = [operators.get(site, sparse.identity(dimension)) for site in range(length)]
    return functools.reduce(lambda a, b: sparse.kron(a, b, "csr"), factors)


def digits(dimension, length):
    """The local states of all product states, shape [state, site]."""
    return np.array(list(itertools.product(range(dimension), repeat=length)))


def restricted(terms, bases):
    """The terms in the columns of every basis."""
    return [[sparse.csr_matrix(b.conj().T @ term @ b) for term in terms] for b in bases]


def columns_of(states, dimension):
    """The product states with these numbers, as the columns of a basis."""
    return sparse.identity(dimension, format="csr")[:, np.flatnonzero(states)]


def s3_chain(run, length):
    """In the eigenbasis of X, where the sectors are sets of product states and H is real."""
    shift = sparse.csr_matrix(np.roll(np.eye(3), 1, axis=0))
    clock = sparse.diags([2.0, -1.0, -1.0])
    bonds = [embed({j: shift, j + 1: shift.T}, 3, length) for j in range(length - 1)]
    terms = [-(bond + bond.T) for bond in bonds] + [-embed({j: clock}, 3, length) for j in range(length)]
    charge = digits(3, length).sum(axis=1) % 3
    bases = [columns_of(charge == q, 3**length) for q in range(3)]
    return np.hstack([run["couplings/J"], run["couplings/h"]]), restricted(terms, bases)


def ashkin_teller(run, length):
    """In the eigenbasis of the flips; site j holds the states 2 s + t."""
    x, z = sparse.diags([1.0, -1.0]), sparse.csr_matrix([[0.0, 1.0], [1.0, 0.0]])
    one = sparse.identity(2)
    letters = [(sparse.kron(p, one), sparse.kron(one, p), sparse.kron(p, p)) for p in (x, z)]

    def bond(j, k):
        return -sum(embed({j: p, k: p}, 4, length) for p in letters[1])

    terms = [bond(j, j + 1) for j in range(length - 1)] + [bond(j, j + 2) for j in range(length - 2)]
    terms += [-sum(embed({j: p}, 4, length) for p in letters[0]) for j in range(length)]
    states = digits(4, length)
    parities = (states // 2).sum(axis=1) % 2, (states % 2).sum(axis=1) % 2
    bases = [columns_of((parities[0] == a) & (parities[1] == b), 4**length) for a in (0, 1) for b in (0, 1)]
    couplings = [run[f"couplings/{name}"] for name in ("J", "J2", "h")]
    return np.hstack(couplings), restricted(terms, bases)


def torus_chain(run, length):
    """Charge of ΠU, then momentum of ΠV; the reversal splits the sector without either."""
    clock, shift = sparse.diags(np.exp(2j * np.pi * np.arange(3) / 3)), sparse.csr_matrix(np.roll(np.eye(3), 1, axis=0))
    theta = run["model/parameters"].attrs["theta"]
    bonds = [
        np.cos(theta) * embed({j: clock, j + 1: clock.conj()}, 3, length)
        + np.sin(theta) * embed({j: shift, j + 1: shift.T}, 3, length) for j in range(length - 1)]
    terms = [bond + bond.conj().T for bond in bonds]
    states = digits(3, length)
    weights = 3 ** np.arange(length)[::-1]
    moves = [sparse.csr_matrix((np.ones(3**length), (((sign * states + a) % 3) @ weights, np.arange(3**length))))
             for sign in (1, -1) for a in range(3)]

    def basis(charge, momentum, parity=None):
        first = (states.sum(axis=1) % 3 == charge) & (states[:, 0] == 0)
        phases = [np.exp(2j * np.pi * momentum * a / 3) for a in range(3)]
        if parity is None:
            images = sum(c * m for c, m in zip(phases, moves[:3]))
        else:
            images = sum(moves[:3]) + parity * sum(moves[3:])
        columns = sparse.csc_matrix(images)[:, np.flatnonzero(first)]
        norms = np.sqrt(np.asarray(abs(columns).power(2).sum(axis=0)).ravel())
        if parity is not None:  # A state and its reversal give the same column.
            kept = (norms > 0) & (first_of_pairs(states[first]))
            columns, norms = columns[:, kept], norms[kept]
        return columns @ sparse.diags(1 / norms)

    def first_of_pairs(rows):
        return rows @ weights <= (-rows % 3) @ weights

    bases = [basis(0, 0, 1), basis(0, 0, -1), basis(0, 1), basis(1, 0), basis(1, 1), basis(1, 2)]
    bases = [b.real if i in (0, 1, 3) else b for i, b in enumerate(bases)]
    sectors = restricted(terms, bases)
    return run["couplings/J"][:], [[t.real if i in (0, 1, 3) else t for t in s] for i, s in enumerate(sectors)]


def driven_bose_hubbard(run, length):
    """Bosons on momenta; terms with the same argument of the Bessel function are one term."""
    count = int(run["model/parameters"].attrs["bosons"])
    states = np.array([s for s in itertools.product(range(count + 1), repeat=length) if sum(s) == count])
    numbers = {tuple(state): i for i, state in enumerate(states)}
    cosines = np.cos(2 * np.pi * np.arange(length) / length)
    entries = {}
    for k1, k2, k3 in itertools.product(range(length), repeat=3):
        k4 = (k1 + k2 - k3) % length
        images, factors = states.copy(), np.ones(len(states))
        for k, step in ((k1, -1), (k2, -1), (k3, 1), (k4, 1)):
            factors *= np.sqrt(np.maximum(images[:, k] + (step > 0), 0))
            images[:, k] += step
        kept = np.flatnonzero(factors)
        rows = [numbers[tuple(image)] for image in images[kept]]
        argument = round(abs(cosines[k4] + cosines[k3] - cosines[k2] - cosines[k1]), 12)
        matrix = sparse.csr_matrix((factors[kept], (rows, kept)), shape=(len(states),) * 2)
        entries[argument] = entries.get(argument, 0) + matrix
    momenta = states @ np.arange(length) % length
    reversal = np.array([numbers[tuple(s)] for s in states[:, -np.arange(length) % length]])
    bases = []
    for momentum in (0, *([length // 2] if length % 2 == 0 else [])):
        for parity in (1, -1):
            first = np.flatnonzero((momenta == momentum) & (np.arange(len(states)) <= reversal))
            first = first[(reversal[first] != first) | (parity == 1)]
            pairs = sparse.identity(len(states), format="csc")[:, first]
            pairs = pairs + parity * sparse.identity(len(states), format="csc")[:, reversal[first]]
            bases.append(pairs @ sparse.diags(1 / np.sqrt(np.asarray(pairs.power(2).sum(axis=0)).ravel())))
    bases += [columns_of(momenta == p, len(states)) for p in range(1, (length + 1) // 2)]
    arguments = np.array(list(entries))
    bessel = scipy.special.j0(2 * run["couplings/kappa_s"][:] * arguments)
    return run["couplings/U_s"][:] / (2 * length) * bessel, restricted(list(entries.values()), bases)


MODELS = {
    "s3-chain": s3_chain, "ashkin-teller": ashkin_teller, "torus-chain": torus_chain,
    "driven-bose-hubbard": driven_bose_hubbard}


def sample(couplings):
    """The levels of one sample, and all products of its partition functions, shape [pair, time]."""
    levels = [
        np.linalg.eigvalsh(sum(c * term for c, term in zip(couplings, terms)).toarray())
        for terms in sectors]
    functions = [np.exp(-1j * np.multiply.outer(times, values)).sum(axis=1) for values in levels]
    return levels, [(a * b.conj()).real for a, b in itertools.combinations_with_replacement(functions, 2)]


def main():
    global sectors, times
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", help="a run file of xsff compute")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    options = parser.parse_args()
    with h5py.File(options.run) as run:
        name = run["model/source"][()].decode().split("name:")[1].split()[0]
        times = run["time"][:]
        couplings, sectors = MODELS[name](run, int(run["model/parameters"].attrs["L"]))
        known = [run[f"spectra/{i}"][:] for i in range(len(run["sectors/name"]))]
    with multiprocessing.get_context("fork").Pool(options.processes) as pool:
        results = pool.map(sample, couplings, chunksize=1)
    curves = np.mean([products for _, products in results], axis=0)
    levels = [np.array([result[0][i] for result in results]) for i in range(len(sectors))]
    print(json.dumps({
        "samples": len(results), "curves": len(curves), "complex": [any(np.iscomplexobj(t) for t in s) for s in sectors],
        "largestDifference": difference(levels, known)}))


def difference(levels, known):
    """The largest difference of levels; sectors of the same size may stand in another order."""
    remaining = list(known)
    largest = 0
    for values in levels:
        fits = [k for k in remaining if k.shape == values.shape]
        if not fits:
            return float("inf")
        closest = min(fits, key=lambda k: abs(values - k).max())
        remaining = [k for k in remaining if k is not closest]
        largest = max(largest, abs(values - closest).max())
    return float(largest)


if __name__ == "__main__":
    main()
