"""What templates may hold and which templates they may build on."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.rooms import ROOMS
from tests.architecture.source import PACKAGE, Breach, SourceTree

INLINE = (
    (re.compile(r"<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE), "script inside the page"),
    (re.compile(r"<style[\s>]", re.IGNORECASE), "style inside the page"),
    (re.compile(r"<[^<>]*\sstyle\s*=", re.IGNORECASE), "style attribute"),
    (re.compile(r"<[^<>]*\s(on[a-z]+|hx-on[:\w-]*)\s*=", re.IGNORECASE), "script attribute"),
    (re.compile(r"javascript:", re.IGNORECASE), "script address"),
    (re.compile(r"<meta[^>]*referrer", re.IGNORECASE), "policy of its own: a form sent without origin is refused"),
)
# A deck or a mail is handed over as one file and carries its style with it; it is written in a file of its own.
CARRIED = re.compile(r"<(script|style)[^>]*>\s*\{\{[^}]*\}\}\s*</\1>")
BUILT_ON = re.compile(r"""\{%-?\s*(?:include|extends)\s+["']([^"'#]+)""")
TEMPLATE_NAME = re.compile(rf"^({'|'.join(ROOMS)})/[\w/-]+\.(html|svg|txt)(#[\w-]+)?$")
COMMENTS = re.compile(r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}", re.DOTALL)


def template_files(tree: SourceTree) -> Iterator[tuple[Path, str, str]]:
    """Every template as (path, room, text with its comments blanked out)."""
    for path in sorted((tree.root / PACKAGE).glob("*/templates/**/*")):
        if path.suffix in {".html", ".svg"}:
            text = COMMENTS.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), path.read_text(encoding="utf-8"))
            yield path, path.relative_to(tree.root).parts[1], text


def inline_breaches(tree: SourceTree) -> list[Breach]:
    """Script or style written into a template."""
    breaches = []
    for path, room, text in template_files(tree):
        checked = text
        if room == "documents" or path.name == "mail.html":
            checked = CARRIED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
        for pattern, what in INLINE:
            breaches += [
                Breach(tree.show(path), _line(text, found.start()), what) for found in pattern.finditer(checked)
            ]
    return breaches


def built_on_breaches(tree: SourceTree) -> list[Breach]:
    """Templates that include or extend what another room keeps for itself, or what a later room has."""
    breaches = []
    for path, room, text in template_files(tree):
        for found in BUILT_ON.finditer(text):
            if not _may_use(room, found[1]):
                breaches.append(Breach(tree.show(path), _line(text, found.start()), f"may not build on {found[1]}"))
    for module in tree.modules.values():
        for node in ast.walk(module.tree):
            name = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if TEMPLATE_NAME.match(name) and not _may_use(module.room, name):
                breaches.append(tree.breach(module, node.lineno, f"may not render {name}"))
    return breaches


def _may_use(room: str, template: str) -> bool:
    owner, _, rest = template.partition("/")
    if owner == room or owner not in ROOMS or room not in ROOMS:
        return True
    is_earlier = ROOMS.index(owner) < ROOMS.index(room)
    return is_earlier and (owner == "core" or rest.startswith("components/"))


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
