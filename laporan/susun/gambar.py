"""Figures that the report and the web pages share: data of a bundle → one chart."""

from decimal import Decimal

from kinerja.angka import format_persen
from laporan.dokumen import Gambar
from laporan.grafik import ButirJalur, jalur_akhir
from laporan.kalimat import cacah
from laporan.susun.dasar import AkhirRenstra, Konteks


def jalur_gambar(k: Konteks) -> tuple[Gambar, ...]:
    """The indicators that have not reached the Renstra's final target, the furthest first."""
    kurang = belum_sampai(k)
    if not kurang or (k.tahun_akhir or 0) <= k.tahun:
        return ()
    tahun_awal = _tahun_awal(k, kurang)
    butir = [_butir(k, a, tahun_awal) for a in kurang]
    jauh = kurang[0]
    judul = f"Jarak Indikator terhadap Target Akhir Renstra Tahun {k.tahun_akhir}"
    return (
        Gambar(
            "jalur_renstra",
            judul,
            jalur_akhir(
                butir,
                judul=judul,
                garis_teks=f"Target {k.tahun_akhir}",
                awal_teks=str(tahun_awal or ""),
                kini_teks=str(k.tahun),
            ),
            f"{cacah(len(kurang), 'indikator').capitalize()} belum mencapai target akhir Renstra "
            f"tahun {k.tahun_akhir}; yang terjauh {jauh.baris.indikator.nama}, "
            f"{_persen(k, jauh)} dari target",
        ),
    )


def belum_sampai(k: Konteks) -> list[AkhirRenstra]:
    """Indicators short of the final target, the furthest first."""
    ada = [a for a in k.akhir_renstra if a.jarak and not a.jarak.tercapai and a.capaian.dapat]
    return sorted(ada, key=lambda a: a.capaian.nilai or 0)


def _tahun_awal(k: Konteks, kurang: list[AkhirRenstra]) -> int | None:
    """The earliest year for which any of them can be placed."""
    for tahun in sorted(k.bahan.tahun_sebelumnya):
        if any(_awal(k, a, tahun) is not None for a in kurang):
            return tahun
    return None


def _awal(k: Konteks, a: AkhirRenstra, tahun: int) -> Decimal | None:
    x = next(x for x in k.banding[tahun] if x.baris is a.baris)
    if x.perubahan is None or x.lalu.keterangan or a.baris.ukuran.keterangan:
        return None
    hasil, _ = k.bahan.pengukuran.capaian_akhir_renstra(x.dipakai, tahun)
    return hasil.nilai


def _butir(k: Konteks, a: AkhirRenstra, tahun_awal: int | None) -> ButirJalur:
    awal = None if tahun_awal is None else _awal(k, a, tahun_awal)
    assert a.capaian.nilai is not None
    teks = f"{a.baris.ukuran.realisasi_teks} dari {a.target.teks}"
    return ButirJalur(a.baris.indikator.nama, a.capaian.nilai, teks, awal)


def _persen(k: Konteks, a: AkhirRenstra) -> str:
    return format_persen(a.capaian.nilai, k.desimal)
