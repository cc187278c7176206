"""Reasons: what an assessment found, put into the letter that tells of the decision (Care Act 2014, section 13(2) and (5)).

What was typed in the assessment stands in it as it was typed: a manager read it and signed it off.
"""

from collections.abc import Collection, Iterator, Sequence

from lintel.domain.assessment import CRITERIA_MET, ELIGIBLE, conditions_not_met
from lintel.domain.forms import Answers
from lintel.domain.forms.care_act_assessment import unable_to_achieve
from lintel.gateways import words
from lintel.gateways.letter import Section

NOT_ELIGIBLE = "not_eligible"


def reasons(decision: str, reason: str | None, answers: Answers) -> list[Section]:
    """The parts of the letter that say why: what the person said, what was found, and what it means for them.

    Nothing where needs are not eligible and nothing says why: a copy of what was written then comes from the worker.
    """
    found = _found(decision, reason, answers)
    if decision != ELIGIBLE and not found:
        return []
    told = [
        _section("found", (words.reason_for("findings", code) for code in found)),
        _section("told_us", _typed(answers, "own_words")),
        _section("needs", _typed(answers, "needs")),
        _section("unable", _unable(answers, found)),
        _section("impact", _impact(answers, found)),
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


def _found(decision: str, reason: str | None, answers: Answers) -> list[str]:
    """What was found not to be met, as codes: first as the manager said, then as the assessment says."""
    if decision == ELIGIBLE:
        return []
    not_met = conditions_not_met(
        impairment=answers.get("impairment") == "yes",
        outcomes=unable_to_achieve(answers),
        wellbeing=answers.get("significant_impact") == "yes",
    )
    return list(dict.fromkeys([*([reason] if reason and reason != CRITERIA_MET else []), *not_met]))


def _unable(answers: Answers, found: Collection[str]) -> Iterator[str]:
    """What they cannot do; nothing where there are more or fewer of them than the decision says."""
    outcomes = unable_to_achieve(answers)
    if (len(outcomes) < 2) != ("fewer_than_two_outcomes" in found):
        return
    for name in outcomes:
        ways = [words.reason_for("ways", each) for each in answers[name].split(",") if each]
        yield words.reason("outcome", {"outcome": words.reason_for("outcomes", name), "ways": _joined(ways, ", and ")})
        typed = " ".join(_typed(answers, f"{name}_words"))
        if typed:
            yield words.reason("words", {"words": typed})


def _impact(answers: Answers, found: Collection[str]) -> Iterator[str]:
    areas = [words.reason_for("areas", each) for each in answers.get("wellbeing", "").split(",") if each]
    if areas and answers.get("significant_impact") == "yes" and "no_significant_impact" not in found:
        yield words.reason("on", {"areas": _joined(areas, "; ")})
    yield from _typed(answers, "wellbeing_words")


def _joined(parts: Sequence[str], between: str) -> str:
    return between.join(parts)
