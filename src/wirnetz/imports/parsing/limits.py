"""How much an uploaded file may ask for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask for. An operator can raise each."""

    upload_bytes: int = 10_000_000
    unpacked_bytes: int = 60_000_000
    ratio: int = 100
    entries: int = 200
    rows: int = 50_000
    columns: int = 100
    seconds: int = 10
    memory_bytes: int = 256_000_000
    cell_characters: int = 32_767


STANDARD = Limits()
