"""Every form there is, by its name."""

from collections.abc import Mapping

from lintel.domain.forms import Form
from lintel.domain.forms.care_act_assessment import CARE_ACT_ASSESSMENT

FORMS: Mapping[str, Form] = {form.name: form for form in (CARE_ACT_ASSESSMENT,)}
