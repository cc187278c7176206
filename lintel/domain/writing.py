"""Writing on a form about work: with which kinds of work, what is recorded when it is sent in, and who judges it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from lintel.domain.fact import Fact, Recorded, effective
from lintel.domain.forms import Answers, Form
from lintel.domain.moves import When, reach
from lintel.domain.refusals import Refused
from lintel.domain.rooms import fact_named
from lintel.domain.work import WorkState, coded_fields

Rule = Callable[["Written", WorkState, When, Answers, str, Mapping[str, Any]], list[Fact]]


def ends_the_wait(
    written: "Written", work: WorkState, when: When, answers: Answers, document: str, how: Mapping[str, Any]
) -> list[Fact]:
    """The wait is reached, with the coded answers that its fact holds."""
    if work.stage is not None and work.stage.reached_by == "OfferAccepted":
        raise Refused("needs_a_worker")
    coded = {name for name, _ in coded_fields(fact_named(written.facts[0]))}
    told = {name: code for name, code in written.form.body(answers).items() if name in coded}
    return reach(work, when, milestone=written.facts[0], answers=document, **told)


class MaySign(Protocol):
    """Refuses somebody who may not agree to what was written, on the day on which it is asked."""

    def __call__(self, story: Sequence[Recorded], *, role: str, on: date) -> None: ...


@dataclass(frozen=True, kw_only=True)
class Written:
    """A form about work. `facts` are what is recorded when it is sent in; the first of them, the first time.

    `signed_off` and `sent_back` are recorded by somebody else than its writer; both are empty where nobody signs it off.
    `waits_to_be_signed` says whether it now does, `judged` what such a judgement names, and `may_sign` refuses whoever may
    not agree to it; `limit_in_words` says up to what a role may. `begins_with` is what it takes over from another form's answers.
    """

    form: Form
    slug: str
    kinds: frozenset[str]
    facts: tuple[str, ...]
    verb: str
    record: Rule = ends_the_wait
    written_now: Callable[[WorkState], bool] | None = None
    when_asked: str = "When did you finish it?"
    signed_off: str = ""
    sent_back: str = ""
    waits_to_be_signed: Callable[[WorkState], bool] = lambda work: False
    is_back: Callable[[WorkState], bool] = lambda work: False
    judged: Callable[[WorkState], dict[str, str]] = lambda work: {}
    may_sign: MaySign = lambda story, *, role, on: None
    limit_in_words: Callable[[str, date], str] = lambda role, on: ""
    begins_with: Mapping[str, Callable[[Answers], dict[str, str]]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The sort of its documents, and of its drafts."""
        return self.form.name

    def is_written_now(self, work: WorkState) -> bool:
        """Whether it may be written as the work stands: unless said otherwise, while the wait that it ends is open."""
        if self.written_now is not None:
            return self.written_now(work)
        return work.stage is not None and work.stage.reached_by in self.facts

    @property
    def signing(self) -> frozenset[str]:
        """The kinds of fact by which somebody else judges it."""
        return frozenset({self.signed_off, self.sent_back} - {""})

    def writers(self, story: Sequence[Recorded]) -> set[str]:
        """Who sent it in, by id, whether it was written on the form or only recorded."""
        return {entry.by for entry in effective(story) if type(entry.fact).__name__ in self.facts}

    def submissions(self, story: Sequence[Recorded]) -> list[Recorded]:
        """The submissions that stand, written on the form, the first one first."""
        standing = [entry for entry in effective(story) if type(entry.fact).__name__ in self.facts]
        return [entry for entry in standing if getattr(entry.fact, "answers", None)]
