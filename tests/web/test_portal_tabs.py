"""Several forms of one kind in one browser, in several tabs: no page shows, and no answer goes to, what belongs to another."""

import re

import pytest
from django.test import Client

from lintel.casework.models import Work
from lintel.records.models import PublicDraft, Words
from lintel.web.portal.numbered import MOST
from tests.people import Cast, cast
from tests.web.portal_walk import boxes, reference_in, send, start, walk
from tests.web.reading import read, words
from tests.web.test_portal import FEWEST

ANN = FEWEST["referral"] | {"told": "Ann falls", "person_name": "Ann First"}
BOB = FEWEST["referral"] | {"told": "Bob is alone", "person_name": "Bob Second"}
PATHS = ("", "questions/told", "questions/person", "check", "forget", "more", "sent")


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def test_two_people_in_two_tabs_are_never_mixed(made: Cast) -> None:
    client = Client()
    first, second = start(client, "referral"), start(client, "referral")
    assert (first, second) == ("/ask/referral/questions/sender-is", "/ask/referral-2/questions/sender-is")
    for slug, answers in (("referral", ANN), ("referral-2", BOB)):
        address = f"/ask/{slug}/questions/told"
        onward = client.post(address, boxes(client.get(address)) | {"told": answers["told"]})["Location"]
        assert onward.startswith(f"/ask/{slug}/")
    for slug, own, other in (("referral", "Ann falls", "Bob is alone"), ("referral-2", "Bob is alone", "Ann falls")):
        page = client.get(f"/ask/{slug}/questions/told").content.decode()
        assert own in page
        assert other not in page
        assert set(re.findall(r'href="/ask/(referral[^/]*)/', page)) == {slug}


def test_each_is_sent_by_itself_and_more_is_added_to_its_own(made: Cast) -> None:
    client = Client()
    walk(client, "referral", ANN)
    pages = walk(client, "referral", BOB)
    assert all(each.startswith("/ask/referral-2/") for each in pages)
    bob, ann = (Work.objects.get(reference=reference_in(send(client, each))) for each in ("referral-2", "referral"))
    assert [Words.objects.get(pk=each.first_told).body["told"] for each in (ann, bob)] == ["Ann falls", "Bob is alone"]
    for slug, work in (("referral", ann), ("referral-2", bob)):
        page = client.get(f"/ask/{slug}/more")
        assert work.reference in words(page)
        added = client.post(f"/ask/{slug}/more", boxes(page) | {"words": "More"})
        assert added["Location"] == f"/ask/{slug}/sent?added"
    assert start(client, "referral").startswith("/ask/referral-3/")


def test_a_page_that_is_posted_elsewhere_goes_on_at_its_own_address(made: Cast) -> None:
    client = Client()
    start(client, "referral")
    start(client, "referral")
    bob = boxes(client.get("/ask/referral-2/questions/told"))
    onward = client.post("/ask/referral/questions/told", bob | {"told": "Bob is alone"})
    assert onward["Location"].startswith("/ask/referral-2/")
    assert [each.answers for each in PublicDraft.objects.order_by("begun_at")] == [{}, {"told": "Bob is alone"}]


def test_a_page_whose_draft_is_gone_writes_into_no_other(made: Cast) -> None:
    client = Client()
    start(client, "referral")
    gone = {"draft": "00000000-0000-4000-8000-000000000000", "told": "Bob is alone"}
    assert client.post("/ask/referral/questions/told", gone)["Location"].startswith("/ask/referral-2/")
    assert "Bob is alone" not in client.get("/ask/referral/questions/told").content.decode()
    assert "Bob is alone" in client.get("/ask/referral-2/questions/told").content.decode()


def test_each_is_gone_on_with_and_forgotten_by_itself(made: Cast) -> None:
    client = Client()
    for _ in range(2):
        start(client, "concern")
    page = client.get("/ask/concern/")
    for slug in ("concern", "concern-2"):
        assert f'href="/ask/{slug}/questions/told"' in page.content.decode()
    answer = client.post("/ask/concern/forget", follow=True)
    read(answer)
    assert 'href="/ask/concern-2/forget"' in answer.content.decode()
    answer = client.post("/ask/concern-2/forget", follow=True)
    assert "Nothing of this is on this device" in words(answer)


def test_of_many_the_one_that_was_sent_makes_room(made: Cast) -> None:
    client = Client()
    walk(client, "concern", FEWEST["concern"])
    send(client, "concern")
    begun = [start(client, "concern").split("/")[2] for _ in range(MOST)]
    assert begun == [*(f"concern-{number}" for number in range(2, MOST + 1)), "concern"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("slug", ["concern-1", "concern-0", "concern-10", "concern-x", "concern-2-2"])
def test_no_other_number_is_an_address(made: Cast, slug: str, path: str) -> None:
    assert Client().get(f"/ask/{slug}/{path}").status_code == 404


@pytest.mark.parametrize("path", ["/ask/", "/ask/concern/", "/ask/concern/forget"])
def test_going_on_leaves_out_no_page_that_was_never_seen(made: Cast, path: str) -> None:
    client = Client()
    for page, told in (("told", "He shouts at her"), ("who", "The lady at the end")):
        client.post(f"/ask/concern/questions/{page}", {page: told})
    found = client.get(path).content.decode()
    assert 'href="/ask/concern/questions/when-born"' in found
    assert 'href="/ask/concern/check"' not in found


WAITS = "/ask/help/questions/cannot-wait-words"


@pytest.mark.parametrize("button", [{}, {"keep": "yes"}, {"later": "yes"}])
@pytest.mark.parametrize("gate", ["yes", "no", ""])
def test_what_cannot_wait_is_kept_whatever_another_tab_answered_before_it(
    made: Cast, gate: str, button: dict[str, str]
) -> None:
    client = Client()
    walk(client, "help", FEWEST["help"] | {"cannot_wait": "yes"})
    hidden = boxes(client.get(WAITS))
    client.post("/ask/help/questions/cannot-wait", hidden | {"cannot_wait": gate})
    client.post(WAITS, hidden | {"cannot_wait_words": "She has no food"} | button)
    assert PublicDraft.objects.get().answers["cannot_wait_words"] == "She has no food"
    client.post("/ask/help/questions/cannot-wait", hidden | {"cannot_wait": "yes"})
    assert "She has no food" in words(client.get("/ask/help/check"))


def test_what_cannot_wait_is_kept_where_no_draft_is_left_and_what_it_hangs_on_is_asked(made: Cast) -> None:
    client = Client()
    assert client.post(WAITS, {"cannot_wait_words": "She has no food"})["Location"] == "/ask/help/questions/for-whom"
    walked, address = 0, "/ask/help/questions/for-whom"
    while "/questions/" in address and walked < 30:
        told = {"for_whom": "myself", "told": "x", "cannot_wait": "yes", "person_name": "Orla"}
        hidden = boxes(client.get(address))
        own = {"cannot_wait_words": "She has no food"} if address == WAITS else {}
        address = client.post(address, hidden | told | own)["Location"]
        walked += 1
    assert "She has no food" in words(client.get("/ask/help/check"))


@pytest.mark.parametrize(("said", "asked"), [("", True), ("friend", True), ("would_not_say", False), ("self", False)])
def test_whoever_leaves_open_who_they_are_is_asked_for_a_number(made: Cast, said: str, asked: bool) -> None:
    client = Client()
    pages = walk(client, "concern", FEWEST["concern"] | {"tells_as": said, "sender_phone": "01632 960555"})
    assert ("/ask/concern/questions/sender" in pages) == asked
    work = Work.objects.get(reference=reference_in(send(client, "concern")))
    assert ("sender_phone" in Words.objects.get(pk=work.first_told).body) == asked
