"""Save and come back later, by a link and a code (U16): on any device, kept as digests, dead after five wrong codes."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from lintel.casework.coming_back import MOST_TRIES
from lintel.casework.drafts_tidied import tidy_drafts
from lintel.domain.quiet import days_kept
from lintel.gateways import knocks
from lintel.records.models import PublicDraft
from tests.people import Cast, cast
from tests.web.portal_walk import boxes, reference_in, send, start, walk
from tests.web.reading import read, without_token, words
from tests.web.test_portal import FEWEST

HERE, THERE = "127.0.0.7", "127.0.0.9"
DAY = timedelta(days=1)
WRONG = ("000000", "", "12345", "1234567890123456", "\0", "\u202e123456", "😢", "x" * 500, "ⅷ", "٣" * 6)


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def browser(address: str = THERE) -> Client:
    return Client(REMOTE_ADDR=address)


def left(client: Client, page: str, **answers: str) -> tuple[str, str]:
    """Save a page for later. Returns the path of the link, and the code."""
    answer = client.post(page, boxes(client.get(page)) | answers | {"later": "yes"})
    assert answer.status_code == 200
    read(answer)
    text = unescape(answer.content.decode())
    link, code = re.search(r"/ask/come-back/[0-9A-Z-]{19}", text), re.search(r"<strong>(\d{6})</strong>", text)
    assert link
    assert code
    return link[0], code[1]


def enter(client: Client, link: str, code: str) -> HttpResponse:
    page = client.get(link)
    read(page)
    return client.post(link, boxes(page) | {"code": code})


def begun() -> tuple[str, str]:
    client = browser(HERE)
    return left(client, start(client, "concern"), told="He shouts at her")


def test_it_is_opened_elsewhere_and_goes_on_where_it_was_left(made: Cast) -> None:
    link, code = begun()
    other = browser()
    answer = enter(
        other, link.lower().replace("-", "").replace("/ask/comeback/", "/ask/come-back/"), f" {code[:3]} {code[3:]} "
    )
    assert answer["Location"] == "/ask/concern/questions/who"
    assert "He shouts at her" in other.get("/ask/concern/questions/told").content.decode()
    walk(other, "concern", FEWEST["concern"])
    reference = reference_in(send(other, "concern-2"))
    assert reference
    assert enter(browser(), link, code)["Location"] == "/ask/concern/questions/who"


def test_a_page_that_was_left_empty_is_asked_again_and_what_cannot_be_taken_is_kept(made: Cast) -> None:
    client = browser(HERE)
    start(client, "help")
    client.post("/ask/help/questions/for-whom", {"for_whom": "myself"})
    client.post("/ask/help/questions/told", {"told": "The stairs"})
    link, code = left(client, "/ask/help/questions/about")
    assert enter(browser(), link, code)["Location"] == "/ask/help/questions/about"
    link, code = left(client, "/ask/help/questions/person", person_name="O" * 401, person_born="31 February 1941")
    other = browser()
    enter(other, link, code)
    for typed in ("O" * 401, "31 February 1941"):
        assert typed in other.get("/ask/help/questions/person").content.decode()
    assert other.get("/ask/help/check")["Location"] == "/ask/help/questions/person?mend"


def test_what_was_sent_since_shows_its_reference(made: Cast) -> None:
    client = browser(HERE)
    walk(client, "help", FEWEST["help"])
    link, code = left(client, "/ask/help/questions/told", told="The stairs")
    reference = reference_in(send(client, "help"))
    other = browser()
    assert reference in other.get(enter(other, link, code)["Location"]).content.decode()


def test_only_digests_are_kept_and_a_new_link_ends_the_one_before(made: Cast) -> None:
    client = browser(HERE)
    page = start(client, "concern")
    first = left(client, page, told="One")
    second = left(client, page, told="Two")
    kept = str(vars(PublicDraft.objects.get()))
    for link, code in (first, second):
        assert link.rsplit("/", 1)[1] not in kept
        assert f"'{code}'" not in kept
    assert enter(browser(), *first).status_code == 422
    assert enter(browser(), *second).status_code == 302


def test_five_wrong_codes_end_a_link_and_a_new_one_can_be_had_where_it_was_begun(made: Cast) -> None:
    client = browser(HERE)
    page = start(client, "concern")
    link, code = left(client, page, told="One")
    wrong = "111111" if code != "111111" else "222222"
    for _ in range(MOST_TRIES):
        answer = enter(browser(), link, wrong)
        assert answer.status_code == 422
        assert "ring us: 01632 960100" in words(answer)
    assert enter(browser(), link, code).status_code == 422
    assert enter(browser(), *left(client, page, told="One")).status_code == 302


def test_unknown_wrong_and_ended_answer_alike(made: Cast) -> None:
    link, code = begun()
    ended, its_code = begun()
    PublicDraft.objects.exclude(link="").order_by("-begun_at").update(saved_at=timezone.now() - 31 * DAY)
    again, _ = begun()
    tries = [
        (again, "000000" if _ != "000000" else "1"),
        (ended, its_code),
        (link, code),
        ("/ask/come-back/x", "123456"),
    ]
    answers = [enter(browser(), *each) for each in tries]
    assert {each.status_code for each in answers} == {422}
    assert len({without_token(each).replace(tried[1], "") for each, tried in zip(answers, tries, strict=True)}) == 1
    assert len({without_token(browser().get(each[0])) for each in tries}) == 1


@pytest.mark.parametrize("code", WRONG)
def test_whatever_is_typed_as_a_code_the_answer_is_a_page(made: Cast, code: str) -> None:
    link, right = begun()
    if code != right:
        assert enter(browser(), link, code).status_code == 422


def test_links_are_not_tried_for_ever_from_one_address_and_a_right_first_code_is_let_in(made: Cast) -> None:
    link, code = begun()
    tired = browser(HERE)
    page = boxes(tired.get("/ask/come-back/x"))
    found = [tired.post(f"/ask/come-back/{n}", page | {"code": "123456"}).status_code for n in range(32)]
    assert found == [422] * knocks.MOST_AN_HOUR + [429] * 2
    last = tired.post("/ask/come-back/x", page | {"code": "123456"})
    assert "Ring 01632 960100" in words(last)
    assert enter(tired, link, code).status_code == 302
    assert enter(tired, link, "000000" if code != "000000" else "1").status_code == 429
    assert enter(tired, link, code).status_code == 429
    assert enter(browser(), link, code).status_code == 302
    assert "/questions/" in start(tired, "concern")


def test_another_site_brings_nobody_to_a_draft_that_is_not_theirs(made: Cast) -> None:
    link, code = begun()
    assert Client(enforce_csrf_checks=True).post(link, {"code": code}).status_code == 403


@pytest.mark.parametrize("what", ["unsent", "sent", "paper"])
def test_after_its_days_it_is_erased_and_what_was_sent_still_gives_its_reference(made: Cast, what: str) -> None:
    client = browser(HERE)
    walk(client, "help", FEWEST["help"])
    link, code = left(client, "/ask/help/questions/told", told="The stairs")
    form = boxes(client.get("/ask/help/check"))
    reference = reference_in(send(client, "help")) if what == "sent" else ""
    PublicDraft.objects.update(on_paper=what == "paper")
    days = days_kept(
        {"unsent": "public_draft_unsent", "sent": "public_draft_sent", "paper": "public_paper_unused"}[what]
    )
    assert tidy_drafts(timezone.now() + (days - 1) * DAY).public == 0
    assert tidy_drafts(timezone.now() + (days + 1) * DAY).public == 1
    assert tidy_drafts(timezone.now() + (days + 1) * DAY).public == 0
    if what != "sent":
        assert not PublicDraft.objects.exists()
        return
    row = PublicDraft.objects.get()
    assert (row.answers, row.link, row.code) == ({}, "", "")
    assert client.post("/ask/help/check", form)["Location"] == "/ask/help/sent"
    assert reference in client.get("/ask/help/sent").content.decode()
    assert enter(browser(), link, code).status_code == 422
