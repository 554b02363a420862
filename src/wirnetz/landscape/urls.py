"""Addresses of the landscape."""

from django.urls import path

from wirnetz.landscape.views import (
    docking,
    drafts,
    layers,
    network,
    overview,
    places,
    replies,
    side_by_side,
    splitting,
    thin,
    ties,
    times,
)

app_name = "landscape"
urlpatterns = [
    path("landschaft/", overview.overview, name="overview"),
    path("landschaft/nebeneinander/", side_by_side.side_by_side, name="side_by_side"),
    path("landschaft/ebenen/<slug:key>/", layers.layer, name="layer"),
    path("landschaft/ebenen/<slug:key>.<slug:form>", layers.download, name="layer_file"),
    path("landschaft/verbindungen/", ties.ties, name="ties"),
    path("landschaft/zeit/", times.by_year, name="by_year"),
    path("landschaft/gebiet/<slug:key>/", places.area, name="area"),
    path("landschaft/partner/<slug:slug>/", places.house, name="house"),
    path("landschaft/netzwerke/<slug:slug>/", network.network_landscape, name="network"),
    path("landschaft/nebeneinander/<slug:slug>/", replies.beside, name="beside"),
    path("landschaft/nebeneinander/<slug:slug>/<slug:other>/", replies.reply_beside, name="reply_beside"),
    path("landschaft/andocken/haus/<slug:slug>/", docking.of_house, name="docking_house"),
    path("landschaft/andocken/haus/<slug:slug>/<slug:other>/", docking.house_asks, name="docking_asks_house"),
    path("landschaft/andocken/netzwerk/<slug:slug>/", docking.of_network, name="docking_network"),
    path("landschaft/andocken/netzwerk/<slug:slug>/<slug:other>/", docking.network_asks, name="docking_asks_network"),
    path("landschaft/wenig-bekannt/", thin.thin_spots, name="thin_spots"),
    path("landschaft/teilen/<slug:slug>/", splitting.split_network, name="split"),
    path("landschaft/teilen/<slug:slug>/verschieben/", splitting.move_areas, name="split_move"),
    path("landschaft/teilen/<slug:slug>/speichern/", splitting.save_draft, name="split_save"),
    path("landschaft/teilen/<slug:slug>/entwurf/<int:number>/", drafts.split_draft, name="split_draft"),
]
