"""Documents by their code, and what their parts say today."""

from collections.abc import Collection

from wirnetz.arguments.models import ArgumentVersion, KitStamp
from wirnetz.arguments.queries.library import published_versions


def stamp_with_code(code: str) -> KitStamp | None:
    """The document that bears the code, with its house; None where none is known."""
    return KitStamp.objects.select_related("organisation").filter(code=code).first()


def published_of(slugs: Collection[str]) -> list[ArgumentVersion]:
    """What is published today of these arguments."""
    return list(published_versions().filter(argument__slug__in=slugs))
