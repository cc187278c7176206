"""States: every state that a work of each kind can come to, and the moves that bring it there."""

from collections.abc import Mapping
from datetime import date, timedelta

from tests.telling import Telling, opened
from tests.trying import OPENED_ON, moves_of

MOVES_FROM, OVERDUE_SINCE, DUE_LATER = date(2026, 3, 3), date(2026, 2, 27), date(2026, 5, 1)
A_WEEK_PASSES = "a week passes"
WAITS = {
    "just opened": [],
    "rated": ["rate"],
    "reached": ["keep in touch: reached"],
    "paused": ["pause"],
    "resumed": ["pause", "resume"],
    "escalated": ["escalate"],
    "in another tray": ["hand over to another team"],
    "ended: declined": ["end: declined"],
    "reopened": ["end: declined", "withdraw the last entry"],
    "opening withdrawn": ["withdraw the opening"],
}
OFFERED = {
    "offered": ["offer"],
    "offered and paused": ["offer", "pause"],
    "offer lapsed": ["offer", A_WEEK_PASSES],
    "offer returned": ["offer", "return the offer"],
    "offered, then handed over": ["offer", "hand over to another team"],
}
ADDED_TO = {
    "added to": ["record MoreTold"],
    "added to, and read": ["record MoreTold", "read what was added"],
    "added to since it was read": ["record MoreTold", "read what was added", "record MoreTold"],
}
ACCEPTED = ["offer", "accept, by the worker offered"]
HANDED_BACK = [*ACCEPTED, "hand over to its own tray"]
BACK_IN_THE_TRAY = {
    "reallocation": HANDED_BACK,
    "reallocation, offered": [*HANDED_BACK, "offer"],
    "reallocation, offer lapsed": [*HANDED_BACK, "offer", A_WEEK_PASSES],
    "reallocation, accepted": [*HANDED_BACK, *ACCEPTED],
    "acceptance withdrawn": [*ACCEPTED, "withdraw the last entry"],
}
ASSESSED = ["record AssessmentStarted", "record AssessmentCompleted", "record EligibilityDecided"]
ENQUIRED = ["record EnquiryPlanned", "record EnquiryConcluded", "record ReferrerTold"]
STATES: Mapping[str, Mapping[str, list[str]]] = {
    "contact": {**WAITS, **ADDED_TO, "closed: advice given": ["record ContactTriaged"]},
    "care_act_assessment": {
        **WAITS,
        **OFFERED,
        **BACK_IN_THE_TRAY,
        "accepted: waiting to start": ACCEPTED,
        "started: waiting to finish": [*ACCEPTED, *ASSESSED[:1]],
        "finished: waiting for a decision": [*ACCEPTED, *ASSESSED[:2]],
        "decided: waiting for care": [*ACCEPTED, *ASSESSED],
        "closed: completed": [*ACCEPTED, *ASSESSED, "record ServiceStarted"],
    },
    "review": {
        **WAITS,
        **OFFERED,
        **BACK_IN_THE_TRAY,
        "accepted: waiting to be held": ACCEPTED,
        "closed: completed": [*ACCEPTED, "record ReviewHeld"],
    },
    "review, not yet due": {
        "just opened": [],
        "offered": ["offer"],
        "accepted: waiting to be held": ACCEPTED,
        "reallocation": HANDED_BACK,
        "reallocation, accepted": [*HANDED_BACK, *ACCEPTED],
        "closed: completed": [*ACCEPTED, "record ReviewHeld"],
    },
    "safeguarding_concern": {
        **WAITS,
        **ADDED_TO,
        "how to proceed decided": ["record HowToProceedDecided"],
        "screening begun: waiting for a threshold decision": ["record ScreeningBegan"],
        "screening ended": ["record ScreeningBegan", "record ScreeningEnded"],
        "specialist asked": ["record SpecialistAsked"],
        "specialist responded": ["record SpecialistAsked", "record SpecialistResponded"],
        "closed: no further action": ["record ScreeningBegan", "record ThresholdDecided"],
    },
    "section_42_enquiry": {
        **WAITS,
        **OFFERED,
        **BACK_IN_THE_TRAY,
        "accepted: waiting for a plan": ACCEPTED,
        "planned: waiting for a conclusion": [*ACCEPTED, *ENQUIRED[:1]],
        "concluded: waiting to tell the referrer": [*ACCEPTED, *ENQUIRED[:2]],
        "closed: completed": [*ACCEPTED, *ENQUIRED],
    },
}


def in_state(case: str, state: str) -> tuple[Telling, date]:
    """A work brought to a state by moves, and the day on which the next move is tried."""
    kind = case.split(",")[0]
    due_on = (DUE_LATER if "not yet" in case else OVERDUE_SINCE) if kind == "review" else None
    telling, on = opened(kind, OPENED_ON, due_on=due_on), MOVES_FROM
    for step in STATES[case][state]:
        if step == A_WEEK_PASSES:
            on += timedelta(days=7)
        else:
            moves_of(kind)[step](telling, on)
    return telling, on
