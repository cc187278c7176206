"""Kept apart: the documents that are locked. Asked for by id and sort alone; never searched, listed or counted."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lintel.records.locking import lock, lock_anew, unlock
from lintel.records.models import Secret


def store_secret(person: str, sort: str, text: str, *, by: str, recorded: datetime | None = None) -> None:
    """Lock a text and store it as the next version, recorded now unless another moment is given.

    Raises IntegrityError where somebody stored that one first.
    """
    last = (
        Secret.objects.filter(person=person, sort=sort).order_by("-version").values_list("version", flat=True).first()
    )
    version = (last or 0) + 1
    locked = lock(text, about=_about(person, sort, version))
    moment = recorded or timezone.now()
    Secret.objects.create(person=person, sort=sort, version=version, recorded=moment, by=by, locked=locked)


def versions_of(person: str, sorts: Collection[str]) -> list[Secret]:
    """The versions of some sorts that are held of somebody, locked, the latest first. One query."""
    held = Secret.objects.filter(person=person, sort__in=sorts).defer("locked")
    return list(held.order_by("sort", "-version"))


def opened(secret: Secret) -> str:
    """What a version says. Raises Refused where no key fits."""
    return unlock(secret.locked, about=_about(secret.person, secret.sort, secret.version))


def erase(person: str, sort: str, *, rule: str, by: str) -> int:
    """Erase what every version of a sort says. Returns how many said anything: their ids and dates stay, with the rule."""
    held = Secret.objects.filter(person=person, sort=sort, erased=None)
    return held.update(locked="", erased=timezone.now(), erased_by=by, erased_rule=rule)


def rotate() -> int:
    """Lock every version with the first key. Returns how many there are. All or nothing."""
    with transaction.atomic():
        held = list(Secret.objects.filter(erased=None).order_by("id"))
        for each in held:
            Secret.objects.filter(pk=each.pk).update(locked=lock_anew(each.locked))
    return len(held)


def _about(person: str, sort: str, version: int) -> str:
    return f"{person} {sort} {version}"
