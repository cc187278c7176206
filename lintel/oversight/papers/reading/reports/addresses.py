"""Addresses in papers: found though they are wrapped, and repaired where only one repair is possible."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_BEGINS = re.compile(r"(?:\bh\w?tt?ps?[:;.]?\s?/{1,2}\s?|\bwww\.)[^\s<>\"]+", re.I)
_TOKEN = re.compile(r"\s+([\w%&=?./~+#$-]{2,})")
_UNFINISHED = re.compile(r"[?&=%_-]$")
_GOES_ON = re.compile(r"^[?&=%]|%[0-9A-F]{2}|\w=\w|\.(?:pdf|aspx?|html?|docx?)\b", re.I)
_AFTER = re.compile(r"[.,;:)\]]+$")
_WELL_FORMED = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s|\\^]*)?", re.I)
_DOCUMENT = re.compile(r"/documents/([a-z]\d+)/", re.I)
_ASKED = re.compile(r"(?<=[?&])([^=&#]+)=([^&#]*)")


@dataclass(frozen=True)
class Address:
    """An address in a text, at `text[start:end]`; `printed` without the spaces that a wrapped line put into it."""

    printed: str
    start: int
    end: int

    @property
    def repaired(self) -> str:
        """The address with every key that can be meant in one way only."""
        if not _of_the_system(self.printed):
            return self.printed
        return _ASKED.sub(
            lambda asked: f"{_meant(asked[1]) or asked[1]}={asked[2]}", self.printed.replace("&amp;", "&")
        )

    @property
    def certain(self) -> bool:
        """Whether the address, once repaired, can be right."""
        if not _WELL_FORMED.fullmatch(self.printed):
            return False
        return not _of_the_system(self.printed) or all(
            _can_be(key, value) for key, value in _ASKED.findall(self.repaired)
        )

    @property
    def document(self) -> str | None:
        """The number of the meeting or the document that it leads to."""
        if document := _DOCUMENT.search(self.printed):
            return document.group(1)
        asked = (
            {key.lower(): value for key, value in _ASKED.findall(self.repaired)} if _of_the_system(self.printed) else {}
        )
        return next((asked[key.lower()] for key in _system()["meeting_keys"] if key.lower() in asked), None)


def addresses(text: str) -> tuple[Address, ...]:
    """The addresses in the text, in their order."""
    found: list[Address] = []
    for begun in _BEGINS.finditer(text):
        if not found or begun.start() >= found[-1].end:
            found.append(_whole(text, begun))
    return tuple(found)


def _whole(text: str, begun: re.Match[str]) -> Address:
    printed, end = begun.group(), begun.end()
    while (token := _TOKEN.match(text, end)) and _belongs(printed, token.group(1)):
        printed, end = printed + token.group(1), token.end()
    after = _AFTER.search(printed)
    cut = len(after.group()) if after else 0
    return Address("".join(printed[: len(printed) - cut].split()), begun.start(), end - cut)


def _belongs(printed: str, token: str) -> bool:
    return not _BEGINS.match(token) and bool(_UNFINISHED.search(printed) or _GOES_ON.search(token))


def _of_the_system(address: str) -> bool:
    page = address.split("?")[0].rsplit("/", 1)[-1].lower()
    return page in {page.lower() for page in _system()["pages"]}


def _meant(key: str) -> str | None:
    """The one known key that the printed one is or looks like; None where there is none, or more than one."""
    known = _known()
    if key.lower() in known["as printed"]:
        return key
    alike = known["alike"].get(_looks(key), ())
    return alike[0] if len(alike) == 1 else None


def _can_be(key: str, value: str) -> bool:
    named = _meant(key)
    is_number = named and named.lower() in {number.lower() for number in _system()["numbers"]}
    return named is not None and (not is_number or value.isdigit())


def _looks(key: str) -> str:
    for alike in _system()["look_alikes"]:
        key = re.sub(f"[{re.escape(alike)}]", alike[0], key)
    return key


@cache
def _known() -> Mapping[str, Any]:
    alike: dict[str, tuple[str, ...]] = {}
    for key in _system()["keys"]:
        alike[_looks(key)] = (*alike.get(_looks(key), ()), key)
    return {"as printed": {key.lower() for key in _system()["keys"]}, "alike": alike}


@cache
def _system() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / "committee_system.toml").read_text(encoding="utf-8"))
