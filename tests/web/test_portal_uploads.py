"""Photos and papers that the public sends along: by content and size, without a trace of where they were taken."""

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from lintel.casework.models import Work
from lintel.domain.forms.every import PUBLIC
from lintel.domain.uploads import CLEAN, LARGEST, MOST_FILES, WAITING
from lintel.gateways.knocks import FILES_FROM
from lintel.records.models import PublicDraft, SentFile, Words
from tests import pictures
from tests.people import Cast, cast
from tests.pictures import BLUE, HEIC, PDF, RED, sent
from tests.web.portal_walk import boxes, reference_in, send, walk
from tests.web.reading import read, words
from tests.web.test_portal import FEWEST

BIG_PDF = PDF + bytes(LARGEST - len(PDF))


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def page_of(slug: str) -> str:
    return f"/ask/{slug}/questions/papers"


def ready(slug: str = "concern") -> Client:
    client = Client()
    walk(client, slug, FEWEST[slug])
    return client


def add(client: Client, name: str, content: bytes, slug: str = "concern", **more: str) -> HttpResponse:
    page = boxes(client.get(page_of(slug)))
    return client.post(page_of(slug), page | sent(name, content) | ({"add": "yes"} | more))


def stored(files: Path) -> list[bytes]:
    return [each.read_bytes() for each in files.iterdir()] if files.exists() else []


BAD = {
    "0 bytes": ("empty.jpg", b"", "empty"),
    "a program that is called a photo": ("holiday.jpg", pictures.EXE, "none of these, whatever its name says"),
    "HEIC": ("IMG_0001.HEIC", HEIC, "Send it as JPEG"),
    "HEIC that is called a photo": ("photo.jpg", HEIC, "Send it as JPEG"),
    "a web page": ("page.pdf", b"<html><script>alert(1)</script></html>", "none of these"),
    "SVG": ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "none of these"),
    "GIF": ("moving.png", pictures.packed(pictures.two_colours(), "GIF"), "none of these"),
    "a zip bomb": ("photos.pdf", pictures.zip_bomb(), "none of these"),
    "40,000 by 40,000 dots in the head": ("wide.png", pictures.head_of(40_000, 40_000), "more than 40 million dots"),
    "as many dots as make Pillow warn": ("wide.png", pictures.head_of(8_000, 8_000), "more than 40 million dots"),
    "40,000 dots in a row": ("long.png", pictures.head_of(40_000, 1_001), "more than 40 million dots"),
    "a bomb of dots": ("white.png", pictures.bomb_of_dots(), "more than 40 million dots"),
    "a bomb in a remark": ("remark.png", pictures.bomb_of_text(), "cannot open this picture"),
    "half a photo": ("half.jpg", pictures.photo()[:-300], "cannot open this picture"),
    "a photo in name and head only": ("head.jpg", b"\xff\xd8\xff\xe0" + bytes(500), "cannot open this picture"),
    "a head with nothing in it": ("none.png", pictures.head_of(100, 100), "cannot open this picture"),
    "larger than 10 MB": ("long.pdf", BIG_PDF + b"x", "larger than 10 MB"),
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD)
def test_what_is_not_taken_is_refused_in_a_sentence_and_leaves_nothing(made: Cast, files: Path, bad: str) -> None:
    name, content, why = BAD[bad]
    client = ready()
    answer = add(client, name, content)
    assert answer.status_code == 422
    read(answer)
    assert why in words(answer)
    assert name in words(answer)
    assert "Error:" in answer.content.decode().split("</title>")[0]
    assert (stored(files), SentFile.objects.count()) == ([], 0)
    assert reference_in(send(client, "concern"))


@pytest.mark.parametrize("slug", PUBLIC)
def test_each_form_takes_a_photo_without_a_script_and_is_sent_with_it(made: Cast, files: Path, slug: str) -> None:
    client = ready(slug)
    assert add(client, "steps.jpg", pictures.photo(), slug)["Location"] == page_of(slug)
    page = client.get(page_of(slug))
    read(page)
    assert "steps.jpg" in words(page)
    assert client.post(page_of(slug), boxes(page))["Location"] == f"/ask/{slug}/check"
    assert "1 file" in words(client.get(f"/ask/{slug}/check"))
    work = Work.objects.get(reference=reference_in(send(client, slug)))
    assert SentFile.objects.get().work == work.id
    assert Words.objects.get(pk=work.first_told).body["papers"] == "1"


@pytest.mark.parametrize(("name", "form"), [("a.jpg", "JPEG"), ("a.png", "PNG")])
def test_nothing_that_a_phone_notes_is_left_in_what_is_stored(made: Cast, files: Path, name: str, form: str) -> None:
    noted = Image.open(io.BytesIO(pictures.photo())).getexif()
    told = {"comment": pictures.SECRET_PLACE} if form == "JPEG" else {}
    content = pictures.packed(pictures.two_colours(), form, exif=noted, dpi=(300, 300), icc_profile=b"profile", **told)
    assert pictures.SECRET_PLACE in content
    add(ready(), name, content)
    [kept] = stored(files)
    for each in (
        pictures.SECRET_PLACE,
        b"Orla Asking",
        b"Exif",
        b"eXIf",
        b"GPS",
        b"profile",
        b"iCCP",
        b"tEXt",
        b"ICC_",
    ):
        assert each not in kept, each
    opened = Image.open(io.BytesIO(kept))
    opened.load()
    assert dict(opened.getexif()) == {}
    assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert SentFile.objects.get().state == CLEAN


# Where the left, red half of the picture is to be seen, for each way to hold a phone.
HELD = {1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"}


@pytest.mark.parametrize("turned", HELD)
def test_a_photo_stands_upright_however_the_phone_was_held(made: Cast, files: Path, turned: int) -> None:
    add(ready(), "turned.jpg", pictures.photo(turned=turned))
    picture = Image.open(io.BytesIO(stored(files)[0]))
    assert picture.size == ((20, 40) if turned > 4 else (40, 20))
    wide, high = picture.width - 1, picture.height - 1
    ends = {"left": (0, high // 2), "right": (wide, high // 2), "top": (wide // 2, 0), "bottom": (wide // 2, high)}
    opposite = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
    assert _near(picture.getpixel(ends[HELD[turned]]), RED)
    assert _near(picture.getpixel(ends[opposite[HELD[turned]]]), BLUE)


def _near(one: object, other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one, other, strict=True))  # type: ignore[call-overload]


SORTS = {
    "grey": pictures.packed(pictures.two_colours().convert("L"), "PNG"),
    "black and white": pictures.packed(pictures.two_colours().convert("1"), "PNG"),
    "palette": pictures.packed(pictures.two_colours().convert("P"), "PNG"),
    "see-through": pictures.packed(pictures.two_colours().convert("RGBA"), "PNG"),
    "16 bits": pictures.packed(Image.new("I;16", (20, 10), 40_000), "PNG"),
    "for a printing press": pictures.packed(pictures.two_colours().convert("CMYK"), "JPEG"),
}


@pytest.mark.parametrize("sort", SORTS)
def test_pictures_of_every_sort_of_dots_are_taken(made: Cast, files: Path, sort: str) -> None:
    assert add(ready(), "picture.png", SORTS[sort]).status_code == 302
    kept = Image.open(io.BytesIO(stored(files)[0]))
    assert kept.mode in ("L", "RGB", "RGBA")
    if sort == "16 bits":
        assert kept.getpixel((5, 5)) == 40_000 // 256


def test_papers_are_kept_as_they_came_and_wait_for_the_scanner(made: Cast, files: Path) -> None:
    add(ready(), "letter.pdf", PDF)
    assert stored(files) == [PDF]
    assert SentFile.objects.get().state == WAITING


@pytest.mark.parametrize(("name", "content"), [("letter.pdf", PDF), ("steps.jpg", pictures.photo())])
def test_the_same_file_comes_along_once_however_often_it_is_sent(
    made: Cast, files: Path, name: str, content: bytes
) -> None:
    client = ready()
    for called in (name, name, f"again-{name}"):
        assert add(client, called, content).status_code == 302
    assert SentFile.objects.get().name == name
    assert len(stored(files)) == 1
    assert PublicDraft.objects.get().answers["papers"] == "1"
    # As long, and not the same.
    add(client, "other.pdf", PDF[:-1] + b"x")
    assert SentFile.objects.count() == 2


def test_the_last_file_that_there_is_room_for_may_be_sent_twice(made: Cast, files: Path) -> None:
    client = ready()
    for number in range(MOST_FILES):
        add(client, f"{number}.pdf", PDF + bytes([number]))
    assert add(client, "4.pdf", PDF + bytes([4])).status_code == 302
    assert add(client, "5.pdf", PDF + bytes([5])).status_code == 422
    assert SentFile.objects.count() == MOST_FILES


NAMES = {
    "../../etc/passwd": "passwd.pdf",
    "..\\..\\boot.ini": "boot.pdf",
    "C:\\Letters\\Mum’s letter.pdf": "Mum s letter.pdf",
    "letter.pdf.exe": "letter.pdf.pdf",
    "gnp.\u202efdp.exe": "gnp. fdp.pdf",
    "<script>alert(1)</script>.pdf": "script.pdf",
    "李さん.pdf": "李さん.pdf",
    "a" * 400 + ".pdf": "a" * 96 + ".pdf",
    ".pdf": "pdf.pdf",
    "....": "file.pdf",
    "a\r\nSet-Cookie: x.pdf": "a Set-Cookie x.pdf",
}


@pytest.mark.parametrize("given", NAMES)
def test_names_on_disk_are_drawn_and_the_given_one_is_kept_clean(made: Cast, files: Path, given: str) -> None:
    from lintel.casework.files import add_file

    draft = PublicDraft.objects.get() if ready() else None
    assert draft is not None
    add_file(draft, given, len(PDF), io.BytesIO(PDF))
    row = SentFile.objects.get()
    assert row.name == NAMES[given]
    [path] = files.iterdir()
    assert path.name == row.stored
    assert set(path.name) <= set("0123456789abcdef")
    assert (path.stat().st_mode & 0o777, files.stat().st_mode & 0o777) == (0o600, 0o700)
    assert not [each for each in files.parent.rglob("*") if "passwd" in each.name]


def test_five_files_and_no_sixth(made: Cast, files: Path) -> None:
    client = ready()
    for number in range(MOST_FILES):
        assert add(client, f"{number}.pdf", PDF + bytes([number])).status_code == 302
    answer = add(client, "6.pdf", PDF)
    assert (answer.status_code, "You have sent 5 files already" in words(answer)) == (422, True)
    assert len(stored(files)) == MOST_FILES
    assert PublicDraft.objects.get().answers["papers"] == "5"


def test_twenty_five_megabytes_and_not_more(made: Cast, files: Path) -> None:
    client = ready()
    for number in range(2):
        assert add(client, f"{number}.pdf", BIG_PDF[:-1] + bytes([number])).status_code == 302
    answer = add(client, "3.pdf", BIG_PDF[: LARGEST - 1])
    assert (answer.status_code, "up to 25 MB" in words(answer)) == (422, True)
    assert add(client, "3.pdf", BIG_PDF[: LARGEST // 2]).status_code == 302


def test_of_several_at_once_the_good_ones_are_kept(made: Cast, files: Path) -> None:
    client = ready()
    several = [
        SimpleUploadedFile("a.pdf", PDF),
        SimpleUploadedFile("b.pdf", b""),
        SimpleUploadedFile("c.pdf", PDF + b"c"),
    ]
    answer = client.post(page_of("concern"), boxes(client.get(page_of("concern"))) | {"files": several})
    assert answer.status_code == 422
    assert "b.pdf: This file is empty" in words(answer)
    assert [each.name for each in SentFile.objects.order_by("added_at")] == ["a.pdf", "c.pdf"]


def test_far_too_much_at_once_is_cut_off_and_answered(made: Cast, files: Path) -> None:
    client = ready()
    several = [SimpleUploadedFile(f"{number}.pdf", BIG_PDF) for number in range(4)]
    answer = client.post(page_of("concern"), boxes(client.get(page_of("concern"))) | {"files": several})
    assert (answer.status_code, "up to 25 MB" in words(answer)) == (422, True)
    assert stored(files) == []


def test_what_is_large_goes_to_a_file_and_not_into_memory(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    from lintel.casework import files as taking

    ways, put = [], taking.add_file
    monkeypatch.setattr(taking, "add_file", lambda *told: (ways.append(type(told[3]).__name__), put(*told)))
    client = ready()
    add(client, "large.pdf", BIG_PDF)
    add(client, "small.pdf", PDF)
    assert ways == ["TemporaryUploadedFile", "InMemoryUploadedFile"]


def test_one_is_removed_again_and_nothing_of_it_stays(made: Cast, files: Path) -> None:
    client = ready()
    add(client, "wrong.pdf", PDF)
    row = SentFile.objects.get()
    page = client.get(page_of("concern"))
    assert f'name="remove" value="{row.id}"' in page.content.decode()
    assert client.post(page_of("concern"), boxes(page) | {"remove": row.id})["Location"] == page_of("concern")
    assert (stored(files), SentFile.objects.count(), PublicDraft.objects.get().answers["papers"]) == ([], 0, "")
    # By a second click, or one of somebody else, nothing more goes.
    assert client.post(page_of("concern"), boxes(page) | {"remove": row.id}).status_code == 302
    add(client, "right.pdf", PDF)
    stranger = ready("concern")
    stranger.post(page_of("concern"), boxes(stranger.get(page_of("concern"))) | {"remove": SentFile.objects.get().id})
    assert SentFile.objects.count() == 1


def test_once_it_was_sent_nothing_is_added_or_removed(made: Cast, files: Path) -> None:
    client = ready()
    add(client, "one.pdf", PDF)
    page = boxes(client.get(page_of("concern")))
    send(client, "concern")
    for more in ({"remove": SentFile.objects.get().id}, sent("two.pdf", PDF)):
        assert "You had sent this already" in words(client.post(page_of("concern"), page | more))
    assert len(stored(files)) == SentFile.objects.count() == 1


def test_continue_sends_what_was_chosen_and_left_for_later_keeps_it(made: Cast, files: Path) -> None:
    client = ready()
    page = boxes(client.get(page_of("concern")))
    assert client.post(page_of("concern"), page | sent("a.pdf", PDF))["Location"] == "/ask/concern/check"
    left = client.post(page_of("concern"), page | sent("b.pdf", PDF + b"b") | {"later": "yes"})
    assert "Your code" in words(left)
    assert SentFile.objects.count() == 2
    nothing = client.post(page_of("concern"), page | {"add": "yes"})
    assert (nothing.status_code, "Choose a file first." in words(nothing)) == (422, True)


def test_a_full_disk_is_said_in_a_sentence_and_the_form_is_still_sent(made: Cast, monkeypatch, files: Path) -> None:
    client = ready()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        answer = add(client, "a.pdf", PDF)
    assert (answer.status_code, "could not keep this file" in words(answer)) == (422, True)
    assert (stored(files), SentFile.objects.count()) == ([], 0)
    assert reference_in(send(client, "concern"))


def test_the_file_is_on_disk_before_its_row_and_goes_where_the_row_fails(made: Cast, monkeypatch, files: Path) -> None:
    there: list[bytes] = []

    def fails(self: SentFile, **_: object) -> None:
        there.extend(stored(files))
        raise RuntimeError

    client = ready()
    page = boxes(client.get(page_of("concern")))
    monkeypatch.setattr(SentFile, "save", fails)
    with pytest.raises(RuntimeError):
        client.post(page_of("concern"), page | sent("a.pdf", PDF))
    assert there == [PDF]
    assert stored(files) == []


def test_a_flood_of_files_is_held_up_and_a_true_concern_is_not(made: Cast, monkeypatch, files: Path) -> None:
    client = ready()
    monkeypatch.setattr("lintel.gateways.knocks.FILES_FROM", replace(FILES_FROM, most=1))
    assert add(client, "a.pdf", PDF).status_code == 302
    answer = add(client, "b.pdf", PDF + b"%")
    assert (answer.status_code, "You can send the form now" in words(answer)) == (422, True)
    assert reference_in(send(client, "concern"))
