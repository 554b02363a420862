"""The headline of Germany: where talking pays first, never how much is covered."""

from dataclasses import dataclass

from wirnetz.core.german import number, number_word, sentence


@dataclass(frozen=True)
class GermanyCounts:
    """Districts by what is recorded there: only own networks, both kinds, only other ones, none.

    `is_example` says that invented networks are counted in.
    """

    own: int
    both: int
    other: int
    free: int
    is_example: bool = False

    @property
    def total(self) -> int:
        """All districts."""
        return self.own + self.both + self.other + self.free


def germany_answer(counts: GermanyCounts) -> str:
    """The sentence under the map of Germany."""
    if not counts.own and not counts.both and not counts.other:
        return f"Für die {number(counts.total)} Kreise ist noch kein regionales Netzwerk eingetragen."
    if counts.both:
        place = "In einem Kreis" if counts.both == 1 else f"In {number_word(counts.both)} Kreisen"
        first = f"{place} sind ein eigenes und ein anderes Netzwerk eingetragen; dort lohnt das Gespräch zuerst."
    elif counts.other:
        place = "In einem Kreis" if counts.other == 1 else f"In {number_word(counts.other)} Kreisen"
        first = f"{place} kennen wir ein anderes Netzwerk und kein eigenes; dort lohnt das Gespräch zuerst."
    else:
        first = f"{sentence(number_word(counts.own))} Kreise haben ein eigenes Netzwerk."
    free = f"Für {number(counts.free)} von {number(counts.total)} Kreisen"
    return f"{first} {free} ist kein regionales Netzwerk eingetragen."
