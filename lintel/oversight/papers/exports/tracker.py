"""Promises as the recommendation tracker that councils keep by hand: one row each, with a reference by municipal year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lintel.oversight.papers.exports.cells import as_csv, as_xlsx
from lintel.oversight.papers.following.promise import Facts, Promise, State, state, waiting
from lintel.oversight.papers.meeting_page.printed import said

HEADS: Final = (
    "Reference", "Origin committee", "Date", "Minute item", "Area", "Recommendation or promise in full", "Kind", "Asked by",
    "Lead officer or member", "For", "Due", "How the due date follows", "Date seen by the executive", "Action taken",
    "Answered on", "Days waiting", "How days are counted", "State", "RAG status", "Where it is said",
)  # fmt: skip
RAG: Final[Mapping[State, str]] = {
    State.OPEN: "Amber",
    State.OVERDUE: "Red",
    State.ANSWERED: "Green",
    State.CLOSED: "Green",
    State.UNRECORDED: "Amber",
    State.NOT_FOUND: "Amber",
}


@dataclass(frozen=True)
class TrackerRow:
    """A promise with what is known of it. `action_taken` are words of papers that a person confirmed, or why it was closed.

    `seen_by_executive` is an ISO date, empty where it is not known.
    """

    promise: Promise
    facts: Facts
    action_taken: str = ""
    seen_by_executive: str = ""


def rows(tracked: Iterable[TrackerRow], today: str) -> list[list[str]]:
    """The rows under HEADS, as things stand on the ISO date `today`. What the papers do not say is empty."""
    return [_row(each, today) for each in tracked]


def _row(of: TrackerRow, today: str) -> list[str]:
    promise, waited, where = of.promise, waiting(of.promise.made_on, of.facts, today), state(of.facts, today)
    found = [
        promise.reference, promise.body, promise.made_on, promise.item_no, promise.item_title, promise.text,
        promise.kind.replace("_", " "), promise.asked_by, promise.owner, promise.recipient, promise.due.on,
        promise.due.working, of.seen_by_executive, of.action_taken, of.facts.answered, str(waited.days), waited.working,
        where.value, RAG[where], "; ".join(said(each.paper, each.place) for each in promise.said),
    ]  # fmt: skip
    return [each or "" for each in found]


def tracker_csv(tracked: Iterable[TrackerRow], today: str) -> bytes:
    """The tracker as a CSV file."""
    return as_csv(HEADS, rows(tracked, today))


def tracker_xlsx(tracked: Iterable[TrackerRow], today: str) -> bytes:
    """The tracker as an XLSX file."""
    return as_xlsx("Recommendation tracker", HEADS, rows(tracked, today))
