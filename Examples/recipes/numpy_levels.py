"""Levels of a three-state Potts chain with random couplings, by their Z3 charge: with NumPy alone.

    python numpy_levels.py levels.npz
    xsff import levels.npz --group Z3
    bootstrap solve levels.h5
"""

import itertools
import sys

import numpy as np

length, samples = 6, 30
random = np.random.default_rng(7)
states = np.array(list(itertools.product(range(3), repeat=length)))
weights = 3 ** np.arange(length)[::-1]
charge = states.sum(axis=1) % 3
here = np.arange(3**length)


def hamiltonian(couplings, fields):
    """H = sum_i J_i (Z_i^+ Z_{i+1} + h.c.) + sum_i h_i (X_i + X_i^+), with X diagonal."""
    matrix = np.diag(2 * np.cos(2 * np.pi * states / 3) @ fields)
    for site in range(length):
        moved = states.copy()
        moved[:, site] += 2
        moved[:, (site + 1) % length] += 1
        target = (moved % 3) @ weights
        matrix[target, here] += couplings[site]
        matrix[here, target] += couplings[site]
    return matrix


levels = {f"levels_{k}": [] for k in range(3)}
for _ in range(samples):
    matrix = hamiltonian(random.normal(1, 0.25, length), random.normal(1, 0.25, length))
    for k in range(3):
        sector = np.flatnonzero(charge == k)
        levels[f"levels_{k}"].append(np.linalg.eigvalsh(matrix[np.ix_(sector, sector)]))

np.savez(sys.argv[1], **{name: np.array(rows) for name, rows in levels.items()})
