"""The figures of all papers, followed: series of the same figure, and differences, worked out once for the same papers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from lintel.domain.refusals import Refused
from lintel.oversight.papers.figures_followed.definition import Definition, has_subject, is_named
from lintel.oversight.papers.figures_followed.difference import Difference
from lintel.oversight.papers.figures_followed.differences import differences
from lintel.oversight.papers.figures_followed.series import figures_of, series
from lintel.oversight.papers.figures_followed.where import Followed
from lintel.oversight.papers.tracking import AllRead, all_read

ANY, USUAL_ROLE, USUAL_UNIT, POUNDS = "any", "actual", "count", "GBP"


@dataclass(frozen=True)
class NamedSeries:
    """A figure that stands in two places at least. `slug` is its piece of an address, `title` its definition in words."""

    slug: str
    title: str
    figures: tuple[Followed, ...]


@dataclass(frozen=True)
class FiguresRead:
    """What was followed. Only figures whose words stand in the lists make a series; any two places may differ."""

    series: tuple[NamedSeries, ...]
    differences: tuple[Difference, ...]


def figures_read(*, drafts: bool) -> FiguresRead:
    """The figures of all papers. Three queries at most."""
    return _followed(all_read(drafts=drafts))


def one_series(slug: str, *, drafts: bool) -> NamedSeries:
    """The series with that address. Raises Refused."""
    found = next((each for each in figures_read(drafts=drafts).series if each.slug == slug), None)
    if found is None:
        raise Refused("no_such_figure")
    return found


@lru_cache(maxsize=4)
def _followed(read: AllRead) -> FiguresRead:
    found: dict[str, NamedSeries] = {}
    for key, figures in series(figures_of(read.meetings)).items():
        if is_named(key.what) and has_subject(key) and len({(each.paper, each.line) for each in figures}) > 1:
            # The first body that told it has the address; another's has the body's name too.
            slug = _slug(key.words) if _slug(key.words) not in found else _slug((*key.words, key.body))
            found[slug] = NamedSeries(slug, _title(key), figures)
    return FiguresRead(tuple(found.values()), differences(read.meetings))


def _slug(words: Iterable[str]) -> str:
    return "-".join(re.sub(r"[^a-z0-9]+", "_", (part or ANY).replace("£", "pounds").lower()) for part in words)


def _title(key: Definition) -> str:
    """Such as "Waiting, carers, allocation: median, in days". What is usual is not said."""
    told = ", ".join(each.replace("_", " ") for each in key[:3] if each)
    more = [each for each in (key.role if key.role != USUAL_ROLE else "", _unit(key.unit)) if each]
    return f"{told[0].upper()}{told[1:]}{': ' if more else ''}{', '.join(more)}"


def _unit(unit: str) -> str:
    return "" if unit == USUAL_UNIT else f"in {'£' if unit == POUNDS else unit}"
