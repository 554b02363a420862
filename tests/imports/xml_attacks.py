"""Workbooks with attacks on the reader of XML in one of their parts: SEC-11."""

import random
from collections.abc import Callable

from tests.imports.workbook_parts import PARTS, workbook

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

DECLARATIONS = {
    "file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "address": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>',
    "laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]>',
    "quadratic": f'<!DOCTYPE a [<!ENTITY x "{"x" * 50_000}">]>',
    "parameter": '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
    "external": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">',
    "public": '<!DOCTYPE a PUBLIC "-//X//Y" "http://127.0.0.1:9/x.dtd">',
    "lower case": '<!doctype a [<!entity x "y">]>',
    "spaced": "<! DOCTYPE a [<!ELEMENT a ANY>]>",
}
"""Declarations that no workbook has."""

_PARTS = (
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
)


def _declared(part: str, declaration: str) -> bytes:
    content = PARTS[part]
    assert isinstance(content, str)
    start, end, rest = content.partition("?>")
    return workbook({part: start + end + declaration + rest})


def _encoded(encoding: str, declared: str) -> bytes:
    content = PARTS["xl/worksheets/sheet1.xml"]
    assert isinstance(content, str)
    text = content.replace("UTF-8", declared).replace("?>", "?>" + DECLARATIONS["file"])
    return workbook({"xl/worksheets/sheet1.xml": text.encode(encoding)})


def _beyond_a_block() -> bytes:
    """The declaration lies across the border of two blocks of a megabyte, behind text that packs badly."""
    head = len(str(PARTS["xl/worksheets/sheet1.xml"]).partition("?>")[0]) + 2
    noise = random.Random(1).randbytes(1 << 19).hex()
    return _declared("xl/worksheets/sheet1.xml", f"<!--{noise[: (1 << 20) - head - 12]}-->" + DECLARATIONS["file"])


_INCLUDED = (
    '<?xml version="1.0"?><worksheet xmlns:xi="http://www.w3.org/2001/XInclude">'
    '<xi:include href="file:///etc/passwd" parse="text"/></worksheet>'
)

ATTACKS: dict[str, Callable[[], bytes]] = {
    **{
        f"{name} in {part}": lambda part=part, declaration=declaration: _declared(part, declaration)  # type: ignore[misc]
        for name, declaration in DECLARATIONS.items()
        for part in _PARTS
    },
    "UTF-16": lambda: _encoded("utf-16", "UTF-16"),
    "UTF-16 without its mark": lambda: _encoded("utf-16-le", "UTF-8"),
    "UTF-7": lambda: _encoded("utf-7", "UTF-7"),
    "UTF-32": lambda: _encoded("utf-32", "UTF-32"),
    "across two blocks": _beyond_a_block,
    "inclusion": lambda: workbook({"xl/worksheets/sheet1.xml": _INCLUDED}),
    "in a part that is not read": lambda: workbook(
        {"docProps/app.xml": "<?xml version='1.0'?>" + DECLARATIONS["laughs"]}
    ),
}
"""What makes the file, by the attack."""
