"""Rules about what papers say beside their figures: lengths of a contract, years of an Act, links to a meeting."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

from lintel.oversight.papers.figures_followed.difference import At, Difference, Gathered, Kind, at_said
from lintel.oversight.papers.following.rare_words import Rarity, shared, terms
from lintel.oversight.papers.following.said import Said
from lintel.oversight.papers.reading.days import in_words
from lintel.oversight.papers.reading.figures.vocabulary import any_of, spelled

_FROM_TO = re.compile(r"(?<![\d/-])(?P<start>20\d\d)\s?-\s?(?P<stop>20\d\d)(?![\d/-])")
_YEARS = rf"(\d{{1,2}}|{any_of([*spelled()])}) years?\b"
_LASTS = re.compile(
    rf"\b(?:last|run|term|period|length|contract|agreement|arrangement)\w*\b[^.]{{0,40}}?\b{_YEARS}", re.I
)
_LONGER = re.compile(rf"\bexten\w+\b[^.]{{0,40}}?\b{_YEARS}", re.I)
_ACT = re.compile(r"\b((?:[A-Z][a-z]+ )(?:(?:and |of )?[A-Z][a-z]+ ){0,4}Act) ((?:19|20)\d\d)\b")
_INITIALS = re.compile(r"\b[A-Z]{2,6}\b")
BEFORE, ODD_ONE_OUT = 60, 2


def contract_lengths(gathered: Gathered) -> Iterator[Difference]:
    """One paper gives a contract's first and last year, another its length, and they do not fit."""
    periods = [(each, match) for each in gathered.said for match in _FROM_TO.finditer(each.text)]
    said_of = ((each, _lengths(each.text)) for each in gathered.said)
    lengths = [(each, lasts) for each, lasts in said_of if lasts]
    for (said, match), (other, lasts) in product(periods, lengths):
        years = int(match["stop"]) - int(match["start"])
        name = said.text[max(0, match.start() - BEFORE) : match.start()]
        apart = years > 1 and years not in lasts and (gathered.is_new(said) or gathered.is_new(other))
        if apart and _same_name(name, other.text, gathered.rare):
            told = " or ".join(str(each) for each in lasts)
            working = f"{match[0]} is {years} years; the other place says {told}."
            places = at_said(said, match[0], gathered), at_said(other, _lasting(other.text), gathered)
            yield Difference("two lengths of one contract", Kind.CONTRADICTION, *places, working)


def _lasting(text: str) -> str:
    found = _LASTS.search(text)
    return found[0] if found else ""


def _same_name(one: str, other: str, rare: Rarity) -> bool:
    """Whether both have the same name in capital letters, or a rare word in common."""
    return bool(set(_INITIALS.findall(one)) & set(_INITIALS.findall(other))) or any(
        shared(terms(one), terms(other), rare)
    )


def _lengths(text: str) -> tuple[int, ...]:
    """The length that a contract is said to have, and that with its extension; none where no extension is told of."""
    lasts, longer = _LASTS.search(text), _LONGER.search(text)
    if not lasts or not longer:
        return ()
    first, more = (int(spelled().get(each[1].lower(), each[1])) for each in (lasts, longer))
    return first, first + more


def act_years(gathered: Gathered) -> Iterator[Difference]:
    """An Act has another year in one place than everywhere else."""
    named: dict[str, dict[str, list[Said]]] = {}
    for said in gathered.said:
        for act, year in set(_ACT.findall(said.text)):
            named.setdefault(act, {}).setdefault(year, []).append(said)
    for act, years in named.items():
        if len(years) > 1:
            often = Counter({year: len(places) for year, places in years.items()}).most_common()
            usual, odd = often[0], often[-1]
            if usual[1] >= ODD_ONE_OUT * odd[1]:
                working = f"{act} {odd[0]} in one place, {act} {usual[0]} in {usual[1]}."
                one, other = (at_said(years[year][0], f"{act} {year}", gathered) for year in (odd[0], usual[0]))
                yield Difference("one Act, two years", Kind.CONTRADICTION, one, other, working)


def linked_meetings(gathered: Gathered) -> Iterator[Difference]:
    """Two background papers of different dates have the same link, so one link is wrong."""
    for reading in (each for each in gathered.readings if gathered.new is None or each.paper.name in gathered.new):
        linked = [each for each in reading.background_papers if each.meeting_or_document_id and each.report_date]
        for one, other in combinations(linked, 2):
            # A meeting has one day, however its address is written.
            if one.meeting_or_document_id == other.meeting_or_document_id and one.report_date != other.report_date:
                first, second = (
                    At(reading.paper.name, each.place.line_start, each.title or "") for each in (one, other)
                )
                working = f"{in_words(str(one.report_date))} and {in_words(str(other.report_date))} have the same link."
                yield Difference("one link, two meetings", Kind.CONTRADICTION, first, second, working)
