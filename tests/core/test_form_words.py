"""What a form says where something is left out or wrong."""

from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django import forms
from django.contrib.auth import forms as auth_forms  # noqa: F401  # its fields are asked, too
from django.db import models
from django.template.loader import render_to_string


class Letter(forms.Form):
    name = forms.CharField()
    kind = forms.ChoiceField(choices=[("a", "A")])
    days = forms.MultipleChoiceField(choices=[("a", "A")])
    file = forms.FileField()
    mail = forms.EmailField(error_messages={"required": "Wohin sollen wir schreiben?"})


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("name", "Das fehlt noch. Bitte tragen Sie es ein."),
        ("kind", "Wählen Sie eine Möglichkeit aus."),
        ("days", "Wählen Sie mindestens eine Möglichkeit aus."),
        ("file", "Wählen Sie eine Datei aus."),
        ("mail", "Wohin sollen wir schreiben?"),
    ],
)
def test_it_says_what_to_do(field, expected):
    assert Letter({}).errors[field] == [expected]


def test_the_summary_counts_in_words():
    page = render_to_string("core/components/form_errors.html", {"form": Letter({"name": "A"})})
    assert "<h2>Vier Angaben sind noch unklar.</h2>" in page


def fields_of(kind):
    return {kind}.union(*map(fields_of, kind.__subclasses__()))


def said_by(kind):
    found = {}
    for each in reversed(kind.__mro__):
        found |= each.__dict__.get("default_error_messages", {})
    return {str(words) for words in found.values()}


def djangos_own():
    path = Path(django.__file__).parent / "conf/locale/de/LC_MESSAGES/django.po"
    with path.open("rb") as file:
        texts = [message.string for message in read_po(file) if message.id]
    return {text for each in texts for text in ((each,) if isinstance(each, str) else each) if text}


def test_no_field_of_a_form_says_what_django_says():
    own = djangos_own()
    assert "Bitte eine gültige Auswahl treffen. %(value)s ist keine gültige Auswahl." in own
    kinds = {kind for kind in fields_of(forms.Field) if kind.__module__.startswith(("django.", "wirnetz."))}
    assert len(kinds) > 25
    assert {kind.__name__: found for kind in kinds if (found := said_by(kind) & own)} == {}


@pytest.mark.parametrize(
    ("field", "entry", "expected"),
    [
        (forms.CharField(max_length=3), "abcd", "Das sind 4 Zeichen. Höchstens 3 passen hinein; bitte kürzen Sie."),
        (forms.CharField(min_length=3), "a", "Das sind 1 Zeichen. Mindestens 3 sind nötig."),
        (forms.CharField(), "a\0", "Darin steht ein Zeichen, das sich nicht speichern lässt. Tippen Sie es neu ein."),
        (forms.IntegerField(max_value=3), "4", "Die Zahl darf höchstens 3 sein."),
        (forms.IntegerField(min_value=3), "x", "Schreiben Sie eine ganze Zahl."),
        (forms.EmailField(), "x", "Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@haus.de."),
        (forms.URLField(assume_scheme="https"), "http://", "Das ist keine vollständige Adresse."
         " Schreiben Sie sie wie https://www.haus.de."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Diese Möglichkeit gibt es hier nicht. Wählen Sie eine andere."),
        (models.CharField(max_length=3), "abcd", "Das sind 4 Zeichen. Höchstens 3 passen hinein; bitte kürzen Sie."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_to_do(field, entry, expected):
    with pytest.raises(forms.ValidationError) as told:
        field.clean(entry, None) if isinstance(field, models.Field) else field.clean(entry)
    assert told.value.messages == [expected]


def test_words_of_ones_own_stay():
    own = forms.IntegerField(min_value=1, error_messages={"min_value": "Ein Platz ist mindestens 1."})
    with pytest.raises(forms.ValidationError, match="Ein Platz ist mindestens 1"):
        own.clean("0")
