"""iris-server's address and its calls."""
import os
import urllib.request

ADDRESS = os.environ.get("IRIS_SERVER", "http://127.0.0.1:6001").rstrip("/")
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def get(path):
    with _direct.open(ADDRESS + path, timeout=10) as answer:
        return answer.read()


def post(path, body, content_type, token=None):
    headers = {"Content-Type": content_type}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(ADDRESS + path, data=body, headers=headers)
    with _direct.open(request, timeout=10) as answer:
        return answer.read()
