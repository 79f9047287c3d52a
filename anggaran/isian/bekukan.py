"""What is frozen of a sub kegiatan's quarter when it is submitted."""

from typing import Any

from anggaran.isian.baris import PenyusunSub
from anggaran.models import IndikatorProgram, LaporanSubKegiatan, SubKegiatan
from anggaran.serapan import hitung_serapan
from kinerja.isian.beku import SKEMA, teks_tetap


def isi_sub(penyusun: PenyusunSub, s: SubKegiatan, r: LaporanSubKegiatan) -> dict[str, Any]:
    """Pagu and spending of every line, their sums, physical progress, explanation, outputs."""
    jumlah = penyusun.jumlah(s)
    serapan = hitung_serapan(jumlah["pagu"], jumlah["kumulatif"], penyusun.kebijakan)
    keluaran = [_keluaran(penyusun, i) for i in penyusun.keluaran.get(s.pk, [])]
    return {
        "skema": SKEMA,
        "jenis": "sub_kegiatan",
        "tahun": penyusun.tw.tahun,
        "triwulan": penyusun.tw.nomor,
        "sub_kegiatan": {"kode": s.kode, "nama": s.nama},
        "fisik": teks_tetap(r.fisik),
        "penjelasan": r.penjelasan,
        "menjawab_catatan": r.catatan_kembali,
        "baris": [
            {
                "rekening": b.rekening,
                # Only where there is one: what was frozen before says nothing of it.
                **({"sumber_dana": b.sumber_dana} if b.sumber_dana else {}),
                "pagu": teks_tetap(penyusun.pagu.get(b.pk)),
                "sampai_lalu": teks_tetap(penyusun.lalu(b)),
                "realisasi": teks_tetap(penyusun.kumulatif(b)),
            }
            for b in penyusun.lini(s)
        ],
        # Only where there are any, for the same reason.
        **({"keluaran": keluaran} if keluaran else {}),
        "hitungan": {
            "pagu": teks_tetap(jumlah["pagu"]),
            "realisasi": teks_tetap(jumlah["kumulatif"]),
            "serapan": teks_tetap(serapan.nilai),
        },
    }


def _keluaran(penyusun: PenyusunSub, i: IndikatorProgram) -> dict[str, Any]:
    """An indicator with its targets in force, the quarter's figure and the year up to it."""
    angka, tw = penyusun.angka[i.pk], penyusun.tw.nomor
    return {
        "kode": i.kode,
        "nama": i.nama,
        "satuan": i.satuan,
        "target_tahun": teks_tetap(angka.target),
        "target_triwulan": teks_tetap(angka.target_triwulan.get(tw)),
        "realisasi": teks_tetap(angka.realisasi.get(tw)),
        "sampai": teks_tetap(angka.sampai(tw)),
    }
