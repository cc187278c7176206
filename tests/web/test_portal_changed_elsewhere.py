"""One draft open on two devices or in two tabs: nobody writes over words that they have not seen, and nobody loses their own."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.casework.files import remove_file
from lintel.casework.models import Work
from lintel.domain.forms.served import digests_of, served, served_as
from lintel.records.models import PublicDraft, SentFile
from tests.people import Cast, cast
from tests.pictures import PDF
from tests.web.portal_walk import boxes, walk
from tests.web.reading import words
from tests.web.test_portal import FEWEST
from tests.web.test_portal_uploads import add, ready

TOLD, PERSON, CHECK = "/ask/help/questions/told", "/ask/help/questions/person", "/ask/help/check"
SAFE, REACH = "/ask/help/questions/safe", "/ask/help/questions/reach"


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
    page = client.post(PERSON, mine | {"person_name": "Orla A. Asking", "person_born": "about 1940"})
    assert says_so(page, "about 1940", "3 February 1941")
    assert words(page).count("What stands there now:") == 1
    # The name was changed here and nowhere else: nothing was changed “on another page” there.
    assert 'value="Orla A. Asking"' in page.content.decode()
    assert (
        client.post(PERSON, boxes(page) | {"person_name": "Orla A. Asking", "person_born": "about 1940"}).status_code
        == 302
    )
    assert stands("person_name") == "Orla A. Asking"


def test_what_a_page_left_as_it_was_takes_nobodys_place(client: Client) -> None:
    mine, theirs = opened(client, SAFE), opened(client, SAFE)
    client.post(SAFE, theirs | {"safe_ring": "no", "safe_write": "no"})
    assert client.post(SAFE, mine | {"safe_text": "no"}).status_code == 302
    assert [stands(name) for name in ("safe_ring", "safe_write", "safe_text")] == ["no", "no", "no"]


def test_what_was_taken_away_does_not_come_back_from_a_page_that_still_has_it(client: Client) -> None:
    first = opened(client, REACH)
    client.post(REACH, first | {"person_phone": "01632 960001", "person_email": "orla@any.example"})
    mine, theirs = opened(client, REACH), opened(client, REACH)
    client.post(REACH, theirs | {"person_phone": "", "person_email": "orla@any.example"})
    both = {"person_phone": "01632 960001", "person_email": "orla@any.example"}
    assert client.post(REACH, mine | both).status_code == 302
    assert [stands("person_phone"), stands("person_email")] == ["", "orla@any.example"]


def test_nor_once_somebody_chose_what_both_had_answered(client: Client) -> None:
    mine, theirs = opened(client, SAFE), opened(client, SAFE)
    client.post(SAFE, theirs | {"safe_ring": "no", "safe_write": "no"})
    page = client.post(SAFE, mine | {"safe_ring": "yes"})
    assert words(page).count("What stands there now:") == 1
    assert client.post(SAFE, boxes(page) | {"safe_ring": "yes"}).status_code == 302
    assert [stands(name) for name in ("safe_ring", "safe_write")] == ["yes", "no"]


def test_a_page_with_both_answers_is_kept_by_nobody_but_who_chooses(client: Client) -> None:
    mine, theirs = opened(client), opened(client)
    client.post(TOLD, theirs | {"told": "She fell twice"})
    page = client.post(TOLD, mine | {"told": "He has no food"}).content.decode()
    assert "data-kept" not in page
    assert "data-kept" in client.get(TOLD).content.decode()


def test_what_cannot_be_taken_as_typed_is_still_the_words_of_its_page(client: Client) -> None:
    mine = opened(client, PERSON)
    refused = client.post(PERSON, mine | {"person_name": "", "person_born": "31 February 1941"})
    assert refused.status_code == 422
    for held in (boxes(refused), mine):
        assert client.post(PERSON, held | {"person_name": "Orla", "person_born": "about 1941"}).status_code == 302


@pytest.mark.parametrize(("page", "name"), [("about", "about"), ("needs", "communication_need")])
def test_what_was_chosen_from_an_older_list_stands_as_it_was_kept(client: Client, page: str, name: str) -> None:
    path = f"/ask/help/questions/{page}"
    mine, theirs = opened(client, path), opened(client, path)
    client.post(path, theirs | {name: "listed_no_more"})
    assert says_so(client.post(path, mine | {name: "other"}), "<form", "listed_no_more")


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


def test_what_another_tab_changes_at_the_very_moment_of_sending_is_not_sent(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    check, theirs = opened(client, CHECK), opened(client)

    def meanwhile(address: str) -> bool:
        client.post(TOLD, theirs | {"told": "She fell twice"})
        return False

    monkeypatch.setattr("lintel.casework.asked.too_many_from", meanwhile)
    assert client.post(CHECK, check).status_code == 409
    assert PublicDraft.objects.get().sent_at is None


def test_what_is_changed_while_somebody_waits_is_not_sent(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    check, theirs = opened(client, CHECK), opened(client)
    monkeypatch.setattr("lintel.casework.asked.too_many_from", lambda address: True)
    monkeypatch.setattr("lintel.web.portal.waited.WAIT", timedelta(seconds=-1))
    waits = client.post(CHECK, check)
    assert waits.status_code == 429
    client.post(TOLD, theirs | {"told": "She fell twice"})
    assert client.post(CHECK, boxes(waits)).status_code == 409
    assert PublicDraft.objects.get().sent_at is None


def test_one_file_in_the_place_of_another_is_not_sent_unread(made: Cast, files: Path) -> None:
    client = ready()
    add(client, "one.pdf", PDF)
    check = opened(client, "/ask/concern/check")
    draft = PublicDraft.objects.get()
    remove_file(draft, SentFile.objects.get().pk)
    add(client, "other.pdf", PDF + b"%")
    assert SentFile.objects.count() == 1
    assert client.post("/ask/concern/check", check).status_code == 409
    assert PublicDraft.objects.get().sent_at is None


def test_what_a_page_holds_is_believed_of_that_page_only() -> None:
    held = served("told", digests_of(["told"], {})).held()
    assert served_as(held, "told") is not None
    for odd in ("", "told", held + "x", held.upper(), "told:x:y", held + ","):
        assert served_as(odd, "told") is None
    assert served_as(held, "person") is None


def test_a_page_holds_no_word_of_what_it_was_served_over() -> None:
    assert digests_of(["told"], {"told": "She fell"}) != digests_of(["told"], {"told": "She fel"})
    assert digests_of(["told"], {}) == digests_of(["told"], {"told": "", "other": "x"})
    assert "fell" not in served("told", digests_of(["told"], {"told": "She fell"})).held()
