"""One kind of work as a Mermaid state diagram: its stages, what moves it on, and what it opens."""

from collections.abc import Iterator

from lintel.domain.codes import titles
from lintel.domain.flow import KINDS, REALLOCATION, Kind, Stage
from lintel.domain.rooms import all_facts
from lintel.domain.work import coded_fields, words


def diagram(kind: Kind) -> str:
    """The diagram, ready to stand in a page."""
    return "\n".join(("```mermaid", "stateDiagram-v2", *_lines(kind), "```"))


def _lines(kind: Kind) -> Iterator[str]:
    stages = [*kind.stages, REALLOCATION] if has_worker(kind) else list(kind.stages)
    for stage in stages:
        yield f'    state "{stage.title}" as {stage.name}'
    yield from _new_works(kind)
    yield f"    [*] --> {kind.stages[0].name}: {words(kind.received_by)}"
    for stage in kind.stages:
        yield from _moves_on(kind, stage)
    yield from _to_a_new_worker(kind)


def _new_works(kind: Kind) -> Iterator[str]:
    going_on = {opened for stage in kind.stages for code in decisions(stage)
                if stage.outcome(code) is None and (opened := stage.opened(code))}  # fmt: skip
    for opened in dict.fromkeys(opened for _, opened in opened_by(kind)):
        said = "New work" if opened in going_on else "Closed, and new work"
        yield f'    state "{said}: {KINDS[opened].title}" as opens_{opened}'


def _moves_on(kind: Kind, stage: Stage) -> Iterator[str]:
    """One arrow to each place, however many decisions lead there: labels of arrows that run together cover each other."""
    leads_to: dict[str, list[str]] = {}
    for decision, said in decisions(stage).items():
        for place in _places(kind, stage, decision):
            leads_to.setdefault(place, []).append(said)
    for place, said in leads_to.items():
        yield f"    {stage.name} --> {place}: {'<br/>or '.join(said)}"


def _places(kind: Kind, stage: Stage, decision: str) -> Iterator[str]:
    opened, closes, following = stage.opened(decision), stage.outcome(decision), kind.after(stage)
    if opened:
        yield f"opens_{opened}"
    elif closes:
        yield "[*]"
    if following and not closes:
        yield following.name


def _to_a_new_worker(kind: Kind) -> Iterator[str]:
    allocation = next((stage for stage in kind.stages if stage.reached_by == REALLOCATION.reached_by), None)
    for stage in kind.stages[kind.stages.index(allocation) + 1 :] if allocation else ():
        yield f"    {stage.name} --> {REALLOCATION.name}: {words('HandedOver')}"
    if allocation:
        yield f"    note right of {REALLOCATION.name}: Once a worker accepts, the wait that was interrupted goes on"


def has_worker(kind: Kind) -> bool:
    """Whether a worker takes this kind of work on, so that it may need a new one."""
    return any(stage.reached_by == REALLOCATION.reached_by for stage in kind.stages)


def decisions(stage: Stage) -> dict[str, str]:
    """What may be decided at the end of a stage: code to words. The empty code where nothing is."""
    if stage.decision is None:
        return {"": stage.done}
    return dict(titles(dict(coded_fields(all_facts()[stage.reached_by]))[stage.decision]))


def opened_by(kind: Kind) -> Iterator[tuple[str, str]]:
    """What opens what: in words, what happens in this kind, and the kind that begins because of it."""
    for stage in kind.stages:
        for decision, said in decisions(stage).items():
            opened = stage.opened(decision)
            if opened:
                yield f"{stage.done}: {said}" if decision else said, opened
