"""Whose data was erased, as far as that may be known: by keyed digests of addresses, never by the addresses."""

from collections.abc import Callable

from django.utils.crypto import salted_hmac

from wirnetz.accounts.models import ErasureEntry


def address_digest(address: str) -> str:
    """The digest that stands for an address in the ledger; without the installation's secret it says nothing."""
    return salted_hmac("wirnetz.accounts.erasure", address.strip().lower(), algorithm="sha256").hexdigest()


def erased_addresses() -> Callable[[str], bool]:
    """Tells of an address whether its owner had everything about them erased; one query, however many are asked."""
    digests = frozenset(ErasureEntry.objects.values_list("address_digest", flat=True))
    return lambda address: bool(digests and address) and address_digest(address) in digests
