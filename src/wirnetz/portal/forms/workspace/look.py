"""How a house looks in its documents, and the slide template that it hands in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.editing import VersionedForm
from wirnetz.core.uploads import UploadRefused, check_office_zip, read_upload, safe_logo
from wirnetz.documents.ink import is_hardly_seen
from wirnetz.documents.pptx.own_template import Template, TemplateRefused, read_template
from wirnetz.organisations.actions import BrandValues, check_accent
from wirnetz.organisations.models import Brand
from wirnetz.portal.forms.administration.lines import sender_name

TEMPLATE_BYTES = 20_000_000


class BrandForm(VersionedForm):
    """Colour, logo, sender, contact."""

    accent = forms.CharField(
        label=gettext_lazy("Akzentfarbe"),
        required=False,
        max_length=7,
        help_text=gettext_lazy(
            "In der Form #1b6e8c. Den Farbton übernehmen wir; die Helligkeit passen wir an, damit Schrift lesbar ist."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    logo = forms.FileField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("PNG, JPEG oder PDF. Wir zeichnen es neu; SVG nehmen wir nicht an."),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,.pdf"}),
    )
    removes_logo = forms.BooleanField(label=gettext_lazy("Das vorhandene Logo entfernen"), required=False)
    logo_alt = forms.CharField(
        label=gettext_lazy("Beschreibung des Logos"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Für alle, die es nicht sehen, zum Beispiel: Handwerkskammer Schwerin, Schriftzug."),
    )
    sender_name = forms.CharField(
        label=gettext_lazy("Absendername"),
        required=False,
        max_length=80,
        validators=[sender_name],
        help_text=gettext_lazy("Steht vor der Adresse in Mails, die in Ihrem Namen hinausgehen; leer: Ihr Name."),
    )
    sender_email = forms.EmailField(
        label=gettext_lazy("Antwortadresse"),
        required=False,
        help_text=gettext_lazy("Dorthin geht, wer auf eine solche Mail antwortet. Die Absenderadresse bleibt unsere."),
        error_messages={
            "invalid": gettext_lazy("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de.")
        },
    )
    contact = forms.CharField(
        label=gettext_lazy("Kontakt in Dokumenten"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Steht auf Handzetteln, wenn niemand anders genannt ist."),
    )

    def __init__(self, data: Any = None, files: Any = None, *, brand: Brand | None = None, seen: str = "") -> None:
        names = ("accent", "logo_alt", "sender_name", "sender_email", "contact")
        initial = {name: getattr(brand, name) for name in names} if brand else {}
        super().__init__(data, files, initial=initial | {"seen": seen})
        if not (brand and brand.logo):
            del self.fields["removes_logo"]

    def clean_accent(self) -> str:
        """A colour that documents can use; a refusal says why and what comes nearest."""
        return check_accent(self.cleaned_data["accent"])

    def clean_logo(self) -> bytes | None:
        """The logo as a picture of our own making; one that nobody would see on white paper is refused."""
        file = self.cleaned_data["logo"]
        logo = safe_logo(file) if file else None
        if logo is not None and is_hardly_seen(logo):
            raise UploadRefused(
                _("Dieses Logo hebt sich von weißem Papier kaum ab; in Ihren Mappen wäre es nicht zu sehen."),
                _("Laden Sie die Fassung für hellen Grund hoch, oder eine mit eigener farbiger Fläche."),
            )
        return logo

    def values(self) -> BrandValues:
        """What a valid form says."""
        answers = self.cleaned_data
        return BrandValues(
            accent=answers["accent"],
            logo=answers["logo"],
            removes_logo=bool(answers.get("removes_logo")),
            logo_alt=answers["logo_alt"],
            sender_name=answers["sender_name"],
            sender_email=answers["sender_email"],
            contact=answers["contact"].replace("\r\n", "\n"),
        )


class TemplateForm(forms.Form):
    """A PowerPoint template; `content` and `template` are there after a valid check."""

    file = forms.FileField(
        label=gettext_lazy("Ihre PowerPoint-Vorlage"),
        help_text=gettext_lazy("PPTX ohne Makros, höchstens 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pptx"}),
        error_messages={"required": gettext_lazy("Wählen Sie eine Datei aus.")},
    )
    content: bytes
    template: Template

    def clean_file(self) -> Any:
        """Check the archive, then read the layouts in a child process."""
        file = self.cleaned_data["file"]
        if not str(file.name).lower().endswith(".pptx"):
            raise UploadRefused(
                _("Die Datei ist keine PowerPoint-Datei."), _("Speichern Sie Ihre Vorlage als .pptx, nicht als .potx.")
            )
        check_office_zip(file)
        self.content = read_upload(file, most_bytes=TEMPLATE_BYTES)
        try:
            self.template = read_template(self.content)
        except TemplateRefused as error:
            raise ValidationError(str(error)) from error
        return file
