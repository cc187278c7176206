"""One sender at a time: whoever has the turn has it for a while, and renews it as long as it lives."""

from datetime import datetime, timedelta

from lintel.gateways.models import Turn

NAME, LASTS = "sender", timedelta(minutes=10)


def take(holder: str, now: datetime) -> bool:
    """Take the turn, if nobody has it. In the caller's transaction."""
    Turn.objects.get_or_create(name=NAME, defaults={"holder": holder, "until": now})
    free = Turn.objects.filter(name=NAME, until__lte=now)
    return free.update(holder=holder, until=now + LASTS) == 1


def renew(holder: str, now: datetime) -> bool:
    """Keep the turn; False where somebody else has it by now."""
    return Turn.objects.filter(name=NAME, holder=holder).update(until=now + LASTS) == 1


def give_back(holder: str, now: datetime) -> None:
    """Let the next one in."""
    Turn.objects.filter(name=NAME, holder=holder).update(until=now)
