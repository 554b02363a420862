"""The catalogue of conditions under which networks succeed: what each says, why, and on which source it rests."""

from dataclasses import dataclass
from functools import cache

from wirnetz.arguments.validators.library import FOLDER, LibraryError, SourceText, find_source, read_sources, read_toml

FILE = FOLDER / "success_factors.toml"
FIELDS = ("slug", "heading", "text", "source", "ask")


@dataclass(frozen=True, slots=True)
class SuccessCondition:
    """One condition. `heading` is a short sentence, `ask` says whom to ask where no record shows it."""

    slug: str
    heading: str
    text: str
    source: SourceText
    ask: str


@cache
def success_conditions() -> tuple[SuccessCondition, ...]:
    """All conditions in their order; LibraryError names the entry and field that is wrong."""
    sources = read_sources()
    found: list[SuccessCondition] = []
    for row in read_toml(FILE).get("conditions", []):
        for name in FIELDS:
            if not row.get(name):
                raise LibraryError(FILE, row.get("slug", ""), name, "Das Feld fehlt oder ist leer.")
        source = find_source(FILE, row["slug"], row["source"], sources)
        found.append(SuccessCondition(row["slug"], row["heading"], row["text"], source, row["ask"]))
    return tuple(found)
