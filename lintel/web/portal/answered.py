"""How soon the first decision comes on what is sent: the real figure of last month, counted as every figure is (U7)."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.core.cache import cache

from lintel.domain.clock import month_ends
from lintel.domain.flow import kind_named
from lintel.measures import ask
from lintel.measures.language import Member
from lintel.web.expected import FEWEST

A_DAY = 60 * 60 * 24


@dataclass(frozen=True)
class Answered:
    """Within how many whole days half of them, and nine in ten, were decided on in the month that ended on `month`."""

    half: int
    most: int
    month: date


def answered_last_month(kind: str, today: date) -> Answered | None:
    """How soon the first decision came in the last whole month. None where there were too few to say.

    Counted once a day: a start page is asked for often, and last month is over.
    """
    found: tuple[Answered | None] = cache.get_or_set(
        f"answered-{kind}-{today.isoformat()}", lambda: (_counted(kind, today),), A_DAY
    )
    return found[0]


def _counted(kind: str, today: date) -> Answered | None:
    stage = next(each.name for each in kind_named(kind).stages if each.first_decision)
    # A month counts once it is over: today is not.
    end = month_ends(today - timedelta(days=1), 1)[0]
    found = ask.reading(end).figure_of(f"waits_ended:{kind}:{stage}", within=lambda member: _in_month(member, end))
    if found.number < FEWEST or found.median is None or found.p90 is None:
        return None
    return Answered(half=ceil(found.median), most=ceil(found.p90), month=end)


def _in_month(member: Member, end: date) -> bool:
    return member.end is not None and (member.end.year, member.end.month) == (end.year, end.month)
