"""Version 1 of every quarter that was endorsed before endorsements had versions.

It stands here and not beside the table, since it holds rows of kinerja and of anggaran.
"""

import hashlib
import json
from collections import defaultdict

from django.db import migrations

ANALISIS = ("faktor_pendukung", "faktor_penghambat", "upaya_perbaikan", "tindak_lanjut")
#: What Sekretariat may have set on a row after it was submitted.
KETETAPAN = ("nilai_resmi", "alasan_resmi", "capaian_ditetapkan", "alasan_capaian")


def _angka(nilai):
    return None if nilai is None else f"{nilai:f}" if hasattr(nilai, "as_tuple") else str(nilai)


def _bukti(d):
    return {
        "id": d.pk,
        "jenis": d.jenis,
        "judul": d.judul,
        "sha256": d.sha256,
        "isi": d.tautan or d.teks,
        "halaman": "",  # evidence named no pages yet
    }


def _indikator(r, terakhir, variabel, bukti):
    """What was submitted last, with what was set after it; else the row as it stands."""
    def nilai(medan):
        isi = getattr(r, medan)
        return isi if medan.startswith("alasan") else _angka(isi)

    ketetapan = {m: nilai(m) for m in KETETAPAN}
    if terakhir is not None:
        isi = {**terakhir, **ketetapan, "bukti": [_bukti(d) for d in bukti]}
        if any(terakhir.get(m) != ketetapan[m] for m in KETETAPAN):
            isi.pop("hitungan", None)
        return isi
    i = r.indikator
    return {
        "skema": 1,
        "jenis": "indikator",
        "tahun": r.tahun,
        "triwulan": r.triwulan,
        "indikator": {
            "kode": i.kode,
            "nama": i.nama,
            "satuan": i.satuan,
            "polaritas": i.polaritas,
            "akumulasi": i.akumulasi,
            "desimal": i.desimal,
            "formula": i.formula,
        },
        "nilai": _angka(r.nilai),
        "predikat": r.predikat.kode if r.predikat_id else None,
        **ketetapan,
        "alasan_tidak_berlaku": r.alasan_tidak_berlaku,
        "variabel": [
            {
                "kode": v.variabel.kode,
                "nama": v.variabel.nama,
                "nilai": _angka(v.nilai),
                "sumber": v.sumber,
                "rincian": v.rincian,
            }
            for v in variabel
        ],
        "analisis": {m: getattr(r, m) for m in ANALISIS},
        "penjelasan": r.penjelasan,
        "keterangan": r.keterangan,
        "catatan_data": r.catatan_data,
        "bukti": [_bukti(d) for d in bukti],
    }


def _sub(x, terakhir, belanja):
    if terakhir is not None:
        return dict(terakhir)
    s = x.sub_kegiatan
    return {
        "skema": 1,
        "jenis": "sub_kegiatan",
        "tahun": s.tahun,
        "triwulan": x.triwulan,
        "sub_kegiatan": {"kode": s.kode, "nama": s.nama},
        "fisik": _angka(x.fisik),
        "penjelasan": x.penjelasan,
        "baris": belanja,
    }


def _terakhir(model, milik, pk):
    """Row id → content of its latest submission."""
    return dict(model.objects.filter(**{f"{milik}__in": pk}).order_by("ke").values_list(milik, "isi"))


def _menurut(semua, kunci):
    hasil = defaultdict(list)
    for satu in semua:
        hasil[getattr(satu, kunci)].append(satu)
    return hasil


def isi_pengesahan(ambil, p):
    """Everything endorsed in one quarter. `ambil` gives a model by application and name."""
    Realisasi, Laporan = ambil("kinerja", "Realisasi"), ambil("anggaran", "LaporanSubKegiatan")
    baris = {}
    semua = {
        r.pk: r
        for r in Realisasi.objects.filter(
            indikator__pd_id=p.pd_id, tahun=p.tahun, triwulan=p.triwulan, status="disahkan"
        )
        .select_related("indikator__penanggung_jawab__unit", "predikat")
        .order_by("indikator__urutan", "indikator")
    }
    terakhir = _terakhir(ambil("kinerja", "VersiRealisasi"), "realisasi", semua)
    variabel = _menurut(
        ambil("kinerja", "NilaiVariabel")
        .objects.filter(realisasi__in=semua)
        .select_related("variabel")
        .order_by("variabel__urutan", "pk"),
        "realisasi_id",
    )
    bukti = _menurut(
        ambil("kinerja", "DataDukung").objects.filter(realisasi__in=semua).order_by("pk"),
        "realisasi_id",
    )
    for pk, r in semua.items():
        isi = _indikator(r, terakhir.get(pk), variabel[pk], bukti[pk])
        isi["unit"] = r.indikator.penanggung_jawab.unit.nama
        baris[f"indikator:{r.indikator_id}"] = isi
    laporan = {
        x.pk: x
        for x in Laporan.objects.filter(
            sub_kegiatan__pd_id=p.pd_id,
            sub_kegiatan__tahun=p.tahun,
            triwulan=p.triwulan,
            status="disahkan",
        )
        .select_related("sub_kegiatan__penanggung_jawab__unit")
        .order_by("sub_kegiatan__kode")
    }
    terakhir = _terakhir(ambil("anggaran", "VersiLaporanSub"), "laporan", laporan)
    belanja = defaultdict(list)
    for b in (
        ambil("anggaran", "RealisasiAnggaran")
        .objects.filter(
            baris__sub_kegiatan__in=[x.sub_kegiatan_id for x in laporan.values()],
            bulan=p.triwulan * 3,
        )
        .select_related("baris")
        .order_by("baris__rekening", "baris__sumber_dana")
    ):
        satu = {
            "rekening": b.baris.rekening,
            **({"sumber_dana": b.baris.sumber_dana} if b.baris.sumber_dana else {}),
            "pagu": None,
            "sampai_lalu": None,
            "realisasi": str(b.nilai),
        }
        belanja[b.baris.sub_kegiatan_id].append(satu)
    for pk, x in laporan.items():
        isi = _sub(x, terakhir.get(pk), belanja[x.sub_kegiatan_id])
        isi["unit"] = x.sub_kegiatan.penanggung_jawab.unit.nama
        baris[f"sub:{x.sub_kegiatan_id}"] = isi
    return {"skema": 1, "tahun": p.tahun, "triwulan": p.triwulan, "baris": baris}


def buat_versi_pertama(apps, schema_editor):
    """One version for each endorsement that has none; what is there already stays."""
    Pengesahan = apps.get_model("kinerja", "PengesahanTriwulan")
    Versi = apps.get_model("kinerja", "VersiPengesahan")
    sudah = set(Versi.objects.values_list("pengesahan", flat=True))
    for p in Pengesahan.objects.order_by("pk").iterator():
        if p.pk in sudah:
            continue
        isi = isi_pengesahan(apps.get_model, p)
        teks = json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        Versi.objects.create(
            pengesahan_id=p.pk,
            ke=1,
            isi=isi,
            sha256=hashlib.sha256(teks.encode()).hexdigest(),
            oleh_id=p.oleh_id,
            pada=p.pada,
        )


class Migration(migrations.Migration):

    dependencies = [
        ('anggaran', '0006_indikator_program'),
        ('kinerja', '0020_buka_kembali'),
    ]

    operations = [
        migrations.RunPython(buat_versi_pertama, migrations.RunPython.noop),
    ]
