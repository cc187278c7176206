"""A page that is sent once its form was sent, from an old tab or by going back: no word is lost, and nothing is said to be sent."""

from pathlib import Path

import pytest
from django.test import Client

from lintel.casework import asked, kept_pages
from lintel.casework.models import Work
from lintel.domain.forms.every import PUBLIC
from lintel.records.models import PublicDraft, SentFile
from tests.people import Cast, cast
from tests.pictures import PDF, sent
from tests.web.portal_walk import boxes, reference_in, send, walk
from tests.web.reading import read, words
from tests.web.test_portal import FEWEST
from tests.web.test_portal_more import told

TOLD = "/ask/concern/questions/told"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def old_tab(page: str = TOLD) -> tuple[Client, dict[str, str], Work]:
    """A browser that has sent a form, what a page of it that was still open hides, and the work."""
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    hidden = boxes(client.get(page))
    return client, hidden, Work.objects.get(reference=reference_in(send(client, "concern")))


@pytest.mark.parametrize("button", [{}, {"later": "yes"}])
def test_words_typed_once_it_was_sent_are_on_the_page_and_are_added_from_there(
    made: Cast, button: dict[str, str]
) -> None:
    client, hidden, work = old_tab()
    page = client.post(TOLD, hidden | {"told": "He hit her today"} | button)
    read(page)
    assert page.status_code == 409
    assert "You had sent this already. These words are not sent yet: add them." in words(page)
    assert "He hit her today" in words(page)
    assert "We have it" not in words(page)
    assert 'action="/ask/concern/more"' in page.content.decode()
    added = client.post("/ask/concern/more", boxes(page) | {"words": "He hit her today"})
    assert added["Location"] == "/ask/concern/sent?added"
    assert told(work) == ["He hit her today"]


def test_what_cannot_be_taken_is_not_lost_either(made: Cast) -> None:
    client, hidden, _ = old_tab("/ask/concern/questions/when-born")
    page = client.post("/ask/concern/questions/when-born", hidden | {"person_born": "31 February 1941"})
    assert "31 February 1941" in words(page)


def test_a_page_that_says_nothing_new_leads_to_what_was_sent(made: Cast) -> None:
    client, hidden, _ = old_tab()
    for typed in (FEWEST["concern"]["told"], ""):
        assert client.post(TOLD, hidden | {"told": typed})["Location"] == "/ask/concern/sent"


def test_the_script_of_the_page_is_not_told_that_it_was_kept(made: Cast) -> None:
    client, hidden, _ = old_tab()
    assert client.post(TOLD, hidden | {"told": "He hit her today", "keep": "yes"}).status_code == 409


def test_of_a_file_the_page_says_that_it_was_not_taken(made: Cast, files: Path) -> None:
    client, hidden, _ = old_tab("/ask/concern/questions/papers")
    page = client.post("/ask/concern/questions/papers", hidden | sent("letter.pdf", PDF) | {"add": "yes"})
    read(page)
    assert "so we did not take your file" in words(page)
    assert not SentFile.objects.exists()
    removed = client.post("/ask/concern/questions/papers", hidden | {"remove": "x"})
    assert "and the file with it" in words(removed)
    assert client.post("/ask/concern/questions/papers", hidden)["Location"] == "/ask/concern/sent"


def test_what_is_sent_in_the_very_moment_between_loses_no_word(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    hidden, keep = boxes(client.get(TOLD)), kept_pages.keep

    def sent_first(draft: str, *told: object) -> PublicDraft:
        asked.take_in(draft, PUBLIC["concern"])
        return keep(draft, *told)

    monkeypatch.setattr(kept_pages, "keep", sent_first)
    for button, status in (({}, 409), ({"keep": "yes"}, 409)):
        assert client.post(TOLD, hidden | {"told": "He hit her today"} | button).status_code == status
