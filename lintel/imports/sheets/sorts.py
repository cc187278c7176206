"""Every sort of sheet, in the order in which they are brought in."""

from lintel.imports.sheets.care_sorts import PEOPLE, WAITS
from lintel.imports.sheets.column import Sort
from lintel.imports.sheets.set_up_sorts import LOCALITIES, STAFF, TEAMS

SORTS: dict[str, Sort] = {each.name: each for each in (LOCALITIES, TEAMS, STAFF, PEOPLE, WAITS)}
# What tells who people are may only be brought in by those from whom no record is kept (docs/adr).
ABOUT_PEOPLE = frozenset({PEOPLE.name, WAITS.name})
