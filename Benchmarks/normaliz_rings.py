"""Fusion rings of a branching rule from Normaliz, with a time limit.

A rule is what `bootstrap-oracles list` prints: the branching of all irreps of G, and the fusion ring of N. Normaliz gets the
dimensions, one choice of duality, and the restriction as a homomorphism to the fusion ring of N.
"""

import itertools
import multiprocessing
import resource
import time

MEMORY_LIMIT = 4 << 30


def dualities(rule, visible_dual, odd_order_rule=False):
    """All dualities up to renaming irreps with equal branching; the unit is self-dual.

    With `odd_order_rule` and an odd order of G, the one in which only the unit is self-dual (Burnside), if there is one.
    """
    vectors = [tuple(row) for row in rule["branching"]]
    places = {}
    for irrep, vector in enumerate(vectors):
        places.setdefault(vector, []).append(irrep)
    odd = odd_order_rule and sum(d * d for d in rule["dimensions"]) % 2 == 1
    choices = []
    for vector, irreps in places.items():
        dual = tuple(vector[k] for k in visible_dual)
        if dual != vector:
            choices.append([list(zip(irreps, places[dual]))])
            continue
        free = irreps[1:] if irreps[0] == 0 else irreps
        counts = range(len(free) // 2 + 1)
        if odd:
            counts = [len(free) // 2] if len(free) % 2 == 0 else []
        choices.append([paired(irreps, free, count) for count in counts])
    for choice in itertools.product(*choices):
        result = list(range(len(vectors)))
        for first, second in itertools.chain(*choice):
            result[first] = second
        yield result


def paired(irreps, free, count):
    """Pairs (irrep, dual) with the last 2 `count` of the free irreps in dual pairs."""
    start = len(free) - 2 * count
    fixed = set(irreps) - set(free[start:])
    pairs = [(irrep, irrep) for irrep in fixed]
    for k in range(start, len(free), 2):
        pairs += [(free[k], free[k + 1]), (free[k + 1], free[k])]
    return pairs


def image_coordinates(fusion, dual):
    """The fusion ring of N in Normaliz's coordinates: one for each orbit of (i, j, k) under the symmetries of N_ij^k.

    Orbits come in the order of their first triple; the unit has none.
    """
    rank = len(dual)
    seen, values = set(), []
    for i, j, k in itertools.product(range(1, rank), repeat=3):
        if (i, j, k) in seen:
            continue
        values.append(fusion[i][j][k])
        for a, b in ((i, j), (j, i)):
            seen |= {
                (a, b, k), (dual[a], k, b), (b, dual[k], dual[a]),
                (dual[b], dual[a], dual[k]), (dual[k], a, dual[b]), (k, dual[b], a)}
    return values


def normaliz_input(problem, rule, duality):
    """The arguments of Normaliz; -1 in the first place of a duality asks for commutative rings."""
    arguments = {
        "fusion_type": [rule["dimensions"]],
        "fusion_duality": [[-1] + duality[1:]],
    }
    dual = problem["visibleDual"]
    if len(dual) > 1:
        arguments.update(
            fusion_ring_map=rule["branching"],
            fusion_image_type=[problem["visibleDimensions"]],
            fusion_image_duality=[[-1] + dual[1:]],
            fusion_image_ring=[image_coordinates(problem["visibleFusion"], dual)])
    return arguments


def compute(problem, rule, duality):
    """The fusion rings N_ij^k of one duality, up to isomorphism."""
    import PyNormaliz

    if len(duality) == 1:
        return [[[[1]]]]
    cone = PyNormaliz.NmzCone(**normaliz_input(problem, rule, duality))
    if not PyNormaliz.NmzResult(cone, "FusionRings"):
        return []
    return PyNormaliz.NmzResult(cone, "FusionData")


def worker(connection, problem, odd_order_rule):
    import PyNormaliz

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    PyNormaliz.NmzSetNumberOfNormalizThreads(1)
    for rule in problem["rules"]:
        start = time.perf_counter()
        rings = []
        for duality in dualities(rule, problem["visibleDual"], odd_order_rule):
            rings += compute(problem, rule, duality)
        connection.send((rings, time.perf_counter() - start))
    connection.close()


def rings(problem, seconds, odd_order_rule=False):
    """For each rule the rings and the seconds that they took; the rings are None for rules that are not finished.

    Runs in a process of its own, which is ended after `seconds`.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=worker, args=(theirs, problem, odd_order_rule))
    process.start()
    theirs.close()
    deadline = time.perf_counter() + seconds
    results = []
    try:
        while len(results) < len(problem["rules"]):
            if not ours.poll(max(0.0, deadline - time.perf_counter())):
                break
            results.append(ours.recv())
    except EOFError:
        pass
    process.kill()
    process.join()
    return results + [(None, seconds)] * (len(problem["rules"]) - len(results))
