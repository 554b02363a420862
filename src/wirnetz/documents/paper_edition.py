"""An edition of the info service on paper, as plain data."""

from dataclasses import dataclass, field

from wirnetz.documents.brochure import Picture
from wirnetz.documents.content import Theme


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One item: what stands above it, headline, paragraphs, picture, what to do with it, its end and its link.

    `language` is that of headline, paragraphs and action; `link_language` and `picture_language` of the words there.
    """

    above: str
    headline: str
    paragraphs: tuple[str, ...] = ()
    action: str = ""
    until: str = ""
    link_words: str = ""
    link: str = ""
    picture: Picture | None = None
    language: str = "de"
    link_language: str = "de"
    picture_language: str = "de"


@dataclass(frozen=True, slots=True)
class PaperFrame:
    """The words around the items: before an action, on an invented edition, and between the numbers of pages."""

    can_do: str = "Das können Sie damit in Ihrem Netzwerk tun:"
    invented: str = "Erfunden, um zu zeigen, wie es aussieht."
    example: str = "Beispiel"
    page: str = "Seite"
    of: str = "von"


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
    title_language: str = "de"
    greeting_language: str = "de"
    signature_language: str = "de"
    frame: PaperFrame = field(default_factory=PaperFrame)
    theme: Theme = field(default_factory=Theme)
