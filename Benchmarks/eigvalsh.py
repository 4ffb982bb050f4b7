"""Times NumPy's eigvalsh on one core, real and complex, in turns with a product of two matrices; a line of JSON for each size."""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import json
import time

import numpy as np


def least(seconds, work):
    start = time.process_time()
    work()
    return min(seconds, time.process_time() - start)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--repetitions", type=int, default=3)
    options = parser.parse_args()
    generator = np.random.default_rng(1)
    for size in options.sizes:
        product = real = complex_time = float("inf")
        for _ in range(options.repetitions):
            a = generator.uniform(-1, 1, (size, size))
            b = a + 1j * generator.uniform(-1, 1, (size, size))
            product = least(product, lambda: a @ a)
            real = least(real, lambda: np.linalg.eigvalsh(a))
            complex_time = least(complex_time, lambda: np.linalg.eigvalsh(b))
        print(json.dumps({"size": size, "product": product, "real": real, "complex": complex_time}), flush=True)


if __name__ == "__main__":
    main()
