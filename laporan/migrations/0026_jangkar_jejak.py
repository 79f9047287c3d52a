"""A final version and a final list of predicates name the audit trail's last link; those of before
name none.
"""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("laporan", "0025_segel_lhe"),
    ]

    operations = [
        migrations.AddField(
            model_name='versilaporan',
            name='rantai',
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name='sidik mata rantai'),
        ),
        migrations.AddField(
            model_name='versilaporan',
            name='rantai_ke',
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name='mata rantai jejak'),
        ),
        migrations.AddField(
            model_name='penetapanpredikat',
            name='rantai',
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name='sidik mata rantai'),
        ),
        migrations.AddField(
            model_name='penetapanpredikat',
            name='rantai_ke',
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name='mata rantai jejak'),
        ),
    ]
