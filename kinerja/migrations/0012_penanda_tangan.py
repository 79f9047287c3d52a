"""Rank and NIP of who holds a post, the day an agreement was signed by both, the wording of the
statement per kind.

What stood before is carried over: an agreement signed by both gets the day of its second signature
where its agency is, a wording holds for both kinds, and a draft names its parties where they used
to be printed.
"""

import re
from zoneinfo import ZoneInfo

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kinerja.models.kolom

_PIHAK = (
    "{identitas_pertama}",
    "selanjutnya disebut pihak pertama.",
    "{identitas_kedua}",
    "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
)
_NAMA_BARU = {
    "{pihak_pertama}": "{jabatan}",
    "{pihak_kedua}": "{atasan}",
    "{pd}": "{perangkat_daerah}",
}


def _alinea(teks):
    return [" ".join(p.split()) for p in re.split(r"\n\s*\n", teks) if p.strip()]


def _berpihak(alinea):
    """The paragraphs with the lines of the parties after the first."""
    return "\n\n".join((*alinea[:1], *_PIHAK, *alinea[1:]))


def pindahkan_templat(apps, schema_editor):
    templat = apps.get_model("kinerja", "TemplatPernyataan")
    for t in templat.objects.order_by("pk"):
        teks = _berpihak([" ".join(b.split()) for b in (t.pembuka, t.pihak_pertama, t.pihak_kedua)])
        for lama, baru in _NAMA_BARU.items():
            teks = teks.replace(lama, baru)
        t.jenis, t.teks = "puncak", teks
        t.save()
        t.pk, t.jenis = None, "bawahan"
        t.save(force_insert=True)
    _selesaikan(schema_editor)


def sebut_pihak(apps, schema_editor):
    perjanjian = apps.get_model("kinerja", "PerjanjianKinerja")
    for p in perjanjian.objects.filter(status__in=("draf", "dikembalikan")).exclude(pernyataan=""):
        p.pernyataan = _berpihak(_alinea(p.pernyataan))
        p.save(update_fields=["pernyataan"])


def lepas_apbd(apps, schema_editor):
    """Every budget row of a draft said "APBD", which names no source."""
    mata = apps.get_model("kinerja", "MataPerjanjian")
    draf = mata.objects.filter(perjanjian__status__in=("draf", "dikembalikan"))
    draf.filter(keterangan="APBD").update(keterangan="")


def hari_lengkap(apps, schema_editor):
    perjanjian = apps.get_model("kinerja", "PerjanjianKinerja")
    tanda_tangan = apps.get_model("kinerja", "TandaTangan")
    kedua = {
        (t.naskah.perjanjian_id, t.naskah.ke): t.pada
        for t in tanda_tangan.objects.filter(pihak=2).select_related("naskah")
    }
    lengkap = ("pihak_kedua", "berlaku", "digantikan")
    for p in perjanjian.objects.filter(status__in=lengkap).select_related("pd"):
        if pada := kedua.get((p.pk, p.pengajuan)):
            p.lengkap_pada = pada.astimezone(ZoneInfo(p.pd.zona_waktu)).date()
            p.save(update_fields=["lengkap_pada"])
    _selesaikan(schema_editor)


def _selesaikan(schema_editor):
    """PostgreSQL alters no table with checks still to be made."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [
        ("kinerja", "0011_catatan_data_dan_serapan_rendah"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="pemangku",
            name="pangkat",
            field=models.CharField(
                blank=True,
                default="",
                help_text="Mis. Pembina Tingkat I (IV/b); tercetak di bawah nama pada tanda tangan.",
                max_length=80,
                verbose_name="pangkat, golongan",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="pemangku",
            name="nip",
            field=kinerja.models.kolom.NipField(
                blank=True,
                default="",
                help_text="18 angka; tercetak pada tanda tangan saja.",
                max_length=18,
                verbose_name="NIP",
            ),
            preserve_default=False,
        ),
        *(
            migrations.AddField(
                model_name="perjanjiankinerja", name=nama, field=medan, preserve_default=False
            )
            for pihak in ("pertama", "kedua")
            for nama, medan in (
                (
                    f"pangkat_{pihak}",
                    models.CharField(
                        blank=True,
                        default="",
                        max_length=80,
                        verbose_name=f"pangkat pihak {pihak}",
                    ),
                ),
                (
                    f"nip_{pihak}",
                    kinerja.models.kolom.NipField(
                        blank=True, default="", max_length=18, verbose_name=f"NIP pihak {pihak}"
                    ),
                ),
            )
        ),
        migrations.AddField(
            model_name="perjanjiankinerja",
            name="lengkap_pada",
            field=models.DateField(
                editable=False,
                help_text="Hari tanda tangan yang terakhir; sebelum hari itu perjanjian tidak berlaku.",
                null=True,
                verbose_name="ditandatangani kedua pihak",
            ),
        ),
        migrations.AlterField(
            model_name="mataperjanjian",
            name="keterangan",
            field=models.CharField(
                blank=True,
                help_text="Sumber dana: DAU, DBH CHT",
                max_length=400,
                verbose_name="keterangan",
            ),
        ),
        migrations.AddField(
            model_name="tandatangan",
            name="tanggal",
            field=models.DateField(
                blank=True,
                help_text="Yang tertulis pada kertas; kosong: hari pencatatannya.",
                null=True,
                verbose_name="tanggal penandatanganan",
            ),
        ),
        migrations.AddField(
            model_name="tandatangan",
            name="alasan",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Mengapa ditandatangani lebih dari satu bulan sesudah tanggal perjanjian.",
                verbose_name="alasan",
            ),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(
            model_name="templatpernyataan", name="templat_pernyataan_unik"
        ),
        migrations.AddField(
            model_name="templatpernyataan",
            name="jenis",
            field=models.CharField(
                choices=[
                    ("puncak", "Kepala perangkat daerah dengan kepala daerah"),
                    ("bawahan", "Jabatan lain dengan atasannya"),
                ],
                default="puncak",
                max_length=10,
                verbose_name="jenis",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="templatpernyataan",
            name="ke",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="susunan ke"),
        ),
        migrations.AddField(
            model_name="templatpernyataan",
            name="teks",
            field=models.TextField(blank=True, default="", verbose_name="teks"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="templatpernyataan",
            name="oleh",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="templatpernyataan",
            name="pada",
            field=models.DateTimeField(editable=False, null=True, verbose_name="disimpan pada"),
        ),
        migrations.RunPython(pindahkan_templat, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="templatpernyataan", name="pembuka"),
        migrations.RemoveField(model_name="templatpernyataan", name="pihak_pertama"),
        migrations.RemoveField(model_name="templatpernyataan", name="pihak_kedua"),
        migrations.AlterModelOptions(
            name="templatpernyataan",
            options={
                "ordering": ["pd", "jenis", "-mulai_tahun", "-ke"],
                "verbose_name": "templat pernyataan",
                "verbose_name_plural": "templat pernyataan",
            },
        ),
        migrations.AddConstraint(
            model_name="templatpernyataan",
            constraint=models.UniqueConstraint(
                fields=("pd", "jenis", "mulai_tahun", "ke"), name="templat_pernyataan_unik"
            ),
        ),
        migrations.RunPython(sebut_pihak, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(lepas_apbd, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(hari_lengkap, migrations.RunPython.noop, elidable=True),
    ]
