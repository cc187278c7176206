"""Every form there is, by its name."""

from collections.abc import Mapping

from lintel.domain.forms import Form
from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT
from lintel.domain.forms.care_plan import CARE_PLAN
from lintel.domain.forms.enquiry import ENQUIRY, ENQUIRY_PLAN
from lintel.domain.forms.review import REVIEW

FORMS: Mapping[str, Form] = {
    form.name: form for form in (CARE_ACT_ASSESSMENT, CARE_PLAN, REVIEW, ENQUIRY_PLAN, ENQUIRY)
}
