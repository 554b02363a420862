"""The order of the house: rooms, files, names, sizes and templates. A breach is printed as `file:line: reason`."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.architecture import rooms, sizes, templates
from tests.architecture.source import Breach, SourceTree

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def tree() -> SourceTree:
    return SourceTree(PROJECT / "src")


def report(breaches: Iterable[Breach]) -> str:
    return "".join(f"\n{breach}" for breach in sorted(set(breaches)))


def test_rooms_import_only_earlier_rooms_and_what_these_share(tree):
    assert report(rooms.room_breaches(tree)) == ""


def test_files_import_only_files_named_before_them(tree):
    assert report(rooms.file_order_breaches(tree)) == ""


def test_files_of_a_room_bear_the_names_of_the_order(tree):
    assert report(rooms.file_name_breaches(tree)) == ""


def test_pure_parts_import_no_django(tree):
    assert report(rooms.purity_breaches(tree)) == ""


def test_private_names_stay_in_their_module(tree):
    assert report(rooms.private_breaches(tree)) == ""


def test_inner_imports_carry_their_reason(tree):
    assert report(rooms.inner_import_breaches(tree)) == ""


def test_views_read_only_what_the_visitor_may_see(tree):
    assert report(rooms.unscoped_view_breaches(tree)) == ""


def test_no_file_is_named_after_nothing(tree):
    assert report(rooms.name_breaches(tree)) == ""


def test_files_and_functions_keep_their_size():
    assert report(sizes.size_breaches(PROJECT, ("src", "tests", "scripts", "bench"))) == ""


def test_templates_hold_no_script_and_no_style(tree):
    assert report(templates.inline_breaches(tree)) == ""


def test_templates_build_on_components_of_earlier_rooms_only(tree):
    assert report(templates.built_on_breaches(tree)) == ""


def test_the_tree_was_read(tree):
    """Guards the guards: the checks above would also pass on an empty folder."""
    assert {module.room for module in tree.modules.values()} - {""} == set(rooms.ROOMS)
    assert sum(1 for _ in templates.template_files(tree)) > 5
