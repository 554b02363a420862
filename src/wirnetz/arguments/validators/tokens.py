"""Placeholders in texts: a fixed list of tokens in braces, refused when unknown.

Texts are written so that a token never needs declension: „Region {region}“, „{organisation}, {month}“.
"""

import re
from collections.abc import Mapping
from difflib import get_close_matches

TOKENS = (
    "region", "organisation", "the_alliance", "state", "month", "today", "in_two_weeks", "in_six_weeks",
    "in_three_months",
)  # fmt: skip
_BRACES = re.compile(r"\{([^{}]*)\}|([{}])")


class TokenError(ValueError):
    """A placeholder that nobody can fill; the message is German and names the nearest one."""


def check_tokens(text: str) -> tuple[str, ...]:
    """The tokens in `text` in their order; TokenError for an unknown one or a single brace."""
    found: list[str] = []
    for match in _BRACES.finditer(text):
        if match.group(2):
            raise TokenError(f"Eine geschweifte Klammer steht allein: „{text}“.")
        name = match.group(1)
        if name not in TOKENS:
            near = get_close_matches(name, TOKENS, n=1, cutoff=0.4)
            hint = f"Meinten Sie {{{near[0]}}}?" if near else "Möglich sind: " + ", ".join(TOKENS) + "."
            raise TokenError(f"Den Platzhalter {{{name}}} gibt es nicht. {hint}")
        found.append(name)
    return tuple(found)


def fill_tokens(text: str, values: Mapping[str, str]) -> str:
    """`text` with its tokens replaced; TokenError for an unknown one, KeyError for one without a value."""
    check_tokens(text)
    return _BRACES.sub(lambda match: values[match.group(1)], text)
