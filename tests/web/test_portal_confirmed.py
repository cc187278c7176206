"""U6: what was sent is confirmed by email or text too, by each way once and where it is safe; the page says so, without the address."""

import pytest
from django.http import HttpResponse
from django.test import Client

from lintel.casework.models import Work
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message
from tests.people import Cast, cast
from tests.sending import send as send_out
from tests.web.portal_walk import boxes, reference_in, send, walk
from tests.web.reading import read, words
from tests.web.test_portal import FEWEST

MAIL, PHONE = "orla@example.com", "07700 900123"
SAFE = {"safe_ring": "yes", "safe_text": "yes", "safe_leave_message": "yes", "safe_write": "yes"}
BOTH = {"person_email": MAIL, "person_phone": PHONE}
BY_TEXT = "Send me this by text as well"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def sent_in(answers: dict[str, str]) -> tuple[Client, HttpResponse]:
    client = Client()
    walk(client, "help", FEWEST["help"] | answers)
    return client, send(client, "help")


@pytest.mark.parametrize(
    ("answers", "said", "offered"),
    [
        (SAFE | BOTH, "An email with your reference goes", True),
        (SAFE | {"person_email": MAIL}, "An email with your reference goes", False),
        (SAFE | {"person_phone": PHONE}, "A text with your reference goes", False),
        (SAFE | BOTH | {"safe_text": "no"}, "", False),
        (BOTH, "An email with your reference goes", False),
        ({}, "", False),
    ],
)
def test_u06_the_page_says_what_is_on_its_way_and_offers_what_is_safe(
    made: Cast, answers: dict[str, str], said: str, offered: bool
) -> None:
    """U6: a confirmation to keep, on paper, by email or by text."""
    _, page = sent_in(answers)
    shown = words(page).split("See what you sent, or print it")[0]
    assert said in shown
    assert said or "with your reference goes" not in shown
    assert (BY_TEXT in shown) == offered
    assert MAIL not in shown
    assert PHONE not in shown


def test_one_more_by_another_way_goes_once_and_holds_no_name(made: Cast) -> None:
    client, page = sent_in(SAFE | BOTH)
    work = Work.objects.get(reference=reference_in(page))
    for _ in range(2):
        answer = client.post("/ask/help/sent", boxes(page) | {"copy": "text"})
        assert answer["Location"] == "/ask/help/sent"
    after = client.get("/ask/help/sent")
    read(after)
    assert BY_TEXT not in words(after)
    assert "A text with your reference goes" in words(after)
    assert sorted(Message.objects.filter(work=work.pk).values_list("channel", flat=True)) == ["email", "text"]
    gateway = MadeUp()
    send_out(gateway)
    told = [each.text for each in gateway.taken.values()]
    assert len(told) == 2
    for text in told:
        assert work.reference in text
        assert "01632 960100" in text
        assert FEWEST["help"]["person_name"] not in text


@pytest.mark.parametrize("channel", ["letter", "call", "", "text"])
def test_no_other_way_is_sent_by(made: Cast, channel: str) -> None:
    client, page = sent_in(SAFE | BOTH | {"safe_text": "no"})
    before = list(Message.objects.values())
    client.post("/ask/help/sent", boxes(page) | {"copy": channel})
    assert list(Message.objects.values()) == before
