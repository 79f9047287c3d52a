"""What is frozen of an indicator's quarter when it is submitted."""

from typing import Any

from kinerja.isian.baris import PenyusunIndikator
from kinerja.isian.beku import SKEMA, teks_tetap
from kinerja.models import DataDukung, Indikator, Realisasi
from kinerja.turunan import IsianVariabel
from kinerja.ukuran import TargetTampil


def isi_indikator(
    penyusun: PenyusunIndikator, i: Indikator, r: Realisasi, bukti: list[DataDukung]
) -> dict[str, Any]:
    """Values, variables, analysis, evidence, definition, targets and the figures derived."""
    p, tw = penyusun.p, penyusun.tw
    isian = penyusun.isian(i)
    turunan = isian.turunan if isian else None
    ukuran = p.ukuran(i, tw.tahun, tw.nomor)
    capaian, _ = penyusun.capaian_triwulan(i)
    aturan = p.aturan(tw.tahun)
    return {
        "skema": SKEMA,
        "jenis": "indikator",
        "tahun": tw.tahun,
        "triwulan": tw.nomor,
        "indikator": {
            "kode": i.kode,
            "nama": i.nama,
            "satuan": i.satuan,
            "polaritas": i.polaritas,
            "akumulasi": i.akumulasi,
            "desimal": i.desimal,
            "formula": i.formula,
        },
        "nilai": teks_tetap(r.nilai),
        "predikat": p.bentuk(i).tampil(isian.nilai) if r.predikat_id and isian else None,
        "nilai_resmi": teks_tetap(r.nilai_resmi),
        "alasan_resmi": r.alasan_resmi,
        "capaian_ditetapkan": teks_tetap(r.capaian_ditetapkan),
        "alasan_capaian": r.alasan_capaian,
        "alasan_tidak_berlaku": r.alasan_tidak_berlaku,
        "variabel": _variabel(turunan.variabel) if turunan else [],
        "analisis": {m: getattr(r, m) for m in Realisasi.ANALISIS},
        "penjelasan": r.penjelasan,
        "keterangan": r.keterangan,
        "catatan_data": r.catatan_data,
        "menjawab_catatan": r.catatan_kembali,
        "bukti": [
            {
                "jenis": d.jenis,
                "judul": d.judul,
                "sha256": d.sha256,
                "isi": d.tautan or d.teks,
                "halaman": d.halaman,
            }
            for d in bukti
        ],
        "target": {
            "tahun": _target(ukuran.target),
            "triwulan": _target(p.target_triwulan(i, tw.tahun, tw.nomor)),
        },
        "hitungan": {
            "turunan": teks_tetap(turunan.nilai) if turunan else None,
            "uraian": turunan.uraian if turunan else "",
            "realisasi": teks_tetap(isian.nilai) if isian else None,
            "kumulatif": teks_tetap(ukuran.realisasi),
            "capaian_triwulan": teks_tetap(capaian.nilai),
            "capaian_tahun": teks_tetap(ukuran.capaian.nilai),
            "kriteria": ukuran.kriteria,
            "pembulatan": aturan.kebijakan.pembulatan.value,
            "rumus_rendah": aturan.kebijakan.rumus_rendah.value,
        },
    }


def _target(target: TargetTampil | None) -> dict[str, str] | None:
    if target is None:
        return None
    return {"teks": target.disepakati, "dokumen": target.dokumen, "jenis": target.dokumen_jenis}


def _variabel(variabel: tuple[IsianVariabel, ...]) -> list[dict[str, Any]]:
    hasil: list[dict[str, Any]] = []
    for v in variabel:
        hasil.append(
            {
                "kode": v.kode,
                "nama": v.nama,
                "nilai": teks_tetap(v.nilai),
                "sumber": v.sumber,
                "rincian": v.rincian,
            }
        )
        hasil += _variabel(v.bagian)
    return hasil
