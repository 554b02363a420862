"""What a document was made from, its short code, and what has changed since. Pure: plain values in and out.

The code is derived from the contents: the same kit made twice on one day bears the same one.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's Base32: nothing that is mistaken for something else
LENGTH = 10  # 50 bits: nobody guesses one, and a document can still be typed in
ARGUMENT, FACT, OCCASION, OWN = "argument", "fact", "occasion", "own"
_MISTAKEN = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A part that many documents share: an argument, a figure, the texts of an occasion.

    `kind` is `argument`, `fact`, `occasion` or `own`, `key` its name there; `words` is what the document says of it,
    `digest` stands for all of its text.
    """

    kind: str
    key: str
    words: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What is kept of a document: for which house and region, to which occasion, from which parts.

    `selection` are the chosen slides as they stand in an address, empty for all; `own` are the parts that the house
    wrote for itself. Whom the document names is not among it.
    """

    code: str
    organisation_id: int
    occasion: str
    audience: str
    area_keys: tuple[str, ...]
    selection: str
    made_on: date
    ingredients: tuple[Ingredient, ...]
    own: tuple[Ingredient, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A part that is different by now; `now` is empty where it is no longer there."""

    kind: str
    key: str
    then: str
    now: str


def digest_of(value: object) -> str:
    """Sixteen hexadecimal digits that stand for `value`, which JSON can hold."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def code_of(*parts: object, ingredients: Sequence[Ingredient]) -> str:
    """The short code of a document made from these parts."""
    text = json.dumps([parts, [asdict(each) for each in ingredients]], ensure_ascii=False, sort_keys=True, default=str)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return "".join(ALPHABET[number >> (5 * place) & 31] for place in range(LENGTH))


def read_code(text: str) -> str:
    """The code that somebody typed: small letters, hyphens and spaces do not matter, O is 0, I and L are 1."""
    plain = "".join(text.upper().replace("-", "").split()).translate(_MISTAKEN)
    return plain if len(plain) == LENGTH and set(plain) <= set(ALPHABET) else ""


def shown_code(code: str) -> str:
    """The code as it is printed: „7K3F9-Q2XAB“."""
    return f"{code[:5]}-{code[5:]}"


def changes_between(then: Sequence[Ingredient], now: Mapping[tuple[str, str], Ingredient]) -> tuple[Change, ...]:
    """What of the parts of a document is different by now, in their order; `now` by kind and key."""
    found = []
    for part in then:
        present = now.get((part.kind, part.key))
        if present is None:
            found.append(Change(part.kind, part.key, part.words, ""))
        elif present.digest != part.digest:
            found.append(Change(part.kind, part.key, part.words, present.words))
    return tuple(found)
