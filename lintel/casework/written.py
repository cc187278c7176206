"""What is written on forms about work: what the page of a form shows, and what is done with it: sent in, sent back, signed off."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from django.utils import timezone

from lintel.casework.actions import commit_with_what_follows, make_move, require_may, story_now
from lintel.casework.commit import Committed
from lintel.casework.models import Work
from lintel.casework.one_work import WorkPage
from lintel.casework.timeline import Item
from lintel.casework.visible import visible_to, work_visible_to
from lintel.council.models import Staff
from lintel.domain.codes import in_words
from lintel.domain.document import Words
from lintel.domain.fact import Recorded, new_id
from lintel.domain.forms import Answers, Question
from lintel.domain.legal import Move
from lintel.domain.moves import When
from lintel.domain.refusals import Refused
from lintel.domain.rooms import fact_named
from lintel.domain.work import Milestone
from lintel.domain.written import BY_SLUG, WRITTEN, Written, require_may_sign_off
from lintel.ledger import read
from lintel.records.find import words

__all__ = ["Submission", "WrittenPage", "send_back", "sign_off", "submit", "why_not", "written_page"]


@dataclass(frozen=True)
class Submission:
    """One version of what was written: when it was sent in, by whom, and what it says."""

    number: int
    on: date
    by: str
    answers: Answers


class Before(NamedTuple):
    """What was sent in with an earlier work, or earlier with this one: the work, and the entry."""

    work: Work
    entry: Recorded


class WrittenPage(WorkPage):
    """A form about work as its own pages show it, for a reader who may see who people are."""

    def __init__(self, work: Work, reader: Staff, today: date, written: Written) -> None:
        super().__init__(work, reader, today)
        self.written = written

    @cached_property
    def submissions(self) -> list[Submission]:
        """Its versions, the first one first."""
        return _versions(self.written.submissions(self.entries), self.called.staff)

    def items_of(self, kind: str) -> list[Item]:
        """The entries of one kind that stand, newest first."""
        return [item for item in self.items if type(item.now).__name__ == kind and not item.withdrawn]

    @property
    def latest(self) -> Submission | None:
        """The version that stands."""
        return self.submissions[-1] if self.submissions else None

    @cached_property
    def last_time(self) -> tuple[Work, Submission] | None:
        """What was sent in on this form with the work before this one; None where there is none to be seen."""
        return (self._last.work, _versions([self._last.entry], self.called.staff)[0]) if self._last else None

    @cached_property
    def _last(self) -> Before | None:
        earlier = [each for each in self._before[self.written.name] if each.work.id != self.work.id]
        first_sent = self.submissions[0].on if self.submissions else self.today
        found = [each for each in earlier if each.entry.fact.occurred <= first_sent]
        return max(found, key=_newest, default=None)

    @cached_property
    def _before(self) -> dict[str, list[Before]]:
        """All that was sent in about the person and may be seen, by form: this one, and those from which it takes over."""
        forms = [self.written, *(WRITTEN[name] for name in self.written.begins_with)]
        kinds = {kind for form in forms for kind in form.kinds}
        others = visible_to(self.reader).filter(person=self.work.person, kind__in=kinds).exclude(pk=self.work.pk)
        works = {each.id: each for each in others}
        stories = read.facts_of(works.keys()) | {self.work.id: self.entries}
        works[self.work.id] = self.work
        return {
            form.name: [
                Before(works[work], each) for work, story in stories.items() for each in form.submissions(story)
            ]
            for form in forms
        }

    @cached_property
    def known(self) -> dict[str, str]:
        """What is known already, by question: as it was said last, on this form or one before it, and from the record."""
        asked = {each.name for each in self.written.form.questions() if each.known_from}
        found: dict[str, str] = {}
        for before, rule in sorted(self._sources(), key=lambda source: _newest(source[0])):
            answers = rule(_versions([before.entry], {})[0].answers)
            found |= {name: text for name, text in answers.items() if name in asked and text}
        found |= self._on_record(found)
        return {each.name: found[each.name] for each in self.written.form.questions() if self._stands(each, found)}

    def _sources(self) -> Iterator[tuple[Before, Callable[[Answers], Mapping[str, str]]]]:
        if self._last:
            yield self._last, dict
        for name, rule in self.written.begins_with.items():
            if newest := max(self._before[name], key=_newest, default=None):
                yield newest, rule

    def _on_record(self, found: Answers) -> dict[str, str]:
        sources = {each.known_from: each.name for each in self.written.form.questions()}
        told: dict[str, str] = {}
        if (name := sources.get("communication_need")) and self.description and self.description.communication_need:
            told[name] = in_words("communication_needs", self.description.communication_need)
        if (name := sources.get("own_words")) and (said := "" if found.get(name) else self._said_before()):
            told[name] = said
        return told

    @staticmethod
    def _stands(question: Question, found: Answers) -> bool:
        return question.name in found and question.applies(found)

    def _said_before(self) -> str:
        """The person's own words on the record, else what was said when somebody first got in touch."""
        person = self.who[self.work.person].person
        note = (person.own_words if person else None) or self.work.first_told or self._said_at_contact()
        found = words([note]) if note else {}
        return str(found[note].body.get("note", "")) if note in found else ""

    def _said_at_contact(self) -> str | None:
        """Work that was opened before first words went along with it has them at the contact, if that may be seen."""
        return next((row.work.first_told for row in self.linked if row.work.id == self.work.because_of), None)


def written_page(reader: Staff, reference: str, slug: str, *, today: date) -> WrittenPage | None:
    """The page of a form about work; None where the reader may not see the work, or it has no such form."""
    work, written = work_visible_to(reader, reference), BY_SLUG[slug]
    return WrittenPage(work, reader, today, written) if work is not None and work.kind in written.kinds else None


def submit(page: WrittenPage, when: When, answers: Answers, *, expecting: int, **how: Any) -> Committed:
    """Send in what was written. Raises Refused, or Overtaken where somebody acted first. Every version is kept."""
    by, work, written = page.reader, page.work, page.written
    require_may(by, work, "reach", seen=False)
    story, state = story_now(work.id)
    body = written.form.body(answers)
    document = Words(id=new_id(), about=work.id, recorded=timezone.now(), sort=written.name, body=body)
    facts = written.record(written, state, when, answers, document.id, how)
    return commit_with_what_follows(work, (story, state), facts, by=by, expecting=expecting, words=[document])


def sign_off(page: WrittenPage, when: When, answers: Mapping[str, Any], *, note: str = "") -> Committed:
    """Agree to what was written, by somebody who did not write it. Raises Refused, or Overtaken."""
    return _judge(page, page.written.signed_off, when, answers, note)


def send_back(page: WrittenPage, when: When, answers: Mapping[str, Any], *, note: str = "") -> Committed:
    """Send it back to its writer for changes. Raises Refused, or Overtaken."""
    return _judge(page, page.written.sent_back, when, answers, note)


def why_not(page: WrittenPage) -> str:
    """Why this reader would not be let sign it off, as a sentence; empty where nothing stands in the way."""
    try:
        require_may_sign_off(
            {page.written.signed_off}, page.entries, by=page.reader.id, role=page.reader.role, today=page.today
        )
    except Refused as refused:
        return str(refused)
    return ""


def _judge(page: WrittenPage, fact: str, when: When, answers: Mapping[str, Any], note: str) -> Committed:
    move = Move(name="reach" if issubclass(fact_named(fact), Milestone) else "mark", title="", fact=fact)
    known, work = (page.entries, page.state), page.work
    answers = {**answers, **page.written.judged(page.state)}
    return make_move(work, move, when, answers, by=page.reader, expecting=work.sequence, note=note, known=known)


def _newest(before: Before) -> tuple[date, int]:
    return before.entry.fact.occurred, before.entry.position


def _versions(entries: Sequence[Recorded], staff: Mapping[str, str]) -> list[Submission]:
    found = words([entry.fact.answers for entry in entries])  # type: ignore[attr-defined]
    return [
        Submission(number, entry.fact.occurred, staff.get(entry.by, ""), found[entry.fact.answers].body)  # type: ignore[attr-defined]
        for number, entry in enumerate(entries, start=1)
        if entry.fact.answers in found  # type: ignore[attr-defined]
    ]
