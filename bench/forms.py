"""Forms sent to the portal at twenty a second: how long each takes to be taken in, and that each is there, once."""

import http.client
import os
import threading
import time
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from bench.browser import FORM, server
from bench.timing import quantile, table

A_SECOND, SECONDS, MOST_MS = 20, 20, 300
TOLD = {"told": "He shouts at her. " * 60, "who": "The lady at the end of the row"}


def run(folder: Path) -> None:
    """Send them from as many places; stop with a sentence where it took too long, or one is missing or there twice."""
    from lintel.casework.models import Work

    # Each from an address of its own, as a web server in front of ours would say: else they would be slowed down.
    os.environ["LINTEL_WEB_SERVERS"] = "1"
    to_warm_up, *drafts = filled_in(1 + A_SECOND * SECONDS)
    before = Work.objects.count()
    with server() as port:
        send(port, to_warm_up, 0, [])
        lengths = send_all(port, drafts)
    late = show(lengths)
    there = Work.objects.count() - before - 1
    if not len(lengths) == len(drafts) == there:
        raise SystemExit(f"{len(lengths)} of {len(drafts)} were acknowledged, {there} are there.")
    if late > MOST_MS:
        raise SystemExit(f"Later than {MOST_MS} ms.")


def filled_in(many: int) -> list[str]:
    """A council, and forms that are filled in and not sent yet."""
    from bench.scene import council_of_bulk, tables
    from lintel.casework import asked
    from lintel.domain.forms.every import PUBLIC

    tables()
    council_of_bulk(1)
    return [asked.begin(PUBLIC["concern"], TOLD).id for _ in range(many)]


def send_all(port: int, drafts: Sequence[str]) -> list[float]:
    """Send them so many a second, each on time however long the others take. Returns how long each took."""
    lengths: list[float] = []
    began = time.perf_counter()
    threads = [threading.Thread(target=send, args=(port, draft, n, lengths)) for n, draft in enumerate(drafts, 1)]
    for number, thread in enumerate(threads):
        time.sleep(max(0.0, began + number / A_SECOND - time.perf_counter()))
        thread.start()
    for thread in threads:
        thread.join()
    return lengths


def show(lengths: Sequence[float]) -> float:
    """Print how long they took. Returns within how long 95 of a hundred were taken in."""
    late = quantile(lengths, 0.95)
    headings = ("forms", "a second", "median ms", "p95 ms", "worst ms", f"p95 within {MOST_MS}")
    figures = (len(lengths), A_SECOND, *(f"{each:.0f}" for each in (quantile(lengths, 0.5), late, max(lengths))))
    table("Forms sent to the portal", [headings, (*figures, "yes" if late <= MOST_MS else "no")])
    return late


def send(port: int, draft: str, number: int, lengths: list[float]) -> None:
    """Send one that was filled in, and note how long it took until it was acknowledged."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = FORM | {"X-Forwarded-For": f"10.0.{number // 250}.{number % 250 + 1}", "Connection": "close"}
    began = time.perf_counter()
    connection.request("POST", "/ask/concern/check", urlencode({"draft": draft}), headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status == HTTPStatus.FOUND:
        lengths.append((time.perf_counter() - began) * 1000)
    connection.close()
