"""On paper: a printed form has the reference that the work will have, so that it can be told before anybody enters it."""

from lintel.casework.asked import PublicDraft, begin
from lintel.domain.fact import new_id
from lintel.domain.forms.public import PublicForm
from lintel.domain.reference import work_reference
from lintel.gateways.links import digest_of


def reserve(public: PublicForm, work: str = "") -> str:
    """A reference for one printed copy of a form, as that of the work of this id. No other copy and no work will have it."""
    work = work or new_id()
    reference = work_reference(work)
    begin(public, work=work, on_paper=True, link=digest_of(reference))
    return reference


def reserved(reference: str, public: PublicForm) -> PublicDraft | None:
    """The copy of this form with this reference, however it was typed; None where no such copy was printed."""
    return PublicDraft.objects.filter(link=digest_of(reference), on_paper=True, form=public.form.name).first()
