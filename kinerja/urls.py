"""Routes of kinerja."""

from django.urls import path

from kinerja import views

urlpatterns = [
    path("masuk/", views.masuk, name="masuk"),
    path("keluar/", views.keluar, name="keluar"),
    path("ganti-kata-sandi/", views.GantiSandi.as_view(), name="ganti_sandi"),
]
