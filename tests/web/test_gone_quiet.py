"""What has gone quiet: jobs that did not run, and what nobody took up, with a due time; and a command that wakes somebody."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.utils import timezone

from lintel.casework import drafts
from lintel.casework.emergency import open_record
from lintel.casework.jobs import job_states, mark_ran, outbox_is_silent
from lintel.casework.quiet import gone_quiet
from lintel.domain.codes import rows
from lintel.domain.quiet import OUTBOX, due_by, jobs
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import JobRun, Message
from lintel.project.command_line import main, parser
from lintel.project.commands import databases
from lintel.records.models import Draft
from tests.people import DUTY, NORTH, Cast, cast, client_of, open_for, reference_of, staff_id
from tests.sending import lives_at, refuses, send
from tests.web.reading import read, words

PARTS = (
    "Jobs that a timer runs", "People who were not told", "Taken in, and not looked at in time", "Work that nobody has",
    "Drafts that were not sent", "Opened in an emergency, and not reviewed",
)  # fmt: skip


@pytest.fixture
def made(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(databases, "build", lambda: None)
    made = cast()
    Message.objects.all().delete()
    return made


def parts(made: Cast, who: str) -> Mapping[str, str]:
    """What stands under each heading."""
    said = words(client_of(made, who).get("/gone-quiet"))
    places = [said.index(f"{each} {each}") if f"{each} {each}" in said else said.rindex(each) for each in PARTS]
    return {each: said[start:stop] for each, start, stop in zip(PARTS, places, [*places[1:], None], strict=True)}


def test_every_job_is_silent_until_it_ran_and_again_when_it_did_not_in_time(made: Cast) -> None:
    now = timezone.now()
    assert {state.silent for state in job_states(now)} == {True}
    for name in jobs():
        mark_ran(name, now)
    for name, job in jobs().items():
        late = job_states(now + job.silent_after + timedelta(seconds=1))
        assert {state.job.name for state in late if state.silent} >= {name}
        assert not next(s for s in job_states(now + job.silent_after) if s.job.name == name).silent


def test_every_job_is_a_command_that_there_is() -> None:
    for row in rows("jobs"):
        assert parser().parse_args(row["command"].split()[1:]).run


def test_sending_leaves_a_mark_and_the_check_is_quiet_after_it_and_loud_before_and_later(
    made: Cast, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["outbox", "check"])
    assert stopped.value.code == 1
    assert "The outbox is silent" in capsys.readouterr().err
    main(["outbox", "send"])
    main(["outbox", "check"])
    JobRun.objects.filter(name=OUTBOX).update(ended=timezone.now() - timedelta(minutes=31))
    with pytest.raises(SystemExit):
        main(["outbox", "check"])


def test_what_waits_too_long_is_silence_too(made: Cast) -> None:
    lives_at(made, "lin")
    made.move("offered", "accept", "worker", reason="has_capacity")
    mark_ran(OUTBOX, timezone.now())
    assert not outbox_is_silent(timezone.now())
    Message.objects.filter(status="queued").update(due=timezone.now() - timedelta(minutes=31))
    assert outbox_is_silent(timezone.now())


def test_a_message_that_was_given_up_is_due_to_somebody(made: Cast) -> None:
    lives_at(made, "lin")
    made.move("offered", "accept", "worker", reason="has_capacity")
    assert "Nothing that you may see." in parts(made, "manager")["People who were not told"]
    send(MadeUp(*[refuses] * 2))
    Message.objects.update(tell_by=made.today)
    told = parts(made, "manager")["People who were not told"]
    assert "The service says that this number or address cannot be." in told
    assert "Lin" in told
    assert "Nothing that you may see." in parts(made, "other_manager")["People who were not told"]


def test_what_retries_could_not_send_is_due_today_to_whoever_sees_the_work(made: Cast) -> None:
    lives_at(made, "lin")
    made.move("offered", "accept", "worker", reason="has_capacity")
    send(MadeUp(*[refuses] * 2))
    none = "Nobody is due to be told another way."
    assert none in words(client_of(made, "worker").get("/due?list=untold"))
    Message.objects.update(tell_by=made.today)
    assert made.work("offered").reference in words(client_of(made, "worker").get("/due?list=untold"))
    assert made.work("offered").reference in words(client_of(made, "worker").get("/due"))
    assert none in words(client_of(made, "stranger").get("/due?list=untold"))
    Message.objects.update(status="settled")
    assert none in words(client_of(made, "worker").get("/due?list=untold"))


def test_a_contact_and_a_concern_at_which_nobody_looked_in_time(made: Cast) -> None:
    lead = parts(made, "lead")["Taken in, and not looked at in time"]
    # The cast's concern came in two days ago, and its contact yesterday.
    assert made.work("concern").reference in lead
    assert made.work("contact").reference not in lead
    made.works["old"] = open_for(made.people["orla"], "contact", DUTY, made.today, days_ago=30)
    assert made.work("old").reference in parts(made, "lead")["Taken in, and not looked at in time"]
    made.move("concern", "reach-ScreeningBegan", "lead", decision="screen")
    assert made.work("concern").reference not in parts(made, "lead")["Taken in, and not looked at in time"]


@pytest.mark.parametrize(("who", "sees"), [("manager", True), ("senior", True), ("other_manager", False)])
def test_work_that_nobody_has_beyond_its_target(made: Cast, who: str, sees: bool) -> None:
    told = parts(made, who)["Work that nobody has"]
    assert (made.work("waiting").reference in told) == sees
    assert made.work("held").reference not in told
    assert made.work("offered").reference not in told


def test_work_of_somebody_who_has_left_is_nobodys(made: Cast) -> None:
    made.staff["worker"].__class__.objects.filter(pk=staff_id("worker")).update(left_on=made.today - timedelta(days=1))
    assert made.work("held").reference in parts(made, "manager")["Work that nobody has"]


def test_a_draft_that_was_not_sent_names_its_owner_and_not_what_it_says(made: Cast) -> None:
    drafts.save("contact", "", made.staff["worker"], {"words": "Only for the contact"}, 0, draft=staff_id("a draft"))
    assert "Wren" not in parts(made, "manager")["Drafts that were not sent"]
    Draft.objects.update(saved_at=timezone.now() - timedelta(days=8))
    told = parts(made, "manager")["Drafts that were not sent"]
    assert "A contact Wren Applegarth" in told
    assert "Only for" not in told
    assert "Wren" not in parts(made, "other_manager")["Drafts that were not sent"]


def test_an_emergency_stands_there_until_it_is_reviewed(made: Cast) -> None:
    open_record(reference_of(made.people["orla"]), reason="danger_now", words="x", by=made.staff["stranger"])
    assert "Sorrel Quill" in parts(made, "manager")["Opened in an emergency, and not reviewed"]
    assert "Sorrel Quill" not in parts(made, "other_manager")["Opened in an emergency, and not reviewed"]


def test_a_restricted_person_is_in_no_part_for_those_who_may_not_see_them(made: Cast) -> None:
    assert made.work("restricted").reference in parts(made, "lead")["Work that nobody has"]
    for who in ("manager", "senior"):
        assert made.work("restricted").reference not in words(client_of(made, who).get("/gone-quiet"))


def test_an_administrator_sees_the_jobs_and_nobodys_record(made: Cast) -> None:
    answer = client_of(made, "administrator").get("/gone-quiet")
    page = words(answer)
    read(answer)
    assert "lintel outbox send Never Silent: see why Now" in page
    assert [each for each in PARTS[1:] if each in page] == []
    assert "W-" not in page


def test_it_asks_few_questions_however_much_there_is(made: Cast) -> None:
    from tests.web.test_waiting_list import queries_of

    few = queries_of(made, "manager", "/gone-quiet")
    for number in range(12):
        open_for(made.people["orla"], "care_act_assessment", NORTH, made.today, days_ago=60 + number)
    assert queries_of(made, "manager", "/gone-quiet") <= few <= 45


DUE = [
    ("contact", "triage", "2026-11-02", "2026-11-16"),
    ("safeguarding_concern", "first_look", "2026-11-02", "2026-11-03"),
    ("care_act_assessment", "allocation", "2026-11-02", "2026-11-30"),
    ("care_act_assessment", "start", "2026-11-02", "2026-11-30"),
    ("section_42_enquiry", "allocation", "2026-11-02", "2026-11-30"),
    ("review", "allocation", "2026-11-02", "2026-11-30"),
]


@pytest.mark.parametrize(("kind", "stage", "since", "by"), DUE)
def test_by_when_each_stage_is_due(kind: str, stage: str, since: str, by: str | None) -> None:
    from datetime import date

    found = due_by(kind, stage, date.fromisoformat(since), date(2026, 11, 20))
    assert found == (date.fromisoformat(by) if by else None)


def test_work_of_a_kind_without_a_target_is_not_passed_over(made: Cast) -> None:
    works = [
        made.works["review"],
        open_for(made.people["lin"], "review", NORTH, made.today, days_ago=90, due_on=made.today),
    ]
    late = open_for(
        made.people["lin"], "review", NORTH, made.today, days_ago=200, due_on=made.today - timedelta(days=60)
    )
    found = {each.row.work.id for each in gone_quiet(made.staff["manager"], today=made.today).unowned}
    assert late in found
    assert not found & set(works)
    assert made.works["waiting"] in found
