"""Headings: which sort of sheet this is, told by the names of its columns; a name that we do not know is never passed over."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import zip_longest

from lintel.domain.refusals import Refused
from lintel.imports.sheets.cells import Cell, text_of
from lintel.imports.sheets.column import Sort
from lintel.imports.sheets.sorts import SORTS

# The columns that we put before those of a sheet when we hand back what was left out.
OURS = ("row", "reasons")
# By this, the name of no column, a row keeps what stands in it under no heading.
STRAY = ""


@dataclass(frozen=True)
class Headings:
    """The sort of a sheet, and the name of each of its columns in the order of the file."""

    sort: Sort
    names: tuple[str, ...]

    def named(self, cells: Sequence[Cell]) -> dict[str, Cell]:
        """The cells of a row that hold anything, by the names of their columns; what stands under no heading is `STRAY`."""
        pairs = list(zip_longest(self.names, cells, fillvalue=STRAY))
        stray = " ".join(filter(None, (text_of(cell) for name, cell in pairs if not name)))
        named = {name: cell for name, cell in pairs if name and name not in OURS and cell not in (None, "")}
        return named | ({STRAY: stray} if stray else {})


def headings(cells: Sequence[Cell]) -> Headings:
    """What the first row says. Raises Refused, in words that name the column and the nearest that we know."""
    names = tuple(_name(text_of(cell)) for cell in cells)
    while names and not names[-1]:
        names = names[:-1]
    if not names:
        raise Refused("no_headings")
    sort = max(SORTS.values(), key=lambda each: (len(set(names) & each.by_name.keys()), each.key in names))
    if not set(names) & sort.by_name.keys():
        raise Refused("no_such_sheet", sorts=", ".join(SORTS))
    _refuse_strange(names, sort)
    return Headings(sort, names)


def _name(text: str) -> str:
    return "_".join(text.lstrip("\ufeff").replace("*", " ").casefold().replace("_", " ").split())


def _refuse_strange(names: Sequence[str], sort: Sort) -> None:
    """Each refusal is of one heading, and names the sheet that we took it for."""
    missing = [each.name for each in sort.columns if each.must and each.name not in names]
    for place, name in enumerate(names):
        if name in names[:place] and name:
            raise Refused("heading_twice", heading=name.replace("_", " "))
        if name and name not in sort.by_name and name not in OURS:
            near = get_close_matches(name, [*missing, *sort.by_name], n=1, cutoff=0.4)
            meant = near[0] if near else (missing or ["none"])[0]
            raise Refused(
                "strange_heading", heading=name.replace("_", " "), sort=sort.title.lower(), near=meant.replace("_", " ")
            )
    if missing:
        raise Refused("heading_missing", sort=sort.title.lower(), headings=", ".join(missing).replace("_", " "))
