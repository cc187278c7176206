"""What the status page says, a sentence or two for each step; each whole, so that it can be translated whole."""

from django.utils.translation import gettext as _

from lintel.casework.status import Status
from lintel.domain import status
from lintel.domain.messages import ExpectedWait
from lintel.domain.status import Step
from lintel.web.formats import day, days


def lines_of(found: Status, expected: ExpectedWait | None) -> list[str]:
    """All that is said, in order."""
    return [line for step in found.steps for line in _said(step, found, expected)]


def _said(step: Step, found: Status, expected: ExpectedWait | None) -> list[str]:
    on = day(step.on) if step.on else ""
    if step.what == status.WORKER:
        return [_worker(found.worker)]
    line = _to_the_person(step.what) if found.own else _to_another(step.what)
    return [line % {"day": on}, *(_how_long(expected) if step.what == status.WAITING else [])]


def _to_the_person(what: str) -> str:
    told = {
        status.WAITING: _("You are waiting for an assessment since %(day)s."),
        status.WAITING_AGAIN: _("Your worker has changed. You are waiting for a new one since %(day)s."),
        status.WRITTEN_UP: _("Your assessment is done. We write to you about it."),
    }
    return told.get(what) or _to_another(what)


def _to_another(what: str) -> str:
    return {
        status.RECEIVED: _("We have it. It was received on %(day)s."),
        status.LOOKED_AT: _("Somebody looked at it on %(day)s."),
        status.WAITING: _("The person is waiting for an assessment since %(day)s."),
        status.WAITING_AGAIN: _("The worker has changed. The person is waiting for a new one since %(day)s."),
        status.WRITTEN_UP: _("The assessment is done. We write to the person about it."),
        status.CLOSED: _("It was closed on %(day)s. If you need something else, ring us or ask again."),
    }[what]


def _worker(name: str) -> str:
    return _("Your worker is %(name)s.") % {"name": name} if name else _("There is a worker. Ring us to ask who it is.")


def _how_long(expected: ExpectedWait | None) -> list[str]:
    if expected is None:
        return []
    told = {"wait": days(expected.median), "day": day(expected.as_at)}
    return [_("Half of people waited %(wait)s or less for a worker. This is as at %(day)s.") % told]
