from django.db import migrations, models


class Migration(migrations.Migration):
    """The step by which an accepted section that changed is accepted as it is now."""

    dependencies = [
        ("laporan", "0022_halaman_publik"),
    ]

    operations = [
        migrations.AlterField(
            model_name='langkahreviu',
            name='langkah',
            field=models.CharField(choices=[('ajukan', 'Ajukan'), ('ambil_alih', 'Ambil alih'), ('tarik', 'Tarik'), ('periksa', 'Periksa'), ('terima_lagi', 'Terima lagi'), ('kembalikan', 'Kembalikan'), ('teruskan', 'Teruskan'), ('tarik_laporan', 'Tarik laporan'), ('periksa_laporan', 'Periksa laporan'), ('setujui', 'Setujui'), ('selesaikan_reviu', 'Selesaikan reviu'), ('catat_reviu', 'Catat reviu'), ('kembalikan_laporan', 'Kembalikan laporan'), ('finalkan', 'Finalkan'), ('buka_kembali', 'Buka kembali'), ('komentari', 'Komentari')], max_length=20, verbose_name='langkah'),
        ),
    ]
