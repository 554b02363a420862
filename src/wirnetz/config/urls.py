"""Root addresses: each room brings its own."""

from django.urls import include, path

from wirnetz.core.limits import too_many_in_a_minute

urlpatterns = [
    path("", include("wirnetz.accounts.urls.sign_in")),
    path("", include("wirnetz.accounts.urls")),
    path("", include("wirnetz.activities.urls")),
    path("", include("wirnetz.arguments.urls")),
    path("", include("wirnetz.landscape.urls")),
    path("", include("wirnetz.infoservice.urls")),
    path("", include("wirnetz.imports.urls")),
    path("", include("wirnetz.portal.urls")),
]
handler400 = "wirnetz.core.errors.bad_request"
handler403 = "wirnetz.core.errors.permission_denied"
handler404 = "wirnetz.core.errors.page_not_found"
handler429 = too_many_in_a_minute
handler500 = "wirnetz.core.errors.server_error"
