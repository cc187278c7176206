"""Publishing: a figure is frozen with its members, its definition and its place in the ledger, and kept for ever.

It is all done under the lock of the ledger's head, while the spells can be neither followed up nor made again. The fact
that it was published is recorded last: so nothing can be recorded before its moment any more, and whoever asks for the
figure as known at that moment is given what was frozen.
"""

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
from lintel.ledger.models import Head
from lintel.ledger.record import lock_head, record
from lintel.ledger.write_lock import one_transaction
from lintel.measures import ask, library, sql
from lintel.measures.alone import alone
from lintel.measures.ask import Known, council
from lintel.measures.catch_up import follow
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


# All that a publication says, but for its own id, when it was made and by whom.
SAID = ("title", "definition", "definition_version", "targets", "versions", "result")


class MoreIsKnown(Exception):
    """More is known at that moment than when the figure was shown; nothing was published."""


def publish(measure: str, as_at: date, *, by: str, as_known_on: Known = None, shown: int | None = None) -> Published:
    """Freeze a figure with its members, and record that it was published; what was published already is given back.

    `by` is a staff id; `shown` the position of the figure that they were shown. Raises Refused as `ask`, and MoreIsKnown
    where that is not the figure of that moment any more.
    """
    declared = library.measure(measure)
    # Catching up may take long, and must not keep others from recording: most of it is done before the lock is taken.
    reading = ask.reading(as_at, as_known_on=as_known_on)
    with alone(council()), one_transaction():
        head = lock_head(council())
        position = _position(reading.known_on, shown)
        follow(council(), position)
        question = Question(measure=declared, as_at=as_at, position=position)
        frozen = _frozen(question, reading.known_on, by, head)
        return _published_already(frozen) or _kept(frozen, question)


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


def _position(known_on: datetime, shown: int | None) -> int:
    position = read.position_as_known_on(council(), known_on)
    if shown is not None and shown != position:
        raise MoreIsKnown
    return position


def _frozen(question: Question, known_on: datetime, by: str, head: Head) -> Published:
    return Published(
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


def _published_already(frozen: Published) -> Published | None:
    """The same figure of the same moment, if there is one that says the very same."""
    same = all_published(frozen.measure).filter(as_at=frozen.as_at, known_on=frozen.known_on, position=frozen.position)
    return next((each for each in same if all(getattr(each, name) == getattr(frozen, name) for name in SAID)), None)


def _kept(frozen: Published, question: Question) -> Published:
    frozen.save()
    PublishedMember.objects.bulk_create(_members(frozen, question), batch_size=1000)
    _record(frozen)
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
