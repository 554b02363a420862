"""What acts in the record are called: each room enters the German words for its own, the record's pages tell them."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from wirnetz.core.personal.purposes import Words


class ActKind(TextChoices):
    """What an act is about; the record is filtered by it."""

    RIGHTS = "rechte", _("Rechte und Aufnahme")
    ACCOUNT = "konten", _("Konten und Anmeldung")
    HOUSE = "organisationen", _("Organisationen und Stellen")
    PEOPLE = "personen", _("Ansprechpersonen")
    NETWORK = "netzwerke", _("Netzwerke")
    OFFER = "katalog", _("Katalog")
    ARGUMENT = "argumente", _("Argumente")
    EDITION = "infodienst", _("Infodienst")
    APPROVAL = "freigaben", _("Broschüren und Freigaben")
    LIST = "listen", _("Listen")
    INSTALLATION = "installation", _("Installation")


_acts: dict[str, tuple[ActKind, Words]] = {}


def acts(kind: ActKind, words: Mapping[str, Words]) -> None:
    """Enter acts of one kind: code to what follows the name of who did it ("hat eine Rolle vergeben")."""
    for code, telling in words.items():
        if code in _acts and _acts[code] != (kind, telling):
            raise ValueError(f"act {code!r} is entered twice")
        _acts[code] = (kind, telling)


def act_words(code: str) -> str:
    """What follows the name of who did it."""
    return str(_acts[code][1]) if code in _acts else code


def act_codes(kind: str = "") -> list[str]:
    """All codes of a kind; all codes where none is named."""
    return [code for code, (own, _words) in _acts.items() if not kind or own == kind]
