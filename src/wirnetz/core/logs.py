"""Log lines without people: addresses, codes and phone numbers are taken out of whatever a library writes."""

import logging
import re

from wirnetz.core.client_address import UNKNOWN, shortened_address

MAIL = re.compile(r"(?<![\w.+-])[\w.!#$%&'*+/?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
SECRET_FIELD = re.compile(
    r"(?i)(?<![\w-])([\w-]{0,30}(?:token|code|password|secret|session(?:id)?|cookie|authorization|api_?key))"
    r"(['\"]?\s{0,3}[=:]\s{0,3}['\"]?)[^\s'\"&;,)]{1,400}"
)
LONG_WORD = re.compile(r"(?<![\w./-])[\w-]{24,}(?![\w-])|(?<=/)[\w-]{20,}(?=[/?\s'\"]|$)")
PHONE = re.compile(r"(?<![\w.:-])(?:\+\d{1,3}|0)[ /-]?\(?\d{2,5}\)?(?:[ /-]?\d){4,10}(?![\w.:-])")
ADDRESS = re.compile(r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})(?![\w:])")
KEPT_ADDRESSES = ("127.0.0.1", "::1")


def without_people(line: str) -> str:
    """The line with everything taken out that names a person or opens an account."""
    line = MAIL.sub("<mail>", line)
    line = SECRET_FIELD.sub(r"\1\2<secret>", line)
    line = LONG_WORD.sub(_hidden, line)
    line = ADDRESS.sub(_short, line)
    return PHONE.sub("<phone>", line)


def _hidden(found: re.Match[str]) -> str:
    """Made by a machine if letters of both cases or digits are mixed into a long word; names of modules are not."""
    word = found[0]
    is_made = any(letter.isdigit() for letter in word) and any(letter.isalpha() for letter in word)
    return "<secret>" if is_made or (word != word.lower() and word != word.upper() and "-" not in word) else word


def _short(found: re.Match[str]) -> str:
    if found[0] in KEPT_ADDRESSES:
        return found[0]
    short = shortened_address(found[0])
    return found[0] if short == UNKNOWN else short


class PrivateFormatter(logging.Formatter):
    """Formats as usual, tracebacks included, then takes people out of the finished text."""

    def format(self, record: logging.LogRecord) -> str:
        """The line as it may be written down."""
        return without_people(super().format(record))
