"""Who was there, as read from a made-up paper."""

from lintel.oversight.papers.reading.meeting.attendance import attendees
from lintel.oversight.papers.reading.meeting.heading import headings
from lintel.oversight.papers.reading.profile import profile
from tests.papers.made import paper


def read(text):
    """((line, name, role, status), ...) and the doubts' (name, line)."""
    made, manner = paper(text), profile("leicestershire")
    found, doubts = attendees(made, manner, headings(made, manner))
    return found, [(doubt.name, doubt.place.line_start) for doubt in doubts]


def rows(text):
    return [(each.place.line_start, each.name_as_printed, each.role, each.status) for each in read(text)[0]]
