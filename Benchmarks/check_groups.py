"""Checks solutions against GAP: tables, power maps, the place of N, and that no group is missing or too many.

For every problem GAP goes through all groups of the order and all their subgroups isomorphic to N, with its own character
tables and class fusions. The solutions must be exactly the ways in which N lies in a group with these signatures.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

import solver

SCRIPT = pathlib.Path(__file__).with_name("check_groups.g")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--least-order", type=int, default=2)
    parser.add_argument("--largest-order", type=int, default=16)
    parser.add_argument("--largest-rank", type=int, default=64)
    parser.add_argument("--per-rank", type=int, help="a random choice; all problems if left out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every-index", action="store_true", help="also where no group is known")
    parser.add_argument("--time-limit", type=float, default=5, help="seconds for one problem")
    options = parser.parse_args()
    choice = [
        "--least-order", options.least_order, "--largest-order", options.largest_order,
        "--largest-rank", options.largest_rank, "--seed", options.seed]
    if options.per_rank:
        choice += ["--per-rank", options.per_rank]
    if options.every_index:
        choice += ["--every-index"]
    solving = solver.Solver("solve", "--time-limit", options.time_limit)
    answers = [solving.ask(problem) for problem in solver.problems(*choice)]
    answers.sort(key=lambda answer: answer["visible"]["order"] * answer["index"])
    isComplete = not options.per_rank and options.largest_rank >= options.largest_order
    with tempfile.NamedTemporaryFile("w", suffix=".g") as file:
        file.write(f"COMPLETE := {gap(isComplete)};\nANSWERS := {gap(answers)};\n")
        file.flush()
        run = subprocess.run(
            ["gap", "-q", "-A", "--quitonbreak", file.name, str(SCRIPT)], stdin=subprocess.DEVNULL)
    sys.exit(run.returncode)


def gap(value):
    """A value in the syntax of GAP, a line of moderate length each."""
    if isinstance(value, dict):
        return "rec(" + ",\n".join(f"{key} := {gap(entry)}" for key, entry in value.items()) + ")"
    if isinstance(value, list):
        return "[" + ",\n".join(map(gap, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)


if __name__ == "__main__":
    main()
