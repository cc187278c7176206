"""What may be tried to put right: any entry is corrected or withdrawn, with what that brings along."""

from datetime import timedelta

from lintel.domain import moves
from lintel.domain.carrying import brought_back, carried
from lintel.domain.codes import titles
from lintel.domain.correcting import DATES, may_correct
from lintel.domain.fact import Fact, Recorded, Withdrawn
from lintel.domain.moves import When
from lintel.domain.work import RETURNED, coded_fields
from tests.chance.scribe import LOCALITIES, TEAMS, WORKERS, Scribe


def correct(scribe: Scribe, subject: str) -> list[Fact]:
    """Put a date or a code of any earlier fact right, or try to."""
    original = scribe.chance.choice(scribe.of(subject)).fact
    correctable = [name for name in original.__dataclass_fields__ if may_correct(original, name)]
    if getattr(original, "why", None) == RETURNED:
        # What follows was told that the worker gave the work back.
        correctable.remove("why")
    if not correctable:
        return []
    name = scribe.chance.choice(
        ["occurred"] if "occurred" in correctable and scribe.chance.random() < 0.4 else correctable
    )
    changes = {name: another_value(scribe, original, name)}
    return moves.correct(
        subject, When(occurred=scribe.today), original=original.id, changes=changes, reason="wrong_date"
    )


def another_value(scribe: Scribe, original: Fact, name: str) -> str | None:
    """Some other value for a field, as text."""
    chance, lists = scribe.chance, dict(coded_fields(type(original)))
    if name in lists:
        return chance.choice(sorted(titles(lists[name])))
    if name in DATES:
        near = getattr(original, name) or original.occurred
        return (near + timedelta(days=chance.choice((-30, -2, -1, 1, 4)))).isoformat()
    choices = {
        "team": TEAMS,
        "locality": LOCALITIES,
        "worker": WORKERS,
        "reached": ("yes", "no"),
        "at": (None, "08:45"),
        "since_at": (None, "06:30", "08:00"),
    }
    return chance.choice(choices.get(name, sorted(titles("leaving_reasons"))))


def withdraw(scribe: Scribe, subject: str) -> list[Fact]:
    """Withdraw any earlier fact with what it opened, or a withdrawal, or try to. The latest are likeliest to give way."""
    entries = scribe.of(subject)
    latest = [entry for entry in entries if entry.fact.follows is None][-3:]
    original = scribe.chance.choice(latest or entries).fact.id
    away = Withdrawn(subject=subject, occurred=scribe.today, original=original, reason="did_not_happen")
    after = [*entries, Recorded(away, 0, len(entries) + 1, scribe.now, "somebody")]
    opened = [work for work in scribe.works() if work.opened_by == original]
    along = (carried(entries, after, scribe.of(work.id), on=away.occurred, reason="did_not_happen") for work in opened)
    return [away, *(fact for facts in along for fact in facts), *_brought_back(scribe, away)]


def _brought_back(scribe: Scribe, away: Withdrawn) -> list[Withdrawn]:
    """What was withdrawn along with the withdrawal that this one withdraws. Each try is recorded at a moment of its own."""
    for entry in scribe.of(away.subject):
        if entry.fact.id == away.original and isinstance(entry.fact, Withdrawn):
            beside = [each for each in scribe.entries if each.recorded == entry.recorded]
            return brought_back(entry.fact, beside, on=away.occurred, reason=away.reason)
    return []
