"""The desk, walked in a browser from a caller's first words to a reviewed care plan, and from a concern to its tell: in
each step the timeline, the list and the figures agree."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from lintel.domain.clock import london_date
from lintel.domain.flow import KINDS
from tests.journeys.counting import changes, opened_from
from tests.journeys.test_thread import (
    ASSESSMENT,
    CONCERN,
    CONTACT,
    ENQUIRY,
    SAFEGUARDING,
    TEAM,
    goes_on,
    offered_and_accepted,
    on_list,
)
from tests.journeys.walking import ADVISER, DUTY, LEAD, MANAGER, NAMES, WORKER, Walker

SAID = "I fell in the kitchen and nobody came."
CALLER = "Ottoline O'Larkspur"
ASSESSED = {
    "What the person says, in their own words": "I want to stay at home with my cat.",
    "What care and support is needed": "Help with meals and washing",
    "Do the needs come from, or relate to, a physical or mental impairment or illness?": "Yes",
    "Managing and maintaining nutrition": "Cannot do it without help",
    "Maintaining personal hygiene": "Cannot do it without help",
    "Is there, or is there likely to be, a significant impact on well-being?": "Yes",
    "Your proposed decision": "Eligible needs",
    "How was it done?": "Face to face",
}
PLANNED = {
    "Managing and maintaining nutrition: what will help, how often and when": "Somebody cooks with her at noon",
    "What to do, and in which order": "Ring the neighbour, then the duty team",
    "How is it paid?": "The council arranges it",
    "Budget for a week, in pounds": "240.50",
}
REVIEWED = {
    "What the person says about how things are, in their own words": "I cook again",
    "What came of the review?": "No change",
}
ENQUIRY_PLANNED = {
    "Was the person asked what they want to come of it?": "Yes, and they said what they want",
    "What they want, in their own words": "I want him to stop shouting",
    "What keeps the person safe meanwhile": "Her sister stays with her",
    "Who leads the enquiry?": "The council",
    "What must be found out, from whom, and by when": "Ask the day centre by Friday",
}
FOUND = {
    "What happened, as far as it was found out": "The shouting was heard twice",
    "How is the risk now?": "Risk reduced",
    "What keeps the person safe from now on, and who does it": "A visit each week",
    "Did they get it?": "In part",
}


@contextmanager
def step(walker: Walker, work: str, told: str, changed: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """One step with a work: exactly these figures change, the timeline tells it, and the list shows the wait as it now is."""
    with changes(changed) as said:
        yield said
    walker.open(f"/work/{work}")
    titles = walker.page.locator(".lintel-timeline h3").all_inner_texts()
    assert told in titles[:4], (told, titles[:4])
    gone = [name for name in said if name.startswith("waiting_now:") and f"-{work}" in said[name].split()]
    come = [name for name in said if name.startswith("waiting_now:") and f"+{work}" in said[name].split()]
    if come:
        _, kind, stage = come[0].split(":")
        walker.open(f"/waiting?kind={kind}")
        row = walker.page.get_by_role("row").filter(has_text=work)
        expect(row).to_contain_text(KINDS[kind].stage(stage).title)
    elif gone:
        walker.open(f"/waiting?kind={gone[0].split(':')[1]}")
        expect(walker.page.get_by_role("row").filter(has_text=work)).to_have_count(0)


def called(walker: Walker) -> str:
    """A caller's first words are typed before anybody knows who it is; then the person is named. Returns the contact."""
    walker.sign_in(ADVISER)
    page = walker.page
    page.get_by_label("What was said, in their own words").fill(SAID)
    with changes({}) as told:
        page.get_by_label("Name of somebody new").fill(CALLER)
        walker.answer({"What is it about?": "Asks for care or support"})
        walker.click(page.get_by_role("button", name="Take it in"))
        contact = page.locator(".lintel-receipt__reference").inner_text()
        told.update(on_list(CONTACT, f"+{contact}"))
    return contact


def triaged(walker: Walker, contact: str) -> str:
    """The duty worker reads the caller's own words, and starts an assessment. Returns it."""
    walker.sign_in(DUTY)
    walker.open(f"/work/{contact}")
    expect(walker.page.get_by_role("main")).to_contain_text(SAID)
    with step(walker, contact, "Contact triaged", goes_on("contact", "triage", "", contact)) as told:
        answers = {"What should happen?": "Start a Care Act assessment", "Which team assesses?": TEAM}
        walker.move(contact, "Record: contact triaged", answers)
        assessment = opened_from(contact)
        told.update(on_list(f"{ASSESSMENT}:allocation", f"+{assessment}"))
    return assessment


def rated_and_kept_in_touch(walker: Walker, work: str) -> None:
    walker.sign_in(MANAGER)
    with step(walker, work, "Risk rated", {}):
        walker.move(work, "Rate the risk", {"How urgent is it?": "Amber", "Why this rating?": "First rating at triage"})
    with step(walker, work, "Kept in touch", {}):
        walker.move(work, "Keep in touch", {"Did you reach the person?": "Yes", "How did you try?": "Phone call"})


def written(walker: Walker, work: str, form: str, answers: Mapping[str, str]) -> None:
    """A form of a work is opened by its link, filled in and sent."""
    walker.open(f"/work/{work}")
    walker.follow(form)
    walker.answer(answers)
    name = re.compile("Send to the manager|Record it")
    walker.click(walker.page.get_by_role("button", name=name))
    expect(walker.page.get_by_role("alert")).to_be_visible()


def signed_off(walker: Walker, what: str, answers: Mapping[str, str]) -> None:
    """The manager finds it among what is due, reads it, and signs it off."""
    walker.sign_in(MANAGER)
    walker.follow("Due today")
    row = walker.page.get_by_role("row").filter(has_text=what)
    walker.click(row.get_by_role("link", name="Sign off or send back"))
    walker.answer({"What do you do?": "Sign it off", **answers})
    walker.send()
    expect(walker.page.get_by_role("alert")).to_contain_text("Signed off.")


def assessed(walker: Walker, work: str) -> None:
    """Started, written with what is known filled in, and signed off: needs are eligible."""
    with step(walker, work, "Assessment started", goes_on(ASSESSMENT, "start", "completion", work)):
        walker.move(work, "Record: assessment started", {"How did it begin?": "Face to face"})
    walker.open(f"/work/{work}/assessment")
    expect(walker.page.get_by_label("What the person says, in their own words")).to_have_value(SAID)
    with step(walker, work, "Assessment completed", goes_on(ASSESSMENT, "completion", "decision", work)):
        written(walker, work, "Write the assessment", ASSESSED)
    with step(walker, work, "Eligibility decided", goes_on(ASSESSMENT, "decision", "service_start", work)):
        decided = {
            "If you sign it off: What was decided?": "Eligible needs",
            "If you sign it off: Why is that the decision?": "All three conditions are met",
        }
        signed_off(walker, "Care Act assessment", decided)


def planned_and_served(walker: Walker, work: str) -> str:
    """The plan is written from the assessment and agreed; care starts, and the first review is due. Returns the review."""
    walker.sign_in(WORKER)
    with step(walker, work, "Care plan proposed", {}):
        written(walker, work, "Write the care and support plan", PLANNED)
    with step(walker, work, "Care plan agreed", {}):
        signed_off(walker, "Care and support plan", {})
    walker.sign_in(WORKER)
    with step(walker, work, "Service started", goes_on(ASSESSMENT, "service_start", "", work)):
        walker.move(work, "Record: service started", {"What care began?": "Care at home"})
        review = opened_from(work)
    due = london_date(timezone.now()) + timedelta(days=56)
    walker.open(f"/work/{review}")
    expect(walker.page.get_by_role("main")).to_contain_text(f"{due:%-d %B %Y}")
    return review


def reviewed(walker: Walker, review: str) -> None:
    """The review is taken on and held before it is due, and the next one is a year away."""
    walker.sign_in(MANAGER)
    answers = {"To whom?": f"{NAMES[WORKER]} (Social worker)", "Why this worker?": "Next in order"}
    walker.move(review, "Offer to a worker", answers)
    walker.sign_in(WORKER)
    walker.move(review, "Accept", {"Why do you take it?": "Has room to start"})
    walker.open(f"/work/{review}/review")
    expect(walker.page.get_by_label("What to do if the usual care breaks down")).to_have_value(
        PLANNED["What to do, and in which order"]
    )
    with step(walker, review, "Review held", {}):
        written(walker, review, "Write the review", REVIEWED)
    assert opened_from(review)


def test_from_a_callers_first_words_to_a_reviewed_care_plan(walker: Walker) -> None:
    contact = called(walker)
    work = triaged(walker, contact)
    rated_and_kept_in_touch(walker, work)
    offered_and_accepted(walker, ASSESSMENT, work)
    assessed(walker, work)
    review = planned_and_served(walker, work)
    reviewed(walker, review)
    walker.sign_in(ADVISER)
    walker.open(f"/work/{work}")
    walker.click(walker.page.locator(".lintel-identity a").first)
    expect(walker.page.get_by_role("main")).to_contain_text("Ring the neighbour, then the duty team")


def enquired(walker: Walker, concern: str) -> str:
    """A concern is looked at, decided on, and becomes an enquiry that somebody takes on. Returns the enquiry."""
    walker.sign_in(LEAD)
    walker.move(concern, "Record: how to proceed decided", {"What was decided?": "Screen it now"})
    with step(walker, concern, "Screening began", goes_on(SAFEGUARDING, "first_look", "threshold", concern)):
        walker.move(concern, "Record: screening began", {"What was decided?": "Screen it now"})
    clock = {f"clock:{SAFEGUARDING}:threshold": f"+{concern}"}
    with step(walker, concern, "Threshold decided", goes_on(SAFEGUARDING, "threshold", "", concern) | clock) as told:
        answers = {
            "What was decided?": "Section 42 enquiry",
            "What was it decided on?": "All three parts of the test are met",
        }
        walker.move(concern, "Record: threshold decided", answers)
        enquiry = opened_from(concern)
        told.update(on_list(f"{ENQUIRY}:allocation", f"+{enquiry}"))
    answers = {"To whom?": f"{NAMES[LEAD]} (Safeguarding lead)", "Why this worker?": "Next in order"}
    walker.move(enquiry, "Offer to a worker", answers)
    with step(walker, enquiry, "Offer accepted", goes_on(ENQUIRY, "allocation", "plan", enquiry)):
        walker.move(enquiry, "Accept", {"Why do you take it?": "Has room to start"})
    return enquiry


def test_from_a_concern_to_its_tell(walker: Walker) -> None:
    walker.sign_in(ADVISER)
    with changes({}) as told:
        concern = walker.take_in(CONCERN)
        told.update(on_list(f"{SAFEGUARDING}:first_look", f"+{concern}"))
    enquiry = enquired(walker, concern)
    with step(walker, enquiry, "Enquiry planned", goes_on(ENQUIRY, "plan", "conclusion", enquiry)):
        written(walker, enquiry, "Write the enquiry plan", ENQUIRY_PLANNED)
    walker.open(f"/work/{enquiry}/enquiry")
    wanted = walker.page.get_by_label("What they wanted, in their own words")
    expect(wanted).to_have_value(ENQUIRY_PLANNED["What they want, in their own words"])
    with step(walker, enquiry, "Enquiry concluded", goes_on(ENQUIRY, "conclusion", "tell_referrer", enquiry)):
        written(walker, enquiry, "Write what the enquiry found", FOUND)
    with step(walker, enquiry, "Referrer told", goes_on(ENQUIRY, "tell_referrer", "", enquiry)):
        walker.move(enquiry, "Record: referrer told", {"How were they told?": "Letter"})
    walker.open(f"/work/{enquiry}")
    expect(walker.page.get_by_role("main")).to_contain_text("Closed")
