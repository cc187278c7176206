"""Reasons: what an assessment found, put into the letter that tells of the decision (Care Act 2014, section 13(2) and (5)).

What was typed in the assessment stands in it as it was typed: a manager read it and signed it off.
"""

from collections.abc import Iterator, Sequence

from lintel.domain.forms import Answers
from lintel.domain.forms.care_act_assessment import unable_to_achieve
from lintel.gateways import words
from lintel.gateways.letter import Section

ELIGIBLE, NOT_ELIGIBLE = "eligible", "not_eligible"


def reasons(decision: str, reason: str | None, answers: Answers) -> list[Section]:
    """The parts of the letter that say why: what the person said, what was found, and what it means for them."""
    told = [
        _section("found", _found(decision, reason, answers)),
        _section("told_us", _typed(answers, "own_words")),
        _section("needs", _typed(answers, "needs")),
        _section("unable", _unable(answers)),
        _section("impact", _impact(answers)),
    ]
    return [each for each in told if each.paragraphs]


def advice(decision: str, answers: Answers) -> list[str]:
    """What can be done to meet or reduce the very needs that were found, where none of them is eligible."""
    if decision != NOT_ELIGIBLE:
        return []
    return [words.reason_for("advice", outcome) for outcome in unable_to_achieve(answers)]


def _section(name: str, lines: Iterator[str]) -> Section:
    return Section(words.reason(name, {}), list(lines))


def _typed(answers: Answers, question: str) -> Iterator[str]:
    """What was typed, a paragraph to each of its lines."""
    yield from (line.strip() for line in answers.get(question, "").splitlines() if line.strip())


def _found(decision: str, reason: str | None, answers: Answers) -> Iterator[str]:
    """Which of the three conditions is not met: as the manager said, and as the assessment says where that agrees."""
    if decision != ELIGIBLE:
        known = dict.fromkeys([*([reason] if reason else []), *_not_met(answers)])
        yield from (words.reason_for("findings", code) for code in known)


def _not_met(answers: Answers) -> Iterator[str]:
    if answers.get("impairment") == "no":
        yield "no_impairment"
    if len(unable_to_achieve(answers)) < 2:
        yield "fewer_than_two_outcomes"
    if answers.get("significant_impact") == "no":
        yield "no_significant_impact"


def _unable(answers: Answers) -> Iterator[str]:
    for name in unable_to_achieve(answers):
        ways = [words.reason_for("ways", each) for each in answers[name].split(",") if each]
        yield words.reason("outcome", {"outcome": words.reason_for("outcomes", name), "ways": _joined(ways, ", and ")})
        typed = " ".join(_typed(answers, f"{name}_words"))
        if typed:
            yield words.reason("words", {"words": typed})


def _impact(answers: Answers) -> Iterator[str]:
    areas = [words.reason_for("areas", each) for each in answers.get("wellbeing", "").split(",") if each]
    if areas and answers.get("significant_impact") == "yes":
        yield words.reason("on", {"areas": _joined(areas, "; ")})
    yield from _typed(answers, "wellbeing_words")


def _joined(parts: Sequence[str], between: str) -> str:
    return between.join(parts)
