"""The form by which a professional refers somebody: a GP, a health service, the police, an ambulance, a provider, housing."""

from lintel.domain.forms import Form, Question, Section, blocks, blocks_beside
from lintel.domain.forms.papers import PAPERS
from lintel.domain.forms.public import Door, PublicForm

WHO = (
    Section(
        title="Where you work",
        purpose="What may be told back to whom",
        questions=(
            Question(
                name="sender_is",
                title="Where do you work?",
                sort="one",
                codes="refers_as",
                required=True,
                means="caller.is",
            ),
        ),
    ),
    Section(
        title="Why you refer",
        purpose="What whoever looks first reads",
        questions=(
            Question(
                name="told",
                title="Why do you refer the person, and what do you ask of us?",
                hint="What you saw, what you have done, and what would help. Write as much as you like.",
                required=True,
                means="told",
            ),
            blocks.mostly_about(),
            Question(
                name="cannot_wait",
                title="Is there anything that cannot wait until tomorrow?",
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
    Section(
        name="you",
        title="About you",
        purpose="To ask back, and to tell what came of it",
        questions=(
            Question(name="sender_name", title="Your name", sort="line", means="caller.name"),
            Question(name="sender_team", title="Your team or practice", sort="line", means="caller.team"),
            Question(
                name="sender_email",
                title="Your work email",
                hint="We send a link to your referrals there, and to nowhere else.",
                sort="email",
                means="caller.email",
            ),
            Question(name="sender_phone", title="Your phone number", sort="phone", means="caller.phone"),
        ),
    ),
)
PERSON = (
    blocks.person("About the person"),
    Section(
        title="NHS number",
        purpose="To know one person from another; to share with the health service",
        questions=(
            Question(
                name="nhs_number",
                title="What is their NHS number?",
                hint="10 numbers. Leave it empty if you do not know it.",
                sort="line",
                longest=20,
                means="person.nhs_number",
            ),
        ),
    ),
    blocks.address("Where do they live?"),
    blocks.reach("How can they be reached?"),
    blocks.safe("Is it safe to get in touch with them?"),
    blocks.needs("What helps them to talk with us?"),
    *blocks_beside.carer("Does somebody help them without being paid?"),
    Section(
        title="What the person says",
        purpose="What may be shared, and how to begin",
        questions=(
            Question(
                name="agrees",
                title="Does the person agree that you refer them?",
                sort="one",
                codes="agrees_to_referral",
            ),
            Question(
                name="why_without",
                title="Why do you refer them without that?",
                show_if=("agrees", frozenset({"does_not_agree", "not_asked", "cannot_decide"})),
            ),
            Question(
                name="hazards",
                title="Is there anything that whoever visits should know?",
                hint="Such as a dog, a risk to visitors, or oxygen at home.",
            ),
        ),
    ),
    PAPERS,
)
REFERRAL = PublicForm(
    Form(
        name="referral",
        version="2",
        title="Refer somebody",
        sections=(*WHO, *PERSON),
        source="Care Act 2014, sections 6, 7 and 9",
    ),
    Door(
        slug="referral",
        kind="contact",
        title="Refer somebody to adult social care",
        lines=(
            "Use this if you work with an adult who may need care or support.",
            "If you worry about somebody’s safety, tell us on the form for that. Choosing wrong loses nothing: we move it.",
        ),
        caller="other_professional",
    ),
)
