"""All that was saved of a draft, as it is read: each save with its questions and answers in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from lintel.casework.drafts import Draft
from lintel.casework.drafts_read import Save, saves_of
from lintel.domain.forms import Question
from lintel.domain.forms.every import FORMS
from lintel.domain.merging import Answer


@dataclass(frozen=True)
class SaveInWords:
    """One save in words: each question that it changed, empty where only its answer says what it is, and the answer."""

    at: datetime
    by: str
    set_aside: bool
    said: list[tuple[str, str]]


def saved_in_words(draft: Draft) -> list[SaveInWords]:
    """Every save that says something in words, the newest first."""
    form = FORMS.get(draft.form)
    asked = {each.name: each for each in form.questions()} if form else {}
    told = [SaveInWords(each.at, each.by, each.set_aside, list(_said(each, asked))) for each in saves_of(draft)]
    return [each for each in told if each.said]


def _said(save: Save, asked: Mapping[str, Question]) -> Iterator[tuple[str, str]]:
    for name, answer in save.changes.items():
        question = asked.get(name)
        if question is not None:
            yield question.title, question.in_words({name: _text(answer)}) or "Emptied"
        elif len(_text(answer).split()) > 1:
            # A page's own boxes have no question here: sentences speak for themselves.
            yield "", _text(answer)


def _text(answer: Answer) -> str:
    return ",".join(answer) if isinstance(answer, list) else answer
