"""Forms of signing in and of one's own account; the library's forms with our words."""

from typing import Any

from allauth.account.forms import (
    AddEmailForm,
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    ConfirmReauthenticationCodeForm,
    RequestLoginCodeForm,
    SignupForm,
)
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wirnetz.core.mail import check_line

LONGEST_NAME = 150


def name_field(**options: Any) -> forms.CharField:
    """A person's name: one line."""
    widget = forms.TextInput(attrs={"autocomplete": "name"})
    return LineField(label=_("Ihr Name"), max_length=LONGEST_NAME, widget=widget, **options)


def email_field(label: Any, **options: Any) -> forms.EmailField:
    """An address for mails, in small letters."""
    widget = forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"})
    said = {"invalid": _("Das ist keine E-Mail-Adresse. So sähe eine aus: name@haus.de")}
    return LowerEmailField(label=label, max_length=254, widget=widget, error_messages=said, **options)


class LineField(forms.CharField):
    """One line that may stand in the head of a mail."""

    def to_python(self, value: Any) -> str:
        """Without line breaks and invisible characters."""
        return check_line(super().to_python(value) or "")


class LowerEmailField(forms.EmailField):
    """An address as it is stored: in small letters, one line."""

    def to_python(self, value: Any) -> Any:
        """Without spaces around it, in small letters."""
        cleaned = super().to_python(value)
        return check_line(cleaned).lower() if isinstance(cleaned, str) else cleaned


class PlainCode(forms.Form):
    """What forms for codes have in common: one field, said in German."""

    words = _("Code aus der Mail")
    hint = _("Acht Buchstaben; Bindestrich und Großschreibung spielen keine Rolle.")
    is_numeric = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["code"]
        field.label, field.help_text = self.words, self.hint
        attributes = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        field.widget = forms.TextInput(attrs={**attributes, **({"inputmode": "numeric"} if self.is_numeric else {})})


class AppCode(PlainCode):
    """A code of an authenticator app, or one of those kept for an emergency."""

    words = _("Code aus der App oder Notfallcode")
    hint = _("Sechs Ziffern aus der App, oder einer der acht Ziffern langen Codes, die Sie aufbewahrt haben.")
    is_numeric = True


class SignInForm(RequestLoginCodeForm):
    """Which address the code goes to."""

    email = email_field(_("Ihre E-Mail-Adresse"))


class SignUpForm(SignupForm):
    """A new account: name and address."""

    name = name_field()
    field_order = ["name", "email"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"] = email_field(_("Ihre E-Mail-Adresse"))


class SignInCodeForm(PlainCode, ConfirmLoginCodeForm):
    """The code that was sent for signing in."""


class AddressCodeForm(PlainCode, ConfirmEmailVerificationCodeForm):
    """The code that was sent to a new address."""


class ConfirmCodeForm(PlainCode, ConfirmReauthenticationCodeForm):
    """The code that was sent for confirming that it is oneself."""


class FactorForm(AppCode, AuthenticateForm):
    """The second factor while signing in."""


class ConfirmFactorForm(AppCode, ReauthenticateForm):
    """The second factor for confirming that it is oneself."""


class AppForm(AppCode, ActivateTOTPForm):
    """The first code of a new app, which shows that it works."""

    words = _("Code, den die App jetzt anzeigt")
    hint = _("Sechs Ziffern; sie wechseln alle 30 Sekunden.")


class PasskeySignInForm(LoginWebAuthnForm):
    """What the browser answered; refused like a wrong code, whatever was wrong with it."""

    def clean_credential(self) -> Any:
        """As the library's; nonsense is no error of ours."""
        try:
            return super().clean_credential()
        except (KeyError, ValueError, AttributeError) as error:
            raise ValidationError(_("Dieser Passkey passt zu keinem Konto."), code="unknown") from error


class PasskeyForm(AddWebAuthnForm):
    """A new passkey; the browser fills in what it answered."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = passkey_name_field(required=False)
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.initial["passwordless"] = "on"


class PasskeyNameForm(EditWebAuthnForm):
    """What a passkey is called."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"] = passkey_name_field()


def passkey_name_field(**options: Any) -> forms.CharField:
    """So that people tell their devices apart."""
    hint = _("Woran Sie das Gerät wiedererkennen, zum Beispiel „Laptop Büro“.")
    return LineField(label=_("Bezeichnung"), help_text=hint, max_length=60, **options)


class NewAddressForm(AddEmailForm):
    """The address that takes the place of the present one once it is confirmed."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["email"] = email_field(_("Neue E-Mail-Adresse"))


class NameForm(forms.Form):
    """What somebody is called."""

    name = name_field()


class FirstAccessForm(forms.Form):
    """Who the first administrator is."""

    name = name_field()
    email = email_field(_("Ihre E-Mail-Adresse"), help_text=_("An diese Adresse gehen künftig Ihre Anmeldecodes."))

    def clean_name(self) -> str:
        """A name that is more than spaces."""
        name: str = self.cleaned_data["name"].strip()
        if not name:
            raise ValidationError(_("Nennen Sie Ihren Namen."), code="required")
        return name
