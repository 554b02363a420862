"""Addresses of signing in and of second factors, under the names that the sign-in library asks for."""

from django.urls import path

from wirnetz.accounts.views import account, confirm, factors, providers, sign_in

urlpatterns = [
    path("konto/anmelden/", sign_in.sign_in, name="account_login"),
    path("konto/anmelden/neu/", sign_in.start_over, name="account_request_login_code"),
    path("konto/anmelden/code/", sign_in.sign_in_code, name="account_confirm_login_code"),
    path("konto/anmelden/zweiter-faktor/", factors.second_factor, name="mfa_authenticate"),
    path("konto/anmelden/passkey/", factors.passkey_sign_in, name="mfa_login_webauthn"),
    path("konto/anmelden/dienst/abgebrochen/", providers.service_refused, name="socialaccount_login_cancelled"),
    path("konto/anmelden/dienst/fehler/", providers.service_refused, name="socialaccount_login_error"),
    path("konto/anmelden/dienst/<provider_id>/", providers.service_begin, name="openid_connect_login"),
    path("konto/anmelden/dienst/<provider_id>/zurueck/", providers.service_end, name="openid_connect_callback"),
    path("konto/abmelden/", sign_in.sign_out, name="account_logout"),
    path("konto/gesperrt/", sign_in.inactive, name="account_inactive"),
    path("konto/registrieren/", sign_in.sign_up, name="account_signup"),
    path("konto/adresse/", account.address, name="account_email"),
    path("konto/adresse/code/", sign_in.address_code, name="account_email_verification_sent"),
    path("konto/bestaetigen/", confirm.confirm, name="account_reauthenticate"),
    path("konto/bestaetigen/code/", confirm.confirm_send, name="account_request_reauthentication_code"),
    path("konto/bestaetigen/code/eingeben/", confirm.confirm_code, name="account_confirm_reauthentication_code"),
    path("konto/bestaetigen/app/", confirm.confirm_factor, name="mfa_reauthenticate"),
    path("konto/bestaetigen/passkey/", confirm.confirm_passkey, name="mfa_reauthenticate_webauthn"),
    path("konto/sicherheit/", factors.factors, name="mfa_index"),
    path("konto/sicherheit/app/", factors.app, name="mfa_activate_totp"),
    path("konto/sicherheit/app/entfernen/", factors.app_remove, name="mfa_deactivate_totp"),
    path("konto/sicherheit/notfall/", factors.codes, name="mfa_view_recovery_codes"),
    path("konto/sicherheit/notfall/neu/", factors.codes_renew, name="mfa_generate_recovery_codes"),
    path("konto/sicherheit/passkey/neu/", factors.passkey_add, name="mfa_add_webauthn"),
    path("konto/sicherheit/passkey/<int:pk>/", factors.passkey_edit, name="mfa_edit_webauthn"),
    path("konto/sicherheit/passkey/<int:pk>/entfernen/", factors.passkey_remove, name="mfa_remove_webauthn"),
    path("konto/sitzungen/", account.sessions, name="usersessions_list"),
]
