"""The form by which anybody tells of a worry about an adult's safety or welfare (Care Act 2014, section 42(1)).

Staff decide whether it is safeguarding or welfare; the form gives no verdict, and nothing is lost by choosing wrong.
"""

from lintel.domain.forms import Form, Question, Section, blocks, blocks_beside
from lintel.domain.forms.papers import PAPERS
from lintel.domain.forms.public import Door, PublicForm

# Who left it open is asked as well; who would rather not say is not, nor who is asked about as the person already.
SENDER = ("tells_as", frozenset({"", "family", "friend", "provider", "health", "emergency_service", "other"}))
FIRST = (
    Section(
        title="What happened",
        purpose="What whoever looks first reads",
        questions=(
            Question(
                name="told",
                title="What happened, or what worries you?",
                hint="Say what you saw or heard, when and where. Write as much as you like. You can add more later.",
                required=True,
                means="told",
            ),
            Question(
                name="who",
                title="Whom is it about?",
                hint="A name if you know it. If not, say how we would know them.",
                sort="line",
                longest=400,
                required=True,
                means="person.name",
            ),
        ),
    ),
)
MORE = (
    Section(
        name="when_born",
        title="How old are they?",
        purpose="To know whom it is about",
        questions=(blocks.BORN,),
    ),
    blocks.address("Where are they now, or where do they live?"),
    Section(
        title="Danger",
        purpose="What is looked at first",
        questions=(
            Question(
                name="in_danger",
                title="Are they in danger now?",
                hint="If somebody may be hurt now, ring 999 first.",
                sort="one",
                codes="yes_no_not_sure",
                means="contact.urgent",
            ),
            Question(
                name="who_did_it",
                title="Who do you think did it, if anybody?",
                hint="It can be left empty. It may be nobody, as when somebody does not look after themselves.",
            ),
            Question(
                name="they_say",
                title="What does the person say, and what do they want?",
                hint="If you do not know, leave it empty. You do not have to ask them.",
            ),
        ),
    ),
    blocks.reach("How can the person be reached?"),
    blocks.safe("Is it safe to get in touch with the person?"),
    Section(
        title="About you",
        purpose="To ask back, and to tell what came of it",
        questions=(
            Question(
                name="tells_as",
                title="Who are you?",
                hint="You do not have to say. If you say who you are, we can ask you, and tell you what we may.",
                sort="one",
                codes="tells_as",
                means="caller.is",
            ),
        ),
    ),
    blocks_beside.sender("How can we reach you?", show_if=SENDER),
    PAPERS,
)
CONCERN = PublicForm(
    Form(
        name="concern",
        version="1",
        title="Tell us about a worry",
        sections=(*FIRST, *MORE),
        source="Care Act 2014, section 42(1)",
    ),
    Door(
        slug="concern",
        kind="safeguarding_concern",
        title="Tell us that you worry about an adult",
        lines=(
            "Use this if you worry that an adult is being hurt, treated badly, or is not looking after themselves.",
            "You do not have to be sure. Only the first two questions need an answer.",
            "Nobody will tell you that it is not serious enough. A person reads it and decides what to do.",
        ),
        caller="would_not_say",
    ),
)
