"""The locked packages: every one with its hashes, no host named, and everything asked for is in the lock."""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import SourceTree

FOLDER = Path(__file__).resolve().parents[1] / "requirements"
LOCKS = ("bootstrap", "runtime", "dev")
ENTRY = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^ \\]+)(?P<rest>(?: \\\n    --hash=sha256:[0-9a-f]{64})+)$",
    re.MULTILINE,
)


def entries(lock: str) -> dict[str, str]:
    text = (FOLDER / f"{lock}.txt").read_text(encoding="utf-8")
    return {canonicalize_name(entry["name"]): entry["version"] for entry in ENTRY.finditer(text)}


def asked_for(lock: str) -> list[Requirement]:
    lines = (FOLDER / f"{lock}.in").read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_a_locked_package_with_hashes(lock):
    text = (FOLDER / f"{lock}.txt").read_text(encoding="utf-8")
    rest = [line for line in ENTRY.sub("", text).splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert rest == []
    assert entries(lock) != {}


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_no_host_is_named(path):
    found = re.findall(r"\S*(?:://|index-url|find-links|trusted-host)\S*", path.read_text(encoding="utf-8"))
    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_asked_for_is_locked_in_a_version_that_fits(lock):
    locked = entries(lock)
    wrong = [
        str(wanted)
        for wanted in asked_for(lock)
        if not wanted.specifier.contains(locked.get(canonicalize_name(wanted.name), "0"), prereleases=True)
        or canonicalize_name(wanted.name) not in locked
    ]
    assert wrong == []


def test_a_package_has_the_same_version_for_running_and_for_testing():
    runtime, dev = entries("runtime"), entries("dev")
    assert {name: dev[name] for name in runtime.keys() & dev.keys()} == {
        name: runtime[name] for name in runtime.keys() & dev.keys()
    }


def test_every_package_that_the_product_imports_is_locked_for_it():
    tree = SourceTree(FOLDER.parent / "src")
    imported = {found.module.split(".")[0] for module in tree.modules.values() for found in tree.imports(module)}
    names = packages_distributions()
    locked = entries("runtime")
    outside = imported - sys.stdlib_module_names - {"wirnetz"}
    assert {
        module for module in outside if not {*map(canonicalize_name, names.get(module, []))} & locked.keys()
    } == set()
