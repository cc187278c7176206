"""Stories for a first catching up: every subject's facts, less those that change no spell."""

from collections.abc import Iterator

from lintel.domain.fact import Recorded
from lintel.domain.flow import KINDS
from lintel.domain.rooms import all_facts
from lintel.domain.work import Mark, Milestone
from lintel.ledger import read

ALSO_SILENT = frozenset(
    {
        "OfferReturned",
        "Escalated",
        "WaitPaused",
        "WaitResumed",
        "WorseReported",
        "MoreTold",
        "MoreRead",
        "SenderConfirmed",
        "FigurePublished",
    }
)
LINKS = frozenset({"SamePerson"})


def silent_kinds() -> frozenset[str]:
    """The kinds of fact that by themselves change no spell: neither a wait, a cut nor a named clock."""
    clocked = {name for kind in KINDS.values() for clock in kind.clocks for name in (clock.starts, clock.stops)}
    only_marks = {
        name for name, kind in all_facts().items() if getattr(kind, "apply", None) in (Mark.apply, Milestone.apply)
    }
    of_people = {name for name, kind in all_facts().items() if kind.ABOUT == "person"} - LINKS
    return frozenset(only_marks - clocked) | of_people | ALSO_SILENT


def stories(council: str, *, upto: int) -> Iterator[tuple[str, list[Recorded]]]:
    """Every subject with its facts in sequence, streamed; silent facts only where something was put right."""
    return read.stories_without(silent_kinds(), council, upto=upto)
