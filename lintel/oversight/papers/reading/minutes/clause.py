"""A clause of a resolution, and the block that it stands in."""

from dataclasses import dataclass, field

from lintel.oversight.papers.reading.lines import Passage, Place
from lintel.oversight.papers.reading.minutes.rows import Mark, Row


@dataclass
class Clause:
    """A clause while it is read: its rows, the offsets of its words, its sub-clauses; `stem` are words said once for several."""

    label: str
    rows: list[Row]
    words_at: int
    mark: Mark | None = None
    end: int | None = None
    stem: str = ""
    subs: list["Clause"] = field(default_factory=list)

    @property
    def passage(self) -> Passage:
        return Passage(tuple(row.line for row in self.rows))

    @property
    def text(self) -> str:
        return self.passage.text[self.words_at : self.end].strip()

    @property
    def whole(self) -> str:
        """With the words said once before it: for telling what it decides, not for showing."""
        return f"{self.stem.rstrip(' :-')} {self.text}".strip()

    @property
    def place(self) -> Place:
        """From its words to the end of its last sub-clause."""
        text = self.passage.text
        start = self.words_at + len(text[self.words_at :]) - len(text[self.words_at :].lstrip())
        own = self.passage.place(start, start + max(1, len(self.text)))
        if self.mark and self.mark.kind != "inline":
            own = Place(self.rows[0].line.number, own.line_end, own.column)
        return Place(own.line_start, max([own.line_end, *(sub.place.line_end for sub in self.subs)]), own.column)


@dataclass(frozen=True)
class Block:
    """A resolution block: `first` and `last` are indices among the rows, the last not among them."""

    word: str
    first: int
    last: int
    clauses: tuple[Clause, ...]
