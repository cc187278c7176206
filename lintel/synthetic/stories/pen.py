"""The pen with which stories are written down: words as documents, and facts that point at them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from lintel.domain.document import Line, Words
from lintel.domain.fact import Fact
from lintel.domain.moment import london_date
from lintel.synthetic.days import OFFICE_SECONDS, opening_time, working_day_from, working_day_up_to
from lintel.synthetic.draw import Draw
from lintel.synthetic.journey import Books
from lintel.synthetic.waiting_list import working_days


@dataclass(frozen=True)
class Pen:
    """Whatever is written with it has its ids and moments from one stream of chance."""

    books: Books
    draw: Draw

    def words(self, about: str, moment: datetime, text: str, *, sort: str = "note", body: Any = None) -> str:
        """Keep a text, or the answers to a form; returns the id of the document."""
        kept = Words(id=self.draw.id(), about=about, recorded=moment, sort=sort, body=body or {"note": text})
        self.books.documents.append(kept)
        return kept.id

    def tell(self, kind: type[Fact], subject: str, moment: datetime, by: str, said: str = "", **answers: Any) -> Any:
        """Write one fact down as it happened, with its words where there are any."""
        note = self.words(subject, moment, said) if said else None
        fact = kind(subject=subject, id=self.draw.id(), note=note, **{"occurred": london_date(moment)} | answers)
        self.books.lines.append(Line(fact, moment, by))
        return fact

    def note_on(self, fact: Fact, about: str, moment: datetime, text: str) -> None:
        """Give a fact the words that go with it: it was just made up, and nobody has seen it yet."""
        vars(fact)["note"] = self.words(about, moment, text)

    def moment_between(self, first: date, last: date, *, after: datetime) -> datetime:
        """A moment of office hours between two days, before the county ends and some minutes after another moment."""
        until = min(last, self.books.last)
        day = working_day_from(first + timedelta(days=self.draw.number(0, max(0, (until - first).days))))
        if day > until:
            day = working_day_up_to(until)
        moment = opening_time(day) + timedelta(seconds=self.draw.number(0, OFFICE_SECONDS))
        return moment if moment > after else after + timedelta(seconds=self.draw.number(120, 1500))

    def moments_between(self, first: date, last: date, many: int, *, after: datetime) -> list[datetime]:
        """So many moments of office hours, each after the one before, from one day to another."""
        days = working_days(first, min(last, self.books.last))
        moments: list[datetime] = []
        for day in sorted(self.draw.pick(days) for _ in range(many)):
            after = self.moment_between(day, day, after=after)
            moments.append(after)
        return moments
