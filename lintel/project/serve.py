"""Answers browsers, with gunicorn inside this very process."""

import socket
from collections.abc import Callable
from typing import Any

from django.conf import settings
from gunicorn.app.base import BaseApplication

from lintel.project.checks import refuse_unsafe_database
from lintel.project.modes import UnsafeToStart, refuse_unsafe_host

WORKERS = 2
THREADS_EACH = 4
SECONDS_TO_FINISH = 20


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn, told everything by us and nothing by the command line."""

    def __init__(self, host: str, port: int, beside: Callable[[], None] | None) -> None:
        self.host, self.port, self.beside = host, port, beside
        super().__init__()

    def load_config(self) -> None:
        """Set gunicorn up: a few threads, one line when it listens, our own log."""
        address = f"[{self.host}]" if ":" in self.host else self.host
        for name, value in self._choices(f"{address}:{self.port}").items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application that answers."""
        from lintel.project.wsgi import application

        return application

    def _choices(self, bind: str) -> dict[str, Any]:
        return {
            "bind": [bind],
            "worker_class": "gthread",
            "workers": WORKERS,
            "threads": THREADS_EACH,
            "graceful_timeout": SECONDS_TO_FINISH,
            "control_socket_disable": True,
            "logconfig_dict": settings.LOGGING,
            "post_worker_init": lambda _: self.beside() if self.beside else None,
            "when_ready": lambda _: print(f"Lintel is at http://{bind}/ (Ctrl+C stops it)", flush=True),
        }


def serve(host: str = "127.0.0.1", port: int = 8000, *, beside: Callable[[], None] | None = None) -> None:
    """Answer on host and port until stopped. Raises UnsafeToStart with a sentence when it must not or cannot.

    `beside` is called once in each process that answers, to begin what is done there besides.
    """
    refuse_unsafe_host(settings.LINTEL_MODE, host)
    refuse_unsafe_database()
    refuse_taken_port(host, port)
    Server(host, port, beside).run()


def refuse_taken_port(host: str, port: int) -> None:
    """Raise UnsafeToStart when something else already answers there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as refused:
            raise UnsafeToStart(
                f"Lintel cannot answer at {host}:{port} ({refused.strerror}). Choose another with --port."
            ) from refused
