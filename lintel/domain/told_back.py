"""Told back: what whoever referred somebody, or told of a worry, may know of what came of it. Which is data.

What a person decided is told, never what a rule would have said; and nothing is called too little to act on (U2, U4).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from lintel.domain.codes import rows
from lintel.domain.forms import Answers
from lintel.domain.forms.public import PublicForm
from lintel.domain.work_state import WorkState

NONE, RECEIVED, LOOKED_AT, DECIDED, OUTCOME = LEVELS = ("none", "received", "looked_at", "decided", "outcome")
CONTACT, CONCERN, ENQUIRY, ASSESSMENT = "contact", "safeguarding_concern", "section_42_enquiry", "care_act_assessment"
ENQUIRED = frozenset({"section_42", "other_enquiry"})
TOLD = {"not_told": "may_not_tell"}
AGREED, SAID_NO = frozenset({"agreed", "best_interests"}), frozenset({"refused", "taken_back"})
# What may be shared is in a note that no machine reads, and nobody need be told what the person may object to.
IN_PART = "agreed_in_part"


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """Up to where one sort of sender is told of one kind of work, and what is said of the rest."""

    tells: str
    needs_agreement: bool
    why_not: str

    def upto(self, consent: str | None) -> str:
        """Up to where they are told of somebody who agreed to sharing, or did not, or was not asked."""
        if consent in SAID_NO:
            return self._at_most(RECEIVED)
        asks = consent == IN_PART or (self.needs_agreement and consent not in AGREED)
        return self._at_most(LOOKED_AT) if asks else self.tells

    def to_unknown(self, why_not: str) -> "Allowed":
        """What is told to an address that nobody knows: no more than that somebody looked at it, and why."""
        if self.tells == RECEIVED:
            return self
        return replace(self, tells=self._at_most(LOOKED_AT), why_not=why_not)

    def _at_most(self, level: str) -> str:
        return min(self.tells, level, key=LEVELS.index)


@dataclass(frozen=True, kw_only=True)
class Point:
    """One thing that could be told: from which level on, what, and on which day it was so."""

    level: str
    what: str
    on: date | None = None


@cache
def _table() -> Mapping[tuple[str, str], Allowed]:
    return {
        (f"{row['list']}:{row['sender']}", row["work"]): Allowed(
            tells=row["tells"], needs_agreement=row["needs_agreement"] == "yes", why_not=row["why_not"]
        )
        for row in rows("told_back")
    }


def allowed(kind: str, work: str) -> Allowed | None:
    """What a kind of sender (`refers_as:gp`) is told of a kind of work; None where there is no page for them."""
    found = _table().get((kind, work))
    return found if found and found.tells != NONE else None


def knows_decisions(kind: str, work: str) -> bool:
    """Whether a kind of sender may know what was decided of a kind of work."""
    may = allowed(kind, work)
    return may is not None and LEVELS.index(may.tells) >= LEVELS.index(DECIDED)


def kind_of_sender(public: PublicForm, answers: Answers) -> str:
    """What somebody said they are, with the list that they chose it from, such as `refers_as:gp`; empty if nothing."""
    asked = next((each for each in public.form.questions() if each.means == "caller.is"), None)
    said = public.form.applying(answers).get(asked.name, "") if asked else ""
    return f"{asked.codes}:{said}" if asked and said else ""


def told_back(points: Sequence[Point], upto: str) -> list[Point]:
    """Those points that may be told."""
    return [point for point in points if LEVELS.index(point.level) <= LEVELS.index(upto)]


def points_of(sent: WorkState, after: Sequence[WorkState]) -> list[Point]:
    """All that came of what was sent, in order. `after` is the work that it led to, and what that led to."""
    since = sent.waits[0].since if sent.waits else sent.opened_on
    return [Point(level=RECEIVED, what="received", on=since), *_points(sent, after)]


def _points(work: WorkState, after: Sequence[WorkState]) -> Iterator[Point]:
    next_one = next((each for each in after if _came_of(each, work)), None)
    if work.declared.name == CONCERN:
        yield from _of_concern(work)
        if next_one is not None and next_one.declared.name == ENQUIRY:
            yield from _of_enquiry(next_one)
    else:
        yield from _of_contact(work, next_one, after)


def _came_of(each: WorkState, work: WorkState) -> bool:
    """Whether it is what came of a work; not what its sender told anew once it had ended."""
    return each.because_of == work.id and each.person == work.person and each.declared.name != work.declared.name


def _of_contact(work: WorkState, next_one: WorkState | None, after: Sequence[WorkState]) -> Iterator[Point]:
    looked, decision = work.marks.get("ContactTriaged"), work.told.get("ContactTriaged")
    if looked is None:
        yield from _ended(work)
        return
    yield Point(level=LOOKED_AT, what="looked_at", on=looked.on)
    if decision == CONCERN:
        yield from _of_its_concern(next_one, after) if next_one is not None else ()
        return
    assessed = decision == ASSESSMENT
    yield Point(level=DECIDED, what="assessment" if assessed else "no_assessment", on=looked.on)
    if not assessed:
        yield Point(level=OUTCOME, what="advice")
    elif next_one is not None:
        yield from _of_assessment(next_one)


def _of_its_concern(work: WorkState, after: Sequence[WorkState]) -> Iterator[Point]:
    """What came of the concern that a contact became. Looked at twice would say to its sender that it became one."""
    yield from (each for each in _points(work, after) if each.level != LOOKED_AT)


def _of_assessment(work: WorkState) -> Iterator[Point]:
    decision = work.told.get("EligibilityDecided")
    if decision is not None:
        yield Point(level=OUTCOME, what="care" if decision == "eligible" else "no_care")
    elif work.closed_on is not None:
        yield Point(level=OUTCOME, what="ended", on=work.closed_on)
    else:
        yield Point(level=OUTCOME, what="has_worker" if work.worker else "waits")


def _of_concern(work: WorkState) -> Iterator[Point]:
    looked, decided = work.marks.get("ScreeningBegan"), work.marks.get("ThresholdDecided")
    if looked is not None:
        yield Point(level=LOOKED_AT, what="looked_at", on=looked.on)
    if decided is None:
        yield from _ended(work)
        return
    enquired = work.told.get("ThresholdDecided") in ENQUIRED
    yield Point(level=DECIDED, what="enquiries" if enquired else "no_enquiries", on=decided.on)


def _of_enquiry(work: WorkState) -> Iterator[Point]:
    """Whether they were told what came of it: what the page says agrees with what somebody did, or has still to do."""
    told = work.marks.get("ReferrerTold")
    if told is not None:
        yield Point(level=DECIDED, what=TOLD.get(work.told.get("ReferrerTold", ""), "you_were_told"), on=told.on)
    elif work.stage is not None and work.stage.name == "tell_referrer":
        yield Point(level=DECIDED, what="to_be_told")


def _ended(work: WorkState) -> Iterator[Point]:
    if work.closed_on is not None:
        yield Point(level=DECIDED, what="ended", on=work.closed_on)


def as_sender_called_them(told: str, born: str) -> str:
    """Whom it is about, in the sender's own words: the first letters of a name, and the year of birth.

    What describes somebody, and is no name, stands as it was typed but for the names in it.
    """
    words = told.split()
    describes = len(words) > MOST_NAMES or (words and words[0].lower() in ARTICLES)
    kept = [_kept(word, place) if describes else f"{word[:1].upper()}." for place, word in enumerate(words)]
    year = next((part for part in born.replace("/", "-").replace(" ", "-").split("-") if _is_year(part)), "")
    return ", ".join(each for each in (" ".join(kept), year) if each)


MOST_NAMES = 5
ARTICLES = frozenset({"the", "a", "an", "my", "our", "his", "her", "their", "man", "woman", "somebody", "someone"})


def _kept(word: str, place: int) -> str:
    return f"{word[0]}." if word[:1].isupper() and not (place == 0 and word.lower() in ARTICLES) else word


def _is_year(part: str) -> bool:
    return len(part) == 4 and part.isascii() and part.isdigit()
