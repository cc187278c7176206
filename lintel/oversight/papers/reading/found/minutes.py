"""What is found in minutes: items, points, decisions, and promises."""

from dataclasses import dataclass

from lintel.oversight.papers.reading.lines import Place


@dataclass(frozen=True)
class Item:
    """A minute item. `agenda_item_ref` is the number it had on the agenda; `decision_word` is None where nothing was resolved."""

    place: Place
    item_no: str | None
    title: str
    agenda_item_ref: str | None = None
    considered: str | None = None
    decision_word: str | None = None
    meeting_date: str | None = None
    body: str | None = None


@dataclass(frozen=True)
class Point:
    """A point made in discussion. `kind`: qa (question with answer), q (question only), s (statement).

    `answer_at` is the offset in `text` where the answer begins.
    """

    place: Place
    item_no: str | None
    point: str
    kind: str
    text: str
    answer_at: int | None = None
    meeting_date: str | None = None


@dataclass(frozen=True)
class Decision:
    """One clause of a resolution. `decision_type` is a word of the closed list of the profile, or unknown (a warning says so).

    `parts` are the places of its sub-clauses.
    """

    place: Place
    item_no: str | None
    decision_word: str
    block_line: int
    clause: str
    decision_type: str
    addressee: str | None
    creates_action: bool
    text: str
    parts: tuple[Place, ...] = ()
    meeting_date: str | None = None


@dataclass(frozen=True)
class Action:
    """A promise. `kind`: resolution (a clause asks for it), undertaking, request (in discussion), reported_resolution.

    `linked_clause` names the clause that says the same ("24b", "24c(1)"); `due_as_stated` is the paper's own words.
    """

    place: Place
    item_no: str | None
    kind: str
    addressee: str | None
    asked_by: str | None
    verb: str | None
    text: str
    recipient: str | None = None
    due_as_stated: str | None = None
    linked_clause: str | None = None
    meeting_date: str | None = None
