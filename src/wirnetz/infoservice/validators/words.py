"""What a text may hold: letters that one sees. Pure: a text in, faults in German out."""

import unicodedata

from django.utils.translation import gettext as _

LINE_BREAKS = "\n"
HIDDEN = frozenset("\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters of no width, and those that turn the direction of reading."""


def words_faults(text: str, *, lines: bool = False) -> list[str]:
    """What is wrong with a text: control characters, and such that hide or turn words. `lines` allows paragraphs."""
    for sign in text:
        if sign in HIDDEN or (unicodedata.category(sign) in {"Cc", "Zl", "Zp", "Cs"} and sign not in LINE_BREAKS):
            return [_("Der Text enthält unsichtbare Zeichen. Tippen Sie die Stelle neu, statt sie zu kopieren.")]
    if "\n" in text and not lines:
        return [_("Schreiben Sie hier eine Zeile.")]
    return []
