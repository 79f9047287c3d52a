"""PURE. The data set of the made-up region: its RPJMD, and what ties it to the agencies made.

A figure that an agency keeps is told once, there; the region names it as the source and agrees its
targets. Whatever an agency that was not made would have kept is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kinerja.jenis import JenisPD, PeranKontribusi
from laporan.latihan.kabupaten.arah import (
    ARAH,
    IKU,
    ISU,
    VISI,
    AngkaDaerah,
    AngkaPerangkat,
    SasaranDaerah,
    TujuanDaerah,
    singkat,
)
from laporan.latihan.kabupaten.belanja import lembar_evaluasi
from laporan.latihan.kabupaten.dadu import Dadu
from laporan.latihan.kabupaten.instansi import KEPALA_DAERAH, PEMDA, TEMPAT, Instansi
from laporan.latihan.kabupaten.organisasi import KEPALA, Baris
from laporan.latihan.kabupaten.pohon import TUJUAN, Indikator, baris_indikator, indikator
from laporan.latihan.kabupaten.ukuran import lembar_ukuran, rencana, tulis
from laporan.latihan.kabupaten.waktu import MasaKarangan

KODE_DAERAH = "tk-pemda"
RPJMD = "RPJMD"
PROVINSI = "Provinsi Tirta Raya"


@dataclass(frozen=True)
class _Butir:
    """An indicator of the region, and where its figures stand."""

    ukuran: Indikator
    jenis: str
    pengampu: str
    pendukung: tuple[str, ...]
    sumber: str = ""
    """Code of the keeper's indicator; empty: reported at the region."""


def susun_daerah(semua: list[Instansi], r: MasaKarangan, benih: int) -> dict[str, list[Baris]]:
    """Sheet → rows of the region that these agencies make up."""
    d = Dadu(f"{benih}|{KODE_DAERAH}")
    ada = {singkat(i): i for i in semua}
    butir = list(_butir(ada, benih))
    lembar = dict(_organisasi(r))
    lembar |= dict(_rencana(semua, r, butir))
    ukuran = dict(lembar_ukuran([b.ukuran for b in butir], r, d, rencana_induk=(RPJMD, "RPJMD")))
    milik = {b.ukuran.kode for b in butir if not b.sumber}
    for nama in ("realisasi", "analisis"):
        ukuran[nama] = [b for b in ukuran[nama] if b["indikator"] in milik]
    lembar |= ukuran
    lembar["pembanding"] = list(_pembanding(butir, r, d))
    lembar["kontribusi_indikator"] = list(_kontribusi(butir, ada))
    evaluasi = dict(lembar_evaluasi(r, d))
    lembar["evaluasi_akip"] = evaluasi["evaluasi_akip"]
    lembar["komponen_akip"] = evaluasi["komponen_akip"]
    lembar["latihan"] = [{"tahun": tahun, "cakupan": "tahun"} for tahun in r.tahun]
    return {nama: baris for nama, baris in lembar.items() if baris}


def _susunan() -> Iterator[tuple[str, TujuanDaerah, list[tuple[str, SasaranDaerah]]]]:
    """Each tujuan with its number, and its sasaran with their codes."""
    for n, misi in enumerate(ARAH, 1):
        yield (
            str(n),
            misi.tujuan,
            [(f"S{n}.{m}", s) for m, s in enumerate(misi.tujuan.sasaran, 1)],
        )


def _butir(ada: dict[str, Instansi], benih: int) -> Iterator[_Butir]:
    """Every indicator, those of a tujuan before those of its sasaran."""
    for n, tujuan, sasaran in _susunan():
        yield _sendiri(tujuan.angka, f"T{n}")
        for kode, s in sasaran:
            for a in s.angka:
                if isinstance(a, AngkaDaerah):
                    yield _sendiri(a, kode)
                elif a.perangkat in ada:
                    yield _ambil(a, kode, ada[a.perangkat], benih)


def _sendiri(a: AngkaDaerah, simpul: str) -> _Butir:
    batas = 10000 if a.satuan in {"Indeks", "Nilai", "Persen"} else None
    ukuran = Indikator(
        f"IKD-{a.kode}", simpul, a.nama, a.satuan, KEPALA, a.dasar, a.naik, batas,
        iku=a.jenis == IKU, jadwal=a.jadwal,
        polaritas="makin_rendah" if a.naik < 0 else "makin_tinggi", formulasi=a.nama,
        sumber_data="Publikasi statistik daerah",
    )  # fmt: skip
    return _Butir(ukuran, a.jenis, a.pengampu, a.pendukung)


def _ambil(a: AngkaPerangkat, simpul: str, i: Instansi, benih: int) -> _Butir:
    """The agency's indicator as the region agrees it: the same targets, its own code."""
    milik = next(x for x in indikator(i, Dadu(f"{benih}|{i.kode}")) if x.kode == a.indikator)
    kode = f"IKD-{a.perangkat.upper()}{a.indikator.removeprefix('IK')}"
    ukuran = replace(milik, kode=kode, simpul=simpul, penanggung=KEPALA, iku=a.jenis == IKU)
    return _Butir(ukuran, a.jenis, a.perangkat, a.pendukung, a.indikator)


def _organisasi(r: MasaKarangan) -> Iterator[tuple[str, list[Baris]]]:
    nama = f"Pemerintah {PEMDA}"
    yield (
        "perangkat_daerah",
        [
            {"kode": KODE_DAERAH, "nama": nama, "singkatan": "Pemkab", "pemda": PEMDA,
             "kepala_daerah": KEPALA_DAERAH, "tempat": TEMPAT, "jenis": JenisPD.PEMDA.value,
             "zona_waktu": "Asia/Makassar"}
        ],
    )  # fmt: skip
    yield "unit_kerja", [{"kode": "PEMDA", "nama": nama, "jenis": "dinas"}]
    yield (
        "jabatan",
        [{"kode": KEPALA, "nama": KEPALA_DAERAH, "jenis": "struktural", "eselon": "I",
          "unit": "PEMDA"}],
    )  # fmt: skip
    yield (
        "pemangku",
        [{"jabatan": KEPALA, "status": "definitif", "mulai": f"{r.awal - 1}-01-02"}],
    )
    yield (
        "profil",
        [
            {"jenis": jenis, "mulai_tahun": r.awal, "teks": teks}
            for jenis, teks in (
                ("gambaran", f"{PEMDA} beribu kota di {TEMPAT} dan terbentang dari hulu sampai "
                 "muara Sungai Tirta. Sebagian besar penduduknya bekerja di bidang pertanian, "
                 "perikanan, dan perdagangan."),
                ("visi", VISI),
                ("dasar_hukum", f"Peraturan Daerah Nomor 3 Tahun {r.awal} tentang RPJMD"),
                *(("isu_strategis", isu) for isu in ISU),
            )
        ],
    )  # fmt: skip


def _rencana(
    semua: list[Instansi], r: MasaKarangan, butir: list[_Butir]
) -> Iterator[tuple[str, list[Baris]]]:
    nama = f"RPJMD {PEMDA} Tahun {r.awal}–{r.akhir_renstra}"
    yield (
        "renstra",
        [{"kode": RPJMD, "nama": nama, "tahun_awal": r.awal, "tahun_akhir": r.akhir_renstra}],
    )
    yield (
        "misi",
        [
            {"renstra": RPJMD, "kode": f"M{n}", "uraian": misi.uraian}
            for n, misi in enumerate(ARAH, 1)
        ],
    )
    susunan = list(_susunan())
    yield (
        "tujuan",
        [
            {"renstra": RPJMD, "kode": f"T{n}", "uraian": t.uraian, "misi": f"M{n}"}
            for n, t, _ in susunan
        ],
    )
    yield (
        "sasaran",
        [
            {"kode": kode, "tujuan": f"T{n}", "tingkat": "strategis", "uraian": s.uraian,
             "penanggung_jawab": KEPALA}
            for n, _, sasaran in susunan
            for kode, s in sasaran
        ],
    )  # fmt: skip
    yield (
        "indikator",
        [
            baris_indikator(b.ukuran, tujuan=b.ukuran.simpul.startswith("T"))
            for b in butir
        ],
    )  # fmt: skip
    yield (
        "penanda",
        [
            {"indikator": b.ukuran.kode, "jenis": b.jenis, "uraian": b.ukuran.nama}
            for b in butir
            if b.jenis != IKU
        ],
    )
    yield (
        "dukungan_sasaran",
        [
            {"sasaran": kode, "perangkat_daerah": i.kode, "tujuan": TUJUAN}
            for _, _, sasaran in susunan
            for kode, s in sasaran
            for i in s.pendukung(semua)
        ],
    )


def _kontribusi(butir: list[_Butir], ada: dict[str, Instansi]) -> Iterator[Baris]:
    def satu(b: _Butir, i: Instansi, peran: PeranKontribusi, sumber: str, uraian: str) -> Baris:
        return {"indikator": b.ukuran.kode, "perangkat_daerah": i.kode, "peran": peran.value,
                "sumber": sumber, "uraian": uraian}  # fmt: skip

    for b in butir:
        if b.pengampu in ada:
            yield satu(b, ada[b.pengampu], PeranKontribusi.PENGAMPU, b.sumber, "")
        for lain in b.pendukung:
            if lain in ada:
                uraian = f"Peningkatan {ada[lain].hasil}"
                yield satu(b, ada[lain], PeranKontribusi.PENDUKUNG, "", uraian)


def _pembanding(butir: list[_Butir], r: MasaKarangan, d: Dadu) -> Iterator[Baris]:
    """What the invented province reached, for the figures that the region reports itself."""
    for b in butir:
        if b.sumber:
            continue
        for tahun in r.tahun:
            nilai = rencana(b.ukuran, tahun, r.awal) * d.bulat(95, 104, "provinsi", b.ukuran.kode)
            yield {"indikator": b.ukuran.kode, "tahun": tahun, "lingkup": "provinsi",
                   "daerah": PROVINSI, "nilai": tulis(nilai // 100, b.ukuran),
                   "sumber": f"Publikasi statistik {PROVINSI} {tahun}"}  # fmt: skip
