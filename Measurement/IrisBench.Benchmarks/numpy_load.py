"""The original's load for a given time; prints one JSON object. Usage: numpy_load.py SECONDS SIZE"""
import json
import re
import sys
import time

try:
    import numpy
except ImportError:
    sys.exit("numpy is missing: apt-get install python3-numpy libopenblas0-pthread")


def iterate(size):
    numpy.linalg.inv(numpy.dot(numpy.random.rand(size, size), numpy.random.rand(size, size)))


def loaded_blas():
    """The BLAS that is really in use, whatever numpy was built against: Debian switches it by alternatives."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        libraries = {line.split()[-1] for line in maps}
    found = [path for path in libraries if re.search(r"/lib[^/]*(blas|blis|mkl|atlas)[^/]*\.so", path)]
    return ", ".join(sorted(found)) or "none found"


seconds, size = float(sys.argv[1]), int(sys.argv[2])
iterate(size)
iterations, started, elapsed = 0, time.perf_counter(), 0.0
while elapsed < seconds:
    iterate(size)
    iterations += 1
    elapsed = time.perf_counter() - started
print(json.dumps({"iterations": iterations, "seconds": elapsed, "numpy": numpy.__version__, "blas": loaded_blas()}))
