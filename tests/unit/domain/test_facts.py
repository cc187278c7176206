"""In this room: what is true of every kind of fact, and of every list of codes."""

import dataclasses
from collections import Counter
from datetime import date, time

import pytest

from lintel.domain.codes import check_code, rows, titles
from lintel.domain.fact import Corrected, Fact, Withdrawn, corrected, new_id
from lintel.domain.forms.every import FORMS
from lintel.domain.refusals import Refused
from lintel.domain.rooms import all_facts
from lintel.domain.waiting import KeptInTouch
from lintel.domain.waiting_well import intervals
from lintel.domain.work import coded_fields

FACTS = all_facts()
# Ids, codes, dates, numbers, and the changes of a correction (field to code or date).
PLAIN = {"str", "str | None", "date", "date | None", "time | None", "bool", "int", "Mapping[str, str | None]"}
NARRATIVE = {
    "name", "forename", "surname", "title", "address", "postcode", "phone", "email", "nhs_number", "text", "words",
    "narrative", "description_text", "details", "comment", "body", "said", "story", "birth_date",
}  # fmt: skip


@pytest.mark.parametrize("kind", FACTS.values(), ids=FACTS)
class TestEveryFact:
    def test_is_frozen_and_says_what_it_is(self, kind: type[Fact]) -> None:
        assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
        assert kind.__doc__
        assert not kind.__doc__.startswith(f"{kind.__name__}(")

    def test_is_told_in_the_past(self, kind: type[Fact]) -> None:
        irregular = {
            "Held",
            "Told",
            "Read",
            "Began",
            "Withdrawn",
            "HandedOver",
            "KeptInTouch",
            "SamePerson",
            "Made",
            "Kept",
            "Taken",
        }
        assert kind.__name__.endswith("ed") or any(kind.__name__.endswith(word) for word in irregular)

    def test_has_no_field_for_a_name_or_a_narrative(self, kind: type[Fact]) -> None:
        coded = {name for name, _ in coded_fields(kind)}
        assert not NARRATIVE & {each.name for each in dataclasses.fields(kind)} - coded

    def test_holds_only_ids_codes_dates_and_numbers(self, kind: type[Fact]) -> None:
        for each in dataclasses.fields(kind):
            annotation = each.type.__name__ if isinstance(each.type, type) else str(each.type)
            plain = annotation.replace("datetime.", "").replace("collections.abc.", "")
            assert plain in PLAIN, f"{each.name}: {plain}"

    def test_takes_its_codes_from_lists_that_exist(self, kind: type[Fact]) -> None:
        assert all(titles(code_list) for _, code_list in coded_fields(kind))

    def test_says_what_it_is_about(self, kind: type[Fact]) -> None:
        putting_right = kind in (Corrected, Withdrawn)
        assert (kind.ABOUT == "") if putting_right else kind.ABOUT


def test_every_list_of_codes_says_its_source_and_since_when() -> None:
    for row in rows("codes"):
        assert row["title"].strip()
        assert row["source"].strip()
        assert date.fromisoformat(row["valid_from"])
    assert max(Counter((row["list"], row["code"]) for row in rows("codes")).values()) == 1


def test_every_list_of_codes_is_used_by_some_fact_form_or_description() -> None:
    used = {code_list for kind in FACTS.values() for _, code_list in coded_fields(kind)}
    used |= {question.codes for form in FORMS.values() for question in form.questions() if question.codes}
    of_descriptions = {"languages", "sexes", "ethnicities"}
    of_looks = {"look_reasons", "look_outcomes", "showing_reasons", "erasing_rules"}
    assert {row["list"] for row in rows("codes")} - used == {"leaving_reasons"} | of_descriptions | of_looks


def test_every_rating_has_an_interval_with_its_source() -> None:
    assert set(intervals()) == set(titles("ratings")) | {"unrated"}
    assert all(row["source"].strip() for row in rows("waiting_well"))


def test_a_code_that_is_not_on_its_list_is_refused_with_the_field_it_stands_in() -> None:
    with pytest.raises(Refused) as refused:
        check_code("ratings", "purple", field="rating")
    assert refused.value.field == "rating"
    with pytest.raises(KeyError):
        titles("no_such_list")


def test_a_correction_reads_each_sort_of_field() -> None:
    tried = KeptInTouch(subject=new_id(), occurred=date(2026, 3, 2), how="phone", reached=False)
    right = corrected(tried, {"occurred": "2026-03-03", "at": "09:30", "how": "visit", "reached": "yes"})
    assert (right.occurred, right.at) == (date(2026, 3, 3), time(9, 30))
    assert (right.how, right.reached) == ("visit", True)  # type: ignore[attr-defined]
    assert corrected(right, {"at": None}).at is None
