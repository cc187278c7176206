"""A letter as plain values, before anybody draws it as a page or a document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Section:
    """A heading and its paragraphs."""

    heading: str
    paragraphs: Sequence[str]


@dataclass(frozen=True)
class Letter:
    """All that stands on the paper. The first lines say why, what to do, who to ask and by when (U28)."""

    council: str
    on: date
    name: str
    address: Sequence[str]
    reference: str
    heading: str
    first: Sequence[str]
    sections: Sequence[Section]
    closing: Sequence[str]

    @property
    def date_line(self) -> str:
        """The date as it is written."""
        return f"{self.on:%-d %B %Y}"

    @property
    def reference_line(self) -> str:
        """The line by which whoever answers the phone finds the record."""
        return f"Please say this number when you ring: {self.reference}"
