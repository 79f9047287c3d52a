"""BAB III: what was entered beside figures: people, time and assets, last year's steps, awards,
photographs. What was not entered is one sentence where a reader looks for it, else absent.
"""

from collections import Counter
from itertools import groupby

from kinerja.jenis import JenisPrestasi, StatusTindak
from laporan.cetak.citra import CitraTulisan, svg_citra
from laporan.dokumen.kalimat import rangkai, urutkan_isi, urutkan_titik_koma
from laporan.dokumen.unsur import Blok, Gambar, Isi, Rujukan
from laporan.lkjip.susun.dasar import KonteksSusun, daftar, judul, par, tandai
from laporan.lkjip.tabel.pelengkap import (
    BELUM_TERCAPAI,
    EFISIEN,
    MELEBIHI,
    SESUAI,
    TANPA_CAPAIAN,
    baris_sumber_daya,
    rencana_lalu,
    simpulan,
)
from laporan.models import StatusRekomendasi

_SEBUTAN = {
    EFISIEN: "dipakai di bawah rencana dan target indikatornya tercapai",
    SESUAI: "dipakai sesuai rencana dan target indikatornya tercapai",
    MELEBIHI: "dipakai melebihi rencana",
    BELUM_TERCAPAI: "tidak melebihi rencana, tetapi target indikatornya belum tercapai",
    TANPA_CAPAIAN: "belum dapat disimpulkan karena capaian indikatornya belum terhitung",
}


# --- A.6 ---------------------------------------------------------------------------------


def kalimat_sumber_daya(k: KonteksSusun) -> tuple[Blok, ...]:
    """The paragraph of A.6 on people, time and assets."""
    semua = baris_sumber_daya(k.bahan)
    if not semua:
        return (par("Pemakaian sumber daya manusia, waktu, dan aset tidak dicatat."),)
    hitung = Counter(simpulan(b, dipakai) for b, _, dipakai in semua)
    bagian: list[Isi] = [
        rangkai(k.cacah(f"sumber_daya:{n}", hitung[n], "sumber daya"), f" {sebutan}")
        for n, sebutan in _SEBUTAN.items()
        if hitung[n]
    ]
    lebih = [
        f"{s.uraian} untuk {b.indikator.sebutan}"
        for b, s, dipakai in semua
        if simpulan(b, dipakai) == MELEBIHI
    ]
    ekor = f" Yang melebihi rencana: {urutkan_titik_koma(lebih)}." if lebih else ""
    return (
        par(
            "Pemakaian sumber daya manusia, waktu, dan aset disajikan pada ",
            Rujukan("sumber_daya"),
            ": ",
            urutkan_isi(bagian, pemisah="; "),
            f".{ekor}",
        ),
    )


# --- A.8 ---------------------------------------------------------------------------------


def kalimat_tindak_lanjut(k: KonteksSusun) -> tuple[Blok, ...]:
    """The paragraph of A.8 on what last year's evaluation and report asked for."""
    lalu = k.tahun - 1
    if not _ada_tindak_lanjut(k):
        return (par(f"Tindak lanjut atas laporan kinerja tahun {lalu} tidak dicatat."),)
    evaluasi = k.bahan.evaluasi_lalu
    bagian: list[Isi] = []
    rekomendasi = list(evaluasi.rekomendasi.all()) if evaluasi else []
    if rekomendasi:
        hitung = Counter(r.status for r in rekomendasi)
        bagian.append(
            _status(
                k, "rekomendasi_lalu", "rekomendasi LHE AKIP",
                [(s.label, hitung[s.value]) for s in StatusRekomendasi],
            )
        )  # fmt: skip
    rencana = rencana_lalu(k.bahan)
    if rencana:
        hitung = Counter(r.status for _, r in rencana)
        bagian.append(
            _status(
                k, "rencana_lalu", "rencana tindak lanjut LKjIP",
                [(s.label, hitung[s.value]) for s in StatusTindak],
            )
        )  # fmt: skip
    return (
        par(
            f"Tindak lanjut atas evaluasi dan laporan kinerja tahun {lalu} disajikan pada ",
            Rujukan("tindak_lanjut_lalu"),
            ": ",
            urutkan_isi(bagian, pemisah="; "),
            ".",
        ),
    )


def _status(k: KonteksSusun, kunci: str, sebutan: str, hitung: list[tuple[str, int]]) -> Isi:
    """`2 rekomendasi LHE AKIP (1 selesai dan 1 dalam proses)`."""
    rinci: list[Isi] = [
        rangkai(k.angka(f"{kunci}:{label}", n), f" {label.lower()}")
        for label, n in reversed(hitung)
        if n
    ]
    banyak = k.cacah(kunci, sum(n for _, n in hitung), sebutan)
    return rangkai(banyak, " (", urutkan_isi(rinci), ")")


def _ada_tindak_lanjut(k: KonteksSusun) -> bool:
    evaluasi = k.bahan.evaluasi_lalu
    return bool(rencana_lalu(k.bahan) or (evaluasi and evaluasi.rekomendasi.all()))


# --- the sections after B -----------------------------------------------------------------


def bagian_akhir(k: KonteksSusun) -> tuple[Blok, ...]:
    """Sections C and on: the tables that A.6 and A.8 point at, awards and photographs. Each stands
    only where something was entered.
    """
    isi: list[Blok] = []
    bagian = (
        ("Sumber Daya Manusia, Waktu, dan Aset", "bab3:sumber_daya", _sumber_daya(k)),
        ("Tindak Lanjut Laporan Tahun Sebelumnya", "bab3:tindak_lanjut", _tindak_lanjut(k)),
        ("Penghargaan dan Inovasi", "bab3:prestasi", _prestasi(k)),
        ("Dokumentasi Kegiatan", "bab3:dokumentasi", _foto(k)),
    )
    ada = [x for x in bagian if x[2]]
    for huruf, (teks, kunci, blok) in zip("CDEF", ada, strict=False):
        isi += tandai((judul(f"{huruf}. {teks}"), *blok), kunci)
    return tuple(isi)


def _sumber_daya(k: KonteksSusun) -> tuple[Blok, ...]:
    return tuple(k.tabel("sumber_daya")) if baris_sumber_daya(k.bahan) else ()


def _tindak_lanjut(k: KonteksSusun) -> tuple[Blok, ...]:
    return tuple(k.tabel("tindak_lanjut_lalu")) if _ada_tindak_lanjut(k) else ()


def _prestasi(k: KonteksSusun) -> tuple[Blok, ...]:
    hitung = Counter(p.jenis for p in k.bahan.prestasi)
    if not hitung:
        return ()
    sebutan = (
        (JenisPrestasi.PENGHARGAAN, "penghargaan diterima"),
        (JenisPrestasi.INOVASI, "inovasi dihasilkan"),
    )
    bagian: list[Isi] = [
        rangkai(k.cacah(f"prestasi:{jenis}", hitung[jenis], kata))
        for jenis, kata in sebutan
        if hitung[jenis]
    ]
    return (
        par(
            f"Pada tahun {k.tahun}, ",
            urutkan_isi(bagian),
            "; rinciannya disajikan pada ",
            k.rujuk("prestasi"),
            ".",
        ),
        *k.tabel("prestasi"),
    )


def _foto(k: KonteksSusun) -> tuple[Blok, ...]:
    """The photographs by program, each with its caption."""
    gambar: list[Blok] = []
    butir: list[Isi] = []
    for program, foto in groupby(k.bahan.foto, key=lambda f: f.program):
        milik = [
            Gambar(
                f"foto:{f.pk}",
                f.keterangan,
                svg_citra(
                    CitraTulisan(
                        bytes(f.gambar.berkas.isi), f.gambar.berkas.tipe, f.gambar.lebar,
                        f.gambar.tinggi,
                    )
                ),
                f.alt,
            )
            for f in foto
        ]  # fmt: skip
        rujukan: list[Isi] = [(Rujukan(g.kunci),) for g in milik]
        butir.append(rangkai(f"Program {program.nama}: ", urutkan_isi(rujukan), "."))
        gambar += milik
    if not gambar:
        return ()
    return (par("Kegiatan didokumentasikan menurut program:"), *daftar(butir), *gambar)
