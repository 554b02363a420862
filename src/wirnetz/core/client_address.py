"""Where a request comes from; a forwarded address counts only behind a proxy that the operator has named."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "unknown"


def client_address(request: HttpRequest) -> str:
    """The address of the client; `unknown` where there is none or it is nonsense.

    Behind a proxy (`BEHIND_PROXY=true`) it is the last entry of X-Forwarded-For: the one that our own proxy wrote.
    Everything before it is what the client claims.
    """
    said = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        said = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or said
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return UNKNOWN
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


def client_network(request: HttpRequest) -> str:
    """What counts as one client: an IPv4 address, or the /64 that one IPv6 connection has for itself."""
    return _shortened(client_address(request), 32, 64)


def shortened_address(address: str) -> str:
    """The address without the part that names a household: IPv4 /24, IPv6 /48."""
    return _shortened(address, 24, 48)


def _shortened(address: str, bits_of_four: int, bits_of_six: int) -> str:
    try:
        bits = bits_of_four if ipaddress.ip_address(address).version == 4 else bits_of_six
        return str(ipaddress.ip_network(f"{address}/{bits}", strict=False).network_address)
    except ValueError:
        return UNKNOWN
