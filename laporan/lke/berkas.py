"""The files of an evaluation: LHE as PDF and Word, the sheet as workbook and as JSON."""

import json
from typing import Any

from laporan.cetak.dasar import Berkas
from laporan.cetak.json import MIME_JSON
from laporan.dokumen.unsur import Dokumen
from laporan.lke.hasil import HasilLKE
from laporan.lke.lembar import nomor_kriteria
from laporan.lke.susun import sebut_bukti, susun_lembar, susun_lhe
from laporan.tugas.berkas import tulis
from laporan.tugas.dasar import Lapor, diam

BENTUK = ("pdf", "docx", "xlsx", "json")


def dokumen_lke(h: HasilLKE, bentuk: str) -> Dokumen:
    """What a form prints: the report on paper, the sheet in a workbook."""
    return susun_lembar(h) if bentuk == "xlsx" else susun_lhe(h)


def tulis_lke(h: HasilLKE, bentuk: str, lapor: Lapor = diam) -> Berkas:
    """The file."""
    if bentuk == "json":
        isi = json.dumps(data_lke(h), ensure_ascii=False, indent=1)
        return Berkas(f"LKE-{h.tahun}-{h.pd.kode}.json", MIME_JSON, isi.encode())
    return tulis(dokumen_lke(h, bentuk), bentuk, lapor)


def data_lke(h: HasilLKE) -> dict[str, Any]:
    """The sheet as data; scores exact, as text."""
    s = h.skor_akhir
    return {
        "pd": h.pd.kode,
        "tahun": h.tahun,
        "lembar": h.lembar.kode,
        "status": h.status,
        "tahap": str(h.terakhir),
        "nilai": str(s.nilai) if s.lengkap else None,
        "predikat": s.predikat.kode if s.predikat else None,
        "komponen": [
            {
                "kode": k.komponen.kode,
                "nama": k.komponen.nama,
                "bobot": str(k.komponen.bobot),
                "nilai": str(k.nilai) if k.lengkap else None,
                "sub": [
                    {
                        "kode": x.sub.kode,
                        "bobot": str(x.sub.bobot),
                        "tingkat": x.tingkat or None,
                        "nilai": None if x.nilai is None else str(x.nilai),
                    }
                    for x in k.sub
                ],
            }
            for k in s.komponen
        ],
        "kriteria": [
            {
                "nomor": nomor_kriteria(sub, k),
                "kunci": k.kunci,
                "kriteria": k.teks,
                "jawaban": {
                    str(t): j.jawaban for t in h.tahap if (j := h.jawab(t, k.kunci)) is not None
                },
                "catatan": j.catatan if (j := h.jawab(h.terakhir, k.kunci)) else "",
                "menurut_data": _usulan(h, k.kunci),
                "bukti": sebut_bukti(h, k.kunci),
            }
            for sub, k in h.lembar.kriteria
        ],
        "rekomendasi": list(h.rekomendasi),
    }


def _usulan(h: HasilLKE, kunci: str) -> dict[str, Any] | None:
    u = h.usulan.get(kunci)
    if u is None:
        return None
    return {"jawaban": str(u.jawaban) if u.jawaban else None, "dasar": u.dasar}
