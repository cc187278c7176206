"""A promise: what a body resolved, somebody undertook or was asked for, from the day it was made to the day it is closed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lintel.oversight.papers.following.due import Due
from lintel.oversight.papers.following.said import Said
from lintel.oversight.papers.reading.days import in_words


class State(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    CLOSED = "closed"
    UNRECORDED = "no minute records it"
    NOT_FOUND = "not found any more"


@dataclass(frozen=True)
class Promise:
    """One promise. `made_on` is the ISO date of the meeting; None where the papers do not say.

    `kind`: resolution, undertaking, request, reported_resolution or unrecorded. `said` are the passages that make it,
    its own first; `clause` is such as "24b". `key` is the same however often the papers are read; `reference` is by
    municipal year, such as "2025/26-014". `found` is false where it was read once, and the papers do not have it now.
    """

    key: str
    reference: str
    body: str
    made_on: str
    kind: str
    text: str
    said: tuple[Said, ...]
    due: Due
    item_no: str | None = None
    item_title: str | None = None
    clause: str | None = None
    owner: str | None = None
    asked_by: str | None = None
    recipient: str | None = None
    due_as_stated: str | None = None
    found: bool = True

    @property
    def recorded(self) -> bool:
        return self.kind != "unrecorded"


@dataclass(frozen=True)
class Facts:
    """What is known of a promise: ISO dates. `answered` is the day of the paper that a person confirmed as the answer."""

    recorded: bool = True
    due: str | None = None
    answered: str | None = None
    closed: str | None = None
    found: bool = True


def state(facts: Facts, today: str) -> State:
    """Where a promise stands on the ISO date `today`. What was answered is never late, whenever it was answered."""
    if facts.closed and facts.closed <= today:
        return State.CLOSED
    if facts.answered and facts.answered <= today:
        return State.ANSWERED
    if not facts.found:
        return State.NOT_FOUND
    if not facts.recorded:
        return State.UNRECORDED
    return State.OVERDUE if facts.due and facts.due < today else State.OPEN


@dataclass(frozen=True)
class Waiting:
    """Days waited, with the working: ISO dates, and what is counted."""

    start: str
    stop: str
    days: int
    working: str


def waiting(made_on: str, facts: Facts, today: str) -> Waiting:
    """The days from the meeting to the answer, to the day it was closed, or until today; never fewer than none."""
    ended = [(each, word) for each, word in ((facts.answered, "answered"), (facts.closed, "closed")) if each]
    stop, word = min((each for each in ended if each[0] <= today), default=(today, "today"))
    days = max(0, date.fromisoformat(stop).toordinal() - date.fromisoformat(made_on).toordinal())
    until = f"{in_words(stop)}, {'when it was ' + word if word != 'today' else 'today'}"
    counted = "Every day after the first is counted, weekends and bank holidays too."
    return Waiting(made_on, stop, days, f"{days} days from {in_words(made_on)} to {until}. {counted}")
