"""Actions: the one door by which anything about council papers is written. Each is written down, with who did it and when.

All of them raise Refused: where whoever asks does not look after papers, and where what is asked cannot be.
"""

from django.db import transaction
from django.utils import timezone

from lintel.domain.clock import london_date
from lintel.domain.refusals import Refused
from lintel.oversight.papers.following_on import follow
from lintel.oversight.papers.judging import answer, close, judge, set_aside, tell_evidence
from lintel.oversight.papers.keeper import Keeper, require_keeper, require_line, said_in_words, write_down
from lintel.oversight.papers.models import Correction, EditorSentence, Meeting, MeetingPaper
from lintel.oversight.papers.page_of import checked
from lintel.oversight.papers.reading.found import Reading
from lintel.oversight.papers.storing import KINDS, About, meeting_of, meetings_within, new_paper, write

__all__ = [
    "Keeper",
    "answer",
    "close",
    "correct",
    "judge",
    "publish",
    "read_again",
    "require_words",
    "say",
    "set_aside",
    "store",
    "tell_evidence",
]


def store(reading: Reading, about: About, *, digest: str, kind: str, title: str = "", by: Keeper) -> MeetingPaper:
    """Store a paper that was read. Where the very file is stored already, nothing changes and that paper is given back."""
    require_keeper(by)
    if kind not in KINDS:
        raise Refused("no_such_kind_of_paper", field="kind")
    require_words(reading)
    with transaction.atomic():
        meeting = meeting_of(about)
        # Of two who store the same file at once, the second waits here, and finds it stored.
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        stored = meeting.papers.filter(digest=digest).first()
        return stored or _stored(new_paper(meeting, reading, digest, kind, title), reading, by)


def _stored(paper: MeetingPaper, reading: Reading, by: Keeper) -> MeetingPaper:
    paper.stored, paper.stored_by = timezone.now(), str(by.id)
    write(paper, reading, paper.stored)
    meetings_within(reading, paper.meeting)
    follow(paper.meeting)
    write_down(paper.meeting, "stored", paper.slug, by, paper.stored)
    return paper


def require_words(reading: Reading) -> None:
    """Raise Refused for a paper in which no word was read."""
    if not any(reading.paper.filled()):
        raise Refused("paper_without_words", field="file")


def read_again(paper: MeetingPaper, reading: Reading, *, by: Keeper) -> None:
    """Put what was found now in the place of what was found before, as rules have changed. What people answered stays."""
    require_keeper(by)
    with transaction.atomic():
        now = timezone.now()
        write(paper, reading, now)
        follow(paper.meeting)
        write_down(paper.meeting, "read_again", paper.slug, by, now)


def correct(meeting: Meeting, *, stood: str, stands: str, reason: str, by: Keeper) -> Correction:
    """Write into the corrections log, which everybody sees, what stood on the page and what stands there now."""
    require_keeper(by)
    told = {
        "stood": said_in_words(stood, "stood"),
        "stands": said_in_words(stands, "stands"),
        "reason": said_in_words(reason, "reason"),
    }
    with transaction.atomic():
        now = timezone.now()
        write_down(meeting, "corrected", "", by, now)
        return Correction.objects.create(meeting=meeting, by=str(by.id), at=now, **told)


def say(paper: MeetingPaper, line: int, text: str, *, by: Keeper) -> EditorSentence:
    """Add a sentence in an editor's own words about a line. It is always shown as theirs, with name and day."""
    require_keeper(by)
    said = said_in_words(text, "text")
    require_line(paper, line)
    with transaction.atomic():
        now = timezone.now()
        write_down(paper.meeting, "sentence_added", f"{paper.slug} line {line}", by, now)
        return EditorSentence.objects.create(
            meeting=paper.meeting, paper=paper, line=line, text=said, by=str(by.id), at=now
        )


def publish(meeting: Meeting, *, by: Keeper) -> None:
    """Show a meeting and its papers to everybody. Publishing what is published changes nothing.

    Raises Refused where the page says what its papers do not.
    """
    require_keeper(by)
    with transaction.atomic():
        now = timezone.now()
        for wrong in checked(meeting, london_date(now), {})[1].failures:
            raise Refused("page_does_not_hold", rule=wrong.rule, line=wrong.line, paper=wrong.paper)
        new = Meeting.objects.filter(pk=meeting.pk, published=None)
        if new.update(published=now, published_by=str(by.id)):
            follow(meeting)
            write_down(meeting, "published", "", by, now)
