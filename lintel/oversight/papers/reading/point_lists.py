"""Where the points of a minute item stand: by numerals, by letters or numbers, by bullets, or as paragraphs after "points were made:"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lintel.oversight.papers.reading.clauses import Block
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.questions import discusses
from lintel.oversight.papers.reading.rows import Mark, Row, mark, marks, unfinished

_MOST_MISSING = 2
_LEAST_IN_ORDER = {"roman": 1, "letter": 2, "deep": 2, "number": 2}
_COLON = (":", ":-")


@dataclass(frozen=True)
class Listed:
    """A point's rows; `words_at` is the offset of its words in the first, `lead_in` the sentence that the list follows.

    `under` are the points set in under it: their rows are among its own.
    """

    label: str
    rows: tuple[Row, ...]
    words_at: int
    lead_in: str = ""
    under: tuple["Listed", ...] = ()


def listed(held: Sequence[Row], found: Sequence[Block], profile: Profile) -> tuple[Listed, ...]:
    """The points in order, those of a list without numbers numbered through the item."""
    points: list[Listed] = []
    for stretch in _outside(held, found):
        points += _numbered(stretch, profile) or _Bullets(profile, len(points)).read(stretch)
    if not points and profile.said("points", "prose", False):
        points += _prose(held, found, profile)
    return tuple(points)


def _prose(held: Sequence[Row], found: Sequence[Block], profile: Profile) -> Iterator[Listed]:
    """Paragraphs that ask or answer, where an item has no list."""
    told = [
        each for stretch in _outside(held, found) for each in _paragraphs(stretch) if discusses(each[0].text, profile)
    ]
    for count, each in enumerate(told, start=1):
        yield Listed(str(count), tuple(each), 0)


def _paragraphs(stretch: Sequence[Row]) -> Iterator[list[Row]]:
    held: list[Row] = []
    for row in stretch:
        if held and row.apart and not (unfinished(held[-1].text) and row.text[:1].islower()):
            yield held
            held = []
        held.append(row)
    if held:
        yield held


def _outside(held: Sequence[Row], found: Sequence[Block]) -> Iterator[Sequence[Row]]:
    """The stretches of rows before, between and after the resolution blocks."""
    start = 0
    for block in found:
        yield held[start : block.first]
        start = block.last
    yield held[start:]


def _numbered(stretch: Sequence[Row], profile: Profile) -> list[Listed]:
    for kind, least in _LEAST_IN_ORDER.items():
        starts = list(_in_order(stretch, kind, profile))
        if len(starts) >= least:
            return list(_between(stretch, starts, profile))
    return []


def _between(stretch: Sequence[Row], starts: Sequence[tuple[int, Mark]], profile: Profile) -> Iterator[Listed]:
    for number, (at, said) in enumerate(starts):
        following = starts[number + 1] if number + 1 < len(starts) else None
        goes_on = following is not None and following[1].value > said.value
        held = stretch[at : following[0] if following else len(stretch)]
        yield Listed(said.label, _until(held, goes_on, profile), said.length, _lead_in(stretch, at))


def _in_order(stretch: Sequence[Row], kind: str, profile: Profile) -> Iterator[tuple[int, Mark]]:
    """The rows whose numeral comes next: one or two may be missing, and the order may begin again."""
    before = 0
    for at, row in enumerate(stretch):
        said = mark(row, kind, profile)
        if said and (said.value == 1 or (before and 0 < said.value - before <= 1 + _MOST_MISSING)):
            before = said.value
            yield at, said


def _until(held: Sequence[Row], goes_on: bool, profile: Profile) -> tuple[Row, ...]:
    """A point's rows: all as far as the next point; after the last, only what goes on in the middle of a sentence or a list."""
    left = profile.pattern("points", "left")
    end = 1
    while end < len(held):
        before, row = held[end - 1].text, held[end]
        in_the_middle = not row.apart or unfinished(before) or before.endswith(_COLON)
        if not (in_the_middle or (goes_on and not left.search(row.text) and not row.text.endswith(_COLON))):
            break
        end += 1
    return tuple(held[:end])


def _lead_in(stretch: Sequence[Row], at: int) -> str:
    """The nearest sentence above that ends in a colon."""
    return next((row.text for row in reversed(stretch[:at]) if row.text.endswith(_COLON)), "")


@dataclass
class _Bullets:
    """Points as bullets, some of them set in under another; or, after a lead-in, as paragraphs."""

    profile: Profile
    count: int
    points: list[Listed] = field(default_factory=list)
    lead_in: str = ""
    margin: int | None = None
    in_paragraphs: bool = False

    def read(self, stretch: Sequence[Row]) -> list[Listed]:
        self.in_paragraphs = not any(mark(row, "bullet", self.profile) for row in stretch)
        for row in stretch:
            self._take(row, mark(row, "bullet", self.profile))
        return self.points

    def _take(self, row: Row, said: Mark | None) -> None:
        if said and not self._is_tail(row, said.length):
            self._bullet(row, said)
        elif self.points and (said or not row.apart or self._is_tail(row, 0)) and not row.text.endswith(_COLON):
            self._lengthen(row)
        elif row.text.endswith(_COLON):
            self.lead_in = row.text
        elif self._is_paragraph(row):
            self._add(Listed("", (row,), 0, self.lead_in if self.in_paragraphs else ""))

    def _is_tail(self, row: Row, words_at: int) -> bool:
        """A line that a page break parted from its point, whether or not it was made to look like a bullet."""
        if not self.points or not row.apart or not row.line.text[words_at:].strip()[:1].islower():
            return False
        first, last = self.points[-1], self.points[-1].rows[-1].text
        return unfinished(last) and first.rows[0].line.text[first.words_at :][:1].isupper()

    def _bullet(self, row: Row, said: Mark) -> None:
        self.margin = row.indent if self.margin is None else self.margin
        small = row.line.text[: said.length].strip().endswith("o") and not self._small_first()
        if self.points and (row.indent > self.margin + 1 or small):
            self._under(Listed("", (row,), said.length, self.lead_in))
        else:
            self.margin = min(self.margin, row.indent)
            self._add(Listed("", (row,), said.length, self.lead_in))

    def _small_first(self) -> bool:
        return bool(self.points) and self.points[0].rows[0].text.startswith("o ")

    def _is_paragraph(self, row: Row) -> bool:
        """A paragraph is a point after a lead-in where there are no bullets at all, or where it answers among bullets."""
        if not self.lead_in or self.profile.pattern("points", "left").search(row.text) or any(marks(row, self.profile)):
            return False
        if self.in_paragraphs:
            return self.profile.pattern("points", "lead_in").search(self.lead_in) is not None
        return bool(self.points) and discusses(row.text, self.profile)

    def _add(self, point: Listed) -> None:
        self.points.append(replace(point, label=str(self.count + len(self.points) + 1)))

    def _under(self, point: Listed) -> None:
        above = self.points[-1]
        numbered = replace(point, label=f"{above.label}.{len(above.under) + 1}")
        self.points[-1] = replace(above, rows=(*above.rows, *point.rows), under=(*above.under, numbered))

    def _lengthen(self, row: Row) -> None:
        last = self.points[-1]
        under = last.under and (*last.under[:-1], replace(last.under[-1], rows=(*last.under[-1].rows, row)))
        self.points[-1] = replace(last, rows=(*last.rows, row), under=under)
