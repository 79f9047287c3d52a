"""BAB III A.2: the indicators drawn over the years."""

from kinerja.kesinambungan import sebab_putus
from laporan.bahan.bahan import BarisIndikator
from laporan.cetak.grafik import PanelTren, TitikTren, kisi_tren, tren
from laporan.cetak.grafik.tren import catatan_putus, tanpa_awal
from laporan.dokumen.kalimat import (
    kecilkan,
    rentang_rujukan,
    satuan_kecil,
    tanpa_titik,
    terbilang,
    urutkan_isi,
)
from laporan.dokumen.unsur import Blok, Gambar, Isi, Rujukan
from laporan.lkjip.susun.dasar import KonteksSusun, par

TAHUN_KISI = 3
"""Years of realisasi that make a trend of an indicator which is no IKU."""
PANEL_SEGAMBAR = 6


def tren_indikator(k: KonteksSusun) -> list[Blok]:
    """A chart for each key indicator with two comparable years or more."""
    gambar: list[Blok] = []
    for b in k.bahan.baris_iku:
        titik = _titik(k, b)
        if sum(t.nilai is not None for t in titik) < 2:
            continue
        rentang = f"{tanpa_awal(titik)[0].tahun}–{titik[-1].tahun}"
        gambar.append(
            Gambar(
                f"tren:{b.indikator.kode}",
                f"{b.indikator.sebutan} Tahun {rentang}",
                tren(
                    titik,
                    judul=f"{b.indikator.sebutan} tahun {rentang}",
                    akhir_teks=f"Target akhir {k.rencana}",
                    tinggi=220,
                ),
                _alt_tren(b, titik),
            )
        )
    isi: list[Blok] = []
    if gambar:
        rujukan: list[Isi] = [(Rujukan(g.kunci),) for g in gambar if isinstance(g, Gambar)]
        awal = par(
            "Perkembangan indikator kinerja utama digambarkan pada ", rentang_rujukan(rujukan), "."
        )  # fmt: skip
        isi = [awal, *gambar]
    return [*isi, *kisi_indikator(k)]


def kisi_indikator(k: KonteksSusun) -> list[Blok]:
    """The other indicators with three comparable years that moved, as small multiples."""
    utama = {b.indikator.pk for b in k.bahan.baris_iku}
    gerak: list[tuple[BarisIndikator, list[TitikTren]]] = []
    for b in k.bahan.baris_diperbandingkan:
        titik = [] if b.indikator.pk in utama else _titik(k, b)
        ada = [t.nilai for t in titik if t.nilai is not None]
        if len(ada) >= TAHUN_KISI and len(set(ada)) > 1:
            gerak.append((b, [t for t in titik if int(t.tahun) <= k.tahun]))
    if not gerak:
        return []
    # Whole rows of three, shared evenly, so that no figure is left with a single panel.
    banyak = -(-len(gerak) // PANEL_SEGAMBAR)
    ukuran = -(-len(gerak) // (3 * banyak)) * 3
    bagian = [gerak[n : n + ukuran] for n in range(0, len(gerak), ukuran)]
    judul_kisi = f"Perkembangan Indikator Sasaran sampai dengan Tahun {k.tahun}"
    gambar: list[Gambar] = []
    for n, isi in enumerate(bagian, 1):
        ekor = f" (Bagian {n})" if len(bagian) > 1 else ""
        panel = [PanelTren(b.indikator.sebutan, tuple(tanpa_awal(t))) for b, t in isi]
        gambar.append(
            Gambar(
                "kisi_tren" if n == 1 else f"kisi_tren:{n}",
                f"{judul_kisi}{ekor}",
                kisi_tren(panel, judul=f"{judul_kisi}{ekor}"),
                "; ".join(_alt_tren(b, t) for b, t in isi),
            )
        )
    rujukan: list[Isi] = [(Rujukan(g.kunci),) for g in gambar]
    awal = par(
        "Perkembangan ",
        k.cacah("kisi_tren", len(gerak)),
        f" lainnya yang realisasinya berubah dan tercatat paling sedikit {terbilang(TAHUN_KISI)} "
        "tahun digambarkan pada ",
        urutkan_isi(rujukan),
        ".",
    )
    return [awal, *gambar]


def _alt_tren(b: BarisIndikator, titik: list[TitikTren]) -> str:
    ada = [t for t in titik if t.nilai is not None]
    akhir = titik[-1]
    teks = (
        f"Realisasi {b.indikator.sebutan}: {satuan_kecil(ada[0].teks)} pada tahun {ada[0].tahun}, "
        f"{satuan_kecil(ada[-1].teks)} pada tahun {ada[-1].tahun}"
    )
    if akhir.nilai is None and akhir.teks_target:
        teks += f"; target tahun {akhir.tahun} {satuan_kecil(akhir.teks_target)}"
    if putus := catatan_putus(titik):
        teks += f"; {kecilkan(tanpa_titik(putus))}"
    return teks


def _titik(k: KonteksSusun, b: BarisIndikator) -> list[TitikTren]:
    ukur = k.bahan.pengukuran
    titik: list[TitikTren] = []
    for tahun in [*sorted(k.bahan.tahun_sebelumnya), k.tahun]:
        u, _ = ukur.ukuran_riwayat(b.indikator, tahun)
        sebab = sebab_putus(ukur, b.indikator, tahun)
        # Part of a year is no point of a line of whole years.
        if sebab or u.realisasi is None or not u.utuh:
            titik.append(TitikTren(str(tahun), putus=sebab))
            continue
        target = u.target.nilai.nilai if u.target else None
        titik.append(
            TitikTren(
                str(tahun),
                u.realisasi,
                u.realisasi_teks,
                target,
                u.target.teks if u.target and target is not None else "",
            )
        )
    while titik and titik[0].nilai is None and not titik[0].putus:
        titik.pop(0)
    akhir = ukur.target_akhir_renstra(b.indikator, k.tahun)
    if akhir is not None and akhir.nilai.nilai is not None and (k.tahun_akhir or 0) > k.tahun:
        titik.append(
            TitikTren(str(k.tahun_akhir), target=akhir.nilai.nilai, teks_target=akhir.teks)
        )
    return titik
