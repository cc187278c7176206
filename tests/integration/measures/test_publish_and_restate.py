"""A published figure stands for ever, and its restatement lists exactly what made a difference."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from django.conf import settings

from lintel.domain.fact import Corrected, Fact, Withdrawn
from lintel.domain.figure import FigurePublished
from lintel.domain.refusals import Refused
from lintel.domain.waiting import RiskRated
from lintel.ledger import read
from lintel.measures import ask, library, written
from lintel.measures.models import Published, PublishedMember
from lintel.measures.publish import (
    all_published,
    frozen_figures,
    frozen_members,
    heads_published,
    publish,
    published,
)
from lintel.measures.restate import restate
from tests.integration.measures.conftest import Teller

WAITING = "waiting_now:care_act_assessment:allocation"
AS_AT = date(2026, 1, 31)
LATER = date(2026, 2, 10)


def corrected(fact: Fact, **changes: str) -> Corrected:
    return Corrected(subject=fact.subject, occurred=LATER, original=fact.id, changes=changes, reason="wrong_date")


@pytest.fixture
def five(teller: Teller) -> list[Sequence[Fact]]:
    """Five assessments, waiting since the first five days of January; the openings' facts."""
    return [teller.assessment(date(2026, 1, day)) for day in range(1, 6)]


def test_the_restatement_lists_exactly_what_changed(teller: Teller, five: list[Sequence[Fact]]) -> None:
    rated = [RiskRated(subject=five[number][0].subject, occurred=date(2026, 1, 20), rating="amber", reason="first_rating")
             for number in (2, 3)]  # fmt: skip
    teller.tell(rated, date(2026, 1, 20))
    figure = publish(WAITING, AS_AT, by="analyst", as_known_on=AS_AT)
    before = frozen_figures(figure)

    teller.tell([corrected(five[0][0], occurred="2025-12-20")], LATER)
    late = teller.assessment(date(2026, 1, 25), told=LATER)
    opening = five[1][0]
    teller.tell(
        [Withdrawn(subject=opening.subject, occurred=LATER, original=opening.id, reason="did_not_happen")], LATER
    )
    teller.tell([corrected(rated[0], rating="red")], LATER)
    teller.tell([corrected(rated[1], rating="amber")], LATER)

    found = restate(published(str(figure.id)))
    assert [
        (each.sort, each.work, each.why, each.fields) for each in sorted(found.changes, key=lambda each: each.sort)
    ] == [
        ("joined_late", late[0].subject, None, ()),
        ("left", opening.subject, "withdrawn", ()),
        ("re_classified", five[2][0].subject, None, ("rating",)),
        ("re_dated", five[0][0].subject, None, ("since", "on_list_from", "days")),
    ]
    assert frozen_figures(published(str(figure.id))) == before == found.frozen
    assert before.whole.number == found.now.figures.whole.number == 5
    assert found.now.figures.whole.maximum == 42
    assert not found.definition_changed


def test_a_case_judged_by_another_target_is_not_re_dated(
    teller: Teller, five: list[Sequence[Fact]], monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = publish(WAITING, AS_AT, by="analyst", as_known_on=AS_AT)
    usual = library.measure(WAITING)
    shorter = tuple(replace(target, amount=28) for target in usual.targets if target.statistic == "within")
    monkeypatch.setattr(library, "measure", lambda name: replace(usual, targets=shorter))
    assert not restate(figure).changes
    monkeypatch.setattr(
        library, "measure", lambda name: replace(usual, targets=tuple(replace(each, amount=29) for each in shorter))
    )
    found = restate(figure)
    assert [(each.sort, each.work, each.fields) for each in found.changes] == [
        ("judged_otherwise", five[1][0].subject, ("in_time",))
    ]


@pytest.mark.parametrize("file", sorted(written.LISTS.values()))
def test_a_list_of_rules_that_changed_since_is_told(
    teller: Teller, five: list[Sequence[Fact]], monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    figure, usual = publish(WAITING, AS_AT, by="analyst", as_known_on=AS_AT), written._digest
    assert not restate(figure).definition_changed
    monkeypatch.setattr(written, "_digest", lambda each: "another" if each == file else usual(each))
    assert restate(figure).definition_changed


def test_what_was_known_then_is_still_answered(teller: Teller, five: list[Sequence[Fact]]) -> None:
    first = ask.figures(WAITING, AS_AT, as_known_on=AS_AT)
    teller.tell([corrected(five[0][0], occurred="2025-12-20")], LATER)
    for engine in ask.ENGINES:
        assert ask.figures(WAITING, AS_AT, as_known_on=AS_AT, engine=engine).figures == first.figures
        assert ask.figures(WAITING, AS_AT, engine=engine).figures.whole.maximum == Fraction(42)
        assert ask.figures(WAITING, AS_AT, as_known_on=LATER, engine=engine).figures.whole.maximum == Fraction(42)


def test_a_figure_is_published_with_its_members_its_definition_and_a_fact(
    teller: Teller, five: list[Sequence[Fact]]
) -> None:
    before = read.head(settings.LINTEL_COUNCIL)
    figure = publish(WAITING, AS_AT, by="analyst", as_known_on=AS_AT)
    assert {each.work for each in frozen_members(figure)} == {facts[0].subject for facts in five}
    assert frozen_members(figure) == ask.members(WAITING, AS_AT)
    assert frozen_figures(figure, "team").parts["hill"].number == 5
    assert frozen_figures(figure) == ask.figures(WAITING, AS_AT).figures
    assert (figure.definition_version, figure.definition[:5], figure.position) == (2, "Waits", before.position)
    assert list(heads_published(settings.LINTEL_COUNCIL)) == [(before.position, before.hash)]
    (entry,) = read.facts_of([figure.id])[figure.id]
    assert isinstance(entry.fact, FigurePublished)
    assert (entry.fact.measure, entry.fact.as_at, entry.fact.at_position) == (WAITING, AS_AT, before.position)
    assert list(all_published(WAITING)) == [figure]


def test_the_same_figure_of_the_same_moment_is_published_once(
    teller: Teller, five: list[Sequence[Fact]], monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = publish(WAITING, AS_AT, by="analyst", as_known_on=AS_AT)
    assert publish(WAITING, AS_AT, by="director", as_known_on=AS_AT) == figure
    assert (figure.by, Published.objects.count()) == ("analyst", 1)
    usual = library.measure(WAITING)
    monkeypatch.setattr(library, "measure", lambda name: replace(usual, version=usual.version + 1))
    assert publish(WAITING, AS_AT, by="analyst", as_known_on=AS_AT) != figure


def test_what_is_published_cannot_be_changed(teller: Teller, five: list[Sequence[Fact]]) -> None:
    figure = publish(WAITING, AS_AT, by="analyst")
    for row in (Published.objects.get(), PublishedMember.objects.first()):
        assert row is not None
        with pytest.raises(Refused, match="kept as it is"):
            row.save()
        with pytest.raises(Refused, match="kept as it is"):
            row.delete()
    assert published(str(figure.id)) == figure


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ({"measure": "waiting_now:nothing", "as_at": AS_AT}, "unknown_measure"),
        ({"measure": WAITING, "as_at": AS_AT, "by": "shoe_size"}, "unknown_cut"),
        ({"measure": WAITING, "as_at": AS_AT, "engine": "steam"}, "unknown_engine"),
        ({"measure": WAITING, "as_at": date(2999, 1, 1)}, "as_at_in_future"),
        ({"measure": WAITING, "as_at": AS_AT, "as_known_on": date(2999, 1, 1)}, "known_in_future"),
        ({"measure": WAITING, "as_at": AS_AT, "as_known_on": AS_AT - timedelta(days=1)}, "known_too_early"),
    ],
)
def test_what_cannot_be_asked_is_refused(db: None, asked: dict[str, date | datetime | str], key: str) -> None:
    with pytest.raises(Refused) as refused:
        ask.figures(**asked)
    assert refused.value.key == key
    assert str(refused.value)


def test_an_unknown_published_figure_is_refused(db: None) -> None:
    with pytest.raises(Refused, match="no published figure"):
        published("nothing")
