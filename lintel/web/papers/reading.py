"""A paper as it was stored, line by line, in pages of five hundred lines. Every line has an address that stays."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lintel.web.papers.doors import frame, open_to_read, paper_for

LINES_ON_A_PAGE = 500


@open_to_read
def paper(request: HttpRequest, meeting: str, paper: str) -> HttpResponse:
    """The page of the paper that holds the line asked for, or the first. One query, and two for a sign-in."""
    found = paper_for(request, meeting, paper)
    lines, marked = found.text.split("\n"), number_in(request.GET.get("line"))
    pages = Paginator(lines, LINES_ON_A_PAGE)
    held = (marked - 1) // LINES_ON_A_PAGE + 1 if 1 <= marked <= len(lines) else 1
    asked = request.GET.get("page", held)
    page = pages.get_page(asked)
    told = {"paper": found, "page": page, "marked": marked, "last": len(lines)}
    told["lines"] = list(_numbered(page.object_list, page.start_index()))
    return render(request, "papers/paper.html", frame(request) | told)


def number_in(text: str | None) -> int:
    """A number of a line as it stands in an address; 0 where there is none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def _numbered(lines: Sequence[str], first: int) -> Iterator[dict[str, Any]]:
    """The lines with words, each with its number, and whether there was a gap before it."""
    gap = False
    for number, text in enumerate(lines, start=first):
        if text.strip():
            yield {"number": number, "text": text, "gap": gap}
        gap = not text.strip()
