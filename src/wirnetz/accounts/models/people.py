"""People: somebody who can sign in."""

from typing import Any, ClassVar

import pghistory
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    """Creates people; the address is the only name they sign in with. There are no passwords."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person with this address; without password they sign in by other means."""
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        """A person for Django's operator pages."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


@pghistory.track(exclude=["password", "last_login", "seen_on"])
class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in. What they may do follows from grants, never from this record."""

    email = models.EmailField(_("E-Mail-Adresse"), unique=True)
    name = models.CharField(_("Name"), max_length=150, blank=True)
    is_active = models.BooleanField(_("aktiv"), default=True)
    is_staff = models.BooleanField(_("betreibt die Installation"), default=False)
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    seen_on = models.DateField(_("zuletzt angemeldet"), null=True, blank=True)
    erased_at = models.DateTimeField(_("gelöscht"), null=True, blank=True)
    is_example = models.BooleanField(_("Beispiel"), default=False)

    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"

    class Meta:
        verbose_name = _("Person")
        verbose_name_plural = _("Personen")
        constraints = [models.CheckConstraint(condition=models.Q(email=Lower("email")), name="person_email_lower")]

    def __str__(self) -> str:
        return str(_("Ehemaliges Mitglied")) if self.erased_at else self.name or self.email
