"""Tags of the alliance office's pages."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from wirnetz.accounts.enums import NodeKind, Role
from wirnetz.accounts.rules import running_grants

register = template.Library()


@register.inclusion_tag("portal/components/office_nav.html", takes_context=True)
def office_nav(context: template.Context) -> dict[str, Any]:
    """The parts of the office that the visitor's roles at the alliance open, with the present one marked."""
    request = context["request"]
    held = running_grants(request.user, on=timezone.localdate()).filter(node__kind=NodeKind.ALLIANCE)
    roles = set(held.values_list("role", flat=True))
    parts = [
        ("", _("Was wartet"), {Role.ADMINISTRATION}),
        ("partner/", _("Partner"), {Role.ADMINISTRATION}),
        ("antraege/", _("Anträge"), {Role.ADMINISTRATION}),
        ("vorschlaege/", _("Vorschläge"), {Role.ADMINISTRATION, Role.EDITING}),
        ("personen/", _("Personen und Rechte"), {Role.ADMINISTRATION}),
        ("katalog/", _("Katalog"), {Role.ADMINISTRATION, Role.EDITING}),
        (
            "argumente/",
            _("Argumente"),
            {Role.ADMINISTRATION, Role.EDITING, Role.RELEASE, Role.STEWARDSHIP},
        ),
        ("gremien/", _("Gremien"), {Role.ADMINISTRATION}),
        ("einstellungen/", _("Einstellungen"), {Role.ADMINISTRATION}),
        ("postausgang/", _("Postausgang"), {Role.ADMINISTRATION}),
        ("versand/", _("Versand"), {Role.ADMINISTRATION}),
        ("protokoll/", _("Protokoll"), {Role.ADMINISTRATION, Role.DATA_PROTECTION}),
        ("datenschutz/", _("Datenschutz"), {Role.ADMINISTRATION, Role.DATA_PROTECTION}),
    ]
    here = request.path.removeprefix("/verwaltung/")
    links = []
    for part, words, needed in parts:
        if needed & roles:
            is_inside = here.startswith(part) if part else here == ""
            mark = ("page" if here == part else "true") if is_inside else ""
            links.append((f"/verwaltung/{part}", words, mark))
    return {"links": links}
