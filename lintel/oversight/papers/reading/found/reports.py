"""What is found in reports: sections, paragraphs, recommendations, papers and people that they name, tables and figures."""

from dataclasses import dataclass

from lintel.oversight.papers.reading.lines import Place


@dataclass(frozen=True)
class Section:
    """A heading of a report, until the next."""

    place: Place
    report: str
    title: str


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph of a report. `number_inferred` where the number was lost and the sequence tells it.

    `label` is the number as printed ("3.2" is paragraph 2 of part 3).
    """

    place: Place
    report: str
    number: int
    text: str
    number_inferred: bool = False
    label: str | None = None


@dataclass(frozen=True)
class Recommendation:
    """One clause of what a report asks the committee to do."""

    place: Place
    report: str
    clause: str | None
    text: str


@dataclass(frozen=True)
class Officer:
    """Somebody to ask about a report, as it names them."""

    place: Place
    report: str
    text: str
    telephone: str | None
    email: str | None


@dataclass(frozen=True)
class BackgroundPaper:
    """`report_date` is an ISO date; `url_repaired` differs from the printed form only where a repair is certain."""

    place: Place
    report: str
    title: str | None
    report_date: str | None
    item_cited: str | None
    meeting_or_document_id: str | None
    url_as_printed: str
    url_repaired: str


@dataclass(frozen=True)
class Table:
    """Rows of cells as they stand. `row_lines[i]` is the line of row i."""

    place: Place
    rows: tuple[tuple[str, ...], ...]
    row_lines: tuple[int, ...]


@dataclass(frozen=True)
class Figure:
    """A figure. `figure` is as printed; `value` is in units (4 million is 4000000), `value_high` the end of a range.

    `as_at` is an ISO date, month, year or quarter, or the paper's words; None is undated. `as_at_from` is where that date stands:
    sentence, sentence_wrapped, paragraph, cell_heading, table_header, item_heading, document, meeting_date, none.
    """

    place: Place
    figure: str
    value: float
    value_high: float | None
    unit: str
    kind: str
    as_at: str | None
    as_at_from: str
    context: str
    role: str
    sentence: str = ""
