"""What is frozen of a sub kegiatan's quarter when it is submitted."""

from typing import Any

from anggaran.isian.baris import PenyusunSub
from anggaran.models import LaporanSubKegiatan, SubKegiatan
from anggaran.serapan import hitung_serapan
from kinerja.isian.beku import SKEMA, teks_tetap


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
        "hitungan": {
            "pagu": teks_tetap(jumlah["pagu"]),
            "realisasi": teks_tetap(jumlah["kumulatif"]),
            "serapan": teks_tetap(serapan.nilai),
        },
    }
