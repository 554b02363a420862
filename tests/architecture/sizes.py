"""How long files and functions may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import Breach

FILE_LIMITS = {".py": 500, ".html": 200, ".svg": 200, ".txt": 200, ".typ": 200, ".js": 300, ".css": 300}
TEST_LIMIT = 700
FUNCTION_LIMIT = 60
ASIDE = {"migrations", "reference", "vendor", "__pycache__", "pictures"}


def size_breaches(project: Path, folders: tuple[str, ...]) -> list[Breach]:
    """Files and functions past their hard limit; migrations, reference data and generated files aside."""
    breaches = []
    for path in _files(project, folders):
        relative = path.relative_to(project)
        lines = path.read_text(encoding="utf-8").splitlines()
        limit = TEST_LIMIT if relative.parts[0] == "tests" and path.suffix == ".py" else FILE_LIMITS[path.suffix]
        if len(lines) > limit:
            breaches.append(Breach(str(relative), limit + 1, f"has {len(lines)} lines, at most {limit} are allowed"))
        if path.suffix == ".py":
            breaches += _long_functions(str(relative), ast.parse("\n".join(lines)))
    return breaches


def _files(project: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    for folder in folders:
        for path in sorted((project / folder).rglob("*")):
            is_text_template = path.suffix != ".txt" or "templates" in path.parts
            if path.suffix in FILE_LIMITS and is_text_template and not ASIDE & set(path.parts) and path.is_file():
                yield path


def _long_functions(path: str, tree: ast.Module) -> Iterator[Breach]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LIMIT:
                text = f"{node.name} has {length} lines, at most {FUNCTION_LIMIT} are allowed"
                yield Breach(path, node.lineno, text)
