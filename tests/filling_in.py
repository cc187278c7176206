"""Filling in a form for the public: answers of every sort, the fewest that do, and all."""

from lintel.domain.forms import Answers, Form, Question

SAMPLES = {
    "line": "Orla O’Brien",
    "words": "She fell on the stairs.\nShe is afraid of the nights.",
    "date_or_about": "about 1940",
    "address": "1 Invented Row\nMadeupton",
    "phone": "07700 900123",
    "email": "somebody@example.com",
    "date": "1941-02-03",
    "money": "10",
}
LONGEST = {"person_postcode": "ZZ99 9ZZ", "nhs_number": "999 000 0018"}


def sample(question: Question) -> str:
    """An answer to a question."""
    if question.codes:
        return next(iter(question.choices()))
    return LONGEST.get(question.name) or SAMPLES[question.sort]


def fewest_answers(form: Form, way: Answers) -> dict[str, str]:
    """The answers without which a form cannot be sent, on one way through it."""
    return dict(way) | {
        each.name: way.get(each.name) or sample(each)
        for each in form.questions()
        if each.required and each.applies(way)
    }


def every_answer(form: Form, way: Answers) -> dict[str, str]:
    """An answer to every question that applies, on one way through a form."""
    told: dict[str, str] = {}
    for each in form.questions():
        # Files are sent on a page of their own, and answer by how many there are.
        if each.applies(told) and each.sort != "file":
            # A choice on which others depend is as the way has it, also where it is left open.
            decides = any(other.show_if and other.show_if[0] == each.name for other in form.questions())
            told[each.name] = way.get(each.name, "") if decides else sample(each)
    return {name: text for name, text in told.items() if text}
