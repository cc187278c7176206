"""One page of a public form, as a Django form: what was typed is kept as it was typed, and judged when it is sent."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from lintel.domain.forms import Answers, Form, Question
from lintel.domain.forms.public import Page, path_of
from lintel.web.forms.declared import as_text, as_typed, in_boxes
from lintel.web.forms.fields import field_for

# Asked for so where what stands on a page cannot be sent: the page then says why.
MEND = "mend"
BOTH = (
    "You gave a name, and chose below that you do not know it. If it is a name, change what you chose. "
    "If it is no name, take it away here."
)


class PageForm(forms.Form):
    """The questions of one page that apply, as those before it are answered.

    What was typed for one that does not apply any more, as another tab answered otherwise or the draft is gone, is not lost.
    """

    def __init__(self, page: Page, answers: Answers, typed: MultiValueDict[str, Any] | None = None) -> None:
        self.asked = [each for each in page.questions if each.applies(answers) or each.name in (typed or {})]
        super().__init__(typed, initial=as_typed(answers, page.questions), use_required_attribute=False)
        here = {each.name: self.data.get(each.name, "") for each in self.asked}
        for question in self.asked:
            field = field_for(question, takes_words=True)
            field.label, field.help_text = _(question.title), _(question.hint)
            field.required = question.required and not question.is_spared(here)
            if question.hint == "":
                field.help_text = ""
            if isinstance(field, forms.ChoiceField):
                field.choices = [(code, _(words)) for code, words in question.choices().items()]
            field.error_messages["required"] = self._why_needed(question, answers)
            self.fields[question.name] = field

    def _why_needed(self, question: Question, answers: Answers) -> str:
        """Why it needs an answer; and where a choice beside it says that it needs none, that this would do too."""
        plain = forms.Field.default_error_messages["required"]
        if question.unless is None:
            return plain
        if question.unless[0] in {each.name for each in self.asked}:
            return _("“Name” needs an answer. If you do not know the name, choose so below.")
        return _("“Name” needs an answer. You ask for yourself now.") if question.is_spared(answers) else plain

    def clean(self) -> dict[str, Any]:
        """A name beside “I do not know the name” is asked about."""
        told = {each.name: as_text(self.cleaned_data.get(each.name, "")) for each in self.asked}
        for question in self.asked:
            if told[question.name] and question.is_spared(told):
                self.add_error(question.name, _(BOTH))
        return self.cleaned_data

    def answers(self) -> dict[str, str]:
        """Each answer as text, an empty one too: it takes the place of what was answered before."""
        return {name: as_text(self.cleaned_data.get(name, "")) for name in self.fields}

    def as_typed(self) -> dict[str, str]:
        """What can be taken as it will be kept, and the rest as it was typed: nothing of it is lost."""
        taken = {name: as_text(value) for name, value in self.cleaned_data.items()}
        return {name: taken.get(name, ",".join(self.data.getlist(name))) for name in self.fields if name in self.data}

    def so_far(self, before: Answers) -> dict[str, str]:
        """What to keep for whoever comes back: a page that is still empty counts as one that was not seen."""
        typed = self.answers() if self.is_valid() else self.as_typed()
        return {name: text for name, text in typed.items() if text or name in before}


def as_it_stands(form: Form, page: Page, answers: Answers) -> PageForm:
    """A page as it stands, judged: every answer that cannot be sent has its reason. What does not apply any more is not judged."""
    return PageForm(page, answers, in_boxes(as_typed(form.applying(answers), page.questions)))


def page_to_mend(form: Form, answers: Answers) -> Page | None:
    """The first page with an answer that is missing, or that cannot be taken as it was typed; None where all can be sent."""
    told = form.applying(answers)
    sent = in_boxes(as_typed(told, form.questions()))
    return next((page for page in path_of(form, told) if not PageForm(page, told, sent).is_valid()), None)


def without_nul(sent: QueryDict) -> MultiValueDict[str, Any]:
    """What was sent, without the one sign that cannot be kept: nobody typed it on purpose."""
    return MultiValueDict({name: [text.replace("\0", "") for text in sent.getlist(name)] for name in sent})
