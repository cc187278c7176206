"""Let in: who came by a link is known by a signed cookie for two hours, and to these pages only."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

LASTS, SALT = 60 * 60 * 2, "lintel.my_referrals"


def let_in(response: HttpResponse, sender: str) -> HttpResponse:
    """Let the browser hold whose link it used, as a digest."""
    response.set_cookie(
        _cookie(),
        signing.dumps(sender, salt=SALT),
        max_age=LASTS,
        path=reverse("my_referrals"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def who_is_in(request: HttpRequest) -> str | None:
    """Whose link this browser used within two hours; None where it used none."""
    try:
        return str(signing.loads(request.COOKIES.get(_cookie(), ""), salt=SALT, max_age=LASTS))
    except signing.BadSignature:
        return None


def let_out(response: HttpResponse) -> HttpResponse:
    """Let the browser hold nothing."""
    response.delete_cookie(_cookie(), path=reverse("my_referrals"))
    return response


def _cookie() -> str:
    # A name that only cookies of this very host may have holds for no path but the whole site.
    return settings.SESSION_COOKIE_NAME.replace("session", "referrals").replace("__Host-", "__Secure-")
