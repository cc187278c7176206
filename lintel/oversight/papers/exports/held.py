"""A meeting as it is exported: its page, and what a page does not say of itself."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from lintel.domain.moment import LONDON
from lintel.oversight.papers.meeting_page.page import MeetingPage


@dataclass(frozen=True)
class Linked:
    """A document of a meeting: its title, its address, and its media type such as "application/pdf"."""

    title: str
    address: str
    media_type: str


def _nowhere(paper: str, line: int) -> str:
    return ""


@dataclass(frozen=True)
class Held:
    """A meeting: `address` is that of its page, `time` such as "14:00". `to_line` gives the address of a line of a paper."""

    page: MeetingPage
    address: str
    time: str | None = None
    location: str | None = None
    documents: tuple[Linked, ...] = ()
    to_line: Callable[[str, int], str] = field(default=_nowhere, compare=False)

    @property
    def starts(self) -> datetime | None:
        """When it starts, in London; None where no time is known."""
        return datetime.fromisoformat(f"{self.page.date}T{self.time}").replace(tzinfo=LONDON) if self.time else None


def identifier(*words: str) -> str:
    """The same id for the same words, on every machine."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "|".join(words)))
