"""Pages as rows: each meeting's page as the rules make it, worked out when a paper is stored, read again or published."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

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


def made(body: str, on: str, read: Sequence[MeetingPapers]) -> OwnPage:
    """The page of a body's meeting on an ISO date, as it follows from these papers of the body."""
    return OwnPage(page(body, on, read), tuple(_interests(body, on, read)))


def _interests(body: str, on: str, read: Sequence[MeetingPapers]) -> Iterator[tuple[str, Interest]]:
    for item in items_of(read, body, on):
        for each in item.reading.interests:
            if each.place.begins_in(item.item.place):
                yield item.reading.paper.name, each


def to_write(
    new: Meeting, own: Sequence[MeetingPapers], read: Sequence[MeetingPapers], *, published: bool
) -> Callable[[], None]:
    """The pages that follow from papers of a new meeting, of which `own` was read, beside all of its body: worked out, to
    be written once every meeting is stored of which they tell."""
    pages = {day: made(new.body, day, read) for day in sorted(_days_told_of(new, own, published))}
    return partial(_write, new.body, {day: (_names(page), values_of(page)) for day, page in pages.items()}, published)


def _days_told_of(new: Meeting, own: Iterable[MeetingPapers], published: bool) -> set[str]:
    """The days of the meeting itself, of those that its papers minute or confirm, and of those of which they told before."""
    days = {new.date.isoformat(), *(day for each in own for day in days_confirmed(each))}
    days |= {item.meeting_date for each in own for of in each.readings for item in of.items if item.meeting_date}
    before = PageRead.objects.filter(published=published, names__contains=f"\n{new.slug}/").select_related("meeting")
    told = (each.meeting for each in before.defer("values"))
    return days | {each.date.isoformat() for each in told if body_key(each.body) == body_key(new.body)}


def _names(found: OwnPage) -> str:
    by = found.page.confirmed_by
    return "".join(f"\n{each}" for each in (*found.page.documents, *([by.paper] if by else ())))


def _write(body: str, pages: Mapping[str, tuple[str, dict[str, Any]]], published: bool) -> None:
    on = meetings(drafts=True).filter(date__in=pages)
    told = [each for each in on if body_key(each.body) == body_key(body)]
    PageRead.objects.filter(meeting__in=told, published=published).delete()
    for each in told:
        names, values = pages[each.date.isoformat()]
        PageRead.objects.create(meeting=each, published=published, names=names, values=values)
