"""German for sentences: numbers in words, enumerations, places of possible hyphens."""

import re
from collections.abc import Sequence
from datetime import date

WORDS = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November"),
    "Dezember",
)
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
SOFT_HYPHEN = "\u00ad"
NO_BREAK = "\u00a0"

# Ends of first parts of long compounds in names of organisations; a soft hyphen may follow them.
_PARTS = (
    "wirtschafts", "förderungs", "förder", "handwerks", "berufs", "genossenschafts", "genossenschaft", "fachkräfte",
    "bündnis", "allianz", "kompetenz", "weiterbildungs", "bildungs", "verbund", "unternehmens", "unternehmer",
    "arbeitgeber", "arbeits", "industrie", "gewerkschafts", "kreishandwerker", "handwerker", "gesundheits", "regional",
    "entwicklungs", "forschungs", "transformations", "innovations", "gesellschafts", "verwaltungs", "beratungs",
    "mecklenburg", "niedersachsen", "rheinland", "nordwest", "nord", "nieder", "ober", "metropol", "technologie",
    "transfer", "landes", "bundes", "kammer", "stiftungs", "versicherungs", "renten", "unfall", "kranken",
    "netzwerk", "mittelstands",
)  # fmt: skip
_SPLIT = re.compile("(" + "|".join(sorted(_PARTS, key=len, reverse=True)) + r")(?=[a-zäöüß]{4,})", re.IGNORECASE)
_MONTHS = {
    "01": "Januar", "02": "Februar", "03": "März", "04": "April", "05": "Mai", "06": "Juni", "07": "Juli",
    "08": "August", "09": "September", "10": "Oktober", "11": "November", "12": "Dezember",
}  # fmt: skip


def number(value: int | float, places: int = 0) -> str:
    """German figure: point every three digits, comma before decimals."""
    return f"{value:,.{places}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def number_word(value: int) -> str:
    """Up to twelve in words, beyond that the figure; for use inside sentences."""
    return WORDS[value] if 0 <= value < len(WORDS) else number(value)


def counted(value: int, singular: str, plural: str, *, one: str = "ein", none: str = "kein") -> str:
    """`value` with its noun: "ein Netzwerk", "drei Netzwerke", "kein Netzwerk"; hand in the declined words."""
    if value == 0:
        return f"{none} {singular}"
    return f"{one} {singular}" if value == 1 else f"{number_word(value)} {plural}"


def joined(parts: Sequence[str], last: str = "und") -> str:
    """Enumeration: "A", "A und B", "A, B und C"."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + f" {last} {parts[-1]}"


def date_words(day: date) -> str:
    """ "12. März 2026" """
    return f"{day.day}.{NO_BREAK}{MONTHS[day.month - 1]} {day.year}"


def day_in_words(text: str) -> str:
    """ "2026-03-31", "2026-03" or "2026" in German, as exact as it is known; any other text as it is."""
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3 or not (len(parts) == 1 or parts[1] in _MONTHS):
        return text
    words = [parts[0]] if len(parts) == 1 else [_MONTHS[parts[1]], parts[0]]
    return " ".join([f"{int(parts[2])}.", *words] if len(parts) == 3 else words)


def quoted(name: str) -> str:
    """`name` in German quotation marks; quotation marks inside it become single ones."""
    return f"„{inside_quotes(name)}“"


def inside_quotes(name: str) -> str:
    """`name` for a place between German quotation marks: those inside it become single ones."""
    return name.replace("„", "‚").replace("“", "‘")


def sentence(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def soft_hyphens(name: str) -> str:
    """`name` with soft hyphens in words of more than 14 letters, after well-known first parts."""
    return re.sub(r"\w{15,}", lambda word: _SPLIT.sub(rf"\1{SOFT_HYPHEN}", word[0]), name)
