"""Tracking: each promise with the lines that answer it and where it stands today. No state is stored: it is worked out.

Promises follow from the papers; what is kept is the reference of each, what people said of evidence, and what was closed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby

from django.conf import settings

from lintel.domain.clock import london_date
from lintel.domain.refusals import Refused
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
    """What was read for each meeting of these papers, which come meeting by meeting."""
    found = []
    for _, own in groupby(papers, key=lambda paper: paper.meeting_id):
        of_one = list(own)
        meeting = of_one[0].meeting
        found.append(MeetingPapers(meeting.body, meeting.date.isoformat(), tuple(readings_of(of_one))))
    return tuple(found)


@dataclass(frozen=True)
class AllRead:
    """What was read for some meetings. Two are the same where they are of the same papers, read at the same moments."""

    papers: tuple[tuple[int, datetime], ...]
    meetings: tuple[MeetingPapers, ...] = field(compare=False)


def all_read(*, drafts: bool) -> AllRead:
    """What was read for all meetings. Three queries at most, and one where the same was asked for lately."""
    papers = papers_without_text(drafts=drafts)
    readings_of(papers)  # all in one go; what follows finds them in memory
    return AllRead(tuple((each.id, each.read) for each in papers), read_for(papers))


def tracked(today: date, *, drafts: bool, read: AllRead | None = None) -> list[Tracked]:
    """Every promise in what was read as it stands, the newest first. Five queries at most, or two where that is handed in."""
    known = {each.key: each for each in _promised()}
    references = tuple((key, each.reference) for key, each in known.items())
    found = _promises(read or all_read(drafts=drafts), references)
    evidence = _evidence(drafts)
    rows = [_stands(each, known[each.key], evidence[known[each.key].pk], today) for each in found if each.key in known]
    return sorted(rows, key=lambda row: (row.promise.made_on, row.promise.reference), reverse=True)


def one(reference: str, today: date, *, drafts: bool) -> Tracked:
    """The promise of that reference. Raises Refused."""
    found = next((each for each in tracked(today, drafts=drafts) if each.promised.reference == reference), None)
    if found is None:
        raise Refused("no_such_promise")
    return found


@lru_cache(maxsize=4)
def _promises(read: AllRead, known: tuple[tuple[str, str], ...]) -> tuple[Promise, ...]:
    return promises(read.meetings, dict(known))


def _promised() -> list[Promised]:
    own = Promised.objects.filter(council=settings.LINTEL_COUNCIL).order_by("id")
    return list(own.select_related("closed"))


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


def follow(meeting: Meeting) -> None:
    """Number the promises of this body that are new, and write down what the rules suggest as their evidence.

    What people said of evidence stays; what no rule suggests any more, and nobody judged, is taken away.
    """
    own = [each for each in papers_without_text(drafts=True) if body_key(each.meeting.body) == body_key(meeting.body)]
    meetings = read_for(own)
    known = {each.key: each.reference for each in _promised()}
    found = promises(meetings, known)
    Promised.objects.bulk_create(
        Promised(council=settings.LINTEL_COUNCIL, key=each.key, reference=each.reference)
        for each in found
        if each.key not in known
    )
    _suggest(found, meetings, own)


def _suggest(found: Sequence[Promise], meetings: Sequence[MeetingPapers], papers: Sequence[MeetingPaper]) -> None:
    promised = {each.key: each for each in _promised() if each.key in {promise.key for promise in found}}
    named = {f"{each.meeting.slug}/{each.slug}": each for each in papers}
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


def lines_of(evidence: Evidence) -> list[str]:
    """The lines of a paper that may answer a promise, as they stand. No query where the paper was read lately."""
    [reading] = readings_of([evidence.paper])
    return [line.shown.strip() for line in reading.paper.between(evidence.line_start, evidence.line_end)]
