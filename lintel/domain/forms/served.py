"""Served: over which answers a page of a public form was served, so that nobody writes over words that they have not seen.

One draft may be open on two devices, or in two tabs. A page holds a name of its own, and a digest of its answers as they
stood; who goes back in a browser, or presses twice, sends the same name again and is asked nothing.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lintel.domain.fact import new_id
from lintel.domain.forms import Answers

HELD = re.compile(r"(?P<page>[a-z0-9-]{1,60}):(?P<name>[0-9a-f-]{36}):(?P<over>[0-9a-f]{64})")


@dataclass(frozen=True, kw_only=True)
class Served:
    """A page as it was served: its address in the form, its own name, and the digest of the answers that it stood over."""

    page: str
    name: str
    over: str

    def held(self) -> str:
        """As the page holds it."""
        return f"{self.page}:{self.name}:{self.over}"

    def anew(self, over: str) -> "Served":
        """The same page, shown again over other answers."""
        return replace(self, over=over)

    def is_overtaken(self, stands: Answers, typed: Answers, *, names: Sequence[str], written_by: str) -> bool:
        """Whether another page has changed its answers since, so that what was typed would take the place of words unseen.

        `written_by` is the name of the page that wrote what stands. The same words on both sides are nothing to ask about,
        and where none stand, as in a draft that was begun anew, none can be lost.
        """
        unseen = self.over != digest_of(names, stands) and self.name != written_by
        return unseen and any(stands.get(name) for name in differing(typed, stands))


def served(page: str, over: str) -> Served:
    """A page that is served for the first time."""
    return Served(page=page, name=new_id(), over=over)


def served_as(held: str, page: str) -> Served | None:
    """What a page says that was sent of how it was served; None where it does not say it, or says it of another page."""
    found = HELD.fullmatch(held)
    return Served(**found.groupdict()) if found and found["page"] == page else None


def digest_of(names: Iterable[str], answers: Answers) -> str:
    """A digest of the answers to these questions. One that was left empty is as one that was not seen."""
    told = {name: _compared(answers.get(name, "")) for name in names}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def differing(typed: Answers, stands: Answers) -> list[str]:
    """The questions, by name, that were answered otherwise than it stands."""
    return [name for name, text in typed.items() if _compared(text) != _compared(stands.get(name, ""))]


def _compared(text: str) -> str:
    """As answers are compared: a browser and its script end lines with different signs."""
    return "\n".join(text.strip().splitlines())
