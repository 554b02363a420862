"""Log lines without people: addresses, codes and phone numbers are taken out of whatever a library writes."""

import logging
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

from django.core.exceptions import ImproperlyConfigured
from django.db import DataError
from django.db import Error as DatabaseError
from django.template import TemplateDoesNotExist, TemplateSyntaxError

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


SPEAKS_OF_CODE = (
    *(ImportError, AttributeError, TypeError, NameError, NotImplementedError, RecursionError, MemoryError),
    *(ImproperlyConfigured, TemplateDoesNotExist, TemplateSyntaxError),
)
"""Errors whose message names parts of the program. What others say may quote what somebody typed, or a whole row."""
ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def message_of(error: BaseException) -> str:
    """What an error says as far as it speaks of the program: nothing of values, rows and texts."""
    if isinstance(error, DatabaseError) and not isinstance(error, DataError):
        return str(error).partition("\n")[0]  # the lines below it quote the row
    if isinstance(error, OSError):
        return error.strerror or ""
    return str(error) if isinstance(error, SPEAKS_OF_CODE) else ""


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what it came from, the first cause first."""
    if error is not None:
        yield from _chain(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
        yield error


class PrivateFormatter(logging.Formatter):
    """Formats as usual, then takes people out of the finished text. Of errors it writes kind, place and no values."""

    def formatException(self, ei: ExcInfo) -> str:
        """The places in the code that the error came through, with its kind; its message only if that names nobody."""
        told = []
        for error in _chain(ei[1]):
            places = "".join(traceback.format_tb(error.__traceback__))
            name, message = type(error).__qualname__, message_of(error)
            told.append(f"Traceback (most recent call last):\n{places}{name}{message and ': '}{message}")
        return "\n\n".join(told)

    def format(self, record: logging.LogRecord) -> str:
        """The line as it may be written down."""
        return without_people(super().format(record))
