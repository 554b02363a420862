"""What a form says where something is left out or wrong: what to do, not that a rule was broken.

Django's own words speak of values and of what to ensure; every field without words of its own says these instead.
"""

from typing import Any

from django import forms
from django.db import models
from django.forms.models import InlineForeignKeyField
from django.utils.translation import gettext_lazy as _

from wirnetz.core.fields import WRONG_DAY, WRONG_TIME

TOO_LONG = _("Das sind %(show_value)d Zeichen. Höchstens %(limit_value)d passen hinein; bitte kürzen Sie.")
MISSING = _("Das fehlt noch. Bitte tragen Sie es ein.")
CHOOSE_ONE, CHOOSE_SOME = _("Wählen Sie eine Möglichkeit aus."), _("Wählen Sie mindestens eine Möglichkeit aus.")
NO_CHOICE = _("Diese Möglichkeit gibt es hier nicht. Wählen Sie eine andere.")
NO_LIST = _("Das lässt sich nicht lesen. Wählen Sie aus, was angeboten ist.")
NO_MAIL = _("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de.")
NO_LINK = _("Das ist keine vollständige Adresse. Schreiben Sie sie wie https://www.haus.de.")
NO_SLUG = _("Hier gehen nur Buchstaben ohne Umlaute, Ziffern, Binde- und Unterstriche.")
NO_FILE = _("Die Datei kam nicht an. Wählen Sie sie noch einmal aus.")
NO_MOMENT = _("Schreiben Sie Tag und Uhrzeit als 30.11.2026 14:30.")
NO_NUMBER, NO_WHOLE_NUMBER = _("Schreiben Sie eine Zahl, zum Beispiel 12,5."), _("Schreiben Sie eine ganze Zahl.")
UNREADABLE = _("Das lässt sich nicht lesen. Bitte tragen Sie es noch einmal ein.")
LIMITS = {
    "max_length": TOO_LONG,
    "min_length": _("Das sind %(show_value)d Zeichen. Mindestens %(limit_value)d sind nötig."),
    "max_value": _("Die Zahl darf höchstens %(limit_value)s sein."),
    "min_value": _("Die Zahl muss mindestens %(limit_value)s sein."),
    "step_size": _("Die Zahl muss ein Vielfaches von %(limit_value)s sein."),
    "max_digits": _("Die Zahl darf höchstens %(max)s Ziffern haben."),
    "max_decimal_places": _("Die Zahl darf höchstens %(max)s Stellen nach dem Komma haben."),
    "max_whole_digits": _("Die Zahl darf höchstens %(max)s Stellen vor dem Komma haben."),
    "invalid_extension": _("Solche Dateien nehmen wir nicht an (%(extension)s). Möglich sind: %(allowed_extensions)s."),
    "null_characters_not_allowed": _("Darin steht ein Zeichen, das sich nicht speichern lässt. Tippen Sie es neu ein."),
}
WORDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": MISSING, "invalid": UNREADABLE, **LIMITS},
    forms.EmailField: {"invalid": NO_MAIL},
    forms.URLField: {"invalid": NO_LINK},
    forms.SlugField: {"invalid": NO_SLUG},
    forms.IntegerField: {"invalid": NO_WHOLE_NUMBER},
    forms.FloatField: {"invalid": NO_NUMBER},
    forms.DecimalField: {"invalid": NO_NUMBER},
    forms.DateField: {"invalid": WRONG_DAY},
    forms.TimeField: {"invalid": WRONG_TIME},
    forms.DateTimeField: {"invalid": NO_MOMENT},
    forms.SplitDateTimeField: {"invalid_date": WRONG_DAY, "invalid_time": WRONG_TIME},
    forms.DurationField: {"invalid": UNREADABLE, "overflow": UNREADABLE},
    forms.UUIDField: {"invalid": UNREADABLE},
    forms.JSONField: {"invalid": UNREADABLE},
    forms.GenericIPAddressField: {"invalid": UNREADABLE},
    forms.MultiValueField: {"invalid": UNREADABLE, "incomplete": MISSING},
    forms.ChoiceField: {"required": CHOOSE_ONE, "invalid_choice": NO_CHOICE},
    forms.ModelChoiceField: {"required": CHOOSE_ONE, "invalid_choice": NO_CHOICE},
    InlineForeignKeyField: {"invalid_choice": NO_CHOICE},
    forms.MultipleChoiceField: {"required": CHOOSE_SOME, "invalid_choice": NO_CHOICE, "invalid_list": NO_LIST},
    forms.ModelMultipleChoiceField: {
        "required": CHOOSE_SOME, "invalid_choice": NO_CHOICE, "invalid_list": NO_LIST, "invalid_pk_value": NO_CHOICE,
    },
    forms.FileField: {
        "required": _("Wählen Sie eine Datei aus."),
        "invalid": NO_FILE,
        "missing": NO_FILE,
        "empty": _("Die Datei ist leer. Wählen Sie eine andere aus."),
        "max_length": _("Der Name der Datei hat %(length)d Zeichen. Höchstens %(max)d gehen; benennen Sie sie um."),
        "contradiction": _("Laden Sie eine Datei hoch, oder löschen Sie die jetzige. Beides zugleich geht nicht."),
    },
    forms.ImageField: {"invalid_image": _("Das Bild lässt sich nicht öffnen. Nehmen Sie eines als PNG oder JPEG.")},
}  # fmt: skip


def speak_plainly() -> None:
    """Let every field without words of its own say these, in forms and where a record is checked."""
    for field, words in WORDS.items():
        field.default_error_messages = {**field.__dict__.get("default_error_messages", {}), **words}
    words = {"blank": MISSING, "null": MISSING, "invalid_choice": NO_CHOICE, **LIMITS}
    models.Field.default_error_messages = {**models.Field.default_error_messages, **words}
