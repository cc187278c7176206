"""Published code lists as data files, each row with its words, source and the date from which it holds."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from lintel.domain.refusals import Refused


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of the data file `name`.csv, in its own order."""
    text = files("lintel.domain.codes").joinpath(f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def titles(code_list: str) -> Mapping[str, str]:
    """Code to words, for one list of `codes.csv`. Raises KeyError where there is no such list."""
    found = {row["code"]: row["title"] for row in rows("codes") if row["list"] == code_list}
    if not found:
        raise KeyError(code_list)
    return found


def each_in_words(code_list: str, codes: str) -> list[str]:
    """The words of each of several codes, which are kept with commas between; what is not on the list as it stands."""
    return [titles(code_list).get(code, code) for code in codes.split(",") if code]


def in_words(code_list: str, codes: str) -> str:
    """The words of several codes, as they are read in one line."""
    return "; ".join(each_in_words(code_list, codes))


def check_code(code_list: str, code: str | None, *, field: str) -> None:
    """Refuse a code that its list does not hold."""
    if code not in titles(code_list):
        raise Refused("unknown_code", field=field, code=code, code_list=code_list.replace("_", " "))
