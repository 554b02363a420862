"""A paper that a network puts by."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.uploads import Paper, safe_paper
from wirnetz.core.uploads.papers import ENDINGS


class FileForm(forms.Form):
    """File and title are needed; `paper` is there after a valid check."""

    marks_optional = True
    file = forms.FileField(
        label=gettext_lazy("Datei"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={"required": gettext_lazy("Wählen Sie eine Datei aus.")},
    )
    title = forms.CharField(
        label=gettext_lazy("Titel"),
        max_length=150,
        help_text=gettext_lazy("Zum Beispiel: Kooperationsvereinbarung 2026."),
        error_messages={"required": gettext_lazy("Wie soll die Unterlage heißen?")},
    )
    about = forms.CharField(label=gettext_lazy("Worum es geht, in einem Satz"), max_length=250, required=False)
    paper: Paper

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["file"].help_text = _("PDF, DOCX, XLSX, PPTX, PNG oder JPEG, höchstens %(most)d MB.") % {
            "most": settings.UPLOAD_BYTES // 1_000_000
        }

    def clean_file(self) -> Any:
        """Check the content; what the file is called decides nothing."""
        file = self.cleaned_data["file"]
        self.paper = safe_paper(file, name=str(file.name))
        return file
