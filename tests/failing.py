"""A database that fails at the nth statement of a request, as one that is locked, full, or finds a row there already."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import IntegrityError, OperationalError, connection

FAULTS: dict[str, Callable[[], Exception]] = {
    "locked": lambda: OperationalError("database is locked"),
    "full": lambda: OperationalError("database or disk is full"),
    "there already": lambda: IntegrityError("UNIQUE constraint failed"),
}


class Fault:
    """Counts statements, and raises at one of them."""

    def __init__(self, at: int, error: Exception) -> None:
        self.at, self.error, self.seen = at, error, 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.seen += 1
        if self.seen == self.at:
            raise self.error
        return execute(sql, params, many, context)

    @property
    def came(self) -> bool:
        """Whether there were as many statements."""
        return self.seen >= self.at


@contextmanager
def fails_at(number: int, how: str) -> Iterator[Fault]:
    """Every statement of the block but the nth works."""
    fault = Fault(number, FAULTS[how]())
    with connection.execute_wrapper(fault):
        yield fault
