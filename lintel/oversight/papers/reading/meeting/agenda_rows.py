"""A line of an agenda as what it is, and titles that go on in the next line joined."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lintel.oversight.papers.reading.lines import Line


@dataclass
class Row:
    """A line of the agenda. `pages` is (first, last) as printed, last None where it is not printed."""

    line: Line
    last_line: Line
    title: str
    number: int | None = None
    marked: bool = False
    bullet: bool = False
    by: str | None = None
    pages: tuple[int, int | None] | None = None
    pages_line: int | None = None
    interleaved: bool = False

    @property
    def only_pages(self) -> bool:
        return not self.title and self.pages is not None

    @property
    def only_officer(self) -> bool:
        return not self.title and self.by is not None and self.pages is None

    @property
    def title_like(self) -> bool:
        """A short line without a number that may be the title of an item."""
        plain = self.number is None and len(self.title) < 160 and self.title[0].isupper()
        return plain and "\u2022" not in self.title and ":" not in self.title

    @property
    def capitals(self) -> bool:
        """A heading in capitals: what comes after the last item is about something else."""
        return self.number is None and not self.bullet and self.title.isupper() and len(self.title.split()) > 2


def joined(read: Sequence[Row]) -> list[Row]:
    """Titles that go on in the next line joined: nothing blank between, no full stop, both in capitals or the next in small letters.

    What begins with a capital goes on with the title above where that was broken at the margin, and either no number was lost
    between or titles end in full stops and this one does not yet.
    """
    width, stops = max((len(row.line.printed.rstrip()) for row in read), default=0), _end_in_stops(read)
    kept: list[Row] = []
    for row, number in zip(read, _next_numbers(read), strict=True):
        sure = stops or (kept and _nothing_lost(kept[-1], number))
        if (
            kept
            and _may_go_on(kept[-1], row)
            and (_in_one_case(kept[-1], row) or (sure and _broken(kept[-1], row, width)))
        ):
            _add(kept[-1], row)
        else:
            kept.append(row)
    return kept


def _add(last: Row, row: Row) -> None:
    last.title = f"{last.title} {row.title}".strip()
    last.last_line, last.pages, last.by = row.line, last.pages or row.pages, last.by or row.by
    last.pages_line = last.pages_line or row.pages_line


def _next_numbers(read: Sequence[Row]) -> Iterator[int | None]:
    """For each row the number of the next row that has one."""
    found: list[int | None] = []
    following: int | None = None
    for row in reversed(read):
        found.append(following)
        following = row.number if row.number is not None else following
    return reversed(found)


def _may_go_on(last: Row, row: Row) -> bool:
    begins = row.number is not None or row.bullet or not row.title or not last.title or last.interleaved
    titled = last.number is not None or last.bullet
    return not begins and titled and row.line.number == last.last_line.number + 1 and not last.title.endswith(".")


def _in_one_case(last: Row, row: Row) -> bool:
    return row.title[0].islower() or (row.title.isupper() and last.title.isupper())


def _end_in_stops(read: Sequence[Row]) -> bool:
    titles = [row.title for row in read if row.number is not None and row.marked]
    return 4 * sum(title.endswith(".") for title in titles) > 3 * len(titles)


def _broken(last: Row, row: Row, width: int) -> bool:
    """Whether the first word of the row had no room above."""
    first_word = row.title.split(" ", 1)[0]
    return last.pages is None and len(last.last_line.printed.rstrip()) + 1 + len(first_word) > width


def _nothing_lost(last: Row, number: int | None) -> bool:
    """Whether no title lost its number: the next one counts on."""
    return last.number is not None and number == last.number + 1
