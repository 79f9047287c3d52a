"""A chain over the audit trail; the rows that are there are chained at once."""

from django.db import migrations, models
from django.utils import timezone

from kinerja.rantai_jejak import KOLOM, rangkai

JEJAK_SEKALI = 5_000


def _nomor_terakhir(koneksi):
    """SQLite: the last number given, so that rows removed before today are no gap of tomorrow."""
    if koneksi.vendor != "sqlite":
        return 0
    with koneksi.cursor() as kursor:
        kursor.execute("SELECT seq FROM sqlite_sequence WHERE name = 'kinerja_jejakaudit'")
        return (kursor.fetchone() or (0,))[0]


def rantaikan(apps, schema_editor):
    alias = schema_editor.connection.alias
    jejak = apps.get_model("kinerja", "JejakAudit").objects.using(alias).order_by("pk")
    mata = apps.get_model("kinerja", "RantaiJejak").objects.using(alias)
    ke, sampai, sebelum, pada = 0, 0, "", timezone.now()
    while nomor := list(jejak.filter(pk__gt=sampai).values_list("pk", flat=True)[:JEJAK_SEKALI]):
        dari, sampai = sampai + 1, nomor[-1]
        if len(nomor) < JEJAK_SEKALI:
            sampai = max(sampai, _nomor_terakhir(schema_editor.connection))
        baris = jejak.filter(pk__gte=dari, pk__lte=sampai).values_list(*KOLOM).iterator(1_000)
        satu = rangkai(ke=ke + 1, dari=dari, sampai=sampai, sebelum=sebelum, baris=baris)
        mata.create(**vars(satu), pada=pada)
        ke, sebelum = satu.ke, satu.sidik


class Migration(migrations.Migration):

    dependencies = [
        ('kinerja', '0016_masuk'),
    ]

    operations = [
        migrations.AddField(
            model_name='tandatangan',
            name='rantai',
            field=models.CharField(blank=True, editable=False, max_length=64, verbose_name='sidik mata rantai'),
        ),
        migrations.AddField(
            model_name='tandatangan',
            name='rantai_ke',
            field=models.PositiveIntegerField(editable=False, null=True, verbose_name='mata rantai jejak'),
        ),
        migrations.CreateModel(
            name='RantaiJejak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ke', models.PositiveIntegerField(unique=True, verbose_name='nomor mata rantai')),
                ('dari', models.PositiveBigIntegerField(verbose_name='dari jejak')),
                ('sampai', models.PositiveBigIntegerField(verbose_name='sampai jejak')),
                ('banyak', models.PositiveIntegerField(verbose_name='banyak jejak')),
                ('sebelum', models.CharField(blank=True, max_length=64, verbose_name='sidik sebelumnya')),
                ('sidik', models.CharField(max_length=64, verbose_name='sidik')),
                ('pada', models.DateTimeField(verbose_name='dirantai pada')),
            ],
            options={
                'verbose_name': 'mata rantai jejak audit',
                'verbose_name_plural': 'rantai jejak audit',
                'ordering': ['ke'],
                'default_permissions': (),
                'constraints': [models.CheckConstraint(condition=models.Q(('dari__gte', 1), ('ke__gte', 1), ('sampai__gte', models.F('dari'))), name='rantai_jejak_berurut')],
            },
        ),
        migrations.RunPython(rantaikan, migrations.RunPython.noop),
    ]
