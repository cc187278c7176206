"""Rows of localities, teams and staff, as the council's set-up; what is set up already is left as it is, and says so."""

import re
from collections.abc import Iterator

from lintel.council.models import Staff
from lintel.domain import council as plain
from lintel.domain.access import is_told_of_red
from lintel.domain.fact import new_id
from lintel.domain.refusals import Refused
from lintel.imports.bringing import Brought, Known, Values
from lintel.imports.sheets.column import BETWEEN

CODE = re.compile(r"[a-z0-9][a-z0-9_]*")
USERNAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9_.@-]*")


def locality(row: Values, known: Known) -> Brought:
    """A locality with its districts."""
    code, brought = _code(row["locality"], "locality"), Brought()
    there = known.localities.get(code)
    if there is not None:
        _say_differs(brought, {"name": (there.name, row["name"])})
    else:
        brought.set_up.append(plain.Locality(code=code, name=row["name"]))
    for name in _districts(row["districts"]):
        slug = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")[:40]
        if not slug:
            raise Refused("not_a_code", field="districts", text=name)
        district = known.districts.get(slug)
        if district is None:
            brought.set_up.append(plain.District(code=slug, name=name, locality=code))
        elif district.locality_id != code:
            raise Refused("district_elsewhere", field="districts", text=name, locality=district.locality_id)
    return brought


def _districts(text: str | None) -> list[str]:
    return [each.strip() for each in (text or "").split(BETWEEN) if each.strip()]


def team(row: Values, known: Known) -> Brought:
    """A team and its tray."""
    code, brought = _code(row["team"], "team"), Brought()
    there = known.teams.get(code)
    if there is None:
        _refuse_taken(row["takes"], known)
        brought.set_up.append(_new_team(row, code))
        return brought
    named = {"name": "name", "locality": "locality", "specialism": "specialism", "since": "valid_from"}
    _say_differs(brought, {ours: (getattr(there, theirs), row[ours]) for ours, theirs in named.items()})
    _say_differs(brought, {"takes": (tuple(there.takes), row["takes"])})
    return brought


def _new_team(row: Values, code: str) -> plain.Team:
    return plain.Team(
        code=code,
        name=row["name"],
        locality=row["locality"],
        specialism=row["specialism"],
        valid_from=row["since"],
        takes=row["takes"],
    )


def _refuse_taken(takes: tuple[str, ...], known: Known) -> None:
    for kind in takes:
        taking = next((each.name for each in known.teams.values() if kind in each.takes), None)
        if taking is not None:
            raise Refused("taken_by_another", field="takes", kind=kind.replace("_", " "), team=taking)


def staff(row: Values, known: Known) -> Brought:
    """A colleague, the teams they work in, and the teams of which a senior manager is told of every red."""
    username, brought = row["username"], Brought()
    if USERNAME.fullmatch(username) is None:
        raise Refused("not_a_username", field="username", text=username)
    there = known.staff.get(username)
    id = there.id if there else new_id()
    if there is None:
        brought.set_up.append(_new_colleague(row, id))
    else:
        _say_differs(brought, {"name": (there.name, row["name"]), "role": (there.role, row["role"])})
        _say_differs(brought, {"teams": (_teams_of(there), set(row["teams"]))})
    brought.told_of_red = list(_told(row, id, known))
    return brought


def _new_colleague(row: Values, id: str) -> plain.StaffMember:
    return plain.StaffMember(
        id=id,
        username=row["username"],
        name=row["name"],
        role=row["role"],
        teams=row["teams"],
        joined_on=row["in_teams_since"],
    )


def _told(row: Values, id: str, known: Known) -> Iterator[tuple[str, str]]:
    for code in row["told_of_red_in"]:
        told = known.teams[code].senior_manager
        if not is_told_of_red(row["role"]):
            raise Refused("no_senior_manager", field="told_of_red_in", worker=row["name"])
        if told not in (None, id):
            raise Refused("told_already", field="told_of_red_in", team=known.teams[code].name)
        if told is None:
            yield code, id


def _teams_of(member: Staff) -> set[str]:
    return {each.team_id for each in member.memberships.all() if each.valid_to is None}


def _code(text: str, field: str) -> str:
    if CODE.fullmatch(text) is None:
        raise Refused("not_a_code", field=field, text=text)
    return text


def _say_differs(brought: Brought, pairs: dict[str, tuple[object, object]]) -> None:
    """Say which columns hold something else than what is here. An empty cell says nothing."""
    differ = [name for name, (here, there) in pairs.items() if there not in (None, (), "") and here != there]
    if differ:
        brought.notes.append(
            f"Here already, with another {' and '.join(differ).replace('_', ' ')}; left as it is here."
        )
