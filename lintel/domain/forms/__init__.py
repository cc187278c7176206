"""Forms, declared as plain values: what is asked, in which order, and from which lists. Pages are made from these.

Answers are text by the name of their question; of a question with several answers, the codes with commas between.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lintel.domain.codes import in_words, titles
from lintel.domain.forms.days import day_in_full
from lintel.domain.money import in_pounds, pence_of
from lintel.domain.refusals import Refused

Answers = Mapping[str, str]
Condition = tuple[str, frozenset[str]]
LONGEST_WORDS = 20_000
SORTS = frozenset(
    {"line", "words", "one", "many", "date", "date_or_about", "money", "address", "phone", "email", "file"}
)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. `sort` says what sort of answer; `codes` names the list that it is chosen from.

    `show_if` is a question before it and the codes of which one must be chosen there, else this one does not apply.
    `unless` is a question beside it and the codes of which one, chosen there, says that this one needs no answer.
    `known_from` says where the answer may be known already: it is then filled in, and asked as "is this still right?".
    `purpose` is what the answer is for, where its section does not say it; `means` is where in the record it belongs;
    `longest` the most letters of an answer, where that is not what is usual for its sort.
    """

    name: str
    title: str
    sort: str = "words"
    hint: str = ""
    codes: str = ""
    required: bool = False
    show_if: Condition | None = None
    unless: Condition | None = None
    known_from: str = ""
    purpose: str = ""
    means: str = ""
    longest: int = 0

    def choices(self) -> Mapping[str, str]:
        """The codes that may be chosen, with their words."""
        return titles(self.codes)

    def chosen(self, answers: Answers) -> list[str]:
        """The codes that were chosen."""
        return [each for each in answers.get(self.name, "").split(",") if each]

    def in_words(self, answers: Answers) -> str:
        """The answer as it is read: the words of what was chosen, or the words that were typed."""
        if self.sort == "money":
            return _in_pounds(answers.get(self.name, ""))
        if self.sort == "file":
            return _in_files(answers.get(self.name, ""))
        if self.sort == "date_or_about":
            return day_in_full(answers.get(self.name, ""))
        if not self.codes:
            return answers.get(self.name, "")
        return in_words(self.codes, answers.get(self.name, ""))

    def applies(self, answers: Answers) -> bool:
        """Whether it is asked at all, as the others are answered."""
        return self.show_if is None or _is_chosen(self.show_if, answers)

    def is_spared(self, answers: Answers) -> bool:
        """Whether another says that this one needs no answer."""
        return self.unless is not None and _is_chosen(self.unless, answers)


@dataclass(frozen=True, kw_only=True)
class Section:
    """Questions that belong together, under a heading.

    The public is asked one question a page, but those of a section with a `name` stand on one page, which is called so.
    """

    title: str
    questions: tuple[Question, ...]
    hint: str = ""
    purpose: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form with its version. Answers say which version they answer."""

    name: str
    version: str
    title: str
    sections: tuple[Section, ...]
    source: str = ""

    def questions(self) -> Iterator[Question]:
        """Every question, in order."""
        for section in self.sections:
            yield from section.questions

    def applying(self, answers: Answers) -> dict[str, str]:
        """The answers to those questions that apply. What an answer leads to that does not apply itself, falls with it."""
        told: dict[str, str] = {}
        for each in self.questions():
            text = answers.get(each.name, "").strip()
            if text and each.applies(told):
                told[each.name] = text
        return told

    def meanings(self, answers: Answers) -> dict[str, str]:
        """The answers to those questions that apply, by where in the record each belongs."""
        told = self.applying(answers)
        return {each.means: told[each.name] for each in self.questions() if each.means and each.name in told}

    def body(self, answers: Answers) -> dict[str, str]:
        """The answers as a document holds them."""
        return self.applying(answers) | {"form_version": self.version}

    def beside_the_point(self, answers: Answers) -> list[Question]:
        """The questions that have an answer, and do not apply as the others are answered."""
        return [each for each in self.questions() if answers.get(each.name, "").strip() and not each.applies(answers)]

    def in_words(self, condition: Condition | None) -> str:
        """What must be chosen for a question to apply, in words; empty for one that always does."""
        if condition is None:
            return ""
        name, codes = condition
        called = next(each for each in self.questions() if each.name == name).choices()
        return " or ".join(words for code, words in called.items() if code in codes)

    def unanswered(self, answers: Answers) -> list[Question]:
        """The questions that need an answer, and have none."""
        told = self.applying(answers)
        asked = [
            each for each in self.questions() if each.required and each.applies(answers) and not each.is_spared(told)
        ]
        return [each for each in asked if not answers.get(each.name, "").strip()]


def _is_chosen(condition: Condition, answers: Answers) -> bool:
    name, codes = condition
    return bool(codes & set(answers.get(name, "").split(",")))


def _in_pounds(text: str) -> str:
    """An amount as it is read; one that cannot be read as an amount, as it was typed."""
    try:
        return in_pounds(pence_of(text)) if text else ""
    except Refused:
        return text


def _in_files(text: str) -> str:
    """How many files were sent: their names and what is in them stand elsewhere."""
    return f"{text} file" if text == "1" else f"{text} files" if text else ""


def without_files(form: Form) -> Form:
    """The form without the questions that are answered by files, for those who enter it from a call or off paper."""
    kept = [replace(each, questions=tuple(q for q in each.questions if q.sort != "file")) for each in form.sections]
    return replace(form, sections=tuple(each for each in kept if each.questions))


def changed(form: Form, one: Answers, other: Answers) -> Sequence[Question]:
    """The questions that two sets of answers answer otherwise."""
    return [each for each in form.questions() if each.in_words(one) != each.in_words(other)]
