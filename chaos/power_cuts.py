"""Power cuts: a few writers commit without rest, and each is killed at a random moment and another put in its place.

Each writes the position of every commit that was acknowledged into a file of its own. Afterwards all of these are in
the ledger, its chain is whole, and every row is as a replay makes it.
"""

import multiprocessing
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from lintel.domain.fact import Fact, Recorded

WRITERS, CUTS = 3, 60
LONGEST_LIFE = 0.4
LONGEST_START = 20


def write_without_rest(acknowledged: Path) -> None:
    """Open works and keep in touch with whoever waits, for ever; write down what was acknowledged."""
    from django.utils import timezone

    from lintel.casework.commit import commit
    from lintel.domain.document import Words
    from lintel.domain.fact import new_id
    from lintel.domain.moment import london_date

    file = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    today: date = london_date(timezone.now())
    while True:
        for some in one_who_waits(today):
            work, now = some[-1].subject, timezone.now()
            words = Words(id=new_id(), about=work, recorded=now, sort="note", body={"note": "rang twice"})
            committed = commit(*some, by="somebody", words=[words])
            os.write(file, f"{committed.position} {some[-1].id}\n".encode())


def one_who_waits(today: date) -> Iterator[list["Fact"]]:
    """The commits about one person: registered with a work, then kept in touch with four times."""
    from lintel.domain.fact import new_id
    from lintel.domain.handoffs import Opening, open_work
    from lintel.domain.person import PersonRegistered
    from lintel.domain.waiting import KeptInTouch

    person = PersonRegistered(subject=new_id(), occurred=today)
    told = {"kind": "section_42_enquiry", "person": person.subject, "team": "hill_older", "locality": None}
    facts = open_work(Opening(**told, since=today, occurred=today))
    yield [person, *facts]
    for _ in range(4):
        yield [KeptInTouch(subject=facts[0].subject, occurred=today, how="visit", reached=True)]


def start(folder: Path, number: int) -> tuple[BaseProcess, Path]:
    """A new writer and its file, once it has been acknowledged for the first time."""
    acknowledged = folder / f"acknowledged-{number}"
    writer = multiprocessing.get_context("fork").Process(target=write_without_rest, args=(acknowledged,), daemon=True)
    writer.start()
    return writer, acknowledged


def cut(folder: Path) -> list[str]:
    """Kill writers, one after another. Returns every line that they wrote down."""
    chance, files = random.Random(), []
    running = [start(folder, number) for number in range(WRITERS)]
    for number in range(WRITERS, WRITERS + CUTS):
        writer, acknowledged = running.pop(0)
        wait_for_the_first(writer, acknowledged)
        time.sleep(chance.random() * LONGEST_LIFE)
        writer.kill()
        writer.join()
        files.append(acknowledged)
        running.append(start(folder, number))
    for writer, acknowledged in running:
        writer.kill()
        writer.join()
        files.append(acknowledged)
    return [line for file in files if file.exists() for line in file.read_text("ascii").splitlines()]


def wait_for_the_first(writer: BaseProcess, acknowledged: Path) -> None:
    """Wait until a writer was acknowledged once, so that it is killed at work and not on its way there."""
    until = time.monotonic() + LONGEST_START
    while not acknowledged.exists() or not acknowledged.stat().st_size:
        if not writer.is_alive() or time.monotonic() > until:
            raise SystemExit("A writer ended by itself, or never began.")
        time.sleep(0.002)


def check(acknowledged: list[str]) -> list[str]:
    """What is wrong with the database now: sentences, none where all is well."""
    from django.conf import settings

    from lintel.casework.rebuild import differences
    from lintel.ledger import read, verify, witness

    council = settings.LINTEL_COUNCIL
    ledger = list(read.entries(council))
    stored = {f"{entry.position} {entry.fact.id}" for entry in ledger}
    wrong = [f"Acknowledged and lost: {line}" for line in acknowledged if line not in stored]
    heads = witness.heads_written_down(council)
    wrong += [f"Position {fault.position}: {fault.what}" for fault in verify.verify(council, heads_elsewhere=heads)]
    wrong += [f"Not as a replay makes it: {difference}" for difference in differences(council)]
    wrong += without_their_note(ledger)
    print(f"{CUTS + WRITERS} writers killed, {len(acknowledged)} commits acknowledged, {len(ledger)} facts stored.")
    return wrong


def without_their_note(ledger: Sequence["Recorded"]) -> list[str]:
    """A person is registered along with the first work: each commit has one note, about its work."""
    from lintel.records.models import Words

    commits = len({(entry.recorded, entry.fact.subject) for entry in ledger if entry.fact.ABOUT == "work"})
    notes = Words.objects.count()
    return [f"{commits} commits, and {notes} notes that came with them"] if notes != commits else []


def main(folder: Path) -> int:
    """Returns 0 where nothing is wrong."""
    django.setup()
    from django.db import connections

    from lintel.project.commands import databases

    # Brought in before writers are copied from this process, so that they begin at once.
    for module in ("lintel.casework.commit", "lintel.domain.handoffs"):
        import_module(module)

    databases.build()
    # A writer begins as a copy of this process, and must not share its connection.
    connections.close_all()
    wrong = check(cut(folder))
    print("\n".join(wrong[:20]) or "Nothing acknowledged was lost, the chain is whole, every row is as replayed.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
