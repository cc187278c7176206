"""Pages as rows: each meeting's page as the rules make it, worked out when a paper is stored, read again or published."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from lintel.oversight.papers.as_values import from_values, values_of
from lintel.oversight.papers.following.meeting_papers import MeetingPapers, body_key
from lintel.oversight.papers.lists import meetings
from lintel.oversight.papers.meeting_page.confirming import days_confirmed
from lintel.oversight.papers.meeting_page.of_meeting import items_of
from lintel.oversight.papers.meeting_page.page import MeetingPage
from lintel.oversight.papers.meeting_page.summary import page
from lintel.oversight.papers.models import Meeting, PageRead
from lintel.oversight.papers.reading.found import Interest


@dataclass(frozen=True)
class OwnPage:
    """A page, and the interests that were declared at the meeting, each with the name of the paper that says so."""

    page: MeetingPage
    interests: tuple[tuple[str, Interest], ...] = ()


def own_pages(of: Sequence[Meeting], *, drafts: bool) -> list[OwnPage]:
    """The pages of these meetings, in their order; of one of which no paper tells, an empty one. One query."""
    rows = PageRead.objects.filter(meeting__in=of, published=not drafts).values_list("meeting_id", "values")
    found = {meeting: from_values(OwnPage, values) for meeting, values in rows}
    return [found.get(each.pk) or OwnPage(empty(each)) for each in of]


def empty(of: Meeting) -> MeetingPage:
    """The page of a meeting of which nothing is known."""
    return MeetingPage(of.body, of.date.isoformat(), (), (), (), (), (), (), None)


def made(of: Meeting, read: Sequence[MeetingPapers]) -> OwnPage:
    """The page as it follows from these papers of its body."""
    on = of.date.isoformat()
    return OwnPage(page(of.body, on, read), tuple(_interests(of.body, on, read)))


def _interests(body: str, on: str, read: Sequence[MeetingPapers]) -> Iterator[tuple[str, Interest]]:
    for item in items_of(read, body, on):
        for each in item.reading.interests:
            if each.place.begins_in(item.item.place):
                yield item.reading.paper.name, each


def write(new: Meeting, own: Sequence[MeetingPapers], read: Sequence[MeetingPapers], *, published: bool) -> None:
    """Write the pages down that follow from papers of a new meeting, of which `own` was read, beside all of its body."""
    told = list(_told_of(new, own, published))
    PageRead.objects.filter(meeting__in=told, published=published).delete()
    PageRead.objects.bulk_create(_row(each, made(each, read), published) for each in told)


def _told_of(new: Meeting, own: Iterable[MeetingPapers], published: bool) -> Iterator[Meeting]:
    """The meeting itself, those that its papers minute or confirm, and those of which they told before."""
    days = {day for each in own for day in days_confirmed(each)}
    days |= {item.meeting_date for each in own for of in each.readings for item in of.items if item.meeting_date}
    before = PageRead.objects.filter(published=published, names__contains=f"\n{new.slug}/").values("meeting")
    for each in meetings(drafts=True).filter(Q(pk=new.pk) | Q(date__in=days) | Q(pk__in=before)):
        if body_key(each.body) == body_key(new.body):
            yield each


def _row(of: Meeting, found: OwnPage, published: bool) -> PageRead:
    by = found.page.confirmed_by
    names = (*found.page.documents, *([by.paper] if by else ()))
    told = "".join(f"\n{each}" for each in names)
    return PageRead(meeting=of, published=published, names=told, values=values_of(found))
