"""Small parts of pages, as they stand inside sentences."""

from django import forms
from django.template import engines
from django.utils.functional import SimpleLazyObject
from django_cotton.compiler_regex import CottonCompiler


def drawn(template):
    return engines["django"].from_string(CottonCompiler().process(template)).render({})


def test_the_mark_of_an_example_leaves_no_space_before_the_sign_that_follows():
    assert drawn("Büro <c-example-mark />; Stelle") == 'Büro <span class="example">Beispiel</span>; Stelle'


class WordForm(forms.Form):
    word = forms.CharField(label="Wort")


def titled(**context):
    return engines["django"].from_string("{% refusal %}Seite").render(context)


def test_the_title_says_that_something_was_refused_whatever_its_form_is_called():
    def never():
        raise AssertionError("a lazy value is worked out for a title")

    refused, sent, empty = WordForm({"word": ""}), WordForm({"word": "ja"}), WordForm()
    lazy = SimpleLazyObject(never)
    assert titled(form=refused) == titled(other=refused, lazy=lazy) == titled(forms=[empty, refused]) == "Fehler: Seite"
    assert titled(form=sent) == titled(form=empty, forms=[sent], lazy=lazy) == "Seite"


def test_a_box_of_faults_takes_the_focus_and_links_its_fields():
    template = '{% include "core/components/form_errors.html" %}'
    box = engines["django"].from_string(template).render({"form": WordForm({"word": ""})})
    assert '<div class="summary" role="alert" tabindex="-1" autofocus>' in box and '<a href="#id_word">Wort</a>' in box
    assert "autofocus" not in engines["django"].from_string(template).render({"form": WordForm()})
