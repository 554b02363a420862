"""The public half of a DKIM key as it stands in a zone."""

import base64
import binascii
from dataclasses import dataclass

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa

Encoding, Format = serialization.Encoding, serialization.PublicFormat


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """Kind (`rsa`, `ed25519`), length in bits, and the text behind `p=`."""

    kind: str
    bits: int
    text: str

    @property
    def record(self) -> str:
        """The whole text of the record."""
        return f"v=DKIM1; k={self.kind}; p={self.text}"


def published_key(key: rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey) -> PublishedKey:
    """What has to be published for this private key."""
    if isinstance(key, rsa.RSAPrivateKey):
        raw = key.public_key().public_bytes(Encoding.DER, Format.SubjectPublicKeyInfo)
        return PublishedKey("rsa", key.key_size, base64.b64encode(raw).decode())
    raw = key.public_key().public_bytes(Encoding.Raw, Format.Raw)
    return PublishedKey("ed25519", 256, base64.b64encode(raw).decode())


def is_same_key(text: str, own: PublishedKey) -> bool:
    """Whether the text behind a published `p=` is this key, however it was wrapped or framed (SPKI or PKCS #1)."""
    try:
        raw = base64.b64decode("".join(text.split()), validate=True)
        if raw == base64.b64decode(own.text):
            return True
        if own.kind != "rsa":
            return False
        return raw == _bare(own)
    except (binascii.Error, ValueError):
        return False


def _bare(own: PublishedKey) -> bytes:
    key = serialization.load_der_public_key(base64.b64decode(own.text))
    return key.public_bytes(Encoding.DER, Format.PKCS1)
