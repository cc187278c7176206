"""Every address there is: each route of the address book, with an example that some may see and others that they may not.

`every_route()` is read from the URL conf, so a page that is new is in here at once and has no example until it is given
one. The examples stand on the cast of `tests/people.py`, with somebody in a team far away, and one published figure.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from lintel.casework.asked import begin as begin_public
from lintel.casework.asked import take_in
from lintel.casework.coming_back import leave
from lintel.casework.commit import commit
from lintel.casework.drafts import begin, save
from lintel.casework.emergency import open_record
from lintel.casework.files import add_file
from lintel.casework.models import ForcedAccess
from lintel.casework.on_paper import reserve
from lintel.council.models import Staff
from lintel.domain.access import ROLES
from lintel.domain.document import Words
from lintel.domain.fact import Recorded, new_id
from lintel.domain.forms.every import PUBLIC
from lintel.domain.person_details import HazardNoted
from lintel.domain.person_relationships import RelationshipRecorded
from lintel.domain.person_story import NoteMade, OwnWordsRecorded, PromiseMade
from lintel.domain.reference import person_reference, work_reference
from lintel.domain.waiting import WaitStarted
from lintel.domain.work import Reattributed, WorkOpened
from lintel.gateways.links import new_link
from lintel.gateways.queue import queue
from lintel.gateways.sender_links import new_sender_link
from lintel.ledger import read
from lintel.measures.publish import publish
from lintel.oversight.papers.actions import publish as publish_papers
from lintel.records.models import SentFile
from tests.integration.oversight.made_up_papers import SECOND, minutes, stored
from tests.people import DUTY, SOUTH, Cast, cast, client_of, link, open_for, register, staff_id
from tests.pictures import drawing
from tests.sending import a_message

SIGNED_OUT = "signed_out"
WHO = {
    "adviser": "adviser",
    "duty_worker": "duty",
    "social_worker": "worker",
    "occupational_therapist": "therapist",
    "team_manager": "manager",
    "senior_manager": "senior",
    "safeguarding_lead": "lead",
    "performance_analyst": "analyst",
    "director": "director",
    "councillor": "councillor",
    "administrator": "administrator",
}
READERS = (SIGNED_OUT, *ROLES)
MEASURE = "waiting_now:care_act_assessment:allocation"
# Among how many readers all that is asked is shared out every day, and in the long proofs.
SHARES = [pytest.param(3, id="a share"), pytest.param(1, id="whole", marks=pytest.mark.slow)]


def share_of(reader: str, asked: Iterable[Any], among: int) -> list[Any]:
    """What one reader asks where so many share all that is asked; who sees most, and who has not signed in, ask it all."""
    place, many = READERS.index(reader), 1 if reader in ("safeguarding_lead", SIGNED_OUT) else among
    return [each for at, each in enumerate(asked) if (at + place) % many == 0]


NO_WORK, NO_PERSON, NO_ID = "W-00000-00000", "P-00000-00000", "00000000-0000-4000-8000-000000000000"

Kwargs = Mapping[str, str]


def every_route() -> Iterator[str]:
    """The name of every route in the URL conf; a route without a name is named by its pattern."""
    yield from _routes(get_resolver())


def _routes(resolver: URLResolver) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _routes(entry)
        else:
            assert isinstance(entry, URLPattern)
            yield entry.name or f"without a name: {entry.pattern}"


@dataclass(frozen=True)
class Places:
    """The cast at work, and what addresses lead to them."""

    made: Cast
    examples: Mapping[str, Mapping[str, Kwargs]]

    def path(self, route: str, example: str) -> str:
        """The address of one example of a route."""
        return reverse(route, kwargs=self.examples[route][example])

    def client(self, role: str) -> Client:
        """A browser in which somebody of this role is signed in, or nobody."""
        return Client() if role == SIGNED_OUT else client_of(self.made, WHO[role])


def places() -> Places:
    """The cast with somebody far away and a published figure, and examples of every route. Needs a database."""
    made = cast()
    far = register("Peregrine Farrow", made.today, locality="south")
    away = open_for(far, "care_act_assessment", SOUTH, made.today, days_ago=9)
    made.works["away"] = away
    for work in ("away", "restricted"):
        made.move(work, "rate", "lead", rating="green", reason="first_rating")
    made.works["restricted_contact"] = open_for(made.people["roan"], "contact", DUTY, made.today, days_ago=2)
    link(made, "orla", "lin")
    tellers = {"orla": made.people["orla"], "roan": made.people["roan"], "far": far}
    told = {name: _tell_of(person, made) for name, person in tellers.items()}
    messages = _messages(made)
    forced = {"visible": force(made, "orla", "stranger"), "restricted": force(made, "roan", "stranger")}
    client_of(made, "stranger").get(reverse("person", args=[person_reference(made.people["orla"])]))
    frozen = publish(MEASURE, made.today, by=staff_id("analyst"))
    examples = _examples(made, far, away, frozen.id) | _tellings(made, far, told)
    return Places(made, examples | messages | _watching(made, far, forced) | _portal(made) | _papers())


def _papers() -> dict[str, Mapping[str, Kwargs]]:
    """A meeting that was published, and one that is a draft, each with a promise; and one that there is not."""
    public, draft = stored(), stored(on=SECOND, reading=minutes(SECOND))
    publish_papers(public.meeting, by=Staff.objects.get(id=staff_id("director")))
    meetings = {
        "known": {"meeting": public.meeting.slug},
        "draft": {"meeting": draft.meeting.slug},
        "unknown": {"meeting": "2026-01-12-no-such-committee"},
    }
    promises = {
        "known": {"reference": "2025/26-001"},
        "draft": {"reference": "2025/26-002"},
        "unknown": {"reference": "1999/00-001"},
    }
    plain = (
        "papers",
        "papers_calendar",
        "papers_feed",
        "figures_followed",
        "promises",
        "promises_csv",
        "store_paper",
        "doubts",
    )
    return {
        **{name: {"only": {}} for name in plain},
        **dict.fromkeys(
            ("meeting", "publish_meeting", "take_back_meeting", "correct_meeting", "add_sentence"), meetings
        ),
        "paper": {name: {**told, "paper": "minutes"} for name, told in meetings.items()},
        **dict.fromkeys(("promise", "keep_promise"), promises),
        **dict.fromkeys(("meeting_event", "meeting_popolo"), meetings),
        "meeting_sheet": {name: {**told, "sort": "decisions"} for name, told in meetings.items()},
        "figure_followed": {"unknown": {"figure": "no-such-figure"}},
        "doubt": {"known": {"doubt": str(public.doubts.get().pk)}, "unknown": {"doubt": "987654321"}},
    }


def _portal(made: Cast) -> dict[str, Mapping[str, Kwargs]]:
    """The public's own pages, and forms as they were sent: one for somebody new, one for somebody who is restricted."""
    public = PUBLIC["help"]
    ours, theirs = _sent_in(), _sent_in()
    whose = read.facts_of({theirs})[theirs][0].fact
    assert isinstance(whose, WorkOpened)
    moved = {"from_person": whose.person, "to_person": made.people["roan"], "reason": "wrong_person"}
    commit(Reattributed(subject=theirs, occurred=made.today, **moved), by=staff_id("lead"))
    a_form = {"slug": "help"}
    one_page = {"known": {**a_form, "page": "told"}, "unknown": {**a_form, "page": "no-such-page"}}
    copies = {"known": {**a_form, "reference": reserve(public)}, "unknown": {**a_form, "reference": NO_WORK}}
    link = leave(begin_public(public).id).link
    own = ("portal_start", "portal_check", "portal_sent", "portal_forget", "portal_more", "portal_printed")
    return {
        **{name: {"known": a_form} for name in own},
        "portal_question": one_page,
        "my_referral_more": {"known": {"reference": work_reference(ours)}, "unknown": {"reference": NO_WORK}},
        "portal_copy": copies,
        "portal_come_back": {"known": {"token": link}, "unknown": {"token": "no-such-link"}},
        "asked_for": {"known": a_form},
        "sent_file": _files_of(ours, theirs),
        "as_sent": {
            **_each({"visible": ours, "restricted": theirs}, work_reference),
            "unknown": {"reference": NO_WORK},
        },
    }


def _files_of(ours: str, theirs: str) -> dict[str, Kwargs]:
    """A file of each form; then one of the other under the reference of the first, and none at all."""
    files = {work: SentFile.objects.get(work=work).id for work in (ours, theirs)}
    return {
        "visible": {"reference": work_reference(ours), "file": files[ours]},
        "restricted": {"reference": work_reference(theirs), "file": files[theirs]},
        "unknown": {"reference": NO_WORK, "file": NO_ID},
        "restricted_entry": {"reference": work_reference(ours), "file": files[theirs]},
        "unknown_entry": {"reference": work_reference(ours), "file": NO_ID},
    }


def _sent_in() -> str:
    """What somebody sent on a public form. Returns the id of its work."""
    answers = {"for_whom": "myself", "told": "I cannot get up the stairs", "person_name": "Orla Asking"}
    draft = begin_public(PUBLIC["help"], answers)
    add_file(draft, "steps.png", len(drawing()), BytesIO(drawing()))
    take_in(draft.id, PUBLIC["help"])
    return draft.work


def _messages(made: Cast) -> dict[str, Mapping[str, Kwargs]]:
    """A letter that waits to be sent about each work; the link by which somebody says that it has got worse, and a sender's."""
    works = {
        name: made.work(work)
        for name, work in (("visible", "waiting"), ("other_team", "away"), ("restricted", "restricted"))
    }
    found = {}
    for name, work in works.items():
        cause = next(entry.fact.id for entry in read.facts_of({work.id})[work.id] if type(entry.fact) is WaitStarted)
        letter = a_message(work.person, work.id, cause)
        queue([letter], queued=timezone.now())
        found[name] = {"message": letter.id}
    each = {**found, "unknown": {"message": NO_ID}}
    links = {"known": {"token": new_link(works["visible"].id, timezone.now())}, "unknown": {"token": "no-such-link"}}
    own = {"known": {"token": new_sender_link("a digest", timezone.now())}, "unknown": {"token": "no-such-link"}}
    letters = dict.fromkeys(("message", "letter", "letter_document"), each)
    return {**letters, "worse": links, "my_referrals_link": own}


def _tell_of(person: str, made: Cast) -> str:
    """All that may be told of one thing: a risk, somebody who matters, a note and, last, a promise. Returns the note's id."""
    about: dict[str, Any] = {"subject": person, "occurred": made.today}
    words = Words(id=new_id(), about=person, recorded=timezone.now(), sort="note", body={"note": "Asked for a ramp."})
    note = NoteMade(sort="visit", note=words.id, **about)
    friend = RelationshipRecorded(other=made.people["lin"], relationship="friend", **about)
    hazard = HazardNoted(hazard="severe_allergy", **about)
    promise = PromiseMade(due_on=made.today, note=words.id, **about)
    commit(note, friend, hazard, promise, OwnWordsRecorded(note=words.id, **about), by=staff_id("lead"), words=[words])
    return note.id


def _tellings(made: Cast, far: str, told: Mapping[str, str]) -> dict[str, Mapping[str, Kwargs]]:
    people = {"visible": made.people["orla"], "other_team": far, "restricted": made.people["roan"]}
    references = {name: person_reference(id) for name, id in people.items()} | {"unknown": NO_PERSON}
    seen, friend = references["visible"], person_reference(made.people["lin"])
    notes = {"visible": told["orla"], "other_team": told["far"], "restricted": told["roan"], "unknown": NO_ID}
    return {
        "chronology": {name: {"reference": reference} for name, reference in references.items()},
        "tell": {name: {"reference": reference, "what": "relationship"} for name, reference in references.items()},
        "tell_of_one": {
            **{
                name: {"reference": reference, "what": "note-again", "which": notes[name]}
                for name, reference in references.items()
            },
            "restricted_entry": {"reference": seen, "what": "note-again", "which": told["roan"]},
            "unknown_entry": {"reference": seen, "what": "note-again", "which": NO_ID},
        },
        "end_relationship": {
            **{
                name: {"reference": reference, "other": friend, "relationship": "friend"}
                for name, reference in references.items()
            },
            "restricted_entry": {"reference": seen, "other": references["restricted"], "relationship": "friend"},
            "unknown_entry": {"reference": seen, "other": NO_PERSON, "relationship": "friend"},
        },
    }


def _examples(made: Cast, far: str, away: str, frozen: str) -> dict[str, Mapping[str, Kwargs]]:
    works = {"visible": made.works["waiting"], "other_team": away, "restricted": made.works["restricted"]}
    people = {"visible": made.people["orla"], "other_team": far, "restricted": made.people["roan"]}
    members = {"own_team": "worker.made-up", "other_team": "stranger.made-up", "unknown": "nobody.made-up"}
    measures = {"known": {"measure": MEASURE}, "unknown": {"measure": "waiting_now:contact:nothing"}}
    published = {"known": {"id": frozen}, "unknown": {"id": NO_ID}}
    assessments = {**_each(works, work_reference), "unknown": {"reference": NO_WORK}}
    written = {place: {**kwargs, "slug": "assessment"} for place, kwargs in assessments.items()}
    records = {**_each(people, person_reference), "unknown": {"reference": NO_PERSON}}
    each_member = {name: {"username": username} for name, username in members.items()}
    return {
        **{name: {"only": {}} for name in PLAIN},
        "work": {**_each(works, work_reference), "unknown": {"reference": NO_WORK}},
        "move": {**_moves(works), "unknown": {"reference": NO_WORK, "slug": "keep_in_touch"}},
        **dict.fromkeys(("taken_in", "triage"), _contacts(made)),
        "correct": _entries(works),
        "withdraw": _entries(works),
        "reattribute": {**_each(works, work_reference), "unknown": {"reference": NO_WORK}},
        **dict.fromkeys(("person", "restrict", "lift", "link"), records),
        "unlink": _links(made, people),
        "found": {"unknown": {"search": "A" * 16}},
        "caseload_of": each_member,
        "leaver": each_member,
        **dict.fromkeys(("figure", "figure_cases", "figure_cases_csv", "publish_figure"), measures),
        **dict.fromkeys(("published_figure", "published_cases"), published),
        **dict.fromkeys(("write", "read_written", "sign_off"), written),
        "draft": {**_drafts(made, works), "unknown": {"draft": NO_ID}},
    }


def force(made: Cast, person: str, who: str) -> str:
    """Let somebody open a record in an emergency. Returns the id of the fact."""
    reference = person_reference(made.people[person])
    open_record(reference, reason="danger_now", words="Found outside at night.", by=made.staff[who])
    return ForcedAccess.objects.get(person=made.people[person], reader=staff_id(who)).id


def _watching(made: Cast, far: str, forced: Mapping[str, str]) -> dict[str, Mapping[str, Kwargs]]:
    """Emergencies and their reviews, who looked at what, and what is kept apart."""
    people = {"visible": made.people["orla"], "other_team": far, "restricted": made.people["roan"]}
    records = {**_each(people, person_reference), "unknown": {"reference": NO_PERSON}}
    apart = {name: {**told, "sort": "key_safe"} for name, told in records.items()}
    nothing = {"no_sort": {**records["visible"], "sort": "nothing"}}
    return {
        **{name: {"only": {}} for name in ("emergency", "emergency_reviews", "odd_looks", "gone_quiet")},
        "emergency_review": {**{name: {"access": id} for name, id in forced.items()}, "unknown": {"access": NO_ID}},
        "who_looked": records,
        "odd_look": {
            "visible": {"username": "stranger.made-up", "about": people["visible"]},
            "unknown": {"username": "stranger.made-up", "about": NO_ID},
        },
        **dict.fromkeys(("kept_apart", "write_apart", "erase_apart"), apart | nothing),
        "close_emergency": {name: records[name] for name in ("visible", "restricted", "unknown")},
        "bring_in_template": {
            "of_people": {"sort": "people", "form": "csv"},
            "of_set_up": {"sort": "staff", "form": "csv"},
        },
    }


PLAIN = (
    "home", "sign_in", "sign_out", "accessibility", "waiting", "due", "caseload", "new_contact", "tray", "find", "figures",
    "published_figures", "suspicious_records", "staff", "drafts", "draft_save", "outbox", "bring_in", "bring_in_file", "bring_in_left_out",
    "portal", "status", "my_referrals", "my_referrals_list", "my_details", "my_referrals_leave",
)  # fmt: skip


def _contacts(made: Cast) -> dict[str, Kwargs]:
    found = {"visible": made.works["contact"], "restricted": made.works["restricted_contact"]}
    return {**_each(found, work_reference), "unknown": {"reference": NO_WORK}}


def _each(ids: Mapping[str, str], reference: object) -> dict[str, Kwargs]:
    return {name: {"reference": reference(id)} for name, id in ids.items()}  # type: ignore[operator]


def _moves(works: Mapping[str, str]) -> dict[str, Kwargs]:
    return {name: {"reference": work_reference(id), "slug": "keep_in_touch"} for name, id in works.items()}


def _links(made: Cast, people: Mapping[str, str]) -> dict[str, Kwargs]:
    """Links with a record that the first one is linked to; then of that one, with others that it is not linked to."""
    other, seen = person_reference(made.people["lin"]), person_reference(people["visible"])
    return {
        **{name: {"reference": person_reference(id), "other": other} for name, id in people.items()},
        "unknown": {"reference": NO_PERSON, "other": other},
        "restricted_entry": {"reference": seen, "other": person_reference(people["restricted"])},
        "unknown_entry": {"reference": seen, "other": NO_PERSON},
    }


def _drafts(made: Cast, works: Mapping[str, str]) -> dict[str, Kwargs]:
    """A draft about each work, with words in it."""
    lead, ids = made.staff["lead"], {}
    for name, work in works.items():
        ids[name] = begin("care_act_assessment", work, lead, {}).id
        save("care_act_assessment", work, lead, {"needs": "Needs in words"}, 0, draft=ids[name])
    return {name: {"draft": id} for name, id in ids.items()}


def _last_entry(story: list[Recorded]) -> str:
    """The last entry that came along with no other. An opening is closed as opened in error, and not withdrawn."""
    last = [entry.fact for entry in story if entry.fact.follows is None][-1]
    assert not isinstance(last, WorkOpened)
    return last.id


def _entries(works: Mapping[str, str]) -> dict[str, Kwargs]:
    facts = {name: _last_entry(read.facts_of({id})[id]) for name, id in works.items()}
    known = {name: {"reference": work_reference(id), "fact": facts[name]} for name, id in works.items()}
    seen = known["visible"]["reference"]
    return {
        **known,
        "unknown": {"reference": NO_WORK, "fact": NO_ID},
        "restricted_entry": {"reference": seen, "fact": facts["restricted"]},
        "unknown_entry": {"reference": seen, "fact": NO_ID},
    }
