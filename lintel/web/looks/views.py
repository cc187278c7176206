"""Who looked at one person's record: for whoever answers that person."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lintel.casework.who_looked import who_looked
from lintel.web.admission import page_for, watches
from lintel.web.formats import moment
from lintel.web.identity import identity_of
from lintel.web.looks.pages import page_in_words

COLUMNS = [
    {"text": "When"},
    {"text": "Who"},
    {"text": "Role, as it is now"},
    {"text": "What was shown"},
    {"text": "Why"},
]
MOST_PAGES = 1000


@require_safe
@page_for(watches("answer_request"))
def who_looked_at(request: HttpRequest, reference: str) -> HttpResponse:
    """The looks, the latest first. At most 14 queries, however many there are."""
    page = who_looked(request.user, reference, _number(request))
    if page is None:
        raise Http404
    told = {
        "page": page,
        "person": identity_of(page.who, page.description, page.called, [], page.others),
        "columns": COLUMNS,
        "rows": [[moment(each.at), each.name, each.role, page_in_words(each.page), each.why] for each in page.rows],
    }
    return render(request, "looks/who_looked.html", told)


def _number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return min(int(asked), MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 6 and int(asked) else 1
