"""The lines of a minute item as rows: what stands before the words (a numeral, a letter, a bullet), and what parts them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from lintel.oversight.papers.reading.lines import Line, Paper, Place
from lintel.oversight.papers.reading.minutes.table_rows import run_on
from lintel.oversight.papers.reading.profile import Profile

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_DONE = re.compile(r"[.?!:;]['\")\]]*$|\b(?:and|or)$")
KINDS = ("roman", "letter", "deep", "number", "bullet")


@dataclass(frozen=True)
class Row:
    """A line with words in it. `apart` where something stands between it and the row before; `indent` in printed characters."""

    line: Line
    apart: bool

    @cached_property
    def text(self) -> str:
        return self.line.text.strip()

    @cached_property
    def indent(self) -> int:
        return len(self.line.printed) - len(self.line.printed.lstrip())


@dataclass(frozen=True)
class Mark:
    """What stands before the words. `value` is its place in the order; a bullet has none (0). `length` is that of all before the words."""

    kind: str
    value: int
    label: str
    length: int


def rows(paper: Paper, place: Place, profile: Profile) -> tuple[Row, ...]:
    """The rows of those lines, without page numbers and the like."""
    pages = frozenset(paper.pages)
    held = _rows(paper.between(place.line_start, place.line_end), profile)
    return tuple(replace(row, apart=row.apart or row.line.number in pages) for row in held)


def body(paper: Paper, place: Place, profile: Profile) -> tuple[Row, ...]:
    """The rows of a minute item after its title; on a web page, those after the label "Minutes:"."""
    label = profile.pattern("parts", "minutes_label")
    labelled = [
        line.number for line in paper.between(place.line_start, place.line_end) if label.match(line.text.strip())
    ]
    if labelled:
        return rows(paper, Place(labelled[0] + 1, place.line_end), profile)
    held = rows(paper, place, profile)
    return (*_after_title(held[0], profile), *held[1:]) if held else ()


def _after_title(title: Row, profile: Profile) -> Iterator[Row]:
    """What was said in the line of a title, after it; its columns stay those of the line."""
    said = run_on(title.line.text, profile)
    if said and said.more[0] < said.more[1]:
        before, end = title.line.column(said.more[0]) - 1, title.line.column(said.more[1] - 1)
        yield Row(Line(title.line.number, " " * before + title.line.printed[before:end]), True)


def _rows(lines: Sequence[Line], profile: Profile) -> Iterator[Row]:
    furniture, apart = profile.pattern("rows", "furniture"), True
    action = profile.pattern("action_lists", "line")
    for line in lines:
        if line.blank or furniture.match(line.text.strip()):
            apart = True
        else:
            yield Row(line, apart or action.match(line.text.strip()) is not None)
            apart = False


def mark(row: Row, kind: str, profile: Profile) -> Mark | None:
    """The mark of that kind before the row's words, or None."""
    found = profile.pattern("rows", kind).match(row.line.text)
    if not found:
        return None
    label = found.groupdict().get("label") or ""
    value = _value(kind, label)
    return None if value is None else Mark(kind, value, label, found.end())


def mark_at(row: Row, at: int, profile: Profile) -> Mark | None:
    """The mark that begins an order in the middle of a row, such as "(a)" after "RESOLVED that"."""
    rest = Row(Line(row.line.number, row.line.text[at:]), row.apart)
    return next((found for found in marks(rest, profile) if found.value == 1), None)


def marks(row: Row, profile: Profile) -> Iterator[Mark]:
    return (found for kind in KINDS if (found := mark(row, kind, profile)))


def sign(row: Row, said: Mark) -> str:
    """The last character of the mark: what sort of bullet it is."""
    return row.line.text[: said.length].strip()[-1:]


def unfinished(text: str) -> bool:
    """Whether the text breaks off in the middle of a sentence."""
    return _DONE.search(text.strip()) is None or text.strip().endswith((" and", " or"))


@cache
def _value(kind: str, label: str) -> int | None:
    if kind == "roman":
        return _roman(label)
    if kind == "letter":
        return ord(label.lower()) - ord("a") + 1
    return int(label.split(".")[-1]) if kind in ("deep", "number") else 0


def _roman(label: str) -> int | None:
    digits = [_ROMAN[each] for each in label.lower()]
    total = sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
    return total if roman(total) == label.lower() else None


def roman(value: int) -> str:
    """The roman numeral, in small letters, of 1 to 89."""
    tens, ones = divmod(value, 10)
    return ("x" * tens if tens < 4 else "xl" if tens == 4 else "l" + "x" * (tens - 5)) + (
        "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"
    )[ones]  # fmt: skip
