"""Storing a paper: its lines, its words, what was found in it, and what is doubtful. Nothing of the file as it came is kept."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from django.conf import settings

from lintel.domain.refusals import Refused
from lintel.oversight.papers.kept import plain_paper, rows
from lintel.oversight.papers.models import Asked, Doubted, Found, Meeting, MeetingPaper
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.reading.lines import UNSEEN
from lintel.oversight.papers.words import index, words_in

KINDS = {
    "agenda": "Agenda",
    "minutes": "Minutes",
    "pack": "Agenda and reports",
    "report": "Report",
    "statement": "Statement",
    "other": "Other paper",
}
BATCH = 1000
READ = ("text", "form", "pages", "profile", "profile_named", "read")
LONGEST_BODY = 200


@dataclass(frozen=True, kw_only=True)
class About:
    """Which meeting a paper is of, as whoever stores it says."""

    body: str
    date: dt.date
    time: dt.time | None = None
    location: str = ""


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file as it came."""
    return hashlib.sha256(data).hexdigest()


def meeting_of(about: About) -> Meeting:
    """The meeting of that body on that day; where there is none, one that is not saved. Raises Refused where it has no name."""
    body = " ".join(about.body.split())
    slug = f"{about.date.isoformat()}-{_piece(body)}"[:120].strip("-")
    if not _piece(body) or len(body) > LONGEST_BODY:
        raise Refused("meeting_without_name", field="body", most=LONGEST_BODY)
    own = {"body": body, "date": about.date, "time": about.time, "location": about.location}
    found = Meeting.objects.filter(council=settings.LINTEL_COUNCIL, slug=slug).first()
    return found or Meeting(council=settings.LINTEL_COUNCIL, slug=slug, **own)


def meetings_within(reading: Reading, of: Meeting) -> Iterator[Meeting]:
    """A meeting of its own, not stored yet, for each whose minutes stand in this paper, as those of the one before do in a pack."""
    for day in days_within(reading) - {of.date.isoformat()}:
        places = [each.location for each in reading.headings if each.date == day and each.location]
        about = About(body=of.body, date=dt.date.fromisoformat(day), location=places[0] if places else "")
        if not (meeting := meeting_of(about)).pk:
            yield meeting


def days_within(reading: Reading) -> set[str]:
    """The ISO dates of the meetings whose minutes stand in a paper."""
    return {each.meeting_date for each in reading.items if each.meeting_date}


def _piece(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def new_paper(meeting: Meeting, reading: Reading, digest: str, kind: str, title: str) -> MeetingPaper:
    """A paper that is not stored yet, with an address of its own among those of its meeting."""
    stored = MeetingPaper.objects.filter(meeting__council=meeting.council, meeting__slug=meeting.slug)
    taken = set(stored.values_list("slug", flat=True))
    slugs = (kind if number == 1 else f"{kind}-{number}" for number in range(1, len(taken) + 2))
    slug = next(each for each in slugs if each not in taken)
    return MeetingPaper(meeting=meeting, slug=slug, kind=kind, title=title[:200] or KINDS[kind], digest=digest)


def take_up(paper: MeetingPaper, reading: Reading, at: dt.datetime) -> Reading:
    """Put into its row what was read, which is not written yet. Returns the reading as it will come back from there."""
    paper.text = "\n".join(_storable(line.printed) for line in reading.paper.lines)
    paper.form, paper.pages = reading.paper.form, list(reading.paper.pages)
    paper.profile, paper.profile_named, paper.read = reading.profile, reading.profile_named, at
    return replace(reading, paper=plain_paper(paper), doubts=())


@dataclass(frozen=True)
class Ready:
    """A paper that was taken up, with its words and what was found in it as rows. None of it is written yet."""

    paper: MeetingPaper
    reading: Reading
    words: Set[str]
    found: Sequence[Found]


def ready(paper: MeetingPaper, reading: Reading) -> Ready:
    """Make the rows of what was taken up: of a large pack that takes seconds, in which others can write."""
    return Ready(paper, reading, words_in(paper.text), list(rows(reading, paper)))


def write(of: Ready) -> None:
    """Store what was taken up, instead of what was read before. What people answered stays, and doubts of the file do."""
    paper = of.paper
    if not paper.meeting.pk:
        paper.meeting.save()
    # Of a paper that is stored already nothing else is written: somebody may have published it since it was asked for.
    paper.save(update_fields=READ if paper.pk else None)
    index(paper, of.words)
    Found.objects.filter(paper=paper).delete()
    Found.objects.bulk_create(of.found, batch_size=BATCH)
    Doubted.objects.filter(paper=paper, state=Asked.OPEN, of_file=False).delete()
    Doubted.objects.bulk_create(_doubts(paper, of.reading), batch_size=BATCH)


def _storable(printed: str) -> str:
    # No database keeps a null in words, and what nobody sees must change no page; a sign in its place keeps every column.
    return UNSEEN.sub("\ufffd", printed).replace("\n", " ")


def _doubts(paper: MeetingPaper, reading: Reading) -> Iterator[Doubted]:
    known = {(each.name, each.line_start, each.passage) for each in Doubted.objects.filter(paper=paper)}
    of_file = set(reading.paper.doubts)
    for doubt in dict.fromkeys((*reading.paper.doubts, *reading.doubts)):
        place, passage = doubt.place, _storable(doubt.passage)
        if (doubt.name, place.line_start, passage) not in known:
            at = {"line_start": place.line_start, "line_end": place.line_end, "column": place.column}
            yield Doubted(paper=paper, name=doubt.name, passage=passage, of_file=doubt in of_file, **at)
