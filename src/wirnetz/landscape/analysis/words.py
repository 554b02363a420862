"""Numbers and names as the sentences of findings say them."""

from math import floor, log10

from wirnetz.core.german import number


def about(value: float | None, noun: str) -> str:
    """A count as far as the data bear it: two leading digits, „rund“ in front; "" where it is not known."""
    if value is None:
        return ""
    if value < 10:
        return f"{number(round(value))} {noun}"
    step = 10 ** (floor(log10(value)) - 1)
    if value >= 1_000_000:
        millions = round(value / step) * step / 1_000_000
        said = number(millions, 0 if millions >= 10 or millions.is_integer() else 1)
        return f"rund {said} {'Million' if said == '1' else 'Millionen'} {noun}"
    return f"rund {number(round(value / step) * step)} {noun}"


def kilometres(value: float) -> str:
    """A way in whole kilometres, at least one; number and unit stay on one line."""
    return f"{number(max(round(value), 1))}\u00a0km"


def closed(text: str) -> str:
    """With the full stop at its end, once: a name may end with one ("e. V.")."""
    return text if text.endswith(".") else f"{text}."
