"""PURE. Targets and actuals of one made-up agency over its years.

How an agency fares is part of its character: some are ahead, some behind, some report late.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kinerja.status import StatusRealisasi
from laporan.latihan.kabupaten.dadu import Dadu
from laporan.latihan.kabupaten.organisasi import Baris
from laporan.latihan.kabupaten.pohon import RENSTRA, Indikator
from laporan.latihan.kabupaten.waktu import MasaKarangan

_PITA = ((91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah"))
_BERJALAN = (StatusRealisasi.DIAJUKAN, StatusRealisasi.DRAF)
_SEBAB = (
    ("pendukung", "Koordinasi dengan kecamatan dan desa berjalan rutin."),
    ("penghambat", "Sebagian kegiatan baru dimulai sesudah perubahan anggaran."),
    ("tindak_lanjut", "Jadwal kegiatan tahun berikutnya dimajukan ke triwulan I."),
)


@dataclass(frozen=True)
class Watak:
    """How an agency fares, in percent: targets reached, quarters reported in time, money spent."""

    mutu: int
    lengkap: int
    laju: int


def watak(d: Dadu) -> Watak:
    """The character of one agency."""
    return Watak(
        d.bulat(82, 108, "watak"),
        d.pilih((100, 100, 100, 90, 60), "lengkap"),
        d.bulat(78, 98, "serapan"),
    )


def rencana(i: Indikator, tahun: int, awal: int) -> int:
    """The year's target in hundredths."""
    nilai = i.dasar + i.naik * (tahun - awal)
    if i.batas is not None:
        nilai = min(nilai, i.batas)
    return nilai // 400 * 400 if i.jumlah else nilai  # a count, divisible by quarters


def triwulan(i: Indikator, setahun: int, tw: int) -> int:
    """The target of one quarter in hundredths."""
    return setahun // 4 if i.jumlah else setahun - (4 - tw) * 25


def dijadwalkan(i: Indikator, tw: int) -> bool:
    """Whether the quarter asks for a figure."""
    return {"tahunan": tw == 4, "semesteran": tw in {2, 4}, "terbit:11": tw == 4}.get(
        i.jadwal, True
    )


def tulis(ratusan: int, i: Indikator) -> str:
    """Hundredths as the data set writes them."""
    return f"{Decimal(ratusan) / 100:.{i.desimal}f}".replace(".", ",")


def lembar_ukuran(
    semua: list[Indikator],
    r: MasaKarangan,
    d: Dadu,
    rencana_induk: tuple[str, str] = (RENSTRA, "Renstra"),
) -> Iterator[tuple[str, list[Baris]]]:
    """The sheets of the way of measuring, of targets and of actuals. `rencana_induk`: code of the
    plan that the targets come from, and what it is called.
    """
    yield "kebijakan", [_kebijakan(r, d)]
    yield (
        "kriteria",
        [
            *({"mulai_tahun": r.awal, "batas_bawah": b, "kriteria": k} for b, k in _PITA),
            {"mulai_tahun": r.awal, "batas_bawah": "", "kriteria": "Sangat Rendah"},
        ],
    )
    yield "periode", list(_periode(r))
    yield "dokumen", list(_dokumen(r, *rencana_induk))
    yield "target", list(_target(semua, r))
    w = watak(d)
    realisasi = list(_realisasi(semua, r, d, w))
    yield "realisasi", realisasi
    yield "analisis", list(_analisis(realisasi))


def _kebijakan(r: MasaKarangan, d: Dadu) -> Baris:
    return {
        "mulai_tahun": r.awal, "capaian_minimum": 0,
        "capaian_maksimum": d.pilih(("", "120"), "batas"), "rerata_dibatasi": "ya",
        "rerata": d.pilih(("indikator", "indikator", "sasaran"), "rerata"),
        "metode_efisiensi": "selisih", "dasar": f"Peraturan Bupati Nomor 7 Tahun {r.awal - 1}",
    }  # fmt: skip


def _periode(r: MasaKarangan) -> Iterator[Baris]:
    for tahun in r.tahun:
        for tw in range(1, 5):
            buka = date(tahun + tw // 4, (tw * 3) % 12 + 1, 1)
            yield {"tahun": tahun, "triwulan": tw, "buka": buka.isoformat(),
                   "tutup": (buka + timedelta(days=13)).isoformat()}  # fmt: skip


def _dokumen(r: MasaKarangan, kode: str, sebutan: str) -> Iterator[Baris]:
    yield {"kode": "R", "jenis": "renstra", "renstra": kode, "ke": 0,
           "nama": f"{sebutan} {r.awal}–{r.akhir_renstra}",
           "tanggal": f"{r.awal}-01-31"}  # fmt: skip
    for tahun in r.tahun:
        yield {"kode": f"PK-{tahun}", "jenis": "pk", "tahun": tahun, "ke": 0,
               "nama": f"PK {tahun}", "tanggal": f"{tahun}-01-15"}  # fmt: skip
        yield {"kode": f"RA-{tahun}", "jenis": "rencana_aksi", "tahun": tahun, "ke": 0,
               "nama": f"Rencana Aksi {tahun}", "tanggal": f"{tahun}-01-20",
               "disetujui": "ya"}  # fmt: skip


def _target(semua: list[Indikator], r: MasaKarangan) -> Iterator[Baris]:
    def satu(i: Indikator, tahun: int, tw: int | str, dokumen: str, nilai: int) -> Baris:
        return {"indikator": i.kode, "tahun": tahun, "triwulan": tw, "dokumen": dokumen,
                "target": tulis(nilai, i)}  # fmt: skip

    for i in semua:
        for tahun in range(r.awal, r.akhir_renstra + 1):
            yield satu(i, tahun, "", "R", rencana(i, tahun, r.awal))
        for tahun in r.tahun:
            setahun = rencana(i, tahun, r.awal)
            yield satu(i, tahun, "", f"PK-{tahun}", setahun)
            for tw in range(1, 5):
                if dijadwalkan(i, tw):
                    yield satu(i, tahun, tw, f"RA-{tahun}", triwulan(i, setahun, tw))


def _realisasi(semua: list[Indikator], r: MasaKarangan, d: Dadu, w: Watak) -> Iterator[Baris]:
    for tahun in r.tahun:
        tercapai = {i.kode: w.mutu + d.bulat(-9, 9, i.kode, tahun) for i in semua}
        for tw in r.lewat(tahun):
            berjalan = tahun == r.terakhir and tw == r.triwulan
            for i in semua:
                if not dijadwalkan(i, tw):
                    continue
                if berjalan and d.bulat(1, 100, "telat", i.kode) > w.lengkap:
                    continue
                nilai = triwulan(i, rencana(i, tahun, r.awal), tw) * tercapai[i.kode] // 100
                if i.batas is not None:
                    nilai = min(nilai, i.batas)
                if i.jumlah:
                    nilai = nilai // 100 * 100
                status = StatusRealisasi.DISAHKAN if not berjalan else d.pilih(_BERJALAN, i.kode)
                yield {"indikator": i.kode, "tahun": tahun, "triwulan": tw,
                       "nilai": tulis(nilai, i), "status": status}  # fmt: skip


def _analisis(realisasi: list[Baris]) -> Iterator[Baris]:
    for baris in realisasi:
        if baris["triwulan"] == 4:
            for jenis, uraian in _SEBAB:
                yield {"indikator": baris["indikator"], "tahun": baris["tahun"], "triwulan": 4,
                       "jenis": jenis, "uraian": uraian}  # fmt: skip
