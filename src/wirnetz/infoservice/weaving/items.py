"""What an edition is made of, as plain data."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class ItemText:
    """One item as it is read. `key` is lasting within the edition.

    `origin` names the level that wrote it (empty: the alliance), `reworded_by` the one that last changed its words.

    `action` ends the sentence "Das können Sie damit in Ihrem Netzwerk tun"; `kind` and `audience` are values of the
    room's closed lists; `areas` are official keys, none means everywhere; `picture` is the name of a stored file.
    """

    key: str
    kind: str
    headline: str
    text: str
    action: str = ""
    link: str = ""
    link_words: str = ""
    audience: str = "everybody"
    topic: str = ""
    areas: tuple[str, ...] = ()
    expires_on: date | None = None
    picture: str = ""
    picture_alt: str = ""
    origin: str = ""
    reworded_by: str = ""
    is_example: bool = False

    @property
    def fingerprint(self) -> str:
        """Changes with every word that a reader would see."""
        words = (self.kind, self.headline, self.text, self.action, self.link, self.link_words)
        shown = (self.picture, self.picture_alt, self.expires_on.isoformat() if self.expires_on else "")
        return sha256("\x1f".join((*words, *shown)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class OwnItem:
    """What a level does with one item: other words, left out, another place, or an item of its own (`added`).

    Empty `headline`, `text` and `action` leave those of the original. `base` is the fingerprint of the item that it
    stands in for; `position` counts from one, None leaves the item where it is.
    """

    key: str
    headline: str = ""
    text: str = ""
    action: str = ""
    is_hidden: bool = False
    position: int | None = None
    base: str = ""
    added: ItemText | None = None

    @property
    def has_words(self) -> bool:
        """Whether it says something in words of its own."""
        return bool(self.headline or self.text or self.action)

    @property
    def says_nothing(self) -> bool:
        """Whether it would change nothing, so that it need not be kept."""
        return not (self.has_words or self.is_hidden or self.position or self.added)
