"""Tables of the sign-in: addresses, passkeys and codes, devices, accounts elsewhere."""

from functools import partial

from django.apps import apps
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from wirnetz.core.personal import WHILE_ACCOUNT, Basis, Erase, Keep, Purpose, not_personal, personal


def model_of(package: str, name: str) -> type[Model] | None:
    """The model of a package that may not be installed."""
    return apps.get_model(package, name) if apps.is_installed(f"allauth.{package}") else None


security_data = partial(personal, purpose=Purpose.SECURITY, basis=Basis.DUTY, keep=WHILE_ACCOUNT, erase=Erase.DELETE)
account_data = partial(security_data, purpose=Purpose.ACCOUNT, basis=Basis.CONTRACT)

if address := model_of("account", "EmailAddress"):
    account_data(address, "user", "email", "verified", "primary", subject="user")
if confirmation := model_of("account", "EmailConfirmation"):
    account_data(confirmation, "email_address", "created", "sent", subject="email_address__user")
    account_data(confirmation, "key", subject="email_address__user", is_exported=False)
if authenticator := model_of("mfa", "Authenticator"):
    security_data(authenticator, "user", "type", "created_at", "last_used_at", subject="user")
    security_data(authenticator, "data", subject="user", is_exported=False)
if device := model_of("usersessions", "UserSession"):
    THIRTY_DAYS = Keep(_("bis zum Abmelden; 30 Tage nach der letzten Nutzung"), days=30, since="last_seen_at")
    security_data(
        device, *("user", "created_at", "ip", "last_seen_at", "user_agent", "data"), subject="user", keep=THIRTY_DAYS
    )
    security_data(device, "session_key", subject="user", is_exported=False, keep=THIRTY_DAYS)
if elsewhere := model_of("socialaccount", "SocialAccount"):
    account_data(elsewhere, "user", "provider", "uid", "last_login", "date_joined", "extra_data", subject="user")
if token := model_of("socialaccount", "SocialToken"):
    account_data(token, "account", "app", "expires_at", subject="account__user")
    account_data(token, "token", "token_secret", subject="account__user", is_exported=False)
if app := model_of("socialaccount", "SocialApp"):
    not_personal(app, "provider", "provider_id", "name", "client_id", "secret", "key", "settings")
