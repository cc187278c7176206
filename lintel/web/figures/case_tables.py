"""Cases set out: as a table for a page, and as lines for a spreadsheet. As they were on the day that counts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lintel.measures.language import ON_THE_DAY, Measure
from lintel.web import work_cells
from lintel.web.figures.words import NONE, cut_titles, length
from lintel.web.formats import short_day

if TYPE_CHECKING:
    from lintel.web.figures.cases import Case

RESTRICTED = "Some records are restricted. If you cannot find someone, ask the safeguarding lead."
WITHDRAWN = "Withdrawn since"
HEADS = ("Work", "Kind", "Since", "Counted on", "In time", "Rating", "Team", "Locality", "Record now")
MET = {True: "Yes", False: "No", None: ""}


def table_of(cases: Sequence["Case"], measure: Measure, teams: Mapping[str, str], *, names: bool) -> dict[str, Any]:
    """Columns and rows for a page. Names only for readers who may see who people are."""
    still = measure.counts in ON_THE_DAY
    columns: list[dict[str, Any]] = [{"text": "Work"}]
    columns += [{"text": "Person"}] if names else []
    columns += [{"text": "Since"}] + ([] if still else [{"text": "Counted on"}])
    columns += [{"text": measure.unit.capitalize(), "numeric": True}, {"text": "Rating then"}, {"text": "Team then"}]
    return {"columns": columns, "rows": [_row(case, teams, names=names, still=still) for case in cases]}


def _row(case: "Case", teams: Mapping[str, str], *, names: bool, still: bool) -> list[Any]:
    member, row = case.member, case.row
    link = {"href": work_cells.address(row)} if row else {"note": WITHDRAWN}
    cells: list[Any] = [{"text": case.reference, **link}]
    cells += [row.person_name if row else NONE] if names else []
    cells += [short_day(member.since)] + ([] if still or member.end is None else [short_day(member.end)])
    return [*cells, length(member.days), {"rating": member.rating}, teams.get(member.team, member.team)]


def lines(cases: Sequence["Case"], measure: Measure, teams: Mapping[str, str]) -> Iterator[Sequence[str]]:
    """The heads and a line for each case, for a spreadsheet; dates as 2026-11-22. The line about restricted ones last."""
    yield (*HEADS[:4], measure.unit.capitalize(), *HEADS[4:])
    named = {**{by: cut_titles(by) for by in ("rating", "locality")}, "team": teams}
    for case in cases:
        yield _line(case, named)
    yield (RESTRICTED,)


def _line(case: "Case", named: Mapping[str, Mapping[str, str]]) -> Sequence[str]:
    member = case.member
    days = [each.isoformat() if each else "" for each in (member.since, member.end)]
    cuts = [named[by].get(member.cut(by), member.cut(by)) for by in ("rating", "team", "locality")]
    since = "" if case.row else WITHDRAWN
    return (case.reference, case.kind_title, *days, length(member.days), MET[member.in_time], *cuts, since)
