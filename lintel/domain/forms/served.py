"""Served: over which answers a page of a public form was served, so that nobody writes over words that they have not seen.

One draft may be open on two devices, or in two tabs. A page holds a name of its own, and a digest of each answer as it
stood; who goes back in a browser, or presses twice, sends the same name again and is asked nothing.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lintel.domain.fact import new_id
from lintel.domain.forms import Answers

ONE = "[a-z0-9_]{1,60}=[0-9a-f]{64}"
HELD = re.compile(rf"(?P<page>[a-z0-9-]{{1,60}}):(?P<name>[0-9a-f-]{{36}}):(?P<over>{ONE}(?:,{ONE})*)")


@dataclass(frozen=True, kw_only=True)
class Served:
    """A page as it was served: its address in the form, its own name, and by question the digest of the answer below it."""

    page: str
    name: str
    over: Mapping[str, str]

    def held(self) -> str:
        """As the page holds it."""
        over = ",".join(f"{name}={digest}" for name, digest in self.over.items())
        return f"{self.page}:{self.name}:{over}"

    def anew(self, over: Mapping[str, str]) -> "Served":
        """The same page, shown again over other answers."""
        return replace(self, over=over)

    def own(self, stands: Answers, typed: Answers) -> Answers:
        """The answers that are this page's to give: what it was served with and left as it was takes nobody's place.

        What nobody was asked yet, as in a draft that was begun anew, is given as it was typed. An answer that was taken away
        elsewhere does not come back: it may be a number that is not safe.
        """
        as_typed = digests_of(typed, typed)
        return {
            name: text for name, text in typed.items() if name not in stands or self.over.get(name) != as_typed[name]
        }

    def unseen(self, stands: Answers, typed: Answers) -> list[str]:
        """The questions, by name, where what was typed would take the place of words that this page has not seen.

        The same words on both sides are nothing to ask about, and where none stand none can be lost.
        """
        now = digests_of(typed, stands)
        own = self.own(stands, typed)
        return [name for name in differing(own, stands) if stands.get(name) and self.over.get(name) != now[name]]

    def is_overtaken(self, stands: Answers, typed: Answers, *, written_by: str) -> bool:
        """Whether another page has changed its answers since. `written_by` is the name of the page that wrote what stands."""
        return self.name != written_by and bool(self.unseen(stands, typed))


def served(page: str, over: Mapping[str, str]) -> Served:
    """A page that is served for the first time."""
    return Served(page=page, name=new_id(), over=over)


def served_as(held: str, page: str) -> Served | None:
    """What a page says that was sent of how it was served; None where it does not say it, or says it of another page."""
    found = HELD.fullmatch(held)
    if found is None or found["page"] != page:
        return None
    over = dict(each.split("=") for each in found["over"].split(","))
    return Served(page=page, name=found["name"], over=over)


def digests_of(names: Iterable[str], answers: Answers) -> dict[str, str]:
    """A digest of the answer to each of these questions. One that was left empty is as one that was not seen."""
    return {name: _digest([name, _compared(answers.get(name, ""))]) for name in names}


def digest_read(answers: Answers, files: Iterable[str]) -> str:
    """A digest of all that is read through before it is sent: the answers, and which files come along, by their ids.

    A page that was only passed by adds nothing.
    """
    told = {name: _compared(text) for name, text in sorted(answers.items()) if text}
    return _digest([told, sorted(files)])


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def differing(typed: Answers, stands: Answers) -> list[str]:
    """The questions, by name, that were answered otherwise than it stands."""
    return [name for name, text in typed.items() if _compared(text) != _compared(stands.get(name, ""))]


def _compared(text: str) -> str:
    """As answers are compared: a browser and its script end lines with different signs."""
    return "\n".join(text.strip().splitlines())
