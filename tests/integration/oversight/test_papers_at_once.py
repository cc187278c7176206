"""Papers that are stored at the same moment: each promise gets a number of its own, and the same file is stored once."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections

from lintel.oversight.papers import actions, followed
from lintel.oversight.papers.models import MeetingPaper, Promised
from lintel.oversight.papers.storing import About, digest_of
from tests.integration.oversight.made_up_papers import BODY, FIRST, MINUTES, keeper, minutes, paper
from tests.people import cast

OTHER = (date(2026, 2, 9), "Other Scrutiny Committee")
AT_ONCE = [((FIRST, BODY), OTHER, ["2025/26-001", "2025/26-002"]), ((FIRST, BODY), (FIRST, BODY), ["2025/26-001"])]


@pytest.mark.database
@pytest.mark.parametrize(("one", "other", "numbers"), AT_ONCE)
def test_two_stores_at_once(
    committed_db: None, monkeypatch: pytest.MonkeyPatch, one: Any, other: Any, numbers: list[str]
) -> None:
    """Whoever comes second waits for the first, and does not read what it has not written yet."""
    cast()
    out: list[str] = []
    gate, real = threading.Barrier(2), followed.suggestions

    def slow(*told: Any) -> Any:
        with suppress(threading.BrokenBarrierError):
            gate.wait(1)
        return real(*told)

    monkeypatch.setattr(followed, "suggestions", slow)

    def store(on: date, body: str) -> None:
        try:
            of = replace(minutes(on), paper=paper(MINUTES.replace("12 January", f"{on.day} January")))
            digest = digest_of(f"{body} {on}".encode())
            actions.store(of, About(body=body, date=on), digest=digest, kind="minutes", by=keeper())
            out.append("stored")
        except Exception as wrong:
            out.append(f"{type(wrong).__name__}: {wrong}")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=store, args=each) for each in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert out == ["stored", "stored"], connection.vendor
    assert sorted(Promised.objects.values_list("reference", flat=True)) == numbers
    assert MeetingPaper.objects.count() == len({one, other})
