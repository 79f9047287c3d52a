"""PURE. Targets of a shared count below do not add up to the target above."""

from collections.abc import Iterator
from decimal import Decimal

from kinerja.capaian import Polaritas
from kinerja.satuan import cacahan
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import IndikatorDiuji, PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Counts that stand under one name or unit below a count: their sum against it."""
    for s in p.sasaran:
        for atas in p.indikator_sasaran[s.pk]:
            target = target_setahun(p, atas)
            bawah = [
                i
                for anak in p.anak[s.pk]
                for i in p.indikator_sasaran[anak.pk]
                if _terjumlah(i) and _sebangun(atas, i)
            ]
            bagian = [target_setahun(p, i) for i in bawah]
            if target is None or not _terjumlah(atas) or len(bagian) < 2 or None in bagian:
                continue
            jumlah = sum((n for n in bagian if n is not None), Decimal(0))
            if jumlah < target:
                yield TemuanUji(
                    atas.rujuk_target,
                    f"Target {len(bagian)} turunan “{atas.nama}” berjumlah "
                    f"{atas.tampil(jumlah)}, di bawah targetnya {atas.tampil(target)}.",
                    atas.tampil(jumlah),
                    atas.tampil(target),
                    penyebab="jumlah turunan",
                )


def target_setahun(p: PotretKinerja, i: IndikatorDiuji) -> Decimal | None:
    """The figure of an indicator's target of the year."""
    tahun = i.tahun.get(p.tahun)
    return tahun.target if tahun else None


def _terjumlah(i: IndikatorDiuji) -> bool:
    """A count for which more is better: only such parts add up."""
    return cacahan(i.satuan) and i.bentuk.polaritas is Polaritas.TINGGI


def _sebangun(atas: IndikatorDiuji, bawah: IndikatorDiuji) -> bool:
    """Whether one counts a part of what the other counts: the name above begins the one below."""
    a, b = (x.nama.casefold().split() for x in (atas, bawah))
    return atas.satuan.casefold() == bawah.satuan.casefold() and b[: len(a)] == a


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "T11",
    AreaUji.TARGET,
    TingkatUji.PERINGATAN,
    "Target turunan tidak mencukupi target di atasnya",
    "Bila semua turunan tercapai tetapi jumlahnya masih di bawah target atasan, target "
    "atasan tidak akan tercapai.",
    periksa,
)
