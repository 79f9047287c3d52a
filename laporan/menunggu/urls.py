"""Routes of reminders."""

from django.urls import path

from laporan.menunggu import layar

urlpatterns = [path("pengingat/", layar.pengingat, name="pengingat")]
