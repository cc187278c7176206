"""Refusals: a key and parameters; the sentence a person reads is in the catalogue `codes/refusals.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


class Refused(Exception):
    """A rule said no. `key` finds the sentence; `parameters` fill it; `field` is the answer at fault, if one is."""

    def __init__(self, key: str, *, field: str | None = None, **parameters: object) -> None:
        super().__init__(key)
        self.key, self.field, self.parameters = key, field, parameters

    def __str__(self) -> str:
        return sentence(self)


class CannotBeShown(Exception):
    """The look could not be written down, so what was asked for is not shown."""

    def __str__(self) -> str:
        return "It could not be written down who looks at these records, so they are not shown. Try again in a few minutes."


@cache
def sentences() -> dict[str, str]:
    """Every refusal's sentence by its key, in English."""
    return tomllib.loads(files("lintel.domain.codes").joinpath("refusals.toml").read_text("utf-8"))


LONGEST_WORD = 100


def sentence(refused: Refused) -> str:
    """The sentence for a refusal, with its parameters in words. Raises KeyError where the catalogue has none."""
    told = {name: _tellable(value) if isinstance(value, str) else value for name, value in refused.parameters.items()}
    return sentences()[refused.key].format(**told)


def _tellable(text: str) -> str:
    """What somebody typed, as it may be said back: it may be anything, and may steer a terminal."""
    seen = "".join(letter if letter.isprintable() else "?" for letter in text)
    # Lists of facts and references are ours, and are told whole.
    return seen if len(seen) <= LONGEST_WORD or ";" in seen or ", " in seen else f"{seen[:LONGEST_WORD]} …"
