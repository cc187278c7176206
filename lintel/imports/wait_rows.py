"""Rows of open waits: each a work with the dates that it had where it comes from, and no date that nobody knows.

A wait at a later stage is told by what is known of it: that it was opened, who accepted it and when, and since when this
stage has lasted. What came between is not made up, so clocks that ran then are not counted.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lintel.domain.allocation import OfferAccepted, WorkOffered
from lintel.domain.clock import london_date
from lintel.domain.document import Words
from lintel.domain.fact import Fact, new_id
from lintel.domain.flow import kind_named
from lintel.domain.handoffs import Opening, open_work
from lintel.domain.kind import Kind
from lintel.domain.nhs_number import as_compared, looks_right
from lintel.domain.refusals import Refused
from lintel.domain.waiting import KeptInTouch, RiskRated, WaitEnded, WaitStarted
from lintel.domain.work import REACHED
from lintel.imports.bringing import Brought, Known, Values
from lintel.imports.sheets.care_sorts import PEOPLE, WAITS

# What must be filled besides, by kind of work; of a due work the wait counts from the day on which it is due.
RECEIVED = {"contact": ("channel", "reason"), "safeguarding_concern": ("channel",), "review": ("basis",)}
# Why somebody was offered it and took it on was never told here.
BEFORE = "brought_along"
TOGETHER = (("rating", "rating_reason"), ("reached_on", "reached_by"), ("worker", "allocated_on"))


def wait(row: Values, known: Known) -> Brought:
    """A wait, new or here already."""
    if (WAITS.name, row["wait"]) in known.old:
        return Brought(notes=["Here already; left as it is here."])
    kind = kind_named(row["kind"])
    _refuse_half_told(row, kind)
    work, documents = new_id(), list[Words]()
    if row["note"]:
        documents.append(Words(id=new_id(), about=work, recorded=known.now, sort="note", body={"text": row["note"]}))
    note = documents[0].id if documents else None
    facts = [*_told(row, kind, _person(row["person"], known), work, note, known)]
    return Brought(facts=facts, documents=[*documents], reference=(WAITS.name, row["wait"], work))


def _person(said: str, known: Known) -> str:
    """Who waits: by the council's own reference, by Lintel's, or by NHS number."""
    if found := known.old.get((PEOPLE.name, said)) or known.by_reference.get(said.upper()):
        return found
    people = known.by_nhs_number.get(as_compared(said), []) if looks_right(said) else []
    if len(people) != 1:
        raise Refused("nobody_of_that_reference", field="person", text=said)
    return people[0]


def _refuse_half_told(row: Values, kind: Kind) -> None:
    if all(each.name != row["stage"] for each in kind.stages):
        stages = ", ".join(each.name for each in kind.stages)
        raise Refused("no_stage_of_it", field="stage", kind=kind.title.lower(), stages=stages)
    wanted = [*RECEIVED.get(kind.name, ()), *(("due_on",) if kind.due_date else ("waiting_since",))]
    for name in wanted:
        if row[name] is None:
            raise Refused("filled_for_this_kind", field=name, kind=kind.title.lower())
    for one, other in TOGETHER:
        if (row[one] is None) != (row[other] is None):
            given, empty = (one, other) if row[other] is None else (other, one)
            raise Refused("filled_with_that", field=empty, other=given.replace("_", " "))
    if row["worker"] and not kind.is_allocated:
        raise Refused("nobody_takes_it_on", field="worker", kind=kind.title.lower())


def _told(row: Values, kind: Kind, person: str, work: str, note: str | None, known: Known) -> Iterator[Fact]:
    opened_on = row["opened_on"] or row["waiting_since"] or _no_later(row, london_date(known.now))
    opening = Opening(
        kind=kind.name, person=person, team=row["team"], locality=row["locality"] or known.teams[row["team"]].locality,
        since=row["waiting_since"] or opened_on, occurred=opened_on, note=note, work=work,
    )  # fmt: skip
    received = {name: row[name] for name in RECEIVED.get(kind.name, ())}
    *begun, first = open_work(opening, received=received or None, due_on=row["due_on"] if kind.due_date else None)
    yield from begun
    yield from _waited(row, kind, first, opened_on, known)
    yield from _rated(row, work, opened_on)
    if row["reached_on"]:
        yield KeptInTouch(subject=work, occurred=row["reached_on"], how=row["reached_by"], reached=True)


def _no_later(row: Values, today: date) -> date:
    """Of a review whose opening nobody knows: it was there when it was due, or given to somebody, or is today."""
    return min(row["due_on"], row["allocated_on"] or today, today)


def _rated(row: Values, work: str, opened_on: date) -> Iterator[Fact]:
    if row["rating"]:
        on = row["rated_on"] or opened_on
        yield RiskRated(subject=work, occurred=on, rating=row["rating"], reason=row["rating_reason"])


def _waited(row: Values, kind: Kind, first: Fact, opened_on: date, known: Known) -> Iterator[Fact]:
    """The waits that are known: for a worker, where somebody accepted it; and the one that lasts."""
    assert isinstance(first, WaitStarted)
    work, since = first.subject, first.since or first.occurred
    if row["stage"] == first.stage and not row["worker"]:
        _refuse_other_day(row["in_stage_since"], opened_on)
        yield first
        return
    began = opened_on
    if row["worker"]:
        yield first
        yield from _accepted(row, work, known)
        began = row["allocated_on"]
    lasts_since = row["in_stage_since"] or began
    counts = {} if kind.due_date else {"since": since}
    yield WaitStarted(subject=work, occurred=lasts_since, stage=row["stage"], **counts)


def _refuse_other_day(in_stage_since: date | None, opened_on: date) -> None:
    if in_stage_since not in (None, opened_on):
        raise Refused("first_stage_began", field="in_stage_since")


def _accepted(row: Values, work: str, known: Known) -> Iterator[Fact]:
    on, worker = row["allocated_on"], known.staff[row["worker"]].id
    yield WorkOffered(subject=work, occurred=on, team=row["team"], worker=worker, reason=BEFORE)
    accepted = OfferAccepted(subject=work, occurred=on, worker=worker, reason=BEFORE)
    along: dict[str, Any] = {"subject": work, "occurred": on, "follows": accepted.id}
    yield accepted
    yield WaitEnded(stage="allocation", why=REACHED, **along)
