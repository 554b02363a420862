"""What a figure says about records that stand in no database: the readings are handed in."""

from datetime import date
from typing import Any

from wirnetz.arguments.queries.happenings import Happenings, happenings_of
from wirnetz.arguments.queries.house import House, house_of
from wirnetz.arguments.queries.remembering import of_any_house, remember, situations_remembered
from wirnetz.arguments.queries.situation import Situation, situation_of
from wirnetz.arguments.queries.surroundings import Surroundings, surroundings_of
from wirnetz.documents.facts import Fact, FactScope, facts_for
from wirnetz.landscape.queries.around import Around, landscape_around

DAY = date(2026, 11, 24)
NOTHING: dict[type, dict[str, Any]] = {
    Situation: {"organisation": None, "states": {}, "covered": {}, "municipalities": 0, "on": DAY},
    Surroundings: {"state": None, "towns": 0, "establishments": None},
    Happenings: {},
    House: {},
    Around: {"municipalities": 0, "uncovered": 0, "own": None, "is_example": False},
}


def told(key: str, **recorded: Any) -> str | None:
    """The sentence of this figure where nothing is recorded but what is handed in; None where there is none."""
    found = fact_of(key, **recorded)
    return found.sentence if found else None


def fact_of(key: str, **recorded: Any) -> Fact | None:
    """The figure itself. `house` makes its organisation that of the scope."""
    house = recorded.pop("house", {})
    scope = FactScope(house["organisation"].pk if house else None, ("13004",), DAY)
    if house:
        recorded.setdefault("organisation", house["organisation"])
    with situations_remembered():
        remember(situation_of, scope, _read(Situation, recorded))
        remember(surroundings_of, of_any_house(scope), _read(Surroundings, recorded))
        remember(happenings_of, of_any_house(scope), _read(Happenings, recorded))
        remember(landscape_around, of_any_house(scope), _read(Around, recorded))
        remember(house_of, scope, _read(House, house) if house else None)
        return facts_for(scope, (key,)).get(key)


def _read(reading: type, recorded: dict[str, Any]) -> Any:
    names = reading.__dataclass_fields__  # type: ignore[attr-defined]
    blank = dict.fromkeys(names, ()) | NOTHING[reading]
    return reading(**(blank | {name: value for name, value in recorded.items() if name in names}))
