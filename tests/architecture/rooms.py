"""Which room and which file may import which."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import PACKAGE, Breach, Import, Module, SourceTree, part

ROOMS = (
    "core", "documents", "accounts", "regions", "organisations", "offers", "networks", "activities", "arguments",
    "infoservice", "landscape", "imports", "portal", "config",
)  # fmt: skip
FILES = (
    "enums", "validators", "signals", "models", "rules", "queries", "actions", "forms", "exports", "receivers",
    "tasks", "facts", "commands", "search", "privacy", "waiting", "templatetags", "views", "urls", "admin", "apps",
)  # fmt: skip
SHARED = {"models", "enums", "queries", "actions", "rules"}
OPEN_ROOMS = {"core", "documents"}
FREE_ROOMS = {"core", "config"}
PURE = {
    "regions": {"geometry", "finder"},
    "organisations": {"matching"},
    "infoservice": {"checking", "delivery", "folding", "returning", "weaving"},
    "landscape": {"analysis"},
    "imports": {"parsing", "matching", "planning", "sentences"},
    "networks": {"counting"},
    "activities": {"measures", "picture", "recurrence", "sentences"},
    "portal": {"sentences"},
}
NOT_PURE_IN_DOCUMENTS = {"html", "apps", "templatetags"}
NOT_PURE = re.compile(r"(django|pghistory|pgtrigger|procrastinate|csp|lucide|template_partials)(_\w+)?(\.|$)")
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "misc", "service", "services", "manager", "managers"}


def is_pure(room: str, kind: str) -> bool:
    """Whether a file or folder of a room has to work without Django."""
    if room == "documents":
        return kind not in NOT_PURE_IN_DOCUMENTS
    return kind in PURE.get(room, set())


def room_breaches(tree: SourceTree) -> list[Breach]:
    """Imports of a later room, or of a module that another room keeps for itself."""
    return [
        tree.breach(module, found.line, text)
        for module, found in _inside(tree)
        if module.room != part(found.module, 1) and module.room != "config"
        for text in _across(module, found)
    ]


def _across(module: Module, found: Import) -> Iterator[str]:
    room, kind = part(found.module, 1), part(found.module, 2)
    if not room:
        return
    if room not in ROOMS:
        yield f"imports {found.module}, which is no room"
        return
    if module.room in ROOMS and ROOMS.index(room) > ROOMS.index(module.room):
        yield f"{module.room} comes before {room} and may not import {found.module}"
        return
    allowed = SHARED | ({"signals"} if module.kind == "receivers" else set())
    for name in [kind] if kind else found.names:
        if room not in OPEN_ROOMS and not is_pure(room, name) and name not in allowed:
            yield f"{found.module} is the business of {room}; other rooms use its {', '.join(sorted(allowed))}"


def file_order_breaches(tree: SourceTree) -> list[Breach]:
    """Inside a room, imports of a file that is named later in the order; pure parts use pure parts only."""
    breaches = []
    for module, found in _inside(tree):
        kind, used = module.kind, part(found.module, 2)
        if module.room != part(found.module, 1) or module.room in FREE_ROOMS or kind == used or not (kind and used):
            continue
        if is_pure(module.room, used) or used == "migrations":
            continue
        if is_pure(module.room, kind):
            breaches.append(tree.breach(module, found.line, f"{kind} is pure and may not import {used}"))
        elif kind in FILES and used in FILES and FILES.index(used) > FILES.index(kind):
            breaches.append(tree.breach(module, found.line, f"{kind} comes before {used}"))
    return breaches


def file_name_breaches(tree: SourceTree) -> list[Breach]:
    """Files whose name is not one of the order's, outside of pure parts and of the rooms with free names."""
    return [
        tree.breach(module, 1, f"{module.kind} is no file of a room; its files are {', '.join(FILES)}")
        for module in tree.modules.values()
        if module.kind and module.room in ROOMS and module.room not in FREE_ROOMS
        if not is_pure(module.room, module.kind) and module.kind not in FILES
        if not (module.room == "documents" and module.kind == "html")
    ] + [
        tree.breach(module, 1, f"{module.room} is no room; the rooms are {', '.join(ROOMS)}")
        for module in tree.modules.values()
        if module.room and module.room not in ROOMS
    ]


def purity_breaches(tree: SourceTree) -> list[Breach]:
    """Pure files that import Django, themselves or through what they import."""
    breaches = []
    for module in tree.modules.values():
        if module.room in ROOMS and module.kind and is_pure(module.room, module.kind):
            for found in tree.imports(module):
                way = _way_to_django(tree, found.module, ())
                if way:
                    breaches.append(tree.breach(module, found.line, f"is pure, but imports {' → '.join(way)}"))
    return breaches


def _way_to_django(tree: SourceTree, name: str, seen: tuple[str, ...]) -> tuple[str, ...]:
    if NOT_PURE.match(name):
        return (name,)
    if name not in tree.modules or name in seen:
        return ()
    for found in tree.imports(tree.modules[name]):
        way = _way_to_django(tree, found.module, (*seen, name))
        if way:
            return (name, *way)
    return ()


def private_breaches(tree: SourceTree) -> list[Breach]:
    """Use of another module's `_private` names, by import or by attribute."""
    breaches = []
    for module, found in _inside(tree):
        private = [name for name in (*found.module.split("."), *found.names) if _is_private(name)]
        breaches += [
            tree.breach(module, found.line, f"imports the private {name} of {found.module}") for name in private
        ]
    for module in tree.modules.values():
        bound = _bound_modules(tree, module)
        for node in ast.walk(module.tree):
            if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
                continue
            if node.value.id in bound and _is_private(node.attr):
                breaches.append(tree.breach(module, node.lineno, f"uses the private {node.value.id}.{node.attr}"))
    return breaches


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


def _bound_modules(tree: SourceTree, module: Module) -> set[str]:
    """Names under which modules of the package stand in this file."""
    bound = set()
    for found in tree.imports(module):
        if found.module in tree.modules and not found.names and isinstance(found.node, ast.ImportFrom):
            last = found.module.rpartition(".")[2]
            bound |= {alias.asname or alias.name for alias in found.node.names if alias.name == last}
    return bound


def inner_import_breaches(tree: SourceTree) -> list[Breach]:
    """Imports inside functions without a reason: a comment on the line, above it, or on the import before it."""
    breaches = []
    for module in tree.modules.values():
        explained: set[int] = set()
        for found in sorted(tree.imports(module), key=lambda found: found.line):
            last = found.node.end_lineno or found.line
            own = any("#" in line for line in module.lines[found.line - 1 : last])
            above = module.lines[found.line - 2].strip() if found.line > 1 else ""
            if own or above.startswith("#") or found.line - 1 in explained or found.line in explained:
                explained |= {found.line, last}
            elif found.is_inner:
                breaches.append(tree.breach(module, found.line, "an inner import needs its reason as a comment"))
    return breaches


def unscoped_view_breaches(tree: SourceTree) -> list[Breach]:
    """Views that open guarded records without a visitor, or read people at large: rules and queries do that."""
    return [
        tree.breach(module, line, text)
        for module in tree.modules.values()
        if module.kind == "views"
        for line, text in _unscoped_reading(module.tree)
    ]


def _unscoped_reading(view: ast.Module) -> Iterator[tuple[int, str]]:
    narrowed = {
        inner
        for node in ast.walk(view)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "visible"
        for inner in ast.walk(node)
    }
    for node in ast.walk(view):
        if isinstance(node, ast.Attribute) and node.attr == "unscoped":
            yield node.lineno, "a view opens guarded records for nobody in particular"
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "Person.objects" and node not in narrowed:
            yield node.lineno, "a view reads people at large; ask visible(…)"


def name_breaches(tree: SourceTree) -> list[Breach]:
    """Files and folders named after nothing in particular."""
    return [
        Breach(tree.show(path), 1, f"“{path.stem}” says nothing; name the file after its subject")
        for path in sorted((tree.root / PACKAGE).rglob("*"))
        if path.suffix in {"", ".py", ".html", ".js", ".css"} and FORBIDDEN_NAMES & set(path.stem.lower().split("_"))
        if "__pycache__" not in path.parts
    ]


def _inside(tree: SourceTree) -> Iterator[tuple[Module, Import]]:
    """Every import of one module of the package by another."""
    for module in tree.modules.values():
        for found in tree.imports(module):
            if part(found.module, 0) == PACKAGE:
                yield module, found
