"""Addresses of an organisation's workspace, and what waits for a person."""

from django.urls import path

from wirnetz.portal.views import audit, claims, docking_letter
from wirnetz.portal.views.workspace import (
    activity,
    carrying,
    data_protection,
    merging,
    networks,
    offices,
    overview,
    people,
    provision,
    rights,
    seats,
    template_mapping,
    waiting,
    ways_in,
)
from wirnetz.portal.views.workspace import look as house_look

urlpatterns = [
    path(
        "landschaft/andocken/haus/<slug:slug>/<slug:other>/brief/",
        docking_letter.of_house,
        name="docking_letter_house",
    ),
    path(
        "landschaft/andocken/netzwerk/<slug:slug>/<slug:other>/brief/",
        docking_letter.of_network,
        name="docking_letter_network",
    ),
    path("eingebracht/", carrying.carry, name="carry"),
    path("arbeitsplatz/<slug:slug>/eingebracht/", carrying.carried, name="workspace_carried"),
    path(
        "arbeitsplatz/<slug:slug>/eingebracht/<int:number>/zuruecknehmen/",
        carrying.take_carried_back,
        name="workspace_carried_back",
    ),
    path("arbeitsplatz/<slug:slug>/netzwerke/", networks.house_networks, name="workspace_networks"),
    path("arbeitsplatz/<slug:slug>/einsatzgebiete/", provision.services, name="workspace_services"),
    path(
        "arbeitsplatz/<slug:slug>/einsatzgebiete/<int:number>/beenden/",
        provision.service_end,
        name="workspace_service_end",
    ),
    path("arbeitsplatz/<slug:slug>/selbsterklaerungen/", provision.declarations, name="workspace_declarations"),
    path(
        "arbeitsplatz/<slug:slug>/selbsterklaerungen/<int:number>/zuruecknehmen/",
        provision.declaration_withdraw,
        name="workspace_declaration_withdraw",
    ),
    path("arbeitsplatz/<slug:slug>/wo-sitzen-wir/", seats.seats, name="seats"),
    path("arbeitsplatz/<slug:slug>/wo-sitzen-wir/liste.pdf", seats.pdf, name="seats_pdf"),
    path("arbeitsplatz/<slug:slug>/wo-sitzen-wir/angeben/", seats.ticks, name="seats_ticks"),
    path("arbeitsplatz/uebernahme/<int:number>/", claims.decide, name="claim_decide"),
    path("arbeitsplatz/", waiting.waiting, name="waiting"),
    path("arbeitsplatz/<slug:slug>/", overview.overview, name="workspace"),
    path("arbeitsplatz/<slug:slug>/stellen/", offices.office_list, name="workspace_offices"),
    path("arbeitsplatz/<slug:slug>/stelle-eintragen/", offices.office_add, name="workspace_office_add"),
    path("arbeitsplatz/<slug:slug>/stellen/<slug:office>/", offices.office, name="workspace_office"),
    path("arbeitsplatz/<slug:slug>/stellen/<slug:office>/aendern/", offices.office_edit, name="workspace_office_edit"),
    path(
        "arbeitsplatz/<slug:slug>/stellen/<slug:office>/umhaengen/", offices.office_move, name="workspace_office_move"
    ),
    path("arbeitsplatz/<slug:slug>/stellen/<slug:office>/beenden/", offices.office_end, name="workspace_office_end"),
    path(
        "arbeitsplatz/<slug:slug>/stellen/<slug:office>/zusammenfuehren/",
        merging.office_merge,
        name="workspace_office_merge",
    ),
    path(
        "arbeitsplatz/<slug:slug>/stellen/<slug:office>/wieder/", merging.office_reopen, name="workspace_office_reopen"
    ),
    path("arbeitsplatz/<slug:slug>/personen/", people.people, name="workspace_people"),
    path("arbeitsplatz/<slug:slug>/personen/aktiv/", activity.activity, name="workspace_activity"),
    path(
        "arbeitsplatz/<slug:slug>/personen/informieren/", data_protection.people_informing, name="workspace_informing"
    ),
    path("arbeitsplatz/<slug:slug>/personen/neu/", people.person_add, name="workspace_person_add"),
    path("arbeitsplatz/<slug:slug>/personen/<int:number>/", people.person, name="workspace_person"),
    path("arbeitsplatz/<slug:slug>/personen/<int:number>/aendern/", people.person_edit, name="workspace_person_edit"),
    path(
        "arbeitsplatz/<slug:slug>/personen/<int:number>/bestaetigen/",
        people.person_confirm,
        name="workspace_person_confirm",
    ),
    path("arbeitsplatz/<slug:slug>/personen/<int:number>/beenden/", people.person_end, name="workspace_person_end"),
    path(
        "arbeitsplatz/<slug:slug>/personen/<int:number>/mitarbeit/",
        activity.involvement_add,
        name="workspace_involvement_add",
    ),
    path(
        "arbeitsplatz/<slug:slug>/personen/<int:number>/mitarbeit/<int:involvement>/beenden/",
        activity.involvement_end,
        name="workspace_involvement_end",
    ),
    path("arbeitsplatz/<slug:slug>/erscheinungsbild/", house_look.look, name="workspace_look"),
    path("arbeitsplatz/<slug:slug>/erscheinungsbild/farben.css", house_look.look_sheet, name="workspace_look_sheet"),
    path(
        "arbeitsplatz/<slug:slug>/erscheinungsbild/handzettel.png",
        house_look.look_handout,
        name="workspace_look_handout",
    ),
    path("arbeitsplatz/<slug:slug>/erscheinungsbild/logo.png", house_look.look_logo, name="workspace_look_logo"),
    path(
        "arbeitsplatz/<slug:slug>/erscheinungsbild/vorlage/", house_look.template_store, name="workspace_template_store"
    ),
    path(
        "arbeitsplatz/<slug:slug>/erscheinungsbild/vorlage/datei/",
        house_look.template_file,
        name="workspace_template_file",
    ),
    path(
        "arbeitsplatz/<slug:slug>/erscheinungsbild/vorlage/zuordnung/",
        template_mapping.template_mapping,
        name="workspace_template_mapping",
    ),
    path(
        "arbeitsplatz/<slug:slug>/erscheinungsbild/vorlage/muster.pptx",
        template_mapping.template_sample,
        name="workspace_template_sample",
    ),
    path(
        "arbeitsplatz/<slug:slug>/erscheinungsbild/vorlage/entfernen/",
        house_look.template_remove,
        name="workspace_template_remove",
    ),
    path("arbeitsplatz/<slug:slug>/datenschutz/", data_protection.data_protection, name="workspace_data_protection"),
    path("arbeitsplatz/<slug:slug>/rechte/", rights.rights, name="workspace_rights"),
    path("arbeitsplatz/<slug:slug>/rechte/einladen/", rights.rights_invite, name="workspace_rights_invite"),
    path("arbeitsplatz/<slug:slug>/rechte/bestaetigen/", rights.rights_confirm, name="workspace_rights_confirm"),
    path("arbeitsplatz/<slug:slug>/rechte/<int:number>/aendern/", rights.rights_change, name="workspace_rights_change"),
    path("arbeitsplatz/<slug:slug>/rechte/<int:number>/beenden/", rights.rights_end, name="workspace_rights_end"),
    path(
        "arbeitsplatz/<slug:slug>/rechte/bitten/<int:number>/", ways_in.request_decide, name="workspace_request_decide"
    ),
    path(
        "arbeitsplatz/<slug:slug>/rechte/zustimmung/<int:number>/", ways_in.approval_decide, name="workspace_approval"
    ),
    path(
        "arbeitsplatz/<slug:slug>/rechte/einladungen/<int:number>/zurueckziehen/",
        ways_in.invitation_withdraw,
        name="workspace_invitation_withdraw",
    ),
    path("arbeitsplatz/<slug:slug>/protokoll/", audit.workspace_audit, name="workspace_audit"),
]
