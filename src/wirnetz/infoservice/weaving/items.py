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

    What ends in `_en` says the same in English where somebody wrote it; `language` is the one that the words have.
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
    headline_en: str = ""
    text_en: str = ""
    action_en: str = ""
    picture_alt_en: str = ""
    language: str = "de"

    @property
    def fingerprint(self) -> str:
        """Changes with every word that a reader would see."""
        words = (self.kind, self.headline, self.text, self.action, self.link, self.link_words)
        shown = (self.picture, self.picture_alt, self.expires_on.isoformat() if self.expires_on else "")
        english = (self.headline_en, self.text_en, self.action_en, self.picture_alt_en) if self.headline_en else ()
        return sha256("\x1f".join((*words, *shown, *english)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class OwnItem:
    """What a level does with one item: other words, left out, another place, or an item of its own (`added`).

    Empty `headline`, `text` and `action` leave those of the original; with other words its English is gone, unless
    it is said anew. `base` is the fingerprint of the item that it stands in for; `position` counts from one, None
    leaves the item where it is.
    """

    key: str
    headline: str = ""
    text: str = ""
    action: str = ""
    is_hidden: bool = False
    position: int | None = None
    base: str = ""
    added: ItemText | None = None
    headline_en: str = ""
    text_en: str = ""
    action_en: str = ""

    @property
    def has_words(self) -> bool:
        """Whether it says something in words of its own."""
        return bool(self.headline or self.text or self.action)

    @property
    def has_english(self) -> bool:
        """Whether it says something in English words of its own."""
        return bool(self.headline_en or self.text_en or self.action_en)

    @property
    def says_nothing(self) -> bool:
        """Whether it would change nothing, so that it need not be kept."""
        return not (self.has_words or self.has_english or self.is_hidden or self.position or self.added)
