"""Tracking: each promise with the lines that answer it and where it stands today. No state is stored: it is worked out.

Promises follow from the papers; what is kept is the reference of each, what people said of evidence, and what was closed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.conf import settings

from lintel.domain.clock import london_date
from lintel.domain.refusals import Refused
from lintel.oversight.papers import promises_read
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, body_key
from lintel.oversight.papers.following.promise import Facts, Promise, State, Waiting, state, waiting
from lintel.oversight.papers.following.promises import promises
from lintel.oversight.papers.kept import readings_of
from lintel.oversight.papers.known_again import Known, as_it_was, known_again, known_promises
from lintel.oversight.papers.lists import papers_without_text
from lintel.oversight.papers.models import Closed, Evidence, Judged, Meeting, MeetingPaper, Promised
from lintel.oversight.papers.reading.found import Reading


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


def read_for(papers: Iterable[MeetingPaper], instead: Mapping[str, Reading] | None = None) -> tuple[MeetingPapers, ...]:
    """What was read for each meeting of these papers, which come meeting by meeting. `instead` is by a paper's name: what was
    read in it just now, and is not stored yet. Two queries."""
    asked, new, found = list(papers), instead or {}, []
    stored = readings_of(each for each in asked if each.name not in new)
    read = {each.paper.name: each for each in stored} | dict(new)
    for _, own in groupby(asked, key=lambda paper: paper.meeting.slug):
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

    def of_meetings(self, meetings: Iterable[Meeting]) -> tuple[list[MeetingPaper], list[MeetingPapers]]:
        """The papers of these meetings, and what was read in them."""
        asked = {each.pk for each in meetings}
        own = [each for each in self.papers if each.meeting_id in asked]
        names = {each.name for each in own}
        return own, [each for each in self.meetings if any(of.paper.name in names for of in each.readings)]


def all_read(*, drafts: bool, and_of: Meeting | None = None) -> AllRead:
    """What was read for all meetings; `and_of`: as if this one was published. It may be a lot: never for a page. Three queries."""
    papers = papers_without_text(drafts=drafts, and_of=and_of)
    return AllRead(tuple(papers), read_for(papers))


def tracked(today: date, *, drafts: bool) -> list[Tracked]:
    """Every promise as it stands, the newest first. Three queries, however many papers there are.

    A promise that has a number and is not found any more is among them, and says so.
    """
    known, evidence = known_promises(), _evidence(drafts)
    stand = [(promise, row) for row, promise in promises_read.found(published=not drafts)]
    stand += list(_not_found(known, {row.pk for _, row in stand}, drafts))
    rows = [_stands(each, row, evidence[row.pk], today) for each, row in stand]
    return sorted(rows, key=lambda row: (row.promise.made_on, row.promise.reference), reverse=True)


def _not_found(known: Iterable[Known], found: Collection[int], drafts: bool) -> Iterator[tuple[Promise, Promised]]:
    """Promises that are not found any more. The public sees those of published papers, and none that a draft alone has."""
    for each in known:
        said = [at for at in each.places if drafts or at.paper.published]
        if said and each.promised.pk not in found and (drafts or not each.promised.found):
            yield as_it_was(each.promised, said), each.promised


def one(reference: str, today: date, *, drafts: bool) -> Tracked:
    """The promise of that reference. Raises Refused."""
    found = next((each for each in tracked(today, drafts=drafts) if each.promised.reference == reference), None)
    if found is None:
        raise Refused("no_such_promise")
    return found


def _evidence(drafts: bool) -> defaultdict[int, list[Evidence]]:
    own = Evidence.objects.filter(promised__council=settings.LINTEL_COUNCIL)
    own = own if drafts else own.exclude(paper__published=None)
    found = defaultdict[int, list[Evidence]](list)
    for each in own.select_related("paper__meeting").defer("paper__text").order_by("id"):
        found[each.promised_id].append(each)
    return found


def _stands(promise: Promise, promised: Promised, evidence: Sequence[Evidence], today: date) -> Tracked:
    closed = getattr(promised, "closed", None)
    answered = [each.paper.meeting.date.isoformat() for each in evidence if each.state == Judged.CONFIRMED]
    facts = Facts(
        recorded=promise.recorded,
        found=promise.found,
        due=promise.due.on,
        answered=min(answered, default=None),
        closed=london_date(closed.at).isoformat() if closed else None,
    )
    on = today.isoformat()
    waits = waiting(promise.made_on, facts, on)
    return Tracked(promise, promised, tuple(evidence), closed, facts, state(facts, on), waits)


def follow_promises(body: str, read: AllRead, *, published: bool) -> None:
    """Write down what these papers tell of the promises of a body, which have their numbers."""
    found = promises(read.of_body(body).meetings)
    known = [each for each in known_promises() if body_key(each.promised.body) == body_key(body)]
    again = known_again(found, known)
    rows = [(row, replace(each, reference=row.reference)) for each in found if (row := again.get(each.key))]
    promises_read.write(body, rows, published=published)


def lines_of(evidence: Iterable[Evidence]) -> dict[int, list[str]]:
    """The lines of papers that may answer a promise, as they stand, by the id of the evidence. One query."""
    asked = list(evidence)
    texts = dict(MeetingPaper.objects.filter(pk__in={each.paper_id for each in asked}).values_list("pk", "text"))
    lines = {pk: text.split("\n") for pk, text in texts.items()}
    return {
        each.pk: [line.strip() for line in lines[each.paper_id][each.line_start - 1 : each.line_end] if line.strip()]
        for each in asked
    }
