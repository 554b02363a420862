"""An upload in sentences: what it holds, what became of it, what taking it back left."""

from collections.abc import Mapping
from dataclasses import dataclass

from wirnetz.core.german import joined, number, number_word, sentence

NOUNS = {
    "offices": ("Stelle", "Stellen", "eine"),
    "people": ("Person", "Personen", "eine"),
    "networks": ("Netzwerk", "Netzwerke", "ein"),
    "statistics": ("Wert", "Werte", "ein"),
}
WHAT_A_LIST_HOLDS = {
    "offices": ("Name der Stelle", "Straße, Postleitzahl und Ort", "Kreis, wenn die Postleitzahl fehlt", "Telefon, "
                "E-Mail, Website der Stelle", "Ihre eigene Nummer, damit die nächste Liste dieselben Stellen trifft"),
    "people": ("Name", "Stelle", "Funktion und Themen", "dienstliches Telefon, dienstliche E-Mail",
               "Netzwerk und Rolle, wenn jemand schon mitarbeitet"),
    "networks": ("Name des Netzwerks", "Gebiet, mit Komma getrennt", "Mitglied", "Website", "Beginn und Ende"),
}  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A first sentence; the emphasis asks for something to be done."""

    text: str
    emphasis: str = ""
    lead: str = ""


def amount(kind: str, count: int) -> str:
    """„eine Stelle“, „zwölf Stellen“, „1.204 Stellen“."""
    singular, plural, one = NOUNS[kind]
    if count == 1:
        return f"{one} {singular}"
    return f"{number_word(count) if count < 13 else number(count)} {plural}"


def preview_answer(kind: str, counts: Mapping[str, int]) -> Said:
    """What the list would bring, and what needs a decision."""
    parts = []
    words = (("new", "neu"), ("changed", "geändert"), ("reopened", "wieder zu führen"), ("ended", "zu beenden"))
    for outcome, word in words:
        if counts.get(outcome):
            parts.append((counts[outcome], word))
    unchanged, doubtful = counts.get("unchanged", 0), counts.get("doubtful", 0) + counts.get("duplicate", 0)
    broken, settled = counts.get("error", 0), counts.get("settled", 0)
    if not parts:
        if not doubtful:
            same = (
                "Die Liste bringt nichts, was Sie nicht schon entschieden haben."
                if settled
                else "Die Liste bringt nichts Neues."
                if unchanged
                else "In der Liste steht nichts, was sich übernehmen lässt."
            )
            return Said(same, "", _rest(unchanged, broken))
        return Said(
            "Zu übernehmen ist erst etwas, wenn Sie entschieden haben:", _open(doubtful), _rest(unchanged, broken)
        )
    first, word = parts[0]
    verb = "ist" if first == 1 else "sind"
    text = f"{sentence(amount(kind, first))} {verb} {word}"
    if len(parts) > 1:
        more = [f"{_bare(count)} {word_of}" for count, word_of in parts[1:]]
        text += f", {joined(more)}"
    if doubtful:
        return Said(f"{text};", _open(doubtful), _rest(unchanged, broken))
    return Said(f"{text}.", "", _rest(unchanged, broken))


def _bare(count: int) -> str:
    return "eine" if count == 1 else number_word(count) if count < 13 else number(count)


def _open(doubtful: int) -> str:
    if doubtful == 1:
        return "bei einer Zeile entscheiden Sie."
    return f"bei {number_word(doubtful) if doubtful < 13 else number(doubtful)} Zeilen entscheiden Sie."


def _rest(unchanged: int, broken: int) -> str:
    parts = []
    if unchanged:
        parts.append(
            f"{sentence(_bare(unchanged))} {'Zeile bleibt' if unchanged == 1 else 'Zeilen bleiben'} unverändert."
        )
    if broken:
        parts.append(f"{sentence(_bare(broken))} {'Zeile lässt' if broken == 1 else 'Zeilen lassen'} sich nicht lesen.")
    parts.append("Noch ist nichts geschrieben.")
    return " ".join(parts)


def apply_words(kind: str, counts: Mapping[str, int]) -> str:
    """What the button says; empty where there is nothing to take over."""
    written = sum(counts.get(outcome, 0) for outcome in ("new", "changed", "reopened", "ended"))
    if written:
        return f"{sentence(amount(kind, written))} übernehmen"
    decided = sum(counts.get(outcome, 0) for outcome in ("doubtful", "duplicate", "settled"))
    return "Entscheidungen übernehmen" if decided else ""


def applied_answer(kind: str, counts: Mapping[str, int]) -> Said:
    """What was taken over."""
    words = (("new", "neu eingetragen"), ("changed", "geändert"), ("reopened", "wieder geführt"), ("ended", "beendet"))
    parts = [(counts[outcome], word) for outcome, word in words if counts.get(outcome)]
    if not parts:
        return Said("Übernommen; geändert hat sich nichts.")
    first, word = parts[0]
    text = f"{sentence(amount(kind, first))} {word}"
    if len(parts) > 1:
        text += ", " + joined([f"{_bare(count)} {word_of}" for count, word_of in parts[1:]])
    return Said(f"{text}.", "", "Alles lässt sich zurücknehmen, solange es niemand weiterbearbeitet hat.")


def result_line(kind: str, state: str, counts: Mapping[str, int]) -> str:
    """One line for the table of earlier lists."""
    if state in {"uploaded", "questions"}:
        return "eine Frage ist offen"
    if state == "refused":
        return "verworfen"
    words = (("new", "neu"), ("changed", "geändert"), ("reopened", "wieder geführt"), ("ended", "beendet"),
             ("doubtful", "zweifelhaft"), ("duplicate", "vielleicht doppelt"), ("settled", "schon entschieden"),
             ("erased", "auf Wunsch gelöscht"), ("error", "nicht lesbar"), ("unchanged", "unverändert"))  # fmt: skip
    return ", ".join(f"{number(counts[outcome])} {word}" for outcome, word in words if counts.get(outcome)) or "nichts"


def outcome_heading(outcome: str, count: int) -> str:
    """Heading of a group of rows."""
    words = {
        "new": "Neu", "changed": "Geändert", "ended": "Wird beendet", "unchanged": "Unverändert",
        "duplicate": "Vielleicht doppelt", "doubtful": "Zweifelhaft", "error": "Nicht lesbar",
        "reopened": "Wird wieder geführt", "settled": "Schon entschieden", "erased": "Auf Wunsch gelöscht",
    }  # fmt: skip
    return f"{words[outcome]}: {number(count)}"


def undone_answer(restored: int, kept: int) -> Said:
    """What taking back has done."""
    if not kept:
        return Said("Zurückgenommen. Alles ist wieder wie vor dieser Liste.")
    one = kept == 1
    stay = "Ein Eintrag wurde" if one else f"{sentence(_bare(kept))} Einträge wurden"
    back = f"{sentence(_bare(restored))} {'Eintrag ist' if restored == 1 else 'Einträge sind'} zurückgenommen."
    return Said(back, f"{stay} seither bearbeitet und {'bleibt' if one else 'bleiben'} deshalb stehen.")
