"""An endorsed quarter names the audit trail's last link; those of before name none."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("kinerja", "0031_kondisi_antara"),
    ]

    operations = [
        migrations.AddField(
            model_name='versipengesahan',
            name='rantai',
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name='sidik mata rantai'),
        ),
        migrations.AddField(
            model_name='versipengesahan',
            name='rantai_ke',
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name='mata rantai jejak'),
        ),
    ]
