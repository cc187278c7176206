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


@cache
def sentences() -> dict[str, str]:
    """Every refusal's sentence by its key, in English."""
    return tomllib.loads(files("lintel.domain.codes").joinpath("refusals.toml").read_text("utf-8"))


def sentence(refused: Refused) -> str:
    """The sentence for a refusal, with its parameters in words. Raises KeyError where the catalogue has none."""
    return sentences()[refused.key].format(**refused.parameters)
