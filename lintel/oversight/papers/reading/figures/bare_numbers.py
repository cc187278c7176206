"""Numbers with nothing but words beside them: counts, rates and scores, or no figure at all."""

import re

from lintel.oversight.papers.reading.figures import counts
from lintel.oversight.papers.reading.figures.amounts import Amount, value_of
from lintel.oversight.papers.reading.figures.statements import Block, Statement
from lintel.oversight.papers.reading.figures.vocabulary import any_of, unit_of, words

_SCORE = re.compile(r"\b[Ss]cor(?:e|ed|es|ing)(?: (?:of|was|is|at))?:? $")
_OF_POPULATION = re.compile(
    r"\bper (?P<many>\d[\d,.]*\d) ?(?P<noughts>thousand|million|k|K)? ?(?:of )?(?:the )?(?:population|people|residents|head)\b"
    r"|\bper (?P<alone>\d{1,3}(?:,000)+)\b"
)
_NOUGHTS = {"thousand": 1000, "k": 1000, "million": 1000000}
_THOSE = re.compile(r"\b[Oo]f (?:those|these|them|whom|which)\b|\b[Oo]f the $|^\W*(?:This|These|Those|They) ")
_PERIODS = any_of([period for period in words("units", "periods") if " " not in period])
_THEN_PER = re.compile(rf"^(?: [a-z][\w-]*){{1,3}} (?:per|each|every|an?) (?P<period>{_PERIODS})\b")
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_NEAR, _FAR = 60, 300


class Counting:
    """Names the bare numbers of a paper, block after block; what was counted is remembered for the numbers that follow."""

    def __init__(self) -> None:
        self.in_doubt: list[Amount] = []
        self._rate, self._rate_of, self._rate_near = "", set[str](), False
        self._last: str | None = None
        self._here: str | None = None
        self._block: Block
        self._from = self._to = 0

    def begin_block(self, block: Block) -> None:
        """What follows stands in this block."""
        self._rate_near = bool(self._rate) and bool(self._rate_of & set(_ACRONYM.findall(block.text)))
        self._rate = self._rate if self._rate_near else ""
        self._block, self._last, self._here, self.in_doubt = block, None, None, []

    def begin(self, statement: Statement) -> None:
        """What follows stands in this statement."""
        self._from, self._to = statement.start, statement.end
        self._populations = [*_OF_POPULATION.finditer(self._block.text, self._from, self._to)]
        self._last, self._here = self._here or self._last, None

    def unknown(self, amount: Amount) -> None:
        """No rule tells what this number is of: a doubt, and no figure."""
        self.in_doubt.append(amount)

    def named(self, amount: Amount) -> tuple[str, str] | None:
        """The kind and unit of a bare number; None where it is no figure, or of nothing that is known."""
        if counts.heads(self._block.text, amount) or self._is_population(amount):
            return None
        before = self._block.text[max(self._from, amount.start - _FAR) : amount.start]
        if _SCORE.search(before):
            return "score", "score"
        if rate := self._of_population(amount):
            return "rate", rate
        if amount.per:
            return self._per_period(amount, before)
        unit = None if counts.no_count(self._block.text, amount) else self._count(amount, before)
        return self._counted(unit, amount) if unit else None

    def _counted(self, unit: str, amount: Amount) -> tuple[str, str]:
        self._here = unit
        period = _THEN_PER.match(self._block.text[amount.end : amount.end + _NEAR])
        return ("rate", f"{unit}/{unit_of('periods', period['period'])}") if period else ("count", unit)

    def _count(self, amount: Amount, before: str) -> str | None:
        text = self._block.text
        unit = counts.counted_after(text, amount)
        if unit is not None:
            return None if counts.too_small(amount) and unit != self._here else unit
        if not counts.stands_alone(text, amount, self._to):
            return None
        those = _THOSE.search(before)
        earlier = (counts.last_counted(before[: those.start()]) or self._last) if those else None
        return self._here or counts.counted_before(before) or earlier

    def _per_period(self, amount: Amount, before: str) -> tuple[str, str] | None:
        unit = counts.last_counted(before) or counts.last_counted(
            self._block.text[max(0, self._from - _FAR) : self._from]
        )
        if unit is None:
            self.unknown(amount)
            return None
        return "rate", f"{unit}/{amount.per}"

    def _is_population(self, amount: Amount) -> bool:
        return any(said.start() <= amount.start < said.end() for said in self._populations)

    def _of_population(self, amount: Amount) -> str | None:
        """The rate that the number is, said in its own sentence or, of a number with decimals, shortly before."""
        for said in self._populations:
            if said.end() <= amount.start or said.start() - amount.end < _NEAR:
                return self._remember(said)
        carried = (
            self._rate and amount.value != int(amount.value) and not counts.counted_after(self._block.text, amount)
        )
        return self._rate if carried else None

    def _remember(self, said: re.Match[str]) -> str:
        many = value_of(said["many"] or said["alone"]) * _NOUGHTS.get((said["noughts"] or "").lower(), 1)
        self._rate, self._rate_of = f"per {many:.0f} population", set(_ACRONYM.findall(self._block.text))
        return self._rate
