"""Forms sent to the portal at twenty a second: how long each takes to be taken in, and that each is there, once."""

import http.client
import os
import threading
import time
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from bench.browser import FORM, server
from bench.timing import quantile, table

A_SECOND, SECONDS, MOST_MS = 20, 20, 300
TOLD = {"told": "He shouts at her. " * 60, "who": "The lady at the end of the row"}


def run(folder: Path) -> None:
    """Send them from as many places; stop with a sentence where it took too long, or one is missing or there twice."""
    from bench.scene import council_of_bulk, tables
    from lintel.casework import asked
    from lintel.casework.models import Work
    from lintel.domain.forms.every import PUBLIC

    tables()
    council_of_bulk(1)
    # Each from an address of its own, as a web server in front of ours would say: else they would be slowed down.
    os.environ["LINTEL_WEB_SERVERS"] = "1"
    drafts = [asked.begin(PUBLIC["concern"], TOLD).id for _ in range(A_SECOND * SECONDS)]
    before = Work.objects.count()
    with server() as port:
        send(port, asked.begin(PUBLIC["concern"], TOLD).id, 0, [])
        lengths: list[float] = []
        began = time.perf_counter()
        threads = [threading.Thread(target=send, args=(port, draft, n, lengths)) for n, draft in enumerate(drafts, 1)]
        for number, thread in enumerate(threads):
            time.sleep(max(0.0, began + number / A_SECOND - time.perf_counter()))
            thread.start()
        for thread in threads:
            thread.join()
    late = quantile(lengths, 0.95)
    headings = ("forms", "a second", "median ms", "p95 ms", "worst ms", f"p95 within {MOST_MS}")
    figures = (len(lengths), A_SECOND, *(f"{each:.0f}" for each in (quantile(lengths, 0.5), late, max(lengths))))
    table("Forms sent to the portal", [headings, (*figures, "yes" if late <= MOST_MS else "no")])
    if len(lengths) != len(drafts) or Work.objects.count() - before != len(drafts) + 1:
        raise SystemExit(
            f"{len(lengths)} of {len(drafts)} were acknowledged, {Work.objects.count() - before - 1} are there."
        )
    if late > MOST_MS:
        raise SystemExit(f"Later than {MOST_MS} ms.")


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
