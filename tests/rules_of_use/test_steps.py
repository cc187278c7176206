"""Rules of use for what is done: in one step, undone where that can be, told to who waits; and a carer's own right."""

import re

import pytest
from django.test import Client

from lintel.casework.models import Work
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message
from lintel.ledger import read as ledger
from tests.people import NORTH, Cast, cast, client_of, reference_of
from tests.sending import lives_at, safe, send
from tests.web.reading import at, read, sent, words
from tests.web.reading import send as send_form
from tests.web.telling import relate


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def test_u24_rating_is_one_step_with_a_reason_and_red_is_told_at_once(made: Cast) -> None:
    """U24: a risk is changed in one step, with a reason; red goes to a named manager in the same moment."""
    client, path = client_of(made, "worker"), at(made, "waiting", "rate")
    assert path in read(client.get(f"/work/{made.work('waiting').reference}")).links
    without = send_form(client, path, rating="red")
    assert without.status_code == 422
    assert "“Why this rating?” needs an answer." in words(without)
    assert made.work("waiting").rating == "amber"
    assert send_form(client, path, rating="red", reason="risk_of_harm").status_code == 302
    work = made.work("waiting")
    assert (work.rating, work.told_of_red) == ("red", made.staff["senior"].id)
    assert "Escalated" in words(client.get(f"/work/{work.reference}"))


def test_u23_who_begins_to_wait_is_told_how_long_and_whom_to_ring(made: Cast) -> None:
    """U23: at the start of a wait the person is told the real expected wait, and whom to ring if it gets worse."""
    Message.objects.all().delete()
    lives_at(made, "lin")
    safe(made, "lin", text="yes", write="yes")
    made.move("contact", "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    send(MadeUp())
    told = {each.channel: each for each in Message.objects.filter(template="waiting_well")}
    assert {(name, each.status) for name, each in told.items()} == {("letter", "handed_over"), ("text", "handed_over")}
    letter = words(client_of(made, "lead").get(f"/outbox/{told['letter'].id}/letter"))
    for said in ("9 days", "6 weeks", "01632 960100", "worse"):
        assert said in letter
    page = words(client_of(made, "lead").get(f"/work/{Work.objects.get(pk=told['letter'].work).reference}"))
    assert page.count("Waiting Well, at the start of a wait") == 2


def test_u33_what_was_unusual_is_undone(made: Cast) -> None:
    """U33: a restriction is lifted, a link made anew, an ended wait and a withdrawn entry brought back."""
    lead, orla = client_of(made, "lead"), f"/person/{reference_of(made.people['orla'])}"
    lin = reference_of(made.people["lin"])
    for step, answers in (
        ("restrict", {"reason": "protected_address"}), ("lift", {"reason": "protected_address"}),
        ("link", {"other": lin, "reason": "told_us"}), (f"unlink/{lin}", {"reason": "wrong_person"}),
        ("link", {"other": lin, "reason": "told_us"}),
    ):  # fmt: skip
        assert lead.post(f"{orla}/{step}", sent(lead.get(f"{orla}/{step}"), **answers)).status_code == 302, step
    assert made.person("orla").restriction is None
    manager, before = client_of(made, "manager"), made.work("waiting")
    assert send_form(manager, at(made, "waiting", "end"), why="declined").status_code == 302
    assert made.work("waiting").closed_on is not None
    take_back(made, manager, "WaitEnded")
    after = made.work("waiting")
    assert (after.closed_on, after.stage, after.since) == (None, before.stage, before.since)
    take_back(made, manager, "RiskRated")
    assert made.work("waiting").rating is None
    take_back(made, manager, "Withdrawn", latest=True)
    assert made.work("waiting").rating == "amber"


def take_back(made: Cast, client: Client, kind: str, *, latest: bool = False) -> None:
    """Withdraw an entry of the work from its page."""
    story = ledger.facts_of({made.works["waiting"]})[made.works["waiting"]]
    facts = [entry.fact.id for entry in story if type(entry.fact).__name__ == kind]
    path = at(made, "waiting", f"withdraw/{facts[-1 if latest else 0]}")
    assert client.post(path, sent(client.get(path), reason="did_not_happen")).status_code == 302


def offers(page: str) -> list[str]:
    """The ways from a page to an assessment of a carer's own."""
    return re.findall(r'href="([^"]+)">(?:Offer an assessment of their own|Write down a carer)', page)


def test_u38_a_carer_is_offered_her_own_assessment_at_each_contact_about_whom_she_cares_for(made: Cast) -> None:
    """U38: a carer is a person in her own right, and is offered her own assessment at every contact about whom she cares for."""
    lead, triage = client_of(made, "lead"), at(made, "contact", "reach-ContactTriaged")
    orla, lin = reference_of(made.people["orla"]), reference_of(made.people["lin"])
    assert offers(lead.get(triage).content.decode()) == [f"/person/{lin}/tell/relationship"]
    assert relate(made, "lead", "lin", "orla").status_code == 302
    page = lead.get(triage)
    assert "Who cares for them unpaid? Orla O'Brien. Offer an assessment of their own" in words(page)
    assert offers(page.content.decode()) == [f"/contact/new?person={orla}", f"/person/{lin}/tell/relationship"]
    new = lead.get(f"/contact/new?person={orla}")
    answer = lead.post("/contact/new", sent(new, kind="contact", channel="phone", reason="carer_asks", person=orla))
    assert answer.status_code == 302
    own = Work.objects.get(kind="contact", person=made.people["orla"])
    assert (own.stage, own.since) == ("triage", made.today)
    assert own.reference in words(lead.get(f"/person/{orla}"))


def test_u38_a_restricted_carer_is_not_among_them(made: Cast) -> None:
    """U38: her own right is also to be seen by nobody who may not: a restricted carer is told of to none of them."""
    triage = at(made, "contact", "reach-ContactTriaged")
    before = words(client_of(made, "duty").get(triage))
    assert relate(made, "lead", "lin", "roan").status_code == 302
    assert words(client_of(made, "duty").get(triage)) == before
    assert "Roan Secretwood" in words(client_of(made, "lead").get(triage))
