"""Every word that code asks `can` with is one of the closed list; a wrong one would silently be a no."""

import re
from pathlib import Path

from wirnetz.accounts.enums import Verb

SOURCE = Path(__file__).resolve().parents[2] / "src" / "wirnetz"
ASKED = re.compile(r"\b(?:can|demand|can_rule)\(\s*(?:[\w.]+(?:\(\w+\))?,\s*)?\"([^\"]+)\"")


def verbs_asked():
    return {verb for path in SOURCE.rglob("*.py") for verb in ASKED.findall(path.read_text(encoding="utf-8"))}


def test_code_asks_with_known_verbs_only():
    assert verbs_asked() - set(Verb.values) == set()


def test_the_questions_were_found():
    """Guards the guard."""
    assert {"edit", "grant", "import"} <= verbs_asked()
    assert ASKED.findall('can(request.user, "fly", grant)') == ["fly"]
    assert ASKED.findall('demand(request, "fly", grant)') == ["fly"]


def test_the_page_on_architecture_names_every_verb():
    text = (SOURCE.parents[1] / "docs" / "architecture.md").read_text(encoding="utf-8")
    listed = re.search(r"The verbs are a closed list, `accounts.enums.Verb`: ([^.]+)\.", text)
    assert listed is not None
    assert set(re.split(r",\s+", listed.group(1))) == set(Verb.values)
