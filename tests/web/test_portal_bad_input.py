"""Whatever is sent to the public's own pages, the answer is a kind page, and what can be kept is kept."""

import pytest
from django.test import Client

from lintel.casework.models import Work
from lintel.records.models import PublicDraft, Words
from tests.people import Cast, cast
from tests.web.portal_walk import boxes, reference_in, send, start, walk
from tests.web.reading import words
from tests.web.test_portal import FEWEST

HARD = {
    "NUL": "She\0 fell",
    "right to left": "\u202egnar ehs",
    "emoji": "😢🏥 She fell",
    "half of a pair": "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "pasted HTML": "</textarea><script>alert('x')</script>",
}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_a_concern_is_taken_whatever_its_words_are(made: Cast, text: str) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"] | {"told": text, "who": text})
    work = Work.objects.get(reference=reference_in(send(client, "concern")))
    assert Words.objects.get(pk=work.first_told).body["told"] == text.replace("\0", "")


@pytest.mark.parametrize(("letters", "status"), [(20_001, 422), (900_000, 422), (1_048_576, 400)])
@pytest.mark.parametrize("later", [{}, {"later": "yes"}])
def test_far_too_many_letters(made: Cast, letters: int, status: int, later: dict[str, str]) -> None:
    client, text = Client(), "x" * letters
    walk(client, "concern", FEWEST["concern"])
    page = boxes(client.get("/ask/concern/questions/told"))
    answer = client.post("/ask/concern/questions/told", page | {"told": text} | later)
    assert answer.status_code == (200 if later and status == 422 else status)
    kept = PublicDraft.objects.get().answers
    assert kept["who"] == FEWEST["concern"]["who"]
    if status == 400:
        assert kept["told"] == FEWEST["concern"]["told"]
        for said in ("too much to send at once", "01632 960100", "pages before it is kept"):
            assert said in words(answer)
    else:
        assert kept["told"] == text
        assert client.get("/ask/concern/check")["Location"] == "/ask/concern/questions/told?mend"
        assert text in client.get("/ask/concern/questions/told").content.decode()


@pytest.mark.parametrize("path", ["/questions/told", "/check", "/more", "/printed"])
def test_five_thousand_fields(made: Cast, path: str) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    before = PublicDraft.objects.get().answers
    answer = client.post(f"/ask/concern{path}", {f"field{number}": "x" for number in range(5000)} | {"told": "x"})
    assert answer.status_code in (302, 400)
    if answer.status_code == 400:
        assert "01632 960100" in words(answer)
    assert all(row.answers in (before, {}) for row in PublicDraft.objects.all())
    assert reference_in(send(client, "concern"))


@pytest.mark.parametrize("draft", ["", "\0", "x" * 300, "00000000-0000-4000-8000-000000000000", "' OR 1=1"])
def test_a_stale_or_missing_token_keeps_the_words(made: Cast, draft: str) -> None:
    page = start(Client(), "concern")
    client = Client()
    answer = client.post(page, {"told": "Typed for an hour", "draft": draft})
    assert answer.status_code == 302
    assert "Typed for an hour" in client.get(page).content.decode()
