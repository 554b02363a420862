"""`make test`: makes the web fonts that pages and browser tests need, in `var/assets`; quick when they are there.

.venv/bin/python scripts/build_test_assets.py
"""

from pathlib import Path

from wirnetz.core.fonts import build_fonts

PROJECT = Path(__file__).resolve().parents[1]

if __name__ == "__main__":
    if build_fonts(PROJECT / "var" / "assets" / "fonts"):
        print("Schriften gebaut.")
