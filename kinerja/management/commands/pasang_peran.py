"""Write the roles of kinerja/peran.py to the database."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

from kinerja.peran import PERAN
from kinerja.perintah.dasar import Perintah


@transaction.atomic
def pasang_peran() -> None:
    """Create or update every role so that it holds exactly the listed permissions."""
    for nama, izin in PERAN.items():
        syarat = Q(pk__in=[])
        for kode in izin:
            app, codename = kode.split(".")
            syarat |= Q(content_type__app_label=app, codename=codename)
        ditemukan = list(Permission.objects.filter(syarat))
        if len(ditemukan) != len(set(izin)):
            ada = {f"{p.content_type.app_label}.{p.codename}" for p in ditemukan}
            raise LookupError(f"Unknown permissions of {nama}: {sorted(set(izin) - ada)}")
        peran, _ = Group.objects.get_or_create(name=nama)
        peran.permissions.set(ditemukan)


class Command(Perintah):
    """`manage.py pasang_peran`."""

    help = "Memasang peran dan izinnya (lihat kinerja/peran.py)."

    def handle(self, *args: Any, **options: Any) -> None:
        pasang_peran()
        self.stdout.write("Peran terpasang.")
