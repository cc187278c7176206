"""The words that go out: templates from `words.toml`, each sentence whole, so that it can be translated whole."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from django.utils.translation import gettext

from lintel.gateways.letter import Section

Gaps = Mapping[str, str]


class Email(NamedTuple):
    """An email in words."""

    subject: str
    lines: list[str]

    @property
    def text(self) -> str:
        """What stands under the subject."""
        return "\n\n".join(self.lines)


@cache
def catalogue() -> Mapping[str, Any]:
    """Everything in the one place where the words are."""
    return tomllib.loads(files("lintel.gateways").joinpath("words.toml").read_text("utf-8"))


def text(template: str, gaps: Gaps) -> str:
    """The words of a text."""
    return _filled(catalogue()["text"][template], gaps)


def email(template: str, gaps: Gaps, *, holds: frozenset[str] = frozenset()) -> Email:
    """An email: its subject, and its sentences but those that depend on something that does not hold."""
    told = catalogue()["email"][template]
    lines = [each["say"] for each in told["lines"] if each.get("when") is None or each["when"] in holds]
    return Email(_filled(told["subject"], gaps), [_filled(each, gaps) for each in lines])


def heading(template: str) -> str:
    """The heading of a letter."""
    return gettext(catalogue()["letter"][template]["heading"])


def first_lines(template: str, gaps: Gaps) -> list[str]:
    """Why, what to do, who to ask, by when."""
    return [_filled(each, gaps) for each in catalogue()["letter"][template]["first"]]


def sections(
    template: str,
    gaps: Gaps,
    *,
    holds: frozenset[str] = frozenset(),
    reasons: Sequence[Section] = (),
    advice: Sequence[str] = (),
) -> Iterator[Section]:
    """The parts of a letter; one that depends on something is left out where that does not hold.

    `reasons` are the parts that give reasons, which stand where the template has room for them; so does `advice`.
    """
    for each in catalogue()["letter"][template]["sections"]:
        if each.get("reasons"):
            yield from reasons
        elif each.get("when") is None or each["when"] in holds:
            lines = [_filled(line, gaps) for line in each["paragraphs"]]
            yield Section(gettext(each["heading"]), [*advice, *lines] if each.get("advice") else lines)


def reason(name: str, gaps: Gaps) -> str:
    """A heading or sentence of the reasons."""
    return _filled(catalogue()["reasons"][name], gaps)


def reason_for(group: str, code: str) -> str:
    """The words for one code among the reasons: an outcome, a way, an area, a finding, or what can help."""
    return gettext(catalogue()["reasons"][group][code])


def closing(gaps: Gaps) -> list[str]:
    """How a letter ends."""
    return [_filled(each, gaps) for each in catalogue()["closing"]["lines"]]


def on_page(name: str, gaps: Gaps) -> str:
    """A sentence of the page that asks what has got worse."""
    return _filled(catalogue()["worse"][name], gaps)


def _filled(sentence: str, gaps: Gaps) -> str:
    return gettext(sentence).format(**gaps)
