"""Reading a source tree: its modules, what each imports, and breaches with their place."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

PACKAGE = "wirnetz"


@dataclass(frozen=True, order=True)
class Breach:
    """One broken rule; prints as `file:line: what is wrong`."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


@dataclass(frozen=True)
class Import:
    """One imported module of the package, or an outside package; `names` are what is taken out of it."""

    line: int
    module: str
    names: tuple[str, ...]
    is_inner: bool
    node: ast.stmt = field(compare=False, repr=False)


@dataclass(frozen=True)
class Module:
    """A Python file of the package."""

    path: Path
    name: str
    tree: ast.Module = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)

    @property
    def room(self) -> str:
        """The room: first part after the package; empty for the package itself."""
        return part(self.name, 1)

    @property
    def kind(self) -> str:
        """The file's name inside its room; a folder counts by its own name (`queries/by_region.py` is `queries`)."""
        return part(self.name, 2)


def part(name: str, number: int) -> str:
    """The dotted part of a module name at this place, empty where there is none."""
    parts = name.split(".")
    return parts[number] if len(parts) > number else ""


class SourceTree:
    """All modules below `root` (the folder that holds the package), migrations aside."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._imports: dict[str, tuple[Import, ...]] = {}

    @cached_property
    def modules(self) -> dict[str, Module]:
        """Modules by dotted name."""
        found = {}
        for path in sorted((self.root / PACKAGE).rglob("*.py")):
            relative = path.relative_to(self.root)
            if "migrations" in relative.parts:
                continue
            parts = relative.with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            text = path.read_text(encoding="utf-8")
            found[name] = Module(path, name, ast.parse(text, str(path)), tuple(text.splitlines()))
        return found

    def show(self, path: Path) -> str:
        """`path` as it is printed: relative to the folder above the root."""
        return str(path.relative_to(self.root.parent))

    def breach(self, module: Module, line: int, text: str) -> Breach:
        """A breach at a line of a module."""
        return Breach(self.show(module.path), line, text)

    def imports(self, module: Module) -> tuple[Import, ...]:
        """Every import of `module`; `from package import module` counts as an import of that module."""
        if module.name not in self._imports:
            self._imports[module.name] = tuple(self._read_imports(module))
        return self._imports[module.name]

    def _read_imports(self, module: Module) -> Iterator[Import]:
        for node, is_inner in _import_nodes(module.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield Import(node.lineno, alias.name, (), is_inner, node)
                continue
            base = _absolute(module, node)
            taken = []
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                if inner in self.modules:
                    yield Import(node.lineno, inner, (), is_inner, node)
                else:
                    taken.append(alias.name)
            if taken:
                yield Import(node.lineno, base, tuple(taken), is_inner, node)


def _import_nodes(tree: ast.AST, is_inner: bool = False) -> Iterator[tuple[ast.Import | ast.ImportFrom, bool]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, is_inner
        else:
            yield from _import_nodes(node, is_inner or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _absolute(module: Module, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    is_package = module.path.name == "__init__.py"
    parts = module.name.split(".")
    base = parts[: len(parts) - node.level + is_package]
    return ".".join([*base, node.module] if node.module else base)
