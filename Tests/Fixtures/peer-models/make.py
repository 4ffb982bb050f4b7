"""Levels of the files of this folder by dense diagonalization, from the formulas of each program's manual: levels.json.

Run: python make.py, with numpy and scipy. Nothing here is shared with the program: lattices are made from positions and distances, fermions by
Jordan-Wigner strings over all up modes, then all down modes.
"""
import itertools, json, os
import numpy as np
from scipy import sparse


def spin_matrices(twice):
    s = twice / 2
    m = np.arange(s, -s - 1, -1)
    plus = np.diag(np.sqrt(s * (s + 1) - m[1:] * (m[1:] + 1)), 1)
    return tuple(sparse.csr_matrix(a) for a in ((plus + plus.T) / 2, (plus - plus.T) / 2j, np.diag(m)))


class Space:
    """A tensor product of modes of given dimensions; fermion modes are the first `fermions`."""

    def __init__(self, dimensions, fermions=0):
        self.dimensions, self.fermions = dimensions, fermions
        self.size = int(np.prod(dimensions))

    def at(self, site, matrix):
        left, right = self.dimensions[:site], self.dimensions[site + 1:]
        eye = lambda dimensions: sparse.identity(int(np.prod(dimensions)))
        return sparse.kron(sparse.kron(eye(left), matrix), eye(right)).tocsr()

    def c(self, mode):
        matrix = sparse.identity(1)
        for k, d in enumerate(self.dimensions):
            own = np.array([[0, 1], [0, 0]]) if k == mode else np.diag([1, -1]) if k < mode and k < self.fermions else np.eye(d)
            matrix = sparse.kron(matrix, own)
        return matrix.tocsr()

    def states(self):
        return list(itertools.product(*[range(d) for d in self.dimensions]))


class Spins:
    def __init__(self, count, twice=1):
        self.space = Space([twice + 1] * count)
        x, y, z = spin_matrices(twice)
        self.S = [[self.space.at(i, m) for m in (x, y, z)] for i in range(count)]
        self.size = self.space.size

    def dot(self, i, j):
        return sum(self.S[i][a] @ self.S[j][a] for a in range(3))


class Electrons:
    """Sites with up and down modes, and localized spins behind them."""

    def __init__(self, count, spins=0, twice=1):
        self.count = count
        self.space = Space([2] * (2 * count) + [twice + 1] * spins, fermions=2 * count)
        self.up = [self.space.c(i) for i in range(count)]
        self.dn = [self.space.c(count + i) for i in range(count)]
        self.nup = [a.T @ a for a in self.up]
        self.ndn = [a.T @ a for a in self.dn]
        self.n = [a + b for a, b in zip(self.nup, self.ndn)]
        plus = [a.T @ b for a, b in zip(self.up, self.dn)]
        self.plus = plus
        self.S = [[(p + p.T) / 2, (p - p.T) / 2j, (a - b) / 2] for p, a, b in zip(plus, self.nup, self.ndn)]
        matrices = spin_matrices(twice)
        self.loc = [[self.space.at(2 * count + i, m) for m in matrices] for i in range(spins)]
        self.size = self.space.size

    def hop(self, i, j, t=1.0):
        """t c†_i c_j + h.c. of both spins."""
        one = self.up[i].T @ self.up[j] + self.dn[i].T @ self.dn[j]
        return t * one + np.conj(t) * one.T


def levels(H, keep=None):
    assert abs(H - H.conj().T).max() < 1e-12
    if keep is not None:
        H = H[np.ix_(keep, keep)]
    return sorted(np.linalg.eigvalsh(H.toarray()))


def fixed(*pairs):
    """The states where diagonal operators have given values."""
    mask = np.all([np.isclose(op.diagonal().real, value) for op, value in pairs], axis=0)
    return np.flatnonzero(mask)


def permutation(space, images, groups):
    """U(p) on fermions: modes i of each group move to p[i]; the sign is that of the permutation of the occupied modes."""
    states = space.states()
    number = {s: k for k, s in enumerate(states)}
    U = np.zeros((space.size, space.size))
    for k, s in enumerate(states):
        target = [None] * len(s)
        order = []
        for start in groups:
            for i, j in enumerate(images):
                target[start + j] = s[start + i]
        for mode in range(len(s)):
            if mode < space.fermions and s[mode]:
                start = max(g for g in groups if g <= mode)
                order.append(start + images[mode - start])
        sign = 1
        for a in range(len(order)):
            for b in range(a):
                sign *= -1 if order[b] > order[a] else 1
        U[number[tuple(target)], k] = sign
    return U


def sector(H, elements, characters, keep=None):
    """Levels in the image of P = (1/|K|) Σ conj(χ) U."""
    P = sum(np.conj(c) * U for c, U in zip(characters, elements)) / len(elements)
    if keep is not None:
        P = P[np.ix_(keep, keep)]
        H = H[np.ix_(keep, keep)]
    H = H.toarray()
    w, V = np.linalg.eigh(P)
    V = V[:, w > 0.5]
    if V.shape[1] == 0:
        return []
    return sorted(np.linalg.eigvalsh(V.conj().T @ H @ V))


result = {}


def store(name, values, **more):
    result[name] = dict(more, levels=[float(v) for v in values])


# ---- XDiag ----
def tj_ring():
    e = Electrons(4)
    bonds = [(0, 1), (1, 2), (2, 3), (3, 0)]
    t, J, V = 1.0, 0.4, 0.15
    H = sum(-e.hop(i, j, t) for i, j in bonds)
    H = H + sum(J * (sum(e.S[i][a] @ e.S[j][a] for a in range(3)) - e.n[i] @ e.n[j] / 4) for i, j in bonds)
    H = H + sum(V * e.n[i] @ e.n[j] for i, j in [(0, 2), (1, 3)])
    double = sum(a @ b for a, b in zip(e.nup, e.ndn))
    keep = fixed((double, 0))
    elements = [[0, 1, 2, 3], [1, 2, 3, 0], [2, 3, 0, 1], [3, 0, 1, 2], [0, 3, 2, 1], [1, 0, 3, 2], [2, 1, 0, 3], [3, 2, 1, 0]]
    U = [permutation(e.space, p, [0, 4]) for p in elements]
    tables = {"Gamma.A1": [1] * 8, "Gamma.A2": [1] * 4 + [-1] * 4, "M.B1": [1, -1] * 4, "M.B2": [1, -1, 1, -1, -1, 1, -1, 1]}
    sectors = {name: sector(H, U, row, keep) for name, row in tables.items()}
    sectors["X.A"] = sector(H, U[:4], [1, 1j, -1, -1j], keep)
    store("tj-ring.toml", [], set=["t=1", "J=0.4", "V+=0.15"], sectors={k: [float(x) for x in v] for k, v in sectors.items()})
    up, dn = sum(e.nup), sum(e.ndn)
    store("tj-ring.toml nup ndn", levels(H, fixed((double, 0), (up, 1), (dn, 2))), set=["t=1", "J=0.4", "V+=0.15", "nup=1", "ndn=2"])


def hubbard_ring():
    e = Electrons(4)
    bonds = [(0, 1), (1, 2), (2, 3), (3, 0)]
    t = 0.8 * np.exp(0.4j)
    H = sum(-e.hop(i, j, t) for i, j in bonds)
    H = H + 3.0 * sum(a @ b for a, b in zip(e.nup, e.ndn))
    H = H + 0.5 / 2 * (e.plus[0] @ e.plus[2].T + e.plus[0].T @ e.plus[2]) + 0.3 * sum(e.nup)
    keep = fixed((sum(e.nup), 2), (sum(e.ndn), 2))
    U = [permutation(e.space, p, [0, 4]) for p in ([0, 1, 2, 3], [2, 3, 0, 1])]
    sectors = {"even": sector(H, U, [1, 1], keep), "odd": sector(H, U, [1, -1], keep)}
    store("hubbard-ring.toml", [], set=["T=0.8*exp(0.4*im)", "U=3", "J=0.5", "nup=2", "ndn=2"],
          sectors={k: [float(x) for x in v] for k, v in sectors.items()})


def matrices():
    s = Spins(3)
    J, chi, K, G, hx = 1.1, 0.6, 0.45, 0.2, 0.35
    H = J * (s.dot(0, 1) + s.dot(1, 2) + s.dot(2, 0))
    x, y, z = [[s.S[i][a] for i in range(3)] for a in range(3)]
    H = H + chi * (x[0] @ (y[1] @ z[2] - z[1] @ y[2]) + y[0] @ (z[1] @ x[2] - x[1] @ z[2]) + z[0] @ (x[1] @ y[2] - y[1] @ x[2]))
    H = H + K * (x[0] @ x[1] + y[1] @ y[2] + z[2] @ z[0])
    H = H + G * (y[0] @ z[1] + z[0] @ y[1] + x[1] @ z[2] + z[1] @ x[2] + x[2] @ y[0] + y[2] @ x[0])
    H = H + hx * 2 * x[0]
    # Row and column b0 + 2 b2, b = 1 for up.
    M = np.array([[1, 0, 0.5j, 0], [0, -2, 0.3, 0], [-0.5j, 0.3, 0.25, 0], [0, 0, 0, 0.75]])
    states = s.space.states()
    N = np.zeros((8, 8), complex)
    for a, p in enumerate(states):
        for b, q in enumerate(states):
            if p[1] == q[1]:
                N[a, b] = 0.7 * M[(1 - p[0]) + 2 * (1 - p[2]), (1 - q[0]) + 2 * (1 - q[2])]
    H = H + sparse.csr_matrix(N)
    plus = [a + 1j * b for a, b in zip(x, y)]
    flip = plus[0] @ plus[1].conj().T
    H = H + (0.4 + 0.3j) / 2 * flip + (0.4 - 0.3j) / 2 * flip.conj().T
    store("matrices.toml", levels(H), set=["Jchi=0.6", "K=0.45", "G=0.2", "hx=0.35"])


# ---- lattice-symmetries ----
def chiral_ring():
    s = Spins(5)
    x, y, z = [[2 * s.S[i][a] for i in range(5)] for a in range(3)]
    H = 0
    for i in range(5):
        a, b, c = i, (i + 1) % 5, (i + 2) % 5
        H = H + x[a] @ (y[b] @ z[c] - z[b] @ y[c]) + y[a] @ (z[b] @ x[c] - x[b] @ z[c]) + z[a] @ (x[b] @ y[c] - y[b] @ x[c])
        H = H + 0.25 * (x[a] @ x[b] + y[a] @ y[b]) - 0.15 * z[a]
    # Its permutation p puts the spin of site p[i] at site i, and a state of the sector s of order n has U(p) = exp(+2πi s/n).
    def shift(power):
        U = np.zeros((32, 32))
        states = s.space.states()
        number = {q: k for k, q in enumerate(states)}
        for k, q in enumerate(states):
            U[number[tuple(q[(i + power) % 5] for i in range(5))], k] = 1
        return U
    U = [shift(p) for p in range(5)]
    chosen = sector(H, U, [np.exp(2j * np.pi * p / 5) for p in range(5)])
    store("chiral-ring.yaml", chosen, chosen=True)


def xyz_ring():
    s = Spins(6)
    H = sum(4 * s.dot(i, (i + 1) % 6) for i in range(6)) + 0.8 * 4 * (s.dot(0, 2) + s.dot(1, 3))
    store("xyz-ring.yaml", levels(H, fixed((sum(s.S[i][2] for i in range(6)), 0))))


def fermions():
    s = Space([2] * 5, fermions=5)
    c = [s.c(i) for i in range(5)]
    n = [a.T @ a for a in c]
    H = 0
    for i in range(5):
        j = (i + 1) % 5
        H = H - c[i].T @ c[j] - c[j].T @ c[i] + 1.5 * n[i] @ n[j]
    for i, j in [(0, 2), (1, 3)]:
        H = H + 0.25j * (c[i].T @ c[j] - c[j].T @ c[i])
    store("fermions.yaml", levels(H, fixed((sum(n), 2))))


def electrons():
    e = Electrons(3)
    H = sum(-e.hop(i, j) for i, j in [(0, 1), (1, 2), (2, 0)]) + 4 * sum(a @ b for a, b in zip(e.nup, e.ndn))
    store("electrons.yaml", levels(H, fixed((sum(e.nup), 2), (sum(e.ndn), 1))))


# ---- HΦ, standard mode ----
def cluster(vectors, basis, a0, a1):
    """Positions of the sites of a torus, and the translations of the plane that identify them."""
    vectors = np.array(vectors, float)
    basis = np.array(basis, float) @ vectors
    A = np.array([a0, a1]) @ vectors
    inverse = np.linalg.inv(A)
    sites = []
    for l in range(-6, 12):
        for w in range(-6, 12):
            cell = np.array([w, l]) @ vectors
            f = cell @ inverse
            if np.all(f > -1e-9) and np.all(f < 1 - 1e-9):
                sites.append((w, l))
    return [(cell, b) for cell in sites for b in range(len(basis))], vectors, basis, A


def bond(sites, A, vectors, cell, b):
    """The site that an image is, and how often it lies around the torus."""
    position = np.array(cell) @ vectors
    for k, (own, ob) in enumerate(sites):
        if ob == b:
            f = (position - np.array(own) @ vectors) @ np.linalg.inv(A)
            if np.allclose(f, np.round(f), atol=1e-6):
                return k, np.round(f).astype(int)
    raise ValueError


def neighbours(sites, vectors, basis, A, distance):
    """Every bond of a length once: (i, j, the displacement, windings)."""
    out = []
    for k, (cell, b) in enumerate(sites):
        for dw in range(-3, 4):
            for dl in range(-3, 4):
                for ob in range(len(basis)):
                    d = np.array([dw, dl]) @ vectors + basis[ob] - basis[b]
                    half = d[1] > 1e-9 or abs(d[1]) <= 1e-9 and d[0] > 0
                    if half and abs(np.hypot(*d) - distance) < 1e-6:
                        j, turns = bond(sites, A, vectors, (cell[0] + dw, cell[1] + dl), ob)
                        out.append((k, j, d, turns))
    return out


TRIANGULAR = [[1, 0], [0.5, 3 ** 0.5 / 2]]


def chain():
    s = Spins(8)
    H = sum(s.dot(i, (i + 1) % 8) + 0.3 * s.dot(i, (i + 2) % 8) for i in range(8))
    store("chain.in", levels(H, fixed((sum(s.S[i][2] for i in range(8)), 0))))


def kagome():
    sites, v, b, A = cluster(TRIANGULAR, [[0, 0], [0.5, 0], [0, 0.5]], (2, 0), (0, 2))
    s = Spins(12)
    H = 0
    for i, j, d, _ in neighbours(sites, v, b, A, 0.5):
        kind = {frozenset((0, 1)): 2, frozenset((0, 2)): 1, frozenset((1, 2)): 0}[frozenset((sites[i][1], sites[j][1]))]
        J = [(0.8, 0.8, 0.5), (0.9,) * 3, (1.1,) * 3][kind]
        H = H + sum(J[a] * s.S[i][a] @ s.S[j][a] for a in range(3))
    z = sum(s.S[i][2] for i in range(12))
    return store("kagome.in", levels(H - 0.2 * z, fixed((z, 1))))


def honeycomb():
    sites, v, b, A = cluster(TRIANGULAR, [[0, 0], [1 / 3, 1 / 3]], (2, 1), (-1, 2))
    s = Spins(len(sites))
    H = 0
    for i, j, d, _ in neighbours(sites, v, b, A, 1 / 3 ** 0.5):
        # From sublattice 0 the three bonds point along +(a1+a2)/3 within the cell, and into the cells -W and -L.
        if sites[i][1] == 1:
            i, j, d = j, i, -d
        inside = (v[0] + v[1]) / 3
        kind = 0 if np.allclose(d, inside) else 1 if np.allclose(d, inside - v[0]) else 2
        if kind == 0:
            H = H - 1.0 * s.S[i][2] @ s.S[j][2] + 0.25 * s.S[i][0] @ s.S[j][1]
        elif kind == 1:
            H = H - 0.8 * s.S[i][0] @ s.S[j][0]
        else:
            H = H - 1.2 * s.S[i][1] @ s.S[j][1]
    store("honeycomb.in", levels(H - 0.3 * sum(s.S[i][0] for i in range(len(sites)))))


def square():
    sites, v, b, A = cluster([[1, 0], [0, 1]], [[0, 0]], (2, 0), (0, 2))
    e = Electrons(4)
    H = 4.0 * sum(a @ c for a, c in zip(e.nup, e.ndn))
    # The bonds of the manual: W, L, W + L, W - L; t c†_j c_i times exp(i phase) around the first vector.
    for i, (cell, _) in enumerate(sites):
        for dw, dl, t, V in [(1, 0, 1.0, 0.5), (0, 1, 1.0, 0.5), (1, 1, 0.4 + 0.1j, 0), (1, -1, 0.4 + 0.1j, 0)]:
            j, turns = bond(sites, A, v, (cell[0] + dw, cell[1] + dl), 0)
            H = H - e.hop(j, i, t * np.exp(1j * np.pi / 180 * 30.0 * turns[0])) + V * e.n[i] @ e.n[j]
    store("square.in", levels(H, fixed((sum(e.nup), 2), (sum(e.ndn), 2))))


def triangular():
    sites, v, b, A = cluster(TRIANGULAR, [[0, 0]], (3, 0), (0, 2))
    s = Spins(6)
    H = 0
    for i, j, d, _ in neighbours(sites, v, b, A, 1):
        kind = 0 if abs(d[1]) < 1e-9 else 1 if d[0] > 0 else 2
        H = H + (1.0, 0.7, 0.4)[kind] * s.dot(i, j)
    for i, j, d, _ in neighbours(sites, v, b, A, 2):
        H = H + 0.2 * s.dot(i, j)
    store("triangular.in", levels(H + 0.1 * sum(s.S[i][2] @ s.S[i][2] for i in range(6))))


def ladder():
    s = Spins(6, 2)
    site = lambda leg, rung: leg + 2 * (rung % 3)
    H = 0.4 * sum(s.S[i][2] @ s.S[i][2] for i in range(6))
    for r in range(3):
        H = H + 1.0 * s.dot(site(0, r), site(1, r)) + 0.5 * (s.dot(site(0, r), site(0, r + 1)) + s.dot(site(1, r), site(1, r + 1)))
        H = H + 0.3 * s.dot(site(0, r), site(1, r + 1)) + 0.2 * s.dot(site(0, r), site(1, r - 1))
    store("ladder.in", levels(H, fixed((sum(s.S[i][2] for i in range(6)), 0))))


def kondo():
    e = Electrons(3, spins=3)
    H = sum(-e.hop(i, (i + 1) % 3) for i in range(3)) - 0.3 * sum(e.n) + 0.6 * sum(a @ b for a, b in zip(e.nup, e.ndn))
    H = H + 0.8 * sum(e.S[i][a] @ e.loc[i][a] for i in range(3) for a in range(3))
    z = sum(e.S[i][2] + e.loc[i][2] for i in range(3))
    store("kondo.in", levels(H, fixed((sum(e.n), 3), (z, 0))))


def hubbard_gc():
    e = Electrons(3)
    H = sum(-e.hop(i, (i + 1) % 3) for i in range(3)) - 1.5 * sum(e.n) + 3.0 * sum(a @ b for a, b in zip(e.nup, e.ndn))
    store("hubbard-gc.in", levels(H - 0.2 * sum(e.S[i][2] for i in range(3))))


# ---- HΦ, expert mode: the files are written here ----
def definition(path, name, rows):
    with open(path, "w") as f:
        f.write(f"{'=' * 22}\n{name} {len(rows)}\n{'=' * 22}\n======== {name} ========\n{'=' * 22}\n")
        for row in rows:
            f.write(" ".join(str(x) for x in row) + "\n")


def run(folder, model, sites, locals_, numbers, files):
    with open(f"{folder}/namelist.def", "w") as f:
        f.write("CalcMod calcmod.def\nModPara modpara.def\nLocSpin locspn.def\n")
        for key in files:
            f.write(f"{key} {key.lower()}.def\n")
        f.write("OneBodyG greenone.def\n")
    open(f"{folder}/calcmod.def", "w").write(f"#CalcType\nCalcType 2\nCalcModel {model}\n")
    with open(f"{folder}/modpara.def", "w") as f:
        f.write("-" * 20 + "\nModel_Parameters 0\n" + "-" * 20 + "\nHPhi_Cal_Parameters\n" + "-" * 20 + "\n")
        f.write("CDataFileHead zvo\nCParaFileHead zqp\n" + "-" * 20 + f"\nNsite {sites}\n")
        for key, value in numbers.items():
            f.write(f"{key} {value}\n")
        f.write("Lanczos_max 2000\nexct 1\n")
    definition(f"{folder}/locspn.def", "NlocalSpin", list(enumerate(locals_)))
    for key, rows in files.items():
        definition(f"{folder}/{key.lower()}.def", f"N{key}", rows)


def expert_hubbard():
    e = Electrons(3)
    trans, H = [], 0j
    for i, j, t in [(0, 1, 1.0 + 0.2j), (1, 2, 1.0), (2, 0, 0.7)]:
        for s, c in ((0, e.up), (1, e.dn)):
            trans += [(i, s, j, s, complex(t).real, complex(t).imag), (j, s, i, s, complex(t).real, -complex(t).imag)]
            H = H - t * c[i].T @ c[j] - np.conj(t) * c[j].T @ c[i]
    trans += [(1, 0, 1, 0, 0.3, 0.0), (0, 0, 0, 1, 0.15, 0.0), (0, 1, 0, 0, 0.15, 0.0)]
    H = H - 0.3 * e.nup[1] - 0.15 * (e.up[0].T @ e.dn[0] + e.dn[0].T @ e.up[0])
    H = H + sum(U * e.nup[i] @ e.ndn[i] for i, U in enumerate((4.0, 3.0, 3.5))) + 0.5 * e.n[0] @ e.n[1]
    H = H - 0.4 * (e.nup[1] @ e.nup[2] + e.ndn[1] @ e.ndn[2])
    pair = e.up[0].T @ e.up[2] @ e.dn[0].T @ e.dn[2]
    H = H + 0.35 * (pair + pair.T)
    i, j = 0, 1
    H = H + 0.25 * (e.up[i].T @ e.up[j] @ e.dn[j].T @ e.dn[i] + e.dn[i].T @ e.dn[j] @ e.up[j].T @ e.up[i])
    H = H + 0.6 * e.S[1][2] @ e.S[2][2]
    # InterAll: I c†_{i s} c_{j t} c†_{k u} c_{l v} and its adjoint.
    term = e.up[0].T @ e.up[1] @ e.dn[2].T @ e.dn[1]
    H = H + (0.2 + 0.1j) * term + (0.2 - 0.1j) * term.T
    inter = [(0, 0, 1, 0, 2, 1, 1, 1, 0.2, 0.1), (1, 1, 2, 1, 1, 0, 0, 0, 0.2, -0.1)]
    os.makedirs("expert-hubbard", exist_ok=True)
    run("expert-hubbard", 3, 3, [0, 0, 0], {}, {
        "Trans": trans, "CoulombIntra": [(0, 4.0), (1, 3.0), (2, 3.5)], "CoulombInter": [(0, 1, 0.5)], "Hund": [(1, 2, 0.4)],
        "PairHop": [(0, 2, 0.35)], "Exchange": [(0, 1, 0.25)], "Ising": [(1, 2, 0.6)], "InterAll": inter})
    store("expert-hubbard/namelist.def", levels(H))


def expert_spin():
    s = Spins(4)
    H = 0
    for i in range(4):
        j = (i + 1) % 4
        x, y = s.S[i], s.S[j]
        H = H + 0.5 * 2 * (x[0] @ y[0] + x[1] @ y[1]) + 0.8 * x[2] @ y[2]
    plus = [a[0] + 1j * a[1] for a in s.S]
    lift = plus[0] @ plus[2]
    H = H + 0.3 * (lift + lift.conj().T)
    up, down = [0.5 * sparse.identity(16) + a[2] for a in s.S], [0.5 * sparse.identity(16) - a[2] for a in s.S]
    H = H - 0.2 * (up[1] @ up[3] + down[1] @ down[3]) + 0.1 * sparse.identity(16)
    # A field on site 0: -t |s><t|, once diagonal and once not.
    H = H - 0.25 * up[0] - 0.1 * (plus[0] + plus[0].conj().T)
    flip = plus[1] @ plus[2].conj().T
    H = H + 0.4j * flip - 0.4j * flip.conj().T
    os.makedirs("expert-spin", exist_ok=True)
    run("expert-spin", 4, 4, [1] * 4, {}, {
        "Exchange": [(i, (i + 1) % 4, 0.5) for i in range(4)], "Ising": [(i, (i + 1) % 4, 0.8) for i in range(4)],
        "PairLift": [(0, 2, 0.3)], "Hund": [(1, 3, 0.2)], "CoulombInter": [(0, 1, 0.1)],
        "Trans": [(0, 1, 0, 1, 0.25, 0.0), (0, 1, 0, 0, 0.1, 0.0), (0, 0, 0, 1, 0.1, 0.0)],
        "InterAll": [(1, 1, 1, 0, 2, 0, 2, 1, 0.0, 0.4), (2, 1, 2, 0, 1, 0, 1, 1, 0.0, -0.4)]})
    store("expert-spin/namelist.def", levels(H))


def expert_kondo():
    # One localized spin beside two sites of electrons.
    e = Electrons(2, spins=1)
    H = -e.hop(0, 1) + 2.0 * sum(a @ b for a, b in zip(e.nup, e.ndn))
    H = H + 0.7 * sum(e.S[0][a] @ e.loc[0][a] for a in range(3))
    os.makedirs("expert-kondo", exist_ok=True)
    trans = []
    for s in (0, 1):
        trans += [(1, s, 2, s, 1.0, 0.0), (2, s, 1, s, 1.0, 0.0)]
    inter = []
    # 0.7 s·S with spin index 0 for up of electrons, and |s> with Sz = s - 1/2 of the spin.
    inter += [(1, 0, 1, 1, 0, 0, 0, 1, 0.35, 0.0), (0, 1, 0, 0, 1, 1, 1, 0, 0.35, 0.0)]
    for a, sa in ((0, 1), (1, -1)):
        for b, sb in ((1, 1), (0, -1)):
            inter.append((1, a, 1, a, 0, b, 0, b, 0.175 * sa * sb, 0.0))
    run("expert-kondo", 2, 3, [1, 0, 0], {"Ncond": 2, "2Sz": 1}, {
        "Trans": trans, "CoulombIntra": [(1, 2.0), (2, 2.0)], "InterAll": inter})
    z = sum(e.S[i][2] for i in range(2)) + e.loc[0][2]
    store("expert-kondo/namelist.def", levels(H, fixed((sum(e.n), 2), (z, 0.5))))


if __name__ == "__main__":
    for make in (tj_ring, hubbard_ring, matrices, chiral_ring, xyz_ring, fermions, electrons, chain, kagome, honeycomb, square, triangular,
                 ladder, kondo, hubbard_gc, expert_hubbard, expert_spin, expert_kondo):
        make()
    with open("levels.json", "w") as f:
        json.dump(result, f, indent=0)
