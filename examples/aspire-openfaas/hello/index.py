"""Answers one call: what was sent is standard input, and what is printed is the answer."""
import os
import platform
import sys

print(f"Hello, {sys.stdin.read().strip()}, from Python {platform.python_version()} (process {os.getpid()})")
