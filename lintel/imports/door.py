"""The door as pages use it: the templates that somebody may have, one file of theirs at a time, and what came of it.

Pages cannot import this floor, as it stands beside theirs: the addresses hand it to them (lintel/project/urls.py).
"""

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone

from lintel.council.models import Staff
from lintel.domain.access import brings_in_people, brings_in_set_up
from lintel.domain.refusals import Refused
from lintel.imports.check import Report, looked_at
from lintel.imports.keep import Kept, keep, left_out_of
from lintel.imports.models import Upload
from lintel.imports.sheets.column import Sort
from lintel.imports.sheets.sorts import ABOUT_PEOPLE, SORTS
from lintel.imports.sheets.taken import BadSheet, Taken, take
from lintel.imports.sheets.template import template

LARGEST_FILE = 5_000_000
# A page is answered while somebody waits for it; larger ones go by the command line.
MOST_ROWS = 5_000
KEPT_FOR = timedelta(days=1)


def sorts_for(staff: Staff) -> list[Sort]:
    """The sheets that somebody may bring in."""
    return [sort for sort in SORTS.values() if _may(staff, sort)]


def _may(staff: Staff, sort: Sort) -> bool:
    about_people = sort.name in ABOUT_PEOPLE
    return brings_in_people(staff.allowed) if about_people else brings_in_set_up(staff.allowed)


def template_for(staff: Staff, name: str, form: str) -> bytes | None:
    """A template, or None where there is none that somebody may have."""
    sort = next((each for each in sorts_for(staff) if each.name == name), None)
    return None if sort is None else template(sort, form)


def receive(staff: Staff, name: str, content: bytes) -> None:
    """Keep a file for its check. Raises Refused for one that cannot be read, is too large, or is not theirs to bring."""
    with _taken(staff, content):
        pass
    Upload.objects.update_or_create(
        by=staff.id,
        defaults={"sent": timezone.now(), "name": name[:200], "file": content, "left_out": None, "said": ""},
    )


def waiting(staff: Staff) -> Upload | None:
    """The file that somebody sent, within a day."""
    Upload.objects.filter(sent__lt=timezone.now() - KEPT_FOR).delete()
    return Upload.objects.filter(by=staff.id).first()


def report_on(staff: Staff, upload: Upload) -> Report:
    """What a load would do. Raises Refused where the file may not be brought in any more."""
    with _taken(staff, bytes(upload.file)) as taken:
        return looked_at(taken, by=staff.id)


def load(staff: Staff, upload: Upload, *, keep_good_rows: bool) -> Kept:
    """Store it. What was left out stays for a day, and the file goes."""
    content = bytes(upload.file)
    with _taken(staff, content) as taken:
        digest = hashlib.sha256(content).hexdigest()
        kept = keep(taken, by=staff.id, digest=digest, keep_good_rows=keep_good_rows)
    if kept.stored or kept.report.is_clean:
        upload.file, upload.left_out, upload.said = b"", kept.left_out, _said(kept)
        upload.save()
    return kept


def _said(kept: Kept) -> str:
    report = kept.report
    left = f" {report.at_fault:,} left out." if report.at_fault else ""
    return f"{report.title}: {report.new:,} stored, {report.here_already:,} were here already.{left}"


def left_out(staff: Staff, upload: Upload) -> bytes:
    """The rows at fault with their reasons, before the load or after it."""
    if upload.left_out is not None or not upload.file:
        return bytes(upload.left_out or b"")
    with _taken(staff, bytes(upload.file)) as taken:
        return left_out_of(taken, looked_at(taken, by=staff.id))


def forget(staff: Staff) -> None:
    """Delete what somebody sent."""
    Upload.objects.filter(by=staff.id).delete()


@contextmanager
def _taken(staff: Staff, content: bytes) -> Iterator[Taken]:
    if len(content) > LARGEST_FILE:
        raise Refused("file_too_large", field="file", most=f"{LARGEST_FILE // 1_000_000}")
    try:
        with take(io.BytesIO(content)) as taken:
            if not _may(staff, taken.sort):
                raise Refused("sheet_of_another", field="file", sort=taken.sort.title.lower())
            if taken.rows > MOST_ROWS:
                raise Refused("too_many_for_a_page", field="file", most=f"{MOST_ROWS:,}")
            yield taken
    except BadSheet as bad:
        raise Refused("bad_sheet", field="file", why=str(bad)) from bad
