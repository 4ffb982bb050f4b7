"""Commands with the time that they and their children took, alone and in turns."""

import os
import statistics
import subprocess
import time


class Measured:
    """A finished command: wall and processor seconds, peak memory in MiB, and what it printed."""

    def __init__(self, command, environment=None):
        start = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command], stdout=subprocess.PIPE, text=True,
            env={**os.environ, **(environment or {})})
        self.output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.wall = time.monotonic() - start
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss / 1024
        if process.returncode != 0:
            raise SystemExit(f"error: {' '.join(map(str, command))} ended with {process.returncode}")


def in_turns(commands, repetitions, longest=float("inf")):
    """Runs named commands A B C, C B A, …; returns the runs of each. Turns that take longer are not repeated."""
    runs = {name: [] for name in commands}
    start = time.monotonic()
    for turn in range(repetitions):
        if turn > 0 and time.monotonic() - start > longest:
            break
        for name, (command, environment) in list(commands.items())[:: 1 if turn % 2 == 0 else -1]:
            runs[name].append(Measured(command, environment))
    return runs


def cell(runs, figure="processor"):
    """Median and range of a figure."""
    values = [getattr(run, figure) for run in runs]
    if len(values) == 1:
        return number(values[0])
    return f"{number(statistics.median(values))} ({number(min(values))}-{number(max(values))})"


def ratio(other, ours, figure="processor"):
    """Median and range of the ratios, turn by turn."""
    values = [getattr(a, figure) / getattr(b, figure) for a, b in zip(other, ours)]
    if len(values) == 1:
        return number(values[0])
    return f"{number(statistics.median(values))} ({number(min(values))}-{number(max(values))})"


def number(value):
    """Three digits."""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def table(heading, rows):
    """Prints a table in Markdown, every row as soon as it is there."""
    print("\n| " + " | ".join(heading) + " |\n|" + "---|" * len(heading), flush=True)
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", flush=True)
