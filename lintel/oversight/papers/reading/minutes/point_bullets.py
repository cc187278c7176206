"""Points as bullets, some of them set in under another; or, after a sentence that leads them in, as paragraphs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lintel.oversight.papers.reading.minutes.questions import discusses
from lintel.oversight.papers.reading.minutes.rows import Mark, Row, mark, marks, sign, unfinished
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import sentences

_COLON = (":", ":-")


@dataclass(frozen=True)
class Listed:
    """A point's rows; `words_at` is the offset of its words in the first, `lead_in` the sentence that the list follows.

    `under` are the points set in under it, each with rows of its own. `missing` counts the numerals lost before it.
    """

    label: str
    rows: tuple[Row, ...]
    words_at: int
    lead_in: str = ""
    under: tuple["Listed", ...] = ()
    missing: int = 0

    @property
    def last(self) -> "Listed":
        """The one that goes on in the next row: the last that is set in under it, or itself."""
        return self.under[-1].last if self.under else self

    @property
    def all(self) -> Iterator["Listed"]:
        """The point, and after it those that are set in under it."""
        yield self
        for each in self.under:
            yield from each.all

    @property
    def sign(self) -> str:
        """The last character of what stands before the words."""
        return self.rows[0].line.text[: self.words_at].strip()[-1:]

    def with_under(self, point: "Listed") -> "Listed":
        """With the point set in under it, or under the last that is set in, where the point stands deeper than that one."""
        last = self.under[-1] if self.under else None
        if last and self._deeper(point, last):
            return replace(self, under=(*self.under[:-1], last.with_under(point)))
        return replace(self, under=(*self.under, replace(point, label=f"{self.label}.{len(self.under) + 1}")))

    def _deeper(self, point: "Listed", last: "Listed") -> bool:
        """By where it stands; where all stand at one margin, by another sign than any at the level above."""
        if point.rows[0].indent > last.rows[0].indent + 1:
            return True
        at_one_margin = self.rows[0].indent == last.rows[0].indent == point.rows[0].indent
        return at_one_margin and point.sign not in {self.sign, *(each.sign for each in self.under)}

    def longer(self, row: Row) -> "Listed":
        """With the row added to the last that is set in, or to its own rows."""
        if self.under:
            return replace(self, under=(*self.under[:-1], self.under[-1].longer(row)))
        return replace(self, rows=(*self.rows, row))


@dataclass
class Bullets:
    """Points as bullets, some of them set in under another; or, after a lead-in, as paragraphs."""

    profile: Profile
    count: int
    points: list[Listed] = field(default_factory=list)
    lead_in: str = ""
    margin: int | None = None
    top: str | None = None
    in_paragraphs: bool = False
    width: int = 0

    def read(self, stretch: Sequence[Row]) -> list[Listed]:
        self.width = max((len(row.line.printed) for row in stretch), default=0)
        self.in_paragraphs = not any(mark(row, "bullet", self.profile) for row in stretch)
        for row in stretch:
            self._take(row, self._mark(row))
        return self.points

    def _mark(self, row: Row) -> Mark | None:
        """A bullet; among bullets also a numeral, where those of the others were lost."""
        bullet = mark(row, "bullet", self.profile)
        return bullet or (mark(row, "roman", self.profile) if self.points and row.apart else None)

    def _take(self, row: Row, said: Mark | None) -> None:
        if said and not self._is_tail(row, said.length):
            self._bullet(row, said)
        elif self._goes_on(row, said) and (not row.text.endswith(_COLON) or self._broke_off(row)):
            self._lengthen(row)
        elif row.text.endswith(_COLON):
            self.lead_in, self.top = row.text, None
        elif self._is_paragraph(row):
            self._add(Listed("", (row,), 0, self.lead_in if self.in_paragraphs else ""))

    def _goes_on(self, row: Row, said: Mark | None) -> bool:
        """Whether the row goes on with the point above it; a paragraph of its own that answers does not."""
        if not self.points or not (said or not row.apart or self._is_tail(row, 0)):
            return False
        own = self._had_room_for(row) and not unfinished(self.points[-1].last.rows[-1].text)
        return said is not None or row.apart or not (own and discusses(row.text, self.profile))

    def _broke_off(self, row: Row) -> bool:
        """Whether the line above breaks off, and this one goes on with its sentence."""
        return unfinished(self.points[-1].last.rows[-1].text) and (
            row.text[:1].islower() or not self._had_room_for(row)
        )

    def _had_room_for(self, row: Row) -> bool:
        """Whether the line above ended although the first word of this one would have stood on it."""
        above, first_word = self.points[-1].last.rows[-1], row.text.split(" ", 1)[0]
        return len(above.line.printed.rstrip()) + 1 + len(first_word) <= self.width

    def _is_tail(self, row: Row, words_at: int) -> bool:
        """A line that a page break parted from its point, whether or not it was made to look like a bullet."""
        if not self.points or not row.apart or not row.line.text[words_at:].strip()[:1].islower():
            return False
        above = self.points[-1].last
        return unfinished(above.rows[-1].text) and not above.rows[0].line.text[above.words_at :][:1].islower()

    def _bullet(self, row: Row, said: Mark) -> None:
        if self.lead_in and self.profile.pattern("points", "no_lead_in").search(self.lead_in):
            return
        self.margin = row.indent if self.margin is None else self.margin
        self.top = self.top or sign(row, said)
        if self.points and (row.indent > self.margin + 1 or (said.kind == "bullet" and sign(row, said) != self.top)):
            self._under(Listed("", (row,), said.length, self.lead_in))
        else:
            self.margin = min(self.margin, row.indent)
            self._add(Listed("", (row,), said.length, self.lead_in))

    def _is_paragraph(self, row: Row) -> bool:
        """A paragraph is a point after a lead-in where there are no bullets at all, or where it answers among bullets."""
        if not self.lead_in or self.profile.pattern("points", "left").search(row.text) or any(marks(row, self.profile)):
            return False
        if self.in_paragraphs:
            return self.profile.pattern("points", "lead_in").search(self.lead_in) is not None
        return bool(self.points) and any(
            discusses(row.text[start:end], self.profile) for start, end in sentences(row.text)
        )

    def _add(self, point: Listed) -> None:
        self.points.append(replace(point, label=str(self.count + len(self.points) + 1)))

    def _under(self, point: Listed) -> None:
        self.points[-1] = self.points[-1].with_under(point)

    def _lengthen(self, row: Row) -> None:
        self.points[-1] = self.points[-1].longer(row)
