"""Bringing everything back: an export into an empty installation. Every rule is asked again, and the chain must end alike."""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management.color import no_style
from django.db import connections, router
from django.db.models import Model

from lintel.domain.refusals import Refused
from lintel.imports.everything.tables import file_of, row_of, tables
from lintel.imports.everything.taking_out import CONTENTS, FACTS, FORM, LOADS
from lintel.imports.lines import read_lines, split
from lintel.imports.load import load
from lintel.ledger import bulk, read
from lintel.ledger.models import Entry, Load
from lintel.ledger.write_lock import one_transaction
from lintel.measures.catch_up import catch_up

BATCH = 500
Progress = Callable[[str, int], None]


def bring_back(folder: Path, *, by: str, progress: Progress = lambda *_: None) -> int:
    """Store an export. Returns how many facts it holds. Raises Refused or BadLine, and then nothing is stored."""
    contents = _contents(folder)
    with one_transaction(alone=True):
        _refuse_what_is_here()
        for table in tables():
            _store(table, folder / file_of(table), contents["files"].get(file_of(table), 0), progress)
        _load(folder, contents, by, progress)
    catch_up(settings.LINTEL_COUNCIL, contents["position"])
    return int(contents["position"])


def _contents(folder: Path) -> dict[str, Any]:
    try:
        contents = orjson.loads((folder / CONTENTS).read_bytes())
        files, form, council = contents["files"], contents["form"], contents["council"]
        position, last = contents["position"], contents["hash"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused("not_an_export", why=f"{CONTENTS} is missing or cannot be read") from error
    if form != FORM or not (isinstance(files, dict) and isinstance(position, int) and isinstance(last, str)):
        raise Refused("not_an_export", why=f"{CONTENTS} is of another form")
    if council != settings.LINTEL_COUNCIL:
        raise Refused(
            "not_an_export", why=f"it is of the council {council}, and LINTEL_COUNCIL says {settings.LINTEL_COUNCIL}"
        )
    return dict(contents)


def _refuse_what_is_here() -> None:
    for table in [Entry, *tables()]:
        # That somebody asked for this very command may have been written down.
        if table._meta.label_lower != "ledger.look" and table._default_manager.exists():
            raise Refused("not_empty", what=str(table._meta.verbose_name))


def _store(table: type[Model], path: Path, many: int, progress: Progress) -> None:
    rows = (row_of(table, line) for line in _lines(path))
    stored = 0
    while batch := list(islice(rows, BATCH)):
        table._default_manager.bulk_create(batch)
        stored += len(batch)
        progress("Storing words and set-up", len(batch))
    if stored != many:
        raise Refused("not_an_export", why=f"{path.name} has {stored:,} lines and should have {many:,}")
    _go_on_counting(table)


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from (line for line in file if line.strip())
    except FileNotFoundError:
        return


def _go_on_counting(table: type[Model]) -> None:
    """Rows came with their numbers: PostgreSQL gives the next one from a count of its own."""
    connection = connections[router.db_for_write(table)]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table]):
            cursor.execute(statement)


def _load(folder: Path, contents: dict[str, Any], by: str, progress: Progress) -> None:
    loads = [orjson.loads(line) for line in _lines(folder / LOADS)]
    Load.objects.bulk_create([_load_of(each) for each in loads])
    council, again = settings.LINTEL_COUNCIL, partial(bulk.append_again, load_at=_load_at(loads))
    with (folder / FACTS).open("rb") as file:
        lines = read_lines(split(file))
        load(lines, council=council, by=by, digest=_no_digest, progress=progress, append=again)
    head = read.head(council)
    if (head.position, head.hash) != (contents["position"], contents["hash"]):
        raise Refused("not_an_export", why=f"{FACTS} or {LOADS} is not as it was taken out")


def _no_digest() -> str:
    """An export is no load: the loads that were come along with theirs."""
    return hashlib.sha256().hexdigest()


def _load_of(told: dict[str, Any]) -> Load:
    try:
        loaded = datetime.fromisoformat(told["loaded"])
        return Load(pk=told["load"], loaded=loaded, by=told["by"], digest=told["digest"])
    except (KeyError, TypeError, ValueError) as error:
        raise Refused("not_an_export", why=f"a line of {LOADS} is no load") from error


def _load_at(loads: list[dict[str, Any]]) -> Callable[[int], int | None]:
    """Which load a position came with, or none."""
    ranges = sorted((each["first"], each["last"], each["load"]) for each in loads)
    begins = [first for first, _, _ in ranges]

    def load_at(position: int) -> int | None:
        place = bisect_right(begins, position) - 1
        return ranges[place][2] if place >= 0 and position <= ranges[place][1] else None

    return load_at
