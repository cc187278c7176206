"""Publishing: a figure is frozen with its members, its definition and its place in the ledger, and kept for ever."""

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from lintel.domain.clock import london_date
from lintel.domain.fact import new_id
from lintel.domain.figure import FigurePublished
from lintel.domain.refusals import Refused
from lintel.domain.targets import WITHIN, Target
from lintel.ledger import read
from lintel.ledger.record import record
from lintel.ledger.write_lock import one_transaction
from lintel.measures import ask, library, sql
from lintel.measures.ask import Known, council
from lintel.measures.frozen import digest_of
from lintel.measures.language import Figures, Member, Question
from lintel.measures.models import Published, PublishedMember
from lintel.measures.written import (
    figures_as_values,
    figures_from_values,
    target_as_values,
    target_from_values,
    versions,
)

MEMBER_FIELDS = (
    "work", "person", "kind", "stage", "number", "since", "on_list_from", "end", "in_time", "team", "locality",
    "rating", "why",
)  # fmt: skip


def publish(measure: str, as_at: date, *, by: str, as_known_on: Known = None) -> Published:
    """Freeze a figure with its members and record that it was published. `by` is a staff id. Raises Refused as `ask`."""
    declared = library.measure(measure)
    reading = ask.reading(as_at, as_known_on=as_known_on)
    question = Question(measure=declared, as_at=as_at, position=reading.position)
    with one_transaction():
        published = _frozen(question, reading.known_on, by)
        _record(published)
    return published


def all_published(measure: str | None = None) -> QuerySet[Published]:
    """What this council has published, the latest first; of one measure or of all."""
    found = Published.objects.filter(council=council())
    return found if measure is None else found.filter(measure=measure)


def published(id: str) -> Published:
    """One published figure. Raises Refused where there is none of that id."""
    found = Published.objects.filter(council=council(), id=id).first()
    if found is None:
        raise Refused("unknown_published")
    return found


def frozen_figures(frozen: Published, by: str | None = None) -> Figures:
    """A published figure as it was, whole or by one cut."""
    target = next((each for each in frozen_targets(frozen) if each.statistic == WITHIN), None)
    return figures_from_values(frozen.result[by or "whole"], target)


def frozen_targets(frozen: Published) -> list[Target]:
    """The targets that were in force on the day of a published figure, as it holds them."""
    return [target_from_values(values) for values in frozen.targets]


def frozen_members(frozen: Published) -> list[Member]:
    """The members of a published figure as they were, in order of work and wait."""
    rows = frozen.members.order_by("work", "number").values("days", *MEMBER_FIELDS)
    return [Member(**row | {"days": Fraction(row["days"])}) for row in rows]


def heads_published(of: str) -> Iterator[tuple[int, str]]:
    """The position and hash of the ledger's head that each published figure of a council holds."""
    return Published.objects.filter(council=of).values_list("head_position", "head_hash").iterator()


def _frozen(question: Question, known_on: datetime, by: str) -> Published:
    head = read.head(council())
    frozen = Published(
        id=new_id(),
        council=council(),
        as_at=question.as_at,
        known_on=known_on,
        position=question.position,
        head_position=head.position,
        head_hash=head.hash,
        result=_result(question),
        published_at=timezone.now(),
        by=by,
        **_definition(question),
    )
    frozen.save()
    PublishedMember.objects.bulk_create(_members(frozen, question), batch_size=1000)
    return frozen


def _definition(question: Question) -> dict[str, Any]:
    measure = question.measure
    return {
        "measure": measure.name,
        "title": measure.title,
        "definition": measure.definition,
        "definition_version": measure.version,
        "targets": [target_as_values(target) for target in measure.targets_on(question.as_at)],
        "versions": versions(measure),
    }


def _result(question: Question) -> dict[str, Any]:
    """The figures whole and by every cut, under the cut's name."""
    result = {}
    for by in (None, *question.measure.cuts):
        asked = Question(measure=question.measure, as_at=question.as_at, position=question.position, by=by)
        result[by or "whole"] = figures_as_values(sql.figures(council(), asked))
    return result


def _members(frozen: Published, question: Question) -> Iterator[PublishedMember]:
    for member in sql.members(council(), question):
        values = {name: getattr(member, name) for name in MEMBER_FIELDS}
        yield PublishedMember(published=frozen, days=str(member.days), **values)


def _record(frozen: Published) -> None:
    fact = FigurePublished(
        subject=frozen.id,
        occurred=london_date(frozen.published_at),
        measure=frozen.measure,
        as_at=frozen.as_at,
        at_position=frozen.position,
        digest=digest_of(published(frozen.id)),
    )
    record(council(), [fact], by=frozen.by, expecting={frozen.id: 0})
