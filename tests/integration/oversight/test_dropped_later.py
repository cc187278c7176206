"""A part that was stored before a rule knew that it is not for the public: read again, nothing of it stands anywhere."""

import pytest
from django.apps import apps

from lintel.oversight.papers import actions
from lintel.oversight.papers.followed import NOT_FOR_THE_PUBLIC
from lintel.oversight.papers.models import MeetingPaper, Promised
from lintel.oversight.papers.reading import formats
from lintel.oversight.papers.taking_in import Told, take_in, take_in_again
from tests.integration.oversight.made_up_papers import both_published, keeper

MINUTES = """Minutes of a meeting of the Care Scrutiny Committee held at Quarry Hall on Monday, 18 May 2026.

PRESENT

Mrs. P. Larkspur CC (in the Chair)

8. Prices (Exempt)

The Committee considered a zebra report.

i. Officers undertook to circulate zebra figures by 2 June 2026. 8,123 zebras were priced on 31 March 2026.

RESOLVED:

a) That the Zebra Director be requested to look into prices."""


def test_read_again_no_table_holds_a_word_of_what_was_dropped(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    both_published()
    with monkeypatch.context() as before:
        before.setattr(formats, "without_restricted", lambda paper: paper)
        of = take_in(MINUTES.encode(), "minutes.txt", Told(kind="minutes"), by=keeper())
    actions.publish(of.meeting, by=keeper())
    assert "MeetingPaper" in holding("zebra")
    assert "Promised" in holding("zebra")
    take_in_again(MeetingPaper.objects.get(pk=of.pk), by=keeper())
    assert holding("zebra") == set()
    assert {each.text for each in Promised.objects.filter(made_on=of.meeting.date)} == {NOT_FOR_THE_PUBLIC}


def holding(word: str) -> set[str]:
    """The tables of papers that have this word anywhere."""
    models = apps.get_app_config("papers").get_models()
    return {each.__name__ for each in models if any(word in str(row).lower() for row in each.objects.values_list())}
