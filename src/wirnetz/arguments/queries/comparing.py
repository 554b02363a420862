"""Two versions of an argument side by side, block by block."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wirnetz.arguments.enums import MANY, Audience, BlockKind, EvidenceKind, Idea
from wirnetz.arguments.queries.choices import occasion_names
from wirnetz.arguments.validators.content import BlockText, Content
from wirnetz.core.comparing import Pieces, word_differences
from wirnetz.organisations.enums import OrganisationKind


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One block or its source in both versions; `mark` says in a word what became of it, empty for the same."""

    label: str
    before: Pieces
    after: Pieces
    mark: str


def compared(before: Content, after: Content) -> list[ComparedRow]:
    """What stands in two versions, block by block; blocks belong together by their keys."""
    rows = [_row(label, old, new) for label, old, new in _heads(before, after)]
    old_blocks, new_blocks = ({block.key: block for block in content.blocks} for content in (before, after))
    labels = _labels(after) | {key: label for key, label in _labels(before).items() if key not in new_blocks}
    for key in [*new_blocks, *(key for key in old_blocks if key not in new_blocks)]:
        old, new = old_blocks.get(key), new_blocks.get(key)
        rows.append(_row(labels[key], old.text if old else "", new.text if new else ""))
        sources = [source_words(block) if block else "" for block in (old, new)]
        if any(sources):
            rows.append(_row(_("%s: Quelle") % labels[key], *sources))
    moved = [block.key for block in before.blocks if block.key in new_blocks]
    if moved != [block.key for block in after.blocks if block.key in old_blocks]:
        rows.append(_row(_("Reihenfolge"), _order(before), _order(after)))
    return [row for row in rows if row.before or row.after]


def changed_only(rows: list[ComparedRow]) -> list[ComparedRow]:
    """The rows in which both versions differ."""
    return [row for row in rows if row.mark]


def source_words(block: BlockText) -> str:
    """Where a block comes from, in one line."""
    kind = str(EvidenceKind(block.evidence_kind).label) if block.evidence_kind else ""
    year = _("Angaben von %d") % block.as_of if block.as_of else ""
    until = _("gilt bis %s") % f"{block.expires_on:%d.%m.%Y}" if block.expires_on else ""
    return "; ".join(part for part in (kind, block.citation, block.source_url, year, until, block.approval) if part)


def listener_words(content: Content) -> str:
    """Whom it speaks to."""
    if content.audience:
        return str(Audience(content.audience).label)
    return str(OrganisationKind(content.partner_kind).label)


def _heads(before: Content, after: Content) -> Iterator[tuple[str, str, str]]:
    yield _("Wer hört zu?"), listener_words(before), listener_words(after)
    yield _("Gedanke"), str(Idea(before.idea).label), str(Idea(after.idea).label)
    names = [", ".join(occasion_names(list(content.occasions))) for content in (before, after)]
    yield _("Anlässe"), names[0], names[1]


def _labels(content: Content) -> dict[str, str]:
    """A name for each block: „Grund 2“, „Einwand“."""
    counts: Counter[str] = Counter()
    found = {}
    for block in content.blocks:
        counts[block.kind] += 1
        number = f" {counts[block.kind]}" if block.kind in MANY else ""
        found[block.key] = f"{BlockKind(block.kind).label}{number}"
    return found


def _order(content: Content) -> str:
    return " / ".join(block.text for block in content.blocks if block.kind in MANY)


def _row(label: str, before: str, after: str) -> ComparedRow:
    mark = ""
    if before != after:
        mark = _("neu") if not before else _("entfernt") if not after else _("geändert")
    return ComparedRow(label, *word_differences(before, after), mark)
