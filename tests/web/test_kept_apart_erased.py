"""What is kept apart can be erased; its id, date and rule stay."""

import pytest
from django.http import HttpResponse

from lintel.casework.kept_apart import erase_secret
from lintel.domain.refusals import Refused
from lintel.ledger.models import Look
from lintel.project.command_line import main
from lintel.project.commands import databases
from lintel.records.models import Secret
from tests.people import Cast, cast, client_of, reference_of
from tests.web.keeping_apart import CODE, NAME, keep, page_of, show
from tests.web.reading import read, sent, words


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def erased(made: Cast, who: str, sort: str = "key_safe", *, rule: str = "no_longer_holds") -> HttpResponse:
    client, page = client_of(made, who), f"{page_of(made, sort)}/erase"
    return client.post(page, sent(client.get(page), rule=rule))


def test_what_is_kept_apart_is_erased_and_its_id_date_and_rule_stay(made: Cast) -> None:
    keep(made, "1111 old")
    keep(made)
    before = {each.pk: (each.version, each.recorded, each.by) for each in Secret.objects.all()}
    read(client_of(made, "worker").get(f"{page_of(made)}/erase"))
    assert erased(made, "worker").status_code == 302
    held = list(Secret.objects.all())
    assert {each.pk: (each.version, each.recorded, each.by) for each in held} == before
    assert {(each.locked, each.erased_rule, each.erased is not None) for each in held} == {
        ("", "no_longer_holds", True)
    }
    assert {each.erased_by for each in held} == {made.staff["worker"].id}
    page = f"/person/{reference_of(made.people['orla'])}"
    assert "Key-safe code: none held" in words(client_of(made, "worker").get(page))
    shown = words(show(made, "lead"))
    assert "Erased" in shown
    assert "it does not hold any more" in shown
    assert "1111" not in shown
    assert Look.objects.filter(why="key_safe:erased", by=made.staff["worker"].id).count() == 1
    assert "Key-safe code erased" in words(client_of(made, "lead").get(f"{page}/who-looked"))


def test_after_an_erasure_a_new_one_is_kept_and_keys_rotate(made: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(made, "1111 old")
    erased(made, "worker")
    keep(made)
    monkeypatch.setattr(databases, "build", lambda: None)
    main(["secrets", "rotate"])
    shown = words(show(made, "worker"))
    assert CODE in shown
    assert list(Secret.objects.order_by("version").values_list("erased_rule", flat=True)) == ["no_longer_holds", ""]


def test_without_a_rule_nothing_is_erased(made: Cast) -> None:
    keep(made)
    assert erased(made, "worker", rule="").status_code == 422
    assert CODE in words(show(made, "worker"))


@pytest.mark.parametrize("who", ["adviser", "manager", "senior"])
def test_who_may_not_know_whether_a_name_is_held_cannot_erase_it(made: Cast, who: str) -> None:
    keep(made, NAME, sort="whistle_blower")
    assert client_of(made, who).get(f"{page_of(made, 'whistle_blower')}/erase").status_code == 403
    with pytest.raises(Refused):
        erase_secret(made.person("orla"), "whistle_blower", rule="time_is_over", by=made.staff[who])
    assert NAME in words(show(made, "lead", "whistle_blower"))
