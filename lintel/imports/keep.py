"""Keeping a sheet: all rows, or the good ones where that was said, in one transaction and by the one door."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone

from lintel.casework.looking import write_look
from lintel.council.set_up import set_up, tell_of_red
from lintel.domain import council as plain
from lintel.domain.document import Document, Line
from lintel.domain.neutral import neutral
from lintel.imports.bringing import Brought, Known
from lintel.imports.check import PAGE, Progress, Report, Said, check, good_rows
from lintel.imports.load import load
from lintel.imports.models import OldReference
from lintel.imports.sheets.cells import text_of
from lintel.imports.sheets.headings import STRAY
from lintel.imports.sheets.sorts import ABOUT_PEOPLE
from lintel.imports.sheets.taken import Taken
from lintel.ledger import read
from lintel.ledger.write_lock import one_transaction
from lintel.records.store import store

BATCH = 500


@dataclass(frozen=True)
class Kept:
    """What was stored, and what was left out as a CSV file with its reasons, where anything was."""

    report: Report
    stored: bool
    left_out: bytes | None = None


def keep(
    taken: Taken, *, by: str, digest: str, keep_good_rows: bool = False, progress: Progress = lambda *_: None
) -> Kept:
    """Store a sheet. Nothing at all where a row is at fault, unless its good rows are to be kept."""
    with one_transaction(alone=True):
        # Nobody records between the check and the load, and what is recorded goes on from the ledger's last moment.
        now = max(filter(None, (timezone.now(), read.head(settings.LINTEL_COUNCIL).recorded)))
        report = check(taken, Known(by=by, now=now), progress=progress)
        if not report.is_clean and not keep_good_rows:
            return Kept(report, stored=False)
        _look(report, by)
        if report.new:
            _store(taken, report, Known(by=by, now=now), digest, progress)
    left_out = left_out_of(taken, report) if report.at_fault else None
    return Kept(report, stored=bool(report.new), left_out=left_out)


def _look(report: Report, by: str) -> None:
    write_look(
        by=by, page=PAGE, shown=report.shown, why=f"{report.sort}: {report.new} of {report.rows} rows stored"[:60]
    )


def _store(taken: Taken, report: Report, known: Known, digest: str, progress: Progress) -> None:
    good = good_rows(taken, known, {said.row for said in report.reasons})
    if taken.sort.name in ABOUT_PEOPLE:
        lines = enumerate(_lines(good, known), start=1)
        load(lines, council=settings.LINTEL_COUNCIL, by=known.by, digest=lambda: digest, progress=progress)
    else:
        _set_up(list(good))


def _lines(good: Iterator[Brought], known: Known) -> Iterator[Line]:
    """The facts of every row; its words and its reference are stored on the way, some hundred rows at a time."""
    documents: list[Document] = []
    references: list[OldReference] = []
    for brought in good:
        documents += brought.documents
        if brought.reference:
            sort, reference, subject = brought.reference
            references.append(OldReference(sort=sort, reference=reference, subject=subject))
        yield from (Line(fact, known.now, known.by) for fact in brought.facts)
        if len(references) >= BATCH:
            _store_words(documents, references)
    _store_words(documents, references)


def _store_words(documents: list[Document], references: list[OldReference]) -> None:
    store(documents)
    OldReference.objects.bulk_create(references, batch_size=BATCH)
    documents.clear()
    references.clear()


def _set_up(good: list[Brought]) -> None:
    def of(kind: type[Any]) -> tuple[Any, ...]:
        return tuple(each for brought in good for each in brought.set_up if isinstance(each, kind))

    set_up(
        plain.Council(
            code=settings.LINTEL_COUNCIL,
            name=settings.LINTEL_COUNCIL_NAME,
            localities=of(plain.Locality),
            districts=of(plain.District),
            teams=of(plain.Team),
            staff=of(plain.StaffMember),
        )
    )
    for team, manager in (pair for brought in good for pair in brought.told_of_red):
        tell_of_red(team, manager)


def left_out_of(taken: Taken, report: Report) -> bytes:
    """The rows at fault as they came, each with its number and its reasons: to be put right, and brought in again."""
    reasons: dict[int, list[Said]] = {}
    for said in report.reasons:
        reasons.setdefault(said.row, []).append(said)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    names = [column.name for column in taken.sort.columns]
    writer.writerow(["row", "reasons", *names])
    for number, cells in taken:
        if number in reasons:
            why = " ".join(f"{each.column}: {each.what}" if each.column else each.what for each in reasons[number])
            stray = [STRAY] if STRAY in cells else []
            writer.writerow([number, neutral(why), *(neutral(text_of(cells.get(name))) for name in [*names, *stray])])
    return text.getvalue().encode("utf-8-sig")
