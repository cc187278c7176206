"""A draft on a page: what the page says back about it, how what was sent is saved, and what two people both changed."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, QueryDict

from lintel.casework.drafts import Draft, Saved, finish, kept, save, standing
from lintel.domain.merging import Answer, Body, question_of
from lintel.web.sent import NEVER_KEPT, number_sent

# The form of a draft of a page that keeps none of its own: one's own, until the page is sent.
PAGE = "page"
# The boxes that belong to the draft, or to the page, and are no answers.
NO_ANSWERS = NEVER_KEPT | {
    "csrfmiddlewaretoken",
    "save_draft",
    "undecided",
    "once",
    "sequence",
    "kept",
    "unsent",
    "held_by",
    "go_on",
}


@dataclass(frozen=True)
class Choice:
    """A question that two people changed: what each wrote, for the second to choose."""

    question: str
    label: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class DraftOnPage:
    """What a page holds of its draft: which one, the version that it shows, a name of its own, and what to choose."""

    form: str
    about: str
    id: str
    seen: int
    page: str
    saved_at: object = None
    choices: list[Choice] = field(default_factory=list)

    def save_by(self, user: Any, body: Body, **more: Any) -> Saved:
        """Save this of it, as this page has it."""
        return save(self.form, self.about, user, body, self.seen, draft=self.id, page=self.page, **more)

    def shown_again(self, saved: Draft, choices: list[Choice]) -> "DraftOnPage":
        """What the page holds when it is shown again after that: the version that was saved, under a new name."""
        token = str(uuid.uuid4())
        return DraftOnPage(self.form, self.about, saved.id, saved.version, token, saved.saved_at, choices)


def fresh(form: str, about: str = "", draft: Draft | None = None) -> DraftOnPage:
    """The draft of a page that is opened: one that there is, or a personal one that begins when it is saved."""
    token = str(uuid.uuid4())
    if draft is None:
        return DraftOnPage(form, about, str(uuid.uuid4()), 0, token)
    return DraftOnPage(form, about, draft.id, draft.version, token, draft.saved_at if draft.version else None)


def sent(request: HttpRequest, form: str, about: str = "") -> DraftOnPage:
    """The draft of a page that was sent."""
    told = request.POST
    return DraftOnPage(form, about, _id(told, "draft_id"), number_sent(request, "draft_seen"), _id(told, "draft_page"))


def of_page(request: HttpRequest) -> DraftOnPage:
    """The draft of a page that keeps none of its own: what is typed into it is saved, and offered until it is sent."""
    return sent(request, PAGE) if "draft_id" in request.POST else fresh(PAGE)


def answers(sent: QueryDict) -> dict[str, Answer]:
    """All that a page sends but what belongs to the page itself."""
    # A page that is sent again from its draft says how far the story had come when it was written.
    apart = NO_ANSWERS - {"sequence"} if sent.get("draft_form") == PAGE else NO_ANSWERS
    told = {name: sent.getlist(name) for name in sent if name not in apart and not _of_draft(name)}
    return {name: texts if len(texts) > 1 else texts[0] for name, texts in told.items() if texts}


def save_sent(
    request: HttpRequest,
    on_page: DraftOnPage,
    body: Mapping[str, Answer],
    labels: Mapping[str, str],
    *,
    where: str = "",
) -> tuple[Saved, DraftOnPage]:
    """Save what a page sent, and the draft as the page is to show it again. `labels` are the questions in words."""
    now = standing(on_page.id, request.user)
    chosen, undecided = _chosen(request.POST, dict(body), now)
    saved = on_page.save_by(request.user, chosen, where=where, undecided=undecided)
    _end_unsent(request, saved)
    choices = [_choice(each, labels, saved.draft.body, chosen) for each in sorted(saved.conflicts)]
    return saved, on_page.shown_again(saved.draft, choices)


def _end_unsent(request: HttpRequest, saved: Saved) -> None:
    """What could not be sent, and is sent again on a page that keeps drafts, is in that page's draft from now on."""
    unsent = id_in(request.POST.get("unsent", ""))
    if unsent and unsent != saved.draft.id:
        finish(unsent, request.user)


def shown(saved: Saved, typed: Body) -> dict[str, Answer]:
    """What the boxes hold after a save: all that stands, and one's own words where there is still a choice to make."""
    body = saved.draft.body
    own = {name: text for name, text in typed.items() if question_of(name) in saved.conflicts}
    # What was kept without a sign that cannot be kept is shown as it was typed, so that the form says what to mend.
    as_typed = {name: text for name, text in typed.items() if name in body and kept(text) == body[name]}
    return {**body, **as_typed, **own}


def _chosen(sent: QueryDict, body: dict[str, Answer], now: Body) -> tuple[dict[str, Answer], set[str]]:
    """The answers after each choice that was made, and the questions where none was."""
    undecided = set()
    for question in sent.getlist("undecided"):
        choice = sent.get(f"stands-{question}", "")
        if choice not in CHOICES:
            undecided.add(question)
        for name in [each for each in body if question_of(each) == question and choice in CHOICES]:
            body[name] = CHOICES[choice](now.get(name, ""), body[name])
    return body, undecided


def _both(theirs: Answer, yours: Answer) -> Answer:
    if isinstance(theirs, str) and isinstance(yours, str):
        return "\n\n".join(each for each in (theirs, yours) if each.strip())
    one, other = ([each] if isinstance(each, str) else each for each in (theirs, yours))
    return list(dict.fromkeys([*one, *other]))


CHOICES = {"theirs": lambda theirs, yours: theirs, "yours": lambda theirs, yours: yours, "both": _both}


def _choice(question: str, labels: Mapping[str, str], now: Body, typed: Body) -> Choice:
    return Choice(question, labels.get(question, question), _words(question, now), _words(question, typed))


def _words(question: str, body: Body) -> str:
    texts = [text for name, text in body.items() if question_of(name) == question]
    return " ".join(", ".join(text) if isinstance(text, list) else text for text in texts)


def _of_draft(name: str) -> bool:
    return name.startswith(("draft_", "stands-"))


def _id(sent: QueryDict, name: str) -> str:
    return id_in(sent.get(name, "")) or str(uuid.uuid4())


def id_in(text: str) -> str:
    """An id that a page sent; empty where it is none."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        return ""
