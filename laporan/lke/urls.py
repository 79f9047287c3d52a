"""Routes of the evaluation sheet."""

from django.urls import path

from laporan.lke import layar

urlpatterns = [
    path("lke/", layar.lke, name="lke"),
    path("lke/bukti/<int:pk>/", layar.lke_bukti, name="lke_bukti"),
    path("lke/<int:pk>/<str:sub>/", layar.lke_sub, name="lke_sub"),
]
