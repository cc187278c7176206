"""A paper as lines: each as it was given, and as the rules read it, with a way back from one to the other."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

_FURNITURE = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|\*\*|(?<!\w)\*(?=\w)|(?<=[\w.,;:)])\*(?!\w)", re.I)
_PLAIN = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2011": "-"}
)
# A line without any of these reads as it is printed, but for its quotes and dashes.
# What nobody sees, though it may change what is seen: signs of no width, turns of direction, control characters.
_UNSEEN = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
UNSEEN = re.compile(rf"[{_UNSEEN}]")
_UNEVEN = re.compile(rf"[<*\u00a0\u2007\u202f\u2028\u2029\x0b\x85{_UNSEEN}]|^ | $|[ \t] ")
# A tab after a bullet, numeral or letter parts no cells where it is the only one: the rest of the line is one text.
_NUMERAL = r"\d{1,3}(?:\.\d{1,2}){0,3}[.)]?(?=\t++ *[\"'\u2018\u201c(]?[A-Za-z])"
_LABELLED = re.compile(
    rf"\s*(?:[-•·●○▪■➢✓§Ø\uf0b7o*\u2013]|\(?(?:[a-zA-Z]|[ivxIVX]{{1,5}})[.)]|\(\d{{1,3}}\)|{_NUMERAL}) *+\t[\t ]*+(?=[^\t\s][^\t]*$)"
)
_SPACES = re.compile(r"[ \u00a0\u2007\u202f\u2028\u2029\x0b\x85]+")
_IN_PLACE = "\ufffd"
# No paragraph is as long as this. What has no line ends for so long is read as far as the last sentence or word before it.
LONGEST = 20_000
_FARTHEST_BACK = 2_000


@dataclass(frozen=True)
class Line:
    """One line. `number` is counted from 1 in the file as given; `printed` is the line as given, without its ending."""

    number: int
    printed: str

    @cached_property
    def _read(self) -> tuple[str, Sequence[int]]:
        return _as_read(_without_label_tab(_first_part(self.printed)))

    @property
    def text(self) -> str:
        """The line as rules read it: plain quotes and dashes, single spaces, no tags and no stars.

        Tabs stay, for they part cells, but for one between a bullet or numeral and its text.
        """
        return self._read[0]

    def column(self, offset: int) -> int:
        """The column in the printed line, counted from 1, of the character at `offset` in `text`."""
        columns = self._read[1]
        return columns[min(offset, len(columns) - 1)] if columns else 1

    @property
    def shown(self) -> str:
        """The line as printed and as long, with one sign in place of each that nobody sees."""
        return UNSEEN.sub(_IN_PLACE, self.printed)

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def _first_part(printed: str) -> str:
    """So much of a line as is read: all but of a very long one."""
    if len(printed) <= LONGEST:
        return printed
    near = LONGEST - _FARTHEST_BACK
    end = printed.rfind(". ", near, LONGEST) + 1 or printed.rfind(" ", near, LONGEST)
    return printed[: end if end > 0 else LONGEST]


def _without_label_tab(printed: str) -> str:
    """The line with spaces for the tabs round a bullet, numeral or letter, where no other cell follows. As long as before."""
    labelled = _LABELLED.match(printed) if "\t" in printed else None
    return printed[: labelled.end()].replace("\t", " ") + printed[labelled.end() :] if labelled else printed


def _as_read(printed: str) -> tuple[str, Sequence[int]]:
    plain = printed.translate(_PLAIN)
    if not _UNEVEN.search(plain):
        return plain, range(1, len(plain) + 1)
    kept: list[str] = []
    columns = array("I")
    at = 0
    for furniture in [*_FURNITURE.finditer(printed), None]:
        end = furniture.start() if furniture else len(printed)
        _keep(printed, at, end, kept, columns)
        at = furniture.end() if furniture else end
    while kept and kept[-1] == " ":
        kept.pop(), columns.pop()
    return "".join(kept), columns


def _keep(printed: str, start: int, end: int, kept: list[str], columns: "array[int]") -> None:
    for offset in range(start, end):
        character = printed[offset].translate(_PLAIN)
        if UNSEEN.match(character):
            continue
        if _SPACES.match(character):
            if not kept or kept[-1] in " \t":
                continue
            character = " "
        kept.append(character)
        columns.append(offset + 1)


@dataclass(frozen=True)
class Place:
    """Where something stands: lines counted from 1 in the file as given, the column in the first of them counted from 1."""

    line_start: int
    line_end: int
    column: int = 1

    @property
    def numbers(self) -> range:
        """The numbers of its lines."""
        return range(self.line_start, self.line_end + 1)

    def begins_in(self, outer: "Place") -> bool:
        """Whether it begins in the lines of another place."""
        return self.line_start in outer.numbers


@dataclass(frozen=True)
class Passage:
    """A run of lines read as one text, such as a paragraph that goes on after a page break."""

    lines: tuple[Line, ...]
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(line.text for line in self.lines))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line.text) + 1 for line in self.lines[:-1])] if self.lines else [0]

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """The place of `text[start:end]`; of the whole where neither is named."""
        last_offset = (len(self.text) if end is None else end) - 1
        first, last = (bisect_right(self._starts, max(offset, 0)) - 1 for offset in (start, last_offset))
        column = self.lines[first].column(start - self._starts[first])
        return Place(self.lines[first].number, self.lines[last].number, column)


@dataclass(frozen=True)
class Doubt:
    """What no rule could decide: `name` is a word of the list in `doubts.toml`, `passage` the words it is about."""

    name: str
    place: Place
    passage: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper that was read. `form` is text, html, pdf or modern-gov; pages are known to PDF only (`pages[i]` begins at that line).

    Where one line of the file holds several lines of the paper, as in HTML, `given[i]` is the file's line of line i + 1.
    """

    name: str
    lines: tuple[Line, ...]
    form: str = "text"
    doubts: tuple[Doubt, ...] = ()
    pages: tuple[int, ...] = ()
    given: tuple[int, ...] = ()

    def as_given(self, place: Place) -> Place:
        """The place counted in the lines of the file as given. The same place where those are the paper's own lines."""
        if not self.given:
            return place
        first, last = (self.given[min(number, len(self.given)) - 1] for number in (place.line_start, place.line_end))
        return Place(first, last, place.column)

    def line(self, number: int) -> Line:
        """The line of that number, counted from 1. Raises IndexError where there is none."""
        if not 1 <= number <= len(self.lines):
            raise IndexError(f"no line {number}")
        return self.lines[number - 1]

    def between(self, first: int, last: int) -> Sequence[Line]:
        """Lines `first` to `last`, both among them."""
        return self.lines[first - 1 : last]

    def filled(self) -> Iterator[Line]:
        return (line for line in self.lines if not line.blank)
