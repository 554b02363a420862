"""One Typst compiler per template and process; texts go in as data, never as markup."""

import json
from collections.abc import Mapping
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


@cache
def _compiler(template: str) -> tuple[typst.Compiler, Lock]:
    """The compiler keeps what it knows of its last run, so each is used by one thread at a time."""
    compiler = typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True)
    return compiler, Lock()


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
    A template that is a function of its own name takes `edition`: with the same `data` and another edition only
    the pages on which it stands are laid out anew.
    """
    compiler, lock = _compiler(template)
    moment = int((made_at or _EPOCH).timestamp())
    main = None if edition is None else _calling(template, edition)
    inputs = {"data": _as_json(data)}
    with lock:
        pdf = compiler.compile(
            input=main, format="pdf", sys_inputs=inputs, pdf_standards=[*PDF_STANDARDS], timestamp=moment
        )
    return _only_page(pdf)


def compile_png(template: str, data: Mapping[str, Any], *, pixels_per_inch: float) -> bytes:
    """The one-page picture of `template` with `data`."""
    compiler, lock = _compiler(template)
    with lock:
        png = compiler.compile(format="png", ppi=pixels_per_inch, sys_inputs={"data": _as_json(data)})
    return _only_page(png)


def compile_pages(
    template: str, data: Mapping[str, Any], *, pixels_per_inch: float, edition: Mapping[str, Any]
) -> list[bytes]:
    """A picture of each page of `template`, which is a function of its own name, with `data` and `edition`."""
    compiler, lock = _compiler(template)
    main = _calling(template, edition)
    with lock:
        made = compiler.compile(input=main, format="png", ppi=pixels_per_inch, sys_inputs={"data": _as_json(data)})
    return [made] if isinstance(made, bytes) else list(made or ())


def _calling(template: str, edition: Mapping[str, Any]) -> bytes:
    """The main file that calls the template; the edition goes in as a string of JSON, so it is never markup."""
    name = template.removesuffix(".typ")
    literal = json.dumps(_as_json(edition), ensure_ascii=False)  # JSON in quotes: only \\ and \" are escaped
    return f'#import "/{template}": {name}\n#{name}(json(bytes({literal})))\n'.encode()


def _as_json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _only_page(made: bytes | list[bytes] | None) -> bytes:
    if not isinstance(made, bytes):
        raise ValueError("the template made more than one page, or none")
    return made
