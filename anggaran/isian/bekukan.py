"""What is frozen of a sub kegiatan's quarter when it is submitted."""

from typing import Any

from anggaran.isian.baris import PenyusunSub
from anggaran.models import LaporanSubKegiatan, SubKegiatan
from anggaran.serapan import hitung_serapan
from kinerja.isian.beku import SKEMA


def isi_sub(penyusun: PenyusunSub, s: SubKegiatan, r: LaporanSubKegiatan) -> dict[str, Any]:
    """Pagu and spending of every line, their sums, physical progress, explanation."""
    jumlah = penyusun.jumlah(s)
    serapan = hitung_serapan(jumlah["pagu"], jumlah["kumulatif"], penyusun.kebijakan)
    return {
        "skema": SKEMA,
        "jenis": "sub_kegiatan",
        "tahun": penyusun.tw.tahun,
        "triwulan": penyusun.tw.nomor,
        "sub_kegiatan": {"kode": s.kode, "nama": s.nama},
        "fisik": None if r.fisik is None else format(r.fisik, "f"),
        "penjelasan": r.penjelasan,
        "menjawab_catatan": r.catatan_kembali,
        "baris": [
            {
                "rekening": b.rekening,
                "pagu": _teks(penyusun.pagu.get(b.pk)),
                "sampai_lalu": _teks(penyusun.lalu(b)),
                "realisasi": _teks(penyusun.kumulatif(b)),
            }
            for b in penyusun.lini(s)
        ],
        "hitungan": {
            "pagu": _teks(jumlah["pagu"]),
            "realisasi": _teks(jumlah["kumulatif"]),
            "serapan": None if serapan.nilai is None else format(serapan.nilai, "f"),
        },
    }


def _teks(nilai: int | None) -> str | None:
    return None if nilai is None else str(nilai)
