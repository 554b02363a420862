"""Whom readers of a kit turn to: typed in for one kit, never stored."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

LONGEST_NAME, LONGEST_PHONE, LONGEST_MAIL = 80, 40, 120
PHONE = r"^\+?[0-9][0-9 ()/.-]*$"


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at the house; each part may be empty. `house` is the house's own line, for kits that name nobody."""

    name: str = ""
    phone: str = ""
    mail: str = ""
    house: str = ""

    @property
    def ways(self) -> tuple[str, ...]:
        """„Telefon 0385 1234“ and the mail address, as far as given."""
        phone = _("Telefon %s") % self.phone if self.phone else ""
        return tuple(way for way in (phone, self.mail) if way)

    @property
    def lack(self) -> str:
        """What the sender has yet to add, as a sentence; empty where a name and a way are given."""
        if not self.name and self.house:
            return ""
        if not self.name:
            return _("Auf der letzten Folie und im Anschreiben fehlt Ihr Name.")
        return "" if self.ways else _("Auf der letzten Folie und im Anschreiben fehlt eine Telefonnummer oder E-Mail.")
