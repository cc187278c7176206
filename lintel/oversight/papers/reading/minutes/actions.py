"""Formal actions: one for each clause of a resolution, or each of its sub-clauses, by which somebody must do something."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lintel.oversight.papers.reading.found import Action, Decision
from lintel.oversight.papers.reading.lines import Paper, Passage, Place
from lintel.oversight.papers.reading.minutes.verbs import due, recipient, verb
from lintel.oversight.papers.reading.parts import Part, parts, the_part_at
from lintel.oversight.papers.reading.profile import Profile
from lintel.oversight.papers.reading.sentences import sentences

RESOLUTION, REPORTED = "resolution", "reported_resolution"
_BODIES = ("Committee", "Commission", "Panel", "Board", "Cabinet", "Council", "Forum", "Executive")


def formal_actions(paper: Paper, profile: Profile, decisions: Sequence[Decision]) -> tuple[Action, ...]:
    """The actions that the decisions make."""
    found, usual = parts(paper, profile), profile.said("actions", "body", "Committee")
    return tuple(
        replace(action, asked_by=_body(the_part_at(found, action.place.line_start)) or usual)
        for decision in decisions
        if decision.creates_action
        for action in _of_clause(paper, profile, decision)
    )


def _body(part: Part | None) -> str | None:
    """The word by which the minutes call the body: "Committee" of the Harbour Committee."""
    word = (part.body or "").split(" ")[-1].capitalize() if part else ""
    return word if word in _BODIES else None


def clause_name(decision: Decision, part: int = 0) -> str:
    """How a clause is named elsewhere: "24b", "24(2)" where it has a number, and "24c(1)" for its first sub-clause."""
    label = f"({decision.clause})" if decision.clause.isdigit() else decision.clause
    return f"{decision.item_no or ''}{label}" + (f"({part})" if part else "")


def _of_clause(paper: Paper, profile: Profile, decision: Decision) -> Iterator[Action]:
    whole = _of_whole_clause(profile, decision)
    if not decision.parts:
        yield whole
    for number, place in enumerate(decision.parts, start=1):
        text = _words(paper, place)
        yield replace(
            whole,
            place=place,
            text=text,
            linked_clause=clause_name(decision, number),
            due_as_stated=due(text, profile) or whole.due_as_stated,
        )


def _of_whole_clause(profile: Profile, decision: Decision) -> Action:
    text = decision.text
    return Action(
        decision.place, decision.item_no, RESOLUTION, decision.addressee, None, verb(text, profile), text,
        recipient(text, profile), due(text, profile), clause_name(decision) or None, decision.meeting_date,
    )  # fmt: skip


def _words(paper: Paper, place: Place) -> str:
    lines = [line for line in paper.between(place.line_start, place.line_end) if not line.blank]
    text = Passage(tuple(lines)).text
    start = next((at for at in range(len(lines[0].text)) if lines[0].column(at) == place.column), 0)
    return text[start:].strip()


def reported_actions(paper: Paper, profile: Profile) -> tuple[Action, ...]:
    """Resolutions that a page about a meeting tells of: a sentence that says that the committee requested something of somebody."""
    form = profile.pattern("actions", "reported")
    return tuple(
        Action(
            passage.place(start, end), None, REPORTED, found["who"], profile.said("actions", "body", "Committee"),
            verb(passage.text[start:end], profile), passage.text[start:end], recipient(passage.text[start:end], profile),
            due(passage.text[start:end], profile), meeting_date=part.date,
        )
        for part in parts(paper, profile) if part.kind == "other"
        for line in paper.between(part.first_line, part.last_line)
        for passage in [Passage((line,))]
        for start, end in sentences(passage.text)
        if (found := form.match(passage.text, start, end))
    )  # fmt: skip
