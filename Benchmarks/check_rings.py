"""Checks the search for fusion rings against Normaliz.

Normaliz finds all fusion rings of every branching rule: unit, commutative, any duality, non-negative, associative, with the
right restriction to N. Those that it finds go through our character tables; the solutions must be those of the solver.
"""

import argparse
import collections
import json
import statistics
import sys
import time

import normaliz_rings
import solver


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--largest-order", type=int, default=48)
    parser.add_argument("--least-rank", type=int, default=3)
    parser.add_argument("--largest-rank", type=int, default=9)
    parser.add_argument("--per-rank", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", help="a file with lines `order id order id` of G and N")
    parser.add_argument("--every-index", action="store_true", help="also where no group is known")
    parser.add_argument("--time-limit", type=float, default=5, help="seconds for Normaliz and for the solver")
    parser.add_argument("--total", type=float, default=600, help="seconds after which no problem is begun")
    options = parser.parse_args()
    choice = [
        "--largest-order", options.largest_order, "--least-rank", options.least_rank,
        "--largest-rank", options.largest_rank, "--seed", options.seed]
    if options.pairs:
        choice += ["--pairs", options.pairs]
    else:
        choice += ["--per-rank", options.per_rank]
    if options.every_index:
        choice += ["--every-index"]
    check(solver.problems(*choice), options)


def check(problems, options):
    comparison = solver.Solver("compare", "--time-limit", options.time_limit)
    totals = collections.Counter()
    by_rank = collections.defaultdict(collections.Counter)
    seconds = collections.defaultdict(list)
    start = time.monotonic()
    wrong = 0
    for problem in sorted(problems, key=solver.rank):
        if time.monotonic() - start > options.total:
            totals["not begun"] += 1
            continue
        results = normaliz_rings.rings(problem, options.time_limit)
        verdict = comparison.ask({"problem": problem, "rings": [found for found, _ in results]})
        rank = solver.rank(problem)
        counts = by_rank[rank]
        counts["problems"] += 1
        counts["rules"] += len(problem["rules"])
        counts.update(verdict)
        seconds[rank] += [spent for found, spent in results if found is not None]
        if any(verdict[key] for key in ("lost", "spurious", "foreignRings", "wrongRings")):
            wrong += 1
            print("DISAGREEMENT", solver.title(problem), verdict)
            print(json.dumps(problem))
            sys.stdout.flush()
    report(by_rank, seconds, totals)
    if wrong:
        sys.exit(f"error: {wrong} problems with different answers")


def report(by_rank, seconds, totals):
    columns = ["problems", "rules", "comparedRules", "rings", "ownRings", "solutions", "lost", "spurious"]
    names = ["rank", "problems", "rules", "compared", "rings", "own rings", "solutions", "lost", "spurious", "median s"]
    print(" ".join(f"{name:>9}" for name in names))
    sums = collections.Counter()
    for rank in sorted(by_rank):
        row = by_rank[rank]
        sums.update(row)
        median = f"{statistics.median(seconds[rank]):.3f}" if seconds[rank] else "-"
        print(" ".join(f"{value:>9}" for value in [rank, *(row[key] for key in columns), median]))
    print(" ".join(f"{value:>9}" for value in ["all", *(sums[key] for key in columns), ""]))
    if totals["not begun"]:
        print(f"not begun within the total time: {totals['not begun']} problems")


if __name__ == "__main__":
    main()
