"""One draft open on two devices or in two tabs: nobody writes over words that they have not seen, and nobody loses their own."""

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.casework.models import Work
from lintel.domain.forms.served import digest_of, served, served_as
from lintel.records.models import PublicDraft
from tests.people import Cast, cast
from tests.web.portal_walk import boxes, walk
from tests.web.reading import words
from tests.web.test_portal import FEWEST

TOLD, PERSON, CHECK = "/ask/help/questions/told", "/ask/help/questions/person", "/ask/help/check"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


@pytest.fixture
def client(made: Cast) -> Client:
    client = Client()
    walk(client, "help", FEWEST["help"])
    return client


def opened(client: Client, path: str = TOLD) -> dict[str, str]:
    return boxes(client.get(path))


def stands(name: str = "told") -> str:
    return PublicDraft.objects.get().answers[name]


def says_so(answer: HttpResponse, typed: str, now: str) -> bool:
    page = answer.content.decode()
    assert answer.status_code == 409
    assert typed in page[page.index("<form") :]
    assert f"What stands there now: {now}" in words(answer)
    return "Somebody changed this form on another device" in words(answer)


@pytest.mark.parametrize("button", [{}, {"later": "yes"}, {"keep": "yes"}])
def test_the_second_page_writes_over_nothing_and_is_told(client: Client, button: dict[str, str]) -> None:
    mine, theirs = opened(client), opened(client)
    client.post(TOLD, theirs | {"told": "She fell twice"})
    answer = client.post(TOLD, mine | {"told": "He has no food"} | button)
    assert answer.status_code == 409
    assert button == {"keep": "yes"} or says_so(answer, "He has no food", "She fell twice")
    assert stands() == "She fell twice"


def test_sent_again_after_reading_both_it_counts(client: Client) -> None:
    mine, theirs = opened(client), opened(client)
    client.post(TOLD, theirs | {"told": "She fell twice"})
    again = boxes(client.post(TOLD, mine | {"told": "He has no food"}))
    assert client.post(TOLD, again | {"told": "She fell twice. He has no food"}).status_code == 302
    assert stands() == "She fell twice. He has no food"
    # And whoever wrote first is asked in their turn, on the page that they still have.
    assert says_so(client.post(TOLD, theirs | {"told": "She fell"}), "She fell", "She fell twice. He has no food")


def test_changed_once_more_while_somebody_chooses_it_is_asked_once_more(client: Client) -> None:
    mine, theirs = opened(client), opened(client)
    client.post(TOLD, theirs | {"told": "She fell twice"})
    again = boxes(client.post(TOLD, mine | {"told": "He has no food"}))
    client.post(TOLD, theirs | {"told": "She fell three times"})
    assert says_so(client.post(TOLD, again | {"told": "Both"}), "Both", "She fell three times")


@pytest.mark.parametrize("first", [{}, {"keep": "yes"}, {"later": "yes"}])
def test_one_page_sent_twice_kept_by_its_script_or_gone_back_to_is_asked_nothing(
    client: Client, first: dict[str, str]
) -> None:
    mine = opened(client)
    for typed in ("She fell", "She fell", "She fell, and lay there"):
        client.post(TOLD, mine | {"told": typed} | first)
        assert stands() == typed
    assert client.post(TOLD, mine | {"told": "Nothing of it"})["Location"] != TOLD
    assert stands() == "Nothing of it"


@pytest.mark.parametrize(
    "typed", ["She fell twice\r\non Monday", "She fell twice\non Monday", " She fell twice\non Monday "]
)
def test_the_same_words_on_both_sides_are_no_question(client: Client, typed: str) -> None:
    mine, theirs = opened(client), opened(client)
    client.post(TOLD, theirs | {"told": "She fell twice\r\non Monday"})
    assert client.post(TOLD, mine | {"told": typed}).status_code == 302


def test_other_pages_of_the_form_are_no_matter(client: Client) -> None:
    mine, theirs = opened(client), opened(client, PERSON)
    client.post(PERSON, theirs | {"person_name": "Orla Other"})
    assert client.post(TOLD, mine | {"told": "He has no food"}).status_code == 302


def test_only_what_differs_is_asked_about_on_a_page_of_several_questions(client: Client) -> None:
    mine, theirs = opened(client, PERSON), opened(client, PERSON)
    client.post(PERSON, theirs | {"person_name": "Orla Asking", "person_born": "3 February 1941"})
    page = client.post(PERSON, mine | {"person_name": "Orla Asking", "person_born": "about 1940"})
    assert says_so(page, "about 1940", "3 February 1941")
    assert words(page).count("What stands there now:") == 1


def test_what_cannot_be_taken_as_typed_is_still_the_words_of_its_page(client: Client) -> None:
    mine = opened(client, PERSON)
    refused = client.post(PERSON, mine | {"person_name": "Orla", "person_born": "31 February 1941"})
    assert refused.status_code == 422
    for held in (boxes(refused), mine):
        assert client.post(PERSON, held | {"person_name": "Orla", "person_born": "about 1941"}).status_code == 302


def test_nothing_that_was_not_read_is_sent(client: Client) -> None:
    check, theirs = opened(client, CHECK), opened(client)
    client.post(TOLD, theirs | {"told": "She fell twice"})
    before = Work.objects.count()
    answer = client.post(CHECK, check)
    assert answer.status_code == 409
    assert "An answer was changed on another page" in words(answer)
    assert "She fell twice" in words(answer)
    assert Work.objects.count() == before
    for _ in range(2):
        assert client.post(CHECK, boxes(answer))["Location"] == "/ask/help/sent"
    assert Work.objects.count() == before + 1


def test_what_a_page_holds_is_believed_of_that_page_only() -> None:
    held = served("told", digest_of(["told"], {})).held()
    assert served_as(held, "told") is not None
    for odd in ("", "told", held + "x", held.upper(), "told:x:y"):
        assert served_as(odd, "told") is None
    assert served_as(held, "person") is None


def test_a_page_holds_no_word_of_what_it_was_served_over() -> None:
    assert digest_of(["told"], {"told": "She fell"}) != digest_of(["told"], {"told": "She fel"})
    assert digest_of(["told"], {}) == digest_of(["told"], {"told": "", "other": "x"})
    assert "fell" not in served("told", digest_of(["told"], {"told": "She fell"})).held()
