"""What others read by machine: meetings for a calendar, what is new for a feed reader, and promises as a table."""

from django.http import HttpRequest, HttpResponse

from lintel.web.papers.doors import open_to_read


@open_to_read
def calendar(request: HttpRequest) -> HttpResponse:
    """Meetings as iCalendar."""
    return HttpResponse("", content_type="text/calendar; charset=utf-8")


@open_to_read
def feed(request: HttpRequest) -> HttpResponse:
    """What is new, as Atom."""
    return HttpResponse("", content_type="application/atom+xml; charset=utf-8")


@open_to_read
def promises_csv(request: HttpRequest) -> HttpResponse:
    """Every promise as a row."""
    return HttpResponse("", content_type="text/csv; charset=utf-8")
