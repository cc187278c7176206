"""Rounds: every address that a reader can ask for, read to the last page of each list, as a browser without scripts does."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from itertools import product
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from lintel.council.people import localities, teams
from lintel.domain.codes import titles
from lintel.domain.flow import KINDS
from lintel.domain.messages import DECISION, LETTER, NEW_WORKER, NO_WORKER, RECEIVED, WAITING_WELL, Message
from lintel.domain.reference import person_reference, work_reference
from lintel.domain.work import WorkOpened
from lintel.gateways.document import KIND as DOCUMENT
from lintel.measures import library
from lintel.measures.suspicious import RULES
from lintel.synthetic.county import County
from lintel.synthetic.setting import HERE
from tests.journeys.totals import without_tokens, without_totals
from tests.journeys.twins import PUBLISHED, TODAY, WORKER, Twins

NEXT = re.compile(r'href="([^"]+)" rel="next"')
TEMPLATES = (WAITING_WELL, NO_WORKER, NEW_WORKER, DECISION, RECEIVED)
NEVER = "00000000-0000-4000-8000-000000000000"
SORTS = ("needs_somebody", "waiting", "went", "stuck", "done")
MOVES = (
    "rate",
    "keep_in_touch",
    "offer",
    "hand_over",
    "accept",
    "reach-AssessmentStarted",
    "reach-ContactTriaged",
    "call-CallTaken",
)


class Answer(NamedTuple):
    """What a browser got, without tokens and totals; the page is packed, as there are thousands."""

    status: int
    kind: str
    to: str
    page: bytes


def read_round(client: Client, addresses: Sequence[str]) -> dict[str, Answer]:
    """The answer to every address, and to each further page that an answer leads to."""
    found: dict[str, Answer] = {}
    left = list(addresses)
    while left:
        path = left.pop()
        response = client.get(path)
        found[path] = answer_of(path, response)
        left += [unescape(each) for each in NEXT.findall(_page(response)) if unescape(each) not in found]
    return found


def answer_of(path: str, response: HttpResponse) -> Answer:
    """An answer as it is compared."""
    page = without_totals(path, without_tokens(_page(response)))
    kind, to = response.headers.get("Content-Type", ""), response.headers.get("Location", "")
    return Answer(response.status_code, kind, to, zlib.compress(page.encode(), 1))


def _page(response: HttpResponse) -> str:
    whole = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    if response.headers.get("Content-Type") == DOCUMENT:
        with zipfile.ZipFile(io.BytesIO(whole)) as document:
            return document.read("word/document.xml").decode()
    return whole.decode()


@dataclass(frozen=True)
class Sample:
    """The works and people whose own pages are read, by references: those near to her first, then some of all."""

    works: tuple[str, ...]
    people: tuple[str, ...]
    entries: tuple[tuple[str, str], ...]


def sample(made: County, many: int) -> Sample:
    """Half of them of her own team and open of late, the other half from the whole county."""
    opened = [line.fact for line in made.lines if isinstance(line.fact, WorkOpened)]
    near = [fact for fact in reversed(opened) if fact.team == HERE][: many // 2]
    chosen = {fact.subject: fact for fact in [*near, *opened[:: max(1, len(opened) // (many - len(near)))]]}
    return Sample(
        tuple(work_reference(work) for work in chosen),
        tuple(dict.fromkeys(person_reference(fact.person) for fact in chosen.values())),
        tuple((work_reference(fact.subject), fact.id) for fact in near[:3]),
    )


def everywhere(some: Sample, workers: Sequence[str]) -> list[str]:
    """Every address for which there is a page, for readers of any role: who may not see it is told so."""
    return [*_plain(), *_lists(), *_figures(), *_records(some), *_people_at_work(workers)]


def near_to_her(both: Twins) -> list[str]:
    """The addresses at which she or her works would stand first, if they stood anywhere."""
    figure = {"measure": PUBLISHED[0][0]}
    lists = (
        "due",
        "caseload",
        "suspicious_records",
        "published_figures",
        "staff",
        "new_contact",
        "tray",
        "emergency_reviews",
        "gone_quiet",
    )
    found = [reverse(name) for name in lists]
    found += [reverse(name, kwargs=figure) for name in ("figure", "figure_cases", "figure_cases_csv")]
    found += [f"/waiting?team={HERE}&rating=red", f"/waiting?team={HERE}&kind=contact", "/waiting?rating=red"]
    found += [f"/waiting?kind=safeguarding_concern&team={HERE}", "/waiting?mine=yes", "/figures/"]
    found += [f"/outbox/?sort={sort}" for sort in SORTS]
    found += [path for each in both.others for path in _record(each, both.person)]
    # Who cares for somebody is offered at the triage of each contact about them.
    opened = [line.fact for line in both.without.lines if isinstance(line.fact, WorkOpened)]
    contacts = [fact.subject for fact in opened if fact.kind == "contact" and fact.person in both.others]
    found += [reverse("triage", args=[work_reference(each)]) for each in contacts[-2:]]
    published = reverse("published_figure", args=[f"00000000-0000-0000-0000-{1:012}"])
    return [*found, published, f"{published}cases/", f"/caseload/{WORKER}", f"/staff/{WORKER}/leaver"]


def hers(both: Twins) -> list[str]:
    """The addresses of the restricted person herself, which lead nowhere for those who may not see her."""
    entries = [line.fact.id for line in both.with_her.lines if line.fact.subject == both.work]
    own = [*_work(work_reference(both.work), entries[:3]), *_record(both.person, both.others[0])]
    looked = reverse("who_looked", args=[person_reference(both.person)])
    return [*own, looked, *(path for each in entries for path in _messages(each))]


def _messages(fact: str) -> Iterator[str]:
    """Every message that a fact can owe, with its letter as a page and as a document."""
    for template, channel in product(TEMPLATES, (LETTER, "text", "email")):
        known = Message(person="", work="", channel=channel, template=template, because_of=fact, tell_by=TODAY)
        names = ("message", "letter", "letter_document") if channel == LETTER else ("message",)
        yield from (reverse(name, args=[known.id]) for name in names)


def _record(person: str, other: str) -> Iterator[str]:
    """The pages of one record, and of taking away its link with another."""
    reference = person_reference(person)
    yield from (reverse(name, args=[reference]) for name in ("person", "restrict", "lift", "link", "chronology"))
    yield from (reverse("tell", args=[reference, what]) for what in ("note", "own-words", "relationship", "describe"))
    for relationship in ("carer", "cared_for", "friend"):
        yield reverse("end_relationship", args=[reference, person_reference(other), relationship])
    yield f"{reverse('new_contact')}?person={reference}"
    yield from (reverse(name, args=[reference, "key_safe"]) for name in ("kept_apart", "write_apart"))
    yield reverse("unlink", args=[reference, person_reference(other)])


def _plain() -> Iterator[str]:
    names = (
        "home",
        "sign_in",
        "accessibility",
        "due",
        "caseload",
        "new_contact",
        "tray",
        "staff",
        "published_figures",
        "drafts",
        "emergency",
        "emergency_reviews",
        "gone_quiet",
        "odd_looks",
        "portal",
        "status",
        "my_referrals",
    )
    yield from (reverse(name) for name in names)
    yield from (
        reverse(name, args=[slug])
        for name in ("portal_start", "portal_forget", "portal_printed", "asked_for")
        for slug in ("help",)
    )
    yield from ("/no-such-page", "/work/W-00000-00000", "/person/P-00000-00000", "/waiting?kind=no-such-kind")


def _lists() -> Iterator[str]:
    stages = {stage.name for kind in KINDS.values() for stage in kind.stages} | {"reallocation"}
    filters = {
        "kind": list(KINDS),
        "team": list(teams()),
        "stage": sorted(stages),
        "rating": [*titles("ratings"), "unrated"],
        "locality": list(localities()),
        "mine": ["yes"],
    }
    yield reverse("waiting")
    yield from (f"/tray?locality={value}" for value in localities())
    yield from (f"/due?list={part}&page={page}" for part in ("red", "untold", "contacts", "offers") for page in (1, 2))
    for name, values in filters.items():
        yield from (f"/waiting?{name}={value}" for value in values)
    yield f"/waiting?kind=care_act_assessment&team={HERE}&rating=red"
    yield from (f"/outbox/?sort={sort}" for sort in SORTS)
    yield from (f"/outbox/?sort={sort}&team={HERE}" for sort in SORTS)
    yield from ("/figures/suspicious/", *(f"/figures/suspicious/?rule={rule}" for rule in RULES))


def _figures() -> Iterator[str]:
    yield from (f"/figures/?kind={kind}" for kind in KINDS)
    for measure in library.measures():
        for name in ("figure", "figure_cases", "figure_cases_csv", "publish_figure"):
            yield reverse(name, kwargs={"measure": measure.name})
    for query in _questions():
        for name in ("figure", "figure_cases", "figure_cases_csv"):
            yield reverse(name, kwargs={"measure": PUBLISHED[0][0]}) + "?" + urlencode(query)
    for number in range(1, len(PUBLISHED) + 2):
        address = reverse("published_figure", args=[f"00000000-0000-0000-0000-{number:012}"])
        yield from (address, f"{address}?by=team", f"{address}?by=rating", f"{address}cases/")


def _questions() -> Iterator[dict[str, str]]:
    yield from ({"by": cut} for cut in ("team", "locality", "rating"))
    yield from ({"by": "team", "group": HERE}, {"by": "rating", "group": "red"}, {"by": "rating", "group": "no-such"})
    week_ago = (TODAY - timedelta(days=7)).isoformat()
    yield from ({"as_at": week_ago}, {"as_at": week_ago, "known_on": week_ago}, {"as_at": "2099-01-01"})


def _records(some: Sample) -> Iterator[str]:
    yield from (reverse("work", args=[reference]) for reference in some.works)
    for name in ("person", "chronology"):
        yield from (reverse(name, args=[reference]) for reference in some.people)
    for reference, entry in some.entries:
        yield from _work(reference, [entry])
        yield from _messages(entry)


def _work(reference: str, entries: Sequence[str]) -> Iterator[str]:
    yield reverse("work", args=[reference])
    yield from (reverse("move", args=[reference, slug]) for slug in MOVES)
    yield from (reverse(name, args=[reference]) for name in ("reattribute", "taken_in", "as_sent"))
    yield reverse("sent_file", args=[reference, NEVER])
    yield from (reverse(name, args=[reference, "assessment"]) for name in ("write", "read_written", "sign_off"))
    for name in ("correct", "withdraw"):
        yield from (reverse(name, args=[reference, entry]) for entry in [*entries, NEVER])


def _people_at_work(workers: Sequence[str]) -> Iterator[str]:
    for username in workers:
        yield from (reverse("caseload_of", args=[username]), reverse("leaver", args=[username]))
