"""Beforehand: facts that are not yet committed, in the places that they would have in a story."""

from collections.abc import Sequence
from datetime import datetime

from lintel.domain.fact import Fact, Recorded
from lintel.domain.story import Story, check_dates


def placed(facts: Sequence[Fact], *, after: int, now: datetime, by: str = "") -> list[Recorded]:
    """The facts as they would be recorded after so many of their subject. Positions are given last, by the ledger."""
    return [Recorded(fact, 0, after + place, now, by) for place, fact in enumerate(facts, start=1)]


def told_with(story: Sequence[Recorded], facts: Sequence[Fact], now: datetime) -> list[Recorded]:
    """The story with these facts at its end. Raises Refused where it could not be told so."""
    for fact in facts:
        check_dates(fact, now)
    new = placed(facts, after=len(story), now=now)
    told = Story()
    told.add(story)
    told.add(new)
    return [*story, *new]
