"""The one-page picture of the year that opens the ringkasan eksekutif: only what the data hold."""

from kinerja.angka import bulatkan, format_persen, format_rupiah, persen
from laporan.bahan.bahan import BarisIndikator
from laporan.cetak.grafik import ButirSerapan, serapan_program
from laporan.dokumen.kalimat import cacah, rangkai, urutkan_isi
from laporan.dokumen.unsur import Blok, Gambar, Isi, Teks
from laporan.lkjip.kalimat.capaian import ringkas
from laporan.lkjip.susun.dasar import KonteksSusun, daftar, nilai
from laporan.lkjip.tabel.gambaran import cacah_kriteria


def gambaran(k: KonteksSusun) -> tuple[Blok, ...]:
    """Key indicators, bands and absorption, then one sentence for each; nothing without data."""
    if not k.terukur:
        return ()
    utama = k.tabel("gambaran_utama")
    return (
        *(t for t in utama if t.baris),
        *k.tabel("gambaran_kriteria"),
        _gambar(k),
        *daftar([_pencapaian(k), *_ujung(k), *_serapan(k)]),
    )


def _gambar(k: KonteksSusun) -> Gambar:
    """The share of each band and the share of the pagu that was spent, in one drawing."""
    banyak = len(k.bahan.baris)
    kosong = {label for label, n in cacah_kriteria(k.bahan) if not n}
    butir = [
        ButirSerapan(
            label, bulatkan(persen(n, banyak), k.desimal), cacah(n, "indikator")
        )
        for label, n in cacah_kriteria(k.bahan)
    ]  # fmt: skip
    total = k.bahan.anggaran.total
    if total.serapan.nilai is not None:
        butir.append(
            ButirSerapan(
                "Serapan anggaran",
                total.serapan.nilai,
                format_persen(total.serapan.nilai, k.desimal),
                f"{format_rupiah(total.realisasi)} dari {format_rupiah(total.pagu)}",
            )
        )
    judul = f"Gambaran Kinerja Tahun {k.tahun}"
    return Gambar(
        "gambaran_kinerja",
        judul,
        serapan_program(butir, judul=judul),
        "; ".join(f"{b.label}: {b.teks}" for b in butir if b.label not in kosong),
    )


def _pencapaian(k: KonteksSusun) -> Isi:
    """How many indicators stand in which band."""
    kriteria = [
        rangkai(f"{label} ", k.angka(f"kriteria:{label}", n))
        for label, n in cacah_kriteria(k.bahan)
        if n
    ]
    return rangkai(
        Teks("Kinerja: ", tebal=True),
        k.banyak_tercapai,
        "; menurut kriteria: ",
        urutkan_isi(kriteria),
        ".",
    )


def _ujung(k: KonteksSusun) -> list[Isi]:
    """The best and the worst of the rows that were measured, where they differ."""
    rendah, tinggi = k.menurut_capaian[0], k.menurut_capaian[-1]
    if nilai(rendah) == nilai(tinggi):
        return []
    return [_sebut("Capaian tertinggi: ", tinggi), _sebut("Capaian terendah: ", rendah)]


def _sebut(awal: str, b: BarisIndikator) -> Isi:
    return rangkai(
        Teks(awal, tebal=True), ringkas(b.indikator.sebutan, b.indikator.kode, b.ukuran), "."
    )


def _serapan(k: KonteksSusun) -> list[Isi]:
    if not k.bahan.anggaran.program:
        return []
    isi = k.dana("total", k.bahan.anggaran.total)
    return [rangkai(Teks("Anggaran: ", tebal=True), "pagu ", isi, ".")]
