"""Stories for a first catching up: every subject's facts, as lean as spells need them, a million in half a minute."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from lintel.domain.fact import Recorded
from lintel.domain.flow import KINDS
from lintel.domain.rooms import all_facts
from lintel.domain.work import Mark, Milestone
from lintel.ledger.codec import decode
from lintel.ledger.models import Entry

COLUMNS = ("subject", "kind", "fact", "occurred", "at", "body", "position", "sequence")
PUTS_RIGHT = frozenset({"Corrected", "Withdrawn"})
ALSO_SILENT = frozenset(
    {"OfferAccepted", "OfferReturned", "Escalated", "WaitPaused", "WaitResumed", "PersonRegistered",
     "RestrictionPlaced", "RestrictionLifted", "FigurePublished"}
)  # fmt: skip
# When and by whom a fact was recorded changes no spell, and reading a time stamp is slow.
UNASKED = datetime.min.replace(tzinfo=UTC)


def silent_kinds() -> frozenset[str]:
    """The kinds of fact that by themselves change no spell: neither a wait, a cut nor a named clock."""
    clocked = {name for kind in KINDS.values() for clock in kind.clocks for name in (clock.starts, clock.stops)}
    only_marks = {
        name for name, kind in all_facts().items() if getattr(kind, "apply", None) in (Mark.apply, Milestone.apply)
    }
    return frozenset(only_marks - clocked) | ALSO_SILENT


def stories(council: str, *, upto: int) -> Iterator[tuple[str, list[Recorded]]]:
    """Every subject with its facts in sequence, streamed; silent facts only where something was put right."""
    silent = silent_kinds()
    rows = Entry.objects.filter(council=council, position__lte=upto).order_by("subject", "sequence")
    for subject, told in groupby(rows.values_list(*COLUMNS).iterator(chunk_size=5000), key=itemgetter(0)):
        heard = list(told)
        # What followed a fact that was withdrawn falls with it, so there every fact is needed.
        if not any(row[1] in PUTS_RIGHT for row in heard):
            heard = [row for row in heard if row[1] not in silent]
        if heard:
            yield subject, [_recorded(row) for row in heard]


def _recorded(row: Sequence[Any]) -> Recorded:
    subject, kind, fact, occurred, at, body, position, sequence = row
    said = decode(fact=fact, subject=subject, kind=kind, occurred=occurred, at=at, body=body)
    return Recorded(said, position, sequence, UNASKED, "")
