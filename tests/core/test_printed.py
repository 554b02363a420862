"""The address on paper: what people elsewhere can reach, else none."""

import pytest

from wirnetz.config.operations import _tell_address
from wirnetz.core.printed import full_address, short_address


def test_papers_name_the_address_that_was_set(settings, capsys):
    settings.BASE_URL = "https://netz.example"
    assert (full_address("/s/X"), short_address("/s/X")) == ("https://netz.example/s/X", "netz.example/s/X")
    _tell_address(settings.BASE_URL)
    assert capsys.readouterr().out == "Wirnetz läuft: https://netz.example  (beenden mit Strg-C)\n"


@pytest.mark.parametrize("own", ["http://localhost:8000", "http://127.0.0.1:8000", "http://[::1]:8000"])
def test_papers_name_no_address_of_this_machine_and_its_operator_hears_why(settings, capsys, own):
    settings.BASE_URL = own
    assert (full_address("/s/X"), short_address("/s/X")) == ("", "")
    _tell_address(own)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Solange BASE_URL nicht gesetzt ist, nennen Papiere keine Adresse, und Links in Mails gelten nur hier."
    ]
