"""Filters of list pages as lines of links: each link is the present address with one parameter changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Filter:
    """One line: `choices` are triples of address, words and whether it is chosen."""

    label: str
    choices: tuple[tuple[str, str, bool], ...]


def _pairs(params: QueryDict) -> list[tuple[str, str]]:
    return [(name, value) for name, values in params.lists() for value in values]


def link_filter(
    params: QueryDict,
    name: str,
    label: str,
    options: Iterable[tuple[str, object]],
    *,
    every: str = "",
    anchor: str = "",
) -> tuple[str, Filter]:
    """The chosen value of parameter `name` (empty: all, also for a value that does not exist) and its line of links.

    `every` are the words of the empty value, "alle" if not given; `anchor` is the part of the page to show then.
    """
    known = [(value, str(words)) for value, words in options]
    chosen = params.get(name, "")
    if chosen not in {value for value, _words in known}:
        chosen = ""
    others = [pair for pair in _pairs(params) if pair[0] not in (name, "nach")]
    part = f"#{anchor}" if anchor else ""
    choices = [
        (f"?{urlencode([*others, (name, value)] if value else others)}{part}", words, value == chosen)
        for value, words in [("", every or _("alle")), *known]
    ]
    return chosen, Filter(label, tuple(choices))
