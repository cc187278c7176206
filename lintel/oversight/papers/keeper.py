"""Whoever looks after papers: who that is, what they type, and what is written down of what they did."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings

from lintel.domain.access import Role
from lintel.domain.refusals import Refused
from lintel.measures.alone import alone
from lintel.oversight.papers.models import Done, Meeting, MeetingPaper

LONGEST = 2000
# Seconds: less than a web server gives an answer.
LONGEST_WAIT = 20.0
WRITING = "lintel.oversight.papers.writing"


class Keeper(Protocol):
    """Whoever asks: a staff id, and what their role may do."""

    id: Any

    @property
    def allowed(self) -> Role: ...


def require_keeper(by: Keeper) -> None:
    """Raise Refused for whoever does not look after papers."""
    if not by.allowed.keeps_papers:
        raise Refused("not_a_keeper_of_papers")


@contextmanager
def papers_alone() -> Iterator[None]:
    """Hold the right to store, read again and publish papers of this council, before and while it is written.

    Others wait, and raise Refused when they waited for too long.
    """
    with ExitStack() as held:
        try:
            held.enter_context(alone(settings.LINTEL_COUNCIL, WRITING, LONGEST_WAIT))
        except TimeoutError:
            raise Refused("papers_are_being_written") from None
        yield


def require_line(paper: MeetingPaper, line: int) -> None:
    """Raise Refused where the paper has no line of that number, or nothing stands in it."""
    if line < 1 or not "".join(paper.text.split("\n")[line - 1 : line]).strip():
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
