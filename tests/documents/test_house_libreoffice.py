"""What LibreOffice makes of decks in strangers' templates: as many pages, no letter beyond the slide."""

import os
import shutil
import subprocess

import pypdfium2
import pytest

from tests.documents.pptx_samples import full_deck
from tests.documents.stand_in import make_fonts
from tests.documents.templates import TEMPLATES
from wirnetz.documents.pptx.house.building import build

SOFFICE = shutil.which("soffice")

pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) ist nicht installiert."),
]


def test_all_six_open_and_every_letter_lies_on_its_slide(tmp_path):
    config = make_fonts(tmp_path / "faces")
    for name, make in TEMPLATES.items():
        (tmp_path / f"{name}.pptx").write_bytes(build(full_deck(), make())[0])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [SOFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    files = [str(tmp_path / f"{name}.pptx") for name in TEMPLATES]
    subprocess.run([*order, *files], env=environment, check=True, capture_output=True, timeout=180)
    for name in TEMPLATES:
        document = pypdfium2.PdfDocument(tmp_path / f"{name}.pdf")
        assert len(document) == len(full_deck().slides)
        for page, slide in zip(document, full_deck().slides, strict=True):
            text = page.get_textpage()
            boxes = [text.get_charbox(at) for at in range(text.count_chars())]
            width, height = page.get_size()
            outside = [b for b in boxes if b[0] < -1 or b[1] < -1 or b[2] > width + 1 or b[3] > height + 1]
            assert (name, slide.title, outside) == (name, slide.title, [])
            assert len(boxes) > 20
        document.close()
