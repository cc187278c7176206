"""The page of a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lintel.web.papers.doors import frame, meeting_for, open_to_read


@open_to_read
def meeting(request: HttpRequest, meeting: str) -> HttpResponse:
    """One meeting."""
    found = meeting_for(request, meeting)
    return render(
        request, "papers/meeting.html", frame(request) | {"meeting": found, "papers": found.papers.defer("text")}
    )
