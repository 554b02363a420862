"""Two texts compared word by word. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text; `is_changed` where the other text says something else."""

    text: str
    is_changed: bool = False


Pieces = tuple[Piece, ...]


def word_differences(before: str, after: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces: written one after the other they are the texts again; what differs is marked."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    left: list[Piece] = []
    right: list[Piece] = []
    matcher = SequenceMatcher(None, [word.rstrip() for word in old], [word.rstrip() for word in new], autojunk=False)
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        is_changed = what != "equal"
        left.append(Piece("".join(old[old_from:old_to]), is_changed))
        right.append(Piece("".join(new[new_from:new_to]), is_changed))
    return tuple(_filled(left)), tuple(_filled(right))


def _filled(pieces: Iterable[Piece]) -> Iterator[Piece]:
    return (piece for piece in pieces if piece.text)
