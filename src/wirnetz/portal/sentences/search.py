"""The first sentence of the search page."""

from wirnetz.core.german import counted, sentence


def search_answer(text: str, records: int, places: int) -> str:
    """What was found for `text`."""
    if not text:
        return "Was suchen Sie?"
    if not records and not places:
        return f"Zu „{text}“ ist nichts eingetragen."
    found = records + places
    return f"{sentence(counted(found, 'Eintrag', 'Einträge', none='kein'))} zu „{text}“."
