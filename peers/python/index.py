"""What the classic watchdog starts for each request: index.py STEP, the body on standard input, the answer on standard output.

Steps: auth, load, train, predict, monolith. IRIS_SERVER is the address of iris_server.py (or of ours, for auth).
"""
import importlib
import sys


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in ("auth", "load", "train", "predict", "monolith"):
        sys.exit("usage: index.py auth|load|train|predict|monolith < body")
    handler = importlib.import_module(sys.argv[1])
    print(handler.handle(sys.stdin.read()))


if __name__ == "__main__":
    main()
