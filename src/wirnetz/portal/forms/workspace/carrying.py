"""What an organisation has brought into a network: three choices and a line."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.activities.models import JointActivity
from wirnetz.core.fields import day_field
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_called
from wirnetz.offers.models import Offer
from wirnetz.offers.queries import offers_called

MOST_OFFERED = 12


class CarriedForm(forms.Form):
    """Network, what, when. What is near is offered; anything else is found by a word of its name."""

    network = forms.ChoiceField(label=gettext_lazy("In welches Netzwerk?"), required=False)
    what = forms.ChoiceField(label=gettext_lazy("Was haben Sie eingebracht?"), required=False)
    on = day_field(gettext_lazy("Wann?"))
    note = forms.CharField(label=gettext_lazy("Was daraus wurde (freiwillig)"), max_length=200, required=False)
    network_name = forms.CharField(
        label=gettext_lazy("Ein anderes Netzwerk"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ein Wort aus dem Namen genügt."),
    )
    offer_name = forms.CharField(
        label=gettext_lazy("Ein anderes Angebot"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ein Wort aus dem Namen genügt."),
    )
    argument = forms.CharField(label=gettext_lazy("Ein Argument, in Ihren Worten"), max_length=200, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        own: Sequence[Network],
        near: Sequence[Network],
        offers: Sequence[Offer],
        activities: Sequence[JointActivity],
        network: str = "",
        what: str = "",
    ) -> None:
        super().__init__(data, initial={"on": timezone.localdate(), "network": network, "what": what})
        self._networks = {each.slug: each for each in [*own, *near]}
        self._things: dict[str, Offer | JointActivity] = {f"a:{each.slug}": each for each in offers}
        self._things |= {f"g:{each.slug}": each for each in activities}
        fields: Any = self.fields
        fields["network"].choices = [
            ("", _("Bitte wählen")),
            (_("Wo Sie mitarbeiten"), [(each.slug, each.name) for each in own]),
            (_("In Ihrer Nähe"), [(each.slug, each.name) for each in near]),
        ]
        fields["what"].choices = [
            ("", _("Bitte wählen")),
            (_("Angebote"), [(f"a:{each.slug}", each.name) for each in offers]),
            (_("Gemeinsame Aktivitäten"), [(f"g:{each.slug}", each.title) for each in activities]),
        ]

        self._typed = {
            "network": self._typed_one(data, "network", self._networks, networks_called),
            "offer": self._typed_one(data, "offer", self._things, offers_called),
        }

    def _typed_one(self, data: Any, kind: str, known: dict[str, Any], called: Any) -> list[Any]:
        """What the typed words may mean; several are offered in the choice above."""
        words = (data or {}).get(f"{kind}_name", "")[:200].replace("\x00", "")
        found = list(called(words)[: MOST_OFFERED + 1])
        if 1 < len(found) <= MOST_OFFERED:
            field: Any = self.fields["network" if kind == "network" else "what"]
            keys = {each.slug if kind == "network" else f"a:{each.slug}": each for each in found}
            field.choices = [*field.choices, (_("Gefunden"), [(key, each.name) for key, each in keys.items()])]
            known.update(keys)
        return found

    @property
    def rare(self) -> list[Any]:
        """What is needed only for something that the choices do not hold."""
        return [self["network_name"], self["offer_name"], self["argument"]]

    @property
    def is_rare_open(self) -> bool:
        """Whether something of it was filled in or is wrong."""
        return any(field.errors or field.value() for field in self.rare)

    def clean(self) -> dict[str, Any]:
        """Find by name what was typed; ask back where several are called so."""
        answers = super().clean() or self.cleaned_data
        self.chosen_network = self._networks.get(answers.get("network", ""))
        if answers.get("network_name"):
            self.chosen_network = self._found("network", self.chosen_network)
        elif self.chosen_network is None and "network" not in self.errors:
            self.add_error("network", _("Wählen Sie ein Netzwerk, oder schreiben Sie unten ein Wort aus seinem Namen."))
        self.chosen_thing = self._things.get(answers.get("what", ""))
        if answers.get("offer_name"):
            self.chosen_thing = self._found("offer", self.chosen_thing)
        return answers

    def _found(self, kind: str, chosen: Any) -> Any:
        found = self._typed[kind]
        if chosen in found or len(found) == 1:
            return chosen if chosen in found else found[0]
        if not found:
            said = _("Dazu ist nichts eingetragen. Versuchen Sie ein anderes Wort aus dem Namen.")
        elif len(found) > MOST_OFFERED:
            said = _("Das sind zu viele. Schreiben Sie ein Wort dazu.")
        else:
            said = _("Das kann mehreres sein. Wählen Sie es oben unter „Gefunden“.")
        self.add_error(f"{kind}_name", said)
        return None

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        answers, thing = self.cleaned_data, self.chosen_thing
        return {
            "network": self.chosen_network,
            "offer": thing if isinstance(thing, Offer) else None,
            "joint_activity": thing if isinstance(thing, JointActivity) else None,
            "argument": "" if thing else " ".join(answers["argument"].split()),
            "on": answers["on"],
            "note": answers["note"],
        }
