"""People, the one tree on which rights hang, dated grants, and the record of what was done."""

from typing import Any, ClassVar

import pghistory
import pgtrigger
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wirnetz.accounts.enums import NodeKind, Role
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


class PersonManager(BaseUserManager["Person"]):
    """Creates people; the address is the only name they sign in with."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person with this address; without password they sign in by other means."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person for Django's operator pages."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


@pghistory.track(exclude=["password", "last_login"])
class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in. What they may do follows from grants, never from this record."""

    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    name = models.CharField(_("Name"), max_length=150, blank=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    is_staff = models.BooleanField(_("betreibt die Installation"), default=False)
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        constraints = [models.CheckConstraint(condition=models.Q(email=Lower("email")), name="person_email_lower")]

    def __str__(self) -> str:
        return self.name or self.email


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


@pghistory.track()
class Grant(models.Model):
    """A role of a person at a node and everything below it, from a day on, perhaps until a day (inclusive)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="grants")
    node = models.ForeignKey(Node, models.CASCADE, related_name="grants")
    role = models.CharField(_("Rolle"), max_length=20, choices=Role.choices)
    from_on = models.DateField(_("ab"))
    until_on = models.DateField(_("bis"), null=True, blank=True)
    granted_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("Recht")
        verbose_name_plural = _("Rechte")
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="grant_role_known"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="grant_ends_after_begin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class AuditEntry(models.Model):
    """Who did what to which record; written once, never changed (a trigger refuses)."""

    at = models.DateTimeField(_("Zeitpunkt"), auto_now_add=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    action = models.CharField(_("Handlung"), max_length=60)
    record_type = models.CharField(_("Art des Datensatzes"), max_length=60)
    record_id = models.BigIntegerField(_("Nummer des Datensatzes"))
    details = models.JSONField(_("Einzelheiten"), default=dict)

    class Meta:
        verbose_name = _("Protokolleintrag")
        verbose_name_plural = _("Protokoll")
        indexes = [models.Index(fields=["record_type", "record_id", "-at"], name="audit_by_record")]
        triggers = [
            pgtrigger.Protect(name="audit_append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="audit_never_emptied",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'the record of what was done is never emptied';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%d.%m.%Y %H:%M} {self.action}"
