"""The oracle of the portal: what was acknowledged is there, once, with an owner and a due time, on a database that is durable.

At each failpoint the server and all its workers are killed, twenty times. Then the database is held by another for half a
minute, and has no room.
"""

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import django
import psycopg

from chaos.failpoints import NAMES
from chaos.portal import Server, kill_at, while_full, while_locked

if TYPE_CHECKING:
    from lintel.casework.models import Work

KILLS = 20
# Holds the database in a process of its own until it is told to let go.
SQLITE = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
input()
"""
POSTGRESQL = """
import psycopg, sys
other = psycopg.connect(sys.argv[1])
other.execute("LOCK TABLE ledger_head IN ACCESS EXCLUSIVE MODE")
print("held", flush=True)
input()
"""
# A server of PostgreSQL that is told so by its connection has no room for one more entry.
NO_ROOM = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF current_setting('chaos.full', true) = 'on' THEN RAISE 'No space left on device' USING ERRCODE = 'disk_full'; END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER no_room BEFORE INSERT ON ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION no_room();
"""
DURABLE = {
    "sqlite": {"PRAGMA journal_mode": "wal", "PRAGMA synchronous": "2"},
    "postgresql": {"SHOW fsync": "on", "SHOW synchronous_commit": "on"},
}


@contextmanager
def held(url: str) -> Iterator[None]:
    """The database held by another process."""
    program, where = (SQLITE, url.removeprefix("sqlite:///")) if url.startswith("sqlite") else (POSTGRESQL, url)
    holder = subprocess.Popen([sys.executable, "-c", program, where], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout
    holder.stdout.readline()
    try:
        yield
    finally:
        holder.communicate(b"\n")


def try_all(folder: Path, url: str) -> dict[str, Counter[str]]:
    """Every fault, as often as it is tried, and how each ended."""
    clean = Server(folder, "")
    try:
        found = {each: Counter(kill_at(each, folder, clean) for _ in range(KILLS)) for each in NAMES}
        found["database held for 30 s"] = Counter([while_locked(folder, clean, lambda: held(url))])
    finally:
        clean.stop()
    if not url.startswith("sqlite"):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(NO_ROOM)
    found["no room on the disk"] = Counter([while_full(folder)])
    return found


def wrong_with(folder: Path) -> list[str]:
    """What is wrong with the database now: sentences, none where all is well."""
    from lintel.casework.models import Work
    from lintel.records.models import PublicDraft

    lines = [line.split() for line in (folder / "acknowledged.txt").read_text("ascii").splitlines()]
    shown = by_draft(lines)
    works = {work.reference: work for work in Work.objects.all()}
    wrong = [f"{draft}: several references, {', '.join(found)}" for draft, found in shown.items() if len(found) > 1]
    wrong += [f"Lost: {each}" for found in shown.values() for each in found if each not in works]
    wrong += [f"{len(works)} works of {len(shown)} drafts"] if len(works) != len(shown) else []
    unsent = PublicDraft.objects.filter(pk__in=shown, sent_at=None).count()
    wrong += [f"{unsent} drafts were acknowledged and are not sent"] if unsent else []
    wrong += [f"{each.reference} has no owner, or no due time" for each in works.values() if not looked_after(each)]
    print(f"{len(lines)} references shown for {len(shown)} drafts, {len(works)} works.")
    return wrong


def by_draft(lines: list[list[str]]) -> dict[str, set[str]]:
    """The references that were shown for each draft."""
    shown: dict[str, set[str]] = {}
    for draft, reference in lines:
        shown.setdefault(draft, set()).add(reference)
    return shown


def looked_after(work: "Work") -> bool:
    """Whether it has an owner and a due time."""
    from lintel.casework.actions import story_now
    from lintel.domain.next_steps import next_step

    state = story_now(work.id)[1]
    return bool(work.team) and next_step(work.kind, state.marks[state.declared.received_by]).by is not None


def settings_of() -> list[str]:
    """The settings on which durability rests, read from the live connection; and what is wrong with them."""
    from django.db import connection

    wanted, found = DURABLE[connection.vendor], {}
    with connection.cursor() as cursor:
        for each in wanted:
            cursor.execute(each)
            found[each] = str(cursor.fetchone()[0])
    print(", ".join(f"{name} {value}" for name, value in found.items()))
    return [] if found == wanted else [f"The database is not durable: {found}"]


def set_up_council() -> None:
    """An empty database, and a made-up council in it."""
    from lintel.council.set_up import set_up
    from lintel.project.commands import databases
    from lintel.synthetic.draw import Draw
    from lintel.synthetic.setting import setting

    databases.build()
    set_up(setting(Draw(1, "setting")).council, offered_at_sign_in=frozenset())


def main(folder: Path, url: str) -> int:
    """Returns 0 where nothing is wrong."""
    django.setup()
    set_up_council()
    began = time.monotonic()
    found = try_all(folder, url)
    for name, ended in found.items():
        print(f"  {name:<32} {', '.join(f'{many} {how}' for how, many in ended.items())}")
    wrong = [f"{name}: {how}" for name, ended in found.items() for how in ended if how != "taken in once"]
    wrong += settings_of() + wrong_with(folder)
    print(
        "\n".join(wrong[:20])
        or f"0 lost, 0 double, each with an owner and a due time, in {time.monotonic() - began:.0f} s."
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
