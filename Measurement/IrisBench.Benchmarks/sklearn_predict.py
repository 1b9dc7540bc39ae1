"""The original's prediction. Usage: sklearn_predict.py train MODEL_FILE | sklearn_predict.py predict MODEL_URL < request"""
import pickle
import sys


def train(path):
    from sklearn.datasets import load_iris
    from sklearn.linear_model import LogisticRegression

    data = load_iris()
    model = LogisticRegression(max_iter=200).fit(data.data, data.target_names[data.target])
    with open(path, "wb") as file:
        pickle.dump(model, file)


def predict(url):
    import urllib.request

    features = [float(number) for number in sys.stdin.read().split(";")[1].split(",")]
    with urllib.request.urlopen(url, timeout=10) as answer:
        model = pickle.load(answer)
    print(model.predict([features])[0])


{"train": train, "predict": predict}[sys.argv[1]](sys.argv[2])
