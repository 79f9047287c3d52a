"""More kinds of units, the kind of an agency, roles that fit every agency.

The roles are renamed here and not in a file of their own: no table of theirs is altered.
"""
from django.db import migrations, models


#: Name of the role before, name now.
PERAN = (
    ("Kepala Dinas", "Kepala Perangkat Daerah"),
    ("Sekretaris Dinas", "Sekretaris Perangkat Daerah"),
)


def _ganti(apps, dari, ke):
    Group = apps.get_model("auth", "Group")
    lama = Group.objects.filter(name=dari).first()
    if lama is None:
        return
    kembar = Group.objects.filter(name=ke).first()
    if kembar is None:
        lama.name = ke
        lama.save(update_fields=["name"])
        return
    # Made already, by a pasang_peran that ran before this migration.
    kembar.permissions.add(*lama.permissions.all())
    for pengguna in apps.get_model("kinerja", "Pengguna").objects.filter(groups=lama):
        pengguna.groups.add(kembar)
    lama.delete()


def maju(apps, schema_editor):
    for lama, baru in PERAN:
        _ganti(apps, lama, baru)


def mundur(apps, schema_editor):
    for lama, baru in PERAN:
        _ganti(apps, baru, lama)


class Migration(migrations.Migration):

    dependencies = [
        ('kinerja', '0013_pembanding_dan_penanda'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.AddField(
            model_name='perangkatdaerah',
            name='jenis',
            field=models.CharField(blank=True, choices=[('dinas', 'Dinas'), ('badan', 'Badan'), ('bpbd', 'Badan penanggulangan bencana daerah'), ('inspektorat', 'Inspektorat'), ('sekretariat_daerah', 'Sekretariat daerah'), ('sekretariat_dprd', 'Sekretariat DPRD'), ('satpol_pp', 'Satuan polisi pamong praja'), ('kecamatan', 'Kecamatan'), ('kelurahan', 'Kelurahan'), ('rumah_sakit', 'Rumah sakit/BLUD'), ('biro', 'Biro'), ('bagian', 'Bagian'), ('uptd', 'UPTD'), ('lainnya', 'Lainnya')], help_text='Kosongkan bila tampak dari namanya: Dinas, Badan, Kecamatan, RSUD.', max_length=20, verbose_name='jenis'),
        ),
        migrations.AddField(
            model_name='perangkatdaerah',
            name='sebutan_kepala',
            field=models.CharField(blank=True, help_text='Kosongkan bila menurut jenisnya: Kepala Dinas, Inspektur, Camat, Direktur.', max_length=120, verbose_name='sebutan kepala'),
        ),
        migrations.AlterField(
            model_name='sasaran',
            name='tingkat',
            field=models.CharField(choices=[('strategis', 'Sasaran strategis (kepala perangkat daerah)'), ('eselon_iii', 'Sasaran kinerja jenjang kedua (eselon III)'), ('eselon_iv', 'Sasaran kinerja jenjang ketiga (eselon IV)'), ('pelaksana', 'Sasaran kinerja fungsional/pelaksana')], max_length=12, verbose_name='tingkat'),
        ),
        migrations.AlterField(
            model_name='unitkerja',
            name='jenis',
            field=models.CharField(choices=[('dinas', 'Perangkat daerah (unit puncak)'), ('sekretariat', 'Sekretariat'), ('asisten', 'Asisten'), ('biro', 'Biro'), ('bagian', 'Bagian'), ('bidang', 'Bidang'), ('irban', 'Inspektur Pembantu'), ('sub_bagian', 'Sub Bagian'), ('sub_bidang', 'Sub Bidang'), ('seksi', 'Seksi'), ('uptd', 'UPTD'), ('kelurahan', 'Kelurahan'), ('instalasi', 'Instalasi'), ('komite', 'Komite'), ('satuan_pengawas', 'Satuan Pengawas Internal'), ('kelompok_fungsional', 'Kelompok Jabatan Fungsional'), ('lainnya', 'Lainnya')], max_length=20, verbose_name='jenis'),
        ),
        migrations.RunPython(maju, mundur),
    ]
