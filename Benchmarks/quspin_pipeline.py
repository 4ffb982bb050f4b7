"""Sectors and levels of a run with QuSpin; takes the couplings from a run file and prints the largest difference of the levels."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import argparse
import json
import multiprocessing

import h5py
import numpy as np
from quspin.basis import boson_basis_1d, spin_basis_1d, spinful_fermion_basis_1d
from quspin.operators import hamiltonian

NO_CHECKS = {"check_herm": False, "check_symm": False, "check_pcon": False}


def fermi_hubbard(length, name, t, u):
    up, down = (int(n) for n in name.strip("()").split(","))
    basis = spinful_fermion_basis_1d(length, Nf=(up, down))
    bonds = [[-t[j], j, j + 1] for j in range(length - 1)] + [[-t[j], j + 1, j] for j in range(length - 1)]
    pairs = [[u[j], j, j] for j in range(length)]
    alone = [[-u[j] / 2, j] for j in range(length)]
    terms = [["+-|", bonds], ["|+-", bonds], ["n|n", pairs], ["n|", alone], ["|n", alone]]
    return hamiltonian(terms, [], basis=basis, dtype=np.float64, **NO_CHECKS).toarray() + sum(u) / 4 * np.eye(basis.Ns)


def heisenberg(length, name, j):
    basis = spin_basis_1d(length, Nup=(length + int(name)) // 2, pauli=False)
    bonds = [[j[k], k, k + 1] for k in range(length - 1)]
    halves = [[j[k] / 2, k, k + 1] for k in range(length - 1)]
    terms = [["zz", bonds], ["+-", halves], ["-+", halves]]
    return hamiltonian(terms, [], basis=basis, dtype=np.float64, **NO_CHECKS).toarray()


def bose_hubbard_ring(length, name, bosons, hopping, repulsion):
    basis = boson_basis_1d(length, Nb=bosons, kblock=int(name))
    hops = [[-hopping, k, (k + 1) % length] for k in range(length)]
    on_site = [[repulsion / 2, k, k] for k in range(length)]
    alone = [[-repulsion / 2, k] for k in range(length)]
    terms = [["+-", hops], ["-+", hops], ["nn", on_site], ["n", alone]]
    kind = np.float64 if int(name) in (0, length / 2) else np.complex128
    return hamiltonian(terms, [], basis=basis, dtype=kind, **NO_CHECKS).toarray()


def levels(task):
    function, arguments = task
    return np.linalg.eigvalsh(function(*arguments))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", help="a run file of xsff compute")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    options = parser.parse_args()
    with h5py.File(options.run) as run:
        model = run["model/source"][()].decode().split("name:")[1].split()[0]
        values = run["model/parameters"].attrs
        length = int(values["L"])
        names = [n.decode() for n in run["sectors/name"]]
        known = [run[f"spectra/{i}"][:] for i in range(len(names))]
        if model == "bose-hubbard-ring":
            # Without disorder: one sample.
            known = [k[:1] for k in known]
            draws = [(int(values["bosons"]), values["J"], values["U"])]
            function = bose_hubbard_ring
        else:
            function, couplings = {
                "fermi-hubbard": (fermi_hubbard, ("t", "U")), "heisenberg": (heisenberg, ("J",))}[model]
            draws = list(zip(*(run[f"couplings/{name}"][:] for name in couplings)))
    tasks = [(function, (length, name, *draw)) for draw in draws for name in names]
    with multiprocessing.get_context("fork").Pool(options.processes) as pool:
        found = pool.map(levels, tasks, chunksize=1)
    differences = [
        abs(values - known[i % len(names)][i // len(names)]).max() for i, values in enumerate(found)]
    print(json.dumps({"sectors": len(names), "samples": len(draws), "largestDifference": float(max(differences))}))


if __name__ == "__main__":
    main()
