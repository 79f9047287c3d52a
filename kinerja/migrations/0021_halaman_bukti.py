from django.db import migrations, models


class Migration(migrations.Migration):
    """Where in a file the evidence stands."""

    dependencies = [("kinerja", "0020_buka_kembali")]

    operations = [
        migrations.AddField(
            model_name="datadukung",
            name="halaman",
            field=models.CharField(
                blank=True,
                help_text="Letak buktinya, misalnya 3–5.",
                max_length=60,
                verbose_name="halaman",
            ),
        ),
    ]
