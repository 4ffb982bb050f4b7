"""Times the engine against what one would run instead: everything in one run, in turns. Prints tables in Markdown.

Processor seconds of all processes, since a busy machine changes the wall clock; ratios are other / ours, turn by turn, with
median and range. Levels must agree with those of every other program to 1e-9, or the run ends with status 1.
"""

import argparse
import json
import os
import pathlib
import platform
import re
import sys
import tempfile

from measured import Measured, cell, in_turns, number, ratio, table

FOLDER = pathlib.Path(__file__).resolve().parent
RELEASE = FOLDER.parent / ".build/release"
# Twenty samples of the Ashkin-Teller chain take Python more than an hour; with two the ratio is the smaller one.
PIPELINES = [
    ("s3-chain", ["L=8"], 2), ("s3-chain", ["L=8"], 40), ("ashkin-teller", ["L=7"], 2),
    ("torus-chain", ["L=9"], 20), ("driven-bose-hubbard", ["L=8", "bosons=9"], 20)]
QUSPIN = [
    ("fermi-hubbard", ["L=8"], 1), ("heisenberg", ["L=14"], 1), ("bose-hubbard-ring", ["L=9", "bosons=9"], 1)]
FINITE_MODELS = {
    "ashkin-teller": [], "bose-hubbard-ring": [], "chiral-clock": [], "compass": [], "d4-chain": [],
    "driven-bose-hubbard": [], "kennedy-tasaki": [], "petersen": [], "potts4-open": [], "potts5": [],
    "random-field-ring": [], "s3-chain": [], "torus-chain": [], "triangular-clock": [], "xyz-chain": [],
    "z4-clock": []}
failures = []


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    sections = {
        "machine": machine, "eigenvalues": eigenvalues, "pipelines": pipelines, "quspin": quspin,
        "scaling": scaling, "verdicts": verdicts}
    parser.add_argument("--sections", nargs="+", choices=list(sections), default=list(sections))
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--longest", type=float, default=300, help="a case is not repeated after so many seconds")
    parser.add_argument("--most-samples", type=int, default=40, help="fewer samples than the cases name, to save time")
    parser.add_argument("--models", nargs="+", help="only the cases of these models")
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 512, 1024, 2187, 4096], help="rows of matrices")
    parser.add_argument("--python", default=sys.executable, help="a Python with a current NumPy, SciPy, h5py and QuSpin")
    parser.add_argument("--system-python", default="/usr/bin/python3", help="a Python with Debian's NumPy, SciPy and h5py")
    parser.add_argument("--current-only", action="store_true", help="leave Debian's NumPy out, to save time")
    options = parser.parse_args()
    print(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        options.folder = pathlib.Path(folder)
        for name in options.sections:
            sections[name](options)
    for failure in failures:
        print(f"error: {failure}", file=sys.stderr)
    sys.exit(1 if failures else 0)


def pythons(options):
    both = {"NumPy, current": options.python, "NumPy, Debian": options.system_python}
    return {"NumPy, current": options.python} if options.current_only else both


def machine(options):
    """Processor, kernels and versions."""
    lines = pathlib.Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.*)", lines)
    timing = json.loads(Measured([RELEASE / "bench-eigenvalues", 64, "--repetitions", 1]).output)
    rows = [
        ("processor", model.group(1) if model else platform.processor()), ("cores", os.cpu_count()),
        ("family, model", " ".join(re.findall(r"^(?:cpu family|model)\s*: (\d+)", lines, re.M)[:2])),
        ("caches", ", ".join(sorted(set(re.findall(r"^cache size\s*: (.*)", lines, re.M))))),
        ("load when it began", " ".join(map(number, os.getloadavg()))),
        ("OpenBLAS here", f"{timing['libraryVersion']}, kernels {timing['kernel']}")]
    for name, python in pythons(options).items():
        found = json.loads(Measured([python, "-B", FOLDER / "libraries.py"]).output)
        rows.append((name, f"Python {found['python']}, NumPy {found['numpy']}, SciPy {found['scipy']}, "
                     + (", ".join(found["blas"]) or "the system's OpenBLAS")))
    table(["machine", ""], rows)


def eigenvalues(options):
    """Eigenvalues on one core: the least of several times."""
    names = list(pythons(options))
    table(["n", "dgemm GF/s", "real s", "of dgemm", *names, "complex s", "of dgemm", *names], eigenvalues_rows(options))


def eigenvalues_rows(options):
    for size in options.sizes:
        arguments = [size, "--repetitions", options.repetitions]
        ours = json.loads(Measured([RELEASE / "bench-eigenvalues", *arguments]).output)
        others = [json.loads(Measured([p, "-B", FOLDER / "eigvalsh.py", *arguments]).output) for p in pythons(options).values()]
        yield [
            size, number(ours["productGigaflops"]), number(ours["real"]), f"{100 * ours['realShare']:.0f} %",
            *(number(other["real"] / ours["real"]) for other in others), number(ours["complex"]),
            f"{100 * ours['complexShare']:.0f} %", *(number(other["complex"] / ours["complex"]) for other in others)]


def run_of(options, model, settings, samples):
    """A run file, and the command that makes it."""
    path = options.folder / f"{model}.h5"
    sets = [word for setting in settings for word in ("--set", setting)]
    return path, [RELEASE / "xsff", "compute", model, *sets, "--samples", samples, "--force", "--quiet", "--output", path]


def check(name, output):
    difference = json.loads(output.splitlines()[-1])["largestDifference"]
    if not difference < 1e-9:
        failures.append(f"{name}: levels differ by {difference}")
    return f"{difference:.0e}"


def cases(options, everything):
    """The cases of the chosen models; two that differ in their samples alone may become one."""
    chosen = [
        (model, settings, min(samples, options.most_samples)) for model, settings, samples in everything
        if options.models is None or model in options.models]
    return [case for i, case in enumerate(chosen) if case not in chosen[:i]]


def pipelines(options):
    """Sectors, levels and K(t) against SciPy and NumPy."""
    names = list(pythons(options))
    table([
        "model", "samples", "`xsff compute` s", "levels and K(t) alone s", *(f"{n} s" for n in names),
        *(f"{n} / compute" for n in names), *(f"{n} / alone" for n in names), "levels differ by"], pipelines_rows(options))


def pipelines_rows(options):
    for model, settings, samples in cases(options, PIPELINES):
        path, command = run_of(options, model, settings, samples)
        Measured(command)
        commands = {"ours": (command, None), "levels": ([*command[:-1], path.with_suffix(".levels.h5"), "--commutant", "off", "--operators", "off"], None)}
        for name, python in pythons(options).items():
            commands[name] = ([python, "-B", FOLDER / "python_pipeline.py", path], None)
        runs = in_turns(commands, options.repetitions, options.longest)
        names = list(pythons(options))
        yield [
            f"{model} {' '.join(settings)}", samples, cell(runs["ours"]), cell(runs["levels"]),
            *(cell(runs[n]) for n in names), *(ratio(runs[n], runs["ours"]) for n in names),
            *(ratio(runs[n], runs["levels"]) for n in names), check(model, runs[names[0]][0].output)]


def quspin(options):
    """Sectors and levels against QuSpin."""
    table(["model", "levels and K(t) here s", "levels in QuSpin s", "QuSpin / ours", "levels differ by"], quspin_rows(options))


def quspin_rows(options):
    for model, settings, samples in cases(options, QUSPIN):
        path, command = run_of(options, model, settings, samples)
        command = [*command, "--commutant", "off", "--operators", "off"]
        Measured(command)
        runs = in_turns({
            "ours": (command, None),
            "QuSpin": ([options.python, "-B", FOLDER / "quspin_pipeline.py", path], None)},
            options.repetitions, options.longest)
        yield [
            f"{model} {' '.join(settings)}", cell(runs["ours"]), cell(runs["QuSpin"]), ratio(runs["QuSpin"], runs["ours"]),
            check(model, runs["QuSpin"][0].output)]


def scaling(options):
    """Size, samples and threads."""
    table(["s3-chain L", "rows of a sector", "samples", "threads", "processor s", "wall s", "memory MiB"], scaling_rows(options))


def scaling_rows(options):
    for length, samples, threads in [
        (6, 20, 1), (7, 20, 1), (8, 2, 1), (7, 5, 1), (7, 10, 1), (7, 40, 1), (7, 80, 1), (7, 20, 2), (8, 2, 2)]:
        _, command = run_of(options, "s3-chain", [f"L={length}"], samples)
        command = [*command, "--threads", threads, "--commutant", "off", "--operators", "off"]
        runs = in_turns({"ours": (command, None)}, options.repetitions, options.longest)["ours"]
        yield [
            length, 3 ** (length - 1), samples, threads, cell(runs), cell(runs, "wall"), number(max(r.memory for r in runs))]


def verdicts(options):
    """From the model file to the verdict."""
    table(["model, default size", "verdict", "group", "compute s", "solve s", "processor s", "wall s"], verdicts_rows(options))


def verdicts_rows(options):
    for model, settings in FINITE_MODELS.items():
        if options.models is not None and model not in options.models:
            continue
        path, compute = run_of(options, model, settings, 4)
        runs = in_turns({
            "compute": (compute, None),
            "solve": ([RELEASE / "bootstrap", "solve", path, "--json", "--no-store"], None)}, 1)
        answer = json.loads(runs["solve"][0].output)["verdict"]
        both = [r for name in ("compute", "solve") for r in runs[name]]
        yield [
            model, answer["kind"], answer.get("group") or "", *(number(r.processor) for r in both),
            number(sum(r.processor for r in both)), number(sum(r.wall for r in both))]


if __name__ == "__main__":
    main()
