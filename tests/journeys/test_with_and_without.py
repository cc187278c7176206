"""The county told with the restricted person and without: who may not see her cannot tell the one from the other."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from difflib import unified_diff
from pathlib import Path
from zlib import decompress

import pytest

from lintel.casework.models import Work
from lintel.council.models import Staff
from lintel.domain.access import ROLES
from lintel.domain.document import Description, Identity
from lintel.domain.reference import person_reference, work_reference
from lintel.measures import ask, library
from lintel.project.command_line import main
from lintel.project.commands import databases
from lintel.synthetic.setting import HERE, SIGN_IN
from lintel.web.emergency.proof import PHRASE
from tests.journeys import twins
from tests.journeys.rounds import Answer, Sample, answer_of, everywhere, hers, near_to_her, read_round, sample
from tests.journeys.twins import LEAD, TODAY, WORKER, Twins, browser_of

READERS = tuple(username for username, *_ in SIGN_IN if username != LEAD)
COMMAND = "waiting_now:care_act_assessment:allocation"
WHOLE = pytest.mark.skipif("LINTEL_WHOLE_COUNTY" not in os.environ, reason="minutes long: set LINTEL_WHOLE_COUNTY=1")
CUTS = (None, "team", "locality", "rating")
TIE = {"relationship": "carer", "may_speak": "yes"}
NOTE = {"sort": "visit", "third_person": "no", "note": "She was seen."}
Round = dict[tuple[str, str], Answer]
Numbers = dict[tuple[str, str, str | None, str], tuple[int, int]]


class Heard:
    """All that one of the two counties answered."""

    def __init__(self, both: Twins, some: Sample, said: Callable[[str, str], str], shares: int) -> None:
        self.both, self.some, self.said, self.shares = both, some, said, shares
        self.answers: Round = {}
        self.commands: dict[tuple[str, str], str] = {}
        self.numbers: Numbers = {}

    def listen(self, readers: Sequence[str], addresses: Sequence[str], when: str = "") -> None:
        """Let each reader ask for every address."""
        for reader in readers:
            found = read_round(browser_of(reader), addresses)
            self.answers |= {(f"{reader} {when}", path): answer for path, answer in found.items()}

    def everything(self, readers: Sequence[str]) -> None:
        """Pages, forms that are refused, the command line, and the numbers of every figure."""
        for reader in readers:
            self.listen([reader], [*self.share_of(reader), *near_to_her(self.both), *hers(self.both)])
            self.answers |= {(reader, f"POST {what}"): answer for what, answer in refused(reader, self.both)}
            self.answers |= {(reader, f"FIND {what}"): answer for what, answer in looked_for(reader, self.both)}
            self.commands |= {(reader, measure): self.said(reader, measure) for measure in asked_for()}
        self.numbers |= numbers()

    def share_of(self, reader: str) -> list[str]:
        """Every address; or of those that are not near to her, so many shared out among the readers."""
        place = READERS.index(reader)
        return [path for at, path in enumerate(everywhere(self.some, workers())) if (at + place) % self.shares == 0]


def workers() -> list[str]:
    """Everybody in her team, and a few of the others."""
    mine = Staff.objects.filter(memberships__team=HERE).order_by("username").values_list("username", flat=True)
    others = Staff.objects.exclude(memberships__team=HERE).order_by("username").values_list("username", flat=True)
    return [*mine, *others[:8], "nobody.here"]


def asked_for() -> list[str]:
    return [COMMAND, "waiting_now:contact:triage"]


def refused(reader: str, both: Twins) -> Iterator[tuple[str, Answer]]:
    """Forms about her: a contact for her reference, moves with her work, and links with her record."""
    client, reference = browser_of(reader), work_reference(both.work)
    about = {"kind": "contact", "person": person_reference(both.person), "channel": "phone", "reason": "asks_for_care"}
    when = {"occurred-day": TODAY.day, "occurred-month": TODAY.month, "occurred-year": TODAY.year}
    emergency = {"reason": "cover", "words": "Nobody answers."}
    other, seen = {"reason": "told_us", "told": 1}, person_reference(both.others[0])
    for path, told in (
        ("/contact/new", about | when),
        (f"/work/{reference}/rate", {"sequence": 1, "rating": "red", "reason": "risk_of_harm"} | when),
        (f"/work/{reference}/keep_in_touch", {"sequence": 2, "how": "phone", "reached": "yes"} | when),
        (f"/work/{reference}/reattribute", {"sequence": 2, "to_person": seen, "reason": "wrong_person"}),
        (f"/person/{seen}/link", other | {"other": person_reference(both.person)}),
        (f"/person/{seen}/tell/relationship", other | {"other": person_reference(both.person), **TIE}),
        (f"/person/{person_reference(both.person)}/tell/note", other | NOTE | when),
        ("/open-in-an-emergency?a", {"reference": person_reference(both.person), "reason": "cover", "proof": PHRASE}),
        ("/open-in-an-emergency?b", emergency | {"reference": person_reference(both.person), "proof": "no such words"}),
        ("/open-in-an-emergency?c", emergency | {"reference": reference, "proof": "no such words"}),
        (f"/person/{seen}/unlink/{person_reference(both.person)}", other),
        (f"/person/{person_reference(both.person)}/link", other | {"other": seen}),
    ):
        yield path, answer_of(path, client.post(path, told))


def looked_for(reader: str, both: Twins) -> Iterator[tuple[str, Answer]]:
    """All by which she could be found, right and nearly right, and by which others near to her are."""
    client = browser_of(reader)
    her = next(each for each in both.with_her.documents if isinstance(each, Identity) and each.person == both.person)
    told = next(
        each for each in both.with_her.documents if isinstance(each, Description) and each.person == both.person
    )
    assert told.birth_date is not None
    day, month, year = told.birth_date.day, told.birth_date.month, told.birth_date.year
    born = {"birth_date-day": day, "birth_date-month": month, "birth_date-year": year}
    for asked in (
        {"name": her.name}, {"name": her.name[:-1]}, {"name": her.name.split()[-1]}, {"name": her.name.split()[0]},
        born, {"name": her.name} | born, {"birth_date-year": year}, {"phone": her.phone}, {"phone": her.phone[-4:]},
        {"postcode": her.postcode}, {"postcode": her.postcode[:3]}, {"nhs_number": her.nhs_number},
        {"nhs_number": her.nhs_number[:-1] + "5"}, {"reference": person_reference(both.person)},
        {"reference": work_reference(both.work)}, {"reference": person_reference(both.others[0])},
    ):  # fmt: skip
        answer = client.post("/find", asked, follow=True)
        yield str(asked), answer_of("/find", answer)


def numbers() -> Numbers:
    """How many waits and people each figure counts, whole and by each cut, today and a fortnight ago."""
    found: Numbers = {}
    for measure in library.measures():
        for by in CUTS:
            for day in (TODAY, TODAY - timedelta(days=14)):
                told = ask.figures(measure.name, day, by=by).figures
                whole = {"": told.whole, **told.parts}
                found |= {(measure.name, str(day), by, part): (one.number, one.people) for part, one in whole.items()}
    return found


def hers_in(both: Twins) -> Numbers:
    """By how much each number is larger for her works; and people fewer, as those linked with her are one with her."""
    owner = dict(Work.objects.filter(person__in=[both.person, *both.others]).values_list("pk", "person"))
    found: Numbers = {}
    for measure in library.measures():
        for day in (TODAY, TODAY - timedelta(days=14)):
            counted = [each for each in ask.members(measure.name, day) if each.work in owner]
            for by in CUTS:
                for part in {""} | ({each.cut(by) for each in counted} if by else set()):
                    owners = [owner[each.work] for each in counted if not part or each.cut(by) == part]
                    without_her = {each for each in owners if each != both.person}
                    many = owners.count(both.person), min(len(owners), 1) - len(without_her)
                    found[measure.name, str(day), by, part] = many
    return found


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], str]:
    """What the command line prints of the cases behind a figure, for somebody; the tables are there already."""
    monkeypatch.setattr(databases, "build", lambda: None)

    def members(reader: str, measure: str) -> str:
        capsys.readouterr()
        with suppress(SystemExit):  # whose role may not ask is told so, in one sentence
            main(["figures", "members", measure, "--as-at", TODAY.isoformat(), "--as", reader])
        return "".join(capsys.readouterr())

    return members


# Days of history, one person in so many, own pages read, among how many readers the far addresses are shared out, and
# one in how many readers asks once more when she has a worker.
SIZES = [
    pytest.param(65, 12, 10, 12, 3, id="a share"),
    pytest.param(770, 1, 240, 12, 1, id="whole", marks=[pytest.mark.slow, WHOLE]),
]


@pytest.mark.timeout(3000)
@pytest.mark.parametrize(("history_days", "one_in", "many", "shares", "later"), SIZES)
def test_who_may_not_see_her_cannot_tell(
    committed_db: None,
    tmp_path: Path,
    said: Callable,
    history_days: int,
    one_in: int,
    many: int,
    shares: int,
    later: int,
) -> None:
    both = twins.twins(history_days=history_days, one_in=one_in)
    without, with_her = (Heard(both, sample(both.without, many), said, shares) for _ in range(2))
    again = [reader for reader in READERS if reader != WORKER]
    afterwards = again[::later]
    some = [*hers(both), *near_to_her(both)]
    with twins.at_one_moment():
        with twins.settled(both.without, tmp_path / "without"):
            without.everything(READERS)
            without.listen(afterwards, some, "once she has a worker")
        with twins.settled(both.with_her, tmp_path / "with"):
            with_her.listen([WORKER], [*near_to_her(both), *hers(both)])  # who is not her worker yet
            twins.more_of_her(both)
            twins.force_her(both)
            with_her.everything(again)
            sees_her(both, LEAD)
            expected = hers_in(both)
            twins.allocate_her(both)
            with_her.listen(afterwards, some, "once she has a worker")
            sees_her(both, WORKER)
    assert {ROLES[role].title for _, _, role, _ in SIGN_IN} == {role.title for role in ROLES.values()}
    compare(without, with_her)
    assert difference(with_her.numbers, without.numbers) == {name: many for name, many in expected.items() if any(many)}


def sees_her(both: Twins, reader: str) -> None:
    """Those who may see her do: else nothing would be proved of the others."""
    client = browser_of(reader)
    for path in hers(both)[:1]:
        assert client.get(path).status_code == 200
    assert work_reference(both.work) in client.get("/waiting?rating=red").content.decode()


def compare(without: Heard, with_her: Heard) -> None:
    theirs = {
        name: answer for name, answer in without.answers.items() if name in with_her.answers or WORKER not in name[0]
    }
    assert sorted(theirs) == sorted(with_her.answers)
    unlike = [name for name, answer in theirs.items() if answer != with_her.answers[name]]
    why = [str(name) for name in unlike[:20]] + list(shown(unlike[0], without, with_her)) if unlike else []
    assert not unlike, "\n".join([f"{len(unlike)} answers differ", *why])
    assert {name: with_her.commands[name] for name in with_her.commands} == {
        name: lines for name, lines in without.commands.items() if name in with_her.commands
    }
    print(f"{len(theirs)} answers and {len(with_her.commands)} lists of the command line compared")


def shown(name: tuple[str, str], without: Heard, with_her: Heard) -> Iterator[str]:
    """The lines that make the difference."""
    one, other = (decompress(each.answers[name].page).decode().splitlines() for each in (without, with_her))
    yield from list(unified_diff(one, other, "without her", "with her", lineterm="", n=0))[:20]


def difference(more: Numbers, fewer: Numbers) -> Numbers:
    """By how much each number is larger, where it is another."""
    pairs = {name: (more.get(name, (0, 0)), fewer.get(name, (0, 0))) for name in more | fewer}
    return {name: (a[0] - b[0], a[1] - b[1]) for name, (a, b) in pairs.items() if a != b}
