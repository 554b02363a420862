"""How two networks hold together."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import day_field
from wirnetz.networks.enums import LinkKind
from wirnetz.networks.models import Network


class LinkForm(forms.Form):
    """Which network, in which way, since when."""

    marks_optional = True
    other = forms.ChoiceField(label=gettext_lazy("Mit welchem Netzwerk?"))
    kind = forms.ChoiceField(label=gettext_lazy("Wie?"), choices=LinkKind.choices, widget=forms.RadioSelect)
    since_on = day_field(gettext_lazy("Seit wann?"))
    about = forms.CharField(
        label=gettext_lazy("Worum geht es?"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("Ein Satz; er steht auf beiden öffentlichen Seiten."),
    )

    def __init__(self, data: Any = None, *, near: list[Network], others: list[Network]) -> None:
        super().__init__(data, initial={"since_on": timezone.localdate(), "kind": LinkKind.TALKS})
        self._networks = {each.slug: each for each in [*near, *others]}
        field: Any = self.fields["other"]
        field.choices = [
            ("", _("Bitte wählen")),
            *([(_("Im selben Gebiet"), [(each.slug, each.name) for each in near])] if near else []),
            (_("Weitere"), [(each.slug, each.name) for each in others]),
        ]

    @property
    def chosen(self) -> Network:
        """The network that a valid form names."""
        return self._networks[self.cleaned_data["other"]]


class ObjectionForm(forms.Form):
    """Why it is not so."""

    objection = forms.CharField(
        label=gettext_lazy("Was stimmt nicht?"),
        max_length=300,
        help_text=gettext_lazy("Liest nur das andere Netzwerk."),
    )


class EndLinkForm(forms.Form):
    """The last day."""

    on = day_field(gettext_lazy("Letzter Tag"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"on": timezone.localdate()})
