"""Voices, portraits and logos of a brochure, and the approvals that came in for them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.accounts.enums import ApprovalWay
from wirnetz.arguments.models import BrochureVoice
from wirnetz.core.fields import day_field, set_choices
from wirnetz.core.uploads import safe_image, safe_logo
from wirnetz.networks.models import NetworkContact
from wirnetz.organisations.models import Organisation

Subject = BrochureVoice | NetworkContact | Organisation


class VoiceForm(forms.Form):
    """A quotation as it is to be printed, and who says it."""

    marks_optional = True
    text = forms.CharField(
        label=gettext_lazy("Zitat"),
        max_length=320,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Wörtlich und ohne Anführungszeichen, höchstens 320 Zeichen."),
        error_messages={"required": gettext_lazy("Was wurde gesagt?")},
    )
    name = forms.CharField(
        label=gettext_lazy("Wer sagt das?"),
        max_length=150,
        error_messages={"required": gettext_lazy("Wer sagt das?")},
    )
    function = forms.CharField(
        label=gettext_lazy("Aufgabe und Haus"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Wie es unter dem Zitat stehen soll, zum Beispiel: Geschäftsführerin, IHK Musterstadt."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-Mail-Adresse"),
        required=False,
        help_text=gettext_lazy(
            "Dorthin geht die Frage, ob das Zitat gezeigt werden darf. Wer mit dieser Adresse ein Konto hat, antwortet "
            "hier. Gezeigt wird sie nie."
        ),
    )


class BrochureApprovalForm(forms.Form):
    """An approval that came outside of the product."""

    marks_optional = True
    way = forms.ChoiceField(
        label=gettext_lazy("Wie kam die Freigabe?"),
        choices=[(way.value, way.label) for way in ApprovalWay if way != ApprovalWay.PRODUCT],
    )
    on = day_field(gettext_lazy("Wann?"))
    until_on = day_field(
        gettext_lazy("Gilt bis"), required=False, help_text=gettext_lazy("Leer heißt: bis zum Widerruf.")
    )
    proof = forms.CharField(
        label=gettext_lazy("Wo liegt der Nachweis?"),
        max_length=200,
        help_text=gettext_lazy("Zum Beispiel: Mail an die Koordination vom 3.11.2026, im gemeinsamen Postfach."),
        error_messages={"required": gettext_lazy("Schreiben Sie, wo der Nachweis liegt.")},
    )


class BrochurePictureForm(forms.Form):
    """A portrait or a logo; `drawn` is there after a valid check, `subject` says whose it is."""

    marks_optional = True
    whose = forms.ChoiceField(label=gettext_lazy("Wessen Bild?"))
    file = forms.FileField(
        label=gettext_lazy("Datei"),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.webp,.pdf"}),
        help_text=gettext_lazy("PNG oder JPEG, ein Logo auch als PDF; höchstens 10 MB."),
        error_messages={"required": gettext_lazy("Wählen Sie eine Datei aus.")},
    )
    alt = forms.CharField(
        label=gettext_lazy("Was ist zu sehen?"),
        max_length=200,
        help_text=gettext_lazy("Für alle, die das Bild nicht sehen. Zum Beispiel: Frau Muster lacht am Stehtisch."),
        error_messages={"required": gettext_lazy("Beschreiben Sie das Bild.")},
    )
    credit = forms.CharField(label=gettext_lazy("Wer hat es aufgenommen?"), max_length=120, required=False)
    name = forms.CharField(
        label=gettext_lazy("Wer gibt es frei?"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Bei einem Logo: die Person im Haus. Bei einem Porträt immer die Person selbst."),
    )
    email = forms.EmailField(label=gettext_lazy("E-Mail-Adresse dieser Person"), required=False)
    drawn: bytes

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        voices: Sequence[BrochureVoice],
        contacts: Sequence[NetworkContact],
        houses: Sequence[Organisation],
    ) -> None:
        super().__init__(data, files)
        self.subjects: dict[str, Subject] = {f"stimme-{each.pk}": each for each in voices}
        self.subjects |= {f"kontakt-{each.pk}": each for each in contacts}
        self.subjects |= {f"haus-{each.pk}": each for each in houses}
        people = [(key, each.name) for key, each in self.subjects.items() if not isinstance(each, Organisation)]
        logos = [(key, each.name) for key, each in self.subjects.items() if isinstance(each, Organisation)]
        groups = [(_("Porträt von"), people), (_("Logo von"), logos)]
        set_choices(self, "whose", [group for group in groups if group[1]])

    @property
    def subject(self) -> Subject:
        """Whose picture a valid form holds."""
        return self.subjects[self.cleaned_data["whose"]]

    def clean(self) -> dict[str, Any]:
        """Draw the picture anew; a logo needs somebody who gives it."""
        answers = super().clean() or self.cleaned_data
        subject = self.subjects.get(answers.get("whose", ""))
        if subject is None:
            return answers
        is_logo = isinstance(subject, Organisation)
        if is_logo and not answers.get("name"):
            self.add_error("name", _("Wer im Haus darf das Logo freigeben?"))
        if answers.get("file"):
            try:
                self.drawn = (safe_logo if is_logo else safe_image)(answers["file"])
            except forms.ValidationError as error:
                self.add_error("file", error)
        return answers

    def asked(self) -> tuple[str, str]:
        """Name and address of who is asked: the person shown, or who was named for the house."""
        subject, answers = self.subject, self.cleaned_data
        if isinstance(subject, Organisation):
            return answers["name"], answers["email"]
        return subject.name, answers["email"] or subject.email
