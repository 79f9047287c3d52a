"""Whether an uploaded PDF holds an electronic signature; of those before nobody asked."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('laporan', '0027_tindak_lanjut_kembali'),
    ]

    operations = [
        migrations.AddField(
            model_name='dokumenlke',
            name='bertanda',
            field=models.BooleanField(editable=False, help_text='Kosong: bukan PDF, tak terbaca, atau dilampirkan sebelum ini dicatat.', null=True, verbose_name='bertanda tangan elektronik'),
        ),
    ]
