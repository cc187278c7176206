"""Figures followed from paper to paper: the same figure by definition, unit and day; and where papers differ."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lintel.web.papers.doors import frame, open_to_read


@open_to_read
def figures_followed(request: HttpRequest) -> HttpResponse:
    """The figures that stand in more than one place, and the differences."""
    return render(request, "papers/figures.html", frame(request))
