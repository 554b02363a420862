"""Placeholders in texts: a fixed list of tokens in braces and the registered facts, refused when unknown.

Texts are written so that a token never needs declension: „Region {region}“, „{organisation}, {month}“. `{fact:key}`
stands for the whole sentence of a fact and therefore for itself: „Das zeigt sich hier. {fact:networks_here}“.
This is no template language: a text is cut into literal parts and tokens once, and values are never read again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from wirnetz.documents.facts import fact_keys

TOKENS = (
    "region", "organisation", "the_alliance", "state", "month", "today", "in_two_weeks", "in_six_weeks",
    "in_three_months",
)  # fmt: skip
FACT = "fact:"
NOTE_TOKENS = ("office", "contact")
"""Placeholders that only the note of a hand-down knows: the office, and whom one may ask there."""
USUAL_LENGTH = {"region": 30, "organisation": 40, "the_alliance": 35, "state": 25}
"""How many characters a token usually becomes; a fact is a sentence, all others are short dates."""
USUAL_FACT, USUAL_DATE = 75, 15
_BRACES = re.compile(r"\{([^{}]*)\}|([{}])")
_GAPS = re.compile(r"[ \t]{2,}")


class TokenError(ValueError):
    """A placeholder that nobody can fill; the message is German and names the nearest one.

    `at` is the place in the text, counted from one; `suggestion` the text in which the nearest token is put right,
    empty where nothing is near.
    """

    def __init__(self, message: str, *, at: int, suggestion: str = "") -> None:
        super().__init__(message)
        self.at, self.suggestion = at, suggestion


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that stands as it is."""

    text: str

    @property
    def source(self) -> str:
        """How it is written."""
        return self.text


@dataclass(frozen=True, slots=True)
class Token:
    """A known placeholder."""

    name: str

    @property
    def source(self) -> str:
        """How it is written."""
        return f"{{{self.name}}}"

    @property
    def fact(self) -> str:
        """The key of the fact that it names; empty for another token."""
        return self.name.removeprefix(FACT) if self.name.startswith(FACT) else ""


Part = Literal | Token


def parse(text: str, *, besides: tuple[str, ...] = ()) -> tuple[Part, ...]:
    """The parts of `text` in their order; written one after the other they are the text again.

    `besides` are further tokens that are known here. TokenError for the first unknown token or single brace.
    """
    parts: list[Part] = []
    end = 0
    for match in _BRACES.finditer(text):
        if match.start() > end:
            parts.append(Literal(text[end : match.start()]))
        parts.append(_token(text, match, besides))
        end = match.end()
    if end < len(text):
        parts.append(Literal(text[end:]))
    return tuple(parts)


def check_tokens(text: str, *, besides: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The tokens in `text` in their order; TokenError for an unknown one or a single brace."""
    return tuple(part.name for part in parse(text, besides=besides) if isinstance(part, Token))


def fact_tokens(text: str, *, besides: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The keys of the facts that `text` names, each once."""
    parts = parse(text, besides=besides)
    return tuple(dict.fromkeys(part.fact for part in parts if isinstance(part, Token) and part.fact))


def fill_tokens(text: str, values: Mapping[str, str], *, besides: tuple[str, ...] = ()) -> str:
    """`text` with its tokens replaced; TokenError for an unknown one, KeyError for one without a value.

    A fact that has nothing to say here (an empty value) leaves no gap.
    """
    parts = parse(text, besides=besides)
    filled = "".join(values[part.name] if isinstance(part, Token) else part.text for part in parts)
    is_gappy = any(isinstance(part, Token) and not values[part.name] for part in parts)
    return _GAPS.sub(" ", filled).strip() if is_gappy else filled


def usual_length(text: str) -> int:
    """How long a text of known tokens usually becomes when it is filled."""
    return sum(len(part.text) if isinstance(part, Literal) else _usual(part) for part in parse(text))


def _usual(token: Token) -> int:
    return USUAL_FACT if token.fact else USUAL_LENGTH.get(token.name, USUAL_DATE)


def _token(text: str, match: re.Match[str], besides: tuple[str, ...]) -> Token:
    at = match.start() + 1
    if match.group(2):
        raise TokenError(f"Eine geschweifte Klammer steht allein: „{text}“.", at=at)
    name = match.group(1)
    if name in TOKENS or name in besides or (name.startswith(FACT) and name.removeprefix(FACT) in fact_keys()):
        return Token(name)
    near = _nearest(name, besides)
    suggestion = f"{text[: match.start()]}{{{near}}}{text[match.end() :]}" if near else ""
    hint = f"Meinten Sie {{{near}}}?" if near else "Möglich sind: " + ", ".join((*besides, *TOKENS, f"{FACT}…")) + "."
    raise TokenError(f"Den Platzhalter {{{name}}} gibt es nicht. {hint}", at=at, suggestion=suggestion)


def _nearest(name: str, besides: tuple[str, ...]) -> str:
    """The known token that is most like `name`; facts are found without their prefix as well."""
    facts = [f"{FACT}{key}" for key in fact_keys()]
    tidy = re.sub(r"[\s-]+", "_", name.strip().lower())
    near = get_close_matches(tidy, (*besides, *TOKENS, *facts), n=1, cutoff=0.4 if not tidy.startswith(FACT) else 0.6)
    bare = {key: f"{FACT}{key}" for key in fact_keys()}
    same = get_close_matches(tidy.removeprefix(FACT).removeprefix("fakt:"), bare, n=1, cutoff=0.75)
    return bare[same[0]] if same else (near[0] if near else "")
