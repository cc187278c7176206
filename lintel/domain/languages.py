"""Languages: which one of the list somebody speaks who wrote it in their own words."""

import re

from lintel.domain.codes import titles

ENGLISH, ANOTHER = "en", "other"
# What says that nobody knows, or that none is needed.
NONE_SAID = re.compile(r"(?i)(?:i )?(?:do not|don['’]?t) know.*|not (?:known|sure)|unknown|none|no|n/?a|[?.–-]+")
# Beside any other word, English may be what they speak little of, or beside a language that is not on the list.
ONLY_ENGLISH = re.compile(r"(?i)(?:(?:english|only|just|fluent|i|he|she|they|speaks?|is|fine|ok|please)\b[ ,.]*)+")
# What the list calls by its full name.
SHORT = {"bfi": "BSL"}


def language_said(text: str) -> str:
    """The code of the first language of the list that is named, English only where nothing else is said of it; that of another
    language where words name none of these. Empty where nothing is said."""
    said = text.strip()
    if not said or NONE_SAID.fullmatch(said):
        return ""
    named = [code for code in titles("languages") if code not in (ANOTHER, ENGLISH) and _is_named(code, said)]
    return next(iter(named), ENGLISH if _is_named(ENGLISH, said) and ONLY_ENGLISH.fullmatch(said) else ANOTHER)


def _is_named(code: str, said: str) -> bool:
    called = [*titles("languages")[code].split(" or "), *([SHORT[code]] if code in SHORT else [])]
    return any(re.search(rf"\b{re.escape(each)}\b", said, re.IGNORECASE) for each in called)
