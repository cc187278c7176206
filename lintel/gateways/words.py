"""The words that go out: templates from `words.toml`, each sentence whole, so that it can be translated whole."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext

from lintel.gateways.letter import Section

Gaps = Mapping[str, str]


@cache
def catalogue() -> Mapping[str, Any]:
    """Everything in the one place where the words are."""
    return tomllib.loads(files("lintel.gateways").joinpath("words.toml").read_text("utf-8"))


def text(template: str, gaps: Gaps) -> str:
    """The words of a text."""
    return _filled(catalogue()["text"][template], gaps)


def heading(template: str) -> str:
    """The heading of a letter."""
    return gettext(catalogue()["letter"][template]["heading"])


def first_lines(template: str, gaps: Gaps) -> list[str]:
    """Why, what to do, who to ask, by when."""
    return [_filled(each, gaps) for each in catalogue()["letter"][template]["first"]]


def sections(template: str, gaps: Gaps, *, holds: frozenset[str] = frozenset()) -> Iterator[Section]:
    """The parts of a letter; one that depends on something is left out where that does not hold."""
    for each in catalogue()["letter"][template]["sections"]:
        if each.get("when") is None or each["when"] in holds:
            yield Section(gettext(each["heading"]), [_filled(line, gaps) for line in each["paragraphs"]])


def closing(gaps: Gaps) -> list[str]:
    """How a letter ends."""
    return [_filled(each, gaps) for each in catalogue()["closing"]["lines"]]


def on_page(name: str, gaps: Gaps) -> str:
    """A sentence of the page that asks what has got worse."""
    return _filled(catalogue()["worse"][name], gaps)


def _filled(sentence: str, gaps: Gaps) -> str:
    return gettext(sentence).format(**gaps)
