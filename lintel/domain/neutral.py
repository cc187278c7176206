"""Neutral: no cell that we write is a formula to any spreadsheet, and the mark that sees to it is taken off again."""

# What a spreadsheet reads as the beginning of a formula, or skips before one.
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "'"


def neutral(text: str) -> str:
    """The text of a cell, marked as text where it could be read as a formula, or where it is marked so itself."""
    return f"{MARK}{text}" if _could_be(text) or (text.startswith(MARK) and _could_be(text.lstrip(MARK))) else text


def without_mark(text: str) -> str:
    """The text that was marked."""
    return text[1:] if text.startswith(MARK) and _could_be(text.lstrip(MARK)) else text


def _could_be(text: str) -> bool:
    return text.lstrip(" ").startswith(BEGINS_A_FORMULA)
