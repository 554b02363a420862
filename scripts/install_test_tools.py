"""`make test`: the programs that some tests look through, installed where that is possible without asking.

    .venv/bin/python scripts/install_test_tools.py

Chromium drives the pages, LibreOffice opens the decks, poppler turns PDF pages into pictures, dkimpy verifies what we
sign, Dovecot keeps a mailbox, Postfix takes our mails and Rspamd judges them. As root on Debian what is missing comes
from apt; anywhere else one line says what is missing. Servers are installed only where the machine starts none by
itself (policy-rc.d).
The tests that need a missing program are skipped; this script never fails.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

TOOLS = {
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice-impress-nogui": ("soffice", "libreoffice"),
    "poppler-utils": ("pdftoppm",),
    "python3-dkim": ("dkimverify",),
}
SERVERS = {"dovecot-imapd": ("dovecot",), "postfix": ("postfix",), "rspamd": ("rspamd",)}
STARTS_NONE = Path("/usr/sbin/policy-rc.d")


def missing_packages(tools: Mapping[str, Sequence[str]]) -> list[str]:
    """Debian's names of the packages none of whose programs is on the path."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin"
    return [
        package for package, programs in tools.items() if not any(shutil.which(name, path=path) for name in programs)
    ]


def apt(*arguments: str) -> bool:
    """Whether one call of apt-get went well; its output is shown only if it did not."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "-q", "-y", *arguments]
    done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True, timeout=900)
    if done.returncode:
        print(f"apt-get {arguments[0]}: {done.stderr.strip()[-300:]}")
    return done.returncode == 0


def install(packages: Sequence[str]) -> None:
    """Fetch the lists once, then all packages in one go; each on its own if that fails."""
    print(f"Für die Tests wird eingerichtet: {', '.join(packages)}")
    apt("update")
    if not apt("install", "--no-install-recommends", *packages):
        for package in packages:
            apt("install", "--no-install-recommends", package)


def main() -> int:
    """Install what is missing, or say so."""
    wanted = TOOLS | SERVERS if STARTS_NONE.exists() else TOOLS
    missing = missing_packages(wanted)
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        try:
            install(missing)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(f"Einrichten abgebrochen: {error}")
    missing = missing_packages(TOOLS | SERVERS)
    if missing:
        print(f"Es fehlen: {', '.join(missing)}. Tests, die sie brauchen, werden übersprungen.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
