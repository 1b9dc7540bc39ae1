"""The fake load: as often as asked, the inverse of the product of two random matrices. iterations;size in, a sentence out."""
import numpy as np


def handle(req):
    fields = [int(field) for field in req.strip().split(";") if field]
    iterations, size = (fields + [500, 500][len(fields):])[:2]
    for _ in range(iterations):
        np.linalg.inv(np.dot(np.random.rand(size, size), np.random.rand(size, size)))
    return f"{iterations} iterations"
