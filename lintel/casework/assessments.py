"""Assessments: what the page of one shows, and what is done with it: sent in, sent back, signed off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils import timezone

from lintel.casework.actions import make_move, require_may, story_now
from lintel.casework.commit import Committed, commit
from lintel.casework.models import Work
from lintel.casework.one_work import WorkPage, work_page
from lintel.casework.timeline import Item
from lintel.casework.visible import visible_to
from lintel.council.models import Staff
from lintel.domain import assessing
from lintel.domain.assessment import require_may_sign_off, submissions
from lintel.domain.codes import titles
from lintel.domain.document import Words
from lintel.domain.fact import Recorded, new_id
from lintel.domain.forms import Answers
from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.ledger import read
from lintel.records.find import words

__all__ = ["AssessmentPage", "Submission", "assessment_page", "send_back", "sign_off", "submit"]

KIND = "care_act_assessment"
SIGN_OFF = Move(name="reach", title="Sign the assessment off", fact="EligibilityDecided")
SEND_BACK = Move(name="mark", title="Send the assessment back", fact="AssessmentReturned")


@dataclass(frozen=True)
class Submission:
    """One version of an assessment: when it was sent in, by whom, and what it says."""

    number: int
    on: date
    by: str
    answers: Answers


class AssessmentPage(WorkPage):
    """A Care Act assessment as its own pages show it, for a reader who may see who people are."""

    @cached_property
    def submissions(self) -> list[Submission]:
        """Its versions, the first one first."""
        return _versions(submissions(self.entries), self.called.staff)

    def items_of(self, kind: str) -> list[Item]:
        """The entries of one kind that stand, newest first."""
        return [item for item in self.items if type(item.now).__name__ == kind and not item.withdrawn]

    @property
    def latest(self) -> Submission | None:
        """The version that stands."""
        return self.submissions[-1] if self.submissions else None

    @cached_property
    def last_time(self) -> tuple[Work, Submission] | None:
        """The assessment before this one, as it was sent in last, with its work; None where there is none to be seen."""
        before = visible_to(self.reader).filter(person=self.work.person, kind=KIND).exclude(pk=self.work.pk)
        works = {each.id: each for each in before}
        stories = read.facts_of(works.keys())
        told = [(entry.fact.occurred, work, entry) for work, story in stories.items() for entry in submissions(story)]
        earlier = [each for each in told if each[0] <= (self._first_sent or self.today)]
        if not earlier:
            return None
        _, work, entry = max(earlier, key=lambda each: (each[0], each[2].sequence))
        return works[work], _versions([entry], self.called.staff)[0]

    @property
    def _first_sent(self) -> date | None:
        return self.submissions[0].on if self.submissions else None

    @cached_property
    def known(self) -> dict[str, str]:
        """What is known already, by question: from the assessment before, the contact that led here, and the record."""
        last = dict(self.last_time[1].answers) if self.last_time else {}
        asked = {each.name for each in CARE_ACT_ASSESSMENT.questions() if each.known_from}
        found = {name: text for name, text in last.items() if name in asked}
        if self.description and self.description.communication_need:
            need = self.description.communication_need
            found["communication"] = titles("communication_needs").get(need, need)
        if not found.get("own_words") and (said := self._said_before()):
            found["own_words"] = said
        return found

    def _said_before(self) -> str:
        """The person's own words on the record, else what was said at the contact that led here, if it may be seen."""
        person = self.who[self.work.person].person
        note = (person.own_words if person else None) or self._said_at_contact()
        found = words([note]) if note else {}
        return str(found[note].body.get("note", "")) if note in found else ""

    def _said_at_contact(self) -> str | None:
        contact = next((row.work.id for row in self.linked if row.work.id == self.work.because_of), None)
        story = read.facts_of({contact})[contact] if contact else []
        return next((entry.fact.note for entry in story if entry.fact.note), None)


def assessment_page(reader: Staff, reference: str, *, today: date) -> AssessmentPage | None:
    """The page of an assessment; None where the reader may not see it, or it is other work."""
    page = work_page(reader, reference, today=today, page_class=AssessmentPage)
    return page if isinstance(page, AssessmentPage) and page.work.kind == KIND else None


def submit(work: Work, when: When, answers: Answers, *, by: Staff, expecting: int, **how: Any) -> Committed:
    """Send an assessment in. Raises Refused, or Overtaken where somebody acted first. Every version is kept."""
    require_may(by, work, "reach", seen=False)
    story, state = story_now(work.id)
    body = CARE_ACT_ASSESSMENT.body(answers)
    document = Words(id=new_id(), about=work.id, recorded=timezone.now(), sort=KIND, body=body)
    facts = assessing.submit(state, when, answers=document.id, **how)
    return commit(*facts, by=by.id, words=[document], expecting={work.id: expecting}, known={work.id: story})


def sign_off(page: AssessmentPage, when: When, answers: Mapping[str, Any], *, note: str = "") -> Committed:
    """Decide on eligibility, by somebody who did not write the assessment. Raises Refused, or Overtaken."""
    return _decide(page, SIGN_OFF, when, answers, note)


def send_back(page: AssessmentPage, when: When, answers: Mapping[str, Any], *, note: str = "") -> Committed:
    """Send it back to its writer for changes. Raises Refused, or Overtaken."""
    return _decide(page, SEND_BACK, when, answers, note)


def why_not(page: AssessmentPage) -> str:
    """Why this reader would not be let sign it off, as a sentence; empty where nothing stands in the way."""
    try:
        require_may_sign_off({SIGN_OFF.fact}, page.entries, by=page.reader.id, role=page.reader.role)
    except Refused as refused:
        return str(refused)
    return ""


def _decide(page: AssessmentPage, move: Move, when: When, answers: Mapping[str, Any], note: str) -> Committed:
    known, work = (page.entries, page.state), page.work
    return make_move(work, move, when, answers, by=page.reader, expecting=work.sequence, note=note, known=known)


def _versions(entries: list[Recorded], staff: Mapping[str, str]) -> list[Submission]:
    found = words([entry.fact.answers for entry in entries])  # type: ignore[attr-defined]
    return [
        Submission(number, entry.fact.occurred, staff.get(entry.by, ""), found[entry.fact.answers].body)  # type: ignore[attr-defined]
        for number, entry in enumerate(entries, start=1)
        if entry.fact.answers in found  # type: ignore[attr-defined]
    ]
