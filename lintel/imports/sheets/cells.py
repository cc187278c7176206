"""Reading one cell of a column: what it says, or why it cannot be taken; and what was taken as given but looks wrong."""

import unicodedata
from collections.abc import Container, Mapping
from datetime import date, datetime
from typing import Any

from lintel.domain.neutral import without_mark
from lintel.domain.nhs_number import looks_right
from lintel.domain.person import JOINERS
from lintel.domain.refusals import Refused
from lintel.imports.sheets.column import BETWEEN, CODE, CODES, DATE, DIGITS, TEXT, Column
from lintel.imports.sheets.dates import date_of_cell, read_date

ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
Cell = str | int | float | bool | date | datetime | None


def text_of(cell: Cell) -> str:
    """What a cell says as text, without space round it. A formula is its own text, and is never worked out."""
    if isinstance(cell, str):
        return without_mark(cell.strip())
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime | date):
        return date(cell.year, cell.month, cell.day).isoformat()
    return str(cell)


def read_cell(column: Column, cell: Cell, *, known: Mapping[str, Container[str]], month_first: bool = False) -> Any:
    """The value of a cell; None for an empty one. Raises Refused. `known` are the codes of what is set up, by sort."""
    text = text_of(cell)
    if not text:
        if column.must:
            raise Refused("must_be_filled", field=column.name)
        return () if column.reads == CODES else None
    _refuse_unreadable(text, column)
    if column.reads == DATE:
        is_date = isinstance(cell, datetime | date)
        return date_of_cell(cell) if is_date else read_date(text, month_first_elsewhere=month_first)  # type: ignore[arg-type]
    if column.reads == CODES:
        return tuple(dict.fromkeys(_code(each.strip(), column, known) for each in text.split(BETWEEN) if each.strip()))
    return _code(text, column, known) if column.reads == CODE else text


def _refuse_unreadable(text: str, column: Column) -> None:
    if text in ERRORS:
        raise Refused("cell_of_error", text=text)
    if len(text) > column.longest and column.reads in (TEXT, DIGITS):
        raise Refused("too_long", longest=f"{column.longest:,}", length=f"{len(text):,}")
    if column.name == "phone" and not any(map(str.isdigit, text)):
        raise Refused("no_digit", text=text)
    # Nearly every cell can be printed, and need not be looked at sign by sign.
    if not text.isprintable() and any(unicodedata.category(sign) in UNSEEN and sign not in JOINERS for sign in text):
        raise Refused("sign_that_cannot_be_kept")


def _code(text: str, column: Column, known: Mapping[str, Container[str]]) -> str:
    """The code that a cell says; its words will do as well, whatever letters are capitals."""
    if column.codes is not None:
        return _listed(text, column)
    if text not in known[column.known or ""]:
        raise Refused("not_set_up", text=text, sort=column.known)
    return text


def _listed(text: str, column: Column) -> str:
    codes = column.codes or {}
    for code, words in codes.items():
        if text.casefold() in (code.casefold(), words.casefold()):
            return code
    raise Refused("not_on_the_list", text=text, codes=", ".join(codes))


def looks_wrong(column: Column, cell: Cell) -> Refused | None:
    """What is kept as given, and should be looked at: a number that has lost a zero, or a wrong check digit."""
    if column.reads not in (TEXT, DIGITS):
        return None
    text = text_of(cell)
    if column.name == "nhs_number" and text and not looks_right(text):
        return Refused("wrong_check_digit", text=text)
    if column.name == "phone" and text.isdigit() and not text.startswith("0") and len(text) in (9, 10):
        return Refused("lost_a_zero", text=text)
    if isinstance(cell, str) and text.startswith("="):
        return Refused("formula_as_text")
    return None
