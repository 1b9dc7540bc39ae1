"""Answers each request after a known amount of processor time: spin-server.py PORT MICROSECONDS.

The spin is counted by the thread's processor clock, so a neighbour that takes the core makes the answer later and the work no less.
"""
import http.server
import sys
import time


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_GET(self):
        end = time.thread_time() + SECONDS
        while time.thread_time() < end:
            pass
        body = b"done"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


SECONDS = int(sys.argv[2]) / 1e6
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
