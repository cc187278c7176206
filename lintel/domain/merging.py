"""Merging: two people write on one form. What each changed stands; where both changed one question, nobody's words are
lost: the second is shown both and chooses, and until then the words of the second are set aside."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Answer = str | list[str]
Body = Mapping[str, Answer]


@dataclass(frozen=True, kw_only=True)
class Version:
    """One save: its number, the page that it was sent from, and what that changed, or set aside."""

    number: int
    page: str
    changes: Body
    set_aside: bool = False


@dataclass(frozen=True, kw_only=True)
class Merged:
    """What a save comes to: the answers that change, those that are set aside, and the questions that two changed."""

    changes: Body
    set_aside: Body
    conflicts: frozenset[str]


def question_of(name: str) -> str:
    """The question that a box belongs to: a date has three boxes, and is one answer."""
    return name.partition("-")[0]


def body_after(given: Body, versions: Iterable[Version], *, number: int | None = None) -> dict[str, Answer]:
    """How a form stood after a version: what it was filled in with at first, and all that was changed until then."""
    body = dict(given)
    for each in versions:
        if not each.set_aside and (number is None or each.number <= number):
            body.update(each.changes)
    return body


def merge(
    given: Body,
    versions: Sequence[Version],
    sent: Body,
    *,
    seen: int,
    page: str,
    undecided: Collection[str] = (),
) -> Merged:
    """Merge what a page sends with what others wrote since `seen`, the version that the page showed.

    A page saves again and again: what it wrote itself since then, it has seen. `undecided` are the questions of which it
    shows two answers and for which none was chosen yet. A box that was not sent stays as it is.
    """
    now = body_after(given, versions)
    changes: dict[str, Answer] = {}
    aside: dict[str, Answer] = {}
    for question, answer in _by_question(sent).items():
        last = _last_seen(question, versions, seen, page)
        then = body_after(given, versions, number=last)
        if _same(answer, now) or (_same(answer, then) and question not in undecided):
            continue
        foreign = question in undecided or _written_since(question, versions, last, page)
        (aside if foreign else changes).update(answer)
    conflicts = frozenset(map(question_of, aside))
    return Merged(changes=changes, set_aside=_not_yet_aside(aside, versions, page), conflicts=conflicts)


def _by_question(sent: Body) -> dict[str, dict[str, Answer]]:
    grouped: dict[str, dict[str, Answer]] = {}
    for name, answer in sent.items():
        grouped.setdefault(question_of(name), {})[name] = answer
    return grouped


def _same(answer: Body, body: Body) -> bool:
    return all(body.get(name, "") == text for name, text in answer.items())


def _touches(question: str, version: Version) -> bool:
    return any(question_of(name) == question for name in version.changes)


def _last_seen(question: str, versions: Sequence[Version], seen: int, page: str) -> int:
    own = [each.number for each in versions if each.page == page and not each.set_aside and _touches(question, each)]
    return max([seen, *own])


def _written_since(question: str, versions: Sequence[Version], last: int, page: str) -> bool:
    later = [each for each in versions if each.number > last and each.page != page and not each.set_aside]
    return any(_touches(question, each) for each in later)


def _not_yet_aside(aside: Body, versions: Sequence[Version], page: str) -> Body:
    """What this page set aside last already is kept already."""
    kept: dict[str, Answer] = {}
    for each in versions:
        if each.set_aside and each.page == page:
            kept.update(each.changes)
    return {name: text for name, text in aside.items() if kept.get(name) != text}
