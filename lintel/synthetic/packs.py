"""Made-up papers of a made-up council: an agenda, minutes and reports in one pack, as text, as long as is asked for."""

from collections.abc import Iterator
from itertools import count

from lintel.synthetic.draw import Draw
from lintel.synthetic.names import FIRST_PARTS, GIVEN, LAST_PARTS, VILLAGES

BODY = "Care and Wellbeing Scrutiny Committee"
DIRECTOR = "Director of Care and Wellbeing"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
LETTERS = "abcdef"
MONTHS = ("January", "March", "June", "September", "November")
SUBJECTS = (
    "Ferry Transport for Day Centres", "Waiting for Assessments", "Help for Carers", "Adaptations and Equipment",
    "Home Care in the Marshes", "Reviews of Care Plans", "Complaints and Compliments", "Safeguarding Adults",
    "Telephone Calls and the Portal", "Direct Payments", "Supported Living", "Preparing for Adulthood",
)  # fmt: skip
HEADINGS = (
    "Purpose of report", "Policy Framework and Previous Decisions", "Background", "Current position", "Consultation",
    "Resource Implications", "Timetable for Decisions", "Conclusions",
)  # fmt: skip
SENTENCES = (
    "As at {day}, {count} people were waiting for {subject}, down from {more} in {month} {year}.",
    "The median wait was {few} days and the longest {count} days.",
    "Spending in {year}/{next} was £{few}.{digit} million, against a budget of £{few} million.",
    "{share}% of people were seen within {few} working days, and the national average was {other}%.",
    "The rate was £{few}.{digit}0 per hour for one to one support, and {few} providers were paid it.",
    "Between {few} and {count} calls were answered each week, and the queue was {digit} minutes.",
)
PLAIN = (
    "People in {village} said that the service was kind and easy to reach.",
    "Officers worked with partners so that nobody had to tell their story twice.",
    "The Committee had asked for this report so that it could see what had changed.",
    "Carers were offered a talk about what would help them to go on caring.",
    "The service would be reviewed with those who use it before anything was changed.",
    "Staff in {village} had been trained to explain charges in plain words.",
    "Officers visited {village} and asked people what would help them most.",
)
QUESTIONS = (
    "A Member asked how people in {village} would be told.",
    "In response to a question about {subject}, a Member was concerned about the time it took.",
    "Concern was raised that {share}% of people had not been asked.",
)
ANSWERS = (
    "Officers reported that {count} letters had been sent.",
    "The Director explained that {few} new workers would begin in {month} {year}.",
    "It was noted that figures would be circulated to Members after the meeting.",
)
CLAUSES = (
    "That the report on {subject} be noted;",
    "That the Director be requested to provide Members with the number of people waiting in {village};",
    "That an update on {subject} be presented to a future meeting of the Committee;",
)


def pack(seed: int, kilobytes: int = 250) -> str:
    """A pack of at least so many kilobytes (1,000 bytes of UTF-8); the same for the same seed."""
    return "\n".join(_lines(Draw(seed, "packs"), kilobytes * 1000)) + "\n"


def _lines(draw: Draw, length: int) -> Iterator[str]:
    members = [f"Mr. {draw.pick(GIVEN)[0]}. {_surname(draw)} CC" for _ in range(10)]
    day = f"{draw.number(1, 28)} {draw.pick(MONTHS)} {draw.number(2024, 2029)}"
    written = 0
    for section in (_agenda(draw, day, members), _minutes(draw, members), _reports(draw, day)):
        for line in section:
            yield line
            written += len(line.encode()) + 1
            if written >= length:
                return


def _surname(draw: Draw) -> str:
    return draw.pick(FIRST_PARTS) + draw.pick(LAST_PARTS)


def _said(draw: Draw, words: str) -> str:
    return words.format(**_dates(draw), **_of_what(draw), **_numbers(draw))


def _dates(draw: Draw) -> dict[str, str | int]:
    year = draw.number(2021, 2028)
    month = draw.pick(MONTHS)
    day = f"{draw.number(1, 28)} {month} {year}"
    return {"day": day, "month": month, "year": year, "next": (year + 1) % 100}


def _of_what(draw: Draw) -> dict[str, str]:
    return {"subject": draw.pick(SUBJECTS).lower(), "village": draw.pick(VILLAGES)}


def _numbers(draw: Draw) -> dict[str, int]:
    ends = {
        "count": (40, 900),
        "more": (901, 1900),
        "few": (2, 39),
        "digit": (1, 9),
        "share": (1, 60),
        "other": (61, 99),
    }
    return {name: draw.number(*each) for name, each in ends.items()}


def _prose(draw: Draw, sentences: int) -> str:
    """Sentences, of which one in five holds figures, as in papers."""
    return " ".join(_said(draw, draw.pick(SENTENCES if draw.chance(0.2) else PLAIN)) for _ in range(sentences))


def _agenda(draw: Draw, day: str, members: list[str]) -> Iterator[str]:
    yield from (
        f"Meeting: {BODY}",
        "",
        f"Date/Time: Monday, {day} at 2.00 pm",
        "",
        "Location: The Hall, Tattlebury",
        "",
    )
    yield from (f"Contact: Mrs. I. {_surname(draw)} (01632 960{draw.number(100, 999)})", "", "Membership", "")
    yield from (f"{members[0]} (Chairman)", "", *members[1:], "", "AGENDA", "", "Item Report by", "")
    for number, subject in enumerate(SUBJECTS[:8], 1):
        yield from (f"{number}. {subject}.", DIRECTOR, f"(Pages {number * 10} - {number * 10 + 9})", "")


def _minutes(draw: Draw, members: list[str]) -> Iterator[str]:
    held = f"{draw.number(1, 28)} {draw.pick(MONTHS)} {draw.number(2024, 2029)}"
    yield f"Minutes of a meeting of the {BODY} held at The Hall, Tattlebury on Monday, {held}."
    yield from ("", "PRESENT", "", f"{members[0]} (in the Chair)", "", *members[1:7], "", "In attendance", "")
    yield from (f"{members[8]} - Cabinet Lead Member, Care and Wellbeing", "")
    first = draw.number(3, 60)
    for number, subject in enumerate(SUBJECTS, first):
        yield from _item(draw, number, subject)
    yield from ("2.00pm to 4.40pm", "", "")


def _item(draw: Draw, number: int, subject: str) -> Iterator[str]:
    yield from (f"{number}. {subject}.", "", f"The Committee considered a report of the {DIRECTOR} on {subject}.", "")
    yield from ("Arising from discussion, the following points were made:", "")
    for roman in ROMAN[: draw.number(3, 10)]:
        asked = f"{_said(draw, draw.pick(QUESTIONS))} {_said(draw, draw.pick(ANSWERS))}"
        yield f"{roman}. {asked if draw.chance(0.6) else _prose(draw, 2)}"
        yield ""
    yield from ("RESOLVED:", "")
    for letter in LETTERS[: draw.number(1, 3)]:
        yield from (f"{letter}) {_said(draw, draw.pick(CLAUSES))}", "")


def _reports(draw: Draw, day: str) -> Iterator[str]:
    """Reports without end."""
    while True:
        subject = draw.pick(SUBJECTS)
        yield from ("", f"{BODY.upper()} {day.upper()}", "", subject.upper(), "")
        yield from (f"REPORT OF THE {DIRECTOR.upper()}", "")
        yield from _paragraphs(draw)
        yield from ("Recommendation", "", "The Committee is asked to:", "")
        yield from (f"a) Note the report on {subject};", "b) Comment on it.")
        yield from _background(draw)


def _paragraphs(draw: Draw) -> Iterator[str]:
    """Numbered paragraphs that go on across the headings."""
    numbers = count(1)
    for heading in HEADINGS:
        yield from (heading, "")
        for _ in range(draw.number(2, 7)):
            yield from (f"{next(numbers)}. {_prose(draw, draw.number(1, 5))}", "")
        if heading == "Current position":
            yield from _table(draw)


def _table(draw: Draw) -> Iterator[str]:
    yield "Where\tPeople waiting\tMedian wait in days\tShare seen in time"
    for village in VILLAGES[: draw.number(4, 12)]:
        yield f"{village}\t{draw.number(5, 400)}\t{draw.number(3, 60)}\t{draw.number(20, 99)}%"
    yield ""


def _background(draw: Draw) -> Iterator[str]:
    yield from ("", "Background papers", "")
    for _ in range(draw.number(1, 5)):
        day = f"{draw.number(1, 28)} {draw.pick(MONTHS)} {draw.number(2019, 2025)}"
        address = f"https://democracy.thrumble.example/ieListDocuments.aspx?{draw.pick(('MId', 'Mld'))}={draw.number(100, 9999)}"
        yield f"- Report to the {BODY}: {day} - {draw.pick(SUBJECTS)} {address} item {draw.number(1, 60)}"
    yield from ("", "Officers to Contact", "", f"{draw.pick(GIVEN)} {_surname(draw)}", DIRECTOR)
    yield from (f"Telephone: 01632 960{draw.number(100, 999)}", "Email: director@thrumble.example", "", "")
