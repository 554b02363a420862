"""What the pages about an offer's life say first."""

from datetime import date

from wirnetz.core.german import date_words


def life_answer(stage: str, *, since: date | None, version: str) -> str:
    """Where an offer stands: "Veröffentlicht seit 3. November 2017, Fassung 2.1."; its beginning is not recorded."""
    if not stage or since is None:
        return "Wie dieses Angebot entstanden ist, ist noch nicht eingetragen."
    which = f", Fassung {version}" if version else ""
    return f"{stage[0].upper()}{stage[1:]} seit {date_words(since)}{which}."


def declared_words(count: int | None) -> str:
    """How many have declared to work by an offer; nothing for few."""
    return f"{count} Betriebe und Stellen haben erklärt, danach zu arbeiten." if count else ""
