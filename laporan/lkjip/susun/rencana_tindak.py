"""BAB IV B: planned steps for what missed its target or got worse: told or asked for."""

from laporan.bahan.bahan import BarisIndikator
from laporan.dokumen.kalimat import rangkai, urutkan_titik_koma
from laporan.dokumen.unsur import Blok, Teks
from laporan.lkjip.susun.dasar import KonteksSusun, par


def perlu_tindak(k: KonteksSusun) -> list[BarisIndikator]:
    """Indicators short of their target or worse than last year, in listing order."""
    perlu = {b.indikator.pk for b in (*k.di_bawah, *k.lewat_nol)}
    if k.ada_tahun_lalu:
        perlu |= {x.baris.indikator.pk for x in k.menurut_arah(k.tahun_lalu)["memburuk"]}
    return [b for b in k.bahan.baris if b.indikator.pk in perlu]


def tanpa_rencana(k: KonteksSusun) -> list[BarisIndikator]:
    """Those of them for which no step was entered."""
    return [b for b in perlu_tindak(k) if not k.bahan.rencana_tindak[b.indikator.pk]]


def rencana_tindak(k: KonteksSusun) -> tuple[Blok, ...]:
    """The table of what was entered, and one sentence on what was not."""
    isi: list[Blok] = []
    if any(k.bahan.rencana_tindak[b.indikator.pk] for b in k.bahan.baris):
        isi += [
            par(
                "Tindak lanjut yang direncanakan, penanggung jawab, dan tenggatnya disajikan pada ",
                k.rujuk("rencana_tindak"),
                ".",
            ),
            *k.tabel("rencana_tindak"),
        ]
    if kurang := tanpa_rencana(k):
        nama = urutkan_titik_koma([b.indikator.sebutan for b in kurang])
        teks = Teks(nama, medan=f"tanpa_rencana_tindak:{k.tahun}")
        awal = "Rencana tindak lanjut dengan penanggung jawab dan tenggat belum diisi untuk "
        isi.append(par(rangkai(awal, teks, ".")))
    return tuple(isi)
