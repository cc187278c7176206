"""Every form there is, by its name; those for the public by their address, too."""

from collections.abc import Mapping

from lintel.domain.forms import Form
from lintel.domain.forms.ask_for_help import ASK_FOR_HELP
from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT
from lintel.domain.forms.care_plan import CARE_PLAN
from lintel.domain.forms.concern import CONCERN
from lintel.domain.forms.enquiry import ENQUIRY, ENQUIRY_PLAN
from lintel.domain.forms.public import PublicForm
from lintel.domain.forms.referral import REFERRAL
from lintel.domain.forms.review import REVIEW

PUBLIC: Mapping[str, PublicForm] = {each.door.slug: each for each in (ASK_FOR_HELP, REFERRAL, CONCERN)}
BY_FORM: Mapping[str, PublicForm] = {each.form.name: each for each in PUBLIC.values()}
FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        CARE_ACT_ASSESSMENT,
        CARE_PLAN,
        REVIEW,
        ENQUIRY_PLAN,
        ENQUIRY,
        *(each.form for each in PUBLIC.values()),
    )
}
