"""Files are added once a form was sent: a sixth one too, each once, and all of them or none; by a referrer as well (U39)."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lintel.casework.commit import commit
from lintel.casework.models import Person, Work
from lintel.domain.fact import Withdrawn
from lintel.domain.uploads import LARGEST, MOST_FILES
from lintel.gateways.knocks import FILES_FROM
from lintel.ledger import read
from lintel.records.models import SentFile
from lintel.records.models import Words as DocumentWords
from tests.people import Cast, cast, client_of, staff_id
from tests.pictures import PDF, photo
from tests.web.portal_walk import boxes, reference_in, send, walk
from tests.web.reading import words
from tests.web.test_my_referrals import GP, let_in
from tests.web.test_portal import FEWEST
from tests.web.test_portal_more import sent_in, told
from tests.web.test_portal_uploads import add as add_first
from tests.web.test_portal_uploads import ready, stored
from tests.web.test_status import restrict

MORE = "/ask/help/more"


@pytest.fixture
def made(db: None) -> Cast:
    return cast()


def pdf(number: int) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"letter-{number}.pdf", PDF + b"%" * number)


def add(client: Client, *given: SimpleUploadedFile, text: str = "", path: str = MORE) -> HttpResponse:
    return client.post(path, boxes(client.get(path)) | {"words": text, "files": list(given)})


def facts(work: Work) -> list[str]:
    return [type(entry.fact).__name__ for entry in read.facts_of({work.pk})[work.pk]]


def test_a_sixth_file_is_added_once_the_form_was_sent_and_staff_read_of_it_and_have_it(made: Cast, files: Path) -> None:
    client = ready()
    for number in range(MOST_FILES):
        add_first(client, f"a-{number}.pdf", PDF + b"%" * number)
    refused = add_first(client, "sixth.pdf", PDF + b"%" * 9)
    assert "add the others once you have sent the form" in words(refused)
    work = Work.objects.get(reference=reference_in(send(client, "concern")))
    answer = add(client, SimpleUploadedFile("sixth.jpg", photo()), text="Here is the photo.", path="/ask/concern/more")
    assert answer.status_code == 302
    assert told(work) == ["Here is the photo."]
    lead = client_of(made, "lead")
    assert "sixth.jpg" in words(lead.get(f"/work/{work.reference}/sent"))
    file = SentFile.objects.get(name="sixth.jpg")
    path = reverse("sent_file", args=[work.reference, file.pk])
    assert f'{path}">sixth.jpg<' in lead.get(f"/work/{work.reference}").content.decode()
    assert lead.get(path).status_code == 200


def test_there_is_as_much_room_again_and_no_more(made: Cast, files: Path) -> None:
    client, work = sent_in()
    assert add(client, *(pdf(number) for number in range(MOST_FILES))).status_code == 302
    refused = add(client, pdf(8), text="One more.")
    assert refused.status_code == 422
    assert f"Up to {MOST_FILES} files can be added" in words(refused)
    assert "One more." in words(refused)
    assert (SentFile.objects.count(), len(stored(files)), len(told(work))) == (MOST_FILES, MOST_FILES, 1)


def test_all_of_it_is_taken_or_none(made: Cast, files: Path) -> None:
    client, work = sent_in()
    refused = add(client, pdf(1), SimpleUploadedFile("b.exe", b"MZ"), text="See both.")
    assert refused.status_code == 422
    assert "b.exe: We can take photos" in words(refused)
    assert "See both." in words(refused)
    assert (SentFile.objects.count(), stored(files), told(work)) == (0, [], [])


def test_two_clicks_are_one_and_leave_nothing_on_the_shelf(made: Cast, files: Path) -> None:
    client, work = sent_in()
    page = boxes(client.get(MORE))
    for _ in range(3):
        assert client.post(MORE, page | {"words": "x", "files": [pdf(1)]}).status_code == 302
    assert (SentFile.objects.count(), len(stored(files)), len(told(work))) == (1, 1, 1)


def test_nothing_at_all_is_asked_for_and_far_too_large_is_refused(made: Cast, files: Path) -> None:
    client, work = sent_in()
    assert "needs an answer" in words(add(client))
    large = SimpleUploadedFile("large.pdf", PDF + bytes(LARGEST))
    assert "larger than 10 MB" in words(add(client, large))
    assert told(work) == []


def test_every_file_is_counted_on_whichever_page_it_comes(made: Cast, files: Path, monkeypatch) -> None:
    monkeypatch.setattr("lintel.gateways.knocks.FILES_FROM", replace(FILES_FROM, most=2))
    client = ready()
    assert add_first(client, "a.pdf", PDF).status_code == 302
    send(client, "concern")
    assert add(client, pdf(1), path="/ask/concern/more").status_code == 302
    assert "letter-2.pdf: " in words(add(client, pdf(2), path="/ask/concern/more"))
    assert "c.pdf: " in words(add_first(ready(), "c.pdf", PDF))
    assert SentFile.objects.count() == 2


def test_words_that_are_too_long_ask_for_the_files_again(made: Cast, files: Path) -> None:
    client, _ = sent_in()
    refused = add(client, pdf(1), text="x" * 20_001)
    assert refused.status_code == 422
    assert "Choose your files again." in words(refused)
    assert stored(files) == []


def test_what_is_added_to_what_has_ended_stands_with_what_begins_anew(made: Cast, files: Path) -> None:
    client, work = sent_in()
    made.works["sent"] = work.pk
    made.move("sent", "end", "lead", why="declined")
    assert add(client, pdf(1)).status_code == 302
    anew = Work.objects.get(because_of=work.pk)
    assert SentFile.objects.get().work == anew.pk
    assert "letter-1.pdf" in words(client_of(made, "duty").get(f"/work/{anew.reference}"))
    SentFile.objects.update(state="clean")
    assert "letter-1.pdf" in words(client_of(made, "duty").get(f"/work/{anew.reference}/sent"))


def test_a_file_goes_with_the_concern_that_it_became_and_is_for_its_team(made: Cast, files: Path) -> None:
    client, work = sent_in()
    made.works["sent"] = work.pk
    made.move("sent", "reach-ContactTriaged", "duty", decision="safeguarding_concern")
    add(client, SimpleUploadedFile("photo.jpg", photo()))
    concern = Work.objects.get(because_of=work.pk)
    assert SentFile.objects.get().work == concern.pk
    assert "photo.jpg" in words(client_of(made, "lead").get(f"/work/{concern.reference}/sent"))
    assert "photo.jpg" not in words(client_of(made, "duty").get(f"/work/{work.reference}/sent"))


def test_a_file_goes_when_the_words_are_withdrawn_with_which_it_came(made: Cast, files: Path) -> None:
    client, work = sent_in()
    add(client, SimpleUploadedFile("photo.jpg", photo()))
    duty = client_of(made, "duty")
    file, path = SentFile.objects.get(), f"/work/{work.reference}/sent"
    assert duty.get(reverse("sent_file", args=[work.reference, file.pk])).status_code == 200
    commit(
        Withdrawn(subject=work.pk, occurred=made.today, original=file.told, reason="wrong_person"), by=staff_id("lead")
    )
    assert "photo.jpg" not in words(duty.get(path))
    assert duty.get(reverse("sent_file", args=[work.reference, file.pk])).status_code == 404


def withdraw(made: Cast, work: Work) -> None:
    last = read.facts_of({work.pk})[work.pk][-1].fact.id
    commit(Withdrawn(subject=work.pk, occurred=made.today, original=last, reason="wrong_person"), by=staff_id("lead"))


@pytest.mark.parametrize("text", ["", "See this."])
def test_what_was_withdrawn_can_be_sent_again_and_takes_no_room(made: Cast, files: Path, text: str) -> None:
    client, work = sent_in()
    every = [pdf(number) for number in range(MOST_FILES)]
    assert add(client, *every, text=text).status_code == 302
    withdraw(made, work)
    for each in every:
        each.seek(0)
    assert add(client, *every, text=text).status_code == 302
    assert (SentFile.objects.count(), len(stored(files))) == (2 * MOST_FILES, 2 * MOST_FILES)
    SentFile.objects.update(state="clean")
    page = client_of(made, "duty").get(f"/work/{work.reference}/sent").content.decode()
    assert [page.count(f">letter-{number}.pdf<") for number in range(MOST_FILES)] == [1] * MOST_FILES


SAID_OF = {
    "waiting": "letter-1.pdf (being checked)",
    "clean": "letter-1.pdf",
    "found": "A file in which something harmful was found",
}


@pytest.mark.parametrize("state", SAID_OF)
@pytest.mark.parametrize("ended", [False, True])
def test_names_of_files_stand_with_the_files_and_not_in_the_words(
    made: Cast, files: Path, state: str, ended: bool
) -> None:
    client, work = sent_in()
    if ended:
        made.works["sent"] = work.pk
        made.move("sent", "end", "lead", why="declined")
    add(client, pdf(1), text="See this." if ended else "")
    now, duty = Work.objects.get(because_of=work.pk) if ended else work, client_of(made, "duty")
    SentFile.objects.update(state=state)
    pages = [f"/work/{now.reference}", f"/person/{Person.objects.get(pk=work.person).reference}/chronology"]
    for page in pages:
        shown = duty.get(page)
        assert SAID_OF[state] in words(shown)
        assert ("letter-1.pdf" in words(shown), "/files/" in shown.content.decode()) == (
            state != "found",
            state == "clean",
        )
    SentFile.objects.all().delete()
    assert not [page for page in pages if "letter-1" in words(duty.get(page))]
    assert not [each for each in DocumentWords.objects.all() if "letter-1" in str(each.body)]


def test_photos_that_a_phone_calls_alike_are_all_kept_and_two_clicks_are_one(made: Cast, files: Path) -> None:
    client, work = sent_in()
    page = boxes(client.get(MORE))
    for content in (photo(), photo(turned=3), photo(), photo(turned=3)):
        given = SimpleUploadedFile("image.jpg", content)
        assert client.post(MORE, page | {"words": "", "files": [given]}).status_code == 302
    assert (SentFile.objects.count(), len(stored(files)), len(told(work))) == (2, 2, 2)


def test_what_is_added_is_told_last_as_telling_takes_the_lock_of_the_council(made: Cast, files: Path) -> None:
    client, _ = sent_in()
    with CaptureQueriesContext(connection) as asked:
        add(client, pdf(1), text="See this.")
    written = [each["sql"] for each in asked]
    locked = next(place for place, sql in enumerate(written) if "FROM ledger_head" in sql)
    assert [sql for sql in written[:locked] if sql.startswith('INSERT INTO "records_sentfile"')]
    assert not [sql for sql in written[locked:] if "records_sentfile" in sql]


# A referrer's own page.
def mine(made: Cast) -> tuple[Client, Work, str]:
    client = Client()
    walk(client, "referral", FEWEST["referral"] | GP)
    work = Work.objects.get(reference=reference_in(send(client, "referral")))
    return let_in(), work, f"/ask/my-referrals/{work.reference}/more"


def test_u39_a_referrer_adds_words_and_files_to_their_own(made: Cast, files: Path) -> None:
    """U39: a professional can add to what they sent, and correct it."""
    client, work, path = mine(made)
    assert path in client.get("/ask/my-referrals/sent").content.decode()
    answer = add(client, pdf(1), text="Her number was wrong: it is 01632 960777.", path=path)
    assert answer["Location"] == "/ask/my-referrals/sent?added"
    assert "We have added what you sent." in words(client.get(answer["Location"]))
    assert told(work) == ["Her number was wrong: it is 01632 960777."]
    assert work.reference in words(client_of(made, "duty").get("/due?list=more"))


def test_nobody_adds_to_what_is_not_theirs(made: Cast) -> None:
    client, work, path = mine(made)
    _, other = sent_in("referral")
    for reference in (other.reference, "W-00000-00000", made.work("waiting").reference):
        for answer in (client.get, client.post):
            assert answer(f"/ask/my-referrals/{reference}/more").status_code == 404
    assert Client().get(path)["Location"] == "/ask/my-referrals"
    assert Client().post(path).status_code == 403
    assert (told(work), told(other)) == ([], [])


def test_it_can_be_added_though_the_draft_is_long_gone_and_what_was_typed_stays_on_an_error(made: Cast) -> None:
    client, work, path = mine(made)
    refused = add(client, SimpleUploadedFile("b.exe", b"MZ"), text="She fell again.", path=path)
    assert refused.status_code == 422
    assert "She fell again." in words(refused)
    assert add(client, text="She fell again.", path=path).status_code == 302
    assert told(work) == ["She fell again."]


def test_of_a_restricted_person_a_referrer_adds_as_to_any_other(made: Cast) -> None:
    client, work, path = mine(made)
    untouched = words(client.get(path))
    made.works["sent"] = work.pk
    made.move("sent", "end", "lead", why="declined")
    assert words(client.get(path)) != untouched
    restrict(work.person, made)
    assert words(client.get(path)) == untouched
    assert add(client, text="She fell again.", path=path).status_code == 302
    anew = Work.objects.get(because_of=work.pk)
    assert anew.reference not in words(client.get("/ask/my-referrals/sent"))
