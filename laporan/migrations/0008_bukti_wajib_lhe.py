from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laporan', '0007_isi_bukti_lhe'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='rekomendasilhe',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'selesai'), _negated=True), models.Q(models.Q(('tindak_lanjut', ''), _negated=True), models.Q(('bukti', ''), _negated=True)), _connector='OR'), name='rekomendasi_lhe_berbukti', violation_error_message='Rekomendasi yang selesai wajib berbukti.'),
        ),
    ]
