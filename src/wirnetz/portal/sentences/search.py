"""The first sentence of the search page."""

from wirnetz.core.german import counted, joined, number, number_word, sentence


def search_answer(text: str, *, shown: int, total: int, places: int = 0, start: int = 0, is_more: bool = False) -> str:
    """What was found for `text`: `shown` records from `start` on out of `total`, or of more than that (`is_more`)."""
    if not text:
        return "Was suchen Sie?"
    if not total and not places:
        return f"Zu „{text}“ ist nichts eingetragen."
    parts = [counted(places, "Ort", "Orte")] if places else []
    if total:
        parts.append(_records(shown, total, start, is_more=is_more))
    return f"{sentence(joined(parts))} zu „{text}“."


def _records(shown: int, total: int, start: int, *, is_more: bool) -> str:
    all_of_them = f"mehr als {number(total)}" if is_more else number(total)
    if start:
        return f"die Einträge {number(start + 1)} bis {number(start + shown)} von {all_of_them}"
    if shown < total:
        return f"{number_word(shown)} von {all_of_them} Einträgen"
    return counted(total, "Eintrag", "Einträge")
