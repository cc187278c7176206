"""Commits a second over HTTP with 8 clients, beside a bare two-row view: same server, durability and database."""

import http.client
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlencode

from bench.timing import quantile, table
from lintel.domain.clock import LONDON

CLIENTS, EACH = 8, 25
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def run(folder: Path) -> None:
    """Both in turn, three times; the ratio of the medians; every commit accounted for afterwards."""
    from bench.scene import tables, workers

    tables()
    today = datetime.now(LONDON).date()
    references = workers(CLIENTS, today)
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "bench.server", str(port)], stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        clients = [Client(port, reference, number, today) for number, reference in enumerate(references, start=1)]
        rates: dict[str, list[float]] = {"keep in touch": [], "bare": []}
        for _ in range(3):
            rates["keep in touch"].append(together([client.keep_in_touch for client in clients]))
            rates["bare"].append(together([client.bare for client in clients]))
    finally:
        server.terminate()
        server.wait(30)
    ours, bare = (quantile(rates[name], 0.5) for name in rates)
    _account(clients)
    table(
        f"Commits a second, {CLIENTS} clients",
        [
            ("what", "a second", "runs"),
            *((name, f"{quantile(each, 0.5):.0f}", [f"{r:.0f}" for r in each]) for name, each in rates.items()),
            ("ratio", f"{ours / bare:.2f}", ""),
        ],
    )


def _account(clients: list["Client"]) -> None:
    from lintel.casework.models import Work

    kept = sum(client.kept for client in clients)
    stored = sum(work.sequence - 2 for work in Work.objects.filter(reference__in=[each.reference for each in clients]))
    if kept != stored:
        raise SystemExit(f"{kept} commits were acknowledged, and {stored} are stored.")


def together(calls: list[Callable[[], None]]) -> float:
    """Each client makes its calls in a thread of its own; calls a second in all."""
    threads = [threading.Thread(target=lambda call=call: [call() for _ in range(EACH)]) for call in calls]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(calls) * EACH / (time.perf_counter() - began)


class Client:
    """One signed-in worker with a work of her own, on one open connection."""

    def __init__(self, port: int, reference: str, number: int, today: date) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.reference, self.number, self.today, self.kept = reference, number, today, 0
        self.cookies: dict[str, str] = {}
        page = self.ask("GET", "/sign-in")[1]
        self.ask("POST", "/sign-in", {"csrfmiddlewaretoken": token(page), "username": f"bench{number}"})
        self.page = f"/work/{reference}/keep_in_touch"
        page = self.ask("GET", self.page)[1]
        self.form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
        self.sequence = int(self.form["sequence"])

    def ask(self, method: str, address: str, values: dict[str, str] | None = None) -> tuple[int, str]:
        """One request; its status and body."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Connection": "close", **(FORM if values else {})}
        self.connection.request(method, address, urlencode(values) if values else None, headers)
        answer = self.connection.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, answer.read().decode()

    def keep_in_touch(self) -> None:
        """One commit through every floor: form, visibility, story, row, ledger."""
        answers = {"how": "phone", "reached": "yes", "occurred": self.today.isoformat(), "note": ""}
        values = {**self.form, **answers, "sequence": str(self.sequence)}
        status, body = self.ask("POST", self.page, values)
        if status != http.HTTPStatus.FOUND:
            raise RuntimeError(f"{status}: {body[:2000]}")
        self.sequence, self.kept = self.sequence + 1, self.kept + 1

    def bare(self) -> None:
        """The bare view."""
        status, _ = self.ask(
            "POST", f"/bare/{self.number}", {**self.form, "how": "phone", "on": self.today.isoformat()}
        )
        if status != http.HTTPStatus.OK:
            raise RuntimeError(status)


def token(page: str) -> str:
    """The token against forged forms in a page."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, seconds: float = 30) -> None:
    """Wait until somebody listens there."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)
