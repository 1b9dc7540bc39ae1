"""The web server: authentication, and the models in memory. iris_server.py PORT; IRIS_USER and IRIS_PASSWORD say who may log in.

What it is given it gives back as a pickle, which runs code when it is read: for measurements on loopback only.
"""
import hmac
import io
import os
import sys

import joblib
from flask import Flask, Response, abort, request
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1024 * 1024
models = {}


def train_default():
    iris = load_iris()
    file = io.BytesIO()
    joblib.dump(LogisticRegression(max_iter=200).fit(iris.data, iris.target), file)
    return file.getvalue()


@app.post("/user")
def log_in():
    expected = f"{os.environ['IRIS_USER']};{os.environ['IRIS_PASSWORD']}"
    return "ok" if hmac.compare_digest(request.get_data().strip(), expected.encode()) else abort(401)


@app.get("/default")
def default():
    return Response(models["default"], mimetype="application/octet-stream")


@app.get("/model")
def last():
    return Response(models.get("last") or abort(404), mimetype="application/octet-stream")


@app.post("/model")
def store():
    models["last"] = request.get_data()
    return "stored"


if __name__ == "__main__":
    models["default"] = train_default()
    app.run(host="127.0.0.1", port=int(sys.argv[1]), threaded=True)
