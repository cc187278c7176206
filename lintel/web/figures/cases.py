"""The cases behind a number, for those who may see them. At most 21 queries a page, however many there are.

An earlier moment is found in the ledger by halves: some twenty look-ups more, in a ledger of a million facts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lintel.casework.lists import of_ids
from lintel.casework.rows import ListRow
from lintel.casework.visible import visible_to
from lintel.casework.withdrawn import references_of_withdrawn, withdrawn_visible_to
from lintel.council.models import Staff
from lintel.council.people import teams
from lintel.domain.flow import kind_named
from lintel.domain.reference import work_reference
from lintel.domain.refusals import Refused
from lintel.measures import ask
from lintel.measures.language import Measure, Member
from lintel.web.admission import london_today, page_for
from lintel.web.figures import case_tables
from lintel.web.figures.doors import sees_cases
from lintel.web.figures.forms import AskForm
from lintel.web.figures.spreadsheet import spreadsheet
from lintel.web.figures.views import REFUSED, named
from lintel.web.figures.words import cut_titles

PAGE_LENGTH = 50
FURTHEST_PAGE = 10_000


@dataclass(frozen=True)
class Case:
    """One wait that a figure counts, as the figure counts it, and its work as it is now; none if it was withdrawn."""

    member: Member
    row: ListRow | None

    @property
    def reference(self) -> str:
        """The work's reference, which it keeps."""
        return work_reference(self.member.work)

    @property
    def kind_title(self) -> str:
        """The kind of work in words."""
        return kind_named(self.member.kind).title


@require_GET
@page_for(sees_cases)
def cases(request: HttpRequest, measure: str) -> HttpResponse:
    """The cases behind a figure or one group of it, the longest first, fifty to a page."""
    declared, form, found = _asked(request, measure)
    if found is None:
        return _refused(request, declared, form)
    page = page_of(found, asked_page(request))
    shown = read_cases(request.user, page.members, "figure_cases")
    told = case_tables.table_of(shown, declared, teams(), names=request.user.allowed.names)
    about = {"measure": declared, "form": form, "group": _group(form, request), "page": page}
    about |= {"asked": form.query(by=form.cut), "file": form.query(by=form.cut, group=request.GET.get("group"))}
    return render(request, "figures/cases.html", {**told, **about})


@require_GET
@page_for(sees_cases)
def cases_csv(request: HttpRequest, measure: str) -> HttpResponse:
    """The same cases, all of them, as a file for a spreadsheet: references only, whoever asks.

    At most 21 queries; on SQLite three more for each further thousand cases.
    """
    declared, form, found = _asked(request, measure)
    if found is None:
        return _refused(request, declared, form)
    shown = read_cases(request.user, found, "figure_cases_csv")
    name = f"{declared.name.replace(':', '-')}-{form.as_at_day.isoformat()}.csv"
    return spreadsheet(name, case_tables.lines(shown, declared, teams()))


def _asked(request: HttpRequest, measure: str) -> tuple[Measure, AskForm, list[Member] | None]:
    """The measure, the question, and the cases; None where the question cannot be answered."""
    declared = named(measure)
    form = AskForm(declared, request.GET, today=london_today())
    return declared, form, _found(declared, form, request) if form.is_valid() else None


def _refused(request: HttpRequest, measure: Measure, form: AskForm) -> HttpResponse:
    return render(request, "figures/cases_refused.html", {"measure": measure, "form": form}, status=REFUSED)


def _found(measure: Measure, form: AskForm, request: HttpRequest) -> list[Member] | None:
    by, group = form.cut, request.GET.get("group")
    within = (lambda member: member.cut(by) == group) if by and group else None
    try:
        reading = ask.reading(form.as_at_day, as_known_on=form.as_known_on)
        members = reading.members(measure.name, within=within)
    except Refused as refused:
        form.refuse(refused)
        return None
    return visible_members(request.user, members)


def visible_members(reader: Staff, members: Sequence[Member]) -> list[Member]:
    """Those whose records the reader may see, the longest first. There is no count of the others, anywhere."""
    asked = {member.work for member in members}
    seen = set(visible_to(reader).filter(pk__in=asked).values_list("pk", flat=True))
    seen |= withdrawn_visible_to(reader, members)
    return sorted((each for each in members if each.work in seen), key=lambda each: (-each.days, each.work))


@dataclass(frozen=True)
class MembersPage:
    """One page of members."""

    members: list[Member]
    number: int
    has_next: bool


def page_of(members: list[Member], number: int) -> MembersPage:
    """Fifty of them."""
    start = (number - 1) * PAGE_LENGTH
    return MembersPage(members[start : start + PAGE_LENGTH], number, len(members) > start + PAGE_LENGTH)


def asked_page(request: HttpRequest) -> int:
    """The page in the address; the first where it is none."""
    asked = request.GET.get("page", "")
    plain = asked.isascii() and asked.isdigit() and len(asked) <= len(str(FURTHEST_PAGE))
    return min(max(int(asked), 1), FURTHEST_PAGE) if plain else 1


def read_cases(reader: Staff, members: Sequence[Member], page: str) -> list[Case]:
    """Members joined with their works, those withdrawn since among them; the look is written down."""
    works = list(dict.fromkeys(member.work for member in members))
    rows = {row.work.id: row for row in of_ids(reader, works, today=london_today(), page=page)}
    gone = [member for member in members if member.work not in rows]
    shown = rows.keys() | (references_of_withdrawn(reader, gone, page=page).keys() if gone else set())
    return [Case(member, rows.get(member.work)) for member in members if member.work in shown]


def _group(form: AskForm, request: HttpRequest) -> dict[str, Any] | None:
    by, group = form.cut, request.GET.get("group")
    if not by or not group:
        return None
    return {"by": dict(form.fields["by"].choices)[by], "name": cut_titles(by).get(group, group)}
