"""Where in a paper a block stands: the meeting it is of, the item and its period, how new the whole is said to be."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lintel.oversight.papers.reading.figures.dates import Stated, dates
from lintel.oversight.papers.reading.figures.statements import Block
from lintel.oversight.papers.reading.figures.vocabulary import words
from lintel.oversight.papers.reading.found import Item
from lintel.oversight.papers.reading.profile import Profile

_MOST = 200


@dataclass(frozen=True)
class Setting:
    """`meeting_date` in minutes only; `period` that the title of an item names; `document` what the whole is as at.

    `dates_money` where that period is the one of sums of money too.
    """

    meeting_date: str | None = None
    title: str = ""
    period: str | None = None
    document: str | None = None
    item_no: int = 0
    dates_money: bool = False


class Settings:
    """Follows a paper from block to block."""

    def __init__(self, profile: Profile, items: Sequence[Item]) -> None:
        said = {key: profile.said("figures", key, pattern) for key, pattern in words("settings", "begins").items()}
        self._begins = {key: re.compile(pattern) for key, pattern in said.items()}
        self._items = sorted(items, key=lambda item: item.place.line_start)
        self._starts = [item.place.line_start for item in self._items]
        self._now = Setting()

    def of(self, block: Block) -> Setting:
        """The setting of the next block."""
        if len(block.text) < _MOST and not block.row:
            self._now = self._after(block.passage.lines[0].text, block.text)
        at = bisect_right(self._starts, block.line) - 1
        if at >= 0 and block.line <= self._items[at].place.line_end:
            item = self._items[at]
            return replace(self._titled(item.title), meeting_date=item.meeting_date or self._now.meeting_date)
        return self._now

    def _after(self, line: str, whole: str) -> Setting:
        if self._begins["minutes"].search(line):
            return Setting(meeting_date=_day(whole))
        if self._begins["report"].search(line):
            return Setting() if self._now.meeting_date is None or _day(line) else self._now
        if found := self._as_at(line):
            return Setting(document=found)
        item = self._begins["item"].match(whole)
        return self._numbered(int(item[1]), item[2]) if item and self._now.meeting_date else self._now

    def _as_at(self, line: str) -> str | None:
        for stated in dates(line):
            alone = not line[stated.end :].strip(" )") and stated.as_at
            if alone and self._begins["as_at"].search(line[: stated.start]):
                return stated.as_at
        return None

    def _numbered(self, number: int, title: str) -> Setting:
        now = self._now
        follows = now.item_no < number <= now.item_no + 3 or not now.item_no
        return replace(self._titled(title), meeting_date=now.meeting_date, item_no=number) if follows else now

    def _titled(self, title: str) -> Setting:
        period = self._begins["period_title"].search(title) and _period(dates(title))
        return Setting(title=title, period=period or None, dates_money=bool(self._begins["money_title"].search(title)))


def _day(line: str) -> str | None:
    return next((stated.as_at for stated in dates(line) if stated.form in ("day", "american")), None)


def _period(stated: Iterator[Stated]) -> str | None:
    forms = ("quarter", "year_quarter", "quarter_named", "financial", "months", "years", "year")
    named = {s.form: s.as_at for s in reversed([*stated]) if s.as_at}
    return next((named[form] for form in forms if form in named), None)
