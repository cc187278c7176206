"""Beside: what the demonstration's server does every few seconds while it answers, because it has no timer."""

import logging
import threading
import time
from collections.abc import Callable

from django.db import close_old_connections

log = logging.getLogger(__name__)


def every(seconds: float, name: str, do: Callable[[], None]) -> None:
    """Do something every so many seconds from now on, for as long as this process lives. What goes wrong is logged."""
    threading.Thread(target=_for_ever, args=[seconds, name, do], name=name, daemon=True).start()


def _for_ever(seconds: float, name: str, do: Callable[[], None]) -> None:
    while True:
        time.sleep(seconds)
        try:
            do()
        except Exception:
            # Whatever it is, the next try may go well; a thread that ended would say nothing any more.
            log.exception("beside: %s", name)
        finally:
            close_old_connections()
