"""A paper printed in another way: its lines changed, with a way back from each new line to the old one."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lintel.oversight.papers.reading.as_json import LISTS
from lintel.oversight.papers.reading.found import Reading

Row = Mapping[str, Any]
LONG, WIDE, PAGE, SEVEN = 300, 100, 40, 7
FOOTER = "Democratic Services • The Hall • Tattlebury • Tel: 01632 960111"
PLACED = ("line", "line_start", "line_end", "block_line")
NUMERALS = r"^(\s*)(?:- )?\(?[ivxl]+[.)]\s+(?=\S)"


def _as_it_is(file: str, field: str, value: str) -> str:
    return value


@dataclass(frozen=True)
class Changed:
    """The new paper. `came_from` has the old line of each new one; 0 for one that is all new.

    `reword` words gold (file, field, value) as it stands after the change; `leaves_out` are fields that the change takes away.
    """

    lines: tuple[str, ...]
    came_from: tuple[int, ...]
    reword: Callable[[str, str, str], str] = _as_it_is
    leaves_out: frozenset[str] = frozenset()
    ending: str = "\n"

    def data(self) -> bytes:
        """The new paper's bytes."""
        return self.ending.join(self.lines).encode()

    def gold(self, rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
        """Rows of gold by file, in the new words and still on the old lines."""
        return {file: [self._row(file, row) for row in held] for file, held in rows.items()}

    def _row(self, file: str, row: Row) -> Row:
        return {key: self.reword(file, key, value) if isinstance(value, str) else value for key, value in row.items()}

    def carried_back(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """What was read from the new paper, as JSON, on the old lines."""
        return {key: [self._entry(each) for each in held] if key in LISTS else held for key, held in said.items()}

    def _entry(self, entry: Row) -> Row:
        return {key: self.came_from[value - 1] if key in PLACED else value for key, value in entry.items()}


def changed(lines: Sequence[str], each: Callable[[int, str], Iterable[str]], **more: Any) -> Changed:
    """The lines, each of which becomes those that `each` gives for its number and words; a `New` one came from none."""
    new: list[str] = []
    came_from: list[int] = []
    for number, words in enumerate(lines, 1):
        for line in each(number, words):
            new.append(line)
            came_from.append(0 if isinstance(line, New) else number)
    return Changed(tuple(new), tuple(came_from), **more)


class New(str):
    """A line that was not in the old paper."""

    __slots__ = ()


def replaced(lines: Sequence[str], change: Callable[[str], str], **more: Any) -> Changed:
    """The lines, each changed in its place."""
    return changed(lines, lambda _, words: [change(words)], **more)


def renumbered(lines: Sequence[str], reading: Reading) -> Changed:
    """Every minute item has a number seven higher; nothing is changed where numbers begin again, as at 1, which says something."""
    items = {each.place.line_start: each.item_no for each in reading.items if re.match(r"\d", each.item_no or "")}
    numbers = [int(re.match(r"\d+", number or "")[0]) for number in items.values()]  # type: ignore[index]
    more = SEVEN if numbers == sorted(set(numbers)) else 0

    def higher(words: str, count: int = 0) -> str:
        return re.sub(r"(?<![\d(/])\d+", lambda old: str(int(old[0]) + more), words, count=count)

    def each(number: int, words: str) -> list[str]:
        return [higher(words, 1) if number in items else words]

    def reword(file: str, field: str, value: str) -> str:
        return higher(value) if file != "agenda_items" and field in ("item_no", "linked_clause") else value

    return changed(lines, each, reword=reword)


NEW_NAMES = ("Applecombe", "Brambleford", "Clovermere", "Dapplewick", "Fennelgarth", "Gorsestile", "Hazelnook", "Lanternholt",
             "Muddlebrook", "Otterfleet", "Peppercroft", "Quincedown", "Rumbleshaw", "Saffronpike", "Tansyquay")  # fmt: skip


def renamed(lines: Sequence[str], reading: Reading) -> Changed:
    """Everybody and the body have other names, wherever they stand."""
    surnames = sorted({each.surname for each in reading.attendees if len(each.surname) > 3})
    names = {old: NEW_NAMES[at % len(NEW_NAMES)] + "abcdefgh"[at // len(NEW_NAMES)] for at, old in enumerate(surnames)}
    for heading in reading.headings:
        if found := re.match(r"(.+?),? (?:Overview|Scrutiny)\b", heading.body or "", re.I):
            names[found[1]] = "Harbours and Meadows"

    def reword(file: str, field: str, value: str) -> str:
        for old, new in names.items():
            value = re.sub(rf"\b{re.escape(old)}\b", new, value)
            value = re.sub(rf"\b{re.escape(old.upper())}\b", new.upper(), value)
        return value

    return replaced(lines, lambda words: reword("", "", words), reword=reword)


def broken_elsewhere(lines: Sequence[str], _: Reading) -> Changed:
    """Every third long paragraph goes on after a page's end."""
    counted = iter(range(len(lines)))

    def each(_: int, words: str) -> Iterable[str]:
        if len(words) < LONG or "\t" in words or next(counted) % 3:
            return [words]
        cut = words.index(" ", len(words) // 2)
        return [words[:cut], New(), New(), words[cut + 1 :]]

    return changed(lines, each)


def bulleted(lines: Sequence[str], reading: Reading) -> Changed:
    """Points have bullets where they had numerals."""
    starts = {each.place.line_start for each in reading.points}

    def each(number: int, words: str) -> list[str]:
        return [re.sub(NUMERALS, r"\1- ", words) if number in starts else words]

    return changed(lines, each, leaves_out=frozenset({"point"}))


def with_carriage_returns(lines: Sequence[str], _: Reading) -> Changed:
    """Lines end as on Windows."""
    return replaced(lines, lambda words: words, ending="\r\n")


def without_tags(lines: Sequence[str], _: Reading) -> Changed:
    """No underlining and no stars are left."""
    return replaced(lines, lambda words: re.sub(r"</?u>|\*\*", "", words))


def curly(lines: Sequence[str], _: Reading) -> Changed:
    """Quotation marks are curly."""

    def change(words: str) -> str:
        words = re.sub(r'(^|[\s(])"', r"\1“", words).replace('"', "”")
        return re.sub(r"(^|[\s(])'", r"\1‘", words).replace("'", "’")

    return replaced(lines, change)


def wrapped(lines: Sequence[str], _: Reading) -> Changed:
    """Long lines are wrapped, as in an e-mail."""

    def each(_: int, words: str) -> Iterator[str]:
        while "\t" not in words and len(words) > WIDE and " " in words[1:WIDE]:
            cut = words.rindex(" ", 1, WIDE)
            yield words[:cut]
            words = words[cut + 1 :]
        yield words

    return changed(lines, each)


def with_footers(lines: Sequence[str], _: Reading) -> Changed:
    """Pages have a footer with the council's address, and a number."""
    since = 0

    def each(number: int, words: str) -> Iterator[str]:
        nonlocal since
        since += 1
        yield words
        if not words.strip() and since > PAGE:
            since = 0
            yield from map(New, (FOOTER, "", str(number % 90), ""))

    return changed(lines, each)


def with_more_blanks(lines: Sequence[str], _: Reading) -> Changed:
    """Every blank line is two."""
    return changed(lines, lambda _, words: [words] if words.strip() else [words, New()])


TRANSFORMATIONS: Mapping[str, Callable[[Sequence[str], Reading], Changed]] = {
    "renumbered": renumbered,
    "renamed": renamed,
    "pages broken elsewhere": broken_elsewhere,
    "bullets for numerals": bulleted,
    "carriage returns": with_carriage_returns,
    "tags stripped": without_tags,
    "curly quotes": curly,
    "wrapped lines": wrapped,
    "extra page footers": with_footers,
    "blank lines added": with_more_blanks,
}
