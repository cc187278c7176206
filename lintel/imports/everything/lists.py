"""Lists to read: how the council stands, in the columns of the templates, as CSV and XLSX."""

from collections.abc import Iterator

from lintel.casework.models import Person, Work
from lintel.council.models import District, Locality, Staff, Team
from lintel.domain.reference import person_reference
from lintel.imports.sheets.column import BETWEEN
from lintel.imports.sheets.sorts import SORTS
from lintel.imports.sheets.template import csv_of, xlsx_of
from lintel.records.models import Description, Identity

Cells = dict[str, object]
WAS_ON = "%d/%m/%Y"


def lists() -> Iterator[tuple[str, bytes]]:
    """Each list as a file name and its content."""
    for name, rows in ROWS.items():
        sort = SORTS[name]
        heads = [column.name for column in sort.columns]
        cells = [[_text(row.get(head)) for head in heads] for row in rows()]
        yield f"{name}.csv", csv_of(heads, cells)
        yield f"{name}.xlsx", xlsx_of(sort.title, heads, cells)


def _text(value: object) -> str:
    if isinstance(value, tuple | list):
        return BETWEEN.join(map(str, value))
    if hasattr(value, "strftime"):
        return value.strftime(WAS_ON)
    return "" if value is None else str(value)


def _localities() -> Iterator[Cells]:
    districts: dict[str, list[str]] = {}
    for each in District.objects.order_by("name"):
        districts.setdefault(each.locality_id, []).append(each.name)
    for place in Locality.objects.order_by("code"):
        yield {"locality": place.code, "name": place.name, "districts": districts.get(place.code)}


def _teams() -> Iterator[Cells]:
    for team in Team.objects.order_by("code"):
        yield vars(team) | {"team": team.code, "since": team.valid_from}


def _staff() -> Iterator[Cells]:
    red: dict[str | None, list[str]] = {}
    for team in Team.objects.order_by("code"):
        red.setdefault(team.senior_manager, []).append(team.code)
    for member in Staff.objects.filter(left_on=None).order_by("username").prefetch_related("memberships"):
        teams = sorted((each.valid_from, each.team_id) for each in member.memberships.all() if each.valid_to is None)
        since = {day for day, _ in teams}
        yield {
            "username": member.username,
            "name": member.name,
            "role": member.role,
            "teams": [code for _, code in teams],
            "in_teams_since": since.pop() if len(since) == 1 else None,
            "told_of_red_in": red.get(member.id) if member.role == "senior_manager" else None,
        }


def _people() -> Iterator[Cells]:
    identities, descriptions = Identity.objects.in_bulk(), Description.objects.in_bulk()
    for person in Person.objects.order_by("reference").iterator():
        identity, description = identities.get(person.identity or ""), descriptions.get(person.description or "")
        told: Cells = {**(vars(description) if description else {}), **(vars(identity) if identity else {})}
        restricted = {"person": person.reference, "known_since": person.known_since, "restricted": person.restriction}
        yield told | restricted


def _waits() -> Iterator[Cells]:
    usernames = dict(Staff.objects.values_list("id", "username"))
    for work in Work.objects.filter(closed_on=None, stage__isnull=False).order_by("reference").iterator():
        yield vars(work) | {
            "wait": work.reference,
            "person": person_reference(work.person),
            "waiting_since": work.since,
            "in_stage_since": work.on_list_from,
            "worker": usernames.get(work.worker or ""),
            "reached_on": work.last_reached,
        }


ROWS = {"localities": _localities, "teams": _teams, "staff": _staff, "people": _people, "waits": _waits}
