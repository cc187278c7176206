"""Judging: a story told with facts that are not yet committed, for an action that must know before it goes on."""

from collections.abc import Sequence
from datetime import datetime

from lintel.domain.fact import Fact, Recorded
from lintel.domain.story import Story, check_dates


def told_with(story: Sequence[Recorded], facts: Sequence[Fact], now: datetime) -> list[Recorded]:
    """The story with these facts at its end. Raises Refused where it could not be told so."""
    for fact in facts:
        check_dates(fact, now)
    new = [Recorded(fact, 0, len(story) + place, now, "") for place, fact in enumerate(facts, start=1)]
    told = Story()
    told.add(story)
    told.add(new)
    return [*story, *new]
