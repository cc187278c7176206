"""Files for a spreadsheet, in which no cell is a formula."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

# What a spreadsheet reads as the beginning of a formula, or skips before one.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe(cell: str) -> str:
    """The text of a cell, kept from being read as a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(BEGINS_A_FORMULA) else cell


def spreadsheet(name: str, rows: Iterable[Sequence[str]]) -> HttpResponse:
    """A CSV file to be saved under a name, in UTF-8 with the mark by which spreadsheets know it."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    csv.writer(response).writerows([safe(cell) for cell in row] for row in rows)
    return response
