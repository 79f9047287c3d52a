"""Perjanjian Kinerja with frozen texts, seals and a verification code."""

import django.db.models.deletion
import kinerja.models.perjanjian
from django.conf import settings
from django.db import migrations, models


def pastikan_kosong(apps, schema_editor):
    """Stop before anything is lost: until now no screen and no loader made an agreement, so the
    columns below are laid anew without carrying rows over."""
    for nama in ("TandaTangan", "BarisPerjanjian", "PerjanjianKinerja"):
        if apps.get_model("kinerja", nama).objects.exists():
            raise RuntimeError(
                f"{nama} berisi baris yang dibuat di luar aplikasi. Ekspor lalu hapus dahulu; "
                "perjanjian kinerja disiapkan kembali dari pohon kinerja."
            )


class Migration(migrations.Migration):

    dependencies = [
        ('kinerja', '0004_keunikan'),
    ]

    operations = [
        migrations.RunPython(pastikan_kosong, migrations.RunPython.noop),
        migrations.CreateModel(
            name='BerkasTetap',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='sidik')),
                ('isi', models.BinaryField(verbose_name='isi')),
                ('tipe', models.CharField(max_length=100, verbose_name='tipe')),
                ('ukuran', models.PositiveIntegerField(verbose_name='ukuran (bita)')),
                ('disimpan_pada', models.DateTimeField(verbose_name='disimpan pada')),
            ],
            options={
                'verbose_name': 'berkas tetap',
                'verbose_name_plural': 'berkas tetap',
                'ordering': ['disimpan_pada', 'sha256'],
            },
        ),
        migrations.CreateModel(
            name='MataPerjanjian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('urutan', models.PositiveIntegerField(default=0, verbose_name='urutan')),
                ('tingkat', models.CharField(choices=[('program', 'Program'), ('kegiatan', 'Kegiatan'), ('sub_kegiatan', 'Sub kegiatan')], max_length=12, verbose_name='tingkat')),
                ('kode', models.CharField(max_length=20, verbose_name='kode')),
                ('nama', models.TextField(verbose_name='nama')),
                ('anggaran', models.PositiveBigIntegerField(verbose_name='anggaran (Rp)')),
                ('keterangan', models.CharField(blank=True, help_text='APBD', max_length=60, verbose_name='keterangan')),
            ],
            options={
                'verbose_name': 'anggaran perjanjian',
                'verbose_name_plural': 'anggaran perjanjian',
                'ordering': ['perjanjian', 'urutan'],
            },
        ),
        migrations.CreateModel(
            name='NaskahPerjanjian',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ke', models.PositiveSmallIntegerField(verbose_name='pengajuan ke')),
                ('isi', models.JSONField(verbose_name='isi')),
                ('sha256', models.CharField(max_length=64, verbose_name='sidik')),
                ('pada', models.DateTimeField(verbose_name='diajukan pada')),
            ],
            options={
                'verbose_name': 'naskah perjanjian',
                'verbose_name_plural': 'naskah perjanjian',
                'ordering': ['perjanjian', 'ke'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SertifikatSegel',
            fields=[
                ('sidik', models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name='sidik SHA-256')),
                ('pem', models.TextField(verbose_name='sertifikat (PEM)')),
                ('subjek', models.CharField(max_length=250, verbose_name='subjek')),
                ('berlaku_mulai', models.DateTimeField(verbose_name='berlaku mulai')),
                ('berlaku_sampai', models.DateTimeField(verbose_name='berlaku sampai')),
                ('tersertifikasi', models.BooleanField(default=False, help_text='Kosong untuk sertifikat yang dibuat sendiri: bukan TTE tersertifikasi.', verbose_name='diterbitkan PSrE Indonesia')),
            ],
            options={
                'verbose_name': 'sertifikat segel',
                'verbose_name_plural': 'sertifikat segel',
                'ordering': ['-berlaku_mulai'],
            },
        ),
        migrations.CreateModel(
            name='TemplatPernyataan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mulai_tahun', models.PositiveSmallIntegerField(verbose_name='mulai tahun')),
                ('pembuka', models.TextField(verbose_name='pembuka')),
                ('pihak_pertama', models.TextField(verbose_name='janji pihak pertama')),
                ('pihak_kedua', models.TextField(verbose_name='janji pihak kedua')),
            ],
            options={
                'verbose_name': 'templat pernyataan',
                'verbose_name_plural': 'templat pernyataan',
                'ordering': ['pd', '-mulai_tahun'],
            },
        ),
        migrations.AlterModelOptions(
            name='perjanjiankinerja',
            options={'ordering': ['pd', 'tahun', 'jabatan__urutan', 'ke'], 'permissions': [('lihat_perjanjian', 'Melihat Perjanjian Kinerja'), ('kelola_perjanjian', 'Menyiapkan dan mengajukan Perjanjian Kinerja'), ('tandatangani_perjanjian', 'Menandatangani Perjanjian Kinerja jabatannya'), ('tandatangani_kepala_daerah', 'Menandatangani sebagai kepala daerah')], 'verbose_name': 'perjanjian kinerja', 'verbose_name_plural': 'perjanjian kinerja'},
        ),
        migrations.AlterModelOptions(
            name='tandatangan',
            options={'ordering': ['naskah', 'pihak'], 'verbose_name': 'tanda tangan', 'verbose_name_plural': 'tanda tangan'},
        ),
        migrations.RemoveConstraint(
            model_name='perjanjiankinerja',
            name='perjanjian_perubahan_beralasan',
        ),
        migrations.RemoveConstraint(
            model_name='perjanjiankinerja',
            name='perjanjian_berlaku_bertanggal',
        ),
        migrations.RemoveConstraint(
            model_name='tandatangan',
            name='tanda_tangan_unik',
        ),
        migrations.RemoveField(
            model_name='barisperjanjian',
            name='anggaran',
        ),
        migrations.RemoveField(
            model_name='barisperjanjian',
            name='program',
        ),
        migrations.RemoveField(
            model_name='tandatangan',
            name='perjanjian',
        ),
        migrations.AddField(
            model_name='barisperjanjian',
            name='alasan_beda',
            field=models.TextField(blank=True, verbose_name='alasan berbeda dengan Renstra'),
        ),
        migrations.AddField(
            model_name='barisperjanjian',
            name='satuan',
            field=models.CharField(blank=True, max_length=60, verbose_name='satuan'),
        ),
        migrations.AddField(
            model_name='barisperjanjian',
            name='target_renstra',
            field=models.CharField(blank=True, max_length=120, verbose_name='target Renstra'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='catatan_kembali',
            field=models.TextField(blank=True, verbose_name='catatan pengembalian'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='jenis_alasan',
            field=models.CharField(blank=True, choices=[('pejabat', 'Pergantian atau mutasi pejabat'), ('strategi', 'Perubahan strategi (program, kegiatan, atau alokasi anggaran)'), ('prioritas', 'Perubahan prioritas atau asumsi yang berakibat signifikan')], max_length=10, verbose_name='sebab perubahan'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='kode',
            field=models.CharField(default=kinerja.models.perjanjian.kode_verifikasi, editable=False, max_length=14, unique=True, verbose_name='kode verifikasi'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='nama_kedua',
            field=models.CharField(blank=True, max_length=150, verbose_name='nama pihak kedua'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='nama_pertama',
            field=models.CharField(blank=True, max_length=150, verbose_name='nama pihak pertama'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='pernyataan',
            field=models.TextField(blank=True, verbose_name='pernyataan'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='sebutan_kedua',
            field=models.CharField(blank=True, max_length=220, verbose_name='sebutan pihak kedua'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='sebutan_pertama',
            field=models.CharField(blank=True, max_length=220, verbose_name='sebutan pihak pertama'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='tanggal',
            field=models.DateField(blank=True, null=True, verbose_name='tanggal perjanjian'),
        ),
        migrations.AddField(
            model_name='perjanjiankinerja',
            name='versi',
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name='versi baris'),
        ),
        migrations.AddField(
            model_name='tandatangan',
            name='cara',
            field=models.CharField(choices=[('segel', 'Segel elektronik Tapak (bukan TTE tersertifikasi)'), ('bsre', 'TTE tersertifikasi BSrE'), ('kertas', 'Tanda tangan di atas kertas (pindaian terlampir)')], default='kertas', max_length=6, verbose_name='cara'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='tandatangan',
            name='nama',
            field=models.CharField(blank=True, max_length=150, verbose_name='nama penanda tangan'),
        ),
        migrations.AddField(
            model_name='tandatangan',
            name='rujukan',
            field=models.CharField(blank=True, max_length=120, verbose_name='nomor dokumen BSrE'),
        ),
        migrations.AlterField(
            model_name='barisperjanjian',
            name='indikator',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kinerja.indikator'),
        ),
        migrations.AlterField(
            model_name='perjanjiankinerja',
            name='status',
            field=models.CharField(choices=[('draf', 'Draf'), ('diajukan', 'Diajukan'), ('dikembalikan', 'Dikembalikan'), ('pihak_pertama', 'Ditandatangani pihak pertama'), ('pihak_kedua', 'Ditandatangani kedua pihak'), ('berlaku', 'Berlaku'), ('digantikan', 'Digantikan perubahan')], default='draf', max_length=15, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='tandatangan',
            name='sebutan',
            field=models.CharField(max_length=220, verbose_name='jabatan penanda tangan'),
        ),
        migrations.AlterField(
            model_name='tandatangan',
            name='sha256',
            field=models.CharField(max_length=64, verbose_name='sidik yang ditandatangani'),
        ),
        migrations.AddConstraint(
            model_name='perjanjiankinerja',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('alasan', ''), ('jenis_alasan', ''), ('ke', 0)), models.Q(('ke__gte', 1), models.Q(('alasan', ''), _negated=True), models.Q(('jenis_alasan', ''), _negated=True)), _connector='OR'), name='perjanjian_perubahan_beralasan', violation_error_message='Perubahan wajib mencantumkan sebab dan alasan.'),
        ),
        migrations.AddConstraint(
            model_name='perjanjiankinerja',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draf', 'dikembalikan']), models.Q(('berlaku_mulai__isnull', False), ('tanggal__isnull', False), models.Q(('sebutan_pertama', ''), _negated=True), models.Q(('sebutan_kedua', ''), _negated=True), models.Q(('pernyataan', ''), _negated=True)), _connector='OR'), name='perjanjian_diajukan_lengkap', violation_error_message='Perjanjian yang diajukan wajib bertanggal, menyebut kedua pihak, dan memuat pernyataan.'),
        ),
        migrations.AddConstraint(
            model_name='perjanjiankinerja',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'dikembalikan'), _negated=True), models.Q(('catatan_kembali', ''), _negated=True), _connector='OR'), name='perjanjian_kembali_bercatatan', violation_error_message='Pengembalian wajib disertai catatan.'),
        ),
        migrations.AddConstraint(
            model_name='berkastetap',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='berkas_tetap_sidik_sah'),
        ),
        migrations.AddField(
            model_name='tandatangan',
            name='berkas',
            field=models.ForeignKey(default=1, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kinerja.berkastetap'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='mataperjanjian',
            name='perjanjian',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mata', to='kinerja.perjanjiankinerja'),
        ),
        migrations.AddField(
            model_name='naskahperjanjian',
            name='berkas',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kinerja.berkastetap'),
        ),
        migrations.AddField(
            model_name='naskahperjanjian',
            name='oleh',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='diajukan oleh'),
        ),
        migrations.AddField(
            model_name='naskahperjanjian',
            name='perjanjian',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='naskah', to='kinerja.perjanjiankinerja'),
        ),
        migrations.AddField(
            model_name='tandatangan',
            name='naskah',
            field=models.ForeignKey(default=1, on_delete=django.db.models.deletion.PROTECT, related_name='tanda_tangan', to='kinerja.naskahperjanjian'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='tandatangan',
            name='sertifikat',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kinerja.sertifikatsegel'),
        ),
        migrations.AddConstraint(
            model_name='tandatangan',
            constraint=models.UniqueConstraint(fields=('naskah', 'pihak'), name='tanda_tangan_unik'),
        ),
        migrations.AddConstraint(
            model_name='tandatangan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cara', 'segel'), _negated=True), ('sertifikat__isnull', False), _connector='OR'), name='tanda_tangan_segel_bersertifikat'),
        ),
        migrations.AddField(
            model_name='templatpernyataan',
            name='pd',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='kinerja.perangkatdaerah', verbose_name='perangkat daerah'),
        ),
        migrations.AddConstraint(
            model_name='mataperjanjian',
            constraint=models.UniqueConstraint(fields=('perjanjian', 'urutan'), name='mata_perjanjian_unik'),
        ),
        migrations.AddConstraint(
            model_name='mataperjanjian',
            constraint=models.UniqueConstraint(fields=('perjanjian', 'kode'), name='mata_perjanjian_kode'),
        ),
        migrations.AddConstraint(
            model_name='naskahperjanjian',
            constraint=models.CheckConstraint(condition=models.Q(('ke__gte', 1)), name='naskahperjanjian_ke_positif'),
        ),
        migrations.AddConstraint(
            model_name='naskahperjanjian',
            constraint=models.CheckConstraint(condition=models.Q(('sha256__regex', '^[0-9a-f]{64}$')), name='naskahperjanjian_sidik_sah'),
        ),
        migrations.AddConstraint(
            model_name='naskahperjanjian',
            constraint=models.UniqueConstraint(fields=('perjanjian', 'ke'), name='naskah_perjanjian_unik'),
        ),
        migrations.AddConstraint(
            model_name='templatpernyataan',
            constraint=models.UniqueConstraint(fields=('pd', 'mulai_tahun'), name='templat_pernyataan_unik'),
        ),
    ]
