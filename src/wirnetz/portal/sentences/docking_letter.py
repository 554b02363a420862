"""The draft of a letter by which somebody asks to take part in an existing network: facts only, to be edited."""

from collections.abc import Sequence
from dataclasses import dataclass

from wirnetz.core.german import joined


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
    return f"Mitwirken im Netzwerk „{asking.network}“"


def letter_of(asking: Asking) -> str:
    """The whole text, paragraph by paragraph; what is not known is left out."""
    where = f" in {asking.place}" if asking.place else ""
    part = f" Wir wirken in der Allianz „{asking.alliance}“ mit." if asking.alliance else ""
    ties = "Ein Anknüpfungspunkt ist" if len(asking.doors) == 1 else "Anknüpfungspunkte sind"
    paragraphs = [
        "Sehr geehrte Damen und Herren,",
        f"{asking.sender}{where} möchte kein weiteres Netzwerk gründen, sondern bestehende stärken. Deshalb fragen "
        f"wir, ob wir im Netzwerk „{asking.network}“ mitwirken können.{part}",
        f"{ties} {joined(asking.doors)}; dort kennt man Sie und uns." if asking.doors else "",
        f"Gemeinsam ist uns: {joined(asking.topics)}." if asking.topics else "",
        f"Mitbringen könnten wir: {joined(asking.offers)}." if asking.offers else "",
        "Ein halbstündiges Gespräch würde genügen, um zu sehen, ob das für beide Seiten passt. Passt es zurzeit nicht, "
        "reicht uns ein kurzer Satz; dann fragen wir nicht noch einmal.",
        "Mit freundlichen Grüßen",
        asking.sender,
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph) + "\n"
