"""Checks of DKIM signatures that share nothing with our own signing: one after RFC 6376, and Debian's dkimpy."""

import base64
import hashlib
import json
import re
import shutil
import subprocess

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

SYSTEM_PYTHON = "/usr/bin/python3"
CHECK = """
import base64, json, sys
import dkim
asked = json.load(sys.stdin)
record = asked["record"].encode()
print(json.dumps([dkim.verify(base64.b64decode(raw), dnsfunc=lambda *_args, **_more: record) for raw in asked["raw"]]))
"""


def has_dkimpy():
    return shutil.which("dkimverify") is not None


def record_of(key):
    """The TXT record under which the public half stands."""
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )  # fmt: skip
    return f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"


def verified_by_dkimpy(messages, key):
    """What dkimpy says to each message, asked in one process of the system's own Python."""
    asked = {"record": record_of(key), "raw": [base64.b64encode(raw).decode() for raw in messages]}
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", CHECK], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def fields_of(raw):
    """The fields of the head as (name, whole field) from the last to the first."""
    head = raw.partition(b"\r\n\r\n")[0]
    return [(field.partition(b":")[0].strip().lower(), field) for field in reversed(re.split(rb"\r\n(?![ \t])", head))]


def relaxed_field(field):
    name, _colon, value = field.partition(b":")
    return name.strip().lower() + b":" + re.sub(rb"[ \t]+", b" ", value.replace(b"\r\n", b"")).strip(b" \t")


def relaxed_body(body):
    lines = [re.sub(rb"[ \t]+", b" ", line).rstrip(b" ") for line in body.split(b"\r\n")]
    while lines and not lines[-1]:
        lines.pop()
    return b"".join(line + b"\r\n" for line in lines)


def tags_of(raw):
    """The tags of the signature, blanks taken out."""
    field = next(field for name, field in fields_of(raw) if name == b"dkim-signature")
    value = re.sub(rb"\s+", b"", field.partition(b":")[2])
    return dict(part.split(b"=", 1) for part in value.split(b";") if part)


def is_signed_by(raw, key):
    """Whether the message carries a valid relaxed/relaxed RSA signature of this key."""
    tags = tags_of(raw)
    body = relaxed_body(raw.partition(b"\r\n\r\n")[2])
    if base64.b64decode(tags[b"bh"]) != hashlib.sha256(body).digest():
        return False
    left = fields_of(raw)
    signed = b""
    for name in tags[b"h"].split(b":"):
        found = next((each for each in left if each[0] == name.lower()), None)
        if found is not None:
            left.remove(found)
            signed += relaxed_field(found[1]) + b"\r\n"
    own = next(field for name, field in fields_of(raw) if name == b"dkim-signature")
    signed += relaxed_field(re.sub(rb"(;\s*b=)[^;]*$", rb"\1", own))
    try:
        key.public_key().verify(base64.b64decode(tags[b"b"]), signed, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True
