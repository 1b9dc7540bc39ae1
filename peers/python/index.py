"""What the classic watchdog starts for each request: index.py STEP, the body on standard input, the answer on standard output.

IRIS_SERVER is the address of iris_server.py.
"""
import importlib
import sys

STEPS = ("auth", "load", "train", "predict", "monolith")


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in STEPS:
        sys.exit(f"usage: index.py {'|'.join(STEPS)} < body")
    handler = importlib.import_module(sys.argv[1])
    print(handler.handle(sys.stdin.read()))


if __name__ == "__main__":
    main()
