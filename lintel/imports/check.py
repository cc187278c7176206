"""Checking a sheet: every row asked every rule that a commit asks, and nothing stored. Each reason names row and column."""

from collections.abc import Callable, Container, Iterator, Mapping
from itertools import islice
from typing import Any

from django.utils import timezone

from lintel.casework.beforehand import placed
from lintel.casework.looking import write_look
from lintel.domain.allocation import WorkOffered
from lintel.domain.fact import Fact
from lintel.domain.nhs_number import as_compared, looks_right
from lintel.domain.refusals import Refused
from lintel.domain.story import Story, check_dates
from lintel.imports.bringing import Brought, Known, Values
from lintel.imports.people_rows import likely, person
from lintel.imports.report import Judged, Report, Said, tell
from lintel.imports.set_up_rows import locality, staff, team
from lintel.imports.sheets.cells import Cell, looks_wrong, read_cell, text_of
from lintel.imports.sheets.headings import STRAY
from lintel.imports.sheets.taken import Taken
from lintel.imports.wait_rows import wait

MAKES: Mapping[str, Callable[[Mapping[str, Any], Known], Brought]] = {
    "localities": locality,
    "teams": team,
    "staff": staff,
    "people": person,
    "waits": wait,
}
Progress = Callable[[str, int], None]
TOGETHER = 500
PAGE = "bring_in"


def looked_at(taken: Taken, *, by: str, progress: Progress = lambda *_: None) -> Report:
    """A check for somebody's eyes, written down as a look at the people of whom it tells. Raises CannotBeShown."""
    report = check(taken, Known(by=by, now=timezone.now()), progress=progress)
    write_look(by=by, page=PAGE, shown=report.shown, why=f"{report.sort}: {report.rows} rows checked"[:60])
    return report


def check(taken: Taken, known: Known, *, progress: Progress = lambda *_: None) -> Report:
    """Ask the rules about every row."""
    report = Report(taken.sort.name, taken.sort.title, of_the_file=taken.notes)
    for judged in judge(taken, known):
        tell(report, judged)
        progress("Asking the rules", 1)
    return report


def good_rows(taken: Taken, known: Known, at_fault: Container[int]) -> Iterator[Brought]:
    """What the rows bring that a check found good. What their facts say is asked again by the load itself."""
    for judged in judge(taken, known, at_fault):
        if judged.brought is not None:
            yield judged.brought


def judge(taken: Taken, known: Known, at_fault: Container[int] | None = None) -> Iterator[Judged]:
    """Each row with what it would bring, in the order of the file; `at_fault` are the rows that a check found so."""
    seen: dict[tuple[str, str], int] = {}
    rows = iter(taken)
    while some := list(islice(rows, TOGETHER)):
        if taken.sort.name == "people":
            known.look_up(set().union(*(likely(cells, known) for _, cells in some)))
        for number, cells in some:
            if at_fault is None or number not in at_fault:
                yield _judged(taken, number, cells, known, seen, asking=at_fault is None)


def _judged(
    taken: Taken,
    number: int,
    cells: Mapping[str, Cell],
    known: Known,
    seen: dict[tuple[str, str], int],
    *,
    asking: bool,
) -> Judged:
    judged = Judged(number)
    if STRAY in cells:
        # Which cell is under which heading cannot be known, so that no rule is asked.
        judged.reasons.append(Said(number, "", str(Refused("under_no_heading"))))
        return judged
    values = _values(taken, cells, known, judged)
    if not judged.reasons:
        _make(taken, values, known, judged, seen, asking=asking)
    return judged


def _values(taken: Taken, cells: Mapping[str, Cell], known: Known, judged: Judged) -> dict[str, Any]:
    values = {}
    for column in taken.sort.columns:
        cell, month_first = cells.get(column.name), column.name in taken.month_first
        try:
            values[column.name] = read_cell(column, cell, known=known.codes, month_first=month_first)
        except Refused as refused:
            judged.reasons.append(Said(judged.number, column.name, str(refused)))
        else:
            wrong = looks_wrong(column, cell)
            judged.notes += [Said(judged.number, column.name, str(wrong))] if wrong else []
    return values


def _make(
    taken: Taken, values: Values, known: Known, judged: Judged, seen: dict[tuple[str, str], int], *, asking: bool
) -> None:
    """Ask the rules for what this row brings. A row that is at fault takes no key, so that a later one may have it."""
    try:
        keys = list(_keys(taken, values))
        for key in keys:
            if key in seen:
                raise Refused("row_twice", field=key[0], row=f"{seen[key]:,}")
        brought = MAKES[taken.sort.name](values, known)
        if asking:
            _ask(brought, known)
    except Refused as refused:
        column = refused.field if refused.field in taken.sort.by_name else COLUMN_OF.get(refused.field or "", "")
        judged.reasons.append(Said(judged.number, column, str(refused)))
    else:
        seen.update(dict.fromkeys(keys, judged.number))
        judged.brought = brought
        judged.notes += [Said(judged.number, "", text) for text in brought.notes]


# What the fields of facts are called in a sheet.
COLUMN_OF = {"since": "waiting_since", "occurred": "", "number": "nhs_number"}


def _keys(taken: Taken, values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What no two rows may share."""
    yield taken.sort.key, text_of(values[taken.sort.key])
    number = values.get("nhs_number")
    if number and looks_right(number):
        yield "nhs_number", as_compared(number)
    for kind in values.get("takes", ()):
        yield "takes", kind
    for code in values.get("told_of_red_in", ()):
        yield "told_of_red_in", code


def _ask(brought: Brought, known: Known) -> None:
    """Ask of the facts of one row what a commit would ask."""
    stories: dict[str, list[Fact]] = {}
    for fact in brought.facts:
        check_dates(fact, known.now)
        stories.setdefault(fact.subject, []).append(fact)
    for facts in stories.values():
        entries = placed(facts, after=0, now=known.now, by=known.by)
        Story().add(entries)
        for fact in facts:
            if isinstance(fact, WorkOffered):
                known.suitable.refuse(fact, entries)
