"""Blocks beside the person: questions that several forms ask in the same words of who fills them in, and of who helps."""

from lintel.domain.forms import Condition, Question, Section
from lintel.domain.forms.blocks import YES, all_shown_if


def sender(title: str, *, show_if: Condition | None = None, needs_email: bool = False, hint: str = "") -> Section:
    """Who fills the form in, where that is not the person whom it is about."""
    return all_shown_if(
        Section(
            name="sender",
            title=title,
            hint=hint,
            purpose="To ask back, and to tell what came of it",
            questions=(
                Question(name="sender_name", title="Your name", sort="line", means="caller.name"),
                Question(name="sender_phone", title="Your phone number", sort="phone", means="caller.phone"),
                Question(
                    name="sender_email",
                    title="Your email address",
                    sort="email",
                    required=needs_email,
                    means="caller.email",
                ),
                Question(
                    name="sender_safe",
                    title="Is it safe to ring you?",
                    sort="one",
                    codes="yes_no_not_sure",
                    means="caller.safe",
                ),
            ),
        ),
        show_if,
    )


def carer(title: str, *, show_if: Condition | None = None) -> tuple[Section, Section]:
    """Whether anybody helps without pay; if so, who, and whether they want help themselves."""
    asked = Section(
        title=title,
        purpose="Carers have a right to an assessment of their own (Care Act, section 10)",
        questions=(
            Question(
                name="has_carer",
                title=title,
                hint="Family, a friend or a neighbour. They may look after the person, or do the shopping.",
                sort="one",
                codes="yes_no_not_sure",
            ),
        ),
    )
    about = Section(
        name="carer",
        title="Who helps?",
        hint="They can ask for help for themselves, too.",
        purpose="Carers have a right to an assessment of their own (Care Act, section 10)",
        questions=(
            Question(name="carer_name", title="Their name", sort="line", show_if=("has_carer", YES)),
            Question(name="carer_phone", title="Their phone number", sort="phone", show_if=("has_carer", YES)),
            Question(
                name="carer_wants",
                title="Would they like us to talk with them about help for themselves?",
                sort="one",
                codes="yes_no_not_sure",
                show_if=("has_carer", YES),
            ),
        ),
    )
    return all_shown_if(asked, show_if), about
