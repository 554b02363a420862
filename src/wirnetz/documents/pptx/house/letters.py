"""How a placeholder sets its text, read along the way in which the file format inherits: layout, master, defaults."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx.oxml.ns import qn

from wirnetz.documents.measure import Style
from wirnetz.documents.pptx.grid import EMU
from wirnetz.documents.pptx.house.colours import Scheme, Tone
from wirnetz.documents.pptx.house.faces import measuring

LINE = 1.2  # of the letter size: pitch of single spacing
SMALLEST, LARGEST = 8.0, 96.0


@dataclass(frozen=True, slots=True)
class Lettering:
    """The first level of a placeholder. `pitch` is the line pitch as a share of single spacing; lengths in points.

    `colours` begin with the one that it has. `is_written`: size, face and colour stand only in the sample text, as
    LibreOffice saves them, and have to be written out. `scale` is how much larger than usual the slides are.
    """

    size: float
    bold: bool
    caps: bool
    face: str
    colours: tuple[Tone, ...]
    align: str
    anchor: str
    insets: tuple[float, float, float, float]
    pitch: float
    margin: float
    is_bulleted: bool
    is_written: bool = False
    scale: float = 1.0

    @property
    def colour(self) -> Tone | None:
        """The colour that the text has."""
        return self.colours[0] if self.colours else None

    def style(self, size: float, *, bold: bool | None = None) -> Style:
        """The style for measuring, in another size; capitals are reckoned a quarter wider."""
        table, reserve = measuring(self.face)
        strong = self.bold if bold is None else bold
        wide = reserve * (1.25 if self.caps else 1.0)
        return Style(table, size, round(size * LINE * self.pitch, 1), strong, 0.0, wide)


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the properties stand, nearest first: first levels, body properties, the sample text's own runs."""

    levels: list[Any]
    bodies: list[Any]
    samples: list[Any]


def lettering(sources: Sources, scheme: Scheme, faces: tuple[str, str], scale: float = 1.0) -> Lettering:
    """How the text is set; `faces` are the theme's heading and text face."""
    levels, bodies = sources.levels, sources.bodies
    runs = [run for level in levels for run in level.findall(qn("a:defRPr"))]
    is_written = bool(sources.samples) and not any(run.get("sz") for run in runs)
    if is_written:
        runs = [*sources.samples, *runs]
    size = _number(_nearest(runs, "sz"), 1800) / 100
    face = next((latin.get("typeface", "") for latin in _children(runs, "a:latin")), "+mn-lt")
    colours = (tone for fill in _children(runs, "a:solidFill") if (tone := scheme.read(fill)))
    return Lettering(
        size=min(max(size, SMALLEST), LARGEST),
        bold=_nearest(runs, "b") in {"1", "true"},
        caps=_nearest(runs, "cap") == "all",
        face={"+mj-lt": faces[0], "+mn-lt": faces[1]}.get(face, face) or faces[1],
        colours=tuple(colours),
        align=_nearest(levels, "algn") or "l",
        anchor=_nearest(bodies, "anchor") or "t",
        insets=_insets(bodies),
        pitch=_pitch(levels),
        margin=max(0.0, _number(_nearest(levels, "marL"), 0) / EMU),
        is_bulleted=_is_bulleted(levels),
        is_written=is_written,
        scale=scale,
    )


def _nearest(elements: list[Any], name: str) -> str:
    return next((value for element in elements if (value := element.get(name)) is not None), "")


def _children(elements: list[Any], tag: str) -> Iterator[Any]:
    for element in elements:
        yield from element.findall(qn(tag))


def _number(text: str, usual: int) -> int:
    return int(text) if text.lstrip("-").isdigit() else usual


def _insets(bodies: list[Any]) -> tuple[float, float, float, float]:
    usual = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
    left, top, right, bottom = (_number(_nearest(bodies, name), value) / EMU for name, value in usual.items())
    return left, top, right, bottom


def _pitch(levels: list[Any]) -> float:
    """Line pitch: between 0.9 and 1.2 of single spacing, whatever the file says."""
    for spacing in _children(levels, "a:lnSpc"):
        percent = spacing.find(qn("a:spcPct"))
        if percent is not None:
            share = _number(percent.get("val", "").rstrip("%"), 100_000) / 100_000
            return min(max(share, 0.9), 1.2)
    return 1.0


def _is_bulleted(levels: list[Any]) -> bool:
    for level in levels:
        if level.find(qn("a:buNone")) is not None:
            return False
        if any(level.find(qn(tag)) is not None for tag in ("a:buChar", "a:buAutoNum", "a:buBlip")):
            return True
    return False
