"""Getting worse: what somebody who waits says about it, without signing in. It asks for a new rating."""

from dataclasses import dataclass

from lintel.domain.fact import code
from lintel.domain.work import WorkFact, WorkState, check_codes, require_open


@dataclass(frozen=True, kw_only=True)
class WorseReported(WorkFact):
    """The person, or somebody who helps, said through the link in a letter or text that things have got worse.

    Three answers: in danger or hurt; needs more help with everyday things; whoever helps cannot go on.
    """

    danger: str = code("worse_answers")
    everyday: str = code("worse_answers")
    helper: str = code("worse_answers")

    def check(self, work: WorkState) -> None:
        require_open(work)
        check_codes(self)

    def apply(self, work: WorkState) -> None:
        # Since when, and not when last: whoever says it again must not wait longer for it.
        work.worse_on = min(work.worse_on or self.occurred, self.occurred)
