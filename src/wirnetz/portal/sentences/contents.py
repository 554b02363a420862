"""What it means to begin empty, with the public records, or with the example year."""

from wirnetz.core.german import counted, joined, number, number_word, sentence


def empty_means(organisations: int, networks: int, offers: int, *, staying: int, areas: int) -> tuple[str, ...]:
    """What goes, what stays because somebody worked on it, and the official areas."""
    parts = [
        counted(organisations, "Organisation", "Organisationen", one="eine"),
        counted(networks, "Netzwerk", "Netzwerke"),
        counted(offers, "Angebot", "Angebote"),
    ]
    present = [part for part, count in zip(parts, (organisations, networks, offers), strict=True) if count]
    verb = "wird" if organisations + networks + offers == 1 else "werden"
    going = f"{sentence(joined(present))} {verb} entfernt." if present else "Es ist nichts da, was zu entfernen wäre."
    kept = ""
    if staying:
        kept = (
            "Ein Eintrag bleibt, weil jemand daran gearbeitet hat."
            if staying == 1
            else f"{sentence(number_word(staying))} Einträge bleiben, weil jemand daran gearbeitet hat."
        )
    return tuple(filter(None, (going, kept, f"{number(areas)} amtliche Gebiete bleiben.")))


def reference_means(organisations: int, networks: int, offers: int, *, invented: int) -> tuple[str, ...]:
    """What the product brings with it, and that what is invented goes."""
    away = f"Erfundene Angaben, die jetzt da sind, werden entfernt: {number(invented)}." if invented else ""
    return tuple(filter(None, (_loaded(organisations, networks, offers), away)))


def example_means(organisations: int, networks: int, offers: int, *, invented: int) -> tuple[str, ...]:
    """The same, and how much is invented on top."""
    return (
        _loaded(organisations, networks, offers),
        f"Dazu ein erfundenes Jahr: {number(invented)} Angaben über Netzwerke, außerdem Personen, Anträge und Gremien.",
        "Alles Erfundene trägt die Marke „Beispiel“ und geht mit einer anderen Wahl wieder.",
    )


def _loaded(organisations: int, networks: int, offers: int) -> str:
    parts = [
        counted(organisations, "Organisation", "Organisationen", one="eine"),
        counted(networks, "Netzwerk", "Netzwerke"),
        counted(offers, "Angebot", "Angebote"),
    ]
    return f"{sentence(joined(parts))} aus öffentlichen Quellen."
