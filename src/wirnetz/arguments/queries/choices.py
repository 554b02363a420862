"""What a list of arguments may be narrowed to, with the German words of the address."""

from wirnetz.arguments.enums import AUDIENCE_SLUGS, Idea
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.organisations.enums import OrganisationKind

KIND_PREFIX = "art-"
IDEA_SLUGS = {
    Idea.USE_EXISTING: "vorhandenes-nutzen",
    Idea.COOPERATE: "kooperieren",
    Idea.SHARED_OFFERS: "angebote-nutzen",
    Idea.AGREED_STANDARDS: "standards-nutzen",
    Idea.QUALITY: "qualitaet-verbessern",
}


def listener_choices() -> list[tuple[str, str]]:
    """Whom an argument may speak to: the audiences, then the kinds of partners."""
    audiences = [(slug, str(audience.label)) for audience, slug in AUDIENCE_SLUGS.items()]
    kinds = [(f"{KIND_PREFIX}{kind.value.replace('_', '-')}", str(kind.label)) for kind in OrganisationKind]
    return [*audiences, *kinds]


def listener_of(word: str) -> tuple[str, str]:
    """The audience and the kind of partner that a word of `listener_choices` means; one of them is empty."""
    if word.startswith(KIND_PREFIX):
        return "", word.removeprefix(KIND_PREFIX).replace("-", "_")
    return next((audience.value for audience, slug in AUDIENCE_SLUGS.items() if slug == word), ""), ""


def listener_word(audience: str, partner_kind: str) -> str:
    """The word of `listener_choices` for an audience or a kind of partner."""
    if partner_kind:
        return f"{KIND_PREFIX}{partner_kind.replace('_', '-')}"
    return next((slug for known, slug in AUDIENCE_SLUGS.items() if known.value == audience), "")


def idea_choices() -> list[tuple[str, str]]:
    """The five ideas."""
    return [(slug, str(idea.label)) for idea, slug in IDEA_SLUGS.items()]


def idea_of(word: str) -> str:
    """The idea that a word of `idea_choices` means."""
    return next((idea.value for idea, slug in IDEA_SLUGS.items() if slug == word), "")


def occasion_choices() -> list[tuple[str, str]]:
    """All occasions in their order."""
    return [(occasion.slug, occasion.name) for occasion in occasions().values()]


def occasion_names(slugs: list[str]) -> list[str]:
    """The names of these occasions, as far as they still exist."""
    known = occasions()
    return [known[slug].name for slug in slugs if slug in known]
