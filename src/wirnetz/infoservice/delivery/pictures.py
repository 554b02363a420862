"""Pictures that travel inside a message: never an address that would tell somebody that it was opened."""

import base64
import re
from collections.abc import Mapping
from functools import lru_cache

_NAME = re.compile(r"[A-Za-z0-9-]{1,80}@[A-Za-z0-9.-]{1,120}")
_LINE = 76


class BrokenPicture(ValueError):
    """The picture cannot stand in a message."""


@lru_cache(maxsize=64)
def picture_part(name: str, content: bytes) -> bytes:
    """A JPEG as one part; `name` is what the html says after `cid:`. All bodies share one copy of it."""
    if not _NAME.fullmatch(name) or not content.startswith(b"\xff\xd8\xff"):
        raise BrokenPicture("picture")
    coded = base64.b64encode(content)
    lines = [coded[start : start + _LINE] for start in range(0, len(coded), _LINE)]
    file = name.partition("@")[0].encode() + b".jpg"
    head = (
        b"Content-Type: image/jpeg",
        b"Content-Transfer-Encoding: base64",
        b"Content-ID: <" + name.encode() + b">",
        b'Content-Disposition: inline; filename="' + file + b'"',
    )
    return b"\r\n".join((*head, b"", *lines, b""))


def with_pictures_inside(page: str, pictures: Mapping[str, bytes]) -> str:
    """The html with its pictures as data, for where it stands alone: a preview, the outbox."""
    for name, content in pictures.items():
        page = page.replace(f'src="cid:{name}"', f'src="data:image/jpeg;base64,{base64.b64encode(content).decode()}"')
    return page
