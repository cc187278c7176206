"""The form by which somebody asks for help, for themselves or for somebody else (Care Act 2014, section 9)."""

from lintel.domain.forms import Form, Question, Section, blocks, blocks_beside
from lintel.domain.forms.papers import PAPERS
from lintel.domain.forms.public import Door, PublicForm

SELF = ("for_whom", frozenset({"myself"}))
OTHER = ("for_whom", frozenset({"somebody_else"}))

START = (
    Section(
        title="Who needs help?",
        purpose="Who is asked what",
        questions=(
            Question(
                name="for_whom",
                title="Who needs help?",
                sort="one",
                codes="for_whom",
                required=True,
                means="caller.for_whom",
            ),
        ),
    ),
    Section(
        title="What help is needed",
        purpose="The person’s own words, which the next worker reads first",
        questions=(
            Question(
                name="told",
                title="What would help?",
                hint="In your own words. What is hard, since when, and what would make it easier. Write as much as you like.",
                required=True,
                means="told",
            ),
            blocks.mostly_about(hint="Choose the nearest. If you are not sure, go on."),
            Question(
                name="cannot_wait",
                title="Is there anything that cannot wait until tomorrow?",
                hint="Such as no food, no heating, a fall, or nobody there for somebody who needs care.",
                sort="one",
                codes="yes_no_not_sure",
                means="contact.urgent",
            ),
            Question(
                name="cannot_wait_words",
                title="What cannot wait?",
                show_if=("cannot_wait", blocks.YES),
                means="told.urgent",
            ),
        ),
    ),
)
ABOUT_SELF = (
    blocks.person("Name and date of birth", of_another=OTHER),
    blocks.address("Address"),
    blocks.reach("Phone and email"),
    blocks.safe("Is it safe to get in touch?"),
    blocks.needs("What helps when we talk or write?"),
)
ABOUT_OTHER = (
    Section(
        title="What you are to the person",
        purpose="Whom to ask back, and what may be told",
        questions=(
            Question(
                name="sender_is",
                title="What are you to the person?",
                sort="one",
                codes="asks_as",
                show_if=OTHER,
                means="caller.is",
            ),
            Question(
                name="person_knows",
                title="Does the person know that you ask for help?",
                hint="It is all right if not. It helps us to begin well.",
                sort="one",
                codes="yes_no_not_sure",
                show_if=OTHER,
            ),
        ),
    ),
    blocks_beside.sender("About you", show_if=OTHER),
    PAPERS,
)
ASK_FOR_HELP = PublicForm(
    Form(
        name="ask_for_help",
        version="2",
        title="Ask for help",
        sections=(*START, *ABOUT_SELF, *blocks_beside.carer("Does somebody help without being paid?"), *ABOUT_OTHER),
        source="Care Act 2014, sections 9 and 10",
    ),
    Door(
        slug="help",
        kind="contact",
        title="Ask for help with everyday life",
        lines=(
            "Use this to ask for help for yourself or for somebody else. It is for adults who find everyday things hard: "
            "washing, eating, getting about, or looking after somebody.",
            "You can stop at any time, and go on later.",
        ),
        caller="self",
    ),
)
