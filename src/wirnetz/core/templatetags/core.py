"""Tags and filters of the page shell: icons, German figures, soft hyphens."""

import itertools
from typing import Any

from django import forms, template
from django.conf import settings
from django.template.base import Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from lucide.templatetags.lucide import lucide

from wirnetz.core import german
from wirnetz.core.kept import kept_value

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the lucide set; always beside a word, so it is hidden from screen readers."""
    options: dict[str, Any] = {"class": "icon", "stroke-width": "1.9", "aria-hidden": "true", "focusable": "false"}
    return SafeString(lucide(name, **options))


@register.simple_tag(takes_context=True)
def refusal(context: template.Context) -> str:
    """What the title of a page begins with where something that was sent is shown again to be mended."""
    is_refused = any(_is_refused(value) for value in context.flatten().values())
    return _("Fehler:") + " " if is_refused else ""


def _is_refused(value: Any) -> bool:
    if type(value) in {list, tuple}:
        return any(_is_refused(part) for part in value)
    if not issubclass(type(value), forms.BaseForm):  # asked of the type, since a lazy value would be worked out
        return False
    return bool(value.is_bound and value.errors)


@register.filter
def whole_label(field: forms.BoundField) -> str:
    """What a field is called away from its place on the page."""
    label_of = getattr(field.form, "label_of", None)
    return str(label_of(field.name) if label_of else field.label)


@register.filter
def soft(value: Any) -> str:
    """Soft hyphens in long compounds."""
    return german.soft_hyphens(str(value))


@register.filter
def inside_quotes(value: Any) -> str:
    """For between quotation marks: those inside become single ones."""
    return german.inside_quotes(str(value))


@register.filter
def figure(value: int | float) -> str:
    """A German figure with thousands' points."""
    return german.number(value)


@register.filter
def word(value: int) -> str:
    """A number up to twelve in words."""
    return german.number_word(value)


@register.filter
def short_address(value: str) -> str:
    """Host name and path of a web address, without scheme and final slash, for reading."""
    return value.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


@register.filter
def partial_day(value: str) -> str:
    """A day, month or year in German, as exact as it is known."""
    return german.day_in_words(value)


@register.simple_tag(takes_context=True)
def with_query(context: template.Context, **changes: Any) -> str:
    """The present query string with some parameters changed; an empty value takes the parameter out."""
    query = context["request"].GET.copy()
    for key, value in changes.items():
        query.pop(key, None)
        if value not in (None, ""):
            query[key] = str(value)
    return f"?{query.urlencode()}" if query else "?"


@register.simple_tag
def absolute(path: str) -> str:
    """The full address of a path of this installation."""
    return settings.BASE_URL + path


class KeepNode(template.Node):
    """What stands inside, rendered once for each version, language and key."""

    numbers = itertools.count()

    def __init__(self, inside: template.NodeList, version: Any, key: list[Any]) -> None:
        self.inside, self.version, self.key, self.number = inside, version, key, next(self.numbers)

    def render(self, context: template.Context) -> SafeString:
        """The kept text, or the text made now."""
        key = ("keep", self.number, *(part.resolve(context) for part in self.key))
        return SafeString(kept_value(self.version.resolve(context), key, lambda: self.inside.render(context)))


@register.tag
def keep(parser: Parser, token: Token) -> KeepNode:
    """`{% keep version key… %}…{% endkeep %}`: the inside must depend on nothing but the key and the records.

    `version` is a `data_version()`, or "always" for what depends on no record. Never put inside what a person sees.
    """
    version, *key = (parser.compile_filter(part) for part in token.split_contents()[1:])
    inside = parser.parse(("endkeep",))
    parser.delete_first_token()
    return KeepNode(inside, version, key)
