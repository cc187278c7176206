"""Reading age by Flesch and Kincaid: the school grade of a text from the length of its sentences and words, plus five.

grade = 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid and others, 1975). A child of grade 4 is 9.
"""

import re

SENTENCE = re.compile(r"[.?!:]+(?:\s|$)|\n")
WORD = re.compile(r"[A-Za-z’']+")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?:[^laeiouy]es|[^aeioutd]ed|[^laeiouy]e)$")


def syllables(word: str) -> int:
    """How many syllables a word has, near enough: groups of vowels, without a silent ending."""
    plain = word.lower().strip("’'")
    found = len(VOWELS.findall(plain)) - (1 if SILENT.search(plain) else 0)
    return max(1, found)


def reading_age(text: str) -> float:
    """The age at which most children read a text with ease."""
    words = WORD.findall(text)
    sentences = [each for each in SENTENCE.split(text) if WORD.search(each)]
    in_a_sentence, in_a_word = len(words) / len(sentences), sum(map(syllables, words)) / len(words)
    return 0.39 * in_a_sentence + 11.8 * in_a_word - 15.59 + 5
