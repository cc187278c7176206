"""The filters that a list has on: each in words, with the address of the same page without it."""

from dataclasses import dataclass

from django.forms import BaseForm, BoundField
from django.http import HttpRequest, QueryDict

from lintel.web.formats import short_day
from lintel.web.london_date import PARTS, LondonDateField


@dataclass(frozen=True)
class ChosenFilter:
    """One filter that is on. `remove` is the address without it."""

    label: str
    value: str
    remove: str


def chosen_filters(form: BaseForm, request: HttpRequest) -> list[ChosenFilter]:
    """In the order of the form. An answer that the form does not know is shown too, so that it can be taken off."""
    chosen: list[ChosenFilter] = []
    for bound in form:
        if isinstance(bound.field, LondonDateField):
            chosen += _chosen_date(bound, request)
        else:
            chosen += [_chosen(bound, request, value) for value in request.GET.getlist(bound.html_name) if value]
    return chosen


def _chosen(bound: BoundField, request: HttpRequest, value: str) -> ChosenFilter:
    words = {str(code): str(word) for code, word in getattr(bound.field, "choices", ())}
    query = request.GET.copy()
    query.setlist(bound.html_name, [each for each in query.getlist(bound.html_name) if each != value])
    return ChosenFilter(str(bound.label), words.get(value, value), _address(request, query))


def _chosen_date(bound: BoundField, request: HttpRequest) -> list[ChosenFilter]:
    day = getattr(bound.form, "cleaned_data", {}).get(bound.name)
    if not day:
        return []
    query = request.GET.copy()
    for name in (bound.html_name, *(f"{bound.html_name}-{part}" for part in PARTS)):
        query.pop(name, None)
    return [ChosenFilter(str(bound.label), short_day(day), _address(request, query))]


def _address(request: HttpRequest, query: QueryDict) -> str:
    """Always from the first page: the twelfth page of a longer list is another twelfth page."""
    query.pop("page", None)
    left = query.urlencode()
    return f"{request.path}?{left}" if left else request.path
