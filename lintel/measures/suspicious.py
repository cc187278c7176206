"""Suspicious records: open work whose facts look wrong, each with the rule that found it and why. To be looked at, not
believed: a figure still counts each of them until somebody puts it right."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lintel.domain.clock import add_calendar_months, london_date
from lintel.domain.fact import Recorded, effective
from lintel.domain.flow import KINDS
from lintel.domain.story import state_of
from lintel.domain.work import WorkState, words
from lintel.ledger import read
from lintel.measures.ask import council, position_known
from lintel.measures.catch_up import catch_up
from lintel.measures.models import Spell
from lintel.measures.sql import on_list, one_ids

LONGEST_DAYS = 365
OLDEST_MONTHS = 24
LATEST_DAYS = 14
RULES = {
    "waited_over_a_year": "Has waited over 365 days",
    "first_contact_too_old": "First contact over 24 months ago",
    "two_open_of_one_kind": "Two open pieces of work of one kind for one person",
    "recorded_late": "Recorded more than 14 days after it happened",
    "offer_never_answered": "An offer was never answered",
}


@dataclass(frozen=True, kw_only=True)
class Suspicion:
    """One work that looks wrong by one rule; `why` says it in words and numbers, without names."""

    rule: str
    work: str
    kind: str
    person: str
    team: str
    why: str


def suspicious(as_at: date | None = None, *, but_for: Collection[str] = ()) -> list[Suspicion]:
    """Every suspicion about waits on the list at the end of a day (by default today), by rule, then work.

    `but_for` are people who are left out, with their links, as for a reader who may not know that they are here.
    """
    position, known_on = position_known(as_at or date.min, None)
    day = as_at or london_date(known_on)
    catch_up(council(), position)
    spells = [spell for spell in on_list(council(), position, day) if spell.person not in but_for]
    found = [*_by_length(spells, day), *_two_open(spells, position, but_for), *_by_facts(spells, position, day)]
    order = list(RULES)
    return sorted(found, key=lambda each: (order.index(each.rule), each.work))


def _suspicion(rule: str, spell: Spell, why: str) -> Suspicion:
    return Suspicion(rule=rule, work=spell.work, kind=spell.kind, person=spell.person, team=spell.team, why=why)


def _by_length(spells: Sequence[Spell], day: date) -> Iterator[Suspicion]:
    oldest = add_calendar_months(day, -OLDEST_MONTHS).toordinal()
    for spell in spells:
        days = day.toordinal() - spell.since
        if days > LONGEST_DAYS:
            yield _suspicion("waited_over_a_year", spell, f"{days:,} days")
        if spell.since < oldest:
            since = date.fromordinal(spell.since)
            yield _suspicion("first_contact_too_old", spell, f"Waiting since {since:%-d %B %Y}")


def _two_open(spells: Sequence[Spell], position: int, but_for: Collection[str]) -> Iterator[Suspicion]:
    one_id = one_ids(council(), position, but_for=but_for)
    together: dict[tuple[str, str], list[Spell]] = defaultdict(list)
    for spell in spells:
        together[one_id.get(spell.person, spell.person), spell.kind].append(spell)
    for (_, kind), same in together.items():
        if len(same) > 1:
            for spell in same:
                yield _suspicion("two_open_of_one_kind", spell, f"{len(same)} open {KINDS[kind].plural.lower()}")


def _by_facts(spells: Sequence[Spell], position: int, day: date) -> Iterator[Suspicion]:
    stories = read.facts_of([spell.work for spell in spells], upto=position)
    for spell in spells:
        yield from _late(spell, stories[spell.work])
        yield from _never_answered(spell, stories[spell.work], day)


def _late(spell: Spell, story: Sequence[Recorded]) -> Iterator[Suspicion]:
    """The fact that was recorded longest after it happened, if that is too long."""
    late = [(london_date(entry.recorded) - entry.fact.occurred, entry.fact) for entry in effective(story)]
    longest, fact = max(late, key=lambda pair: pair[0])
    if longest > timedelta(days=LATEST_DAYS):
        yield _suspicion(
            "recorded_late", spell, f"{words(type(fact).__name__).capitalize()}: {longest.days:,} days late"
        )


def _never_answered(spell: Spell, story: Sequence[Recorded], day: date) -> Iterator[Suspicion]:
    state = state_of(story, as_at=day)
    if isinstance(state, WorkState) and state.offer is not None and not state.offer.stands_on(day):
        yield _suspicion("offer_never_answered", spell, f"Offered on {state.offer.on:%-d %B %Y}, not answered")
