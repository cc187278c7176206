"""What a paper says, passage by passage: each with its place, the meeting that it belongs to, and its report."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lintel.oversight.papers.following.meeting_papers import MeetingPapers
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.lines import Line, Passage, Place


@dataclass(frozen=True)
class Said:
    """A passage. `meeting_date` is an ISO date: of the meeting that was minuted, or that the paper was written for.

    `sort`: clause, point, minute (other words of minutes), paragraph, row or text. `report` is None outside reports.
    """

    paper: str
    place: Place
    text: str
    meeting_date: str
    sort: str
    item_no: str | None = None
    report: str | None = None

    @property
    def minuted(self) -> bool:
        return self.sort in ("clause", "point", "minute")

    @property
    def at(self) -> str:
        """Paper and line, as in "pack.txt:12"."""
        return f"{self.paper}:{self.place.line_start}"


def said_at(meeting: MeetingPapers) -> tuple[Said, ...]:
    """Every passage of a meeting's papers, in the order of the papers and their lines."""
    return tuple(each for reading in meeting.readings for each in said_in(reading, meeting.date))


def said_in(reading: Reading, date: str) -> tuple[Said, ...]:
    """Every passage of one paper of the meeting of that ISO date, in the order of its lines; each line is in one."""
    found = [*_minuted(reading, date), *_reported(reading, date)]
    taken = {number for each in found for number in each.place.numbers}
    left = [*_rows(reading, date, taken)]
    taken |= {number for each in left for number in each.place.numbers}
    found += left + [*_the_rest(reading, date, taken)]
    return tuple(sorted(found, key=lambda each: (each.place.line_start, each.place.column)))


def _minuted(reading: Reading, date: str) -> Iterator[Said]:
    name = reading.paper.name
    for point in reading.points:
        yield Said(name, point.place, point.text, point.meeting_date or date, "point", point.item_no)
    for clause in reading.decisions:
        yield Said(name, clause.place, clause.text, clause.meeting_date or date, "clause", clause.item_no)


def _reported(reading: Reading, date: str) -> Iterator[Said]:
    for each in reading.paragraphs:
        yield Said(reading.paper.name, each.place, each.text, date, "paragraph", report=each.report)


def _rows(reading: Reading, date: str, taken: set[int]) -> Iterator[Said]:
    report_at = _Reports(reading)
    for table in reading.tables:
        for cells, line in zip(table.rows, table.row_lines, strict=True):
            if line not in taken:
                text = "\t".join(cell for cell in cells if cell.strip())
                yield Said(reading.paper.name, Place(line, line), text, date, "row", report=report_at.line(line))


def _the_rest(reading: Reading, date: str, taken: set[int]) -> Iterator[Said]:
    report_at, minuted = _Reports(reading), _minuted_lines(reading, date)
    for block in _blocks(line for line in reading.paper.filled() if line.number not in taken):
        first = block[0].number
        of, passage = minuted.get(first), Passage(tuple(block))
        sort, on, item = ("minute", *of) if of else ("row" if "\t" in passage.text else "text", date, None)
        report = None if of else report_at.line(first)
        yield Said(reading.paper.name, passage.place(), passage.text, on, sort, item, report)


def _minuted_lines(reading: Reading, date: str) -> dict[int, tuple[str, str | None]]:
    return {line: (item.meeting_date or date, item.item_no) for item in reading.items for line in item.place.numbers}


def _blocks(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that follow each other without a blank one, parted where a list mark or a row of cells begins."""
    block: list[Line] = []
    for line in lines:
        begins = line.text.lstrip().startswith(("- ", "• ")) or "\t" in line.text
        if block and (line.number != block[-1].number + 1 or begins or "\t" in block[-1].text):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


class _Reports:
    """Which report a line stands in: that of the heading or paragraph before it. Minutes after it end it."""

    def __init__(self, reading: Reading) -> None:
        marks: list[tuple[int, str | None]] = [(each.place.line_start, each.report) for each in reading.sections]
        marks += [(each.place.line_start, each.report) for each in reading.paragraphs]
        marks += [(each.place.line_start, None) for each in reading.items]
        marks.sort(key=lambda mark: mark[0])
        self._lines, self._reports = [line for line, _ in marks], [report for _, report in marks]

    def line(self, number: int) -> str | None:
        at = bisect_right(self._lines, number)
        return self._reports[at - 1] if at else None
