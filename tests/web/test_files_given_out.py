"""What came along with a form, for staff: held until it is clean, to be saved and never opened, by those who may see the work."""

import io
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from lintel.casework.asked import begin, take_in
from lintel.casework.files import add_file
from lintel.casework.files_tended import Scanned, scan_waiting
from lintel.casework.models import Work
from lintel.domain.forms.every import PUBLIC
from lintel.domain.uploads import CLEAN, FOUND, WAITING
from lintel.gateways.scanner import HARMLESS_SAMPLE, MadeUpScanner, scanner_named
from lintel.ledger.models import Look
from lintel.project.command_line import main
from lintel.project.commands import databases
from lintel.records.models import SentFile
from tests.people import Cast, cast, client_of, staff_id
from tests.pictures import PDF, photo
from tests.web.reading import read, words
from tests.web.test_portal import FEWEST


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def sent_in(slug: str, *contents: bytes) -> Work:
    draft = begin(PUBLIC[slug], FEWEST[slug])
    for number, content in enumerate(contents):
        add_file(draft, f"file {number}", len(content), io.BytesIO(content))
    take_in(draft.id, PUBLIC[slug])
    return Work.objects.get(pk=draft.work)


def path_of(work: Work, file: SentFile | None = None) -> str:
    return f"/work/{work.reference}/files/{(file or SentFile.objects.get()).id}"


def test_a_held_file_holds_up_nothing_and_is_given_out_once_it_is_clean(made: Cast) -> None:
    work, lead = sent_in("concern", PDF), client_of(made, "lead")
    page = lead.get(f"/work/{work.reference}/sent")
    read(page)
    assert "1 file is being checked" in words(page)
    assert "with 1 file" in words(lead.get(f"/work/{work.reference}"))
    assert work.reference in lead.get("/waiting").content.decode()
    assert lead.get(path_of(work)).status_code == 404
    assert scan_waiting(MadeUpScanner(), timezone.now()) == Scanned(1, 0, 0)
    assert path_of(work) in lead.get(f"/work/{work.reference}/sent").content.decode()
    assert lead.get(path_of(work)).content == PDF


def test_one_in_which_something_was_found_is_never_given_out(made: Cast) -> None:
    work, lead = sent_in("concern", PDF + HARMLESS_SAMPLE), client_of(made, "lead")
    assert scan_waiting(MadeUpScanner(), timezone.now()) == Scanned(0, 1, 0)
    assert SentFile.objects.get().state == FOUND
    assert lead.get(path_of(work)).status_code == 404
    assert "something harmful was found" in words(lead.get(f"/work/{work.reference}/sent"))


def test_what_cannot_be_scanned_stays_held(made: Cast, files: Path) -> None:
    sent_in("concern", PDF)
    assert scan_waiting(MadeUpScanner(away=True), timezone.now()) == Scanned(0, 0, 1)
    for each in files.iterdir():
        each.unlink()
    assert scan_waiting(MadeUpScanner(), timezone.now()) == Scanned(0, 0, 1)
    assert SentFile.objects.get().state == WAITING
    assert scanner_named("") is None


def test_it_is_saved_and_never_opened_by_the_browser(made: Cast) -> None:
    work = sent_in("concern", photo())
    answer = client_of(made, "lead").get(path_of(work))
    assert answer["Content-Disposition"] == 'attachment; filename="file 0.jpg"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Type"] == "image/jpeg"
    assert "no-store" in answer["Cache-Control"]


def test_the_look_is_written_down_before_it_goes_out(made: Cast) -> None:
    work = sent_in("concern", photo())
    client_of(made, "lead").get(path_of(work))
    look = Look.objects.filter(page="sent_file").get()
    assert look.by == staff_id("lead")
    assert {work.id, work.person, SentFile.objects.get().id} <= set(look.shown)


@pytest.mark.parametrize(
    ("who", "status"), [("lead", 200), ("worker", 404), ("analyst", 403), ("administrator", 403), ("", 302)]
)
def test_only_whoever_may_see_the_work_is_given_a_file(made: Cast, who: str, status: int) -> None:
    work = sent_in("concern", photo())
    client = client_of(made, who) if who else Client()
    answer = client.get(path_of(work))
    assert answer.status_code == status
    assert Look.objects.filter(page="sent_file").count() == (status == 200)


def test_by_the_reference_of_other_work_it_is_not_found(made: Cast) -> None:
    work, other = sent_in("concern", photo()), sent_in("concern")
    assert client_of(made, "lead").get(path_of(other, SentFile.objects.get(work=work.id))).status_code == 404


def test_one_whose_file_is_gone_is_not_found(made: Cast, files: Path) -> None:
    work = sent_in("concern", photo())
    for each in files.iterdir():
        each.unlink()
    assert client_of(made, "lead").get(path_of(work)).status_code == 404


def test_nothing_is_served_from_the_folder_of_static_files(settings, files: Path) -> None:
    assert "static" not in str(settings.LINTEL_FILES)
    assert settings.FILE_UPLOAD_HANDLERS[0].endswith("Bounded")


def test_the_commands_scan_and_check(made: Cast, files: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(databases, "build", lambda: None)
    sent_in("concern", PDF, photo())
    main(["files", "scan"])
    assert capsys.readouterr().out == "Clean: 1. Something was found in: 0. Still held: 0.\n"
    assert set(SentFile.objects.values_list("state", flat=True)) == {CLEAN}
    main(["files", "check"])
    assert "Every file that was sent is there" in capsys.readouterr().out
