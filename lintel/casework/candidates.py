"""Candidates: those among the people whom a reader may see who may be meant. Who may not be seen is left out before
anything is cut off or put in order, so that nothing about them can be told from an answer."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from heapq import nsmallest
from typing import NamedTuple

from django.db.models import Case, Count, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable

from lintel.casework.visible import about_seen, people_visible_to, visible_to
from lintel.council.models import Staff
from lintel.domain.finding import numbers
from lintel.domain.finding.asked import Known
from lintel.domain.finding.birth_dates import SAME, near
from lintel.domain.finding.names import ALIKE, also_called, grams_of, is_initial, least_shared, likeness, spellings
from lintel.records.models import Findable, NameGram, NameWord

MOST, MOST_OF_PART = 300, 20
NOBODY, NO_WORD = "", "\x01"
TO_THE_END = "9" * 12
Likenesses = dict[str, dict[int, float]]


def by_name(reader: Staff, words: tuple[str, ...]) -> list[str]:
    """The ids of those whose names are most alike, at most 300. Two queries, also where no name was asked for."""
    alike = _words_alike(spellings(words))
    # The words that nobody seen has make no difference: all that are alike are asked for, however many.
    asked = NameWord.objects.filter(word__in=[*alike, NO_WORD])
    best: dict[str, dict[int, float]] = {}
    for person, word in about_seen(asked, reader).values_list("person", "word"):
        of_person = best.setdefault(person, {})
        for place, how in alike[word].items():
            of_person[place] = max(how, of_person.get(place, 0.0))
    return nsmallest(MOST, best, key=lambda person: (-sum(best[person].values()), person))


def _words_alike(typed: tuple[str, ...]) -> Likenesses:
    """Every word in a name that is like one of these, with how alike it is to which. One query."""
    found: Likenesses = {}
    for word in _sharing(typed):
        for place, each in enumerate(typed):
            how = likeness(each, word)
            if how >= ALIKE and not (is_initial(each) and word != each):
                found.setdefault(word, {})[place] = how
    for place, each in enumerate(typed):
        for other in also_called(each):
            found.setdefault(other, {})[place] = likeness(each, other)
    return found


def _sharing(typed: tuple[str, ...]) -> Iterable[str]:
    """The words that share enough threes with any of these."""
    grams = {gram for word in typed for gram in grams_of(word)}
    least = min(map(least_shared, typed), default=1)
    shared = NameGram.objects.filter(gram__in=[*grams, NO_WORD]).values_list("word")
    return shared.annotate(many=Count("pk")).filter(many__gte=least).order_by().values_list("word", flat=True)


class Answer(NamedTuple):
    """What may be the same, in which column, and about what it is worth."""

    column: str
    alike: Q
    worth: int


def by_numbers(reader: Staff, keys: Known, years: Collection[int] = ()) -> list[Findable]:
    """Those whose dates and numbers are most alike, at most 300; 20 by a part of a postcode alone. One query, also where
    none was asked for."""
    answers = list(_alike(keys, years))
    if len(answers) == 1:
        return _by_one(reader, answers[0], MOST_OF_PART if _is_part(answers[0], keys) else MOST)
    asked = about_seen(Findable.objects.filter(_any_of(answers, keys)), reader)
    return list(asked.annotate(worth=_worth(answers)).order_by("-worth", "person")[:MOST])


def _by_one(reader: Staff, answer: Answer, most: int) -> list[Findable]:
    """By one answer alone, by which all are as much alike: in the order of its index, and no farther than so many."""
    asked = about_seen(Findable.objects.filter(answer.alike), reader)
    return list(asked.order_by(answer.column, "person")[:most])


def _is_part(answer: Answer, keys: Known) -> bool:
    """Whether this is a part of a postcode: far too many live there for it to say who is meant."""
    return answer.column == "postcode" and len(keys.postcode) < numbers.WHOLE_POSTCODE


def _worth(answers: Sequence[Answer]) -> Combinable:
    whens = [When(answer.alike, then=Value(answer.worth)) for answer in answers]
    each = [Case(when, default=Value(0), output_field=IntegerField()) for when in whens]
    return sum(each, Value(0, output_field=IntegerField()))


def by_reference(reader: Staff, reference: str) -> list[str]:
    """The id of the person with this reference, or with the work of this reference, if seen. Two queries."""
    of_work = visible_to(reader).filter(reference=reference).values_list("person", flat=True)
    # Asked one after the other: as one question, a database would read through everybody.
    found = people_visible_to(reader).filter(Q(reference=reference) | Q(pk__in=[NOBODY, *of_work]))
    return list(found.values_list("pk", flat=True)[:MOST])


def _any_of(answers: Sequence[Answer], keys: Known) -> Q:
    """Any of these answers, but for a part of a postcode, by which those who are found are only judged."""
    found = Q(person=NOBODY)
    for answer in answers:
        found |= Q() if _is_part(answer, keys) else answer.alike
    return found


def _alike(keys: Known, years: Collection[int]) -> Iterator[Answer]:
    if keys.birth_date:
        dates = near(keys.birth_date)
        yield Answer("birth_date", Q(birth_date__in=list(dates)), 20)
        yield Answer("birth_date", Q(birth_date__in=[day for day, how in dates.items() if how is SAME]), 10)
    for year in years:
        yield Answer("birth_date", Q(birth_date__gte=date(year, 1, 1), birth_date__lte=date(year, 12, 31)), 15)
    if keys.nhs_number:
        yield Answer("nhs_number", Q(nhs_number=keys.nhs_number), 60)
        yield Answer("nhs_number", Q(nhs_number__in=[*numbers.nhs_near(keys.nhs_number), keys.nhs_number]), 40)
    if len(keys.phone) >= numbers.SHORTEST_PHONE:
        ends = keys.phone.removeprefix("0")[::-1]
        yield Answer("phone_backwards", Q(phone_backwards__gte=ends, phone_backwards__lte=ends + TO_THE_END), 25)
    if len(keys.postcode) >= numbers.SHORTEST_POSTCODE:
        yield Answer("postcode", Q(postcode__gte=keys.postcode, postcode__lte=keys.postcode + "ZZZZZ"), 15)
