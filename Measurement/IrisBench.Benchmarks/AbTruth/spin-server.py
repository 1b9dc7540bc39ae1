"""Answers each request after a known amount of processor time: spin-server.py PORT MICROSECONDS.

The spin is counted by the thread's processor clock, so a neighbour that takes the core makes the answer later and the work no less. Beside
the spin it does as little as it can, so that what is planted in the spin is planted in the whole call: a request has no body.
"""
import socket
import sys
import threading
import time

END_OF_REQUEST = b"\r\n\r\n"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone"


def serve(connection: socket.socket) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    request = b""
    with connection:
        while data := connection.recv(65536):
            request += data
            if not request.endswith(END_OF_REQUEST):
                continue
            request = b""
            end = time.thread_time() + SECONDS
            while time.thread_time() < end:
                pass
            connection.sendall(ANSWER)


SECONDS = int(sys.argv[2]) / 1e6
with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listener:
    while True:
        threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
