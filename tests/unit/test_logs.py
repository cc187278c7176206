"""The log says what happened and never to whom."""

import json
import logging

import pytest

from lintel.project.settings.logs import logs


def written(message: str, *values: object, failure: BaseException | None = None) -> dict[str, object]:
    """What the handler would write for one line of the standard library's logging."""
    formatter = logs()["formatters"]["json"]["()"]()
    trace = (type(failure), failure, failure.__traceback__) if failure else None
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, values, trace)
    return dict(json.loads(formatter.format(record)))


def test_a_line_is_one_json_object() -> None:
    line = written("Server error: %s", "/due-today")
    assert (line["event"], line["level"], line["logger"]) == ("Server error:", "error", "django.request")


def test_an_address_is_cut() -> None:
    line = written("Forbidden (%s): %s", "CSRF cookie not set.", "/work/W-8CAF4-V5X6Z/rate")
    assert line["event"] == "Forbidden (CSRF cookie not set.):"
    assert "jessamy" not in json.dumps(written("Internal Server Error: %s", "/staff/jessamy.tumblewick/leaver"))


@pytest.mark.parametrize(
    ("message", "address"),
    [
        ("Internal Server Error: %s", "/staff/jessamy tumblewick/leaver"),
        ("Forbidden (%s): %s", "/staff/jessamy\ttumblewick/leaver"),
        (
            "Forbidden (Referer checking failed - %s does not match any trusted origins.): %s",
            "https://here/staff/tumblewick",
        ),
        ("Attempted access to '%s' denied.", "/staff/tumblewick"),
        ("Invalid path: here%s", "/staff/tumblewick"),
    ],
)
def test_an_address_is_cut_however_it_is_written(message: str, address: str) -> None:
    line = written(message, *[address] * message.count("%s"))
    assert "tumblewick" not in json.dumps(line)
    assert line["event"]


def test_a_query_is_cut() -> None:
    assert "Smith" not in json.dumps(written("Server error: %s", "/people?name=Smith&born=1950"))


def test_an_error_says_where_and_never_what_was_typed() -> None:
    try:
        raise ValueError("Key (name)=(Smith) already exists")
    except ValueError as error:
        line = written("Server error", failure=error)
    assert line["error"] == "ValueError"
    assert "test_an_error_says_where_and_never_what_was_typed" in json.dumps(line["lines"])
    assert "Smith" not in json.dumps(line)
