"""Django's entry for the room `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "wirnetz.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Hear what the sign-in library tells, and say to `core` how somebody confirms that it is them."""
        from wirnetz.accounts import receivers  # noqa: F401 - connects them; reads models
        from wirnetz.accounts.rules import needs_confirmation  # reads models
        from wirnetz.core.stepup import enter_confirmation  # beside the check that it takes

        enter_confirmation(needs_confirmation, confirm="account_reauthenticate", resume="accounts:resume")
