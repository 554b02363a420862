"""What a split says in German: why it cannot be done, what it took for granted, what each proposal costs and gains."""

from collections.abc import Mapping, Sequence

from wirnetz.core.german import counted, joined, number, number_word, sentence
from wirnetz.landscape.analysis.splitting.ground import Link
from wirnetz.landscape.analysis.splitting.measuring import Figures

NO_AREA = "Es ist noch kein Gebiet ausgewählt. Wählen Sie mindestens zwei Kreise oder Gemeinden."
NO_OFFICE = "In diesem Gebiet ist keine Stelle eingetragen; darauf konnte keine Rücksicht genommen werden."


def already_small(radius: float) -> str:
    """A territory that is manageable as it is."""
    return (
        f"Das Gebiet ist schon überschaubar: Im Mittel sind es rund {number(radius)} km bis zur Mitte. "
        "Wenn Sie es trotzdem teilen möchten, wählen Sie eine Zahl von Teilen."
    )


def one_area(name: str) -> str:
    """A territory of one unit."""
    return (
        f"{name} ist auf dieser Ebene ein einziges Gebiet und lässt sich nicht teilen. "
        "Wählen Sie weitere Gebiete, oder teilen Sie nach Gemeinden."
    )


def too_many_parts(parts: int, units: int) -> str:
    """More parts than units."""
    possible = "zwei Teile" if units == 2 else f"zwei bis {number_word(units)} Teile"
    return (
        f"Für {number_word(parts)} Teile ist das Gebiet zu klein: Es besteht aus {number_word(units)} Gebieten. "
        f"Möglich sind {possible}."
    )


def wrong_parts(least: int, most: int) -> str:
    """A number of parts that is never offered."""
    return (
        f"Ein Gebiet wird hier in {number_word(least)} bis {number_word(most)} Teile geteilt. "
        "Wählen Sie eine Zahl dazwischen."
    )


def too_many_hubs(hubs: int, parts: int) -> str:
    """More meeting places than parts."""
    return (
        f"Sie haben {number_word(hubs)} Treffpunkte für {number_word(parts)} Teile genannt, und jeder Teil hat "
        "höchstens einen. Nehmen Sie Treffpunkte weg, oder wählen Sie mehr Teile."
    )


def hubs_together(names: Sequence[str]) -> str:
    """Two meeting places in one unit."""
    return (
        f"In {joined(names)} liegen mehrere Treffpunkte; ein Gebiet kommt aber ganz in einen Teil. "
        "Lassen Sie dort nur einen Treffpunkt."
    )


def hubs_outside(names: Sequence[str]) -> str:
    """Meeting places that are not in the territory."""
    if len(names) == 1:
        return f"{names[0]} liegt nicht in diesem Gebiet und kann dort kein Treffpunkt sein."
    return f"{joined(names)} liegen nicht in diesem Gebiet und können dort keine Treffpunkte sein."


def hubs_too_wide(names: Sequence[str]) -> str:
    """Meeting places that are whole districts while municipalities are put together."""
    if len(names) == 1:
        return f"{names[0]} umfasst mehrere Gemeinden. Nennen Sie als Treffpunkt eine davon."
    return f"{joined(names)} umfassen je mehrere Gemeinden. Nennen Sie als Treffpunkt je eine davon."


def unknown_areas(keys: Sequence[str]) -> str:
    """Keys that are no areas of today."""
    what = "keinen Kreis und keine Gemeinde" if len(keys) == 1 else "keine Kreise und Gemeinden"
    return f"Unter {joined(keys)} kennen wir {what} von heute. Prüfen Sie die amtlichen Schlüssel."


def in_pieces(pieces: int, links: Sequence[Link], names: Mapping[str, str]) -> str:
    """A territory that was joined where its pieces are nearest."""
    ways = [f"{names[link.a]} und {names[link.b]} ({number(link.kilometres)} km)" for link in links[:3]]
    more = " und weitere" if len(links) > 3 else ""
    return (
        f"Das Gebiet besteht aus {number_word(pieces)} Stücken, die nicht aneinandergrenzen. "
        f"Für die Teilung gelten als benachbart: {'; '.join(ways)}{more}."
    )


def heavy(names: Sequence[str], parts: int) -> str:
    """Units that outweigh an even share."""
    if len(names) == 1:
        is_heavy, core = "ist", "bildet deshalb den Kern eines eigenen Teils"
    else:
        is_heavy, core = "sind", "bilden deshalb je den Kern eines eigenen Teils"
    rest = "was übrig bleibt, ist ein Teil" if parts - len(names) == 1 else "den Rest teilen wir möglichst gleich auf"
    return (
        f"{joined(names)} {is_heavy} allein schon größer als einer von {number_word(parts)} gleichen Teilen "
        f"und {core}; {rest}."
    )


def few_offices(organisations: int, wished: int, parts: int) -> str:
    """Fewer houses in the territory than the wish needs."""
    if not organisations:
        return NO_OFFICE
    there = "ist ein Haus" if organisations == 1 else f"sind {number_word(organisations)} Häuser"
    is_possible = "ist" if wished == 1 else "sind"
    return (
        f"Im Gebiet {there} mit einer Stelle eingetragen. "
        f"{sentence(number_word(wished))} in jedem von {number_word(parts)} Teilen {is_possible} damit nicht möglich."
    )


def offices_outside(count: int) -> str:
    """Offices that lie in no unit."""
    if count == 1:
        return "Eine Stelle liegt außerhalb des Gebiets und zählt hier nicht mit."
    return f"{sentence(number_word(count))} Stellen liegen außerhalb des Gebiets und zählen hier nicht mit."


def uneven(figures: Figures, tolerance: float, *, is_best: bool) -> str:
    """A proposal that misses its tolerance; `is_best` if nothing more even was found."""
    off, wished = number(figures.deviation * 100), number(tolerance * 100)
    if is_best:
        return f"Gleichere Teile haben wir nicht gefunden; gewünscht waren höchstens {wished} Prozent Abweichung."
    return f"Die Teile sind ungleicher als gewünscht: {off} statt höchstens {wished} Prozent Abweichung."


def fewer_proposals(count: int) -> str:
    """Fewer than three different partitions."""
    found = "eine Möglichkeit" if count == 1 else f"{number_word(count)} verschiedene Möglichkeiten"
    return f"Für diese Gebiete haben wir nur {found} gefunden."


def no_manageable(parts: int) -> str:
    """Even the most parts are not manageable."""
    return f"Auch {number_word(parts)} Teile haben noch weite Wege; mehr werden hier nicht vorgeschlagen."


def proposal_sentence(figures: Figures, *, noun: str, need: int) -> str:
    """What a proposal is, in three or four sentences."""
    count = len(figures.parts)
    share = sum(part.weight for part in figures.parts) / count
    cut = sentence(counted(figures.districts_cut, "Kreis wird", "Kreise werden"))
    served = f" {_served(figures.served, count, need)}" if need else ""
    return (
        f"{sentence(number_word(count))} Teile mit im Mittel {number(_rounded(share))} {noun}, größte Abweichung "
        f"{number(figures.deviation * 100)} Prozent. Die Entfernung zur Mitte sinkt im Mittel von "
        f"{number(figures.radius_before)} auf {number(figures.radius)} km. {cut} geteilt.{served}"
    )


def _served(served: int, parts: int, need: int) -> str:
    who = "ist mindestens ein Haus" if need == 1 else f"sind mindestens {number_word(need)} Häuser"
    some = "einem" if served == 1 else number_word(served)
    where = "jedem Teil" if served == parts else f"{some} von {number_word(parts)} Teilen" if served else "keinem Teil"
    return f"In {where} {who} mit einer Stelle vertreten."


def _rounded(value: float) -> float:
    """To the two digits that the figures bear."""
    return round(value, -max(len(str(int(value))) - 2, 0))
