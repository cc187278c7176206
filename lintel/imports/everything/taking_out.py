"""Taking everything out: facts, documents, council set-up and what was published, into a folder that was empty."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.db.models import Count, Max, Min
from django.utils import timezone

from lintel.casework.looking import write_look
from lintel.domain.clock import london_date
from lintel.imports.everything.lists import lists
from lintel.imports.everything.readme import readme
from lintel.imports.everything.tables import file_of, lines, tables
from lintel.imports.lines import write_line
from lintel.ledger import read
from lintel.ledger.models import Entry, Head, Load
from lintel.ledger.write_lock import one_transaction

FORM = 1
FACTS, LOADS, CONTENTS, README = "facts.jsonl", "loads.jsonl", "contents.json", "README.md"
PAGE = "export"
Progress = Callable[[str, int], None]


@dataclass(frozen=True)
class TakenOut:
    """What an export holds: the council's ledger up to a position, and how many lines each file has."""

    position: int
    files: dict[str, int]


def take_out(folder: Path, *, by: str, progress: Progress = lambda *_: None) -> TakenOut:
    """Write everything into a folder. It is one look, and the first line of what is exported of looks is not the last."""
    council = settings.LINTEL_COUNCIL
    write_look(by=by, page=PAGE, shown=(), why=f"everything up to position {read.head(council).position}")
    files: dict[str, int] = {}
    # Words, set-up and figures are of one moment. Facts up to that moment never change, and are written afterwards.
    with one_transaction(alone=True):
        head = read.head(council)
        for table in tables():
            files[file_of(table)] = _write(folder / file_of(table), lines(table), progress)
        for name, content in lists():
            (folder / "lists").mkdir(exist_ok=True)
            (folder / "lists" / name).write_bytes(content)
    facts = (write_line(entry) for entry in read.entries(council, upto=head.position))
    files[FACTS] = _write(folder / FACTS, facts, progress)
    files[LOADS] = _write(folder / LOADS, _loads(council, head.position), progress)
    _write_contents(folder, head, files)
    return TakenOut(head.position, files)


def _write(path: Path, some: Iterable[bytes], progress: Progress) -> int:
    many = 0
    with path.open("xb") as file:
        for many, line in enumerate(some, start=1):
            file.write(line)
            if many % 1000 == 0:
                progress("Writing lines", 1000)
    return many


def _loads(council: str, upto: int) -> Iterator[bytes]:
    """Each load with the positions that came with it: part of what the chain of hashes says."""
    came = Entry.objects.filter(council=council, position__lte=upto).exclude(load=None).order_by("load").values("load")
    counted = came.annotate(first=Min("position"), last=Max("position"), facts=Count("position"))
    told = Load.objects.in_bulk([each["load"] for each in counted])
    for each in counted:
        load = told[each["load"]]
        also: dict[str, Any] = {"loaded": load.loaded.isoformat(), "by": load.by, "digest": load.digest}
        yield orjson.dumps(each | also, option=orjson.OPT_APPEND_NEWLINE)


def _write_contents(folder: Path, head: Head, files: dict[str, int]) -> None:
    """Written last: a folder without it was not finished, and is not taken in."""
    contents = {
        "form": FORM,
        "council": head.council,
        "council_name": settings.LINTEL_COUNCIL_NAME,
        "taken_out": timezone.now().isoformat(),
        "position": head.position,
        "hash": head.hash,
        "files": files,
    }
    day = london_date(timezone.now())
    (folder / README).write_text(readme(settings.LINTEL_COUNCIL_NAME, day, head.position, files), encoding="utf-8")
    (folder / CONTENTS).write_bytes(orjson.dumps(contents, option=orjson.OPT_INDENT_2))
