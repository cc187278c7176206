"""Later papers that may answer a promise: suggested by named rules, and confirmed by a person only: no answer follows from these.

Resemblance alone is no evidence. The later paper must be of the same body and must name the meeting at which the promise
was made, or be of the same report, or of the same meeting's papers, as a passage that names it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lintel.oversight.papers.following.meeting_papers import MeetingPapers, of_one_body
from lintel.oversight.papers.following.promise import Promise
from lintel.oversight.papers.following.rare_words import Rarity, Terms, in_order, rarity, shared, terms
from lintel.oversight.papers.following.said import Said, said_at
from lintel.oversight.papers.reading.days import days_in

# The rules, by name: what each says to the person who is asked.
RULES: Mapping[str, str] = {
    "names the meeting": "It names the meeting at which this was promised, and shares rare words with the promise.",
    "same report": "It stands in a report that names the meeting, and shares rare words with the promise.",
    "same papers": "It is of the same meeting's papers as a report that names the meeting, and shares rare compounds.",
}


@dataclass(frozen=True)
class Suggestion:
    """A passage that may answer the promise of that key. `words` are those that matched, as they were compared."""

    promise: str
    rule: str
    words: tuple[str, ...]
    said: Said


@dataclass(frozen=True)
class _Passage:
    said: Said

    @cached_property
    def terms(self) -> Terms:
        return terms(self.said.text)

    @cached_property
    def days(self) -> tuple[str, ...]:
        return tuple(each.iso for each in days_in(self.said.text))


def suggestions(promises: Iterable[Promise], meetings: Sequence[MeetingPapers]) -> tuple[Suggestion, ...]:
    """What later papers of the same body may answer each promise, in the order of promises and passages."""
    by_body: dict[str, tuple[list[_Passage], Rarity]] = {}
    found: list[Suggestion] = []
    for promise in promises:
        if promise.body not in by_body:
            by_body[promise.body] = _passages(of_one_body(meetings, promise.body))
        found += _for_one(promise, *by_body[promise.body])
    return tuple(found)


def _passages(meetings: Iterable[MeetingPapers]) -> tuple[list[_Passage], Rarity]:
    passages = [_Passage(each) for meeting in meetings for each in said_at(meeting)]
    return passages, rarity([each.terms for each in passages])


def _for_one(promise: Promise, passages: Sequence[_Passage], rare: Rarity) -> Iterator[Suggestion]:
    own, later = terms(promise.text), [each for each in passages if each.said.meeting_date > promise.made_on]
    matched = [(each, *shared(own, each.terms, rare)) for each in later if each.said not in promise.said]
    matched = [each for each in matched if each[1] or each[2]]
    # One rare word may be chance: such a passage is suggested itself, and leads to no others.
    leading = [each.said for each, *words in matched if promise.made_on in each.days and _alike(*words)]
    for passage, single, joined in matched:
        if rule := _rule(promise, passage, leading, single, joined):
            yield Suggestion(promise.key, rule, in_order(single | joined), passage.said)


def _alike(single: frozenset[str], joined: frozenset[str]) -> bool:
    return bool(joined) or len(single) > 1


def _rule(
    promise: Promise, passage: _Passage, leading: Sequence[Said], single: frozenset[str], joined: frozenset[str]
) -> str | None:
    """The first rule that holds. A passage that names another meeting, and not this one, answers that one."""
    said = passage.said
    if promise.made_on in passage.days:
        return "names the meeting"
    if any(said.report and (said.paper, said.report) == (each.paper, each.report) for each in leading):
        return "same report" if _alike(single, joined) else None
    same_papers = any(said.meeting_date == each.meeting_date for each in leading)
    return "same papers" if same_papers and joined and not passage.days else None
