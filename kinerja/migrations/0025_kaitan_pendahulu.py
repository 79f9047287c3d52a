from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("kinerja", "0024_aksi_rencana"),
    ]

    operations = [
        migrations.AddField(
            model_name="indikator",
            name="kaitan_pendahulu",
            field=models.CharField(
                blank=True,
                choices=[
                    ("sama", "Sama"),
                    ("definisi_berubah", "Definisi berubah"),
                    ("diganti", "Diganti"),
                ],
                default="",
                help_text="Sama: angkanya diperbandingkan. Definisi berubah: angka lama tampil "
                "tanpa diperbandingkan. Diganti: angka lama tidak dipakai. Kosong: dinilai dari "
                "satuan, definisi, dan formulasi keduanya.",
                max_length=20,
                verbose_name="kaitannya",
            ),
        ),
        migrations.AddConstraint(
            model_name="indikator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kaitan_pendahulu", ""), ("pendahulu__isnull", False), _connector="OR"
                ),
                name="indikator_kaitan_berpendahulu",
                violation_error_message="Kaitan hanya diisi bersama indikator yang dilanjutkan.",
            ),
        ),
    ]
