"""Is the record of what was done still as it was written? Recounted in the database, entry by entry."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from wirnetz.accounts.models import AuditAnchor

HEADS = "audit_heads.jsonl"
"""Beside the database: once a day the last entry's number and digest, so that a cut-off end is noticed."""
RECOUNT = """
WITH chain AS (
    SELECT id, position, previous_hash, hash,
        lag(position) OVER (ORDER BY position NULLS LAST, id) AS position_before,
        lag(hash) OVER (ORDER BY position NULLS LAST, id) AS hash_before,
        row_number() OVER (ORDER BY position NULLS LAST, id) AS number,
        encode(sha256(convert_to(concat_ws(E'\\x1f', previous_hash, position,
            to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
            coalesce(person_id::text, ''), action, record_type, record_id, origin, details::text
        ), 'UTF8')), 'hex') AS counted
    FROM accounts_auditentry
)
SELECT id, position, counted IS DISTINCT FROM hash AS is_changed,
    number > 1 AND position IS DISTINCT FROM position_before + 1 AS has_gap,
    number > 1 AND previous_hash IS DISTINCT FROM hash_before AS is_moved
FROM chain
WHERE position IS NULL OR counted IS DISTINCT FROM hash
    OR (number > 1 AND (position IS DISTINCT FROM position_before + 1 OR previous_hash IS DISTINCT FROM hash_before))
ORDER BY number LIMIT 100
"""
ENDS = """
SELECT count(*), min(position), max(position),
    (SELECT hash FROM accounts_auditentry ORDER BY position DESC NULLS LAST LIMIT 1),
    (SELECT previous_hash FROM accounts_auditentry ORDER BY position NULLS LAST LIMIT 1)
FROM accounts_auditentry
"""


@dataclass(frozen=True)
class ChainReport:
    """What the recount found; `problems` are German sentences, none means that all is as it was written."""

    count: int
    first: int
    last: int
    head: str
    problems: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing was changed, taken out or put in."""
        return not self.problems

    def as_json(self) -> dict[str, Any]:
        """The same for machines."""
        return {"is_sound": self.is_sound, **asdict(self)}


def verify_audit_chain() -> ChainReport:
    """Count every digest again and follow the chain from its anchor to its end; a hundred problems at most."""
    with connection.cursor() as cursor:
        cursor.execute(ENDS)
        count, first, last, head, before_first = cursor.fetchone()
        cursor.execute(RECOUNT)
        broken = cursor.fetchall()
    anchor = AuditAnchor.objects.order_by("-position").first()
    problems = [*_at_the_start(count, first, before_first, anchor), *(_sentence(row) for row in broken)]
    problems += _at_the_end(last or (anchor.position if anchor else 0))
    return ChainReport(count, first or 0, last or 0, head or "", tuple(problems))


def _at_the_start(count: int, first: int | None, before_first: str | None, anchor: AuditAnchor | None) -> list[str]:
    expected = (anchor.position + 1, anchor.hash) if anchor else (1, "")
    if count and (first, before_first) != expected:
        return [_("Der Anfang fehlt: Erwartet war Eintrag %d, der erste ist %s.") % (expected[0], first)]
    return []


def _sentence(row: tuple[int, int | None, bool, bool, bool]) -> str:
    number, position, is_changed, has_gap, is_moved = row
    if position is None:
        return _("Ein Eintrag steht außerhalb der Kette (Nummer %d).") % number
    if is_changed:
        return _("Eintrag %d wurde nach dem Schreiben geändert.") % position
    if has_gap:
        return _("Vor Eintrag %d fehlen Einträge.") % position
    return _("Eintrag %d steht nicht an der Stelle, an der er geschrieben wurde.") % position if is_moved else ""


def _at_the_end(last: int) -> list[str]:
    """Compare with the ends that were noted beside the database."""
    path = settings.DATA / HEADS
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    noted = {line["position"]: line["hash"] for line in map(json.loads, lines)}
    if not noted:
        return []
    newest = max(noted)
    if newest > last:
        return [_("Am Ende fehlen Einträge: Notiert ist Eintrag %d, der letzte ist %d.") % (newest, last)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT position, hash FROM accounts_auditentry WHERE position = ANY(%s)", [list(noted)])
        stored = dict(cursor.fetchall())
    changed = sorted(position for position, found in stored.items() if found != noted[position])
    return [_("Eintrag %d ist nicht mehr der, der an seinem Tag notiert wurde.") % position for position in changed]
