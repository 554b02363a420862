"""Inviting somebody, giving another role, deciding about a request."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.enums import Role
from wirnetz.accounts.models import Node
from wirnetz.core.fields import day_field
from wirnetz.core.mail import check_line

ROLE_WORDS = {
    Role.ADMINISTRATION: gettext_lazy("Verwaltung: vergibt Rechte, pflegt Stellen und Personen, liest Listen ein"),
    Role.STEWARDSHIP: gettext_lazy("Federführung: führt die Stelle oder das Netzwerk, nimmt Mitarbeitende auf"),
    Role.RELEASE: gettext_lazy("Freigabe: gibt gemeinsame Ausgaben frei"),
    Role.EDITING: gettext_lazy("Redaktion: pflegt Texte und Angaben"),
    Role.PARTICIPATION: gettext_lazy("Mitarbeit: sieht, was dem Haus gehört, und pflegt den eigenen Eintrag"),
    Role.DATA_PROTECTION: gettext_lazy("Datenschutz: liest das Protokoll, gibt Daten heraus und löscht sie"),
}


def role_field(roles: Sequence[Role]) -> forms.ChoiceField:
    """One of the roles that the visitor may give, each with what it allows."""
    choices = [(role.value, ROLE_WORDS[role]) for role in roles]
    return forms.ChoiceField(
        label=_("Rolle"),
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Wählen Sie eine Rolle."), "invalid_choice": _("Wählen Sie eine der Rollen.")},
    )


def future_day(value: date | None) -> date | None:
    """A day that is not over yet."""
    if value is not None and value < timezone.localdate():
        raise ValidationError(_("Dieser Tag ist schon vorbei."))
    return value


class InviteForm(forms.Form):
    """Whom to invite, where, in which role."""

    marks_optional = True

    email = forms.EmailField(
        label=gettext_lazy("Dienstliche E-Mail-Adresse"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("An welche Adresse soll die Einladung gehen?"),
            "invalid": gettext_lazy("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de."),
        },
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150, required=False)
    place = forms.ChoiceField(label=gettext_lazy("Wofür"))
    until_on = day_field(
        gettext_lazy("Die Rolle gilt bis"),
        help_text=gettext_lazy("Ohne Tag gilt sie bis auf Weiteres."),
        required=False,
    )
    message = forms.CharField(
        label=gettext_lazy("Einige Worte dazu"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Stehen in der Einladung."),
    )

    def __init__(self, data: Any = None, *, places: Sequence[tuple[Node, str]], roles: Sequence[Role]) -> None:
        super().__init__(data)
        self._nodes = {str(node.pk): node for node, _name in places}
        self.fields["place"] = forms.ChoiceField(
            label=_("Wofür"), choices=[(str(node.pk), name) for node, name in places]
        )
        self.fields["role"] = role_field(roles)

    def clean_email(self) -> str:
        """One address, in small letters, on one line."""
        return check_line(str(self.cleaned_data["email"])).lower()

    def clean_name(self) -> str:
        """On one line."""
        return check_line(str(self.cleaned_data["name"]))

    def clean_until_on(self) -> date | None:
        """Not in the past."""
        return future_day(self.cleaned_data["until_on"])

    @property
    def node(self) -> Node:
        """The chosen place."""
        return self._nodes[self.cleaned_data["place"]]


class RoleForm(forms.Form):
    """Another role for somebody."""

    def __init__(self, data: Any = None, *, roles: Sequence[Role], role: str) -> None:
        super().__init__(data, initial={"role": role})
        self.fields["role"] = role_field(roles)


class DecisionForm(forms.Form):
    """Take somebody in, with which role; or not, and why."""

    until_on = day_field(
        gettext_lazy("Die Rolle gilt bis"), help_text=gettext_lazy("Darf offen bleiben."), required=False
    )
    reason = forms.CharField(
        label=gettext_lazy("Begründung"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Steht in der Antwort, die wir der Person schicken."),
    )

    def __init__(self, data: Any = None, *, roles: Sequence[Role], role: str) -> None:
        super().__init__(data, initial={"role": role})
        self.fields["role"] = role_field(roles)

    def clean_until_on(self) -> date | None:
        """Not in the past."""
        return future_day(self.cleaned_data["until_on"])
