"""Quoted-printable of our own: what is written is what is signed is what arrives.

No line begins with a dot or with "From ", none ends with a blank, no two blanks stand side by side, and nothing but
CR LF ends a line: a server has no reason to change a byte, and no text can end a message early.
"""

import re

LONGEST = 75
_SAFE = frozenset(range(33, 127)) - {ord("=")}
_ESCAPED = [bytes([code]) if code in _SAFE else b"=%02X" % code for code in range(256)]
_SINGLE = re.compile(rb"(?<=.)(?<!=20)=20(?=.)", re.DOTALL)
"""A blank inside a line that does not follow another."""
_PLAIN = re.compile(rb"(?:[!-<>-~]+(?: [!-<>-~]+)*)?")
"""Nothing that would have to be written otherwise."""
_WHOLE = re.compile(rb"=[0-9A-F]{2}|[^=]")


def quoted(text: str) -> bytes:
    """The text, line by line; line feeds become line ends, every other control character is written out."""
    if "\n" not in text:
        return _folded(_line(text.encode()))
    lines = text.replace("\r\n", "\n").split("\n")
    return b"\r\n".join(_folded(_line(line.encode())) for line in lines)


def _line(raw: bytes) -> bytes:
    if _PLAIN.fullmatch(raw):
        return raw
    coded = b"".join([_ESCAPED[code] for code in raw])
    return _SINGLE.sub(b" ", coded)


def _folded(line: bytes) -> bytes:
    if len(line) <= LONGEST:
        return _begun(line)
    pieces, piece = [], b""
    for unit in _WHOLE.findall(line):
        if len(piece) + len(unit) > LONGEST - 5:
            pieces.append(piece)
            piece = b""
        piece += unit
    pieces.append(piece)
    return b"=\r\n".join(_begun(piece) for piece in pieces)


def _begun(piece: bytes) -> bytes:
    """The piece with its first or last character written out where it would be taken for something else."""
    if piece.startswith((b".", b"From ")):
        piece = b"=%02X" % piece[0] + piece[1:]
    if piece.endswith(b" "):
        piece = piece[:-1] + b"=20"
    return piece.replace(b" ", b"=20", 1) if piece.startswith(b" ") else piece
