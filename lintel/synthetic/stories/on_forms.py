"""Reviews held of late, and enquiries of late, on their forms."""

from datetime import date

from lintel.domain.fact import Recorded
from lintel.domain.forms import Form
from lintel.domain.forms.enquiry import ENQUIRY, ENQUIRY_PLAN, SAID
from lintel.domain.forms.review import REVIEW
from lintel.domain.review import ReviewHeld
from lintel.domain.safeguarding import EnquiryConcluded, EnquiryPlanned
from lintel.synthetic.draw import Deck
from lintel.synthetic.journey import Journey
from lintel.synthetic.stories.pen import Pen
from lintel.synthetic.stories.phrases import Phrases, parts

ASKED = {"asked_and_said": 72, "asked_nothing_said": 16, "not_asked": 12}
MET = ("fully", "fully", "fully", "partly", "partly", "not_met")
SUPPORTERS = ("nobody_needed", "nobody_needed", "nobody_needed", "independent_advocate", "advocate_asked_for")
CAPACITY = {"no_doubt": "", "has_capacity": "could decide", "lacks_capacity": "could not weigh it"}
ALSO = 0.6


class OnForms:
    """What is written of reviews and enquiries."""

    def __init__(self, pen: Pen, since: date) -> None:
        self.pen, self.draw, self.since = pen, pen.draw, since
        self.asked = Deck(pen.draw, ASKED)

    def review(self, held: Recorded, phrases: Phrases) -> None:
        """Put a review that was held on its form, where that was of late."""
        if held.fact.occurred < self.since:
            return
        say, outcome = phrases.say, vars(held.fact)["outcome"]
        told = {"own_words": f"“{say('review_words')}”", "changes": say("review_changes"), "outcome": outcome}
        carer = "plan_carer" if "helper" in phrases.known else "plan_no_carer"
        told |= {"agreed_words": say(f"review_{outcome}")} | self._how_it_works(outcome, phrases)
        for name, of in (("safety", "review_safety"), ("contingency", "contingency"), ("carer", carer)):
            told |= {name: say(of)} if self.draw.chance(ALSO) else {}
        self._attach(held, REVIEW, told)

    def _how_it_works(self, outcome: str, phrases: Phrases) -> dict[str, str]:
        """Where the care helps and where it does not, and what is to change."""
        hard, changed = list(phrases.outcomes()), outcome == "plan_changed"
        self.draw.random.shuffle(hard)
        told = {"going_well": ",".join(hard[:2])}
        if changed or self.draw.chance(0.25):
            told |= {"not_met": hard[-1], "not_met_words": phrases.say("review_not_met")}
        return told | ({"new_plan": phrases.say("new_plan")} if changed else {})

    def enquiry(self, planned: Recorded, concluded: Recorded | None, phrases: Phrases) -> None:
        """What was asked of every enquiry, and the words of those of late."""
        asked = vars(planned.fact)["outcomes_asked"] = self.asked.next()
        if concluded:
            vars(concluded.fact)["outcomes_met"] = self.draw.pick(MET) if asked in SAID else "nothing_said"
        if (concluded or planned).fact.occurred < self.since:
            return
        matter = self.draw.pick(parts("care")["matters_of"])
        wanted = f"“{phrases.say('wanted')}”" if asked in SAID else ""
        self._plan(planned, asked, wanted, matter, phrases)
        if concluded:
            self._found(concluded, wanted, matter, phrases)

    def _plan(self, planned: Recorded, asked: str, wanted: str, matter: str, phrases: Phrases) -> None:
        say, capacity = phrases.say, self.draw.pick(tuple(CAPACITY))
        told = {"outcomes_asked": asked, "wanted": wanted, "capacity": capacity, "lead": vars(planned.fact)["lead"]}
        told |= {"supporter": self.draw.pick(SUPPORTERS)}
        told |= {name: say(f"{name}.{matter}") for name in ("safe_now", "find_out")}
        if not wanted:
            told["not_said_why"] = say(f"not_said.{asked}")
        if CAPACITY[capacity]:
            told["capacity_words"] = say("decides", found_capacity=CAPACITY[capacity])
        self._attach(planned, ENQUIRY_PLAN, told)

    def _found(self, concluded: Recorded, wanted: str, matter: str, phrases: Phrases) -> None:
        say, told = phrases.say, vars(concluded.fact)
        answers = {"risk": told["risk"], "outcomes_met": told["outcomes_met"], "wanted": wanted}
        answers |= {"found": say(f"found.{matter}"), "met_words": say(f"met.{told['outcomes_met']}")}
        protected, risk = say(f"protection.{matter}"), say(f"risk_words.{told['risk']}")
        answers["protection"] = f"{protected} {risk}"
        answers["own_words"] = f"“{say('said_after')}”" if wanted else ""
        self._attach(concluded, ENQUIRY, answers | {"may_tell": say("may_tell")})

    def _attach(self, entry: Recorded, form: Form, answers: dict[str, str]) -> None:
        body = form.body(answers)
        about = entry.fact.subject
        vars(entry.fact)["answers"] = self.pen.words(about, entry.recorded, "", sort=form.name, body=body)


def tell_on_forms(on_forms: OnForms, work: Journey, phrases: Phrases) -> None:
    """Tell one work's review or enquiry, where it has one."""
    found = {type(each.fact): each for each in work.entries}
    if held := found.get(ReviewHeld):
        on_forms.review(held, phrases)
    if planned := found.get(EnquiryPlanned):
        on_forms.enquiry(planned, found.get(EnquiryConcluded), phrases)
