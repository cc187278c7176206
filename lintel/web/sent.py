"""What a form sends besides its answers: how far a story had come on the page that it was on."""

from django.forms import BaseForm
from django.forms.utils import ErrorDict
from django.http import Http404, HttpRequest

SHOWN, REFUSED, OVERTAKEN = 200, 422, 409
# Boxes that hold what is locked away, or proves who somebody is: never kept in a draft, and never said back.
NEVER_KEPT = frozenset({"password", "proof", "secret"})


def before_trying(request: HttpRequest, form: BaseForm, *, overtaken: bool) -> int | None:
    """The status with which a form is shown without trying what was sent; None where it can be tried."""
    if request.method == "GET":
        return SHOWN
    if "go_on" in request.POST:
        # It comes from its draft and was never sent, so nothing is wrong with it yet.
        form._errors = ErrorDict()
        return SHOWN
    if overtaken:
        return OVERTAKEN
    return None if form.is_valid() else REFUSED


def require_there(request: HttpRequest, there: object) -> None:
    """Open no page about what is not there. What was sent about it is tried all the same: it may have ended while somebody
    wrote, and then the page says what was done first, or the rule why it cannot be, above all that was typed."""
    if not there and request.method != "POST":
        raise Http404


def number_sent(request: HttpRequest, name: str) -> int:
    """A number that the page held; before everything, where it cannot be read."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
