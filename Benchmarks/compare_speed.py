"""Times the bootstrap solver against Normaliz: the same problems in one run, in turns, one thread each.

Normaliz gets every branching rule and every duality up to renaming, and returns fusion rings. `rings` is our search for fusion
rings alone; it leaves out rings whose characters show at once that they belong to no group. `whole` goes from the signatures
to character tables with all power maps.
"""

import argparse
import math
import statistics

import normaliz_rings
import solver


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--largest-order", type=int, default=48)
    parser.add_argument("--least-rank", type=int, default=4)
    parser.add_argument("--largest-rank", type=int, default=10)
    parser.add_argument("--per-rank", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--time-limit", type=float, default=6, help="seconds for one run of either program")
    options = parser.parse_args()
    problems = solver.problems(
        "--largest-order", options.largest_order, "--least-rank", options.least_rank,
        "--largest-rank", options.largest_rank, "--per-rank", options.per_rank, "--seed", options.seed)
    problems.sort(key=solver.rank)
    timer = solver.Solver("time", "--time-limit", options.time_limit)
    timer.ask(problems[0])
    print(__doc__)
    print(f"{'':34}{'seconds':^31}   {'Normaliz / ours: median (range)':^41}")
    print(f"{'problem':34}{'Normaliz':>11}{'rings':>10}{'whole':>10}   {'rings':>20} {'whole':>20}")
    table = [measure(problem, timer, options) for problem in problems]
    summarize([row for row in table if row])


def measure(problem, timer, options):
    """Prints one row; returns the median ratios and whether Normaliz finished."""
    normaliz, rings, whole = [], [], []
    finished = True
    for turn in range(options.repetitions):
        ours_first = turn % 2 == 1
        if ours_first:
            times = timer.ask(problem)
        if finished:
            results = normaliz_rings.rings(problem, options.time_limit, odd_order_rule=True)
            finished = all(found is not None for found, _ in results)
            seconds = sum(spent for _, spent in results) if finished else options.time_limit
        if not ours_first:
            times = timer.ask(problem)
        if times.get("ringSeconds") is None or times.get("wholeSeconds") is None:
            print(f"{solver.title(problem):34} ours did not finish")
            return None
        normaliz.append(seconds)
        rings.append(times["ringSeconds"])
        whole.append(times["wholeSeconds"])
    more = "" if finished else ">"
    ratios = [[n / ours for n, ours in zip(normaliz, column)] for column in (rings, whole)]
    cells = [f"{more}{number(statistics.median(r))} ({number(min(r))}-{number(max(r))})" for r in ratios]
    print(
        f"{solver.title(problem):34}{more + number(statistics.median(normaliz)):>11}"
        f"{number(statistics.median(rings)):>10}{number(statistics.median(whole)):>10}"
        f"   {cells[0]:>20} {cells[1]:>20}", flush=True)
    return [statistics.median(r) for r in ratios], finished


def summarize(table):
    both = [ratios for ratios, finished in table if finished]
    if both:
        means = [math.exp(statistics.fmean(math.log(r[k]) for r in both)) for k in (0, 1)]
        print(
            f"geometric mean of the medians, {len(both)} problems that Normaliz finished: "
            f"rings {number(means[0])}, whole {number(means[1])}")
    print(f"not finished by Normaliz in the time: {len(table) - len(both)} of {len(table)}")


def number(value):
    """Three digits."""
    if value >= 99.95:
        return f"{value:.0f}"
    digits = max(0, 2 - math.floor(math.log10(value))) if value > 0 else 0
    return f"{value:.{min(digits, 5)}f}"


if __name__ == "__main__":
    main()
