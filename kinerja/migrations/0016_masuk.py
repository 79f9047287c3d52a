"""What is kept of signing in; the tables of django-axes, which counted before, go."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kinerja', '0015_akun_dan_penugasan'),
    ]

    operations = [
        migrations.CreateModel(
            name='AplikasiKode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rahasia', models.TextField(editable=False, verbose_name='rahasia tersandi')),
                ('langkah', models.BigIntegerField(default=0, editable=False, verbose_name='langkah waktu terakhir')),
                ('dibuat_pada', models.DateTimeField(editable=False, verbose_name='dibuat pada')),
                ('dipakai_pada', models.DateTimeField(editable=False, null=True, verbose_name='terakhir dipakai')),
                ('pengguna', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='aplikasi_kode', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'aplikasi kode',
                'verbose_name_plural': 'aplikasi kode',
            },
        ),
        migrations.CreateModel(
            name='HitunganMasuk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('akun', models.CharField(max_length=64, verbose_name='sidik nama pengguna')),
                ('asal', models.CharField(blank=True, max_length=64, verbose_name='sidik asal')),
                ('gagal', models.PositiveIntegerField(default=0, verbose_name='gagal berturut-turut')),
                ('terakhir', models.DateTimeField(db_index=True, verbose_name='percobaan terakhir')),
                ('berhasil', models.DateTimeField(null=True, verbose_name='terakhir berhasil')),
            ],
            options={
                'verbose_name': 'hitungan masuk',
                'verbose_name_plural': 'hitungan masuk',
                'constraints': [models.UniqueConstraint(fields=('akun', 'asal'), name='hitungan_masuk_unik')],
            },
        ),
        migrations.CreateModel(
            name='SesiMasuk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kunci', models.CharField(editable=False, max_length=40, unique=True, verbose_name='kunci sesi')),
                ('sidik', models.CharField(editable=False, max_length=64, verbose_name='sidik kata sandi')),
                ('peramban', models.CharField(blank=True, editable=False, max_length=300, verbose_name='peramban')),
                ('alamat', models.CharField(blank=True, editable=False, max_length=45, verbose_name='alamat')),
                ('sendiri', models.BooleanField(default=False, editable=False, verbose_name='perangkat sendiri')),
                ('mulai', models.DateTimeField(editable=False, verbose_name='masuk pada')),
                ('terakhir', models.DateTimeField(editable=False, verbose_name='terakhir dipakai')),
                ('pengguna', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='sesi_masuk', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'sesi',
                'verbose_name_plural': 'sesi',
                'ordering': ['-terakhir', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='KodePemulihan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sidik', models.CharField(editable=False, max_length=64, verbose_name='sidik')),
                ('dibuat_pada', models.DateTimeField(editable=False, verbose_name='dibuat pada')),
                ('dipakai_pada', models.DateTimeField(editable=False, null=True, verbose_name='dipakai pada')),
                ('pengguna', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='kode_pemulihan', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'kode pemulihan',
                'verbose_name_plural': 'kode pemulihan',
                'constraints': [models.UniqueConstraint(fields=('pengguna', 'sidik'), name='kode_pemulihan_unik')],
            },
        ),
        migrations.CreateModel(
            name='TautanIdentitas',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('penerbit', models.CharField(editable=False, max_length=255, verbose_name='penerbit')),
                ('subjek', models.CharField(editable=False, max_length=255, verbose_name='subjek')),
                ('dibuat_pada', models.DateTimeField(editable=False, verbose_name='dibuat pada')),
                ('dipakai_pada', models.DateTimeField(editable=False, null=True, verbose_name='terakhir dipakai')),
                ('pengguna', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='tautan_identitas', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'tautan identitas',
                'verbose_name_plural': 'tautan identitas',
                'constraints': [models.UniqueConstraint(fields=('penerbit', 'subjek'), name='tautan_identitas_subjek'), models.UniqueConstraint(fields=('penerbit', 'pengguna'), name='tautan_identitas_pengguna')],
            },
        ),
        migrations.AlterField(
            model_name='penetapanakun',
            name='hal',
            field=models.CharField(choices=[('penugasan', 'Jabatan'), ('tempat', 'Perangkat daerah atau unit kerja'), ('peran', 'Peran'), ('sandi', 'Kata sandi'), ('surel', 'Nama pengguna atau surel'), ('aktif', 'Keaktifan'), ('faktor', 'Faktor kedua')], max_length=10, verbose_name='hal'),
        ),
        migrations.RunSQL(
            [
                f"DROP TABLE IF EXISTS axes_{nama}"
                for nama in (
                    "accessattemptexpiration",
                    "accessattempt",
                    "accesslog",
                    "accessfailurelog",
                )
            ],
            migrations.RunSQL.noop,
        ),
    ]
