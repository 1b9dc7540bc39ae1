"""Prints the path of this Python, and in a second line what is measured.

It ends with a message when a package is missing or numpy does not run on OpenBLAS,
which pip's numpy, the original's, brings along. The BLAS is the one that is really loaded, whatever numpy was built against: Debian
switches it by alternatives.
"""
import platform
import re
import sys
from importlib.metadata import version

try:
    import flask  # noqa: F401
    import numpy
    import sklearn
    import waitress  # noqa: F401
except ImportError as missing:
    sys.exit(f"{missing}: apt-get install python3-flask python3-waitress python3-numpy python3-sklearn libopenblas0-pthread")

numpy.dot(numpy.ones((2, 2)), numpy.ones((2, 2)))
with open("/proc/self/maps", encoding="utf-8") as maps:
    libraries = {line.split()[-1] for line in maps}
blas = sorted(path for path in libraries if re.search(r"/lib[^/]*(blas|blis|mkl|atlas)[^/]*\.so", path))
if not any("openblas" in path for path in blas):
    sys.exit(f"numpy runs on {', '.join(blas) or 'no BLAS'}, not on OpenBLAS: apt-get install libopenblas0-pthread")
print(sys.executable)
print(f"Python {platform.python_version()}, numpy {numpy.__version__} on {', '.join(blas)}, scikit-learn {sklearn.__version__}, "
      f"Flask {version('flask')}, waitress {version('waitress')}")
