"""The registry of slot kinds."""

from collections.abc import Callable

from wirnetz.arguments.exports.scene import Scene
from wirnetz.arguments.validators.occasions import SlotText
from wirnetz.documents.content import AnySlide

SlotFunction = Callable[[Scene, SlotText], AnySlide | None]
_registry: dict[str, SlotFunction] = {}


def slot(kind: str) -> Callable[[SlotFunction], SlotFunction]:
    """Enter a function under the name that occasions use for its kind of slot."""

    def enter(function: SlotFunction) -> SlotFunction:
        _registry[kind] = function
        return function

    return enter


def slot_kinds() -> tuple[str, ...]:
    """All registered kinds, sorted."""
    return tuple(sorted(_registry))


def slide_for(scene: Scene, text: SlotText) -> AnySlide | None:
    """The slide for one slot of an occasion, or None where nothing is recorded for it."""
    return _registry[text.kind](scene, text)
