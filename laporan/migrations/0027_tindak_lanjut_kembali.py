"""A follow-up that the evaluator returned says so; one returned before this says nothing."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laporan', '0026_jangkar_jejak'),
    ]

    operations = [
        migrations.AddField(
            model_name='rekomendasilhe',
            name='dikembalikan_pada',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='temuanpemeriksaan',
            name='dikembalikan_pada',
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
    ]
