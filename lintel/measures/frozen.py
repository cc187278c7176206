"""What was frozen is what is there: the digest of a published figure and its members, held against the ledger's."""

from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha224
from typing import Any

import orjson

from lintel.domain.figure import FigurePublished
from lintel.ledger import read
from lintel.ledger.guards import faults_of_guards
from lintel.ledger.verify import Fault
from lintel.measures.models import Published, PublishedMember

GUARDED = ("measures_published", "measures_publishedmember")
SORTED = orjson.OPT_SORT_KEYS


def digest_of(frozen: Published) -> str:
    """The digest of a published figure as it is stored: every column, and every column of every member."""
    # A digest of 56 letters is the longest that fits where the ledger keeps codes.
    digest = sha224(_line(Published.objects.filter(pk=frozen.pk).values().get()))
    for member in PublishedMember.objects.filter(published=frozen.pk).order_by("pk").values().iterator():
        digest.update(_line(member))
    return digest.hexdigest()


def faults_of_published(council: str) -> Iterator[Fault]:
    """Each figure that is not there as it was published, or that no fact of the ledger tells of."""
    yield from faults_of_guards(GUARDED)
    there = {each.pk: each for each in Published.objects.filter(council=council)}
    told = set()
    for entry in read.entered_here(council, FigurePublished.__name__):
        assert isinstance(entry.fact, FigurePublished)
        told.add(entry.fact.subject)
        yield from _faults(entry.position, entry.fact, there.get(entry.fact.subject))
    for frozen in there.keys() - told:
        yield Fault(0, f"the published figure {frozen} is told of nowhere in the ledger")


def _faults(position: int, fact: FigurePublished, frozen: Published | None) -> Iterator[Fault]:
    if frozen is None:
        yield Fault(position, f"the figure {fact.subject} that was published is missing")
    elif fact.digest is not None and fact.digest != digest_of(frozen):
        yield Fault(position, f"the published figure {fact.subject} says something else than when it was published")


def _line(columns: dict[str, Any]) -> bytes:
    return orjson.dumps({name: _as_told(value) for name, value in columns.items()}, option=SORTED) + b"\n"


def _as_told(value: Any) -> Any:
    """A moment is told in UTC, whatever zone a database answers in."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
