"""Recommendations that are done already say so as their evidence, before evidence is required."""

from django.db import migrations

KETERANGAN = "Dinyatakan selesai sebelum bukti dicatat."


def isi_bukti(apps, schema_editor):
    """Fill the evidence of what is done and has none."""
    apps.get_model("laporan", "RekomendasiLHE").objects.filter(status="selesai", bukti="").update(
        bukti=KETERANGAN
    )


class Migration(migrations.Migration):

    dependencies = [
        ("laporan", "0006_lhe"),
    ]

    operations = [
        migrations.RunPython(isi_bukti, migrations.RunPython.noop),
    ]
