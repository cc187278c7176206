"""`lintel figures`: list, show, members, publish and restate."""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from lintel.casework.lists import of_ids
from lintel.casework.rows import RESTRICTED_LINE
from lintel.casework.withdrawn import references_of_withdrawn
from lintel.council.models import Staff
from lintel.domain.clock import LONDON, london_date, month_ends
from lintel.domain.neutral import neutral
from lintel.measures import ask, library
from lintel.measures.language import Figure, Member, printed, printed_share
from lintel.project.arguments import FIRST_YEAR, LAST_YEAR
from lintel.project.command_line import stop
from lintel.project.commands import databases
from lintel.project.commands.eyes import admitted
from lintel.web.figures.doors import sees_cases, sees_exact

COLUMNS = ("as_at", "group", "number", "people", "median", "p90", "maximum", "share_within")


def list_measures(chosen: argparse.Namespace) -> None:
    """Every measure."""
    names = ("name", "title", "kind", "stage", "unit")
    write(chosen.format, [{name: getattr(each, name) for name in names} for each in library.measures()], names)


def show(chosen: argparse.Namespace) -> None:
    """A figure, or one at each of several month-ends, with all that it must never be printed without."""
    databases.build()
    admitted(chosen.user, sees_exact, "see figures before they are published")
    answers = _answers(chosen)
    rows = [row for answer in answers for row in _rows(answer)]
    if chosen.format == "csv":
        return write("csv", rows, COLUMNS)
    said = _said(answers[-1])
    if chosen.format == "json":
        print(json.dumps(said | {"figures": rows}, indent=2))
        return None
    tell(said)
    return write("text", rows, COLUMNS)


def _answers(chosen: argparse.Namespace) -> list[ask.Answer]:
    _refuse_months_too_early(chosen.as_at, chosen.months)
    reading = ask.reading(chosen.as_at, as_known_on=known_on(chosen.as_known_on), engine=chosen.engine)
    if chosen.months:
        return reading.series(chosen.measure, months=chosen.months, by=chosen.by)
    return [reading.figures(chosen.measure, by=chosen.by)]


def _refuse_months_too_early(as_at: date, months: int) -> None:
    first = next(iter(month_ends(as_at, months)), as_at)
    if first.year < FIRST_YEAR:
        stop(f"These months begin in {first.year}, before {FIRST_YEAR}. Ask for fewer, or for a later day.")


def _said(answer: ask.Answer) -> dict[str, Any]:
    measure, target = answer.measure, answer.figures.whole.target
    return {
        "measure": measure.name,
        "title": measure.title,
        "as_at": answer.as_at.isoformat(),
        "known_on": answer.known_on.astimezone(LONDON).isoformat(timespec="seconds"),
        "position": answer.position,
        "definition": measure.definition,
        "definition_version": measure.version,
        "estimator": measure.estimator,
        "cannot_say": measure.cannot_say,
        "source": f"{measure.source} ({measure.basis})",
        "unit": measure.unit,
        "target": f"within {target.amount} {target.unit.replace('_', ' ')}: {target.source}" if target else None,
        "by": answer.by,
    }


def _rows(answer: ask.Answer) -> Iterator[dict[str, Any]]:
    yield _row(answer.as_at, None, answer.figures.whole)
    for group, figure in answer.figures.parts.items():
        yield _row(answer.as_at, group, figure)


def _row(as_at: date, group: str | None, figure: Figure) -> dict[str, Any]:
    return {
        "as_at": as_at.isoformat(),
        "group": group,
        "number": figure.number,
        "people": figure.people,
        "median": printed(figure.median) or None,
        "p90": printed(figure.p90) or None,
        "maximum": printed(figure.maximum) or None,
        "share_within": printed_share(figure.share_within) or None,
    }


def members(chosen: argparse.Namespace) -> None:
    """The references of the cases behind a figure that the user may see, one a line."""
    databases.build()
    reader = admitted(chosen.user, sees_cases, "see the cases behind a figure")
    found = ask.members(chosen.measure, chosen.as_at, as_known_on=known_on(chosen.as_known_on))
    for reference in references(reader, found, page="figures_members").values():
        print(reference)
    say_some_are_restricted()


def say_some_are_restricted() -> None:
    """The fixed line of every list of records, for whoever reads it."""
    # Beside the list and not in it: what is printed goes on to other programs, which take every line for a reference.
    print(RESTRICTED_LINE, file=sys.stderr)


def references(reader: Staff, found: Sequence[Member], *, page: str) -> dict[str, str]:
    """The references, by work and in the order given, of those that the reader may see; withdrawn ones too."""
    ids = list(dict.fromkeys(member.work for member in found))
    seen = references_of_withdrawn(reader, found, page=page)
    rows = of_ids(reader, ids, today=london_date(timezone.now()), page=page)
    seen |= {row.work.id: row.work.reference for row in rows}
    return {work: seen[work] for work in ids if work in seen}


def known_on(text: str | None) -> datetime | date | None:
    """The moment at which to know: a date means its end in London."""
    if text is None:
        return None
    known = _date(text) or _moment(text)
    if known is None:
        stop(f"“{text}” is neither a date such as 2026-11-03 nor a moment such as 2026-11-03T09:00+00:00.")
    if not FIRST_YEAR <= known.year <= LAST_YEAR:
        stop(f"“{text}” is not in the years from {FIRST_YEAR} to {LAST_YEAR}.")
    return known


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=LONDON)


def tell(said: dict[str, Any]) -> None:
    """What is known, one thing a line."""
    for name, value in said.items():
        if value is not None:
            print(f"{name.replace('_', ' ').capitalize()}: {value}")


def write(form: str, rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    """Rows as JSON, CSV or a table of text."""
    if form == "json":
        print(json.dumps(rows, indent=2))
    elif form == "csv":
        writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _inert(cell) for name, cell in row.items()} for row in rows)
    else:
        _set_out(rows, columns)


def _inert(cell: Any) -> Any:
    """A cell that is no formula. A carriage return would begin a new line, and is not quoted where lines end otherwise."""
    return neutral(cell.replace("\r", " ")) if isinstance(cell, str) else cell


def _set_out(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    texts = [[column.replace("_", " ") for column in columns]]
    texts += [["" if row[column] is None else str(row[column]) for column in columns] for row in rows]
    widths = [max(len(line[place]) for line in texts) for place in range(len(columns))]
    for line in texts:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
