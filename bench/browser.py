"""A browser as far as the benchmarks need one: somebody signed in, on one connection; and the server that answers."""

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import urlencode

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Browser:
    """Somebody of the made-up staff, signed in with one click."""

    def __init__(self, port: int, username: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies: dict[str, str] = {}
        page = self.ask("GET", "/sign-in")[1]
        self.ask("POST", "/sign-in", {"csrfmiddlewaretoken": token(page), "username": username})

    def ask(self, method: str, address: str, values: dict[str, str] | None = None) -> tuple[int, str, str]:
        """One request; its status, its body, and the address that it sends on to."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Connection": "close", **(FORM if values else {})}
        self.connection.request(method, address, urlencode(values) if values else None, headers)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, answer.read().decode(), answer.headers.get("Location", "")

    def read(self, address: str) -> str:
        """A page that is there and open to whoever is signed in."""
        status, page, _ = self.ask("GET", address)
        if status != HTTPStatus.OK:
            raise SystemExit(f"{address} answered {status}.")
        return page

    def send(self, address: str, values: dict[str, str]) -> str:
        """Send a form, and read the page that it leads to."""
        status, _, onwards = self.ask("POST", address, values)
        if status != HTTPStatus.FOUND:
            raise SystemExit(f"{values} answered {status}.")
        return self.read(onwards)


def token(page: str) -> str:
    """The token against forged forms in a page."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return found[1]


@contextmanager
def server() -> Iterator[int]:
    """Lintel's own server on a port that nobody listens on, for as long as it is asked."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([sys.executable, "-m", "bench.server", str(port)], **quiet)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(30)


def wait_for(port: int, seconds: float = 30) -> None:
    """Wait until somebody listens there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)
