"""Addresses of the argument library, of the page of figures and of the kit builder."""

from django.urls import path

from wirnetz.arguments.views import adapting, aids, facts, kit, library, office, reviewing, stamps, writing

app_name = "arguments"
urlpatterns = [
    path("arbeitsplatz/<slug:slug>/fassungen/", adapting.own_words, name="own_words"),
    path("arbeitsplatz/<slug:slug>/fassungen/<slug:argument>/", adapting.own_argument, name="own_argument"),
    path("hilfen/", aids.aids, name="aids"),
    path("argumente/", library.argument_list, name="arguments"),
    path("argumente/zahlen/", facts.figures, name="facts"),
    path("argumente/zahlen.txt", facts.figures_text, name="facts_text"),
    path("argumente/<slug:slug>/", library.argument_detail, name="argument"),
    path("argumente/<slug:slug>/bild/", library.argument_picture, name="picture"),
    path("verwaltung/argumente/", office.office, name="office"),
    path("verwaltung/argumente/neu/", writing.office_new, name="office_new"),
    path("verwaltung/argumente/fehlt/", office.office_gaps, name="office_gaps"),
    path("verwaltung/argumente/<slug:slug>/", office.office_argument, name="office_argument"),
    path("verwaltung/argumente/<slug:slug>/entwurf/", writing.office_draft, name="office_draft"),
    path("verwaltung/argumente/<slug:slug>/entwurf/einreichen/", writing.office_submit, name="office_submit"),
    path("verwaltung/argumente/<slug:slug>/entwurf/zurueckholen/", writing.office_withdraw, name="office_withdraw"),
    path("verwaltung/argumente/<slug:slug>/entwurf/verwerfen/", writing.office_drop, name="office_drop"),
    path("verwaltung/argumente/<slug:slug>/ueberarbeiten/", writing.office_revise, name="office_revise"),
    path("verwaltung/argumente/<slug:slug>/pruefen/", reviewing.office_review, name="office_review"),
    path("verwaltung/argumente/<slug:slug>/vorschau/<int:number>/", reviewing.office_preview, name="office_preview"),
    path("verwaltung/argumente/<slug:slug>/vergleich/", reviewing.office_compare, name="office_compare"),
    path("verwaltung/argumente/<slug:slug>/zurueckziehen/", reviewing.office_retire, name="office_retire"),
    path("mappe/", kit.builder, name="kit"),
    path("mappe/datei/<str:kind>/", kit.download, name="kit_file"),
    path("mappe/folien.css", kit.theme_sheet, name="kit_theme"),
    path("s/", stamps.asked, name="stamps"),
    path("s/<str:code>", stamps.stamp, name="stamp"),
]
