"""The draft of a letter by which somebody asks to take part in an existing network: facts only, to be edited."""

from collections.abc import Sequence
from dataclasses import dataclass

from wirnetz.core.german import joined, quoted


@dataclass(frozen=True, slots=True)
class Asking:
    """What the letter knows. `doors`: who sits there already and could vouch; `alliance`: "" where it has no name."""

    sender: str
    network: str
    alliance: str = ""
    place: str = ""
    doors: Sequence[str] = ()
    topics: Sequence[str] = ()
    offers: Sequence[str] = ()


def subject_of(asking: Asking) -> str:
    """What the letter is about."""
    return f"Mitwirken im Netzwerk {quoted(asking.network)}"


def letter_of(asking: Asking) -> str:
    """The whole text, paragraph by paragraph; what is not known is left out.

    Names stand in quotation marks, after a colon or below the letter: they come without article and can't be declined.
    """
    sender = f"{asking.sender}, {asking.place}" if asking.place else asking.sender
    part = f" Wir wirken in der Allianz {quoted(asking.alliance)} mit." if asking.alliance else ""
    ties = "Ein Anknüpfungspunkt" if len(asking.doors) == 1 else "Anknüpfungspunkte"
    paragraphs = [
        "Sehr geehrte Damen und Herren,",
        f"wir möchten kein weiteres Netzwerk gründen, sondern bestehende stärken. Deshalb fragen wir, ob wir im "
        f"Netzwerk {quoted(asking.network)} mitwirken können.{part}",
        f"{ties}: {joined(asking.doors)}; dort kennt man Sie und uns." if asking.doors else "",
        f"Gemeinsam ist uns: {joined(asking.topics)}." if asking.topics else "",
        f"Mitbringen könnten wir: {joined(asking.offers)}." if asking.offers else "",
        "Ein halbstündiges Gespräch würde genügen, um zu sehen, ob das für beide Seiten passt. Passt es zurzeit nicht, "
        "reicht uns ein kurzer Satz; dann fragen wir nicht noch einmal.",
        "Mit freundlichen Grüßen",
        sender,
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"
