"""Tracking: each promise with the lines that answer it and where it stands today. No state is stored: it is worked out.

Promises follow from the papers; what is kept is the reference of each, what people said of evidence, and what was closed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby

from django.conf import settings

from lintel.domain.clock import london_date
from lintel.domain.refusals import Refused
from lintel.oversight.papers.following.meeting_papers import MeetingPapers
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


def name_of(paper: MeetingPaper) -> str:
    """The name of a paper in a Reading: its address, `meeting/paper`."""
    return f"{paper.meeting.slug}/{paper.slug}"


def read_for(papers: Iterable[MeetingPaper], instead: Mapping[str, Reading] | None = None) -> tuple[MeetingPapers, ...]:
    """What was read for each meeting of these papers, which come meeting by meeting. `instead` is by a paper's name: what was
    read in it just now, and is not stored yet."""
    new, found = instead or {}, []
    for _, own in groupby(papers, key=lambda paper: paper.meeting.slug):
        of_one = list(own)
        meeting, known = of_one[0].meeting, [each for each in of_one if name_of(each) not in new]
        read = {each.paper.name: each for each in readings_of(known)} | dict(new)
        found.append(
            MeetingPapers(meeting.body, meeting.date.isoformat(), tuple(read[name_of(each)] for each in of_one))
        )
    return tuple(found)


@dataclass(frozen=True)
class AllRead:
    """What was read for some meetings. Two are the same where they are of the same papers, read at the same moments."""

    papers: tuple[tuple[int, datetime], ...]
    meetings: tuple[MeetingPapers, ...] = field(compare=False)


def all_read(*, drafts: bool, and_of: Meeting | None = None) -> AllRead:
    """What was read for all meetings; `and_of`: as if this one was published. Three queries at most, and one where the same
    was asked for lately."""
    papers = papers_without_text(drafts=drafts, and_of=and_of)
    readings_of(papers)  # all in one go; what follows finds them in memory
    return AllRead(tuple((each.id, each.read) for each in papers), read_for(papers))


def tracked(today: date, *, drafts: bool, read: AllRead | None = None) -> list[Tracked]:
    """Every promise in what was read as it stands, the newest first. Five queries at most, or two where that is handed in.

    A promise that has a number and is not found any more is among them, and says so.
    """
    known, evidence = known_promises(), _evidence(drafts)
    found = _promises(read or all_read(drafts=drafts))
    again = known_again(found, known)
    stand = [(replace(each, reference=row.reference), row) for each in found if (row := again.get(each.key))]
    stand += list(_not_found(known, {row.pk for row in again.values()}, drafts))
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


@lru_cache(maxsize=4)
def _promises(read: AllRead) -> tuple[Promise, ...]:
    return promises(read.meetings)


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


def lines_of(evidence: Evidence) -> list[str]:
    """The lines of a paper that may answer a promise, as they stand. No query where the paper was read lately."""
    [reading] = readings_of([evidence.paper])
    return [line.printed.strip() for line in reading.paper.between(evidence.line_start, evidence.line_end)]
