"""The master-data site: Django's admin under the name that its users know."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig


class AdminTapakConfig(AdminConfig):
    """Swap Django's default site for ours."""

    default_site = "config.admin_situs.SitusDataInduk"


class SitusDataInduk(AdminSite):
    """Data induk: what Sekretariat sets up before a year starts."""

    site_header = "Tapak · Data induk"
    site_title = "Data induk Tapak"
    index_title = "Pengaturan data induk"
    site_url = "/"
    enable_nav_sidebar = True
