"""Build the two width tables that texts of documents are measured with.

Georgia and Arial may not be shipped, but their metric twins Gelasio and Arimo have the same advance
widths. Only these numbers are written, no glyph. Gelasio comes from the npm package
`@fontsource/gelasio` (fetched by `npm pack`), Arimo from the Python package `fontpkg-arimo`.

    .venv/bin/python scripts/build_widths.py
"""

import io
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

import fontpkg_arimo
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).parent.parent / "src" / "wirnetz" / "documents" / "measure"
GELASIO = "@fontsource/gelasio@5.3.0"
# Latin with German, Central European and Nordic letters, typographic marks, arrows and currency.
WANTED = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x202F, 0x2030, 0x2039, 0x203A, 0x20AC]


def advances(fonts: list[TTFont]) -> dict[str, int]:
    """Advance width in font units for each wanted character that one of the fonts has."""
    found: dict[str, int] = {}
    for font in fonts:
        glyphs = font.getBestCmap()
        for code in WANTED:
            if code in glyphs and chr(code) not in found:
                found[chr(code)] = font["hmtx"][glyphs[code]][0]
    return {key: found[key] for key in sorted(found)}


def gelasio(weight: int, archive: tarfile.TarFile) -> list[TTFont]:
    """The Latin and extended Latin parts of Gelasio in one weight."""
    parts = []
    for subset in ("latin", "latin-ext"):
        member = archive.extractfile(f"package/files/gelasio-{subset}-{weight}-normal.woff")
        if member is None:
            raise SystemExit(f"Gelasio {weight} fehlt im Paket {GELASIO}.")
        parts.append(TTFont(io.BytesIO(member.read())))
    return parts


def arimo(weight: int) -> list[TTFont]:
    """Arimo in one weight, cut out of the variable font."""
    path = Path(fontpkg_arimo.__file__).parent / "files" / "Arimo[wght].ttf"
    return [instantiateVariableFont(TTFont(path), {"wght": weight})]


def write(stem: str, family: str, source: str, regular: list[TTFont], bold: list[TTFont]) -> None:
    """Write one table; both weights share the units of the first font."""
    table = {
        "family": family,
        "measured_on": source,
        "units_per_em": regular[0]["head"].unitsPerEm,
        "regular": advances(regular),
        "bold": advances(bold),
    }
    text = json.dumps(table, ensure_ascii=True, indent=0) + "\n"
    (TARGET / f"{stem}.json").write_text(text, encoding="utf-8")
    print(f"{stem}.json: {len(table['regular'])} regular, {len(table['bold'])} bold")


def main() -> None:
    """Fetch Gelasio, read Arimo, write both tables."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", GELASIO, "--silent"], cwd=folder, check=True, capture_output=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            write("georgia", "Georgia", GELASIO, gelasio(400, archive), gelasio(700, archive))
    write("arial", "Arial", "fontpkg-arimo 1.341", arimo(400), arimo(700))


if __name__ == "__main__":
    main()
