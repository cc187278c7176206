"""Files for a spreadsheet, in which no cell is a formula."""

import csv
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from lintel.domain.neutral import neutral


def spreadsheet(name: str, rows: Iterable[Sequence[str]]) -> HttpResponse:
    """A CSV file to be saved under a name, in UTF-8 with the mark by which spreadsheets know it."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    csv.writer(response).writerows([neutral(cell) for cell in row] for row in rows)
    return response
