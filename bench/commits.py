"""Commits a second over HTTP with 8 clients, beside a bare two-row view: same server, durability and database."""

import re
import threading
import time
from collections.abc import Callable
from datetime import date, datetime
from http import HTTPStatus
from pathlib import Path

from bench.browser import Browser, server
from bench.timing import quantile, table
from lintel.domain.clock import LONDON

CLIENTS, EACH = 8, 25


def run(folder: Path) -> None:
    """Both in turn, three times; the ratio of the medians; every commit accounted for afterwards."""
    from bench.scene import tables, workers

    tables()
    today = datetime.now(LONDON).date()
    references = workers(CLIENTS, today)
    with server() as port:
        clients = [Client(port, reference, number, today) for number, reference in enumerate(references, start=1)]
        rates: dict[str, list[float]] = {"keep in touch": [], "bare": []}
        for _ in range(3):
            rates["keep in touch"].append(together([client.keep_in_touch for client in clients]))
            rates["bare"].append(together([client.bare for client in clients]))
    _account(clients)
    _show(rates)


def _show(rates: dict[str, list[float]]) -> None:
    medians = {name: quantile(each, 0.5) for name, each in rates.items()}
    rows = [(name, f"{medians[name]:.0f}", [f"{rate:.0f}" for rate in each]) for name, each in rates.items()]
    ratio = ("ratio", f"{medians['keep in touch'] / medians['bare']:.2f}", "")
    table(f"Commits a second, {CLIENTS} clients", [("what", "a second", "runs"), *rows, ratio])


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


class Client(Browser):
    """One signed-in worker with a work of her own."""

    def __init__(self, port: int, reference: str, number: int, today: date) -> None:
        super().__init__(port, f"bench{number}")
        self.number, self.today, self.reference, self.kept = number, today, reference, 0
        self.page = f"/work/{reference}/keep_in_touch"
        page = self.read(self.page)
        self.form = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
        self.sequence = int(self.form["sequence"])

    def keep_in_touch(self) -> None:
        """One commit through every floor: form, visibility, story, row, ledger."""
        answers = {"how": "phone", "reached": "yes", "occurred": self.today.isoformat(), "note": ""}
        values = {**self.form, **answers, "sequence": str(self.sequence)}
        # A browser has read what the page before said was done; unread, such words would be carried along and grow.
        self.cookies.pop("messages", None)
        status, body, _ = self.ask("POST", self.page, values)
        if status != HTTPStatus.FOUND:
            raise RuntimeError(f"{status}: {body[:2000]}")
        self.sequence, self.kept = self.sequence + 1, self.kept + 1

    def bare(self) -> None:
        """The bare view."""
        status, _, _ = self.ask(
            "POST", f"/bare/{self.number}", {**self.form, "how": "phone", "on": self.today.isoformat()}
        )
        if status != HTTPStatus.OK:
            raise RuntimeError(status)
