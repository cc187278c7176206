"""Random ledgers that could have happened: journeys made by tries at moves, where what a rule refuses is skipped.

Late entries, corrections, withdrawals (and withdrawals of these), same-person links and reattributions come along.
A ledger follows from its seed and its number of tries, so Hypothesis shrinks a failure to the shortest ledger.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from lintel.domain.fact import Fact, Recorded
from lintel.domain.refusals import Refused
from lintel.domain.work import WorkState
from tests.chance.about_people import (
    force,
    link,
    register,
    restrict,
    review_access,
    tell_of_person,
)
from tests.chance.about_work import (
    accept,
    confirm_sender,
    end,
    escalate,
    hand_over,
    keep_in_touch,
    log_call,
    note_mark,
    offer,
    pause,
    plan_care,
    rate,
    reach,
    read_more,
    reattribute,
    receive,
    resume,
    return_offer,
    say_worse,
    tell_more,
)
from tests.chance.putting_right import correct, withdraw
from tests.chance.scribe import (
    COUNCIL,
    Scribe,
    any_work,
    recordable,
)

__all__ = ["COUNCIL", "WEIGHTS", "last_day", "random_ledgers", "recordable", "write"]


ABOUT_WORK: Mapping[str, tuple[int, Callable[[Scribe, WorkState], list[Fact]]]] = {
    "rate": (5, rate),
    "keep_in_touch": (6, keep_in_touch),
    "pause": (3, pause),
    "resume": (3, resume),
    "escalate": (2, escalate),
    "offer": (12, offer),
    "accept": (12, accept),
    "return_offer": (2, return_offer),
    "hand_over": (5, hand_over),
    "reach": (14, reach),
    "note_mark": (12, note_mark),
    "plan_care": (8, plan_care),
    "log_call": (6, log_call),
    "end": (2, end),
    "reattribute": (1, reattribute),
    "say_worse": (2, say_worse),
    "tell_more": (2, tell_more),
    "read_more": (2, read_more),
    "confirm_sender": (2, confirm_sender),
}
PUTTING_RIGHT = {"correct": (6, correct), "withdraw": (6, withdraw)}
BEGINNINGS = {
    "register": (2, register),
    "receive": (6, receive),
    "link": (2, link),
    "restrict": (2, restrict),
    "tell_of_person": (8, tell_of_person),
    "force": (2, force),
    "review_access": (2, review_access),
}
WEIGHTS = {"go_on": 50} | {name: weight for name, (weight, _) in (ABOUT_WORK | PUTTING_RIGHT | BEGINNINGS).items()}


def try_something(scribe: Scribe) -> bool:
    """Let some time pass, and try one move. Returns whether anything was recorded."""
    scribe.now += timedelta(days=scribe.chance.choice((0, 0, 0, 0, 1, 1, 3, 12)), minutes=1)
    name = scribe.chance.choices(list(WEIGHTS), weights=list(WEIGHTS.values()))[0]
    if name in BEGINNINGS:
        return BEGINNINGS[name][1](scribe)
    if name == "go_on":
        return _go_on(scribe)
    if name in PUTTING_RIGHT:
        subject = scribe.chance.choice(list(scribe.stories))
        return _allowed(scribe, name, lambda: PUTTING_RIGHT[name][1](scribe, subject))
    return _move(scribe, name, any_work(scribe, still_open=scribe.chance.random() < 0.95, move=name))


def _go_on(scribe: Scribe) -> bool:
    """Try what fits: an offer where a worker is awaited, an answer to an offer, else what ends the open wait."""
    work = any_work(scribe)
    if work is None or work.stage is None:
        return False
    if work.stage.name == "decision" and scribe.chance.random() < 0.7:
        return _move(scribe, "note_mark", work)
    if work.stage.reached_by != "OfferAccepted":
        return _move(scribe, "reach", work)
    if work.offer is None or work.offer.lapses_on < scribe.today:
        return _move(scribe, "offer", work)
    return _move(scribe, scribe.chance.choice(("accept", "accept", "accept", "return_offer")), work)


def _move(scribe: Scribe, name: str, work: WorkState | None) -> bool:
    return work is not None and _allowed(scribe, name, lambda: ABOUT_WORK[name][1](scribe, work))


def _allowed(scribe: Scribe, name: str, rule: Callable[[], list[Fact]]) -> bool:
    try:
        facts = rule()
    except Refused:
        return False
    return scribe.commit(facts, move=name)


def write(seed: int, tries: int) -> Scribe:
    """The scribe who has made `tries` tries, by chance from `seed`."""
    scribe = Scribe(random.Random(seed))
    register(scribe)
    for _ in range(tries):
        try_something(scribe)
    return scribe


def random_ledgers(most: int = 80) -> st.SearchStrategy[list[Recorded]]:
    """Ledgers of up to `most` tries, as recorded facts in order of position."""
    return st.builds(lambda seed, tries: write(seed, tries).entries, st.integers(0, 2**32 - 1), st.integers(1, most))


def last_day(ledger: Sequence[Recorded]) -> date:
    """The last day on which anything was recorded."""
    return max(entry.recorded.date() for entry in ledger)
