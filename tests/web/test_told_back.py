"""What whoever works with the person is told of what they sent (U2, U4): as the data has it, and as a worker told them."""

import pytest

from lintel.casework.commit import commit
from lintel.casework.models import Work
from lintel.domain.codes import rows
from lintel.domain.person_details import ConsentRecorded
from lintel.domain.told_back import knows_decisions
from tests.people import NORTH, Cast, cast, staff_id
from tests.web.test_my_referrals import GP, MAIL, WORRY, let_in, page, sent_in

POLICE, HOME, ANYBODY = "pc@north.police.example", "manager@care.example", "abuser@gmail.example"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def move(made: Cast, work: Work, slug: str, who: str, **answers: str) -> Work | None:
    """Make a move with a work, and return what it led to."""
    made.works["sent"] = work.id
    made.move("sent", slug, who, **answers)
    return Work.objects.filter(because_of=work.id).first()


TOLD = [
    (
        {"sender_is": "gp"},
        "we find out with the person what care they may need",
        "The person is waiting for a worker.",
        "",
    ),
    (
        {"sender_is": "police", "sender_email": POLICE},
        "A person looked at it",
        "",
        "We say more only where the person agrees.",
    ),
    (
        {"sender_is": "other", "sender_email": ANYBODY},
        "We have it. It was received on",
        "",
        "We do not know your part in the person’s care",
    ),
]


@pytest.mark.parametrize(("who", "told", "outcome", "why_not"), TOLD)
def test_u04_each_kind_of_sender_is_told_what_it_may_know_or_why_not(
    made: Cast, who: dict[str, str], told: str, outcome: str, why_not: str
) -> None:
    """U4: every referrer is told the outcome that they may know, or why not."""
    move(
        made,
        sent_in("referral", GP | who),
        "reach-ContactTriaged",
        "duty",
        decision="care_act_assessment",
        to_team=NORTH,
    )
    shown = page(let_in(who.get("sender_email", MAIL)))
    assert told in shown
    assert outcome in shown
    assert why_not in shown
    assert ("It was decided" in shown) == (who["sender_is"] == "gp")


def test_what_the_person_says_of_sharing_is_obeyed(made: Cast) -> None:
    work = sent_in("referral", GP)
    move(made, work, "reach-ContactTriaged", "duty", decision="advice_given", advice="equipment_and_home")
    client = let_in()
    assert "we gave help or advice" in page(client)
    commit(ConsentRecorded(subject=work.person, occurred=made.today, decision="refused"), by=staff_id("lead"))
    shown = page(client)
    assert "advice" not in shown
    assert "We have it. It was received on" in shown


def concern_decided(made: Cast, decision: str, **answers: str) -> tuple[Work, Work | None]:
    work = sent_in("concern", WORRY | answers)
    move(made, work, "reach-ScreeningBegan", "lead", decision="screen")
    return work, move(made, work, "reach-ThresholdDecided", "lead", decision=decision, reason="other_duty")


@pytest.mark.parametrize("decision", ["section_42", "no_further_action", "welfare"])
def test_u02_a_decision_is_a_persons_and_nobody_is_told_that_it_was_not_enough(made: Cast, decision: str) -> None:
    """U2: nobody is ever told that a threshold was not met."""
    concern_decided(made, decision)
    shown = page(let_in())
    assert ("we make enquiries" in shown) == (decision == "section_42")
    assert ("It was right to tell us." in shown) == (decision != "section_42")
    assert not [word for word in ("threshold", "criteria", "not met", "welfare", "section") if word in shown.lower()]


def test_a_provider_is_told_that_somebody_looks_at_it_and_why_no_more(made: Cast) -> None:
    concern_decided(made, "section_42", tells_as="provider", sender_email=HOME)
    shown = page(let_in(HOME))
    assert "A person looked at it" in shown
    assert "as it may be about the care that you give" in shown
    assert "enquiries" not in shown


@pytest.mark.parametrize(
    ("how", "said"), [("phone", "You were told on"), ("not_told", "We may not tell you what came of them.")]
)
def test_the_page_agrees_with_what_a_worker_told_them(made: Cast, how: str, said: str) -> None:
    _, enquiry = concern_decided(made, "section_42")
    assert enquiry
    made.works["enquiry"] = enquiry.id
    made.move("enquiry", "offer", "lead", team="safeguarding", worker=staff_id("lead"), reason="next_in_order")
    made.move("enquiry", "accept", "lead", reason="has_capacity")
    made.move("enquiry", "reach-EnquiryPlanned", "lead", lead="council")
    client = let_in()
    made.move("enquiry", "reach-EnquiryConcluded", "lead", risk="risk_removed")
    assert "A worker will tell you what they may" in page(client)
    made.move("enquiry", "reach-ReferrerTold", "lead", how=how)
    assert said in page(client)


@pytest.mark.parametrize("decision", ["section_42", "no_further_action"])
def test_who_only_says_that_they_work_in_health_is_told_no_decision(made: Cast, decision: str) -> None:
    concern_decided(made, decision, sender_email=ANYBODY)
    shown = page(let_in(ANYBODY))
    assert "A person looked at it" in shown
    assert "The team tells you more by phone." in shown
    assert "decided" not in shown


CAME_OF_IT = [
    {"decision": "care_act_assessment", "to_team": NORTH},
    {"decision": "advice_given", "advice": "equipment_and_home"},
    {"decision": "safeguarding_concern"},
]


def test_a_contact_from_an_unknown_address_reads_alike_whatever_came_of_it(made: Cast) -> None:
    pages = set()
    for number, answers in enumerate(CAME_OF_IT):
        email = f"abuser{number}@gmail.example"
        work = sent_in("referral", GP | {"sender_email": email})
        concern = move(made, work, "reach-ContactTriaged", "duty", **answers)
        if concern and concern.kind == "safeguarding_concern":
            move(made, concern, "reach-ScreeningBegan", "lead", decision="screen")
        pages.add(page(let_in(email)).replace(work.reference, ""))
    assert len(pages) == 1
    assert "A person looked at it" in pages.pop()


def test_before_anybody_looked_nothing_is_said_of_agreement(made: Cast) -> None:
    sent_in("referral", GP | {"sender_is": "police", "sender_email": POLICE})
    assert "agrees" not in page(let_in(POLICE))


NO_DECISIONS = [
    row["sender"]
    for row in rows("told_back")
    if row["list"] == "refers_as"
    and row["tells"] != "none"
    and row["work"] == "contact"
    and not knows_decisions(f"refers_as:{row['sender']}", "safeguarding_concern")
]
KNOWN_AT = {"provider": "care.example", "housing": "homes.example", "other": "any.example"}


@pytest.mark.parametrize("agreed", ["", "agreed"])
@pytest.mark.parametrize("sender", NO_DECISIONS)
def test_who_may_not_know_decisions_reads_the_same_words_whether_or_not_a_contact_became_a_concern(
    made: Cast, sender: str, agreed: str
) -> None:
    pages = set()
    for number, answers in enumerate(CAME_OF_IT):
        email = f"home{number}@{KNOWN_AT[sender]}"
        work = sent_in("referral", GP | {"sender_is": sender, "sender_email": email})
        concern = move(made, work, "reach-ContactTriaged", "duty", **answers)
        if agreed:
            commit(ConsentRecorded(subject=work.person, occurred=made.today, decision=agreed), by=staff_id("lead"))
        if concern and concern.kind == "safeguarding_concern":
            move(made, concern, "reach-ScreeningBegan", "lead", decision="screen")
            move(made, concern, "reach-ThresholdDecided", "lead", decision="section_42", reason="other_duty")
        pages.add(page(let_in(email)).replace(work.reference, ""))
    assert len(pages) == 1
    assert "concern" not in pages.pop()
