"""Floods from one place: whoever comes next is slowed down and told so, nobody is shut out, and nothing typed is lost."""

import re
import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lintel.casework.models import Work
from lintel.gateways import knocks
from lintel.gateways.knocks import BEGUN_FROM, FORMS_FROM, Limit
from lintel.records.models import PublicDraft
from lintel.web.portal import waited
from tests.people import Cast, cast
from tests.web.portal_walk import boxes, send, walk
from tests.web.reading import read, words
from tests.web.test_portal import FEWEST

HERE, THERE = "127.0.0.7", "127.0.0.9"
SLOWED, ASKED_AGAIN, ONWARD = 429, 422, 302


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.fixture
def client(made: Cast) -> Client:
    return Client(REMOTE_ADDR=HERE)


def flood(limit: Limit) -> None:
    for _ in range(limit.most):
        knocks.knocked(HERE, timezone.now(), limit=limit)


def wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waited, "WAIT", timedelta(seconds=-1))


def test_after_a_flood_a_true_concern_from_the_same_place_is_still_accepted(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Work.objects.count()
    walk(client, "concern", FEWEST["concern"])
    flood(FORMS_FROM)
    told = boxes(client.get("/ask/concern/check"))
    slowed = client.post("/ask/concern/check", told)
    assert slowed.status_code == SLOWED
    assert "01632 960100" in words(slowed)
    at_once = client.post("/ask/concern/check", boxes(slowed))
    assert at_once.status_code == SLOWED
    assert Work.objects.count() == before
    wait(monkeypatch)
    assert client.post("/ask/concern/check", boxes(slowed)).status_code == 302
    assert Work.objects.count() == before + 1


def test_one_stamp_is_good_for_one_draft(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Client(REMOTE_ADDR=HERE), Client(REMOTE_ADDR=HERE)
    for client in (one, other):
        walk(client, "help", FEWEST["help"])
    flood(FORMS_FROM)
    stamp = boxes(one.post("/ask/help/check", boxes(one.get("/ask/help/check"))))["stamp"]
    wait(monkeypatch)
    assert other.post("/ask/help/check", {"stamp": stamp}).status_code == SLOWED
    assert other.post("/ask/help/check", {"stamp": "made up"}).status_code == SLOWED


def test_elsewhere_nobody_is_slowed_down(made: Cast) -> None:
    flood(FORMS_FROM)
    client = Client(REMOTE_ADDR=THERE)
    walk(client, "help", FEWEST["help"])
    assert "We have it" in words(send(client, "help"))


@pytest.mark.parametrize(("path", "onward"), [("/ask/help/", "/questions/"), ("/ask/help/printed", "/printed/W-")])
def test_after_a_flood_of_what_was_begun_the_next_one_waits_and_is_begun_once(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str, onward: str
) -> None:
    flood(BEGUN_FROM)
    slowed = client.post(path)
    read(slowed)
    assert slowed.status_code == SLOWED
    assert "Wait 10 more seconds." in words(slowed)
    assert "01632 960100" in words(slowed)
    assert client.post(path, boxes(slowed)).status_code == SLOWED
    assert not PublicDraft.objects.exists()
    wait(monkeypatch)
    twice = [client.post(path, boxes(slowed)) for _ in range(2)]
    assert [onward in each["Location"] for each in twice] == [True, True]
    assert twice[0]["Location"] == twice[1]["Location"]
    assert PublicDraft.objects.count() == 1
    assert client.post(path).status_code == SLOWED
    assert Client(REMOTE_ADDR=THERE).post(path).status_code == ONWARD


@pytest.mark.parametrize(("page", "name"), [("told", "told"), ("cannot-wait-words", "cannot_wait_words")])
def test_after_a_flood_a_page_whose_draft_is_gone_keeps_what_was_typed(
    client: Client, monkeypatch: pytest.MonkeyPatch, page: str, name: str
) -> None:
    flood(BEGUN_FROM)
    path, typed = f"/ask/help/questions/{page}", {name: "She fell, and “nobody” came"}
    assert client.post(path, typed | {"keep": "yes"}).status_code == SLOWED
    slowed = client.post(path, typed)
    assert slowed.status_code == ASKED_AGAIN
    assert "What you wrote is still on this page. Wait 10 more seconds." in words(slowed)
    assert typed[name] in words(slowed)
    assert not PublicDraft.objects.exists()
    wait(monkeypatch)
    assert client.post(path, boxes(slowed) | typed).status_code == ONWARD
    assert PublicDraft.objects.get().answers == typed


def test_after_a_flood_files_are_asked_for_again(client: Client) -> None:
    flood(BEGUN_FROM)
    slowed = client.post("/ask/help/questions/papers")
    read(slowed)
    assert slowed.status_code == ASKED_AGAIN
    assert "Wait 10 more seconds. Then choose your files again." in words(slowed)


def test_a_stamp_of_one_form_begins_no_other(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    flood(BEGUN_FROM)
    slowed = client.post("/ask/help/")
    wait(monkeypatch)
    assert client.post("/ask/concern/", boxes(slowed)).status_code == SLOWED


@pytest.mark.parametrize("path", ["/ask/help/check", "/ask/help/", "/ask/help/printed", "/ask/help/questions/told"])
def test_whoever_sends_it_too_early_does_not_begin_to_wait_anew_and_reads_how_long_is_left(
    client: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    walk(client, "help", FEWEST["help"])
    for limit in (FORMS_FROM, BEGUN_FROM):
        flood(limit)
    here = client if path.endswith("check") else Client(REMOTE_ADDR=HERE)
    first = here.post(path, boxes(here.get(path)) if here is client else {"told": "She fell"})
    assert "Wait 10 more seconds." in words(first)
    began = time.time()
    monkeypatch.setattr(time, "time", lambda: began + 6)
    early = here.post(path, boxes(first) | {"told": "She fell"})
    assert early.status_code in (SLOWED, ASKED_AGAIN)
    assert boxes(early)["stamp"] == boxes(first)["stamp"]
    assert boxes(early)["draft"] == boxes(first)["draft"]
    left = re.search(r"Wait (\d+) more second", words(early))
    assert left
    assert 3 <= int(left[1]) <= 5
    monkeypatch.setattr(time, "time", lambda: began + 12)
    assert here.post(path, boxes(early) | {"told": "She fell"}).status_code == ONWARD
