"""An edition of the info service on paper, as plain data."""

from dataclasses import dataclass, field

from wirnetz.documents.content import Theme


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One item: what stands above it, headline, paragraphs, what to do with it, its end and its link."""

    above: str
    headline: str
    paragraphs: tuple[str, ...] = ()
    action: str = ""
    until: str = ""
    link_words: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class PaperEdition:
    """The whole edition: `kicker` says whose it is and from when, `address` where it stands."""

    title: str
    kicker: str
    greeting: tuple[str, ...]
    items: tuple[PaperItem, ...]
    address: str = ""
    signature: str = ""
    is_example: bool = False
    language: str = "de-DE"
    theme: Theme = field(default_factory=Theme)
