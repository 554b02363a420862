"""Reading the argument library from its data files into plain records, with errors that name place and remedy."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from wirnetz.arguments.enums import Audience, BlockKind, EvidenceKind, Idea
from wirnetz.arguments.validators.content import LIMITS as TEXT_LIMITS
from wirnetz.arguments.validators.content import BlockText, Content
from wirnetz.arguments.validators.tokens import TokenError, check_tokens
from wirnetz.arguments.validators.wording import wording_faults
from wirnetz.organisations.enums import OrganisationKind

FOLDER = Path(__file__).resolve().parents[1] / "reference"
LIMITS = {
    "claim": TEXT_LIMITS[BlockKind.CLAIM],
    "reasons": TEXT_LIMITS[BlockKind.REASON],
    "gives": TEXT_LIMITS[BlockKind.GIVES],
    "gets": TEXT_LIMITS[BlockKind.GETS],
    "objection": TEXT_LIMITS[BlockKind.OBJECTION],
    "answer": TEXT_LIMITS[BlockKind.ANSWER],
    "note": TEXT_LIMITS[BlockKind.NOTE],
    "text": TEXT_LIMITS[BlockKind.EVIDENCE],
}  # by the fields of the data files
KINDS = tuple(OrganisationKind.values)


class LibraryError(ValueError):
    """A data file of the library is wrong. `path` is the file, `entry` the slug, `field` the field."""

    def __init__(self, path: Path, entry: str, field: str, reason: str) -> None:
        parts = (path.name, f"„{entry}“" if entry else "", f"Feld „{field}“" if field else "")
        super().__init__(f"{', '.join(part for part in parts if part)}: {reason}")
        self.path, self.entry, self.field, self.reason = path, entry, field, reason


@dataclass(frozen=True, slots=True)
class SourceText:
    """What evidence rests on: `citation` for footers, `url` the public address or empty."""

    key: str
    citation: str
    url: str
    year: int | None


@dataclass(frozen=True, slots=True)
class EvidenceText:
    """One piece of evidence: what the source says, in one sentence."""

    text: str
    source: SourceText
    kind: str = EvidenceKind.FACT.value
    expires_on: date | None = None


@dataclass(frozen=True, slots=True)
class ArgumentText:
    """One argument as it stands in its file. Without `audience` it speaks for a kind of partner to everybody."""

    slug: str
    position: int
    idea: Idea
    audience: str
    partner_kind: str
    claim: str
    gives: str
    gets: str
    reasons: tuple[str, ...]
    evidence: tuple[EvidenceText, ...]
    objection: str
    objection_source: SourceText
    answer: str
    note: str
    facts: tuple[str, ...]
    occasions: tuple[str, ...]

    @property
    def content(self) -> Content:
        """The argument in blocks, not yet named."""
        blocks = [
            BlockText(BlockKind.CLAIM.value, self.claim),
            BlockText(BlockKind.GIVES.value, self.gives),
            BlockText(BlockKind.GETS.value, self.gets),
            *(BlockText(BlockKind.REASON.value, reason) for reason in self.reasons),
            *(_evidence_block(piece) for piece in self.evidence),
            BlockText(
                BlockKind.OBJECTION.value,
                self.objection,
                citation=self.objection_source.citation,
                source_url=self.objection_source.url,
            ),
            BlockText(BlockKind.ANSWER.value, self.answer),
            BlockText(BlockKind.NOTE.value, self.note),
        ]
        return Content(
            idea=self.idea.value,
            audience=self.audience,
            partner_kind=self.partner_kind,
            blocks=tuple(block for block in blocks if block.text),
            occasions=self.occasions,
            fact_keys=self.facts,
        )


def _evidence_block(piece: EvidenceText) -> BlockText:
    return BlockText(
        BlockKind.EVIDENCE.value,
        piece.text,
        evidence_kind=piece.kind,
        citation=piece.source.citation,
        source_url=piece.source.url,
        as_of=piece.source.year,
        expires_on=piece.expires_on,
    )


def read_toml(path: Path) -> dict[str, Any]:
    """The data of a TOML file; LibraryError where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise LibraryError(path, "", "", f"Die Datei lässt sich nicht lesen ({error}).") from error
    except tomllib.TOMLDecodeError as error:
        raise LibraryError(path, "", "", f"Die Datei ist kein gültiges TOML: {error}.") from error


def read_sources(folder: Path = FOLDER) -> dict[str, SourceText]:
    """All sources by key."""
    path = folder / "sources.toml"
    found = {}
    for key, row in read_toml(path).items():
        if not row.get("citation"):
            reason = "Die Quelle hat keine Kurzangabe. Ergänzen Sie Herausgeber, Titel und Jahr."
            raise LibraryError(path, key, "citation", reason)
        found[key] = SourceText(key, row["citation"], row.get("url", ""), row.get("year"))
    return found


def read_arguments(folder: Path = FOLDER) -> tuple[ArgumentText, ...]:
    """All arguments in the order of their files; LibraryError names file, entry and field."""
    sources = read_sources(folder)
    found: list[ArgumentText] = []
    for name in (*Audience.values, "partner_kinds"):
        path = folder / f"{name}.toml"
        for row in read_toml(path).get("arguments", []):
            argument = _argument(path, row, sources, len(found) + 1)
            if any(argument.slug == other.slug for other in found):
                raise LibraryError(path, argument.slug, "slug", "Dieser Kurzname ist schon vergeben.")
            found.append(argument)
    return tuple(found)


def _check_row(path: Path, row: dict[str, Any]) -> None:
    slug = row.get("slug", "")
    required = ("slug", "idea", "claim", "reasons", "evidence", "objection", "objection_source", "answer", "note")
    for field in required:
        if not row.get(field):
            raise LibraryError(path, slug, field, "Das Feld fehlt oder ist leer.")
    _check_choice(path, slug, "idea", row["idea"], tuple(Idea.values))
    audience, kind = row.get("audience", ""), row.get("partner_kind", "")
    if bool(audience) == bool(kind):
        reason = "Ein Argument nennt entweder eine Zielgruppe oder eine Art von Organisation."
        raise LibraryError(path, slug, "audience", reason)
    _check_choice(path, slug, "audience", audience, ("", *Audience.values))
    _check_choice(path, slug, "partner_kind", kind, ("", *KINDS))
    for field in ("claim", "gives", "gets", "objection", "answer", "note"):
        check_text(path, slug, field, row.get(field, ""))
    for reason in row["reasons"]:
        check_text(path, slug, "reasons", reason)
    for piece in row["evidence"]:
        check_text(path, slug, "text", piece.get("text", ""))
        _check_choice(path, slug, "kind", piece.get("kind", EvidenceKind.FACT.value), tuple(EvidenceKind.values))


def _argument(path: Path, row: dict[str, Any], sources: dict[str, SourceText], position: int) -> ArgumentText:
    _check_row(path, row)
    slug = row["slug"]
    return ArgumentText(
        slug=slug,
        position=position,
        idea=Idea(row["idea"]),
        audience=row.get("audience", ""),
        partner_kind=row.get("partner_kind", ""),
        claim=row["claim"],
        gives=row.get("gives", ""),
        gets=row.get("gets", ""),
        reasons=tuple(row["reasons"]),
        evidence=tuple(
            EvidenceText(
                piece["text"],
                find_source(path, slug, piece.get("source", ""), sources),
                piece.get("kind", EvidenceKind.FACT.value),
                piece.get("expires_on"),
            )
            for piece in row["evidence"]
        ),
        objection=row["objection"],
        objection_source=find_source(path, slug, row["objection_source"], sources),
        answer=row["answer"],
        note=row["note"],
        facts=tuple(row.get("facts", ())),
        occasions=tuple(row.get("occasions", ())),
    )


def _check_choice(path: Path, slug: str, field: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        names = ", ".join(name for name in allowed if name)
        raise LibraryError(path, slug, field, f"„{value}“ gibt es nicht. Möglich sind: {names}.")


def check_text(path: Path, slug: str, field: str, text: str, limit: int | None = None) -> None:
    """LibraryError where `text` is too long, badly worded or holds an unknown placeholder."""
    limit = limit or LIMITS[field]
    if len(text) > limit:
        raise LibraryError(path, slug, field, f"Der Text hat {len(text)} Zeichen, erlaubt sind {limit}.")
    for fault in wording_faults(text):
        raise LibraryError(path, slug, field, f"Der Text {fault}.")
    try:
        check_tokens(text)
    except TokenError as error:
        raise LibraryError(path, slug, field, str(error)) from error


def find_source(path: Path, slug: str, key: str, sources: dict[str, SourceText]) -> SourceText:
    """The source called `key`; LibraryError where there is none."""
    if key not in sources:
        raise LibraryError(path, slug, "source", f"Die Quelle „{key}“ steht nicht in sources.toml.")
    return sources[key]
