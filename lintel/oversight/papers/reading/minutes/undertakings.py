"""Undertakings and requests in discussion, by forms of words: what officers said that they would do, and what members asked for."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from lintel.oversight.papers.reading.found import Action, Item, Point
from lintel.oversight.papers.reading.lines import Line, Paper, Passage, Place
from lintel.oversight.papers.reading.minutes.action_lists import UNDERTAKING, without_actions
from lintel.oversight.papers.reading.minutes.clauses import blocks
from lintel.oversight.papers.reading.minutes.point_lists import paragraphs
from lintel.oversight.papers.reading.minutes.rows import body
from lintel.oversight.papers.reading.minutes.shared_words import Said, linked, points_with
from lintel.oversight.papers.reading.minutes.verbs import due, recipient, verb
from lintel.oversight.papers.reading.parts import parts
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import sentences

REQUEST = "request"


def undertakings(
    paper: Paper, profile: Profile, items: Sequence[Item], points: Sequence[Point], formal: Sequence[Action]
) -> tuple[Action, ...]:
    """What was promised or asked for outside the resolutions. `formal` are the actions that these made, which may say the same."""
    starts = [item.place.line_start for item in items]
    of_item: dict[int, list[Action]] = {}
    for action in formal:
        of_item.setdefault(bisect_right(starts, action.place.line_start), []).append(action)
    said = dict[int, list[Said]]()
    for point in sorted((*points, *_told(paper, profile, items, points)), key=lambda each: each.place.line_start):
        at = bisect_right(starts, point.place.line_start)
        for action in _of_point(paper, profile, point, of_item.get(at, [])):
            said.setdefault(at, []).append(Said(action, point.text))
    spread = points_with([each.text for each in points], profile)
    return tuple(action for at in said for action in linked(said[at], of_item.get(at, []), spread, profile))


def _told(paper: Paper, profile: Profile, items: Sequence[Item], points: Sequence[Point]) -> Iterator[Point]:
    """The paragraphs of items that have no points, each as if it were one."""
    no_points = profile.pattern("points", "no_points")
    for item in items:
        if no_points.search(item.title) or any(point.place.begins_in(item.place) for point in points):
            continue
        held = without_actions(body(paper, item.place, profile), profile)
        for paragraph in paragraphs(held, blocks(held, profile)):
            passage = Passage(tuple(row.line for row in paragraph))
            yield Point(passage.place(), item.item_no, "", "s", passage.text.strip(), meeting_date=item.meeting_date)


def promised_in_statements(paper: Paper, profile: Profile) -> Iterator[Action]:
    """What a statement to a meeting promises: sentences such as "We will open two more centres"."""
    form, none = (profile.pattern("undertakings", key) for key in ("statement", "no_statement"))
    for part in parts(paper, profile):
        for line in paper.between(part.first_line, part.last_line) if part.kind == "statement" else ():
            passage = Passage((line,))
            for start, end in sentences(passage.text):
                if form.search(passage.text, start, end) and not none.search(passage.text, start, end):
                    yield _promise(passage, start, end, part.date, profile)


def _promise(passage: Passage, start: int, end: int, day: str | None, profile: Profile) -> Action:
    text = passage.text[start:end]
    return Action(
        passage.place(start, end), None, UNDERTAKING, None, None, verb(text, profile), text, recipient(text, profile),
        due(text, profile), None, day,
    )  # fmt: skip


def _of_point(paper: Paper, profile: Profile, point: Point, formal: Sequence[Action]) -> Iterator[Action]:
    decided = {each.place.line_start for each in formal}
    for start, end in sentences(point.text):
        sentence = point.text[start:end]
        for kind in (UNDERTAKING, REQUEST):
            place = _place_in(paper, point, start, end)
            if (said := _said(kind, sentence, profile)) and place.line_start not in decided:
                asked_by = _asked_by(point.text[: start + said.end()], profile)
                yield Action(
                    place, point.item_no, kind, _owner(sentence, kind, profile), asked_by,
                    verb(sentence[said.start() :], profile), sentence, recipient(sentence, profile), due(sentence, profile),
                    None, point.meeting_date,
                )  # fmt: skip


def _place_in(paper: Paper, point: Point, start: int, end: int) -> Place:
    """Where these words of a point stand. A page's foot or an action may stand in its midst, and is no part of it."""
    first, *rest = _filled(paper, point)
    passage = Passage((first, *(line for line in rest if line.text.strip() in point.text)))
    begins = passage.text.find(point.text)
    return passage.place(begins + start, begins + end) if begins >= 0 else point.place


def _filled(paper: Paper, point: Point) -> Iterator[Line]:
    return (line for line in paper.between(point.place.line_start, point.place.line_end) if not line.blank)


def _said(kind: str, sentence: str, profile: Profile) -> re.Match[str] | None:
    """The form of words that makes the sentence an undertaking or a request, unless another says that it is none."""
    if any(form.search(sentence) for form in _forms(tuple(profile.said("undertakings", f"no_{kind}", [])))):
        return None
    found = (form.search(sentence) for form in _forms(tuple(profile.said("undertakings", kind, []))))
    return next((each for each in found if each), None)


def _owner(sentence: str, kind: str, profile: Profile) -> str | None:
    found = profile.pattern("undertakings", f"owner_of_{kind}").search(sentence)
    return found["who"] if found else None


def _asked_by(before: str, profile: Profile) -> str | None:
    """The last who spoke as a member before the promise."""
    found = list(profile.pattern("undertakings", "asked_by").finditer(before))
    return found[-1]["who"] if found else None


@cache
def _forms(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(each) for each in patterns)
