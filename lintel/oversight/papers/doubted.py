"""What a person is told of a doubt: the sentence that its name stands for."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def sentences() -> dict[str, str]:
    """Every sentence by the name of its doubt."""
    told = tomllib.loads(files("lintel.oversight.papers.reading").joinpath("doubts.toml").read_text("utf-8"))
    return dict(_flat(told))


def _flat(told: dict[str, Any]) -> Any:
    for name, value in told.items():
        if isinstance(value, dict):
            yield from _flat(value)
        else:
            yield name, value


def sentence(name: str) -> str:
    """The sentence of a doubt; its name in words where it has none."""
    return sentences().get(name) or f"{name.replace('_', ' ').replace('-', ' ').capitalize()}."
