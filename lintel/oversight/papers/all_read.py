"""All that was read in the papers of this council, meeting by meeting, as it stands or as it will once a paper is stored."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from lintel.oversight.papers.following.meeting_papers import MeetingPapers, body_key
from lintel.oversight.papers.kept import readings_of
from lintel.oversight.papers.lists import papers_without_text
from lintel.oversight.papers.models import Meeting, MeetingPaper
from lintel.oversight.papers.reading.found import Reading

# Papers by name, each with what was read in it just now and is not written yet.
New = Mapping[str, tuple[MeetingPaper, Reading]]


def read_for(papers: Iterable[MeetingPaper], new: New | None = None) -> tuple[MeetingPapers, ...]:
    """What was read for each meeting of these papers, which come meeting by meeting. Two queries."""
    asked, instead, found = list(papers), new or {}, []
    stored = readings_of(each for each in asked if each.name not in instead)
    read = {each.paper.name: each for each in stored} | {name: reading for name, (_, reading) in instead.items()}
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
        asked = {each.slug for each in meetings}
        own = [each for each in self.papers if each.meeting.slug in asked]
        names = {each.name for each in own}
        return own, [each for each in self.meetings if any(of.paper.name in names for of in each.readings)]

    def public(self, *, shown: Meeting | None = None, hidden: Collection[Meeting] = ()) -> "AllRead":
        """What everybody sees of it: as if the meeting `shown` was published, and those that are `hidden` taken back."""
        own = tuple(each for each in self.papers if _seen(each, shown, hidden))
        names = {each.name for each in own}
        told = ((of, tuple(each for each in of.readings if each.paper.name in names)) for of in self.meetings)
        return AllRead(own, tuple(MeetingPapers(of.body, of.date, seen) for of, seen in told if seen))


def _seen(paper: MeetingPaper, shown: Meeting | None, hidden: Collection[Meeting]) -> bool:
    if shown and paper.meeting.slug == shown.slug:
        return True
    return paper.published is not None and paper.meeting.slug not in {each.slug for each in hidden}


def all_read(new: New | None = None) -> AllRead:
    """What was read for all meetings, with these papers as they are read now. It may be a lot: never for a page. Three queries."""
    stored = {each.name: each for each in papers_without_text(drafts=True)}
    named = stored | {name: paper for name, (paper, _) in (new or {}).items()}
    papers = sorted(named.values(), key=lambda each: (each.meeting.date, each.meeting.slug))
    return AllRead(tuple(papers), read_for(papers, new))
