"""Progress: a bar on whatever takes more than two seconds, on standard error and only where somebody is looking."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


@contextmanager
def progress(total: int | None = None) -> Iterator[Callable[[str, int], None]]:
    """A function to be told (what is being done, how many more are done)."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,.0f}"), TimeElapsedColumn())
    bars: dict[str, TaskID] = {}
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as shown:

        def done(what: str, more: int) -> None:
            if what not in bars:
                bars[what] = shown.add_task(what, total=total)
            shown.advance(bars[what], more)

        yield done
