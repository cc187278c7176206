"""What a bare number counts: the word beside it, or the one that it was said of before."""

import re

from lintel.oversight.papers.reading.figures.amounts import Amount
from lintel.oversight.papers.reading.figures.vocabulary import any_of, unit_of, words

_BARRED = (
    "a|an|and|or|to|in|on|at|by|with|who|whom|that|which|was|were|is|are|be|been|being|had|has|have|from|than|as|of|if|"
    "per|into|out|but|so|the|this|these|those|it|they|will|would|may|can|could|should|for|when|where|while|since|over|"
    "under|within|between|after|before|during|until|also|not|no"
)
_WORD = rf"(?!(?:{_BARRED})\b)[A-Za-z][\w'’/-]*"
_PROPER = r"[A-Z][\w'-]*(?: of (?:the )?[A-Z][\w'-]*)*"
_OUT_OF = r"out[ -]of[ -](?:county|area|borough|city)|[Ss]ection \d+|looked[ -]after"
_AFTER = re.compile(rf"^(?:\+| or more| or so)?(?:[ -](?:{_OUT_OF}|{_PROPER}|{_WORD}|\(\w+\))){{1,7}}")
_IN_SO_MANY = re.compile(r"^ (?:in|out of)(?: every)? (?:10|100|[a-z]+|[2-6])\b")
_SO_MANY_IN = re.compile(r"\b(?:[Oo]ne|[Tt]wo|[Tt]hree|\d+) (?:in|out of)(?: every)? $")
_AND_MORE = re.compile(r"^(?:, \d[\d,]*(?!\d))*,? and \d[\d,]*(?= [a-z])")
_OF_MORE = re.compile(r"^ (?:out )?of (?:the |all |a total of |these )?(?:\d[\d,]*) ")
_LICENCE = re.compile(
    r"^(?: \(| (?:were|was|are|is|had|have|has|being|been|waiting|awaiting|in total|overall|received|completed|"
    r"for (?:the (?:year|month|quarter)|(?:19|20)\d\d)|outstanding|overdue|upheld|closed|open|as at|as of|in|during|on|by|"
    r"the (?:year|month|quarter|week|day|same|previous)|"
    r"of (?:these|those|them|whom|which|the \d)|at|to|a|per|reduced|down|up|compared|last|this|out|respectively|over|and|or)\b"
    r"|[,;:)]|\.(?!\d)|\s*$)"
)
_NUMBER_OF = re.compile(r"\b(?:(?:[Nn]umbers?|[Cc]ounts?|[Tt]otals?) of|[Hh]ow many) (?P<what>[^.;:\t]{3,80})")
_WAITING_LIST = re.compile(r"\b[Ww]aiting lists?\b|\b[Nn]umbers? (?:still |now )?a?waiting\b")
_WAITING = re.compile(r"^ (?:still |now )?(?:a?waiting|on the waiting list)\b")
_COUNTED = re.compile(rf"\b(?P<word>(?i:{any_of(list(words('units', 'counted')))})(?:s|'s|s')?)\b(?![-'])")
_AGES = (16, 18, 25, 50, 55, 60, 65, 70, 75, 80, 85, 90)
_OVER = re.compile(r"\b(?:over|under|above|below) $")
_MANY = frozenset(words("units", "many")["words"])
_WAITS = re.compile(r" a?waiting\b")
_SMALL, _BEFORE = 3, 25


def counted_after(text: str, amount: Amount) -> str | None:
    """The unit that the words right after a number name: "47 different day services" are services."""
    after = text[amount.end : amount.end + 110]
    if _WAITING.match(after) and not amount.spelled:
        return "people"
    if more := _OF_MORE.match(after):
        after = " " + after[more.end() :]
    elif among := _AND_MORE.match(after):
        after = after[among.end() :]
    run = _AFTER.match(after)
    return (
        first_counted(run.group() + after[run.end() : run.end() + _BEFORE], one=amount.value == 1, until=run.end())
        if run
        else None
    )


def first_counted(words_said: str, *, one: bool = False, until: int | None = None) -> str | None:
    """The unit of the first word of those that services count, looking as far as `until`; of many unless `one`.

    "12 home care packages" are packages. An assessment that waits is somebody who waits.
    """
    for found in _COUNTED.finditer(words_said, 0, len(words_said) if until is None else until):
        if one or found["word"].lower().endswith("s") or found["word"].lower() in _MANY:
            waits = _WAITS.match(words_said, found.end()) and "ssessment" in found["word"]
            return "people" if waits else unit_of("counted", found["word"])
    return None


def last_counted(words_said: str) -> str | None:
    """The unit of the last such word, nearest to what comes next."""
    said = [found["word"] for found in _COUNTED.finditer(words_said)]
    return unit_of("counted", said[-1]) if said else None


def counted_before(before: str) -> str | None:
    """The unit that a label names: "Number of referrals: ", "the waiting list was "."""
    labels = list(_NUMBER_OF.finditer(before))
    if labels and (unit := first_counted(labels[-1]["what"])):
        return unit
    return "people" if _WAITING_LIST.search(before) else None


def stands_alone(text: str, amount: Amount, end: int) -> bool:
    """Whether the number may be a count whose unit was said before: "of which 35 were overdue". Its statement has that `end`."""
    year = 1900 <= amount.value <= 2100 and amount.end - amount.start == 4
    return (
        not (amount.spelled or year)
        and amount.value == int(amount.value)
        and bool(_LICENCE.match(text[amount.end : min(end, amount.end + 30)]))
    )


def heads(text: str, amount: Amount) -> bool:
    """Whether it is the number of a heading or a paragraph, at the beginning of a line."""
    begins = amount.start < _BEFORE and not text[: amount.start].strip(" -•o*")
    return begins and text[amount.end : amount.end + 2].strip()[:1].isupper()


def no_count(text: str, amount: Amount) -> bool:
    """Whether it is half of "one in five", or an age."""
    share = _IN_SO_MANY.match(text[amount.end : amount.end + 30]) and amount.value < 10
    before = text[max(0, amount.start - _BEFORE) : amount.start]
    age = amount.value in _AGES and _OVER.search(before)
    return bool(share or age or before.endswith("-") or _SO_MANY_IN.search(before))


def too_small(amount: Amount) -> bool:
    """Whether it is a one or a two in words, which is seldom a count."""
    return amount.spelled and amount.value < _SMALL
