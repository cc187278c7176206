"""States: every page that anybody can be shown, plain and with something wrong, each kind of page once.

Pages are made by the server under test and handed to the browser as they are, at their own addresses: so a page that
answers a form that was sent is seen too, and a page that only says other names is not looked at twice.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from lintel.domain.access import ROLES
from lintel.domain.legal import MOVES
from lintel.domain.reference import work_reference
from lintel.domain.telling_of_people import TOLD
from tests.journeys.public_states import TOKEN, of_the_public
from tests.people import Cast
from tests.sheets import csv_of
from tests.sheets import row as sheet_row
from tests.web.places import SIGNED_OUT, Places, places, share_of

TAG = re.compile(r"<[^>]+>")
# What a page says, and what its boxes are called: that names are there once is asked of every page in the tests of pages.
SAYS = re.compile(
    r' (?:href|value|action|content|d|transform|title|x|y|x1|x2|y1|y2|name|id|for|aria-(?:label|describedby|labelledby|controls))="[^"]*"'
)
PLACE = re.compile(r'<li class="govuk-service-navigation__item.*?</li>', re.S)
CHART = re.compile(r"<svg role=.*?</svg>", re.S)
MAKES_EVERY_MOVE = ("safeguarding_lead",)
ALL_OTHERS = (SIGNED_OUT, *(role for role in ROLES if role not in MAKES_EVERY_MOVE))
LOOKED_FOR = ({"name": "Orla"}, {"name": "Nobody", "nhs_number": "9"}, {"name": "\u202e"}, {"birth_date-day": "31"}, {})
LOOKED_AT = ("only", "visible", "own_team", "known", "draft", "unknown")


class State(NamedTuple):
    """One page as a reader is shown it."""

    reader: str
    path: str
    status: int
    page: str

    @property
    def name(self) -> str:
        """Which page, for whom, and how it was answered."""
        return f"{self.reader} {self.path} {self.status}"

    @property
    def shape(self) -> str:
        """The page without its words: what a check of how it is built could tell apart."""
        return hashlib.sha256("".join(_once(self.tags)).encode()).hexdigest()

    @property
    def tags(self) -> list[str]:
        """Its tags without words, the same one after the other once."""
        plain = CHART.sub("<svg>", PLACE.sub("", self.page))
        tags = [SAYS.sub("", tag) for tag in TAG.findall(plain)]
        return [tag for before, tag in zip(["", *tags], tags, strict=False) if tag != before]

    def parts(self) -> set[int]:
        """Each tag of it with the five that follow."""
        tags = self.tags
        return {hash(tuple(tags[at : at + 6])) for at in range(len(tags))}


def _once(tags: list[str]) -> Iterator[str]:
    """The rows of one table are alike: each kind of row is taken once."""
    seen: set[str] = set()
    for row in re.split(r"(?=<tr>)|(?<=</tbody>)", "".join(tags)):
        if not row.startswith("<tr>") or row not in seen:
            seen.add(row)
            yield row


def every_state(here: Places, readers: Sequence[str], among: int) -> Iterator[State]:
    """The pages of each reader's share: those of each route, and those of each form with something wrong in it."""
    for reader in readers:
        client, all_moves = here.client(reader), reader in MAKES_EVERY_MOVE
        asked = [(path, client.get(path)) for path in share_of(reader, _paths(here, all_moves), among)]
        wrong = share_of(reader, _wrong(here, all_moves), among)
        sent = [(path, client.post(path, told | TOKEN)) for path, told in wrong]
        found = [("/find", client.post("/find", told | TOKEN, follow=True)) for told in LOOKED_FOR]
        public = of_the_public(here.made) if reader == SIGNED_OUT else ()
        for path, answer in [*asked, *sent, *found, *_brought_in(client, reader), *public]:
            if _is_page(answer):
                yield State(reader, path, answer.status_code, answer.content.decode())


@cache
def states_of(readers: Sequence[str], among: int = 1) -> list[State]:
    """The pages for these readers, made once in a run. Needs a database the first time."""
    return list(every_state(places(), readers, among))


def _brought_in(client: Client, reader: str) -> Iterator[tuple[str, HttpResponse]]:
    """A sheet that was sent, with a row of each sort in it: what was found, what cannot be stored yet, what was left out."""
    if reader != "safeguarding_lead":
        return
    rows = [
        sheet_row("people", phone="1632960471"),
        sheet_row("people", person="O-2", nhs_number="", birth_date="31/02/1950"),
    ]
    sheet = SimpleUploadedFile("people.csv", csv_of(rows))
    client.post("/bring-in/", {"file": sheet} | TOKEN)
    path = "/bring-in/file"
    yield path, client.get(path)
    yield path, client.post(path, TOKEN)
    client.post(path, {"keep_good_rows": "on"} | TOKEN)
    yield path, client.get(path)
    client.post(path, {"forget": "yes"} | TOKEN)


def different(states: Iterable[State]) -> list[State]:
    """Those of a shape that was not met before."""
    first: dict[str, State] = {}
    for state in states:
        first.setdefault(state.shape, state)
    return list(first.values())


def built_anew(states: Iterable[State]) -> list[State]:
    """Those in which something stands beside something that it did not stand beside before, the longest first."""
    seen, found = set[int](), []
    for state in sorted(states, key=lambda state: -len(state.page)):
        if new := state.parts() - seen:
            seen |= new
            found.append(state)
    return found


def _is_page(answer: HttpResponse) -> bool:
    return answer.headers.get("Content-Type", "").startswith("text/html") and bool(answer.content)


def _paths(here: Places, all_moves: bool) -> Iterator[str]:
    for route, examples in here.examples.items():
        if route != "sign_out":
            yield from (here.path(route, example) for example in examples if example in LOOKED_AT)
    yield from _of_each_work(here.made) if all_moves else ()
    orla = here.path("person", "visible")
    yield from (f"{orla}/tell/{what}" for what in TOLD)
    yield from (f"{orla}/tell/end-hazard/severe_allergy", f"{orla}?kind=notes", f"{orla}/chronology?kind=no-such")
    yield from ("/due?list=contacts", "/due?list=offers&page=2")
    yield from ("/no-such-page", "/waiting?kind=care_act_assessment&rating=no-such", "/waiting?team=safeguarding")
    for wrong in ("as_at-day=31&as_at-month=2&as_at-year=2026", "as_at=2099-01-01", "known_at=9am", "by=no-such"):
        yield from (f"{here.path(route, 'known')}?{wrong}" for route in ("figure", "figure_cases"))
    yield f"{here.path('figure', 'known')}?by=team"
    yield from (f"/outbox/?sort={sort}" for sort in ("waiting", "stuck", "no-such"))
    yield f"{here.path('letter', 'visible')}?size=large"
    yield f"{here.path('published_figure', 'known')}?by=rating"
    yield from (
        f"/papers/{asked}" for asked in ("?q=ring-back", "?q=zebra", "promises/?state=open", "promises/?state=no-such")
    )
    yield f"{here.path('paper', 'known')}?line=12"


def _of_each_work(made: Cast) -> Iterator[str]:
    """Every work, and every move with it, now or at another time."""
    for name in ("waiting", "offered", "held", "contact", "concern", "review"):
        reference = work_reference(made.works[name])
        yield f"/work/{reference}"
        slugs = [move.slug for move in MOVES] if name in ("waiting", "offered") else []
        own = {
            "contact": ("reach-ContactTriaged", "call-CallMade"),
            "concern": ("mark-ScreeningEnded", "reach-ThresholdDecided"),
        }
        yield from (f"/work/{reference}/{slug}" for slug in [*slugs, *own.get(name, ())])


def _wrong(here: Places, all_moves: bool) -> Iterator[tuple[str, dict[str, str]]]:
    """Every form with nothing in it, or with a day that cannot be."""
    seen = {"sequence": str(here.made.work("waiting").sequence)}
    no_day = {"occurred-day": "31", "occurred-month": "2", "occurred-year": "2026", "note": "O'Brien <b>"}
    for path in _of_each_work(here.made) if all_moves else [here.path("move", "visible")]:
        if path.count("/") > 2:
            yield path, no_day | seen
    yield here.path("move", "visible"), no_day | {"sequence": "99"}
    for route in ("correct", "withdraw"):
        yield here.path(route, "visible"), seen
    for route in ("restrict", "lift", "link", "unlink"):
        yield from ((here.path(route, "visible"), {"told": told, "other": "李", "note": "<b>"}) for told in ("2", "0"))
    orla = here.path("person", "visible")
    for what in [*TOLD, "hazard"]:
        yield from ((f"{orla}/tell/{what}", no_day | {"told": told, "other": "李"}) for told in ("99", "0"))
    yield here.path("reattribute", "visible"), seen | {"to_person": "P-00000-00000", "reason": "wrong_person"}
    yield here.path("new_contact", "only"), {}
    yield here.path("new_contact", "only"), no_day | {"person": "P-00000-00000", "name": "李"}
    yield here.path("new_contact", "only"), {"save_draft": "yes", "words": "She said <b>", "birth_about": "about 1940"}
    yield here.path("leaver", "own_team"), {"left_on-day": "31"}
    yield here.path("draft", "visible"), {"act": "nothing"}
    yield from ((here.path("message", "visible"), told) for told in ({"how": "<b>"}, {"again": "yes"}))
    yield here.path("my_referrals", "only"), {"email": "no address"}
    yield here.path("status", "only"), {}
    yield here.path("status", "only"), {"reference": "P-1", "born-day": "31"}
    yield here.path("worse", "known"), {"danger": "<b>", "note": "O'Brien <b>"}
    yield here.path("portal_more", "known"), {"words": "O'Brien <b>"}
    yield here.path("portal_come_back", "known"), {"code": "<b>"}
    yield from ((here.path("asked_for", "known"), told) for told in ({}, no_day | {"for_whom": "somebody_else"}))
    yield here.path("publish_figure", "known"), {"day": "never"}
    yield here.path("emergency", "only"), {}
    yield (
        here.path("emergency", "only"),
        {"reference": "P-00000-00000", "reason": "cover", "words": "李", "proof": "<b>"},
    )
    for route in ("emergency_review", "odd_look", "kept_apart"):
        yield here.path(route, "visible"), {"note": "O'Brien <b>"}
    yield here.path("kept_apart", "visible"), {"reason": "check"}
    yield here.path("write_apart", "visible"), {"secret": "  "}
    yield here.path("bring_in", "only"), {}
    yield from _wrong_about_papers(here)


def _wrong_about_papers(here: Places) -> Iterator[tuple[str, dict[str, str]]]:
    yield here.path("store_paper", "only"), {"body": "O'Brien <b>"}
    yield here.path("doubt", "known"), {"answer": "O'Brien <b>"}
    yield from (
        (here.path("keep_promise", "known"), {"act": act, "line": "0"}) for act in ("tell", "close", "open", "confirm")
    )
    yield from (
        (here.path(route, "known"), {"line": "<b>"})
        for route in ("correct_meeting", "add_sentence", "take_back_meeting")
    )
