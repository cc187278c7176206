"""Putting right: what a correction or a withdrawal may point at, and what it may change (work.md, rule 8)."""

from collections.abc import Mapping, Sequence

from lintel.domain import flow
from lintel.domain.codes import check_code
from lintel.domain.fact import Corrected, Fact, Recorded, Withdrawn, field_readers, withdrawn_ids
from lintel.domain.kind import Stage
from lintel.domain.refusals import Refused
from lintel.domain.work import coded_fields

TIMES = frozenset({"at", "since_at"})
# The first is the one that a fact has whatever else it has, and that is told of first where it is wrong.
DATES = ("occurred", "since", "starts_on", "due_on", "urgent_since")
SETTLED_BY_THE_LEADER = frozenset({"occurred", "at", "outcome"})
MAY_BE_EMPTY = frozenset(
    {
        "since",
        "starts_on",
        "locality",
        "urgent_since",
        "caller",
        "with_whom",
        "failure_demand",
        "conversation",
        "advice",
    }
)
ALSO_CODES = frozenset({"team", "locality", "worker", "reached", "why"})


def points_back(fact: Fact) -> bool:
    """Whether a fact points at one before it."""
    return fact.follows is not None or isinstance(fact, Corrected | Withdrawn)


def check_points_back(fact: Fact, entries: Sequence[Recorded]) -> None:
    """Refuse a fact that points at another in a way that is not allowed. `entries` are those recorded before it."""
    _check_follows(fact, entries)
    if isinstance(fact, Corrected):
        check_correction(fact, entries)
    if isinstance(fact, Withdrawn):
        check_withdrawal(fact, entries)


def _check_follows(fact: Fact, entries: Sequence[Recorded]) -> None:
    """A fact that came along with another comes right after it, or after others that did, and shares its date."""
    if fact.follows is None:
        return
    leader = next((entry.fact for entry in reversed(entries) if entry.fact.follows != fact.follows), None)
    if leader is None or leader.id != fact.follows or leader.follows is not None:
        raise Refused("unknown_original")
    if (fact.occurred, fact.at) != (leader.occurred, leader.at):
        raise Refused("not_its_leaders_date", field="occurred")


def check_correction(fact: Corrected, entries: Sequence[Recorded]) -> None:
    """Refuse to correct a correction, a withdrawn fact, a field that is not a date or code, or an unreadable value."""
    original = _original(fact.original, entries)
    if isinstance(original, Corrected | Withdrawn):
        raise Refused("correct_the_first")
    if {original.id, original.follows} & withdrawn_ids(entries):
        raise Refused("already_withdrawn")
    check_code("correction_reasons", fact.reason, field="reason")
    check_changes(original, fact.changes)


def check_changes(original: Fact, changes: Mapping[str, str | None]) -> None:
    """Refuse a change to a field that may not be corrected, or to a value that cannot be read."""
    if not changes:
        raise Refused("nothing_to_correct")
    lists = dict(coded_fields(type(original)))
    for name, text in changes.items():
        if not may_correct(original, name) or (name == "why" and original.follows is not None):
            raise Refused("not_correctable", field=name, name=name.replace("_", " "))
        if name == "why":
            check_code("leaving_reasons", text, field=name)
        if name in lists and not (text is None and name in MAY_BE_EMPTY):
            check_code(lists[name], text, field=name)
            _check_what_follows(original, name, text)
        _check_readable(original, name, text)


def _check_what_follows(original: Fact, name: str, text: str | None) -> None:
    """A decision that closed this work, or opened other work, is not changed to one that would not, nor the other way."""
    for stage in flow.decided_by(type(original).__name__):
        if name == stage.decision and _follows(stage, stage.decided(original)) != _follows(stage, text or ""):
            raise Refused("decides_what_follows", field=name)


def _follows(stage: Stage, decided: str) -> tuple[str | None, bool]:
    return stage.opened(decided), stage.outcome(decided) is not None


def may_correct(original: Fact, name: str) -> bool:
    """Whether a field of this fact is a date or a code that stands by itself."""
    if original.follows is not None and name in SETTLED_BY_THE_LEADER:
        return False
    if name in ("occurred", "at"):
        return True
    return hasattr(original, name) and (
        name in DATES or name in TIMES | ALSO_CODES or name in dict(coded_fields(type(original)))
    )


def worth_withdrawing(original: Fact) -> bool:
    """Whether a page offers to withdraw this fact. Work that was opened in error is closed as that, which counts nowhere
    either and leaves a page from which it can be undone."""
    return original.follows is None and type(original).__name__ != "WorkOpened"


def worth_correcting(original: Fact, name: str) -> bool:
    """Whether a page offers to correct this field. Who accepted is who was offered it: changed alone, the two disagree."""
    return may_correct(original, name) and (type(original).__name__, name) != ("OfferAccepted", "worker")


def _check_readable(original: Fact, name: str, text: str | None) -> None:
    if text is None:
        if name in TIMES | MAY_BE_EMPTY:
            return
        raise Refused("unreadable", field=name, name=name.replace("_", " "))
    try:
        field_readers(type(original))[name](text)
    except (ValueError, TypeError) as error:
        raise Refused("unreadable", field=name, name=name.replace("_", " ")) from error


def check_withdrawal(fact: Withdrawn, entries: Sequence[Recorded]) -> None:
    """Refuse to withdraw twice, or to withdraw what only came along with another fact."""
    original = _original(fact.original, entries)
    check_code("correction_reasons", fact.reason, field="reason")
    if original.follows is not None:
        raise Refused("withdraw_its_leader")
    if original.id in withdrawn_ids(entries):
        raise Refused("already_withdrawn")


def _original(original: str, entries: Sequence[Recorded]) -> Fact:
    for entry in entries:
        if entry.fact.id == original:
            return entry.fact
    raise Refused("unknown_original")
