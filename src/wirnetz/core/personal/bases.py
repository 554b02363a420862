"""On what rests what the houses do: the room that knows the houses says which bases they have settled."""

from collections.abc import Callable, Iterable

from wirnetz.core.personal.declarations import Personal, Subject
from wirnetz.core.personal.purposes import Basis

HouseBases = Callable[[Subject | None], list[str]]
_entered: list[HouseBases] = []


def enter_house_bases(function: HouseBases) -> None:
    """Enter what names the bases, in words, of the houses that hold data about a person; of all houses for None."""
    _entered[:] = [function]


def house_bases(subject: Subject | None = None) -> tuple[str, ...]:
    """The bases of the houses concerned, in words; the general sentence where none is known."""
    found = tuple(dict.fromkeys(words for function in _entered for words in function(subject)))
    return found or (str(Basis.HOUSE.label),)


def bases_in_words(declarations: Iterable[Personal], *, houses: tuple[str, ...]) -> tuple[str, ...]:
    """What the declared fields rest on, once each; `houses` stands in for what the houses have settled."""
    told: dict[str, None] = {}
    for declaration in declarations:
        is_of_house = declaration.basis == Basis.HOUSE
        told |= dict.fromkeys(houses if is_of_house else (str(Basis(declaration.basis).label),))
    return tuple(told)
