"""Publishing a meeting with its papers, and taking it back. What is published must hold: it says what its papers say.

The check is of the page as the public sees it: of the papers that are published, and of those that will be.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lintel.domain.refusals import Refused
from lintel.oversight.papers.all_read import AllRead, all_read
from lintel.oversight.papers.following.meeting_papers import body_key
from lintel.oversight.papers.following_on import worked_out, write_all
from lintel.oversight.papers.keeper import Keeper, papers_alone, require_keeper, said_in_words, write_down
from lintel.oversight.papers.lists import has_drafts
from lintel.oversight.papers.meeting_page.check import Failure
from lintel.oversight.papers.models import Correction, Meeting, MeetingPaper
from lintel.oversight.papers.page_of import failures
from lintel.oversight.papers.storing import days_within

STOOD, STANDS = "This page was published.", "This page is a draft."
READ_AGAIN = "Its papers were read again, and the page said what they do not: {rule}, at line {line} of {paper}."


def publish(meeting: Meeting, *, by: Keeper) -> None:
    """Show a meeting and all of its papers to everybody. Publishing what is published changes nothing.

    Raises Refused where its page, or another that is made from its papers, would say what they do not.
    """
    require_keeper(by)
    with papers_alone():
        meeting.refresh_from_db(fields=["published"])
        if not has_drafts(meeting):
            return
        every = all_read()
        public = every.public(shown=meeting)
        own = public.of_meetings([meeting])[0]
        for _, wrong in _not_holding(meeting, public, own):
            raise Refused("page_does_not_hold", rule=wrong.rule, line=wrong.line, paper=wrong.paper)
        onward = worked_out([meeting], every, public)
        with transaction.atomic():
            _show(meeting, own, by, timezone.now())
            write_all(onward)


def _show(meeting: Meeting, papers: Iterable[MeetingPaper], by: Keeper, now: datetime) -> None:
    shown = {"published": now, "published_by": str(by.id)}
    Meeting.objects.filter(pk=meeting.pk, published=None).update(**shown)
    MeetingPaper.objects.filter(pk__in=[each.pk for each in papers], published=None).update(**shown)
    write_down(meeting, "published", "", by, now)


def not_holding(paper: MeetingPaper, public: AllRead) -> list[tuple[Meeting, Failure]]:
    """Of what everybody would see, the pages that would not hold for how this paper is read there, each with what is wrong."""
    return list(_not_holding(paper.meeting, public, [paper])) if paper.published else []


def _not_holding(
    meeting: Meeting, public: AllRead, touched: Iterable[MeetingPaper]
) -> Iterator[tuple[Meeting, Failure]]:
    """The first failure of this meeting's page, and of each other page that is made from the papers that are touched."""
    read, names = public.of_body(meeting.body), {each.name for each in touched}
    readings = [each for of in read.meetings for each in of.readings if each.paper.name in names]
    days = {day for each in readings for day in days_within(each)}
    others = Meeting.objects.filter(council=meeting.council, date__in=days, published__isnull=False).exclude(
        pk=meeting.pk
    )
    for each in (meeting, *(each for each in others if body_key(each.body) == body_key(meeting.body))):
        yield from ((each, wrong) for wrong in failures(each, read)[:1])


def take_back(meeting: Meeting, *, reason: str, by: Keeper) -> None:
    """Make a draft of a meeting and its papers that were published. The corrections log says so, and why."""
    require_keeper(by)
    said = said_in_words(reason, "reason")
    with papers_alone():
        every = all_read()
        onward = worked_out([meeting], every, every.public(hidden=[meeting]))
        with transaction.atomic():
            back_to_draft(meeting, said, by, timezone.now())
            write_all(onward)


def back_to_draft(meeting: Meeting, reason: str, by: Keeper, now: datetime) -> None:
    """The same, but for what follows from it, within a transaction. Raises Refused where it is a draft already."""
    if not Meeting.objects.filter(pk=meeting.pk).exclude(published=None).update(published=None, published_by=""):
        raise Refused("meeting_is_a_draft")
    meeting.papers.update(published=None, published_by="")
    Correction.objects.create(meeting=meeting, stood=STOOD, stands=STANDS, reason=reason, by=str(by.id), at=now)
    write_down(meeting, "taken_back", "", by, now)
