"""Whoever looks after papers: who that is, what they type, and what is written down of what they did."""

from datetime import datetime
from typing import Any, Protocol

from lintel.domain.access import Role
from lintel.domain.refusals import Refused
from lintel.oversight.papers.models import Done, Meeting, MeetingPaper

LONGEST = 2000


class Keeper(Protocol):
    """Whoever asks: a staff id, and what their role may do."""

    id: Any

    @property
    def allowed(self) -> Role: ...


def require_keeper(by: Keeper) -> None:
    """Raise Refused for whoever does not look after papers."""
    if not by.allowed.keeps_papers:
        raise Refused("not_a_keeper_of_papers")


def require_line(paper: MeetingPaper, line: int) -> None:
    """Raise Refused where the paper has no line of that number."""
    if not 1 <= line <= paper.text.count("\n") + 1:
        raise Refused("no_such_line", field="line")


def said_in_words(text: str, field: str) -> str:
    """What was typed, on one line. Raises Refused where it is empty or too long."""
    said = " ".join(text.replace("\0", "").split())
    if not said or len(said) > LONGEST:
        raise Refused("say_it_in_words", field=field, most=LONGEST)
    return said


def write_down(meeting: Meeting | None, what: str, about: str, by: Keeper, at: datetime) -> None:
    """Write down what was done, by whom and when."""
    Done.objects.create(meeting=meeting, what=what, about=about[:120], by=str(by.id), at=at)
