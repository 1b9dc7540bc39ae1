"""The web server: authentication, and the models in memory. It listens on $port; IRIS_USER and IRIS_PASSWORD say who may log in.

What it is given it gives back as a pickle, which runs code when it is read: for measurements on loopback only.
"""
import hmac
import io
import os
import secrets

import joblib
from flask import Flask, Response, abort, request
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from waitress import serve

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 1024 * 1024
models = {}
tokens = set()


def train_default():
    iris = load_iris()
    file = io.BytesIO()
    joblib.dump(LogisticRegression(max_iter=200).fit(iris.data, iris.target), file)
    return file.getvalue()


@app.post("/user")
def log_in():
    expected = f"{os.environ['IRIS_USER']};{os.environ['IRIS_PASSWORD']}"
    if not hmac.compare_digest(request.get_data().strip(), expected.encode()):
        abort(401)
    token = secrets.token_urlsafe()
    tokens.add(token)
    return Response(token, mimetype="text/plain")


@app.get("/default")
def default():
    return Response(models["default"], mimetype="application/octet-stream")


@app.get("/model")
def last():
    return Response(models.get("last") or abort(404), mimetype="application/octet-stream")


@app.post("/model")
def store():
    if request.headers.get("Authorization", "").removeprefix("Bearer ") not in tokens:
        abort(401)
    models["last"] = request.get_data()
    return "stored"


if __name__ == "__main__":
    models["default"] = train_default()
    serve(app, host="127.0.0.1", port=int(os.environ["port"]))
