"""Languages: which one of the list somebody speaks who wrote it in their own words."""

import re

from lintel.domain.codes import titles

ENGLISH, ANOTHER = "en", "other"
# What says that nobody knows, or that none is needed.
NONE_SAID = re.compile(r"(?i)(?:i )?(?:do not|don['’]?t) know.*|not (?:known|sure)|unknown|none|no|n/?a|[?.–-]+")


def language_said(text: str) -> str:
    """The code of the first language of the list that is named, English only where no other is; that of another language
    where words name none of these. Empty where nothing is said."""
    said = text.strip()
    if not said or NONE_SAID.fullmatch(said):
        return ""
    named = [code for code, title in titles("languages").items() if code != ANOTHER and _is_named(title, said)]
    return next((code for code in named if code != ENGLISH), named[0] if named else ANOTHER)


def _is_named(title: str, said: str) -> bool:
    return any(re.search(rf"\b{re.escape(each)}\b", said, re.IGNORECASE) for each in title.split(" or "))
