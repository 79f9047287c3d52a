"""Advice to revise what the Renstra's end asks where that was reached before its time."""

from kinerja.capaian import JenisTarget, Polaritas
from laporan.bahan.bahan import BarisIndikator
from laporan.dokumen.kalimat import rangkai, urutkan_isi
from laporan.dokumen.unsur import Isi, Teks
from laporan.lkjip.kalimat.capaian import nilai_realisasi, target_kalimat
from laporan.lkjip.susun.dasar import AkhirRenstra, KonteksSusun

PENUH = 100
"""The most that a share can be."""


def tercapai_dini(k: KonteksSusun) -> list[AkhirRenstra]:
    """Indicators at or beyond the final target while years of the Renstra are left, and whose
    target can still be made harder.
    """
    if (k.tahun_akhir or 0) <= k.tahun:
        return []
    return [a for a in k.akhir_renstra if a.jarak and a.jarak.tercapai and dapat_dinaikkan(a)]


def dapat_dinaikkan(a: AkhirRenstra) -> bool:
    """Whether a harder target exists: none above a whole, a nought or the highest predicate; a
    range is a place to stay in.
    """
    b, target = a.baris, a.target.nilai
    if target.jenis is JenisTarget.RENTANG or target.nilai is None:
        return False
    if b.bentuk.predikat is not None:
        return target.nilai < max(b.bentuk.predikat)
    if b.bentuk.polaritas is Polaritas.RENDAH:
        return target.nilai > 0
    return not (_bagian_utuh(b) and target.nilai >= PENUH)


def _bagian_utuh(b: BarisIndikator) -> bool:
    return b.bentuk.pola == "{n}%" and not b.indikator.boleh_lebih_100


def saran_target(k: KonteksSusun) -> list[Isi]:
    """One item that names them with their figures; nothing where there are none."""
    dini = tercapai_dini(k)
    if not dini:
        return []
    awal = (
        f"Target akhir {k.rencana} tahun {k.tahun_akhir} telah dicapai pada tahun {k.tahun} oleh "
        if len(dini) == 1
        else rangkai(
            k.sebanyak("akhir_dini", len(dini), "indikator"),
            f" telah mencapai target akhir {k.rencana} tahun {k.tahun_akhir} pada tahun "
            f"{k.tahun}: ",
        )
    )
    return [
        rangkai(
            awal,
            urutkan_isi([_sebut(k, a) for a in dini], pemisah="; "),
            ". Targetnya untuk tahun yang tersisa perlu ditinjau agar tetap menantang.",
        )
    ]


def _sebut(k: KonteksSusun, a: AkhirRenstra) -> Isi:
    b, kode = a.baris, a.baris.indikator.kode
    return rangkai(
        f"{b.indikator.sebutan} (",
        nilai_realisasi(kode, b.ukuran),
        " terhadap target ",
        Teks(target_kalimat(a.target), medan=f"target_akhir:{kode}"),
        ")",
    )
