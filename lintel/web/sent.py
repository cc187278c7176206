"""What a form sends besides its answers: how far a story had come on the page that it was on."""

from django.http import HttpRequest

REFUSED, OVERTAKEN = 422, 409


def number_sent(request: HttpRequest, name: str) -> int:
    """A number that the page held; before everything, where it cannot be read."""
    sent = request.POST.get(name, "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
