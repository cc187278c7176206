"""Progress: a bar on whatever takes more than two seconds, on standard error and only where somebody is looking."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

# How many more objects are made than go away before Python looks for rings among them: facts make none.
SELDOM = 100_000


@contextmanager
def progress(total: int | None = None) -> Iterator[Callable[[str, int], None]]:
    """A function to be told (what is being done, how many more are done)."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,.0f}"), TimeElapsedColumn())
    bars: dict[str, TaskID] = {}
    usual = gc.get_threshold()
    gc.set_threshold(SELDOM, *usual[1:])
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:

        def done(what: str, more: int) -> None:
            if what not in bars:
                bars[what] = shown.add_task(what, total=total)
            shown.advance(bars[what], more)

        try:
            yield done
        finally:
            gc.set_threshold(*usual)
