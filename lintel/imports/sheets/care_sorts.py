"""The sheets of people and of their open waits."""

from lintel.imports.sheets.column import CODE, DATE, DIGITS, Column, Sort, kinds, listed, stages

PEOPLE = Sort(
    name="people",
    title="People",
    says="Everybody whose record comes along. One row for each person; a carer is a person in her own right.",
    key="person",
    columns=(
        Column(
            name="person",
            meaning="Your own reference of this person, by which she is known again",
            example="OLD-004711",
            must=True,
            longest=60,
        ),
        Column(name="name", meaning="First name and surname", example="Mellony Thistlecroft", must=True, longest=400),
        Column(
            name="birth_date", meaning="Date of birth; empty if not known to the day", example="09/02/1941", reads=DATE
        ),
        Column(
            name="nhs_number",
            meaning="NHS number; one with a wrong check digit is kept as given",
            example="999 000 0018",
            reads=DIGITS,
            longest=20,
        ),
        Column(
            name="address",
            meaning="House, street and town, on one line",
            example="3 Weir Cottages, Alderwick",
            longest=400,
        ),
        Column(name="postcode", meaning="Postcode", example="ZZ1 2AJ", longest=12),
        Column(name="phone", meaning="Telephone number", example="01632 960471", reads=DIGITS, longest=40),
        Column(name="sex", meaning="Sex", example="female", reads=CODE, codes=listed("sexes")),
        Column(name="ethnicity", meaning="Ethnic group", example="white", reads=CODE, codes=listed("ethnicities")),
        Column(
            name="locality",
            meaning="The locality in which she lives",
            example="alderwick",
            reads=CODE,
            known="localities",
        ),
        Column(
            name="communication_need",
            meaning="How we must talk or write to her",
            example="large_print",
            reads=CODE,
            codes=listed("communication_needs"),
        ),
        Column(
            name="known_since",
            meaning="The day on which the council came to know her; if empty, the day of loading",
            example="14/11/2022",
            reads=DATE,
        ),
        Column(
            name="restricted",
            meaning="Why only named roles may see this record; empty for most",
            example="",
            reads=CODE,
            codes=listed("restriction_reasons"),
        ),
    ),
    after=("localities",),
)

WAITS = Sort(
    name="waits",
    title="Open waits",
    says="Everything that somebody waits for today, with the dates that it had where it comes from. One row for each.",
    key="wait",
    after=("teams", "staff", "people"),
    columns=(
        Column(name="wait", meaning="Your own reference of this wait", example="W-2025-0815", must=True, longest=60),
        Column(name="person", meaning="Who waits", example="OLD-004711", must=True, known="anybody", longest=60),
        Column(
            name="kind",
            meaning="What kind of work it is",
            example="care_act_assessment",
            must=True,
            reads=CODE,
            codes=kinds(),
        ),
        Column(name="stage", meaning="What is waited for now", example="start", must=True, reads=CODE, codes=stages()),
        Column(
            name="waiting_since",
            meaning="The day of the first request, from which the wait counts; not for a review",
            example="03/06/2025",
            reads=DATE,
        ),
        Column(
            name="opened_on",
            meaning="The day on which this work was opened; if empty, the day of the first request",
            example="05/06/2025",
            reads=DATE,
        ),
        Column(
            name="in_stage_since",
            meaning="The day on which this stage began; if empty, the day on which it was opened or accepted",
            example="30/06/2025",
            reads=DATE,
        ),
        Column(
            name="team",
            meaning="Whose tray it is in",
            example="alderwick_physical",
            must=True,
            reads=CODE,
            known="teams",
        ),
        Column(
            name="locality",
            meaning="The locality that it counts for; if empty, the team’s",
            example="alderwick",
            reads=CODE,
            known="localities",
        ),
        Column(
            name="worker", meaning="Who has it", example="kerensa.barleymere", reads=CODE, known="staff", longest=60
        ),
        Column(
            name="allocated_on",
            meaning="The day on which she accepted it; must be filled with a worker",
            example="30/06/2025",
            reads=DATE,
        ),
        Column(name="rating", meaning="How urgent it is", example="amber", reads=CODE, codes=listed("ratings")),
        Column(
            name="rating_reason",
            meaning="Why it is rated so; must be filled with a rating",
            example="first_rating",
            reads=CODE,
            codes=listed("rating_reasons"),
        ),
        Column(
            name="rated_on",
            meaning="The day of that rating; if empty, the day on which the work was opened",
            example="05/06/2025",
            reads=DATE,
        ),
        Column(name="reached_on", meaning="The day on which she was last reached", example="28/07/2025", reads=DATE),
        Column(
            name="reached_by",
            meaning="How she was reached; must be filled with that day",
            example="phone",
            reads=CODE,
            codes=listed("contact_methods"),
        ),
        Column(name="due_on", meaning="For a review: the day on which it is due", reads=DATE),
        Column(
            name="channel",
            meaning="For a contact or a concern: how it came in",
            reads=CODE,
            codes=listed("channels"),
        ),
        Column(
            name="reason",
            meaning="For a contact: why they got in touch",
            reads=CODE,
            codes=listed("contact_reasons"),
        ),
        Column(name="basis", meaning="For a review: why it is due", reads=CODE, codes=listed("review_bases")),
        Column(
            name="note", meaning="What the next reader must know", example="Rings in the afternoon only.", longest=4000
        ),
    ),
)
