"""What was decided, clause by clause, with its type from a closed list; a form of words that is not in the list is a doubt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from lintel.oversight.papers.reading.found import Decision, Item
from lintel.oversight.papers.reading.lines import Doubt, Paper, Passage
from lintel.oversight.papers.reading.minutes.clause import Clause
from lintel.oversight.papers.reading.minutes.clauses import blocks
from lintel.oversight.papers.reading.minutes.rows import Row, body, marks
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import LONGEST, sentences

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Type:
    """A type of decision: the forms of words that show it, and whether somebody must now do something."""

    name: str
    form: re.Pattern[str]
    asks: bool


def decisions(paper: Paper, profile: Profile, items: Sequence[Item]) -> tuple[tuple[Decision, ...], tuple[Doubt, ...]]:
    """The clauses of every resolution in the items, and a doubt for each whose form of words is not known."""
    found = tuple(decision for item in items for decision in _of_item(body(paper, item.place, profile), item, profile))
    return found, tuple(
        Doubt("unknown_decision", each.place, each.text) for each in found if each.decision_type == UNKNOWN
    )


def decision_word(held: Sequence[Row], profile: Profile) -> str | None:
    """The word by which an item was decided ("RESOLVED"), or None."""
    found = blocks(held, profile)
    if found:
        return found[0].word
    said = (word for key in ("sentence", "vote") for _, word in _plain_sentences(held, profile, key))
    return next(said, None)


def _of_item(held: Sequence[Row], item: Item, profile: Profile) -> Iterator[Decision]:
    found = blocks(held, profile)
    for block in found:
        for clause in block.clauses:
            yield _decision(clause, item, block.word, held[block.first].line.number, profile)
    outside = [row for at, row in enumerate(held) if not any(block.first <= at < block.last for block in found)]
    said = [*_plain_sentences(outside, profile, "vote"), *(_plain_sentences(held, profile) if not found else ())]
    for clause, word in said:
        yield _decision(clause, item, word, clause.rows[0].line.number, profile)


def _decision(clause: Clause, item: Item, word: str, block_line: int, profile: Profile) -> Decision:
    whole = " ".join([clause.text, *(sub.text for sub in clause.subs)])
    sort = type_of(clause.whole, profile) or (type_of(whole, profile) if clause.subs else None)
    return Decision(
        clause.place, item.item_no, word, block_line, clause.label,
        decision_type=sort.name if sort else UNKNOWN, addressee=addressee(clause.text, profile) or addressee(clause.whole, profile),
        creates_action=bool(sort and sort.asks), text=whole,
        parts=tuple(sub.place for sub in clause.subs), meeting_date=item.meeting_date,
    )  # fmt: skip


def type_of(text: str, profile: Profile) -> Type | None:
    """The first type of the list whose form of words is in the text."""
    return next((each for each in _types(profile.name, profile) if each.form.search(text, 0, LONGEST)), None)


def addressee(text: str, profile: Profile) -> str | None:
    """Who is asked, as the clause names them; None where it names nobody."""
    for form in _forms(tuple(profile.said("decisions", "addressee", []))):
        if found := form.search(text, 0, LONGEST):
            return found["who"].strip()
    return None


_TYPES: dict[str, tuple[Type, ...]] = {}


def _types(name: str, profile: Profile) -> tuple[Type, ...]:
    if name not in _TYPES:
        _TYPES[name] = tuple(
            Type(each["name"], re.compile(each["form"]), each["asks"])
            for each in profile.said("decisions", "types", [])
        )
    return _TYPES[name]


@cache
def _forms(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in patterns)


def _plain_sentences(held: Sequence[Row], profile: Profile, key: str = "sentence") -> Iterator[tuple[Clause, str]]:
    """Where no block stands: sentences outside the points that say that the committee agreed or noted."""
    form = profile.pattern("decisions", key)
    for paragraph in _paragraphs(held, profile):
        said = list(marks(paragraph[0], profile))
        if said and said[0].kind != "deep":
            continue
        begins, text = said[0].length if said else 0, Passage(tuple(row.line for row in paragraph)).text
        found = (form.match(text, begins + start) for start, _ in sentences(text[begins:]))
        if decided := next((each for each in found if each), None):
            yield Clause("", paragraph, decided.start()), next(filter(None, decided.groups()))


def _paragraphs(held: Sequence[Row], profile: Profile) -> Iterator[list[Row]]:
    """Rows that go on with each other. What heads a list of actions is none."""
    paragraph: list[Row] = []
    for row in held:
        if paragraph and (row.apart or next(marks(row, profile), None)):
            yield paragraph
            paragraph = []
        paragraph += [] if profile.pattern("action_lists", "heading").match(row.text) else [row]
    if paragraph:
        yield paragraph
