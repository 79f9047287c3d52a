"""Grid of outcomes and outputs: targets of a year and its quarters, by budget document."""

from anggaran.lembar import VERSI
from anggaran.lembar_keluaran import INDIKATOR_PROGRAM
from kinerja.periode import ROMAWI
from laporan.perencanaan.baris import LembarBaris, ditetapkan, teks
from laporan.perencanaan.kisi import BarisKisi, Kisi, SelKisi

_MASA = (("", "Setahun"), *((str(n), f"TW {satu}") for n, satu in enumerate(ROMAWI, 1)))


def pilihan_versi(lembar: LembarBaris) -> list[tuple[str, str]]:
    """Budget documents of the year, the latest first."""
    milik = [v for _, v in lembar.keadaan.semua(VERSI) if v.tahun == lembar.tahun]
    return [(v.kode, f"{v} ({v.kode})") for v in sorted(milik, key=lambda v: -v.ke)]


def kisi_keluaran(lembar: LembarBaris, pilih: str) -> Kisi:
    """Every outcome and output of the year with its targets in the chosen document."""
    if not pilih:
        return Kisi("target_program", (), ())
    ada = {
        (teks(b["indikator"]), teks(b.get("triwulan"))): teks(b["target"])
        for b in lembar.baris
        if b["versi"] == pilih
    }
    versi = next((v for _, v in lembar.keadaan.semua(VERSI) if v.kode == pilih), None)
    bertanggal = ditetapkan(str(versi), versi.tanggal) if versi else ""
    baris = tuple(
        BarisKisi(
            i.nama,
            f"{i.kode} · {i.satuan} · {i.tingkat.replace('_', ' ')}",
            tuple(
                SelKisi(
                    (("versi", pilih), ("indikator", i.kode), ("triwulan", masa)),
                    "target",
                    ada.get((i.kode, masa), ""),
                    penuh=True,
                    bertanggal=bertanggal,
                )
                for masa, _ in _MASA
            ),
        )
        for _, i in lembar.keadaan.semua(INDIKATOR_PROGRAM)
        if i.tahun == lembar.tahun
    )
    return Kisi("target_program", tuple(judul for _, judul in _MASA), baris)
