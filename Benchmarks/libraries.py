"""Says which libraries this Python computes with: a line of JSON."""

import json
import platform

import numpy
import scipy

try:
    import threadpoolctl

    blas = [
        f"{library['internal_api']} {library['version']} {library.get('architecture', '')}".strip()
        for library in threadpoolctl.threadpool_info()]
except ImportError:
    blas = []
print(json.dumps({
    "python": platform.python_version(), "numpy": numpy.__version__, "scipy": scipy.__version__, "blas": blas}))
