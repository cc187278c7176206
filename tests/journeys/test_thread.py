"""The thread, walked in a browser by several people in turn: each step moves exactly its own work in the figures."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from lintel.domain.clock import london_date
from tests.journeys.counting import changes, opened_from
from tests.journeys.walking import ADVISER, DUTY, LEAD, MANAGER, NAMES, WORKER, Walker

TEAM = "Alderwick cognitive and physical"
ASKS = {
    "What is it?": "A contact: somebody asks for care, support or advice",
    "Name of somebody new": "Ottoline O'Larkspur",
    "How did it come in?": "Phone",
    "What is it about?": "Asks for care or support",
}
CONCERN = ASKS | {"What is it?": "A safeguarding concern", "How did it come in?": "Email"}
del CONCERN["What is it about?"]

CONTACT, ASSESSMENT, REVIEW = "contact:triage", "care_act_assessment", "review"
SAFEGUARDING, ENQUIRY = "safeguarding_concern", "section_42_enquiry"


def on_list(stage: str, work: str) -> dict[str, str]:
    """A work joins (+) or leaves (-) the list at a stage; everybody on a list is to be kept in touch with."""
    return {f"waiting_now:{stage}": work, f"keep_in_touch:{stage}": work}


def goes_on(kind: str, before: str, after: str, work: str) -> dict[str, str]:
    """A work reaches what it waited for at one stage, and waits at the next."""
    return {
        **on_list(f"{kind}:{before}", f"-{work}"),
        f"waits_ended:{kind}:{before}": f"+{work}",
        **(on_list(f"{kind}:{after}", f"+{work}") if after else {}),
    }


def taken_in_and_triaged(walker: Walker) -> str:
    """A contact is received and triaged into an assessment. Returns the assessment's reference."""
    walker.sign_in(ADVISER)
    with changes({}) as told:
        contact = walker.take_in(ASKS, london_date(timezone.now()) - timedelta(days=10))
        told.update(on_list(CONTACT, f"+{contact}"))
    walker.sign_in(DUTY)
    with changes(goes_on("contact", "triage", "", contact)) as told:
        answers = {"What should happen?": "Start a Care Act assessment", "Which team assesses?": TEAM}
        walker.move(contact, "Record: contact triaged", answers)
        assessment = opened_from(contact)
        told.update(on_list("care_act_assessment:allocation", f"+{assessment}"))
    return assessment


def offered_and_accepted(walker: Walker, kind: str, work: str, stage: str = "allocation", then: str = "start") -> None:
    """The team manager offers a work to the social worker, who accepts it."""
    walker.sign_in(MANAGER)
    with changes({f"days_to_offer:{kind}:{stage}": f"+{work}"}):
        answers = {"To whom?": f"{NAMES[WORKER]} (Social worker)", "Why this worker?": "Next in order"}
        walker.move(work, "Offer to a worker", answers)
        expect(walker.page.get_by_text(f"Offered to {NAMES[WORKER]}")).to_be_visible()
    walker.sign_in(WORKER)
    with changes(goes_on(kind, stage, then, work)):
        walker.follow("My caseload")
        walker.click(walker.page.get_by_role("link", name=f"Accept {work}"))
        walker.answer({"Why do you take it?": "Has room to start"})
        walker.send()
        expect(walker.page.get_by_role("alert")).to_contain_text("Done: the work is yours.")


def concern_taken_in(walker: Walker) -> str:
    walker.sign_in(ADVISER)
    with changes({}) as told:
        concern = walker.take_in(CONCERN)
        told.update(on_list("safeguarding_concern:first_look", f"+{concern}"))
    walker.sign_in(LEAD)
    with changes({f"clock:{SAFEGUARDING}:how_to_proceed": f"+{concern}"}):
        walker.move(concern, "Record: how to proceed decided", {"What was decided?": "Screen it now"})
    with changes(goes_on(SAFEGUARDING, "first_look", "threshold", concern)):
        walker.move(concern, "Record: screening began", {"What was decided?": "Screen it now"})
    with changes({f"clock:{SAFEGUARDING}:screening_hold": f"+{concern}"}):
        walker.move(concern, "Record: screening ended", {"What came of the screening?": "Facts gathered"})
    return concern


def decided(walker: Walker, concern: str, decision: str, reason: str) -> dict[str, str]:
    """What a threshold decision changes, once it is made."""
    answers = {"What was decided?": decision, "What was it decided on?": reason}
    walker.move(concern, "Record: threshold decided", answers)
    return goes_on(SAFEGUARDING, "threshold", "", concern) | {f"clock:{SAFEGUARDING}:threshold": f"+{concern}"}


def test_a_concern_goes_to_welfare_and_back_with_nothing_typed_again(walker: Walker) -> None:
    concern = concern_taken_in(walker)
    with changes({}) as told:
        told.update(decided(walker, concern, "Welfare route", "No care and support needs"))
        contact = opened_from(concern)
        told.update(on_list(CONTACT, f"+{contact}"))
    walker.sign_in(DUTY)
    with changes(goes_on("contact", "triage", "", contact)) as told:
        walker.move(contact, "Record: contact triaged", {"What should happen?": "Raise a safeguarding concern"})
        again = opened_from(contact)
        told.update(on_list(f"{SAFEGUARDING}:first_look", f"+{again}"))
    assert again != concern
    walker.open(f"/work/{again}")
    expect(walker.page.locator(".lintel-identity__name")).to_contain_text("Ottoline O'Larkspur")
    expect(walker.page.get_by_role("main")).to_contain_text("Email")


def test_paused_resumed_and_handed_over(walker: Walker) -> None:
    work = taken_in_and_triaged(walker)
    walker.sign_in(MANAGER)
    with changes({}):
        answers = {"What holds it up?": "In hospital", "Who is everybody waiting for?": "A health service"}
        walker.move(work, "Pause the wait", answers)
        expect(walker.page.get_by_text("Paused: In hospital")).to_be_visible()
        walker.move(work, "Resume the wait", {"Why does it go on?": "Home from hospital"})
    offered_and_accepted(walker, ASSESSMENT, work)
    with changes(on_list(f"{ASSESSMENT}:start", f"-{work}") | on_list(f"{ASSESSMENT}:reallocation", f"+{work}")):
        walker.open(f"/work/{work}")
        walker.follow("Hand over")
        walker.answer(
            {"To which team’s tray?": "Corvane mental health", "Why is it handed over?": "Another team fits better"}
        )
        walker.send()
        expect(walker.page.get_by_role("heading", level=1)).to_have_text("Waiting list")


def test_a_leavers_work_is_back_in_the_tray_the_same_day(walker: Walker) -> None:
    work = taken_in_and_triaged(walker)
    offered_and_accepted(walker, ASSESSMENT, work)
    walker.sign_in(MANAGER)
    with changes(on_list(f"{ASSESSMENT}:start", f"-{work}") | on_list(f"{ASSESSMENT}:reallocation", f"+{work}")):
        walker.open(f"/staff/{WORKER}/leaver")
        walker.send()
        expect(walker.page.get_by_role("alert")).to_contain_text(f"{NAMES[WORKER]} is recorded as left.")
    walker.open(f"/work/{work}")
    expect(walker.page.get_by_role("main")).to_contain_text("Team tray")
    walker.click(walker.page.get_by_role("button", name="Sign out"))
    assert walker.page.get_by_role("button", name=f"Sign in as {NAMES[WORKER]}").count() == 0
