"""The program bootstrap-oracles as a partner in a conversation: one JSON object a line in each direction."""

import json
import os
import pathlib
import subprocess

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(os.environ.get("BOOTSTRAP_ORACLES") or CHECKOUT / ".build/release/bootstrap-oracles")


class Solver:
    """A running `bootstrap-oracles` with the given arguments, which answers questions."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [str(PROGRAM), *map(str, arguments)], text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE)

    def ask(self, question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("error: bootstrap-oracles ended without an answer")
        return json.loads(line)


def problems(*arguments):
    """The problems that `bootstrap-oracles list` makes."""
    output = subprocess.run(
        [str(PROGRAM), "list", *map(str, arguments)], check=True, text=True, stdout=subprocess.PIPE)
    return [json.loads(line) for line in output.stdout.splitlines()]


def rank(problem):
    """The largest number of irreps of G."""
    return max(len(rule["dimensions"]) for rule in problem["rules"])


def title(problem):
    """A problem in a few words."""
    visible = problem["visible"]
    order = visible["order"] * problem["index"]
    return f"{visible['name']} in order {order}, rank {rank(problem)}"
