"""What the county tells, picked out for tests: facts by kind, and the words that go with them."""

import re
from collections.abc import Iterator
from datetime import date

from lintel.domain.document import Identity, Words
from lintel.domain.fact import Fact
from lintel.synthetic.county import County
from lintel.synthetic.telling import tell_all

TODAY = date(2026, 3, 4)
PHONE_LIKE = re.compile(r"\b0\d{2,4}(?: ?\d{3,4}){1,2}\b")
DRAMA = re.compile(r"01632 960\d{3}|07700 900\d{3}|020 7946 0\d{3}|0116 496 0\d{3}")


def facts(made: County, *kinds: str) -> list[Fact]:
    return [line.fact for line in made.lines if type(line.fact).__name__ in kinds]


def words(made: County) -> dict[str, Words]:
    return {each.id: each for each in made.documents if isinstance(each, Words)}


def said(made: County, kind: str) -> list[str]:
    written = words(made)
    return [written[fact.note].body["note"] for fact in facts(made, kind) if fact.note]


def all_texts(made: County) -> Iterator[str]:
    for each in words(made).values():
        yield from each.body.values()


def identities(made: County) -> dict[str, Identity]:
    return {each.person: each for each in made.documents if isinstance(each, Identity)}


def open_assessments(made: County) -> set[str]:
    works = tell_all(made.lines).works
    return {w.person or "" for w in works if w.kind and w.kind.name == "care_act_assessment" and w.closed_on is None}
