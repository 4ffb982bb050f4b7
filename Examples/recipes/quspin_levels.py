"""Levels of a Heisenberg chain with random bonds, by 2 Sz: with QuSpin.

    python quspin_levels.py levels.npz
    xsff import levels.npz --charges 2Sz
    bootstrap solve levels.h5
"""

import sys

import numpy as np
from quspin.basis import spin_basis_1d
from quspin.operators import hamiltonian

length, samples = 8, 10
random = np.random.default_rng(7)
levels = {f"levels_{2 * up - length}": [] for up in range(length + 1)}
for _ in range(samples):
    bonds = [[coupling, i, (i + 1) % length] for i, coupling in enumerate(random.normal(size=length))]
    for up in range(length + 1):
        basis = spin_basis_1d(length, Nup=up, pauli=False)
        static = [[pair, bonds] for pair in ("xx", "yy", "zz")]
        matrix = hamiltonian(
            static, [], basis=basis, dtype=np.float64, check_herm=False, check_symm=False, check_pcon=False
        )
        levels[f"levels_{2 * up - length}"].append(matrix.eigvalsh())

np.savez(sys.argv[1], **{name: np.array(rows) for name, rows in levels.items()})
