"""Where an item may lead: addresses that say what they are. Pure: an address in, faults in German out."""

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

OWN_PAGE = re.compile(r"/(?![/\\])[\w\-./~%?&=+#,:;@!]*", re.ASCII)
LONGEST = 500
_NAMED = re.compile(r"(?<![\w@.-])(?:https?://)?((?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24})(?![\w@-]|\.\w)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|\bwww\.)[^\s<>„“”\"]{1,500}", re.IGNORECASE)
HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))+", re.ASCII)


def link_faults(link: str) -> list[str]:
    """What is wrong with an address; nothing for an empty one, a page of this installation, or a plain web address.

    Refused is whatever makes a reader believe to be somewhere else: other schemes than http(s), names before an @,
    bare numbers, letters of other scripts in the host, and addresses that hide another one behind their own.
    """
    if not link:
        return []
    if len(link) > LONGEST:
        return [_("Die Adresse ist zu lang: höchstens 500 Zeichen.")]
    if any(ord(sign) < 33 or ord(sign) == 127 for sign in link):
        return [_("In einer Adresse stehen keine Leerzeichen und Steuerzeichen.")]
    if link.startswith("/"):
        return [] if OWN_PAGE.fullmatch(link) else [_("Das ist keine Seite dieser Installation.")]
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").rstrip(".")
        port = parts.port
    except ValueError:
        return [_("Diese Adresse kann niemand öffnen. Kopieren Sie sie noch einmal aus dem Browser.")]
    return list(_faults(parts, host, port))


def hosts_in(words: str) -> list[str]:
    """The websites that words name, with or without https://; mail programs make links of them by themselves."""
    return [found.lower().removeprefix("www.") for found in _NAMED.findall(words)]


def named_link_faults(words: str) -> list[str]:
    """What is wrong with addresses that stand in a text, by the same rules as those of a link."""
    told = []
    for found in _ADDRESS.findall(words):
        address = found.rstrip(".,;:!?)]’'")
        told += link_faults(address if address.lower().startswith("http") else f"https://{address}")
    return list(dict.fromkeys(told))


def link_words_faults(words: str, link: str, *, own_host: str) -> list[str]:
    """What is wrong with the words of a link: they name another website than the one where it leads."""
    host = (urlsplit(link).hostname or own_host).lower().removeprefix("www.")
    others = [named for named in hosts_in(words) if host != named and not host.endswith(f".{named}")]
    if not others:
        return []
    return [_("Die Worte nennen %(named)s, die Adresse führt zu %(host)s.") % {"named": others[0], "host": host}]


def _faults(parts: SplitResult, host: str, port: int | None) -> list[str]:
    if parts.scheme not in {"http", "https"}:
        return [_("Eine Adresse beginnt mit https:// oder, auf dieser Plattform, mit einem Schrägstrich.")]
    if "@" in parts.netloc or "\\" in parts.netloc:
        return [_("In dieser Adresse steht vor dem Namen der Website noch etwas anderes. So tarnen sich Betrüger.")]
    if _is_number(host):
        return [_("Diese Adresse nennt statt eines Namens nur Zahlen. Nehmen Sie die Adresse der Website.")]
    if not host.isascii() or any(label.startswith("xn--") for label in host.split(".")):
        return [_("Der Name dieser Website enthält Zeichen, die man verwechseln kann. Nehmen Sie die übliche Adresse.")]
    if not HOST.fullmatch(host) or port not in {None, 80, 443}:
        return [_("Diese Adresse kann niemand öffnen. Kopieren Sie sie noch einmal aus dem Browser.")]
    return []


def _is_number(host: str) -> bool:
    if host.replace(".", "").isdigit() or host.startswith("0x"):
        return True
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True
