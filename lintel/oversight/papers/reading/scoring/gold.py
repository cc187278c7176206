"""Gold: what a careful reader found in papers, as a folder of CSV files, each with rows of several papers."""

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
_NOT_SAID = ("", "none", "(none)", "(not stated)", "(not named)")
_NOT_GIVEN = re.compile(r"\([^)]*not (?:given|printed|stated)\)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True)
class Structure:
    """One sort of thing to be scored.

    `file` holds its gold, `lists` names it in the JSON. Rows match by `keys` ("gold column=our field" where the two differ);
    `also` is compared and told, but needed for no match. `only` are the values of `kind` that count. `target` is a share, or None.
    """

    name: str
    file: str
    lists: str
    keys: tuple[str, ...]
    also: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    target: float | None = None


STRUCTURES = (
    Structure("minute items", "minutes_items", "items", ("line_start", "line_end", "item_no", "decision_word"),
              ("title", "agenda_item_ref"), target=1.0),
    Structure("formal actions", "actions", "actions", ("line", "kind"), ("linked_clause", "addressee", "asked_by", "recipient"),
              ("resolution", "reported_resolution"), 1.0),
    Structure("attendance", "attendees", "attendees", ("line", "surname", "status"),
              ("honorific", "name_as_printed", "role", "for_agenda_item"), target=1.0),
    Structure("decisions", "decisions", "decisions", ("line_start", "line_end", "item_no", "clause", "decision_type"),
              ("decision_word", "block_line", "addressee", "creates_action"), target=0.98),
    Structure("points", "points", "points", ("line_start", "line_end", "item_no", "point"), ("kind",), target=0.98),
    Structure("background papers", "background_papers", "background_papers",
              ("line_start", "line_end", "title", "report_date", "item_cited", "url_as_printed", "url_repaired"),
              ("meeting_or_document_id",), target=0.98),
    Structure("figures", "figures", "figures", ("line", "value", "kind"), ("value_high", "unit", "role"), target=0.97),
    Structure("undertakings and requests", "actions", "actions", ("line", "kind"), ("addressee", "asked_by"),
              ("undertaking", "request")),
    Structure("agenda items", "agenda_items", "agenda_items", ("line", "item_no"), ("title", "report_by", "page_from", "page_to")),
)  # fmt: skip
DATES = Structure("as-at dates", "figures", "figures", ("line", "value", "kind", "as_at"), target=0.9)


def gold_of(folder: Path, paper: str) -> dict[str, list[Row]]:
    """The rows about one paper, by file name without its ending. A file that is not there has none."""
    return {
        each.file: [row for row in _rows(folder / f"{each.file}.csv") if row["paper"] == paper] for each in STRUCTURES
    }


def _rows(path: Path) -> Sequence[Row]:
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def compared(value: object) -> str:
    """A value as it is compared: what is not said is empty, quotes and dashes are plain, case and spaces count for nothing."""
    if isinstance(value, bool):
        return "y" if value else "n"
    text = "" if value is None else str(value)
    plain = " ".join(text.translate(_PLAIN).casefold().split()).strip(" .")
    inside = plain.removeprefix("(").removesuffix(")")
    if plain in _NOT_SAID or _NOT_GIVEN.match(plain):
        return ""
    return f"{float(inside):.12g}" if _NUMBER.fullmatch(inside) else plain
