"""Sheets for tests: rows as a CSV or an XLSX file would hold them, and the whole way in."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.utils import timezone
from openpyxl import Workbook

from lintel.casework.models import Person, Work
from lintel.council.models import Locality, Membership, Staff, Team
from lintel.imports.bringing import Known
from lintel.imports.check import Report, check
from lintel.imports.keep import Kept, keep
from lintel.imports.models import OldReference
from lintel.imports.sheets.sorts import SORTS
from lintel.imports.sheets.taken import Taken, take
from lintel.ledger.models import Entry, Load
from lintel.records.models import Description, Identity, Words
from tests.people import NORTH, staff_id

STORED = (Entry, Load, Person, Work, Identity, Description, Words, OldReference, Staff, Team, Locality, Membership)
BY = staff_id("lead")
RIGHT: Mapping[str, Mapping[str, str]] = {
    "localities": {"locality": "west", "name": "West", "districts": "Westham; Westerly"},
    "teams": {"team": "west_physical", "name": "West physical", "locality": "north", "since": "01/04/2020"},
    "staff": {"username": "una.plain", "name": "Una Plain", "role": "social_worker", "teams": NORTH},
    "people": {"person": "OLD-1", "name": "Mellony Thistlecroft", "birth_date": "09/02/1941", "nhs_number": "9990000018",
               "phone": "01632 960471", "locality": "north", "known_since": "14/11/2022"},
    "waits": {"wait": "W-1", "person": "OLD-1", "kind": "care_act_assessment", "stage": "allocation",
              "waiting_since": "03/06/2025", "team": NORTH, "rating": "amber", "rating_reason": "first_rating"},
}  # fmt: skip


def row(sort: str, /, **changes: str) -> dict[str, str]:
    """A row that is right, but for what is changed."""
    return {**RIGHT[sort], **changes}


def csv_of(rows: Sequence[Mapping[str, str]], *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """A CSV file with these rows; the headings are all of theirs."""
    text = io.StringIO()
    heads = list(dict.fromkeys(name for each in rows for name in each))
    writer = csv.DictWriter(text, heads, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_of(rows: Sequence[Mapping[str, Any]], change: Callable[[Workbook], object] = lambda _: None) -> bytes:
    """An XLSX file with these rows, changed in some way."""
    book = Workbook()
    sheet = book.active
    heads = list(dict.fromkeys(name for each in rows for name in each))
    sheet.append(heads)
    for each in rows:
        sheet.append([each.get(name) for name in heads])
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@contextmanager
def taken(file: bytes) -> Iterator[Taken]:
    """The rows of a file."""
    with take(io.BytesIO(file)) as rows:
        yield rows


def checked(file: bytes) -> Report:
    """What a check finds."""
    with taken(file) as rows:
        return check(rows, Known(by=BY, now=timezone.now()))


def kept(file: bytes, *, keep_good_rows: bool = False) -> Kept:
    """What a load does."""
    with taken(file) as rows:
        return keep(rows, by=BY, digest="0" * 64, keep_good_rows=keep_good_rows)


def examples() -> list[bytes]:
    """The made-up row of every sort, in the order in which they are brought in."""
    return [csv_of([sort.example]) for sort in SORTS.values()]


def reasons(file: bytes) -> list[tuple[int, str, str]]:
    """What a check finds wrong, by row and column."""
    return [(each.row, each.column, each.what) for each in checked(file).reasons]


def stored() -> list[list[dict[str, Any]]]:
    """All that a load can store, as it stands."""
    return [list(table.objects.order_by("pk").values()) for table in STORED]
