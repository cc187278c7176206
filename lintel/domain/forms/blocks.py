"""Blocks: questions that several forms ask in the same words of the person whom they are about.

`who` is part of each question's name, so that a block may stand in one form twice. `show_if` holds for all of it.
"""

from dataclasses import replace

from lintel.domain.forms import Condition, Question, Section

YES = frozenset({"yes"})
BORN = Question(
    name="person_born",
    title="Date of birth",
    hint="If you do not know it, write about when, such as “about 1940”.",
    sort="date_or_about",
    means="person.born",
)


def all_shown_if(section: Section, show_if: Condition | None) -> Section:
    """The section, each question of which applies only then, unless it says itself when it does."""
    return replace(
        section, questions=tuple(replace(each, show_if=each.show_if or show_if) for each in section.questions)
    )


def mostly_about(hint: str = "") -> Question:
    """What it is mostly about, from the list by which contacts are counted."""
    title = "What is it mostly about?"
    return Question(name="about", title=title, hint=hint, sort="one", codes="asked_about", means="contact.reason")


NAME_NOT_KNOWN = ("name_known", frozenset({"not_known"}))


def person(title: str, *, of_another: Condition | None = None, hint: str = "") -> Section:
    """Whom it is about: name, and date of birth or about when. Whoever tells of another need not know the name.

    `of_another` holds where somebody tells of another; without it somebody always does.
    """
    return Section(
        name="person",
        title=title,
        hint=hint,
        purpose="To know whom it is about",
        questions=(
            Question(
                name="person_name",
                title="Name",
                hint="One name is enough.",
                sort="line",
                longest=400,
                required=True,
                unless=NAME_NOT_KNOWN,
                means="person.name",
            ),
            Question(
                name="name_known",
                title="Do you know the name?",
                sort="one",
                codes="name_known",
                show_if=of_another,
            ),
            BORN,
        ),
    )


def address(title: str, *, show_if: Condition | None = None) -> Section:
    """Where somebody lives or stays."""
    return all_shown_if(
        Section(
            name="address",
            title=title,
            hint="If there is no fixed address, name a place to go to.",
            purpose="To visit and write; which team helps",
            questions=(
                Question(name="person_address", title="Address", sort="address", means="person.address"),
                Question(name="person_postcode", title="Postcode", sort="line", longest=12, means="person.postcode"),
            ),
        ),
        show_if,
    )


def reach(title: str, *, show_if: Condition | None = None, hint: str = "") -> Section:
    """How the person whom it is about can be reached."""
    return all_shown_if(
        Section(
            name="reach",
            title=title,
            hint=hint or "Give one that works. Leave empty what you do not know.",
            purpose="To get in touch with the person",
            questions=(
                Question(name="person_phone", title="Phone number", sort="phone", means="person.phone"),
                Question(name="person_email", title="Email address", sort="email", means="person.email"),
            ),
        ),
        show_if,
    )


def safe(title: str, *, show_if: Condition | None = None) -> Section:
    """How it is safe to get in touch with the person."""
    asked = (
        ("ring", "Is it safe to ring?"),
        ("text", "Is it safe to send a text?"),
        ("leave_message", "Is it safe to leave a message?"),
        ("write", "Is it safe to send a letter?"),
    )
    return all_shown_if(
        Section(
            name="safe",
            title=title,
            hint="Somebody else may hear a call or read a letter. We do what you say here.",
            purpose="Obeyed by every call, text and letter",
            questions=tuple(
                Question(name=f"safe_{way}", title=words, sort="one", codes="yes_no_not_sure", means=f"safe.{way}")
                for way, words in asked
            ),
        ),
        show_if,
    )


def needs(title: str, *, show_if: Condition | None = None) -> Section:
    """What helps the person to talk with us."""
    return all_shown_if(
        Section(
            name="needs",
            title=title,
            hint="Leave this empty if nothing special is needed.",
            purpose="How every letter and visit is made fit (Accessible Information Standard)",
            questions=(
                Question(
                    name="communication_need",
                    title="What helps?",
                    hint="Choose all that help.",
                    sort="many",
                    codes="communication_needs",
                    means="person.communication_need",
                ),
                Question(
                    name="language",
                    title="Which language?",
                    hint="If it is not English.",
                    sort="line",
                    means="person.language",
                ),
            ),
        ),
        show_if,
    )
