"""Whence: from which address of the network somebody asks, as far as the settings say whom to believe."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Who is at the other end; behind so many web servers of ours, what the first of them wrote down.

    What stands further left in the header anybody may have written, so it is not believed.
    """
    ours = settings.LINTEL_WEB_SERVERS
    passed_on = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",") if each.strip()]
    if ours and len(passed_on) >= ours:
        return str(passed_on[-ours])
    return str(request.META.get("REMOTE_ADDR", ""))
