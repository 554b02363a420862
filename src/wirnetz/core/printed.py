"""The address of this installation as papers name it: one that readers elsewhere reach, or none."""

from urllib.parse import urlsplit

from django.conf import settings

OWN_MACHINE = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104 - compared with, never bound to


def has_address() -> bool:
    """Whether somebody set `BASE_URL`; without it the address only means something on this machine."""
    return urlsplit(settings.BASE_URL).hostname not in OWN_MACHINE


def full_address(path: str) -> str:
    """„https://wirnetz.example/netzwerke/luebeck/“; empty where no address is set."""
    return f"{settings.BASE_URL}{path}" if has_address() else ""


def short_address(path: str) -> str:
    """The same as a person types it: „wirnetz.example/s/7K3F9-Q2XAB“."""
    return full_address(path).partition("://")[2]
