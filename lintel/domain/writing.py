"""Writing on a form about work: with which kinds of work, what is recorded when it is sent in, and who judges it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from lintel.domain.fact import Fact, Recorded, effective
from lintel.domain.forms import Answers, Form
from lintel.domain.moves import When
from lintel.domain.work import WorkState

Rule = Callable[["Written", WorkState, When, Answers, str, Mapping[str, Any]], list[Fact]]


class MaySign(Protocol):
    """Refuses somebody who may not agree to what was written, on the day on which it is asked."""

    def __call__(self, story: Sequence[Recorded], *, role: str, on: date) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Written:
    """A form about work. `facts` are what is recorded when it is sent in; the first of them, the first time.

    `signed_off` and `sent_back` are recorded by somebody else than its writer; both are empty where nobody signs it off.
    `waits_to_be_signed` says whether it now does, `judged` what such a judgement names, and `may_sign` refuses whoever may
    not agree to it. `begins_with` is what it takes over from another form's answers.
    """

    form: Form
    slug: str
    kinds: frozenset[str]
    facts: tuple[str, ...]
    verb: str
    record: Rule
    written_now: Callable[[WorkState], bool]
    when_asked: str = "When did you finish it?"
    signed_off: str = ""
    sent_back: str = ""
    waits_to_be_signed: Callable[[WorkState], bool] = lambda work: False
    is_back: Callable[[WorkState], bool] = lambda work: False
    judged: Callable[[WorkState], dict[str, str]] = lambda work: {}
    may_sign: MaySign = lambda story, *, role, on: None
    begins_with: Mapping[str, Callable[[Answers], dict[str, str]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The sort of its documents, and of its drafts."""
        return self.form.name

    @property
    def signing(self) -> frozenset[str]:
        """The kinds of fact by which somebody else judges it."""
        return frozenset({self.signed_off, self.sent_back} - {""})

    def submissions(self, story: Sequence[Recorded]) -> list[Recorded]:
        """The submissions that stand, written on the form, the first one first."""
        standing = [entry for entry in effective(story) if type(entry.fact).__name__ in self.facts]
        return [entry for entry in standing if getattr(entry.fact, "answers", None)]
