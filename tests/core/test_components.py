"""Small parts of pages, as they stand inside sentences."""

from django.template import engines
from django_cotton.compiler_regex import CottonCompiler


def drawn(template):
    return engines["django"].from_string(CottonCompiler().process(template)).render({})


def test_the_mark_of_an_example_leaves_no_space_before_the_sign_that_follows():
    assert drawn("Büro <c-example-mark />; Stelle") == 'Büro <span class="example">Beispiel</span>; Stelle'
