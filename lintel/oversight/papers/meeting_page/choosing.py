"""Which sentences are shown: by fixed weights, so that the same papers give the same page."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lintel.oversight.papers.meeting_page.of_meeting import OfItem
from lintel.oversight.papers.meeting_page.page import Sentence
from lintel.oversight.papers.reading.found import Action, Figure, Point
from lintel.oversight.papers.reading.lines import Line, Passage, Place
from lintel.oversight.papers.reading.sentences import sentences

# Decisions are not among these: all of them are shown, and none is ever chosen.
WEIGHTS: Final = {"action": 5, "figure": 4, "question": 3, "answer": 2, "statement": 1}
QUOTA: Final = 8


def chosen(of: OfItem, quota: int = QUOTA) -> tuple[Sentence, ...]:
    """The heaviest sentence of each point, of so many points as the quota allows, in the order of the paper.

    Of a question with its answer, the heaviest sentence of both: no answer is dropped. An item without points has the first
    sentence that follows its title, if there is one.
    """
    shown = [each for each in (_best(of, point) for point in of.whole_points) if each]
    ranked = sorted(range(len(shown)), key=lambda at: -max(_weight(each) for each in shown[at]))[:quota]
    found = tuple(sentence for at in sorted(ranked) for sentence in shown[at])
    return found if of.points else _opening(of)


def _best(of: OfItem, point: Point) -> list[Sentence]:
    """The sentences of one point that are shown: one, or one of the question and one of the answer."""
    every = _of_point(of, point)
    answer = len([start for start, _ in sentences(point.text) if point.answer_at is None or start < point.answer_at])
    halves = [half for half in (every[:answer], every[answer:]) if half]
    picked = [max(half, key=_weight) for half in halves]
    # Two that stand side by side are not parted by an ellipsis.
    if len(picked) == 2 and every.index(picked[1]) == every.index(picked[0]) + 1:
        picked = [replace(picked[0], cut_after=False), replace(picked[1], cut_before=False)]
    return picked


def _weight(sentence: Sentence) -> int:
    return WEIGHTS[sentence.sort]


def _of_point(of: OfItem, point: Point) -> list[Sentence]:
    spans = tuple(sentences(point.text))
    actions = [each for each in of.actions if each.place.begins_in(point.place)]
    figures = [each for each in of.figures if each.place.begins_in(point.place)]
    return [
        Sentence(
            point.text[start:end], of.reading.paper.name, placed(of, point.place, point.text[start:end]),
            _sort(point, start, end, actions, figures), point.point, number > 0, number < len(spans) - 1,
        )
        for number, (start, end) in enumerate(spans)
    ]  # fmt: skip


def _sort(point: Point, start: int, end: int, actions: Sequence[Action], figures: Sequence[Figure]) -> str:
    text = point.text[start:end]
    if any(_acts(text, each, point) for each in actions):
        return "action"
    if any(each.figure in text for each in figures):
        return "figure"
    if point.kind == "q" or (point.answer_at is not None and start < point.answer_at):
        return "question"
    return "answer" if point.answer_at is not None else "statement"


def _acts(text: str, action: Action, point: Point) -> bool:
    """Whether the sentence is the promise: in a promise that has the words of the whole point, the one with its verb."""
    if action.text == point.text:
        return bool(action.verb) and str(action.verb).split()[0] in text
    return text in action.text or action.text in text


def placed(of: OfItem, place: Place, words: str) -> Place:
    """The lines on which these words of a passage stand; the whole passage where they go on over a break in it."""
    lines = tuple(line for line in of.reading.paper.between(place.line_start, place.line_end) if not line.blank)
    passage = Passage(lines)
    at = passage.text.find(words)
    return passage.place(at, at + len(words)) if at >= 0 else place


def _opening(of: OfItem) -> tuple[Sentence, ...]:
    """The first sentence after the title: for most such items it says that there was nothing."""
    taken = {line for each in of.decisions for line in each.place.numbers}
    start, end = of.item.place.line_start + 1, of.item.place.line_end
    lines = [each for each in of.reading.paper.between(start, end) if not each.blank and each.number not in taken]
    for number, line in enumerate(lines):
        spans = tuple(sentences(line.text))
        if _whole(line, spans):
            first, last = spans[0]
            place = Passage((line,)).place(first, last)
            after = len(spans) > 1 or number < len(lines) - 1
            return (Sentence(line.text[first:last], of.reading.paper.name, place, "statement", cut_after=after),)
    return ()


def _whole(line: Line, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the line has a whole sentence: a title has no full stop, or is short."""
    return bool(spans) and line.text[spans[0][1] - 1] in ".?!" and len(line.text[: spans[0][1]].split()) > 4
