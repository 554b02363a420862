"""What a version of an argument says, as plain data: addressable blocks, and the checks that they pass."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from wirnetz.arguments.enums import MANY, BlockKind
from wirnetz.arguments.validators.tokens import TokenError, usual_length
from wirnetz.arguments.validators.wording import wording_faults

LIMITS: dict[str, int] = {
    BlockKind.CLAIM: 80,
    BlockKind.GIVES: 115,
    BlockKind.GETS: 115,
    BlockKind.REASON: 85,
    BlockKind.EVIDENCE: 115,
    BlockKind.OBJECTION: 70,
    BlockKind.ANSWER: 125,
    BlockKind.NOTE: 260,
    BlockKind.PICTURE: 200,
}
"""Characters; what a slide can hold."""


@dataclass(frozen=True, slots=True)
class BlockText:
    """One block. `key` names it within its argument and stays the same from version to version; empty: not yet named.

    `citation` is the short form of a source for footers (of a picture: its author and rights), `approval` says who
    allowed the picture to be used, `picture` is the name of its file.
    """

    kind: str
    text: str
    key: str = ""
    evidence_kind: str = ""
    citation: str = ""
    source_url: str = ""
    as_of: int | None = None
    expires_on: date | None = None
    approval: str = ""
    picture: str = ""


BLOCK_FIELDS = tuple(field.name for field in fields(BlockText))


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a version says: whom it speaks to (an audience or a kind of partner), about what, in blocks.

    An argument speaks to one audience only, since its sentences are worded for it. Without `occasions` it suits any.
    """

    idea: str
    audience: str
    partner_kind: str
    blocks: tuple[BlockText, ...]
    occasions: tuple[str, ...] = ()
    fact_keys: tuple[str, ...] = ()

    def of_kind(self, kind: str) -> tuple[BlockText, ...]:
        """Its blocks of one kind, in order."""
        return tuple(block for block in self.blocks if block.kind == kind)

    @property
    def fingerprint(self) -> str:
        """A short name for exactly this content."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()[:40]


@dataclass(frozen=True, slots=True)
class Fault:
    """What keeps a text from being taken. `kind` and `number` (from one) name the block, empty for the whole."""

    kind: str
    number: int
    message: str


def keyed(blocks: Iterable[BlockText], used: Iterable[str]) -> tuple[BlockText, ...]:
    """The blocks, each with a key. New ones get a key that nothing in `used` ever had: „reason-4“, „claim“."""
    listed, taken = list(blocks), {*used}
    taken |= {block.key for block in listed if block.key}
    named = []
    for block in listed:
        key = block.key or _free_key(block.kind, taken)
        taken.add(key)
        named.append(replace(block, key=key))
    return tuple(named)


def _free_key(kind: str, taken: set[str]) -> str:
    if kind not in MANY:
        return str(kind)
    number = 1
    while f"{kind}-{number}" in taken:
        number += 1
    return f"{kind}-{number}"


def text_faults(content: Content) -> Iterator[Fault]:
    """Texts that are too long, badly worded or hold an unknown placeholder, each with its block."""
    for kind in LIMITS:
        for number, block in enumerate(content.of_kind(kind), start=1):
            for message in block_faults(kind, block.text):
                yield Fault(kind, number, message)


def block_faults(kind: str, text: str) -> list[str]:
    """What is wrong with one text, in German; the place of a wrong placeholder is counted in characters."""
    try:
        length = usual_length(text)
    except TokenError as error:
        return [f"{error} (Zeichen {error.at})"]
    found = [f"Der Text {fault}." for fault in wording_faults(text)]
    if length > LIMITS[kind]:
        found.append(f"Der Text hat ausgefüllt etwa {length} Zeichen, auf eine Folie passen {LIMITS[kind]}.")
    return found


def lacks(content: Content) -> list[Fault]:
    """What is missing before others can review the argument."""
    found = [
        Fault(kind, 1, message)
        for kind, message in (
            (BlockKind.CLAIM, "Die Aussage fehlt."),
            (BlockKind.REASON, "Nennen Sie mindestens einen Grund."),
            (BlockKind.EVIDENCE, "Nennen Sie mindestens einen Beleg."),
            (BlockKind.OBJECTION, "Welchen Einwand beantwortet das Argument?"),
            (BlockKind.ANSWER, "Die Antwort auf den Einwand fehlt."),
            (BlockKind.NOTE, "Schreiben Sie eine Sprechnotiz: Wie bringt man das Argument vor?"),
        )
        if not content.of_kind(kind)
    ]
    for kind in (BlockKind.EVIDENCE, BlockKind.OBJECTION):
        for number, block in enumerate(content.of_kind(kind), start=1):
            if not block.citation:
                found.append(Fault(kind, number, "Nennen Sie die Quelle: Herausgeber, Titel, Jahr."))
    for block in content.of_kind(BlockKind.PICTURE):
        if not (block.citation and block.approval):
            found.append(Fault(BlockKind.PICTURE, 1, "Zum Bild fehlen Urheber oder Freigabe."))
    return found
