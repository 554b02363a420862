"""The room `arguments` keeps no data about people: things to say and what they rest on."""

from wirnetz.arguments.models import Argument, Evidence
from wirnetz.core.personal import not_personal

not_personal(
    Argument,
    *("slug", "position", "idea", "audience", "partner_kind", "claim", "gives", "gets", "reasons", "objection"),
    *("objection_source", "objection_url", "answer", "note", "fact_keys", "expires_on"),
)
not_personal(Evidence, "source_url", "source_note", "as_of", "is_example", "argument", "position", "text", "citation")
