"""The published figure: the fact that it was published. The figure itself and its members stand with the measures."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lintel.domain.fact import Fact
from lintel.domain.refusals import Refused


@dataclass(slots=True)
class FigureState:
    """Whether a figure has been published."""

    id: str = ""
    published_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class FigurePublished(Fact):
    """A figure was published, as the ledger stood at a position. Its id is the subject.

    `digest` is that of all that was frozen, so that a change of it is found; facts of before have none.
    """

    ABOUT: ClassVar[str] = "figure"

    measure: str
    as_at: date
    at_position: int
    digest: str | None = None

    def check(self, figure: FigureState) -> None:
        """Raise Refused where it has been published already; another publication is another figure."""
        if figure.published_on is not None:
            raise Refused("published_for_ever")

    def apply(self, figure: FigureState) -> None:
        """Tell the figure."""
        figure.id, figure.published_on = self.subject, self.occurred
