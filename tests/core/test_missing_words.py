"""What a form says where something is left out."""

import pytest
from django import forms
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


def test_other_words_of_a_field_stay():
    assert Letter({"kind": "b"}).errors["kind"] == ["Bitte eine gültige Auswahl treffen. b ist keine gültige Auswahl."]
