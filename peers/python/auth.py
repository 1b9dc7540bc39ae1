"""user;password in, a token of iris-server out."""
import server_client


def handle(req):
    return server_client.post("/user", req.strip().encode(), "text/plain").decode()
