"""What an organisation has brought into a network: three choices and a line."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.activities.models import JointActivity
from wirnetz.core.fields import day_field
from wirnetz.networks.models import Network
from wirnetz.offers.models import Offer


class CarriedForm(forms.Form):
    """Network, what, when; the networks of one's own come first."""

    marks_optional = True
    network = forms.ChoiceField(label=gettext_lazy("In welches Netzwerk?"))
    what = forms.ChoiceField(label=gettext_lazy("Was haben Sie eingebracht?"), required=False)
    argument = forms.CharField(label=gettext_lazy("Oder ein Argument, in Ihren Worten"), max_length=200, required=False)
    on = day_field(gettext_lazy("Wann?"))
    note = forms.CharField(label=gettext_lazy("Was daraus wurde"), max_length=200, required=False)

    def __init__(
        self, data: Any = None, *, own: list[Network], others: list[Network], offers: list[Offer],
        activities: list[JointActivity], network: str = "", what: str = "",
    ) -> None:  # fmt: skip
        initial = {"on": timezone.localdate(), "network": network, "what": what}
        super().__init__(data, initial=initial)
        self._networks = {each.slug: each for each in [*own, *others]}
        self._things: dict[str, Offer | JointActivity] = {f"a:{each.slug}": each for each in offers}
        self._things |= {f"g:{each.slug}": each for each in activities}
        fields: Any = self.fields
        fields["network"].choices = [
            ("", _("Bitte wählen")),
            (_("Wo Sie mitarbeiten"), [(each.slug, each.name) for each in own]),
            (_("Weitere"), [(each.slug, each.name) for each in others]),
        ]
        fields["what"].choices = [
            ("", _("Bitte wählen")),
            (_("Angebote"), [(f"a:{each.slug}", each.name) for each in offers]),
            (_("Gemeinsame Aktivitäten"), [(f"g:{each.slug}", each.title) for each in activities]),
        ]

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        answers = self.cleaned_data
        thing = self._things.get(answers["what"])
        return {
            "network": self._networks[answers["network"]],
            "offer": thing if isinstance(thing, Offer) else None,
            "joint_activity": thing if isinstance(thing, JointActivity) else None,
            "argument": "" if thing else " ".join(answers["argument"].split()),
            "on": answers["on"],
            "note": answers["note"],
        }
