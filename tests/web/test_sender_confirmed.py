"""Who works with the person and writes from an address that nobody knows: somebody of the team makes sure that it is theirs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lintel.casework.models import Work
from lintel.casework.senders import is_unconfirmed, said_first
from lintel.domain.known_senders import SenderConfirmed, is_confirmed
from lintel.domain.refusals import Refused
from lintel.domain.story import state_of
from lintel.domain.work import WorkState
from lintel.ledger import read as ledger
from lintel.ledger.models import Entry
from tests.people import NORTH, Cast, cast, client_of
from tests.web.reading import sent, words
from tests.web.test_my_referrals import GP, WORRY, link_to, page, sent_in

UNKNOWN = "ada@post.example.com"
UNCONFIRMED, DONE = "This address has not been confirmed.", "Done: the sender’s address is confirmed."
DECIDED, BY_PHONE = "It was decided on", "We do not know your email address"
REFERRAL, CONCERN = ("referral", GP | {"sender_email": UNKNOWN}), ("concern", WORRY | {"sender_email": UNKNOWN})


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def path(work: Work) -> str:
    return f"/work/{work.reference}/confirm_sender"


def confirm(made: Cast, work: Work, who: str, by: str = "rang_organisation"):
    client = client_of(made, who)
    return client.post(path(work), sent(client.get(path(work)), checked_by=by), follow=True)


def stands(work: Work) -> WorkState:
    state = state_of(ledger.facts_of({work.id})[work.id])
    assert isinstance(state, WorkState)
    return state


def their_page(email: str = UNKNOWN) -> str:
    client = Client()
    client.post(link_to(email))
    return page(client)


def triaged(made: Cast) -> Work:
    work = sent_in(*REFERRAL)
    made.works["sent"] = work.id
    made.move("sent", "reach-ContactTriaged", "duty", decision="advice_given", note="Said what helps")
    return work


def test_what_was_decided_is_told_once_somebody_has_made_sure_even_after_it_has_ended(made: Cast) -> None:
    work = triaged(made)
    before = their_page()
    assert DECIDED not in before
    assert BY_PHONE in before
    assert UNCONFIRMED in words(client_of(made, "duty").get(f"/work/{work.reference}"))
    answer = words(confirm(made, work, "duty"))
    assert DONE in answer
    assert UNCONFIRMED not in answer
    after = their_page()
    assert DECIDED in after
    assert BY_PHONE not in after


def test_a_confirmation_that_was_wrong_is_withdrawn_and_they_are_told_no_more(made: Cast) -> None:
    work = triaged(made)
    confirm(made, work, "duty")
    fact = Entry.objects.get(kind="SenderConfirmed")
    lead = client_of(made, "lead")
    taken_back = f"/work/{work.reference}/withdraw/{fact.fact}"
    assert lead.post(taken_back, sent(lead.get(taken_back), reason="did_not_happen")).status_code == 302
    assert UNCONFIRMED in words(lead.get(f"/work/{work.reference}"))
    assert DECIDED not in their_page()
    assert DONE in words(confirm(made, work, "lead"))


ROLES = [
    ("referral", "duty", 200), ("referral", "lead", 200), ("referral", "adviser", 403),
    ("referral", "worker", 404), ("referral", "manager", 404), ("referral", "analyst", 403),
    ("referral", "director", 403), ("referral", "councillor", 403), ("referral", "administrator", 403),
    ("concern", "duty", 200), ("concern", "lead", 200), ("concern", "worker", 404), ("concern", "adviser", 403),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "who", "status"), ROLES)
def test_whoever_may_act_with_the_work_may_confirm_and_nobody_else(
    made: Cast, slug: str, who: str, status: int
) -> None:
    work = sent_in(*(REFERRAL if slug == "referral" else CONCERN))
    asked = sent(client_of(made, "lead").get(path(work)), checked_by="in_directory")
    client = client_of(made, who)
    shown = client.get(path(work))
    answer = client.post(path(work), asked, follow=True)
    assert (shown.status_code, answer.status_code) == (status, status)
    assert is_confirmed(stands(work)) is (status == 200)


@pytest.mark.parametrize(("who", "status"), [("worker", 200), ("teammate", 200), ("manager", 200), ("stranger", 404)])
def test_where_another_team_has_it_that_team_may_confirm_and_a_stranger_may_not(
    made: Cast, who: str, status: int
) -> None:
    work = sent_in(*REFERRAL)
    made.works["sent"] = work.id
    made.move("sent", "hand_over", "lead", team=NORTH, reason="other_team_better")
    asked = sent(client_of(made, "lead").get(path(work)), checked_by="in_directory")
    answer = client_of(made, who).post(path(work), asked, follow=True)
    assert answer.status_code == status
    assert is_confirmed(stands(work)) is (status == 200)


@pytest.mark.parametrize("who", ["adviser", "analyst"])
def test_whoever_may_not_confirm_is_not_told_of_it(made: Cast, who: str) -> None:
    work = sent_in(*REFERRAL)
    shown = client_of(made, who).get(f"/work/{work.reference}")
    assert shown.status_code == 200
    assert UNCONFIRMED not in words(shown)


NOTHING_TO_CONFIRM = [
    ("referral", GP),
    ("referral", GP | {"sender_email": ""}),
    ("concern", WORRY | {"tells_as": "family", "sender_email": UNKNOWN}),
    ("concern", WORRY | {"tells_as": "", "sender_email": UNKNOWN}),
    ("help", {"for_whom": "myself", "told": "x", "person_name": "Orla Own", "person_email": UNKNOWN}),
]


@pytest.mark.parametrize(("slug", "answers"), NOTHING_TO_CONFIRM)
def test_what_need_not_be_confirmed_is_not_offered_and_is_refused(
    made: Cast, slug: str, answers: dict[str, str]
) -> None:
    work, lead = sent_in(slug, answers), client_of(made, "lead")
    assert "confirm_sender" not in lead.get(f"/work/{work.reference}").content.decode()
    shown = lead.get(path(work))
    assert "There is no address here that needs to be confirmed" in words(shown)
    assert lead.post(path(work), {"checked_by": "in_directory", "sequence": work.sequence}).status_code in (409, 422)
    assert not Entry.objects.filter(kind="SenderConfirmed").exists()


def test_twice_is_refused(made: Cast) -> None:
    work = sent_in(*REFERRAL)
    confirm(made, work, "duty")
    assert "confirmed already" in words(client_of(made, "duty").get(path(work)))


def test_the_ledger_holds_no_address_and_another_address_is_not_confirmed(made: Cast) -> None:
    work = sent_in(*REFERRAL)
    confirm(made, work, "duty")
    entry = Entry.objects.get(kind="SenderConfirmed")
    assert UNKNOWN not in str(vars(entry))
    state = stands(work)
    assert not is_unconfirmed(state, said_first(state))
    state.first_told = sent_state_of_another()
    assert not is_confirmed(state)
    assert is_unconfirmed(state, said_first(state))
    fact = SenderConfirmed(
        subject=work.id, occurred=made.today, checked_by="in_directory", address_in="another-document"
    )
    with pytest.raises(Refused, match="no address here"):
        fact.check(state)


def sent_state_of_another() -> str | None:
    """The document with what came from another address that nobody knows."""
    return stands(sent_in("referral", GP | {"sender_email": "other@post.example.com"})).first_told


def test_the_page_of_the_work_reads_the_form_once(made: Cast) -> None:
    client, counts = client_of(made, "duty"), []
    for each in (("referral", GP), REFERRAL):
        work = sent_in(*each)
        client.get(f"/work/{work.reference}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/work/{work.reference}")
        counts.append(len(asked))
    # In PostgreSQL the look is written in the same database.
    assert counts == [16 if connection.vendor == "sqlite" else 17] * 2
