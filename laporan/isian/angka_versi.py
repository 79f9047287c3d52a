"""PURE. The main figures of a frozen row, as people read them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from kinerja.angka import KOSONG, format_angka, format_persen
from kinerja.ukuran import TIDAK_BERLAKU

Isi = Mapping[str, Any]


def angka_utama(isi: Isi) -> dict[str, str]:
    """Three figures by their label: of an indicator realisasi and both capaian, of a sub kegiatan
    pagu, spending and absorption. What was frozen without them gives a dash.
    """
    hitungan = isi.get("hitungan", {})
    if isi["jenis"] == "indikator":
        return {
            "Realisasi": _realisasi(isi, hitungan),
            "Capaian triwulan": _persen(hitungan.get("capaian_triwulan")),
            "Capaian setahun": _persen(hitungan.get("capaian_tahun")),
        }
    return {
        "Pagu": _rupiah(hitungan.get("pagu")),
        "Jumlah realisasi": _rupiah(hitungan.get("realisasi")),
        "Serapan": _persen(hitungan.get("serapan")),
    }


def _realisasi(isi: Isi, hitungan: Isi) -> str:
    if isi.get("alasan_tidak_berlaku"):
        return TIDAK_BERLAKU
    if isi.get("predikat"):
        return str(isi["predikat"])
    for teks in (isi.get("nilai_resmi"), hitungan.get("realisasi"), isi.get("nilai")):
        if teks is not None:
            angka = format_angka(Decimal(teks), isi["indikator"]["desimal"])
            satuan = isi["indikator"]["satuan"]
            persen = satuan.casefold() in ("%", "persen")
            return f"{angka}%" if persen else f"{angka} {satuan}".strip()
    return KOSONG


def _rupiah(teks: Any) -> str:
    return KOSONG if teks is None else format_angka(int(Decimal(teks)))


def _persen(teks: Any) -> str:
    return KOSONG if teks is None else format_persen(Decimal(teks))
