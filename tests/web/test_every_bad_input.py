"""Whatever is typed into any form, or into any address, the answer is a page, what was typed is kept, and nothing is
half stored. Forms and addresses are found from the URL conf, their boxes from the pages themselves."""

import html
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from lintel.domain.telling_of_people import TOLD
from lintel.ledger.models import Entry
from lintel.records.models import Description, Identity, Words
from tests.web.places import Places, places
from tests.web.reading import Reader

BAD = {
    "an apostrophe": "O'Brien",
    "one character of another script": "李",
    "one letter": "x",
    "three hundred letters": "é" * 300,
    "pasted HTML": "<b onclick=\"x()\">bold</b></textarea><script>alert('x')</script>",
    "NUL": "Or\0la",
    "right to left": "\u202egro.live\u2066",
    "ten thousand characters": "word " * 2000,
    "a day that cannot be": "2026-02-31",
    "another such day": "31/02/2026",
    "the first day that may be": "1900-01-01",
    "a day before the calendar": "2015-06-01",
    "a huge number": "9" * 40,
    "below nothing": "-1",
    "no number": "1e400",
    "half of a pair": "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "a query": "' OR 1=1; DROP TABLE casework_work; --",
    "nothing but spaces": "   ",
}
IN_FORMS = {name: text for name, text in BAD.items() if name != "nothing but spaces"}
ASKED = (
    "kind", "team", "stage", "rating", "locality", "mine", "page", "rule", "as_at", "as_at-day", "known_on", "known_at",
    "by", "group", "measure", "list", "next", "sort", "size",
)  # fmt: skip
SEEN = ("only", "visible", "own_team", "known")
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FORMS = (
    "move", "correct", "withdraw", "reattribute", "restrict", "lift", "link", "unlink",
    "tell", "tell_of_one", "end_relationship", "new_contact", "find", "leaver", "publish_figure", "draft", "write", "sign_off",
    "message", "worse",
    "emergency", "emergency_review", "odd_look", "kept_apart", "write_apart",
    "bring_in",
    "asked_for", "portal_come_back",
)  # fmt: skip
FREE = ("text", "", "textarea")
READERS = {"publish_figure": "performance_analyst", "leaver": "team_manager", "emergency": "social_worker"}
# What was typed here is never sent back: test_kept_apart.py.
NEVER_SAID = frozenset({"secret"})
ANSWERS = (200, 302, 403, 404, 405, 409, 422)
STORED = (Entry, Identity, Description, Words)


@pytest.fixture
def here(db: None) -> Places:
    return places()


def stored() -> list[int]:
    return [model.objects.count() for model in STORED]


def forms(here: Places) -> Iterator[tuple[Client, str]]:
    """Every form, with somebody who may send it: each route that takes one, and each move with a work."""
    for route in FORMS:
        example = next(name for name in here.examples[route] if name in SEEN)
        yield here.client(READERS.get(route, "safeguarding_lead")), here.path(route, example)
    orla = here.path("person", "visible")
    for what in TOLD:
        yield here.client("safeguarding_lead"), f"{orla}/tell/{what}"
    reference = here.made.work("waiting").reference
    for slug in ("rate", "pause", "offer", "hand_over", "escalate", "end", "reach-AssessmentStarted"):
        yield here.client("safeguarding_lead"), f"/work/{reference}/{slug}"
    concern = here.made.work("concern").reference
    yield here.client("safeguarding_lead"), f"/work/{concern}/reach-ThresholdDecided"
    yield here.client("duty_worker"), f"/work/{here.made.work('contact').reference}/reach-ContactTriaged"


def boxes(client: Client, path: str) -> tuple[dict[str, str], dict[str, str]]:
    """What a form hides, and each box with its type."""
    page = client.get(path).content.decode()
    seen = {box["name"]: box.get("type", "textarea") for box in Reader(page).boxes if "name" in box}
    return dict(HIDDEN.findall(page)), seen


def check(client: Client, path: str, told: dict[str, Any], typed: dict[str, str], about: str) -> None:
    """A form is sent: the page is no fault of ours, what was typed is in it, and nothing is stored unless all is."""
    before = stored()
    answer = client.post(path, told)
    assert answer.status_code in ANSWERS, (about, answer.status_code)
    if answer.status_code == 302:
        return
    assert stored() == before, about
    if answer.status_code in (409, 422):
        # A sign that cannot be kept is shown again, or left out: the words stay.
        page = html.unescape(answer.content.decode()).replace("\0", "")
        lost = [name for name, text in typed.items() if text.replace("\0", "").strip() not in page]
        assert lost == [], about


@pytest.mark.parametrize("bad", IN_FORMS)
def test_every_box_of_every_form_at_once(here: Places, bad: str) -> None:
    sent = 0
    for client, path in forms(here):
        hidden, asked = boxes(client, path)
        typed = {name: BAD[bad] for name, kind in asked.items() if kind in FREE and name not in NEVER_SAID}
        chosen = dict.fromkeys(asked, BAD[bad])
        check(client, path, hidden | chosen, typed, f"{bad}: {path}")
        twice = {name: [BAD[bad], BAD[bad]] for name in [*hidden, *asked]}
        check(client, path, twice, {}, f"{bad}, twice: {path}")
        sent += 1
    assert sent == 46


TEXTS = {"person": "", "name": "Orla Plainly", "phone": "01632 960102", "postcode": "ZZ1 1AA", "words": "Asks for care"}


@pytest.mark.parametrize("box", TEXTS)
def test_each_box_of_a_contact_that_is_right_otherwise(here: Places, box: str) -> None:
    client, path = here.client("adviser"), here.path("new_contact", "only")
    hidden, _ = boxes(client, path)
    day = here.made.today
    right = {"kind": "contact", "channel": "phone", "reason": "asks_for_care", "occurred-day": str(day.day)}
    right |= {"occurred-month": str(day.month), "occurred-year": str(day.year)} | TEXTS
    for bad, text in BAD.items():
        told = hidden | {"once": bad} | right | {box: text} | ({"name": ""} if box == "person" else {})
        check(client, path, told, {box: text}, f"{bad}: {box}")


@pytest.mark.parametrize("bad", BAD)
def test_every_question_in_every_address(here: Places, bad: str) -> None:
    client, text = here.client("safeguarding_lead"), BAD[bad]
    for route, examples in here.examples.items():
        for example in [name for name in examples if name in SEEN and route != "sign_out"]:
            path = here.path(route, example)
            for asked in (dict.fromkeys(ASKED, text), {f"{name}[]": [text, text] for name in ASKED}):
                assert client.get(path, asked).status_code in ANSWERS, f"{bad}: {path}"


def test_each_question_alone(here: Places) -> None:
    client = here.client("team_manager")
    for route in (
        "waiting",
        "outbox",
        "figure",
        "figure_cases",
        "figure_cases_csv",
        "suspicious_records",
        "published_figure",
    ):
        path = here.path(route, next(iter(here.examples[route])))
        for name in ASKED[:-1]:
            for bad in ("NUL", "a day that cannot be"):
                assert client.get(path, {name: BAD[bad]}).status_code in ANSWERS, f"{bad}: {name} of {path}"


def test_no_form_is_taken_without_its_token(here: Places) -> None:
    # Of what somebody sends who is not signed in, the link of a letter or the id of a draft is the token.
    for client, path in [each for each in forms(here) if not each[1].startswith(("/say/", "/ask/"))]:
        careful, before = Client(enforce_csrf_checks=True), stored()
        careful.cookies = client.cookies
        answer = careful.post(path, {"reason": "any"})
        assert answer.status_code == 403, path
        assert "This page was open too long" in answer.content.decode()
        assert stored() == before
