"""Tidying drafts: what is over goes after its days; what is unsent, unread or nobody's never does, and no word changes."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from lintel.casework import drafts
from lintel.casework.drafts_tidied import Tidied, tidy_drafts
from lintel.domain.merging import Version, body_after
from lintel.domain.quiet import days_kept
from lintel.gateways.models import JobRun
from lintel.project.command_line import main
from lintel.project.commands import databases
from lintel.records.models import Draft, DraftVersion
from tests.people import Cast, cast, staff_id

KEPT = timedelta(days=days_kept("draft_finished"))
DAY = timedelta(days=1)


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def draft(made: Cast, name: str, *bodies: dict[str, str], page: str = "") -> str:
    """A worker's draft, saved once for each body."""
    for seen, body in enumerate(bodies):
        drafts.save("contact", "", made.staff["worker"], body, seen, draft=staff_id(name), page=page)
    return staff_id(name)


def there() -> set[str]:
    return set(Draft.objects.values_list("pk", flat=True))


def age(by: timedelta) -> None:
    """Let time have passed since everything that was saved so far."""
    for row in DraftVersion.objects.all():
        DraftVersion.objects.filter(pk=row.pk).update(at=row.at - by)
    for each in Draft.objects.all():
        ended = each.finished_at - by if each.finished_at else None
        Draft.objects.filter(pk=each.pk).update(saved_at=each.saved_at - by, finished_at=ended)


def test_finished_drafts_go_after_their_days_and_not_before(made: Cast) -> None:
    sent = draft(made, "sent", {"words": "one"}, {"words": "two"})
    thrown = draft(made, "thrown", {"words": "three"})
    drafts.finish(sent, made.staff["worker"])
    drafts.throw_away(thrown, made.staff["worker"])
    age(KEPT - DAY)
    assert (tidy_drafts(timezone.now()), there()) == (Tidied(0, 0), {sent, thrown})
    age(2 * DAY)
    assert (tidy_drafts(timezone.now()), there()) == (Tidied(2, 0), set())
    assert not DraftVersion.objects.exists()


def test_unsent_unread_and_nobodys_stay_however_old(made: Cast) -> None:
    unsent = draft(made, "unsent", {"words": "still to be sent"})
    unread = draft(made, "unread", {"words": "sent"}, page="one")
    drafts.save("contact", "", made.staff["worker"], {"words": "another way"}, 0, draft=unread, page="two")
    assert DraftVersion.objects.filter(draft=unread, set_aside=True).count() == 1
    drafts.finish(unread, made.staff["worker"])
    nobodys = draft(made, "nobodys", {"words": "in a tray"})
    drafts.hand_over(nobodys, made.staff["worker"], team="north_physical")
    age(10 * KEPT)
    assert (tidy_drafts(timezone.now()).drafts, there()) == (0, {unsent, unread, nobodys})


def test_of_unsent_drafts_only_what_was_replaced_as_long_ago_goes_and_each_reads_the_same(made: Cast) -> None:
    kept = draft(made, "kept", {"words": "a"}, {"words": "ab"}, {"words": "abc", "name": "Lin"})
    age(KEPT + DAY)
    drafts.save("contact", "", made.staff["worker"], {"words": "abcd"}, 3, draft=kept)
    before = Draft.objects.get(pk=kept).body
    assert tidy_drafts(timezone.now()) == Tidied(0, 2)
    row = Draft.objects.get(pk=kept)
    left = [
        Version(number=each.number, page=each.page, changes=each.changes) for each in row.versions.order_by("number")
    ]
    assert [each.number for each in left] == [3, 4]
    assert row.body == before == body_after(row.given, left)
    assert tidy_drafts(timezone.now()) == Tidied(0, 0)


def test_words_that_were_set_aside_stay(made: Cast) -> None:
    kept = draft(made, "aside", {"words": "a"}, page="one")
    drafts.save("contact", "", made.staff["worker"], {"words": "another"}, 0, draft=kept, page="two")
    assert DraftVersion.objects.filter(set_aside=True).count() == 1
    age(10 * KEPT)
    tidy_drafts(timezone.now())
    assert DraftVersion.objects.filter(set_aside=True).count() == 1


def test_the_command_prints_numbers_only_and_leaves_a_mark(
    made: Cast, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(databases, "build", lambda: None)
    drafts.finish(draft(made, "sent", {"words": "secret words"}), made.staff["worker"])
    age(KEPT + DAY)
    main(["drafts", "tidy"])
    said = "".join(capsys.readouterr())
    assert said.startswith("Erased: 1 drafts finished more than 90 days ago, and 0 versions")
    assert "secret" not in said
    assert isinstance(JobRun.objects.get(name="drafts_tidy").ended, datetime)
