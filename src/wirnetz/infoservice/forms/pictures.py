"""A picture that goes with an item: drawn anew, in a shape that a page can show, asked for again after an error."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirnetz.core.uploads import safe_image

MOST_TIMES = 4
"""The long side is at most so many times the short one."""
_SIZES = slice(16, 24)  # width and height, four bytes each, in the head of a PNG


class PictureField(forms.FileField):
    """The picture as PNG of our own making; ValidationError for one that is all too slim."""

    def __init__(self) -> None:
        told = gettext_lazy("PNG oder JPEG, höchstens 10 MB.")
        super().__init__(label=gettext_lazy("Bild"), required=False, help_text=told)

    def clean(self, data: Any, initial: Any = None) -> bytes | None:
        """The picture drawn anew; None where none was chosen."""
        file = super().clean(data, initial)
        if not file:
            return None
        drawn = safe_image(file)
        sizes = drawn[_SIZES]
        short, long = sorted((int.from_bytes(sizes[:4]), int.from_bytes(sizes[4:])))
        if long > MOST_TIMES * short:
            raise ValidationError(
                _("Das Bild ist zu schmal. Die lange Seite darf höchstens viermal so lang sein wie die kurze.")
            )
        return drawn


class PictureWordsField(forms.CharField):
    """What is to be seen on a picture: needed as soon as there is one, and labelled so."""

    needed_when = gettext_lazy("nötig, sobald ein Bild dabei ist")

    def __init__(self, **more: Any) -> None:
        super().__init__(label=gettext_lazy("Was auf dem Bild zu sehen ist"), max_length=200, required=False, **more)


def ask_for_pictures_again(form: forms.BaseForm) -> None:
    """Say at each picture that was chosen that it has to be chosen once more: a browser does not keep it."""
    if not form.errors:
        return
    for name in form.files:
        if name in form.fields and name not in form.errors:
            form.add_error(name, _("Bitte wählen Sie das Bild noch einmal."))
