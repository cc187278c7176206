"""Link over: the two hours of a link are past. Whoever sent something then reads what they typed, and how to get a new link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from lintel.web.portal.frame import public_frame

# What a page holds besides what somebody typed.
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "once"})
OVER = 403


def link_over(request: HttpRequest) -> HttpResponse:
    """To where a link is asked for; first what was typed, where something was."""
    if request.method != "POST":
        return redirect("my_referrals")
    typed = [text for name, text in request.POST.items() if name not in NOT_TYPED and text.strip()]
    told = {"typed": typed, "files": bool(request.FILES)}
    return render(request, "portal/link_over.html", public_frame() | told, status=OVER)
