"""user;password in, iris-server's answer out."""
import server_client


def handle(req):
    return server_client.post("/user", req.strip().encode(), "text/plain").decode()
