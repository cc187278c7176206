"""Uploads: what the public may send along with a form: how many files, how large, of which sorts, and what they are called."""

import re
from collections.abc import Mapping, Sequence

from lintel.domain.refusals import Refused

MB = 1_000_000
MOST_FILES, LARGEST, ALTOGETHER = 5, 10 * MB, 25 * MB
# What a picture may come to once it is opened, whatever it is packed into.
MOST_DOTS = 40 * MB
LONGEST_NAME, UNNAMED = 100, "file"
JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
ENDINGS: Mapping[str, str] = {JPEG: "jpg", PNG: "png", PDF: "pdf"}
HEIC = frozenset({"image/heic", "image/heif", "image/avif"})
# A file is held until it is clean. One in which something was found is never given out.
WAITING, CLEAN, FOUND = "waiting", "clean", "found"
ODD = re.compile(r"[^\w .,()\-]+")


def state_at_first(kind: str) -> str:
    """A picture is made anew here, so nothing of what was sent is left in it. Papers are kept as they came, so they wait."""
    return WAITING if kind == PDF else CLEAN


def check_size(size: int) -> None:
    """Refuse a file that is empty or too large."""
    if size <= 0:
        raise Refused("upload_empty")
    if size > LARGEST:
        raise Refused("upload_too_large", most=LARGEST // MB)


def check_room(sizes: Sequence[int], size: int) -> None:
    """Refuse one more file beside those of these sizes, where there is no room for it."""
    if len(sizes) >= MOST_FILES:
        raise Refused("upload_too_many", most=MOST_FILES)
    if sum(sizes) + size > ALTOGETHER:
        raise Refused("upload_too_much", most=ALTOGETHER // MB)


def check_room_later(sizes: Sequence[int], size: int) -> None:
    """The same for what is added once the form was sent, beside what was added so: there is as much room again."""
    if len(sizes) >= MOST_FILES:
        raise Refused("added_too_many", most=MOST_FILES)
    if sum(sizes) + size > ALTOGETHER:
        raise Refused("added_too_much", most=ALTOGETHER // MB)


def require_kind(kind: str | None) -> str:
    """The sort of a file, as its content says. Raises Refused for one that is not taken."""
    if kind in HEIC:
        raise Refused("upload_heic")
    if kind not in ENDINGS:
        raise Refused("upload_wrong_type")
    return str(kind)


def clean_name(given: str, kind: str) -> str:
    """What a file is called here: the name that was given, without folders and odd signs, ending as its content says."""
    name = name_said(given)
    stem = (name.rpartition(".")[0] or name).strip(" .")
    return f"{stem[:LONGEST_NAME].strip() or UNNAMED}.{ENDINGS[kind]}"


def name_said(given: str) -> str:
    """The name that was given, as it can be said back: without folders, and without signs that steer a page or a screen."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    return " ".join(ODD.sub(" ", last).split())[-LONGEST_NAME:].strip() or UNNAMED
