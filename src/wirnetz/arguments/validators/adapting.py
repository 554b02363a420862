"""A house's own wording of an argument, block by block. Pure: blocks and own parts in, blocks out.

Nothing is overwritten silently: an own part remembers the words that it stands in for, so that their change is seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from wirnetz.arguments.validators.content import BlockText


@dataclass(frozen=True, slots=True)
class OwnBlock:
    """What a house does with one block: other words (`text`), hidden, another place, or a block of its own.

    `base` are the words that it stands in for, empty for a block of its own. `position` counts from one among the
    blocks of its kind; None leaves it where it is.
    """

    key: str
    kind: str
    text: str = ""
    citation: str = ""
    is_hidden: bool = False
    is_added: bool = False
    position: int | None = None
    base: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether it would change nothing, so that it need not be kept."""
        return not (self.text or self.is_hidden or self.position)


@dataclass(frozen=True, slots=True)
class Drift:
    """An own part whose original has changed since: what it was, what it is now (empty: gone), what the house says."""

    key: str
    kind: str
    before: str
    now: str
    own: str


def adapted(blocks: Sequence[BlockText], own: Iterable[OwnBlock]) -> tuple[BlockText, ...]:
    """The blocks as the house says them. Own parts of blocks that are gone are passed over."""
    parts = {part.key: part for part in own}
    listed = [_worded(block, parts[block.key]) if block.key in parts else block for block in blocks]
    listed = [block for block in listed if not (block.key in parts and parts[block.key].is_hidden)]
    there = {block.key for block in blocks}
    added = [part for part in parts.values() if part.is_added and part.key not in there and not part.is_hidden]
    listed += [BlockText(kind=p.kind, text=p.text, key=p.key, citation=p.citation) for p in added if p.text]
    return tuple(_placed(listed, parts))


def drifts(blocks: Sequence[BlockText], own: Iterable[OwnBlock]) -> tuple[Drift, ...]:
    """Own parts whose original is not as it was when they were written, in their order."""
    now = {block.key: block.text for block in blocks}
    return tuple(
        Drift(part.key, part.kind, part.base, now.get(part.key, ""), part.text)
        for part in own
        if not part.is_added and (part.text or part.is_hidden) and now.get(part.key, "") != part.base
    )


def _worded(block: BlockText, part: OwnBlock) -> BlockText:
    if not part.text:
        return block
    return replace(block, text=part.text, citation=part.citation or block.citation)


def _placed(blocks: list[BlockText], parts: dict[str, OwnBlock]) -> list[BlockText]:
    """Each kind in the order that the house gave it; kinds keep the places that they have among each other."""
    queues: dict[str, list[BlockText]] = {}
    for block in blocks:
        queues.setdefault(block.kind, []).append(block)
    for kind, queue in queues.items():
        ranked = sorted(enumerate(queue, start=1), key=lambda pair: _rank(parts.get(pair[1].key), pair[0]))
        queues[kind] = [block for _place, block in ranked]
    return [queues[block.kind].pop(0) for block in blocks]


def _rank(part: OwnBlock | None, place: int) -> tuple[float, int]:
    """A wish for a place goes before whoever stands there."""
    if part is None or part.position is None:
        return (place, 1)
    return (part.position, 0)
