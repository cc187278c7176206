"""Forms for the public: the pages that one declaration comes to, and every way through them.

A page asks one thing. Which page comes next depends only on answers before it, so that nobody is sent back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lintel.domain.forms import Answers, Form, Question


@dataclass(frozen=True, kw_only=True)
class Door:
    """How the public comes to a form: its address, the kind of work that it opens, and what the start page says.

    `lines` say what the form is for, one sentence or two each. `caller` is who is calling where no answer says it.
    """

    slug: str
    kind: str
    title: str
    lines: tuple[str, ...]
    caller: str


@dataclass(frozen=True)
class PublicForm:
    """A form and its door."""

    form: Form
    door: Door


@dataclass(frozen=True)
class Page:
    """One page: its address, its title, and what it asks."""

    slug: str
    title: str
    hint: str
    questions: tuple[Question, ...]

    def asked(self, answers: Answers) -> list[Question]:
        """The questions that apply, as those before it are answered."""
        return [each for each in self.questions if each.applies(answers)]

    @property
    def takes_files(self) -> bool:
        """Whether it is answered by files."""
        return any(each.sort == "file" for each in self.questions)

    def seen(self, answers: Answers) -> bool:
        """Whether somebody answered it, be it by leaving it empty."""
        return any(each.name in answers for each in self.questions)


def pages_of(form: Form) -> list[Page]:
    """Every page that there may be, in order."""
    found = []
    for section in form.sections:
        if section.name:
            found.append(Page(_slug(section.name), section.title, section.hint, section.questions))
        else:
            found += [Page(_slug(each.name), each.title, each.hint, (each,)) for each in section.questions]
    return found


def path_of(form: Form, answers: Answers) -> list[Page]:
    """The pages that somebody is asked who answers so, in order."""
    told = form.applying(answers)
    return [page for page in pages_of(form) if page.asked(told)]


def page_named(form: Form, slug: str) -> Page | None:
    """The page at an address; None where there is none."""
    return next((page for page in pages_of(form) if page.slug == slug), None)


def page_after(form: Form, answers: Answers, slug: str) -> Page | None:
    """The page that comes after one, as it is answered; None after the last one."""
    order = [page.slug for page in pages_of(form)]
    later = order[order.index(slug) + 1 :]
    return next((page for page in path_of(form, answers) if page.slug in later), None)


def page_before(form: Form, answers: Answers, slug: str) -> Page | None:
    """The page that comes before one; None before the first one."""
    order = [page.slug for page in pages_of(form)]
    earlier = order[: order.index(slug)]
    return next((page for page in reversed(path_of(form, answers)) if page.slug in earlier), None)


def page_to_finish(form: Form, answers: Answers) -> Page | None:
    """The first page with a question that needs an answer and has none; None where all can be sent."""
    told = form.applying(answers)
    missing = {each.name for each in form.unanswered(told)}
    return next((page for page in path_of(form, told) if missing & {each.name for each in page.questions}), None)


def page_to_go_on(form: Form, answers: Answers) -> Page | None:
    """The first page that was not answered, not even by leaving it empty, or lacks what is needed; None where none is left."""
    finish = page_to_finish(form, answers)
    return next((page for page in path_of(form, answers) if page == finish or not page.seen(answers)), None)


def ways_through(form: Form) -> list[dict[str, str]]:
    """The answers of every way through a form: one for each choice on which another question depends."""
    found: list[dict[str, str]] = [{}]
    for question in form.questions():
        if question.name in _asked_about(form):
            found = [way | chosen for way in found for chosen in _choices(question, way)]
    return found


def _asked_about(form: Form) -> set[str]:
    """The questions on whose answers another one depends."""
    return {each.show_if[0] for each in form.questions() if each.show_if}


def _choices(question: Question, way: Answers) -> Iterator[dict[str, str]]:
    if not question.applies(way):
        yield {}
        return
    codes = list(question.choices())
    if not question.required:
        yield {}
    yield from ({question.name: code} for code in codes)
    if question.sort == "many":
        yield {question.name: ",".join(codes)}


def _slug(name: str) -> str:
    return name.replace("_", "-")
