"""The table of promises names proofs that exist, and runs them where it says."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
TABLE = (TESTS.parent / "docs" / "assurance.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ((?:SEC|PRV|DAT|REL)-\d+) \|.*\| (.+) \| (test|drill|test, drill|drill, test) \|$", re.MULTILINE)
NAMED = set(
    re.findall(
        r"\S+",
        """
    SEC-1 SEC-2 SEC-3 SEC-4 SEC-5 SEC-7 SEC-8 SEC-10 SEC-11 SEC-12 SEC-13 SEC-14 SEC-15 SEC-16 SEC-17 SEC-18 SEC-19
    SEC-20 SEC-21 SEC-22 SEC-25 PRV-1 PRV-2 PRV-3 PRV-5 PRV-6 PRV-7 PRV-10 DAT-1 DAT-2 DAT-3 DAT-4 DAT-5 DAT-6 DAT-11
    REL-1 REL-2 REL-3 REL-4 REL-5 REL-6 REL-7 REL-8 REL-10 REL-11 REL-12 REL-13 REL-14 REL-15 REL-16 REL-17 REL-20
""",
    )
)


def rows():
    return {found[0]: (re.findall(r"`([\w/]+\.py)`", found[1]), found[2]) for found in ROW.findall(TABLE)}


def test_every_promise_has_its_row():
    assert sorted(NAMED - rows().keys()) == []


def test_every_proof_exists():
    missing = {key: path for key, (paths, _where) in rows().items() for path in paths if not (TESTS / path).exists()}
    assert missing == {}
    assert [key for key, (paths, _where) in rows().items() if not paths] == []


def test_what_is_drilled_is_marked_so():
    """A row that says *drill* names a file with tests marked for it, one that says *test* a file with others."""
    wrong = []
    for key, (paths, where) in rows().items():
        texts = [(TESTS / path).read_text(encoding="utf-8") for path in paths]
        if "drill" in where and not any("mark.drill" in text for text in texts):
            wrong.append((key, "drill"))
        if "test" in where and not any("pytestmark = [pytest.mark.drill" not in text for text in texts):
            wrong.append((key, "test"))
    assert wrong == []
