"""Who belongs to a network: inviting, deciding, and what becomes of a membership."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from wirnetz.activities.forms.naming import found_by_name, offer_chosen
from wirnetz.core.fields import day_field
from wirnetz.networks.enums import MembershipRole
from wirnetz.networks.models import Membership
from wirnetz.organisations.models import Organisation


class InviteMemberForm(forms.Form):
    """Which organisation, in which role, from when on."""

    marks_optional = True
    organisation_name = forms.CharField(
        label=gettext_lazy("Welche Organisation?"),
        max_length=200,
        help_text=gettext_lazy("Ein Wort aus dem Namen genügt; heißen mehrere so, fragen wir zurück."),
    )
    organisation = forms.ChoiceField(
        label=gettext_lazy("Welche Organisation ist es?"), required=False, widget=forms.RadioSelect
    )
    role = forms.ChoiceField(
        label=gettext_lazy("In welcher Rolle?"), choices=MembershipRole.choices, initial=MembershipRole.MEMBER
    )
    from_on = day_field(
        gettext_lazy("Ab wann?"),
        help_text=gettext_lazy("Gilt, wenn die Organisation hier noch niemanden hat, der antworten kann."),
    )
    message = forms.CharField(
        label=gettext_lazy("Nachricht an die Organisation"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"from_on": timezone.localdate()})
        self.found: Organisation | None = None
        offer_chosen(self, "organisation")

    def clean(self) -> dict[str, Any]:
        """Find the organisation by what was typed."""
        answers = super().clean() or self.cleaned_data
        if not self.errors:
            self.found = found_by_name(self, answers["organisation_name"], "organisation")
        return answers

    @property
    def asks_for_organisation(self) -> bool:
        """Whether the page has to show the organisations to choose between."""
        return "organisation" in self.errors or bool(self.data.get("organisation"))


class DecideMembershipForm(forms.Form):
    """From when on, in which role where a network decides; or why not."""

    marks_optional = True
    role = forms.ChoiceField(label=gettext_lazy("In welcher Rolle?"), choices=MembershipRole.choices)
    on = day_field(gettext_lazy("Ab wann?"))
    reason = forms.CharField(
        label=gettext_lazy("Ein Satz an die andere Seite"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Nötig, wenn Sie ablehnen."),
    )

    def __init__(self, data: Any = None, *, role: str, chooses_role: bool) -> None:
        super().__init__(data, initial={"role": role, "on": timezone.localdate()})
        if not chooses_role:
            del self.fields["role"]


class RoleForm(forms.Form):
    """Another role, from a day on."""

    role = forms.ChoiceField(label=gettext_lazy("Neue Rolle"), choices=MembershipRole.choices)
    role_on = day_field(gettext_lazy("Ab wann?"))

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        super().__init__(data, initial={"role": membership.role, "role_on": timezone.localdate()})


class PauseForm(forms.Form):
    """The membership rests from a day on."""

    marks_optional = True
    pause_from = day_field(gettext_lazy("Ruht ab"))
    pause_until = day_field(
        gettext_lazy("Bis"), required=False, help_text=gettext_lazy("Leer: bis jemand sie wieder aufnimmt.")
    )
    reason = forms.CharField(label=gettext_lazy("Anlass"), max_length=200, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"pause_from": timezone.localdate()})


class ResumeForm(forms.Form):
    """The membership goes on from a day on."""

    resume_on = day_field(gettext_lazy("Wieder dabei ab"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"resume_on": timezone.localdate()})


class EndMembershipForm(forms.Form):
    """The last day."""

    end_on = day_field(gettext_lazy("Letzter Tag"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"end_on": timezone.localdate()})
