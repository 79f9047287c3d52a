"""PURE. From what a check recognised to the rows of the workbook for Persiapan."""

from collections.abc import Iterable

from laporan.periksa_lkjip.ambil.anggaran_ambil import ambil_anggaran
from laporan.periksa_lkjip.ambil.bentuk import (
    KOLOM,
    BahanAmbil,
    BarisAmbil,
    BukuAmbil,
    TersimpanAmbil,
)
from laporan.periksa_lkjip.ambil.kinerja_ambil import KinerjaAmbil
from laporan.periksa_lkjip.ambil.pilih import TemuanSel
from laporan.periksa_lkjip.tabel.kolom import PeranKolom
from laporan.periksa_lkjip.temuan import TemuanLkjip

UNIT, KEPALA = "PD", "KEPALA"


def susun_buku(
    bahan: BahanAmbil, temuan: Iterable[TemuanLkjip], tersimpan: TersimpanAmbil
) -> BukuAmbil:
    """Everything that can be taken; nothing that is stored already."""
    if not bahan.tahun:
        return BukuAmbil(0, kurang=("Tahun laporan tidak dikenali.",))
    sel = TemuanSel(temuan)
    kepala = tersimpan.kepala or KEPALA
    kinerja = KinerjaAmbil(bahan, tersimpan, sel, kepala)
    kinerja.susun()
    anggaran = ambil_anggaran(bahan, tersimpan, sel, kepala)
    lembar = {**kinerja.lembar, **anggaran.lembar}
    lembar["perangkat_daerah"] = [BarisAmbil(dict(tersimpan.perangkat))]
    lembar |= _organisasi(tersimpan)
    kurang = list(dict.fromkeys([*kinerja.kurang, *anggaran.kurang]))
    if not kinerja.lembar.get("indikator") and not kinerja.lembar.get("realisasi"):
        kurang.insert(0, "Tabel indikator dengan target atau realisasi tidak dikenali.")
    if any(k.triwulan for t in bahan.tabel for k in t.semua(PeranKolom.REALISASI)):
        kurang.append(
            "Angka per triwulan tidak diambil; realisasi setahun ditulis pada triwulan IV."
        )
    return BukuAmbil(
        bahan.tahun,
        {nama: list(lembar[nama]) for nama in KOLOM if lembar.get(nama)},
        tuple(dict.fromkeys([*kinerja.sumber, *anggaran.sumber])),
        tuple(kurang),
    )


def _organisasi(tersimpan: TersimpanAmbil) -> dict[str, list[BarisAmbil]]:
    """The head's post, where there is none yet: sasaran and programs must name one."""
    if tersimpan.kepala:
        return {}
    unit = tersimpan.unit or UNIT
    semua = frozenset({"kode", "nama", "jenis", "eselon"})
    jabatan = BarisAmbil(
        {
            "kode": KEPALA, "nama": tersimpan.sebutan_kepala, "jenis": "struktural",
            "eselon": "II", "unit": unit,
        },
        usul=semua,
    )  # fmt: skip
    if tersimpan.unit:
        return {"jabatan": [jabatan]}
    nama = tersimpan.perangkat.get("nama", "")
    puncak = BarisAmbil({"kode": UNIT, "nama": nama, "jenis": "dinas"}, usul=semua)
    return {"unit_kerja": [puncak], "jabatan": [jabatan]}
