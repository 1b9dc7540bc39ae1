"""A step that stays up, as OpenFaaS's template python3-flask has it: warm.py STEP listens on $port, behind Flask and waitress.

The path /_/ready is of-watchdog's, which in a cluster stands before this.
"""
import importlib
import os
import sys

from flask import Flask, Response, request
from waitress import serve

from index import STEPS

app = Flask(__name__)


@app.get("/_/ready")
def ready():
    return "OK"


@app.route("/", defaults={"path": ""}, methods=["POST", "GET"])
@app.route("/<path:path>", methods=["POST", "GET"])
def main_route(path):
    return Response(handler.handle(request.get_data(as_text=True)), mimetype="text/plain")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in STEPS:
        sys.exit(f"usage: port=PORT warm.py {'|'.join(STEPS)}")
    handler = importlib.import_module(sys.argv[1])
    serve(app, host="127.0.0.1", port=int(os.environ["port"]))
