"""Signing in and out."""

from django.contrib.auth.views import LoginView, LogoutView

masuk = LoginView.as_view(template_name="registration/login.html", redirect_authenticated_user=True)
keluar = LogoutView.as_view()
