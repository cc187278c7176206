"""Tracking: each promise with the lines that answer it and where it stands today. No state is stored: it is worked out.

Promises follow from the papers; what is kept is the reference of each, what people said of evidence, and what was closed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings

from lintel.domain.clock import london_date
from lintel.domain.refusals import Refused
from lintel.oversight.papers import promises_read
from lintel.oversight.papers.following.evidence import RULES, suggestions
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, body_key
from lintel.oversight.papers.following.promise import Facts, Promise, State, Waiting, state, waiting
from lintel.oversight.papers.following.promises import promises
from lintel.oversight.papers.kept import readings_of
from lintel.oversight.papers.lists import papers_without_text
from lintel.oversight.papers.models import Closed, Evidence, Judged, Meeting, MeetingPaper, Promised


@dataclass(frozen=True)
class Tracked:
    """A promise as it stands on a day: `evidence` whatever was suggested or told, `closed` with why where it was closed."""

    promise: Promise
    promised: Promised
    evidence: tuple[Evidence, ...]
    closed: Closed | None
    facts: Facts
    state: State
    waiting: Waiting

    @property
    def answers(self) -> list[Evidence]:
        """The lines that a person confirmed."""
        return [each for each in self.evidence if each.state == Judged.CONFIRMED]


def read_for(papers: Iterable[MeetingPaper]) -> tuple[MeetingPapers, ...]:
    """What was read for each meeting of these papers, which come meeting by meeting. Two queries."""
    asked = list(papers)
    read, found = {each.paper.name: each for each in readings_of(asked)}, []
    for _, own in groupby(asked, key=lambda paper: paper.meeting_id):
        of_one = list(own)
        meeting, there = of_one[0].meeting, tuple(read[each.name] for each in of_one if each.name in read)
        found.append(MeetingPapers(meeting.body, meeting.date.isoformat(), there))
    return tuple(found)


@dataclass(frozen=True)
class AllRead:
    """What was read for some meetings, with their papers, meeting by meeting."""

    papers: tuple[MeetingPaper, ...]
    meetings: tuple[MeetingPapers, ...]

    def of_body(self, body: str) -> "AllRead":
        """The same of one body alone."""
        own = tuple(each for each in self.papers if body_key(each.meeting.body) == body_key(body))
        return AllRead(own, tuple(each for each in self.meetings if body_key(each.body) == body_key(body)))

    def of_meeting(self, meeting: Meeting) -> tuple[list[MeetingPaper], list[MeetingPapers]]:
        """The papers of one meeting, and what was read in them."""
        own = [each for each in self.papers if each.meeting_id == meeting.pk]
        names = {each.name for each in own}
        return own, [each for each in self.meetings if any(of.paper.name in names for of in each.readings)]


def all_read(*, drafts: bool) -> AllRead:
    """What was read for all meetings, which may be a lot: for working out what follows, never for a page. Three queries."""
    papers = papers_without_text(drafts=drafts)
    return AllRead(tuple(papers), read_for(papers))


def tracked(today: date, *, drafts: bool) -> list[Tracked]:
    """Every promise as it stands, the newest first. Two queries, however many papers there are."""
    evidence, found = _evidence(drafts), promises_read.found(published=not drafts)
    rows = [_stands(promise, promised, evidence[promised.pk], today) for promised, promise in found]
    return sorted(rows, key=lambda row: (row.promise.made_on, row.promise.reference), reverse=True)


def one(reference: str, today: date, *, drafts: bool) -> Tracked:
    """The promise of that reference. Raises Refused."""
    found = next((each for each in tracked(today, drafts=drafts) if each.promised.reference == reference), None)
    if found is None:
        raise Refused("no_such_promise")
    return found


def _promised() -> list[Promised]:
    return list(Promised.objects.filter(council=settings.LINTEL_COUNCIL).order_by("id"))


def _evidence(drafts: bool) -> defaultdict[int, list[Evidence]]:
    own = Evidence.objects.filter(promised__council=settings.LINTEL_COUNCIL)
    own = own if drafts else own.exclude(paper__meeting__published=None)
    found = defaultdict[int, list[Evidence]](list)
    for each in own.select_related("paper__meeting").defer("paper__text").order_by("id"):
        found[each.promised_id].append(each)
    return found


def _stands(promise: Promise, promised: Promised, evidence: Sequence[Evidence], today: date) -> Tracked:
    closed = getattr(promised, "closed", None)
    answered = [each.paper.meeting.date.isoformat() for each in evidence if each.state == Judged.CONFIRMED]
    facts = Facts(
        recorded=promise.recorded,
        due=promise.due.on,
        answered=min(answered, default=None),
        closed=london_date(closed.at).isoformat() if closed else None,
    )
    on = today.isoformat()
    waits = waiting(promise.made_on, facts, on)
    return Tracked(promise, promised, tuple(evidence), closed, facts, state(facts, on), waits)


def follow_promises(body: str, every: AllRead, public: AllRead) -> None:
    """Number the promises of this body that are new, and write down what the rules suggest as their evidence.

    What people said of evidence stays; what no rule suggests any more, and nobody judged, is taken away.
    """
    own, for_all = every.of_body(body), public.of_body(body)
    found = _numbered(own.meetings)
    promises_read.write(body, found, published=False)
    promises_read.write(body, _known(for_all.meetings), published=True)
    _suggest(found, own.meetings, own.papers)


def _known(meetings: Sequence[MeetingPapers]) -> list[Promise]:
    """The promises in these papers, those that have a number."""
    known = {each.key: each.reference for each in _promised()}
    return [each for each in promises(meetings, known) if each.key in known]


def _numbered(meetings: Sequence[MeetingPapers]) -> tuple[Promise, ...]:
    known = {each.key: each.reference for each in _promised()}
    found = promises(meetings, known)
    Promised.objects.bulk_create(
        Promised(council=settings.LINTEL_COUNCIL, key=each.key, reference=each.reference)
        for each in found
        if each.key not in known
    )
    return found


def _suggest(found: Sequence[Promise], meetings: Sequence[MeetingPapers], papers: Sequence[MeetingPaper]) -> None:
    promised = {each.key: each for each in _promised() if each.key in {promise.key for promise in found}}
    named = {each.name: each for each in papers}
    Evidence.objects.filter(promised__in=promised.values(), state=Judged.SUGGESTED).delete()
    new = [
        Evidence(
            promised=promised[each.promise],
            paper=named[each.said.paper],
            line_start=each.said.place.line_start,
            line_end=each.said.place.line_end,
            why=RULES[each.rule],
        )
        for each in suggestions(found, meetings)
    ]
    Evidence.objects.bulk_create(new, ignore_conflicts=True)


def lines_of(evidence: Iterable[Evidence]) -> dict[int, list[str]]:
    """The lines of papers that may answer a promise, as they stand, by the id of the evidence. One query."""
    asked = list(evidence)
    texts = dict(MeetingPaper.objects.filter(pk__in={each.paper_id for each in asked}).values_list("pk", "text"))
    lines = {pk: text.split("\n") for pk, text in texts.items()}
    return {
        each.pk: [line.strip() for line in lines[each.paper_id][each.line_start - 1 : each.line_end] if line.strip()]
        for each in asked
    }
