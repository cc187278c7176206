"""A council's manner of writing papers, as data: one file of patterns for each manner in `profiles/`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_WHERE = Path(__file__).parent / "profiles"
PLAIN = "plain"


class NoSuchProfile(LookupError):
    """No profile has that name."""


@dataclass(frozen=True)
class Profile:
    """`name` is the file's name; `rules` the tables of the file, each read by the one reader that is named like it."""

    name: str
    rules: Mapping[str, Any]

    def said(self, room: str, key: str, default: Any = None) -> Any:
        """The value of `key` in the table `room`, or `default`."""
        return self.rules.get(room, {}).get(key, default)

    def pattern(self, room: str, key: str) -> re.Pattern[str]:
        """The pattern of that name, case kept. Raises KeyError where the manner has none."""
        return _compiled(self.rules[room][key])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def profile(name: str) -> Profile:
    """The profile of that name: what its file does not say is as in the plain manner. Raises NoSuchProfile."""
    if name not in names():
        raise NoSuchProfile(name)
    plain, own = _file(PLAIN), _file(name)
    return Profile(name, {room: {**plain.get(room, {}), **own.get(room, {})} for room in {**plain, **own}})


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((_WHERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def names() -> tuple[str, ...]:
    """The names of all profiles, in order."""
    return tuple(sorted(path.stem for path in _WHERE.glob("*.toml")))
