"""Said: what each move does, in one plain sentence before it is made, and a few words after."""

from collections.abc import Mapping

from lintel.casework.one_work import WorkPage
from lintel.domain.codes import titles
from lintel.domain.fact import FACTS, Fact, Withdrawn
from lintel.domain.handoffs import kind_opened
from lintel.domain.legal import Move
from lintel.domain.work import WorkState, coded_fields, words

BEFORE: Mapping[str, str] = {
    "rate": "Red is told to the senior manager at once. The next contact is worked out again from the rating.",
    "keep_in_touch": "If you did not reach the person, try again on the next working day.",
    "read_more": "It leaves the list of what was added. What is added after this stands there again.",
    "confirm_sender": "The sender then sees on the page of their own referrals what that sort of sender may know. "
    "Do not check it by answering the email itself. If it turns out wrong, a manager withdraws the entry.",
    "pause": "The days go on being counted; a second figure leaves the pause out. Keeping in touch goes on.",
    "resume": "The second figure is counted on from this day.",
    "offer": "The offer stands until the end of the next working day. It is not an allocation until it is accepted.",
    "accept": "The work becomes yours, and the wait for a worker ends on this day.",
    "return_offer": "The work goes back to the team’s tray, and the person goes on waiting.",
    "escalate": "The manager is recorded as told. Ring as well if it cannot wait.",
    "call": "The call is counted with this contact. If it was with the person, it was a try to keep in touch as well.",
    "end": "This closes the work, and the person leaves the waiting list for good.",
}
AFTER: Mapping[str, str] = {
    "rate": "Done: the risk is rated.",
    "keep_in_touch": "Done: keeping in touch is recorded.",
    "read_more": "Done: what was added is read.",
    "confirm_sender": "Done: the sender’s address is confirmed.",
    "pause": "Done: the wait is paused.",
    "resume": "Done: the wait is resumed.",
    "offer": "Done: the work is offered.",
    "accept": "Done: the work is yours.",
    "return_offer": "Done: the offer is returned.",
    "hand_over": "Done: the work is handed over.",
    "escalate": "Done: it is recorded that the manager was told.",
    "call": "Done: the call is logged.",
    "end": "Done: the wait is ended, and the work is closed.",
    "correct": "Done: the entry is corrected.",
    "withdraw": "Done: the entry is withdrawn.",
    "reattribute": "Done: the work is in the other person’s record.",
}
# The unusual steps, at which a page stops once: how each is undone.
UNDO: Mapping[str, str] = {
    "end": "If it was a mistake, a manager withdraws the closing entry, and the person waits again as before.",
    "withdraw": "If it was a mistake, it is put back in the same way: this step is itself withdrawn.",
    "reattribute": "If it was a mistake, the work is moved back in the same way.",
}
IN_HAND = "The work goes to the tray of the team you choose, and a new wait for a worker begins on this day."
IN_TRAY = "The work goes to the tray of the team you choose. You may not be able to open it after that."
CLOSES = "This closes the work. Whatever comes next is opened for you, with nothing to type again."
GOES_ON = "This ends the wait, and the next one begins on the same day."
CLOSES_IF = "{decisions} closes this work. Otherwise this wait ends, and the next one begins on the same day."
MARK = "This starts or stops a clock. The wait goes on."
WITHDRAWS = (
    "This takes the entry off the record: it no longer counts anywhere. It stays in the timeline, marked as withdrawn."
)
FALLS_TOO = " {works} goes with it, if nothing has been done with that yet."
RESTORES = (
    "This brings back the entry that was withdrawn, with what went with it. It counts again from the day it happened."
)


def before(move: Move, page: WorkPage) -> str:
    """What will come of a move."""
    if move.name == "hand_over":
        return IN_HAND if page.work.worker else IN_TRAY
    if move.name == "mark":
        return MARK
    if move.name == "reach":
        return _before_reaching(move, page.state)
    return BEFORE[move.name]


def _before_reaching(move: Move, work: WorkState) -> str:
    """Whether it closes the work, which may depend on what is decided."""
    stage = work.stage
    if stage is None or not stage.closes:
        return GOES_ON
    if stage == work.declared.stages[-1] or stage.decision is None:
        return CLOSES
    called = titles(dict(coded_fields(FACTS[move.fact]))[stage.decision])
    return CLOSES_IF.format(decisions=" or ".join(f"“{called[each]}”" for each in stage.closes))


def before_withdrawing(fact: Fact, page: WorkPage) -> str:
    """What will come of withdrawing an entry. Of what it opened, the reader is told what may be seen."""
    if isinstance(fact, Withdrawn):
        return RESTORES
    if page.state.kind is None or kind_opened(page.state, fact) is None:
        return WITHDRAWS
    opened = [row for row in page.linked if row.work.opened_by == fact.id]
    works = ", ".join(f"{row.kind_title} {row.work.reference}" for row in opened)
    return WITHDRAWS + FALLS_TOO.format(works=works or "The work that it opened")


def after(move: Move) -> str:
    """What was done."""
    if move.name in AFTER:
        return AFTER[move.name]
    return f"Done: “{words(move.fact)}” is recorded."
