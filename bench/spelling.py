"""How a word comes out wrong: as it is typed in a hurry, or as it is heard on the telephone."""

from collections.abc import Callable, Sequence

from lintel.synthetic.draw import Draw


def letter_left_out(word: str, draw: Draw) -> str:
    """Thimblewick, Thimlewick."""
    place = draw.number(1, len(word) - 1)
    return word[:place] + word[place + 1 :]


def letter_doubled(word: str, draw: Draw) -> str:
    """Thimblewick, Thimmblewick."""
    place = draw.number(1, len(word) - 1)
    return word[:place] + word[place] + word[place:]


def letters_turned(word: str, draw: Draw) -> str:
    """Thimblewick, Thibmlewick."""
    place = draw.number(1, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def other_vowel(word: str, draw: Draw) -> str:
    """Thimblewick, Themblewick."""
    places = [place for place, letter in enumerate(word) if place and letter in "aeiou"]
    if not places:
        return letter_doubled(word, draw)
    place = draw.pick(places)
    return word[:place] + draw.pick("aeiou".replace(word[place], "")) + word[place + 1 :]


def as_heard(word: str, draw: Draw) -> str:
    """Phillips, Fillips; Clarke, Klarke: one sound in another spelling, or a vowel where there is none."""
    for sound, other in (
        ("ph", "f"),
        ("ck", "k"),
        ("th", "f"),
        ("w", "wh"),
        ("c", "k"),
        ("ll", "l"),
        ("y", "ie"),
        ("s", "z"),
    ):
        if sound in word[1:]:
            return word[0] + word[1:].replace(sound, other, 1)
    return other_vowel(word, draw)


WRONG: Sequence[Callable[[str, Draw], str]] = (letter_left_out, letter_doubled, letters_turned, other_vowel, as_heard)
