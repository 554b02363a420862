"""The word by which a mail knows its reader: derived, never stored, without an end; it opens their choices only."""

import base64
from collections.abc import Iterator

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from wirnetz.infoservice.delivery.addresses import canonical
from wirnetz.infoservice.models import Reader, Subscription

OF_READER, OF_REQUEST, OF_ADDRESS = (f"wirnetz.infoservice.{what}" for what in ("reader", "request", "address"))
BYTES = 16


def reader_token(number: int) -> str:
    """The word of the reader with this number: letters, digits and one hyphen, the same whenever it is asked for."""
    return _token(OF_READER, number, settings.SECRET_KEY)


def reader_code(number: int) -> str:
    """What stands in that word behind the number and the hyphen; of every reader as long."""
    return _code(OF_READER, number, settings.SECRET_KEY)


def request_token(number: int) -> str:
    """The word by which a mail asks whether the subscription with this number was meant."""
    return _token(OF_REQUEST, number, settings.SECRET_KEY)


def reader_of_token(text: str) -> Reader | None:
    """The reader whose word this is; None for any other text."""
    number = _number_in(OF_READER, text)
    readers = Reader.objects.unscoped("who holds the word may see these choices")
    return readers.filter(pk=number).first() if number is not None else None


def is_reader_word(text: str) -> bool:
    """Whether we made this word, also where its reader was erased since."""
    return _number_in(OF_READER, text) is not None


def request_of_token(text: str) -> Subscription | None:
    """The subscription about which a mail asked with this word, as long as it is there."""
    number = _number_in(OF_REQUEST, text)
    asked = Subscription.objects.unscoped("who holds the word asked for it").select_related("reader", "place")
    return asked.filter(pk=number).first() if number is not None else None


def digest_of(address: str) -> str:
    """By what an address is known again without being kept."""
    return _digest(canonical(address), settings.SECRET_KEY)


def digests_of(address: str) -> list[str]:
    """The same under every key that still counts, today's first."""
    return [_digest(canonical(address), key) for key in _keys()]


def _digest(known_as: str, key: str) -> str:
    return salted_hmac(OF_ADDRESS, known_as, secret=key, algorithm="sha256").hexdigest()


def _token(label: str, number: int, key: str) -> str:
    return f"{number}-{_code(label, number, key)}"


def _code(label: str, number: int, key: str) -> str:
    code = salted_hmac(label, str(number), secret=key, algorithm="sha256").digest()[:BYTES]
    return base64.b32encode(code).decode().rstrip("=").lower()


def _number_in(label: str, text: str) -> int | None:
    digits = text.partition("-")[0]
    if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
        return None
    number, asked = int(digits), text.lower()
    fits = [constant_time_compare(_token(label, number, key), asked) for key in _keys()]
    return number if any(fits) else None


def _keys() -> Iterator[str]:
    yield from map(str, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
