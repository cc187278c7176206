"""A draft read: each save of it and what was set aside, thrown away, and brought back."""

import pytest

from lintel.casework import drafts
from lintel.records.models import Draft
from tests.people import Cast, cast, client_of
from tests.web.reading import words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def shared(made: Cast, who: str, needs: str, seen: int = 0) -> Draft:
    """A draft of the held assessment on which somebody wrote."""
    return drafts.save(
        "care_act_assessment", made.works["held"], made.staff[who], {"needs": needs}, seen, page=who
    ).draft


def test_every_save_of_a_draft_is_read_and_what_was_set_aside_is_marked(made: Cast) -> None:
    draft = shared(made, "worker", "Help with meals")
    shared(made, "manager", "Help with stairs")
    page = words(client_of(made, "worker").get(f"/drafts/{draft.id}"))
    assert "Help with meals" in page
    assert "set aside, since somebody else had changed the same answer" in page
    assert "Help with stairs" in page


def test_what_a_colleague_threw_away_is_brought_back_by_whoever_wrote_on_it(made: Cast) -> None:
    draft = shared(made, "worker", "Help with meals")
    shared(made, "manager", "Help with meals and stairs", seen=draft.version)
    manager, path = client_of(made, "manager"), f"/drafts/{draft.id}"
    asked = manager.post(path, {"act": "throw_away"})
    assert f"Written in it, too: {made.staff['worker'].name}" in words(asked)
    manager.post(path, {"act": "throw_away", "sure": "yes"})
    worker = client_of(made, "worker")
    assert path in worker.get("/drafts/").content.decode()
    assert "Thrown away" in words(worker.get(path))
    assert worker.post(path, {"act": "bring_back"}).status_code == 302
    assert Draft.objects.get(pk=draft.id).finished_at is None
    assert client_of(made, "duty").get(path).status_code == 404


def test_what_was_thrown_away_stays_so_where_a_newer_draft_has_its_place(made: Cast) -> None:
    draft = shared(made, "worker", "Help with meals")
    drafts.throw_away(draft.id, made.staff["worker"])
    shared(made, "worker", "Begun anew")
    answer = client_of(made, "worker").post(f"/drafts/{draft.id}", {"act": "bring_back"})
    assert answer.status_code == 422
    assert "A newer draft has been begun since" in words(answer)


def test_what_was_sent_is_no_draft_any_more(made: Cast) -> None:
    draft = shared(made, "worker", "Help with meals")
    drafts.finish(draft.id, made.staff["worker"])
    client = client_of(made, "worker")
    assert client.get(f"/drafts/{draft.id}").status_code == 404
    assert draft.id not in client.get("/drafts/").content.decode()


def test_what_was_thrown_away_comes_back_though_somebody_looked_at_the_form_since(made: Cast) -> None:
    draft = shared(made, "worker", "Help with meals")
    drafts.throw_away(draft.id, made.staff["worker"])
    drafts.begin("care_act_assessment", made.works["held"], made.staff["manager"], {"needs": "what is known"})
    assert client_of(made, "worker").post(f"/drafts/{draft.id}", {"act": "bring_back"}).status_code == 302
    assert Draft.objects.get().id == draft.id
