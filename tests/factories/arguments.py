"""Arguments for tests."""

import itertools
from typing import Any

from wirnetz.accounts.models import Person
from wirnetz.arguments.actions import begin_argument, publish_version, submit_version
from wirnetz.arguments.enums import Audience, BlockKind, EvidenceKind, Idea
from wirnetz.arguments.models import ArgumentVersion
from wirnetz.arguments.validators.content import BlockText, Content

_numbers = itertools.count(1)


def make_content(claim: str = "", *, evidence: tuple[dict[str, Any], ...] = ({},), **fields: Any) -> Content:
    """A complete argument to firms; `fields` are those of a content, `evidence` changes single pieces of evidence."""
    piece = {
        "text": "Drei von vier Betrieben füllen den Check weiter aus.",
        "evidence_kind": EvidenceKind.FIGURE.value,
        "citation": "Prüfstelle, Bericht, 2025",
        "source_url": "https://quelle.example/bericht",
        "as_of": 2025,
    }
    blocks = (
        BlockText(BlockKind.CLAIM.value, claim or f"Aussage {next(_numbers)} gilt."),
        BlockText(BlockKind.REASON.value, "Sie fangen mit einem Thema an."),
        BlockText(BlockKind.REASON.value, "Es kostet eine Stunde."),
        *(BlockText(BlockKind.EVIDENCE.value, **(piece | more)) for more in evidence),
        BlockText(BlockKind.OBJECTION.value, "Dafür fehlt mir die Zeit.", citation="Umfrage, 2024"),
        BlockText(BlockKind.ANSWER.value, "Beginnen Sie mit zehn Minuten."),
        BlockText(BlockKind.NOTE.value, "Zeigen Sie genau eine Hilfe."),
    )
    values: dict[str, Any] = {"idea": Idea.QUALITY.value, "audience": Audience.SME.value, "partner_kind": ""}
    return Content(**(values | {"blocks": blocks} | fields))


def make_draft(content: Content | None = None, *, by: Person | None = None, slug: str = "") -> ArgumentVersion:
    """A draft."""
    return begin_argument(content=content or make_content(), by=by, slug=slug)


def make_review(content: Content | None = None, *, by: Person | None = None, slug: str = "") -> ArgumentVersion:
    """A version that waits for its second person."""
    return submit_version(version=make_draft(content, by=by, slug=slug), by=by)


def make_published(content: Content | None = None, *, by: Person | None = None) -> ArgumentVersion:
    """A published argument."""
    return publish_version(version=make_review(content, by=by), by=None)
