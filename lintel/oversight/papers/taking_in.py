"""Taking a file in: it is read by the rules, and stored with its meeting. What is not said is taken from the paper itself."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lintel.domain.refusals import Refused
from lintel.oversight.papers import actions, lists
from lintel.oversight.papers.actions import Keeper
from lintel.oversight.papers.models import Meeting, MeetingPaper
from lintel.oversight.papers.reading.found import Heading, Reading
from lintel.oversight.papers.reading.lines import Place
from lintel.oversight.papers.storing import KINDS, About, digest_of

LARGEST, STORED = 30_000_000, "stored.txt"
TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?\s?(?P<half>am|pm)?", re.I)
# A paper that says nothing of itself; where it would say it is its first line.
NOT_SAID = Heading(Place(1, 1), "unknown")


@dataclass(frozen=True, kw_only=True)
class Told:
    """What whoever sends a paper says of it and of its meeting. What is left empty is taken from the paper."""

    kind: str = ""
    title: str = ""
    body: str = ""
    date: dt.date | None = None
    time: dt.time | None = None
    location: str = ""
    profile: str = ""


def take_in(data: bytes, name: str, told: Told, *, by: Keeper) -> MeetingPaper:
    """Read a file and store it. Raises Refused as `actions.store`, and where neither paper nor person says which meeting."""
    # Read here alone: it needs the readers of PDF, which take a while to load.
    from lintel.oversight.papers.reading.read import read

    reading = read(data, name, told.profile or None)
    actions.require_words(reading)
    heading = heading_of(reading)
    kind = told.kind or (heading.kind if heading.kind in KINDS else "other")
    return actions.store(reading, _about(told, heading), digest=digest_of(data), kind=kind, title=told.title, by=by)


def _about(told: Told, heading: Heading) -> About:
    return About(
        body=told.body or heading.body or "",
        date=told.date or _day(heading),
        time=told.time or _time(heading),
        location=told.location or heading.location or "",
    )


def heading_of(reading: Reading) -> Heading:
    """What the paper says of itself, the first time."""
    return reading.headings[0] if reading.headings else NOT_SAID


def _time(heading: Heading) -> dt.time | None:
    """The time as papers print it, such as 2.00 pm or 14:00."""
    found = TIME.match(heading.time or "")
    if found is None:
        return None
    hour = (
        int(found["hour"]) % 12 + (12 if found["half"].lower() == "pm" else 0) if found["half"] else int(found["hour"])
    )
    return dt.time(hour, int(found["minute"] or 0))


def _day(heading: Heading) -> dt.date:
    try:
        return dt.date.fromisoformat(heading.date or "")
    except ValueError:
        raise Refused("meeting_without_day", field="date") from None


def take_in_again(paper: MeetingPaper, *, by: Keeper, then_follow: bool = True) -> list[Meeting]:
    """Read a stored paper again, as the rules are now, from its lines: of the file nothing else was kept.

    Returns, as `actions.read_again` does, the meetings that are drafts again.
    """
    from lintel.oversight.papers.reading.read import read

    reading = read(paper.text.encode(), STORED, paper.profile if paper.profile_named else None)
    # A file of another form was made into these lines when it came.
    as_it_came = replace(reading.paper, form=paper.form, pages=tuple(paper.pages))
    return actions.read_again(paper, replace(reading, paper=as_it_came), by=by, then_follow=then_follow)


def take_in_all_again(*, by: Keeper) -> Iterator[tuple[MeetingPaper, list[Meeting]]]:
    """Read every stored paper again, one by one, and follow the promises of each body when all are read."""
    for number in list(lists.papers(drafts=True).values_list("pk", flat=True)):
        paper = lists.papers(drafts=True).get(pk=number)
        yield paper, take_in_again(paper, by=by, then_follow=False)
    actions.follow_again(by=by)
