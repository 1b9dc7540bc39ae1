"""What the classic watchdog does, without one: POST /STEP starts index.py STEP for this request alone. It listens on $port of loopback."""
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from index import STEPS

MAXIMUM_BODY = 1024 * 1024


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        step = self.path.strip("/")
        length = int(self.headers.get("Content-Length") or 0)
        if step not in STEPS or length > MAXIMUM_BODY:
            self.close_connection = True
            return self.answer(404 if step not in STEPS else 413, b"")
        ended = subprocess.run([sys.executable, "index.py", step], input=self.rfile.read(length), stdout=subprocess.PIPE, timeout=300, check=False)
        return self.answer(200 if ended.returncode == 0 else 500, ended.stdout.strip())

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ["port"])), Handler).serve_forever()
