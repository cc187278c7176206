"""docs/measures.md: every family of measures with a worked example, and every measure by name."""

from collections.abc import Iterator
from datetime import date

from lintel.domain.flow import KINDS
from lintel.measures import reference
from lintel.measures.disclosure import rules
from lintel.measures.language import Family, Measure, Member, Question, first_day, printed, printed_share
from lintel.measures.library import measure, measures
from lintel.measures.library.families import FAMILIES
from lintel.measures.suspicious import RULES
from lintel.project.drawing.few_waits import AS_AT, CONCERNS, COURSES, few_waits
from lintel.project.drawing.layout import aim_words, bullets, day, page, table, target_words

PLACES = {
    "plural": "*kind of work*",
    "stage": "*stage*",
    "done": "*what was waited for*",
    "starts": "*its first fact*",
    "stops": "*its second*",
}
INTRODUCTION = """
A measure is a figure with a name, a definition and a source. Figures are counted from facts, never from the rows that
pages show, so each can be worked out again as it was known on any day and opened to the very cases behind it.

A figure is never shown without its name, its as-at date and the moment as known on. There are six families. "The
median wait" is two different figures: of those still waiting (`waiting_now`), and of those whose wait ended
(`waits_ended`). The name says which.

Each can be cut by team, locality and rating, as they were held on the day that counts; those who left also by reason.
"""
EXAMPLES = """
The worked examples below all ask one small ledger, at the end of {as_at}. They are worked out by the plain engine
in `lintel/measures/reference.py` when this page is drawn. Each letter is one piece of work for one person. A dash
means that it did not happen.
"""
HEADS = ("Work", "First contact", "On the list from", "Rated", "Last reached", "First offered", "Accepted", "Died")
SMALL_NUMBERS = """
Councillors, and everybody outside, see published figures only. A small number could tell who somebody is, so it is
not shown, and every other is rounded. Of the parts of a whole, none is hidden alone: where what is shown would rule out
any of the small numbers for a hidden part, the smallest part that is shown is hidden too, and so on. Where a whole is
hidden, so is every part. Where a number is hidden, so are the lengths and the share that rest on it. Lengths are told in
whole days or hours.
"""
NOT_MEASURED = """
These are set, and no measure says yet whether they are met.
"""
SUSPICIOUS = """
Open work on the list whose facts look wrong. A figure counts each of them until somebody puts it right.
"""


def measures_page() -> str:
    """The page."""
    concerns = ((letter, *(f"{day(on)}, {at:%H:%M}" for on, at in times)) for letter, times in CONCERNS.items())
    return page(
        "Every measure",
        INTRODUCTION,
        "## A ledger small enough to count by hand\n" + EXAMPLES.format(as_at=day(AS_AT)),
        "Six Care Act assessments:",
        table(HEADS, map(_course, COURSES)),
        "Two safeguarding concerns:",
        table(("Work", "Received", "How to proceed recorded"), concerns),
        *(part for family in Family for part in _family(family)),
        *_outside(),
    )


def _outside() -> Iterator[str]:
    hidden = (
        (rule.name, f"{rule.hide_from} to {rule.hide_to}", rule.round_to, rule.source) for rule in rules().values()
    )
    aims = ((kind.title, aim_words(aim), aim.source, aim.basis) for kind in KINDS.values() for aim in kind.aims)
    yield "## Targets that no measure says\n" + NOT_MEASURED
    yield table(("Kind of work", "Target", "Source", "Basis"), aims)
    yield "## Small numbers\n" + SMALL_NUMBERS
    yield table(("Rule", "Hidden", "Others rounded to", "Source"), hidden)
    yield "## Suspicious records\n" + SUSPICIOUS
    yield bullets(RULES.values())


def _course(course: object) -> Iterator[str]:
    for value in vars(course).values():
        yield f"{value:%-d %B}" if isinstance(value, date) else str(value or "—")


def _family(family: Family) -> Iterator[str]:
    own = [each for each in measures() if each.counts is family]
    yield f"## {family}"
    yield bullets(_card(family, own))
    yield from _worked(family)
    yield "All measures of this family:"
    yield table(("Name", "Title", "Target", "Source", "Basis", "Version"), map(_measure, own))


def _card(family: Family, own: list[Measure]) -> Iterator[str]:
    declared = FAMILIES[family]
    yield f"**What it counts.** {declared.definition.format(**PLACES)}"
    yield f"**How it is worked out.** {declared.estimator}"
    yield f"**What it cannot say.** {declared.cannot_say}"
    yield f"**Unit.** {' or '.join(dict.fromkeys(each.unit for each in own))}"


def _measure(each: Measure) -> tuple[object, ...]:
    targets = "; ".join(target_words(target) for target in each.targets)
    return f"`{each.name}`", each.title, targets or "—", each.source, each.basis, each.version


def _worked(family: Family) -> Iterator[str]:
    asked = "safeguarding_concern:how_to_proceed" if family is Family.CLOCK else "care_act_assessment:allocation"
    ledger, letters = few_waits()
    question = Question(measure=measure(f"{family}:{asked}"), as_at=AS_AT, position=ledger[-1].position)
    first = first_day(family, AS_AT)
    period = f"at the end of {day(AS_AT)}" if first == AS_AT else f"from {day(first)} to {day(AS_AT)}"
    yield f"Worked example: `{question.measure.name}`, {period}."
    counted = sorted(reference.members(question, ledger), key=lambda member: letters[member.work])
    unit = question.measure.unit.capitalize()
    yield table(("Work", unit, "In time"), ((letters[each.work], *_judged(each)) for each in counted))
    yield _answer(question)


def _judged(member: Member) -> tuple[str, str]:
    in_time = {None: "no target", True: "yes", False: "no"}[member.in_time]
    return printed(member.days), in_time


def _answer(question: Question) -> str:
    figure = reference.figures(question, few_waits()[0]).whole
    unit = question.measure.unit
    said = [
        f"Number {figure.number}",
        f"people {figure.people}",
        f"median {printed(figure.median)} {unit}",
        f"90th percentile {printed(figure.p90)} {unit}",
        f"maximum {printed(figure.maximum)} {unit}",
    ]
    if figure.share_within is not None:
        said.append(f"share in time {printed_share(figure.share_within)}")
    return ", ".join(said) + "."
