"""Signing after RFC 6376 (relaxed/relaxed): the fields of the head and the hash of the body under the domain's key."""

import base64
import re
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

SIGNED = (
    "from", "to", "reply-to", "subject", "date", "message-id", "mime-version", "content-type", "list-id", "list-help",
    "list-unsubscribe", "list-unsubscribe-post",
)  # fmt: skip
OVERSIGNED = ("from", "subject", "list-unsubscribe", "list-unsubscribe-post")
"""Named once more than they occur, so that nobody can add a second one."""
_PADDING, _HASHED = padding.PKCS1v15(), Prehashed(hashes.SHA256())
_BLANKS = re.compile(rb"[ \t]+")
_FOLDS = re.compile(rb"\r\n(?=[ \t])")


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key with the name under which its public half stands in the domain's zone."""

    domain: str
    selector: str
    key: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey

    @property
    def algorithm(self) -> bytes:
        """The name of the algorithm in the field."""
        return b"rsa-sha256" if isinstance(self.key, rsa.RSAPrivateKey) else b"ed25519-sha256"

    def sign(self, digest: bytes) -> bytes:
        """The signature over a SHA-256 digest."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(digest, _PADDING, _HASHED)
        return self.key.sign(digest)


def load_signer(domain: str, selector: str, pem: bytes) -> Signer:
    """The signer for this key; ValueError if it is no RSA or Ed25519 key."""
    key = serialization.load_pem_private_key(pem, None)
    if not isinstance(key, rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey):
        raise ValueError("a DKIM key is RSA or Ed25519")
    return Signer(domain, selector, key)


def canonical_fields(head: bytes) -> list[tuple[bytes, bytes]]:
    """Name and whole line of each field in relaxed form, in their order."""
    fields = []
    for line in _FOLDS.sub(b"", head).split(b"\r\n"):
        name, _colon, value = line.partition(b":")
        name = name.strip().lower()
        fields.append((name, name + b":" + _BLANKS.sub(b" ", value).strip()))
    return fields


def signed_part(head: bytes) -> tuple[bytes, bytes]:
    """The list of names for `h=`, and the canonical lines of these fields, each ended."""
    lines = dict(canonical_fields(head))
    names = [name.encode() for name in SIGNED if name.encode() in lines]
    over = [name.encode() for name in OVERSIGNED if name.encode() in lines]
    return b":".join((*names, *over)), b"".join(lines[name] + b"\r\n" for name in names)


def field_without_signature(signer: Signer, names: bytes) -> bytes:
    """The field up to its signature, on folded lines, with %s for the body's hash; without its name."""
    head = b"v=1; a=%s; c=relaxed/relaxed; d=%s; s=%s;" % (
        signer.algorithm, signer.domain.encode("idna"), signer.selector.encode("ascii"),
    )  # fmt: skip
    folded = b":\r\n ".join(b":".join(part) for part in _in_fives(names.split(b":")))
    return head + b"\r\n h=" + folded + b";\r\n bh=%s;\r\n b="


def _in_fives(names: list[bytes]) -> list[list[bytes]]:
    return [names[start : start + 5] for start in range(0, len(names), 5)]


def folded_base64(raw: bytes) -> bytes:
    """Base64 on lines that mail allows."""
    text = base64.b64encode(raw)
    return b"\r\n ".join(text[start : start + 70] for start in range(0, len(text), 70))


def relaxed(value: bytes) -> bytes:
    """A field's value in relaxed form."""
    return _BLANKS.sub(b" ", _FOLDS.sub(b"", value)).strip()
