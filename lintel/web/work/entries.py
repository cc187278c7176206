"""Entries: a timeline as a page shows it, what came along with an entry under that entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from lintel.casework.one_work import WorkPage
from lintel.casework.timeline import Item
from lintel.domain.clock import Moment, london_date
from lintel.domain.fact import Corrected, Withdrawn
from lintel.web.formats import short_day
from lintel.web.work.forms import correctable_names


@dataclass
class Entry:
    """One entry, and those that came along with it."""

    item: Item
    when: Moment
    late: bool
    said: str
    mark: str
    mark_note: str
    correct: str
    withdraw: str
    work: tuple[str, str] | None
    along: list["Entry"] = field(default_factory=list)


def entries(
    items: Sequence[Item],
    page: WorkPage | None = None,
    works: Mapping[str, tuple[str, str]] | None = None,
    puts_right: Mapping[str, str] | None = None,
) -> list[Entry]:
    """Newest first, as the items are.

    `page` gives the links to put an entry right, where the reader may; `works` what each work is called, and its
    address, where a timeline is of several; `puts_right` where else an entry is put right.
    """
    by_fact = {item.fact: item for item in items}
    made = {item.fact: _entry(item, by_fact, page, works or {}) for item in items}
    for fact, address in (puts_right or {}).items():
        made[fact].correct = address
    for item in reversed(items):
        if item.follows in made:
            made[item.follows].along.append(made[item.fact])
    return [made[item.fact] for item in items if item.follows not in made]


def _entry(
    item: Item, by_fact: Mapping[str, Item], page: WorkPage | None, works: Mapping[str, tuple[str, str]]
) -> Entry:
    mark, mark_note = _mark(item, by_fact)
    return Entry(
        item=item,
        when=Moment(item.on, item.at),
        late=london_date(item.recorded) != item.on,
        said="; ".join(f"{label}: {words}" for label, words in item.said),
        mark=mark,
        mark_note=mark_note,
        correct=_link(
            "correct", item, page, bool(page and page.may_correct and _may_be_corrected(item, page.reader.role))
        ),
        withdraw=_link("withdraw", item, page, bool(page and page.may_withdraw and item.may_be_withdrawn)),
        work=works.get(item.now.subject),
    )


def _may_be_corrected(item: Item, role: str) -> bool:
    return item.may_be_corrected and bool(correctable_names(item.now, role))


def _link(name: str, item: Item, page: WorkPage | None, allowed: bool) -> str:
    return reverse(name, args=[page.work.reference, item.fact]) if page and allowed else ""


def _mark(item: Item, by_fact: Mapping[str, Item]) -> tuple[str, str]:
    """The mark of an entry, and for one that puts another right, which other."""
    if isinstance(item.now, Corrected | Withdrawn):
        other = by_fact.get(item.now.original)
        return ("withdrawn" if item.withdrawn else "correction"), _about(other)
    mark = "withdrawn" if item.withdrawn else "corrected" if item.corrected else ""
    first, promise = getattr(item.now, "version_of", None), getattr(item.now, "promise", None)
    return mark or ("correction" if first else ""), _about(by_fact.get(first or promise or ""))


def _about(other: Item | None) -> str:
    return f"About: {other.title}, {short_day(other.on)}" if other else ""
