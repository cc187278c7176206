"""Loading: facts into the ledger in bulk, then their rows. Every rule that commit asks is asked; one refusal stops all."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice

from django.db import transaction
from django.utils import timezone

from lintel.casework.indexing import index
from lintel.casework.opened import refuse_orphans
from lintel.casework.project import Row, forced_rows, row_of
from lintel.casework.storing import insert, remove
from lintel.casework.suitable import EverSuitable
from lintel.domain.allocation import WorkOffered
from lintel.domain.document import Line
from lintel.domain.fact import Corrected, Recorded, Withdrawn
from lintel.domain.refusals import Refused, sentence
from lintel.domain.story import SKEW, Story, check_dates
from lintel.domain.waiting import Escalated
from lintel.imports.lines import BadLine
from lintel.imports.naming import Naming
from lintel.imports.openings import Openings
from lintel.ledger import bulk, read, witness
from lintel.ledger.write_lock import one_transaction

BATCH = 5000
MANY = 500
Numbered = Iterable[tuple[int, Line]]
Progress = Callable[[str, int], None]
Noted = tuple[Naming, Openings]
Append = Callable[..., int]
NAMES_A_COLLEAGUE = (WorkOffered, Escalated, Corrected)


@dataclass(frozen=True)
class Loaded:
    """How many facts were stored, and up to which position."""

    facts: int
    position: int


def load(
    lines: Numbered,
    *,
    council: str,
    by: str,
    digest: Callable[[], str],
    dry_run: bool = False,
    progress: Progress = lambda *_: None,
    append: Append = bulk.append,
) -> Loaded:
    """Load facts in recorded order. Raises BadLine for a line at fault, and then stores nothing at all.

    `append` puts them into the ledger: as a load, or as what they were before where a whole ledger is brought back.
    """
    with one_transaction(alone=True):
        first, numbers, noted = read.head(council).position, array("Q"), (Naming(), Openings())
        entries = _checked(lines, read.head(council).recorded, numbers, noted)
        last = append(council, _batches(entries, progress), by=by, digest=digest, bad=_named(numbers, first))
        _make_rows(council, first, last, numbers, progress)
        # By now whoever was withdrawn before has a row again, where the file brings that record back.
        for each in noted:
            each.refuse_unknown()
        transaction.on_commit(lambda: witness.write_down(read.head(council)), robust=True)
        if dry_run:
            transaction.set_rollback(True)
    return Loaded(last - first, last)


def _named(numbers: array, first: int) -> Callable[[int, str], BadLine]:
    return lambda position, reason: BadLine(numbers[position - first - 1], reason)


def _checked(lines: Numbered, last: datetime | None, numbers: array, noted: Noted) -> Iterator[Line]:
    now = timezone.now()
    for number, line in lines:
        numbers.append(number)
        try:
            _check_line(line, last, now)
        except Refused as refused:
            raise BadLine(number, sentence(_plainly(refused, line))) from refused
        for each in noted:
            each.note(number, line.fact)
        last = line.recorded
        yield line


def _plainly(refused: Refused, line: Line) -> Refused:
    """What is in the ledger already is also out of order, and the first is what a person wants to know."""
    known = refused.key == "out_of_order" and read.who_recorded(line.fact.id)
    return Refused("already_in_the_ledger") if known else refused


def _check_line(line: Line, last: datetime | None, now: datetime) -> None:
    if line.recorded > now + SKEW:
        raise Refused("recorded_in_future")
    if last is not None and line.recorded < last:
        raise Refused("out_of_order")
    check_dates(line.fact, line.recorded)


def _batches(entries: Iterator[Line], progress: Progress) -> Iterator[list[Line]]:
    while batch := list(islice(entries, BATCH)):
        yield batch
        progress("Storing facts", len(batch))


def _make_rows(council: str, first: int, last: int, numbers: array, progress: Progress) -> None:
    withdrawals: list[Recorded] = []
    suitable = EverSuitable()
    told = read.stories_changed(council, after=first, upto=last)
    while some := list(islice(told, BATCH)):
        rows = {story[0]: _rows(*story, first, numbers) for story in some}
        insert([row for made in rows.values() for row in made])
        index({subject: next((row for row in made if row.pk == subject), None) for subject, made in rows.items()})
        for _, facts in some:
            _refuse_unsuitable(suitable, facts, first, numbers)
        new = [each for _, facts in some for each in facts if each.position > first]
        withdrawals += [each for each in new if isinstance(each.fact, Withdrawn)]
        progress("Asking the rules", len(new))
    _refuse_orphans(withdrawals, first, numbers)


def _rows(subject: str, facts: list[Recorded], first: int, numbers: array) -> list[Row]:
    """The rows of a subject whose story can be told, in the place of those that stand."""
    story = Story()
    for commit in _commits(facts):
        _tell(story, commit, first, numbers)
    if facts[0].position <= first:
        remove(subject)
    row = row_of(subject, story.state, facts[-1].sequence)
    return [*([row] if row else []), *forced_rows(subject, story.state)]


def _refuse_unsuitable(suitable: EverSuitable, facts: list[Recorded], first: int, numbers: array) -> None:
    for each in facts:
        if isinstance(each.fact, NAMES_A_COLLEAGUE) and each.position > first:
            try:
                suitable.refuse(each.fact, facts)
            except Refused as refused:
                raise BadLine(numbers[each.position - first - 1], str(refused)) from refused


def _refuse_orphans(withdrawals: list[Recorded], first: int, numbers: array) -> None:
    """Many are asked about at once, and one by one only where that is refused: then a line is to be named."""
    for start in range(0, len(withdrawals), MANY):
        some = withdrawals[start : start + MANY]
        try:
            refuse_orphans([each.fact for each in some])
        except Refused as refused:
            if len(some) == 1:
                raise BadLine(numbers[some[0].position - first - 1], str(refused)) from refused
            for each in some:
                _refuse_orphans([each], first, numbers)
            raise


def _tell(story: Story, commit: list[Recorded], first: int, numbers: array) -> None:
    known = len(story.entries)
    try:
        story.add(commit)
    except Refused as refused:
        at_fault = _first_refused(story.entries[:known], commit)
        raise BadLine(numbers[max(0, at_fault.position - first - 1)], str(refused)) from refused


def _first_refused(before: list[Recorded], commit: list[Recorded]) -> Recorded:
    """The first fact of a refused commit without which what comes before it could be told."""
    for place in range(1, len(commit)):
        story = Story()
        try:
            story.add([*before, *commit[:place]])
        except Refused as refused:
            # What is cut off from what comes along with it is only half told.
            if refused.key not in HALF_TOLD or commit[place].fact.follows is None:
                return commit[place - 1]
    return commit[-1]


HALF_TOLD = frozenset({"accepted_and_waiting", "nobody_has_it"})


def _commits(facts: list[Recorded]) -> Iterator[list[Recorded]]:
    for _, commit in groupby(facts, key=lambda entry: (entry.recorded, entry.by)):
        yield list(commit)
