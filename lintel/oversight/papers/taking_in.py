"""Taking a file in: it is read by the rules, and stored with its meeting. What is not said is taken from the paper itself."""

from dataclasses import replace
from datetime import date, time

from lintel.domain.refusals import Refused
from lintel.oversight.papers import actions
from lintel.oversight.papers.actions import Keeper
from lintel.oversight.papers.models import MeetingPaper
from lintel.oversight.papers.reading.found import Heading, Reading
from lintel.oversight.papers.storing import KINDS, About, digest_of

LARGEST, STORED = 30_000_000, "stored.txt"
NOT_SAID = Heading(None, "unknown")  # type: ignore[arg-type]


def take_in(
    data: bytes,
    name: str,
    *,
    by: Keeper,
    kind: str = "",
    title: str = "",
    body: str = "",
    date: date | None = None,
    time: time | None = None,
    location: str = "",
    profile: str = "",
) -> MeetingPaper:
    """Read a file and store it. Raises Refused as `actions.store`, and where neither paper nor person says which meeting."""
    # Read here alone: it needs the readers of PDF, which take a while to load.
    from lintel.oversight.papers.reading.read import read

    reading = read(data, name, profile or None)
    actions.require_words(reading)
    heading = heading_of(reading)
    about = About(
        body=body or heading.body or "",
        date=date or _day(heading),
        time=time,
        location=location or heading.location or "",
    )
    sort = kind or (heading.kind if heading.kind in KINDS else "other")
    return actions.store(reading, about, digest=digest_of(data), kind=sort, title=title, by=by)


def heading_of(reading: Reading) -> Heading:
    """What the paper says of itself, the first time."""
    return reading.headings[0] if reading.headings else NOT_SAID


def _day(heading: Heading) -> date:
    try:
        return date.fromisoformat(heading.date or "")
    except ValueError:
        raise Refused("meeting_without_day", field="date") from None


def take_in_again(paper: MeetingPaper, *, by: Keeper) -> None:
    """Read a stored paper again, as the rules are now, from its lines: of the file nothing else was kept."""
    from lintel.oversight.papers.reading.read import read

    reading = read(paper.text.encode(), STORED, paper.profile if paper.profile_named else None)
    # A file of another form was made into these lines when it came.
    as_it_came = replace(reading.paper, form=paper.form, pages=tuple(paper.pages))
    actions.read_again(paper, replace(reading, paper=as_it_came), by=by)
