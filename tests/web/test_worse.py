"""It has got worse: three questions without signing in, which show nothing, and ask the team to rate again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lintel.casework.commit import commit
from lintel.domain.messages import SAID_BY_LINK
from lintel.domain.worse import WorseReported
from lintel.gateways import links
from lintel.gateways.made_up import MadeUp
from lintel.gateways.models import Message, WorseLink
from lintel.ledger import read
from lintel.records.models import Words
from tests.people import NORTH, Cast, cast, client_of
from tests.sending import lives_at, safe, send
from tests.web.reading import read as read_page
from tests.web.reading import sent, without_token, words

ANSWERS = {"danger": "no", "everyday": "yes", "helper": "not_sure", "note": "She fell twice"}


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def link_of(made: Cast, work: str) -> str:
    return f"/say/{links.new_link(made.works[work], timezone.now())}"


def test_the_answers_are_a_fact_with_codes_and_a_note_and_a_prompt_to_rate_again(made: Cast) -> None:
    path, client = link_of(made, "waiting"), Client()
    page = client.get(path)
    read_page(page)
    assert words(client.post(path, sent(page, **ANSWERS))).count("Thank you") >= 1
    said = read.facts_of({made.works["waiting"]})[made.works["waiting"]][-1].fact
    assert (type(said).__name__, said.danger, said.everyday, said.helper) == ("WorseReported", "no", "yes", "not_sure")
    assert Words.objects.get(pk=said.note).body == {"note": "She fell twice"}
    due = words(client_of(made, "worker").get("/due"))
    assert "Says it has got worse, and not rated since Person Work and clock" in due
    assert "Rate again" in due
    work = words(client_of(made, "worker").get(f"/work/{made.work('waiting').reference}"))
    assert "The person, or somebody who helps, through a link" in work
    made.move("waiting", "rate", "worker", rating="amber", reason="needs_increased")
    assert made.work("waiting").worse_on is None
    assert "Rate again" not in words(client_of(made, "worker").get("/due"))


def test_the_page_says_nothing_of_anybody(made: Cast) -> None:
    pages = [Client().get(link_of(made, work)) for work in ("waiting", "restricted", "other_team")]
    assert len({without_token(page) for page in pages}) == 1
    for told in ("Orla", "Roan", "North", "care_act", "W-", "P-"):
        assert told not in words(pages[0])


def test_an_unknown_link_and_one_that_ended_answer_alike(made: Cast) -> None:
    ended, used, closed = (link_of(made, work) for work in ("waiting", "offered", "other_team"))
    WorseLink.objects.filter(work=made.works["waiting"]).update(ends=timezone.now())
    WorseLink.objects.filter(work=made.works["offered"]).update(used=links.MOST_USES)
    made.move("other_team", "end", "lead", why="declined")
    client = Client()
    answers = [client.get(path) for path in (ended, used, closed, "/say/7K3M-9QX2-TDWW-4F5G", "/say/x", "/say/%00")]
    assert {each.status_code for each in answers} == {404}
    assert len({without_token(each) for each in answers}) == 1
    assert "Ring us on 01632 960100 instead." in words(answers[0])
    assert [client.post(path, ANSWERS).status_code for path in (ended, used, closed)] == [404] * 3


def test_sent_twice_is_said_once_and_other_words_are_said_too_up_to_ten_times(made: Cast) -> None:
    path, client = link_of(made, "waiting"), Client()
    told = len(read.facts_of({made.works["waiting"]})[made.works["waiting"]])
    for _ in range(3):
        assert client.post(path, ANSWERS).status_code == 200
    for number in range(12):
        client.post(path, ANSWERS | {"note": f"{number}"})
    now = len(read.facts_of({made.works["waiting"]})[made.works["waiting"]])
    assert now - told == links.MOST_USES
    assert client.get(path).status_code == 404


def test_what_was_typed_is_kept_where_an_answer_is_missing(made: Cast) -> None:
    path, client = link_of(made, "waiting"), Client()
    answer = client.post(path, {"danger": "maybe", "note": "She fell <b>twice</b>"})
    assert answer.status_code == 422
    read_page(answer)
    assert "She fell &lt;b&gt;twice&lt;/b&gt;" in answer.content.decode()


def test_danger_says_999_at_once(made: Cast) -> None:
    assert "Ring 999." in words(Client().post(link_of(made, "waiting"), ANSWERS | {"danger": "yes"}))


def test_a_link_is_random_kept_as_a_digest_and_read_as_it_is_typed_off_paper(made: Cast) -> None:
    now = timezone.now()
    tokens = {links.new_link(made.works["waiting"], now) for _ in range(50)}
    assert len(tokens) == 50
    kept = " ".join(str(vars(each)) for each in WorseLink.objects.all())
    token = tokens.pop()
    assert token not in kept
    assert token.replace("-", "") not in kept
    assert links.found(token.lower().replace("-", "").replace("0", "o").replace("1", "l"), now)
    assert links.found(token, now + timedelta(days=181)) is None


def test_the_link_in_a_waiting_well_message_leads_there_and_is_never_shown_to_staff(made: Cast) -> None:
    Message.objects.all().delete()
    lives_at(made, "lin")
    safe(made, "lin", text="yes", write="yes")
    made.move("contact", "reach-ContactTriaged", "duty", decision="care_act_assessment", to_team=NORTH)
    gateway = MadeUp()
    send(gateway)
    text = next(each.text for each in gateway.taken.values() if each.channel == "text")
    assert Client().get(text.split("8000")[1]).status_code == 200
    assert not any(each in text for each in ("Lin", "李", "care", "worse"))
    letter = Message.objects.get(channel="letter", template="waiting_well")
    page = words(client_of(made, "manager").get(f"/outbox/{letter.id}/letter"))
    assert "It is not shown here." in page
    assert "Half of people waited 9 days or less" in page
    assert "Nine in ten waited 6 weeks or less" in page
    assert "/say/" not in page


def test_who_keeps_no_cookies_can_say_so_all_the_same(made: Cast) -> None:
    path, strict = link_of(made, "waiting"), Client(enforce_csrf_checks=True)
    assert "Thank you" in words(strict.post(path, ANSWERS))


def test_whoever_says_it_again_stands_where_the_first_day_put_them(made: Cast) -> None:
    commit(worse(made, days_ago=3), by=SAID_BY_LINK)
    commit(worse(made, days_ago=0), by=SAID_BY_LINK)
    assert made.work("waiting").worse_on == made.today - timedelta(days=3)


def worse(made: Cast, days_ago: int) -> WorseReported:
    answers = {"danger": "no", "everyday": "yes", "helper": "no"}
    return WorseReported(subject=made.works["waiting"], occurred=made.today - timedelta(days=days_ago), **answers)
