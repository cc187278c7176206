"""What is written to the log: one JSON object a line, and nothing that says who a person is."""

import logging.config
import re
import traceback
from types import TracebackType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

# Django writes them as they were typed, spaces and all, and last in the line: nothing tells where one ends.
ADDRESS = re.compile(r"[^\s(]*[/?].*", re.DOTALL)


def without_addresses(logger: Any, method: str, event: EventDict) -> EventDict:
    """Cut the line from the first address of a page on, or what follows a question mark: each may say whom it is about."""
    event["event"] = ADDRESS.sub("", str(event["event"])).strip()
    return event


def where_it_failed(logger: Any, method: str, event: EventDict) -> EventDict:
    """Say which error and on which lines, never its message: a database repeats in it what was typed."""
    failure = event.pop("exc_info", None)
    if isinstance(failure, BaseException):
        failure = (type(failure), failure, failure.__traceback__)
    if isinstance(failure, tuple) and failure[0] is not None:
        event["error"] = failure[0].__name__
        event["lines"] = _lines(failure[2])
    return event


def _lines(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]


BEFORE_WRITING: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    where_it_failed,
    without_addresses,
]


def logs() -> dict[str, Any]:
    """Django's LOGGING: one handler to standard error, for Django's own lines and ours alike."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": _formatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "lintel": {"level": "INFO"},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
            # “Not found” and “bad request” are in the line that each request leaves.
            "django.request": {"level": "ERROR"},
            "gunicorn.error": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }


def begin(settings: dict[str, Any]) -> None:
    """Start logging as `settings` say (Django's LOGGING_CONFIG calls this once)."""
    logging.config.dictConfig(settings)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *BEFORE_WRITING,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )


def _formatter() -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.ExtraAdder(allow=set()), *BEFORE_WRITING],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(),
        ],
    )
