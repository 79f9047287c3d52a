"""The written sections of a report and what the data say, as the rules on texts see them."""

from collections.abc import Iterable
from decimal import Decimal

from kinerja.kesinambungan import ukuran_sebanding
from kinerja.models import Indikator, PerangkatDaerah
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.models import BagianNarasi
from laporan.penulisan.markah.baca import urai
from laporan.penulisan.markah.simpul import Simpul, semua_simpul
from laporan.penulisan.markah.tulis import teks_biasa, tulis
from laporan.penulisan.uji.potret import AngkaIndikator, BagianDiuji, PotretTeks


def potret_teks(bahan: Bahan) -> PotretTeks:
    """What people wrote over the drafts of the year, beside what they wrote the year before."""
    tahun = (bahan.tahun, bahan.tahun - 1)
    ditulis = BagianNarasi.objects.filter(
        laporan__pd=bahan.pd, laporan__tahun__in=tahun, disunting=True
    ).select_related("laporan")
    semua = list(ditulis.order_by("pk"))
    lalu = {b.kunci: teks_ketikan(b.isi) for b in semua if b.laporan.tahun == bahan.tahun - 1}
    bagian = tuple(
        BagianDiuji(b.kunci, b.judul, teks_ketikan(b.isi), lalu.get(b.kunci, ""))
        for b in semua
        if b.laporan.tahun == bahan.tahun
    )
    if not bagian:
        return PotretTeks(bahan.tahun, bahan.pd.nama)
    # The report of a region is about its agencies: none of them is a stranger in it.
    lain = PerangkatDaerah.objects.sedaerah(bahan.pd.pemda).exclude(pk=bahan.pd.pk)
    if bahan.pd.pemerintah_daerah:
        lain = lain.none()
    return PotretTeks(
        bahan.tahun,
        bahan.pd.nama,
        bagian,
        tuple(_angka(bahan, b) for b in bahan.baris),
        tuple(lain.order_by("nama").values_list("nama", flat=True)),
    )


def teks_ketikan(isi: str) -> str:
    """The words that were typed: live figures, which follow the data, are left out."""
    akar = urai(isi)
    for s in semua_simpul(akar):
        s.anak = [a for a in s.anak if not (isinstance(a, Simpul) and "data-medan" in a.atribut)]
    return teks_biasa("".join(map(tulis, akar.anak)))


def _angka(bahan: Bahan, b: BarisIndikator) -> AngkaIndikator:
    u = b.ukuran
    lalu = ukuran_sebanding(bahan.pengukuran, b.indikator, bahan.tahun - 1)
    target = u.target.nilai.patokan if u.target else None
    return AngkaIndikator(
        b.indikator.sebutan,
        target,
        u.realisasi,
        u.capaian.nilai,
        lalu.realisasi if lalu else None,
        frozenset(_lain(bahan, b.indikator)),
        (u.target.teks if u.target else "", u.realisasi_teks, u.capaian_teks),
    )


def _lain(bahan: Bahan, i: Indikator) -> Iterable[Decimal]:
    """Figures of other years, other decisions and single quarters: a sentence may mean those."""
    p = bahan.pengukuran
    renstra = bahan.renstra
    tahun = set(p.daftar_tahun)
    if renstra is not None:
        tahun |= set(range(renstra.tahun_awal, renstra.tahun_akhir + 1))
    for n in tahun:
        for t in p.semua_target(i, n):
            yield from (x for x in (t.nilai.patokan, t.nilai.bawah, t.nilai.skor) if x is not None)
    for n in p.daftar_tahun:
        u, _ = p.ukuran_riwayat(i, n)
        angka = [u.capaian.nilai, u.realisasi, u.skor]
        angka += [s.nilai for s in u.triwulan.values()]
        if n != bahan.tahun or u.capaian.nilai is None:
            yield from (x for x in angka if x is not None)
        else:
            yield from (s.nilai for s in u.triwulan.values() if s.nilai is not None)
    for tw in (1, 2, 3, 4):
        milik = p.target_triwulan(i, bahan.tahun, tw)
        if milik is not None and milik.nilai.patokan is not None:
            yield milik.nilai.patokan
    if (akhir := p.capaian_akhir_renstra(i, bahan.tahun)[0].nilai) is not None:
        yield akhir
