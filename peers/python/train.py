"""A token in. Trains on scikit-learn's Iris data and posts the model to iris-server with it. The accuracy out."""
import io

import joblib
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

import server_client


def handle(req):
    iris = load_iris()
    x_train, x_test, y_train, y_test = train_test_split(iris.data, iris.target, test_size=0.2, random_state=42)
    model = LogisticRegression(max_iter=200).fit(x_train, y_train)
    file = io.BytesIO()
    joblib.dump(model, file)
    server_client.post("/model", file.getvalue(), "application/octet-stream", token=req.strip())
    return f"accuracy {model.score(x_test, y_test)}"
