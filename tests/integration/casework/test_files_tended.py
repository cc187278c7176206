"""Files tended: what belongs to a form that nobody sent goes with it, and rows and files that miss each other are found."""

import argparse
import io
import os
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from lintel.casework.asked import PublicDraft, begin, take_in
from lintel.casework.drafts_tidied import tidy_drafts
from lintel.casework.files import add_file
from lintel.casework.files_tended import missing
from lintel.domain.forms.every import PUBLIC
from lintel.domain.quiet import days_kept
from lintel.domain.uploads import CLEAN, WAITING
from lintel.gateways import shelf
from lintel.gateways.models import JobRun
from lintel.project.command_line import main
from lintel.project.commands import databases, demo
from lintel.project.scanning_beside import scan_once
from lintel.project.settings.databases import files_beside
from lintel.records.models import SentFile
from tests.people import Cast, cast
from tests.pictures import PDF

CONCERN = {"told": "He shouts at her", "who": "The lady at the end of the row"}
LONG_AGO = timezone.now() - timedelta(days=days_kept("public_draft_unsent") + 1)


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def with_a_paper(*, sent: bool = False) -> PublicDraft:
    draft = begin(PUBLIC["concern"], CONCERN)
    add_file(draft, "letter.pdf", len(PDF), io.BytesIO(PDF))
    if sent:
        take_in(draft.id, PUBLIC["concern"])
    return draft


def test_the_files_of_a_form_that_nobody_sent_go_with_it_and_no_others(made: Cast, files: Path) -> None:
    old, young, sent = with_a_paper(), with_a_paper(), with_a_paper(sent=True)
    PublicDraft.objects.filter(pk__in=[old.id, sent.id]).update(saved_at=LONG_AGO)
    PublicDraft.objects.filter(pk=sent.id).update(sent_at=LONG_AGO)
    tidy_drafts(timezone.now())
    assert not PublicDraft.objects.filter(pk=old.id).exists()
    assert set(SentFile.objects.values_list("work", flat=True)) == {young.work, sent.work}
    assert {each.name for each in files.iterdir()} == set(SentFile.objects.values_list("stored", flat=True))


@pytest.mark.parametrize(("scanner", "state"), [("made_up", CLEAN), ("", WAITING)])
def test_the_demonstration_scans_while_it_answers_if_there_is_a_scanner(
    made: Cast, files: Path, settings: Any, scanner: str, state: str
) -> None:
    settings.LINTEL_SCANNER = scanner
    scan_once()
    assert not JobRun.objects.filter(name="files_scan").exists()
    with_a_paper(sent=True)
    scan_once()
    assert SentFile.objects.get().state == state
    assert JobRun.objects.filter(name="files_scan").exists() == bool(scanner)


def test_the_demonstration_begins_to_scan_and_to_send_as_it_begins_to_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    began = []
    monkeypatch.setattr(demo.settings, "LINTEL_ADDRESS", "")
    monkeypatch.setattr(demo, "serve", lambda *_, **told: began.append(told))
    monkeypatch.setattr(demo, "refuse_taken_port", lambda *_: None)
    monkeypatch.setattr(databases, "build", lambda: None)
    monkeypatch.setattr(demo.Staff.objects, "exists", lambda: True)
    demo.demo(argparse.Namespace(no_serve=False, port=8123, full_calls=False))
    assert began == [{"beside": demo.beside}]
    threads: list[str] = []
    monkeypatch.setattr(threading.Thread, "start", lambda thread: threads.append(thread.name))
    demo.beside()
    assert threads == ["scans files", "sends messages"]
    assert demo.settings.LINTEL_ADDRESS == "http://127.0.0.1:8123", "links in letters lead to this very server"


def test_what_misses_its_other_half_is_found(made: Cast, files: Path) -> None:
    with_a_paper()
    lost = SentFile.objects.get()
    with_a_paper()
    shelf.path_of(lost.stored).unlink()
    nobodys, on_its_way = shelf.put([b"x"]), shelf.put([b"y"])
    an_hour_ago = timezone.now().timestamp() - 4000
    os.utime(shelf.path_of(nobodys), (an_hour_ago, an_hour_ago))
    found = missing(timezone.now())
    assert (found.files, found.rows) == ([lost.id], [nobodys])
    assert on_its_way not in found.rows


def test_the_command_says_so_and_fails(made: Cast, files: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(databases, "build", lambda: None)
    with_a_paper()
    shelf.take_away(SentFile.objects.values_list("stored", flat=True))
    with pytest.raises(SystemExit):
        main(["files", "check"])
    said = capsys.readouterr().err
    assert f"The file of {SentFile.objects.get().id} is missing." in said
    assert "letter" not in said
    assert JobRun.objects.get(name="files_check").failed


def test_without_a_scanner_the_command_says_what_that_means(made: Cast, settings, monkeypatch, capsys) -> None:
    monkeypatch.setattr(databases, "build", lambda: None)
    settings.LINTEL_SCANNER = ""
    with pytest.raises(SystemExit):
        main(["files", "scan"])
    assert "held until there is one" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../secret", "", "a" * 47, "A" * 48, "a" * 48 + "/../x", "a" * 48 + "\n"])
def test_nothing_is_looked_up_but_names_that_were_drawn(name: str) -> None:
    with pytest.raises(ValueError, match="no name of ours"):
        shelf.path_of(name)


@pytest.mark.parametrize(
    ("engine", "database", "folder"),
    [
        ("django.db.backends.sqlite3", "/srv/council.sqlite3", "/srv/council-files"),
        ("django.db.backends.sqlite3", "/usual/lintel.sqlite3", "/usual/files"),
        ("django.db.backends.postgresql", "lintel", "/usual/files"),
    ],
)
def test_the_folder_lies_beside_the_database(engine: str, database: str, folder: str) -> None:
    assert files_beside({"ENGINE": engine, "NAME": database}, Path("/usual")) == Path(folder)
