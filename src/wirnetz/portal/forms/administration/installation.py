"""What an alliance says about itself, in the parts of the first hour and of the settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.editing import VersionedForm, fingerprint
from wirnetz.core.models import Installation
from wirnetz.core.uploads import safe_logo
from wirnetz.documents.content import Theme
from wirnetz.documents.screen import nearest_allowed, screen_colours
from wirnetz.documents.theme import ThemeError
from wirnetz.portal.forms.administration.applications import BAD_ADDRESS
from wirnetz.portal.forms.administration.lines import one_line


class PartForm(VersionedForm):
    """One part of the settings; `saved` names the fields of the record that it changes."""

    saved: tuple[str, ...] = ()

    def __init__(self, data: Any = None, files: Any = None, *, installation: Installation) -> None:
        self.installation = installation
        initial = {name: getattr(installation, name) for name in self.saved}
        super().__init__(data, files, initial=initial | {"seen": fingerprint(installation, self.saved)})

    def values(self) -> dict[str, Any]:
        """What a valid form says, by field of the record."""
        return {name: self.cleaned_data[name] for name in self.saved}


class NameForm(PartForm):
    """Name, claim, colour, logo."""

    saved = ("name", "claim", "accent", "logo_alt")
    name = forms.CharField(
        label=gettext_lazy("Name der Allianz"),
        max_length=120,
        validators=[one_line],
        help_text=gettext_lazy("Steht im Titel jeder Seite und als Absender von Mails."),
    )
    claim = forms.CharField(
        label=gettext_lazy("Worum es geht, in einem Satz"), max_length=200, required=False, validators=[one_line]
    )
    accent = forms.CharField(
        label=gettext_lazy("Akzentfarbe"),
        max_length=7,
        required=False,
        help_text=gettext_lazy(
            "In der Form #a2195e; leer bedeutet Purpur. Wir nehmen den Farbton und sorgen für lesbare Helligkeit."
        ),
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("PNG, JPEG oder PDF, höchstens 10 MB. Wir zeichnen es neu."),
    )
    logo_alt = forms.CharField(
        label=gettext_lazy("Das Logo in Worten"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Für alle, die es nicht sehen, zum Beispiel: Logo des Bündnisses Nord."),
    )
    without_logo = forms.BooleanField(label=gettext_lazy("Das jetzige Logo entfernen"), required=False)

    def __init__(self, data: Any = None, files: Any = None, *, installation: Installation) -> None:
        super().__init__(data, files, installation=installation)
        self.nearest = ""
        if not installation.logo:
            del self.fields["without_logo"]

    def clean_accent(self) -> str:
        """A colour that can be read on our grounds; a refused one says why and names the nearest that is taken."""
        colour: str = self.cleaned_data["accent"].strip().lower()
        if colour and not colour.startswith("#"):
            colour = f"#{colour}"
        if colour in ("", Theme().accent):
            return ""
        try:
            screen_colours(colour)
        except ThemeError as error:
            raise forms.ValidationError(self._with_nearest(str(error), colour)) from error
        return colour

    def _with_nearest(self, reason: str, colour: str) -> str:
        try:
            self.nearest = nearest_allowed(colour)
        except ThemeError:
            return reason
        return f"{reason} {_('Die nächste Farbe, die geht, ist %s.') % self.nearest}"

    def clean_logo(self) -> bytes | None:
        """The picture drawn anew."""
        file = self.cleaned_data["logo"]
        return safe_logo(file) if file else None

    def clean(self) -> dict[str, Any]:
        """A logo needs its words."""
        answers = super().clean() or self.cleaned_data
        stays = bool(self.installation.logo) and not answers.get("without_logo")
        if (answers.get("logo") or stays) and not answers.get("logo_alt") and "logo_alt" not in self.errors:
            self.add_error("logo_alt", _("Beschreiben Sie das Logo in Worten."))
        return answers


class OperatorForm(PartForm):
    """Who answers for the pages."""

    saved = (*("operator_name", "operator_address", "operator_email", "operator_phone", "imprint", "privacy_contact"),)
    operator_name = forms.CharField(
        label=gettext_lazy("Wer die Seite betreibt"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Der rechtliche Name, zum Beispiel eines Vereins oder einer Kammer."),
    )
    operator_address = forms.CharField(
        label=gettext_lazy("Postanschrift"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Ohne ladungsfähige Anschrift darf eine öffentliche Seite nicht betrieben werden."),
    )
    operator_email = forms.EmailField(
        label=gettext_lazy("E-Mail-Adresse für Fragen"),
        required=False,
        error_messages={"invalid": BAD_ADDRESS},
        help_text=gettext_lazy("Antworten auf Mails des Systems gehen dorthin."),
    )
    operator_phone = forms.RegexField(
        r"^\+?[0-9][0-9 ()/.-]*$",
        label=gettext_lazy("Telefon"),
        max_length=40,
        required=False,
        error_messages={"invalid": gettext_lazy("Schreiben Sie nur Ziffern, Leerzeichen und die Zeichen + ( ) / . -.")},
    )
    imprint = forms.CharField(
        label=gettext_lazy("Weitere Angaben zum Impressum"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Zum Beispiel Vertretung, Register, Aufsicht."),
    )
    privacy_contact = forms.CharField(
        label=gettext_lazy("Wer Fragen zum Datenschutz beantwortet"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Name oder Stelle und wie sie zu erreichen ist."),
    )


class MailForm(PartForm):
    """How the system signs its mails."""

    saved = ("sender_name", "sender_address")
    sender_name = forms.CharField(
        label=gettext_lazy("Absendername"),
        max_length=80,
        required=False,
        validators=[one_line],
        help_text=gettext_lazy("Leer bedeutet: der Name der Allianz."),
    )
    sender_address = forms.EmailField(
        label=gettext_lazy("Absenderadresse"),
        required=False,
        error_messages={"invalid": BAD_ADDRESS},
        help_text=gettext_lazy("Der Mailserver muss diese Adresse verwenden dürfen."),
    )


class RulesForm(PartForm):
    """How strict the house is."""

    saved = ("accepts_requests", "has_four_eyes")
    accepts_requests = forms.BooleanField(
        label=gettext_lazy("Wer noch kein Konto hat, kann um Aufnahme bitten"), required=False
    )
    has_four_eyes = forms.BooleanField(label=gettext_lazy("Freigaben brauchen zwei Personen"), required=False)


class BodiesForm(forms.Form):
    """The bodies that an alliance usually begins with, and its working groups."""

    suggested = forms.MultipleChoiceField(
        label=gettext_lazy("Üblich sind"), required=False, widget=forms.CheckboxSelectMultiple
    )
    groups = forms.CharField(
        label=gettext_lazy("Arbeitsgruppen"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Eine je Zeile, zum Beispiel: Arbeitsgruppe Gesundheit"),
    )

    def __init__(self, data: Any = None, *, missing: list[tuple[str, str]]) -> None:
        super().__init__(data, initial={"suggested": [kind for kind, _words in missing]})
        field: Any = self.fields["suggested"]
        field.choices = missing
        if not missing:
            del self.fields["suggested"]

    def clean_groups(self) -> list[str]:
        """One name for each line."""
        lines = [" ".join(line.split()) for line in self.cleaned_data["groups"].splitlines()]
        names = list(dict.fromkeys(line for line in lines if line))
        if any(len(name) > 150 for name in names):
            raise forms.ValidationError(_("Ein Name hat mehr als 150 Zeichen. Kürzen Sie ihn."))
        return names


PARTS: dict[str, type[PartForm]] = {"name": NameForm, "betrieb": OperatorForm, "mail": MailForm, "regeln": RulesForm}
