"""default;5.1,3.5,1.4,0.2 or custom;... in, the species out."""
import io

import joblib
import numpy as np
from sklearn.datasets import load_iris

import server_client


def handle(req):
    name, features = req.strip().split(";")
    model = joblib.load(io.BytesIO(server_client.get("/default" if name == "default" else "/model")))
    flower = np.array([float(number) for number in features.split(",")]).reshape(1, -1)
    return load_iris().target_names[model.predict(flower)[0]]
