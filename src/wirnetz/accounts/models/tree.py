"""The one tree on which rights hang."""

import pghistory
import pgtrigger
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import NodeKind
from wirnetz.core.ltree import LtreeField

PATH_BEFORE = """
NEW.path := NEW.id::text::ltree;
IF NEW.parent_id IS NOT NULL THEN
    SELECT parent.path || NEW.id::text INTO NEW.path FROM accounts_node parent WHERE parent.id = NEW.parent_id;
    IF subpath(NEW.path, 0, -1) ~ ('*.' || NEW.id::text || '.*')::lquery THEN
        RAISE EXCEPTION 'node % would lie below itself', NEW.id USING ERRCODE = 'check_violation';
    END IF;
END IF;
RETURN NEW;
"""
PATH_AFTER = """
UPDATE accounts_node SET path = NEW.path || subpath(path, nlevel(OLD.path))
WHERE path <@ OLD.path AND id <> NEW.id;
RETURN NULL;
"""


@pghistory.track(exclude=["path"])
class Node(models.Model):
    """A place in the tree of rights. `path` is kept by triggers: all ids from the root down to this one."""

    kind = models.CharField(_("Art"), max_length=20, choices=NodeKind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = LtreeField(editable=False, default="", db_default="")

    class Meta:
        verbose_name = _("Ort im Rechtebaum")
        verbose_name_plural = _("Orte im Rechtebaum")
        indexes = [GistIndex(fields=["path"], name="node_path_tree")]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=NodeKind.values), name="node_kind_known"),
            models.UniqueConstraint(fields=["kind"], condition=models.Q(kind="alliance"), name="node_one_alliance"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="node_path_before",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("parent_id"),
                func=PATH_BEFORE,
            ),
            pgtrigger.Trigger(
                name="node_path_after",
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.path IS DISTINCT FROM NEW.path"),
                func=PATH_AFTER,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.path}"
