"""PURE. What a target was divided into does not add up to it."""

from collections.abc import Iterator

from kinerja.angka import format_angka
from kinerja.penjenjangan import CaraPenjenjangan, angka_target, jumlah_terbagi
from kinerja.satuan import bersatuan
from kinerja.uji.dasar import AreaUji, AturanUji, Rujuk, TemuanUji, TingkatUji
from kinerja.uji.potret import HasilDiuji, PotretKinerja
from kinerja.uji.target.turunan_tidak_mencukupi import target_setahun


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Counts that were divided among posts: the sum of the parts against the whole."""
    bagian: dict[tuple[str, int], list[HasilDiuji]] = {}
    for h in p.hasil:
        if h.cara != CaraPenjenjangan.DIBAGI:
            continue
        kunci = ("i", h.indikator) if h.indikator is not None else ("h", h.induk or 0)
        bagian.setdefault(kunci, []).append(h)
    for (jenis, pk), semua in bagian.items():
        if jenis == "i":
            i = p.indikator_menurut_pk.get(pk)
            if i is None or (target := target_setahun(p, i)) is None:
                continue
            pada, nama, satuan, tercetak = i.rujuk, i.nama, i.satuan, i.tampil(target)
        else:
            atas = p.hasil_menurut_pk.get(pk)
            if atas is None or (target := angka_target(atas.target)) is None:
                continue
            pada, nama, satuan = atas.rujuk, atas.nama, atas.satuan
            tercetak = bersatuan(atas.target, atas.satuan)
        jumlah = jumlah_terbagi(satuan, [(h.target, h.satuan) for h in semua])
        if jumlah is not None and jumlah < target:
            terbagi = bersatuan(format_angka(jumlah, 0), satuan)
            yield _temuan(pada, nama, terbagi, tercetak, f"pembagian {jenis}{pk}")


def _temuan(pada: Rujuk, nama: str, jumlah: str, target: str, rinci: str) -> TemuanUji:
    return TemuanUji(
        pada,
        f"Target “{nama}” {target}, sedangkan yang dibagi kepada bawahan berjumlah {jumlah}.",
        jumlah,
        target,
        penyebab="jumlah pembagian",
        rinci=rinci,
    )


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "P16",
    AreaUji.POHON,
    TingkatUji.PERINGATAN,
    "Pembagian target kepada bawahan tidak mencukupi",
    "Bila setiap bawahan mencapai bagiannya tetapi jumlahnya di bawah target atasan, "
    "target atasan tidak akan tercapai.",
    periksa,
)
