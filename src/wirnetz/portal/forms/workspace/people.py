"""A person of the house, with who may see what; and a line that says where they work."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.fields import day_field, set_choices, set_records
from wirnetz.networks.enums import InvolvementRole
from wirnetz.networks.models import Network
from wirnetz.networks.queries import networks_in_areas, recorded_networks
from wirnetz.organisations.actions import AdviserValues
from wirnetz.organisations.enums import Visibility
from wirnetz.organisations.models import Adviser, Organisation
from wirnetz.portal.forms.workspace.offices import PHONE


class AdviserForm(forms.Form):
    """A person of the house; each part says who sees it, at first only the house."""

    marks_optional = True

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Arbeitet bei"), empty_label=None
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    function = forms.CharField(label=gettext_lazy("Funktion"), max_length=120, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Dienstliche E-Mail-Adresse"),
        required=False,
        error_messages={
            "invalid": gettext_lazy("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de.")
        },
    )
    phone = forms.RegexField(
        PHONE,
        label=gettext_lazy("Dienstliches Telefon"),
        max_length=40,
        required=False,
        error_messages={"invalid": gettext_lazy("Schreiben Sie nur Ziffern, Leerzeichen und die Zeichen + ( ) / . -.")},
    )
    topics = forms.CharField(
        label=gettext_lazy("Themen"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Wofür man diese Person fragt, mit Komma getrennt."),
    )
    own_key = forms.CharField(label=gettext_lazy("Ihre eigene Nummer"), max_length=40, required=False)
    name_visibility = forms.ChoiceField(
        label=gettext_lazy("Wer sieht Name, Funktion und Themen?"), choices=Visibility.choices, widget=forms.RadioSelect
    )
    contact_visibility = forms.ChoiceField(
        label=gettext_lazy("Wer sieht Telefon und E-Mail?"), choices=Visibility.choices, widget=forms.RadioSelect
    )
    from_on = day_field(gettext_lazy("Arbeitet dort seit"), required=False)
    is_informed = forms.BooleanField(
        label=gettext_lazy("Die Person weiß, dass sie hier eingetragen ist"), required=False
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        places: QuerySet[Organisation],
        adviser: Adviser | None = None,
        at: Organisation | None = None,
        seen: str = "",
    ) -> None:
        super().__init__(data, initial=_initial(adviser, at, seen))
        self.adviser = adviser
        set_records(self, "organisation", places)

    def clean(self) -> dict[str, Any]:
        """Whoever is shown outside the house has to know that they are."""
        answers = super().clean() or self.cleaned_data
        if answers.get("name_visibility") not in (None, Visibility.ORGANISATION) and not answers.get("is_informed"):
            self.add_error("is_informed", _("Wen andere sehen sollen, der muss davon wissen."))
        return answers

    def values(self) -> AdviserValues:
        """What a valid form says."""
        answers = self.cleaned_data
        informed = self.adviser.informed_on if self.adviser else None
        return AdviserValues(
            organisation=answers["organisation"],
            name=" ".join(answers["name"].split()),
            function=answers["function"],
            email=answers["email"],
            phone=answers["phone"],
            topics=answers["topics"],
            own_key=answers["own_key"],
            name_visibility=answers["name_visibility"],
            contact_visibility=answers["contact_visibility"],
            from_on=answers["from_on"],
            informed_on=(informed or timezone.localdate()) if answers["is_informed"] else None,
        )


def _initial(adviser: Adviser | None, at: Organisation | None, seen: str) -> dict[str, Any]:
    if adviser is None:
        return {
            "organisation": at,
            "name_visibility": Visibility.ORGANISATION,
            "contact_visibility": Visibility.ORGANISATION,
        }
    names = [
        *("organisation", "name", "function", "email", "phone", "topics", "own_key"),
        *("name_visibility", "contact_visibility", "from_on"),
    ]
    told = {"is_informed": adviser.informed_on is not None, "seen": seen}
    return {name: getattr(adviser, name) for name in names} | told


class InvolvementForm(forms.Form):
    """In one line: network, role, for which office, since when."""

    marks_optional = True

    network = forms.ChoiceField(label=gettext_lazy("Netzwerk"))
    role = forms.ChoiceField(label=gettext_lazy("Rolle"), choices=InvolvementRole.choices)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=gettext_lazy("Für welche Stelle"), empty_label=None
    )
    from_on = day_field(gettext_lazy("Seit"), required=False)

    def __init__(self, data: Any = None, *, adviser: Adviser, places: QuerySet[Organisation]) -> None:
        super().__init__(data, initial={"organisation": adviser.organisation_id, "role": InvolvementRole.MEMBER})
        set_records(self, "organisation", places)
        set_choices(self, "network", _network_choices(adviser.organisation))

    def clean_network(self) -> Network:
        """The chosen network."""
        return Network.objects.get(pk=self.cleaned_data["network"])


def _network_choices(place: Organisation) -> list[Any]:
    """Networks around the place first, then all others."""
    names = dict(recorded_networks().order_by("sort_key", "pk").values_list("pk", "name"))
    near = (
        list(networks_in_areas([place.seat.key], scopes=["regional"]).values_list("pk", flat=True))
        if place.seat
        else []
    )
    groups: list[Any] = [("", _("Bitte wählen"))]
    if near:
        groups.append((_("Ringsum"), [(pk, names[pk]) for pk in near if pk in names]))
    return [*groups, (_("Alle anderen"), [(pk, name) for pk, name in names.items() if pk not in near])]
