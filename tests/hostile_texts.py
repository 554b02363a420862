"""Long texts that make careless patterns work for minutes: one sign over and over, and near misses."""

_REPEATED = (
    "a", "A", "1", " ", "\n", "-", ".", "@", "a@", "a.", "a@b.", "1 ", "0385 ", "(", "((", "[(", "/", "+49 ",
    "Dr.", "Dr. ", "med.", "D-", "a, ", "19053 ", "1905", "Str. 5, ", "STRASSE ", "Ä", "ß", "\u0301", "ﷺ",
    "'", '"', "=", '="', "Summe ", "Stand: ", "*", "1.3.", "1. März ", "2024-", "http://", "www.", "%00",
    "r='A", 'r="', 'r = "', "<", "<!", "a;", "\u202e", "\u00a0", "\ud7ff", "von ", "aa-", "a_", "-a.",
)  # fmt: skip
_ENDING = (("a", "!"), ("1", "x"), (" ", "x"), ("Dr.", "!"), ("a.", "@"), ("(", ")"))


def hostile_texts(length: int) -> list[str]:
    """Texts of so many signs, some with another end."""
    return [*(_long(part, length) for part in _REPEATED), *(_long(part, length) + end for part, end in _ENDING)]


def _long(part: str, length: int) -> str:
    return (part * (length // len(part) + 1))[:length]
