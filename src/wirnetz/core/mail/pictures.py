"""Pictures of a stored message: kept inside its html as data, sent as parts beside it, as mail programs want them."""

import base64
import hashlib
import re
from email.mime.image import MIMEImage

_DATA = re.compile(r'src="data:image/(jpeg|png);base64,([A-Za-z0-9+/=]+)"')


def with_pictures_beside(page: str) -> tuple[str, list[MIMEImage]]:
    """The html that names its pictures (`cid:`), and the parts with these names; each picture once."""
    parts: dict[str, MIMEImage] = {}

    def named(found: re.Match[str]) -> str:
        content = base64.b64decode(found[2])
        name = hashlib.sha256(content).hexdigest()[:32]
        if name not in parts:
            part = MIMEImage(content, found[1])
            part["Content-ID"] = f"<{name}@wirnetz>"
            part["Content-Disposition"] = f'inline; filename="{name}.{found[1]}"'
            parts[name] = part
        return f'src="cid:{name}@wirnetz"'

    return _DATA.sub(named, page), list(parts.values())
