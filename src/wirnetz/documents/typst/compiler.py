"""One Typst compiler per template and process; texts go in as data, never as markup.

The data stand in a small file beside a copy of the templates: Typst then lays out again only what reads what has
changed. As `sys.inputs` they would be part of its library, and everything would be laid out anew each time.
"""

import atexit
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import fontpkg_hanken_grotesk
import fontpkg_source_serif_4
import typst

TEMPLATES = Path(__file__).parent / "templates"
FONT_FOLDERS = tuple(str(Path(package.ROOT) / "files") for package in (fontpkg_hanken_grotesk, fontpkg_source_serif_4))
PDF_STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(FONT_FOLDERS))


@dataclass(frozen=True, slots=True)
class _Workplace:
    """A compiler with its own copy of the templates, in a folder that only this account reads.

    It keeps what it knows of its last run, so one thread at a time may use it.
    """

    compiler: typst.Compiler
    folder: Path
    lock: Lock

    @contextmanager
    def holding(self, data: Mapping[str, Any], edition: Mapping[str, Any] | None) -> Iterator[typst.Compiler]:
        """The compiler with the data of one run in its folder; afterwards nothing of them is left there."""
        files = self.folder / "data.json", self.folder / "edition.json"
        with self.lock:
            try:
                for path, content in zip(files, (data, edition or {}), strict=True):
                    path.write_text(json.dumps(content, ensure_ascii=False, sort_keys=True), encoding="utf-8")
                yield self.compiler
            finally:
                for path in files:
                    path.unlink(missing_ok=True)


@cache
def _workplace(template: str, process: int) -> _Workplace:
    """The workplace of a template. `process` is this one's number, so that a forked one gets its own folder."""
    folder = Path(tempfile.mkdtemp(prefix="wirnetz-typst-"))
    atexit.register(_remove, folder, process)
    for source in TEMPLATES.iterdir():  # one by one: copying the folder as a whole would open it to everybody
        shutil.copyfile(source, folder / source.name)
    compiler = typst.Compiler(folder / template, root=folder, font_paths=_fonts(), ignore_system_fonts=True)
    return _Workplace(compiler, folder, Lock())


def _remove(folder: Path, process: int) -> None:
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)


def compile_pdf(
    template: str,
    data: Mapping[str, Any],
    *,
    made_at: datetime | None = None,
    edition: Mapping[str, Any] | None = None,
) -> bytes:
    """The PDF of `template` with `data` under PDF/UA-1 and PDF/A-2a.

    Equal arguments give equal bytes. `made_at` is the moment written into the file's properties; without
    it a fixed one stands there. Raises `typst.TypstError` where the standards are not met.
    `edition` is what a template reads apart: with the same `data` and another edition only the page on which it
    stands is laid out anew.
    """
    place = _workplace(template, os.getpid())
    moment = int((made_at or _EPOCH).timestamp())
    with place.holding(data, edition) as compiler:
        pdf = compiler.compile(format="pdf", pdf_standards=[*PDF_STANDARDS], timestamp=moment)
    return _only_page(pdf)


def compile_png(template: str, data: Mapping[str, Any], *, pixels_per_inch: float) -> bytes:
    """The one-page picture of `template` with `data`."""
    return _only_page(_pictures(template, data, pixels_per_inch, None))


def compile_pages(
    template: str, data: Mapping[str, Any], *, pixels_per_inch: float, edition: Mapping[str, Any]
) -> list[bytes]:
    """A picture of each page of `template` with `data` and `edition`."""
    made = _pictures(template, data, pixels_per_inch, edition)
    return [made] if isinstance(made, bytes) else list(made or ())


def _pictures(
    template: str, data: Mapping[str, Any], pixels_per_inch: float, edition: Mapping[str, Any] | None
) -> bytes | list[bytes] | None:
    with _workplace(template, os.getpid()).holding(data, edition) as compiler:
        return compiler.compile(format="png", ppi=pixels_per_inch)


def _only_page(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise ValueError("the template made more than one page, or none")
    return made
