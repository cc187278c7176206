"""docs/forms.md: every field that somebody fills in, once, with what it is for."""

from collections.abc import Iterator, Mapping
from dataclasses import fields

from lintel.domain.codes import rows
from lintel.domain.document import Description, Identity
from lintel.domain.fact import Fact
from lintel.domain.forms import Form, Question, Section
from lintel.domain.forms.every import FORMS
from lintel.domain.rooms import all_facts
from lintel.domain.work import coded_fields, words
from lintel.project.drawing.facts import SHARED
from lintel.project.drawing.layout import page, table
from lintel.web.work.questions import label_of

SORTS = {
    "line": "a line",
    "words": "words",
    "one": "one choice",
    "many": "any number of choices",
    "date": "a date",
    "date_or_about": "a date, or about when",
    "money": "an amount",
    "phone": "a phone number",
    "email": "an email address",
    "address": "an address",
    "file": "a file",
}
KNOWN_FROM = {"last": "the last one"}
OF_DOCUMENTS = ("id", "person", "recorded")
INTRODUCTION = """
What is typed here is typed once: lists, letters, figures and returns are made from it. This page lists every field that
somebody fills in, and what it is for. A field that is there for nothing but a return says so. What is known already is
filled in, and asked as “is this still right?”. The purposes of fields that facts and documents hold are in
`lintel/domain/codes/purposes.csv`; those of a written form stand in its declaration, in `lintel/domain/forms/`.
"""


def forms_page() -> str:
    """The page."""
    return page(
        "Every field, and what it is for",
        INTRODUCTION,
        "## Who the person is",
        table(("Field", "What it is for"), _of_people()),
        "## What is recorded step by step",
        table(("Where", "Question", "Field", "What it is for"), _of_facts()),
        "## Written forms",
        *(part for form in FORMS.values() for part in _form(form)),
    )


def purpose_of(field: str) -> str:
    """What a field of a fact or document is for; where it is for a return alone, it says so."""
    row = purposes()[field]
    return f"{row['purpose']}. Only for a return" if row["only_for_return"] else row["purpose"]


def purposes() -> Mapping[str, Mapping[str, str]]:
    """Every row of the register of purposes by its field."""
    return {row["field"]: row for row in rows("purposes")}


def own_fields(kind: type[Fact]) -> list[str]:
    """The fields that a fact has of its own."""
    return [each.name for each in fields(kind) if each.name not in SHARED]


def fields_of_people() -> list[str]:
    """The fields of the documents that say who somebody is, each once."""
    named = [each.name for document in (Identity, Description) for each in fields(document)]
    return [name for name in dict.fromkeys(named) if name not in OF_DOCUMENTS]


def fields_of_callers() -> list[str]:
    """What is kept of a call in words: neither in a fact nor in who somebody is."""
    known = {*fields_of_people(), *(name for kind in all_facts().values() for name in own_fields(kind))}
    return [name for name in purposes() if name not in known]


def _of_people() -> Iterator[tuple[str, str]]:
    for name in [*fields_of_people(), *fields_of_callers()]:
        row = purposes()[name]
        if row["asked"] == "yes" or row["only_for_return"]:
            yield f"`{name}`", purpose_of(name)


def _of_facts() -> Iterator[tuple[str, ...]]:
    for name, kind in sorted(all_facts().items()):
        codes = dict(coded_fields(kind))
        for field in own_fields(kind):
            if purposes()[field]["asked"] == "yes":
                listed = f" ([choices](facts.md#{codes[field]}))" if field in codes else ""
                yield words(name).capitalize(), label_of(name, field), f"`{field}`{listed}", purpose_of(field)


def _form(form: Form) -> Iterator[str]:
    yield f"### {form.title}"
    yield f"Version {form.version}. From: {form.source}."
    rows = [_question(section, each) for section in form.sections for each in section.questions]
    yield table(("Question", "Field", "Answered by", "Filled in from", "What it is for"), rows)


def _question(section: Section, asked: Question) -> tuple[str, ...]:
    known = KNOWN_FROM.get(asked.known_from) or (f"`{asked.known_from}`" if asked.known_from else "")
    return asked.title, f"`{asked.name}`", SORTS[asked.sort], known, asked.purpose or section.purpose
