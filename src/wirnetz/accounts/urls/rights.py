"""Addresses of one's own roles and of invitations; part of the namespace `accounts`."""

from django.urls import path

from wirnetz.accounts.views import invitation, rights

urlpatterns = [
    path("konto/rechte/", rights.own_grants, name="own_grants"),
    path("konto/rechte/bestaetigen/", rights.confirm_own_grants, name="confirm_own_grants"),
    path("konto/rechte/<int:pk>/abgeben/", rights.leave_grant, name="leave_grant"),
    path("konto/rechte/einladung/<int:pk>/", rights.answer_invitation, name="answer_invitation"),
    path("konto/rechte/bitte/<int:pk>/zurueckziehen/", rights.withdraw_request, name="withdraw_request"),
    path("konto/einladung/<str:token>/", invitation.invitation, name="invitation"),
]
