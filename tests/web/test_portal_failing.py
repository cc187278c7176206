"""The database fails at the first, second, … nth statement of what the public sends: nothing is half kept, and sent again
it is taken in once (F3, F4)."""

import pytest
from django.test import Client

from lintel.casework import asked
from lintel.casework.models import Person, Work
from lintel.domain.forms.every import PUBLIC
from lintel.ledger.models import Entry
from lintel.records.models import PublicDraft, Words
from tests.failing import FAULTS, fails_at
from tests.people import Cast, cast
from tests.web.portal_walk import boxes, start
from tests.web.reading import words
from tests.web.test_portal import FEWEST

# The others come to the same statements, and are long proofs.
HOW = pytest.mark.parametrize(
    "how", ["locked", *(pytest.param(e, marks=pytest.mark.slow) for e in FAULTS if e != "locked")]
)
MOST = 200


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def browser(number: int) -> Client:
    """Each from elsewhere, so that nobody is slowed down."""
    return Client(raise_request_exception=False, REMOTE_ADDR=f"127.0.1.{number}")


def kept() -> tuple[int, ...]:
    return tuple(table.objects.count() for table in (Entry, Work, Person, Words))


@pytest.mark.database
@pytest.mark.parametrize("slug", FEWEST)
@HOW
def test_u31_sending_fails_at_each_statement_and_then_works(made: Cast, slug: str, how: str) -> None:
    """U31: where the server fails, the page says what was not saved and whom to ring; sent again it is taken in."""
    failed = 0
    for number in range(1, MOST):
        client = browser(number)
        told, before = {"draft": asked.begin(PUBLIC[slug], FEWEST[slug]).id}, kept()
        with fails_at(number, how) as fault:
            answer = client.post(f"/ask/{slug}/check", told)
        if not fault.came:
            assert answer.status_code == 302
            break
        if answer.status_code == 302:  # It failed where nothing was lost by it, or after all was kept.
            assert kept()[1] == before[1] + 1, number
            continue
        failed += 1
        assert answer.status_code == 500
        assert "nothing was sent" in answer.content.decode()
        assert "01632 960100" in answer.content.decode()
        assert kept() == before, number
        assert client.post(f"/ask/{slug}/check", told).status_code == 302
        assert kept()[1] == before[1] + 1
        assert PublicDraft.objects.get(pk=told["draft"]).sent_at
    else:
        pytest.fail("The request never ended untouched.")
    assert failed >= 10


@HOW
def test_keeping_a_page_fails_at_each_statement_and_the_words_are_shown(made: Cast, how: str) -> None:
    failed = 0
    for number in range(1, MOST):
        client = browser(number)
        page = start(client, "concern")
        told = boxes(client.get(page)) | {"told": "Words typed for an hour"}
        with fails_at(number, how) as fault:
            answer = client.post(page, told)
        if not fault.came:
            break
        if answer.status_code == 302:
            assert PublicDraft.objects.get(pk=told["draft"]).answers["told"] == "Words typed for an hour"
            continue
        failed += 1
        assert "Words typed for an hour" in answer.content.decode()
        assert client.post(page, told).status_code == 302
    else:
        pytest.fail("The request never ended untouched.")
    assert failed >= 2


@pytest.mark.parametrize("path", ["/ask/nothing/", "/ask/help/nothing", "/ask/my-referrals/nothing"])
def test_where_there_is_no_page_the_public_is_told_whom_to_ring(made: Cast, path: str) -> None:
    answer = Client().get(path)
    assert answer.status_code == 404
    assert "01632 960100" in words(answer)
    assert "you may see" not in words(answer)
    assert "help line" not in words(answer)


@pytest.mark.parametrize("path", ["/ask/my-referrals/details", "/ask/come-back/no-such"])
def test_a_page_that_was_open_too_long_speaks_to_the_public_and_keeps_what_was_typed(made: Cast, path: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(path, {"name": "Ada Example"})
    assert answer.status_code == 403
    assert "This page was open too long" in words(answer)
    assert "01632 960100" in words(answer)
    assert "Ada Example" in words(answer)
    assert "Lintel could not" not in words(answer)
