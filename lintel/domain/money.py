"""Money as it is typed and as it is kept: whole pence."""

import re

from lintel.domain.refusals import Refused

TYPED = re.compile(r"£?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,9})(?:\.([0-9]{2}))?")


def pence_of(text: str) -> int:
    """Pounds as typed, in whole pence: "£1,234.50" is 123450. Raises Refused for anything else."""
    found = TYPED.fullmatch(text.strip())
    if found is None:
        raise Refused("not_money", text=text[:20])
    return int(found[1].replace(",", "")) * 100 + int(found[2] or 0)


def in_pounds(pence: int) -> str:
    """Whole pence as pounds: 123450 is £1,234.50."""
    return f"£{pence // 100:,}.{pence % 100:02d}"
