"""Move three permissions to the models they speak of; who holds them keeps them."""

from django.db import migrations

#: codename, model before, model now
PINDAH = (
    ("sahkan_triwulan", "realisasi", "pengesahantriwulan"),
    ("lihat_semua_unit", "pengguna", "unitkerja"),
    ("lihat_semua_pd", "pengguna", "perangkatdaerah"),
)


def _pindahkan(apps, codename, dari, ke):
    Permission = apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    milik = Permission.objects.filter(codename=codename, content_type__app_label="kinerja")
    lama = milik.filter(content_type__model=dari).first()
    if lama is None:  # a new installation: permissions are made after the migrations
        return
    tujuan, _ = ContentType.objects.get_or_create(app_label="kinerja", model=ke)
    kembar = milik.filter(content_type=tujuan).first()
    if kembar is None:
        lama.content_type = tujuan
        lama.save(update_fields=["content_type"])
        return
    # Made already, by a migrate that stopped between the two migrations.
    for peran in apps.get_model("auth", "Group").objects.filter(permissions=lama):
        peran.permissions.add(kembar)
    for pengguna in apps.get_model("kinerja", "Pengguna").objects.filter(user_permissions=lama):
        pengguna.user_permissions.add(kembar)
    lama.delete()


def maju(apps, schema_editor):
    for codename, dari, ke in PINDAH:
        _pindahkan(apps, codename, dari, ke)


def mundur(apps, schema_editor):
    for codename, dari, ke in PINDAH:
        _pindahkan(apps, codename, ke, dari)


class Migration(migrations.Migration):

    dependencies = [
        ("kinerja", "0008_izin_pada_modelnya"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(maju, mundur)]
