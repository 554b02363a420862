"""Telephone numbers, e-mail addresses and websites."""

import re

from wirnetz.imports.parsing.cells import Cell, one_line, plain_text
from wirnetz.imports.parsing.records import Problem

Cleaned = str | Problem | None

_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_][\w-]{0,22}[^\W_]")
_SEPARATORS = re.compile(r"[;,\s]+|\s/\s")
_FIRST_PHONE = re.compile(r" ?(?:;|,|\||\boder\b|\bund\b| / |\n) ?(?=[+(0-9])")
_LABEL = re.compile(r"^(?:telefon|tel|fon|phone|mobil|t|m)\b[.: ]*", re.IGNORECASE)
_TRUNK = re.compile(r"\(0\)")
_NOT_PHONE = re.compile(r"[^0-9+ ()/.–-]")
_BETWEEN = re.compile(r"[ ()/.–-]+")
_WEBSITE = re.compile(
    r"(?:https?://)?((?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,8}[^\W\d_][\w-]{1,23})(:\d{2,5})?([/?#][^\s<>\"']*)?", re.I
)
_USUAL_EMAIL = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}")
_USUAL_GERMAN = re.compile(r"\+49 ([1-9][0-9]{1,4}) ([0-9]{4,11})")
_USUAL_PHONE = re.compile(r"0[1-9][0-9]{1,4} [0-9]{4,11}")
_LONGEST = 500


def clean_email(cell: Cell, name: str) -> Cleaned:
    """One e-mail address, its domain in lower case."""
    if isinstance(cell, str) and len(cell) <= 64 and _USUAL_EMAIL.fullmatch(cell):
        return cell
    raw = plain_text(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else ""
    text = raw.removeprefix("mailto:").lstrip("< ").rstrip("> ,;.")
    if _EMAIL.fullmatch(text) and len(text) <= 254 and ".." not in text and text[0] != ".":
        local, _, domain = text.rpartition("@")
        return f"{local}@{domain.lower()}" if not local.endswith(".") else _no_email(name, raw)
    if raw.count("@") == 1 and raw.endswith(">") and "<" in raw and "\n" not in raw:
        return clean_email(raw[raw.rindex("<") + 1 : -1], name)
    if sum(1 for part in _SEPARATORS.split(raw) if _EMAIL.fullmatch(part)) > 1:
        return Problem(name, "enthält mehrere E-Mail-Adressen", "Lassen Sie nur eine stehen.", raw[:80])
    return _no_email(name, raw or str(cell))


def _no_email(name: str, raw: str) -> Problem:
    return Problem(name, "ist keine E-Mail-Adresse", "Prüfen Sie die Schreibweise.", raw[:80])


def clean_phone(cell: Cell, name: str) -> Cleaned:
    """The first number, with "+" and country code or with 0 in front, area code set off where the list sets it off."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _phone_from_number(cell, name)
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return _no_phone(name, str(cell))
    if _USUAL_PHONE.fullmatch(cell):
        return cell
    if usual := _USUAL_GERMAN.fullmatch(cell):
        return f"0{usual[1]} {usual[2]}"
    text = _FIRST_PHONE.split(_LABEL.sub("", plain_text(cell)), maxsplit=1)[0].strip()
    if _NOT_PHONE.search(text):
        return _no_phone(name, text)
    is_foreign = text.startswith(("+", "00"))
    text = _TRUNK.sub(" ", text) if is_foreign else text
    number, _, extension = _extension(text)
    groups = [group for group in _BETWEEN.split(number.replace("+", "")) if group]
    digits = "".join(groups)
    if not 5 <= len(digits) + len(extension) <= 17 or "+" in text[1:]:
        return _no_phone(name, text)
    tail = f"-{extension}" if extension else ""
    if is_foreign:
        groups[0] = groups[0].removeprefix("00") if not text.startswith("+") else groups[0]
        return _international([group for group in groups if group], tail, text, name)
    return f"{groups[0]} {''.join(groups[1:])}{tail}" if len(groups) > 1 else digits + tail


def _extension(text: str) -> tuple[str, str, str]:
    """Number and extension: "12345-67" has one, "0385-12345" has none."""
    before, dash, after = text.rpartition("-")
    is_extension = dash and after.isdecimal() and len(after) <= 4 and len(_BETWEEN.split(before.strip())) > 1
    return (before, dash, after) if is_extension else (text, "", "")


def _international(groups: list[str], tail: str, text: str, name: str) -> Cleaned:
    if not groups:
        return _no_phone(name, text)
    whole = "".join(groups)
    if not whole.startswith("49"):
        return f"+{groups[0]} {' '.join(groups[1:])}".strip() + tail
    rest = [whole[2:]] if len(groups) == 1 else [groups[0][2:], *groups[1:]]
    rest = [group for group in rest if group]
    if not rest:
        return _no_phone(name, text)
    rest[0] = "0" + rest[0].lstrip("0")
    return (f"{rest[0]} {''.join(rest[1:])}" if len(rest) > 1 else rest[0]) + tail


def _phone_from_number(number: float, name: str) -> Cleaned:
    """A number whose leading 0 or "+" the spreadsheet lost."""
    if not 10_000 <= number < 1e15 or not float(number).is_integer():
        return _no_phone(name, str(number))
    digits = str(int(number))
    return "0" + (digits[2:] if digits.startswith("49") and len(digits) >= 11 else digits)


def _no_phone(name: str, raw: str) -> Problem:
    return Problem(name, "ist keine Telefonnummer", "Lassen Sie nur eine Nummer stehen, ohne weiteren Text.", raw[:80])


def clean_website(cell: Cell, name: str) -> Cleaned:
    """The address with https:// in front, unless the list says http://."""
    text = one_line(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else ""
    match = _WEBSITE.fullmatch(text)
    if not match:
        return Problem(name, "ist keine Webadresse", "Schreiben Sie sie als www.beispiel.de.", (text or str(cell))[:80])
    start = "http://" if text[:7].lower() == "http://" else "https://"
    return start + match[1].lower() + (match[2] or "") + (match[3] or "")
