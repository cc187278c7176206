"""Kept apart: key-safe codes and whistle-blowers' names, shown one at a time with a reason, and only so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from lintel.casework.looking import write_look
from lintel.casework.models import Person
from lintel.casework.visible import people_visible_to
from lintel.council.models import Staff
from lintel.council.people import staff_names
from lintel.domain.codes import check_code, titles
from lintel.domain.kept_apart import SORTS, SecretSort, may_erase, may_see, may_write, open_to
from lintel.domain.refusals import Refused
from lintel.ledger.record import Overtaken
from lintel.records.kept_apart import erase, opened, store_secret, versions_of
from lintel.records.models import Secret

PAGE, WRITTEN, ERASED = "secret", "written", "erased"


@dataclass(frozen=True)
class HeldSort:
    """One sort of what may be kept apart, as one reader is told of it. `held` is None for who may only write it."""

    sort: SecretSort
    held: int | None
    may_write: bool

    @property
    def may_see(self) -> bool:
        """Whether the reader may have it shown."""
        return self.held is not None


@dataclass(frozen=True)
class Version:
    """One version: when it was written down, by whom, and what it says where that is shown."""

    number: int
    recorded: datetime
    by: str
    text: str | None
    erased: datetime | None = None
    erased_under: str = ""


def held_sorts(reader: Staff, person: str) -> list[HeldSort]:
    """What is kept apart from a record, masked. One query; none for roles that may see none of it."""
    sorts = open_to(reader.role)
    seen = [each.name for each in sorts if may_see(reader.role, each.name)]
    versions = versions_of(person, seen) if seen else []
    held = {name: sum(each.sort == name and each.erased is None for each in versions) for name in seen}
    return [HeldSort(each, held.get(each.name), may_write(reader.role, each.name)) for each in sorts]


def show_secret(person: Person, sort: str, *, reason: str, by: Staff) -> list[Version]:
    """What is held of one sort, in the clear. The look is written down before anything is unlocked. Raises Refused."""
    _require(person, by, may_see(by.role, sort))
    check_code("showing_reasons", reason, field="reason")
    write_look(by=by.id, page=PAGE, shown=[person.id], why=f"{sort}:{reason}")
    versions, staff = versions_of(person.id, [sort]), staff_names()
    in_force = versions[:1] if SORTS[sort].one_at_a_time else versions
    return [_version(each, staff, shown=each in in_force) for each in versions]


def _version(held: Secret, staff: Mapping[str, str], *, shown: bool) -> Version:
    text = opened(held) if shown and held.erased is None else None
    rule = titles("erasing_rules").get(held.erased_rule, "")
    return Version(held.version, held.recorded, staff.get(held.by, ""), text, held.erased, rule)


def keep_secret(person: Person, sort: str, text: str, *, by: Staff) -> None:
    """Write down what is kept apart, as a new version; what was there before is kept too. Raises Refused, or Overtaken."""
    _require(person, by, may_write(by.role, sort))
    if not text.strip():
        raise Refused("no_secret", field="secret")
    write_look(by=by.id, page=PAGE, shown=[person.id], why=f"{sort}:{WRITTEN}")
    try:
        with transaction.atomic():
            store_secret(person.id, sort, text.strip(), by=by.id)
    except IntegrityError:
        raise Overtaken(person.id) from None


def erase_secret(person: Person, sort: str, *, rule: str, by: Staff) -> int:
    """Erase what is held of one sort: who may lock it and see it. That it was held, when, and the rule stay. Raises Refused."""
    _require(person, by, may_erase(by.role, sort))
    check_code("erasing_rules", rule, field="rule")
    write_look(by=by.id, page=PAGE, shown=[person.id], why=f"{sort}:{ERASED}")
    with transaction.atomic():
        return erase(person.id, sort, rule=rule, by=by.id)


def _require(person: Person, by: Staff, allowed: bool) -> None:
    if not allowed or not people_visible_to(by).filter(pk=person.pk).exists():
        raise Refused("not_yours_to_do")
