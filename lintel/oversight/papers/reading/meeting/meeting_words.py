"""The words of agendas and minutes that English councils share, from `meeting_words.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_ALL = tomllib.loads((Path(__file__).parent / "meeting_words.toml").read_text(encoding="utf-8"))


def shared(room: str, key: str) -> Any:
    """The value of `key` in the table `room`. Raises KeyError."""
    return _ALL[room][key]


def patterns(room: str, key: str) -> Mapping[str, str]:
    """The patterns of the table `key` in the table `room`, each on one line."""
    return {name: pattern.replace("\n", "") for name, pattern in _ALL[room][key].items()}
