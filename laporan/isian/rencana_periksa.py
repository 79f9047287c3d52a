"""What the checks find in a rencana aksi: every indicator's quarters beside its year's target."""

from collections.abc import Mapping
from dataclasses import dataclass

from kinerja.capaian import JenisTarget, NilaiTarget
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import DokumenPerencanaan, Indikator, Pengguna, TargetTriwulan
from kinerja.pengukuran import Pengukuran
from kinerja.uji_rencana import RencanaDiperiksa, TemuanRencana, periksa_rencana
from kinerja.ukuran import BentukIndikator, TargetTampil, tampilkan_target


@dataclass(frozen=True)
class TemuanIndikator:
    """What was found of one indicator."""

    indikator: Indikator
    temuan: tuple[TemuanRencana, ...]

    @property
    def menghalangi(self) -> bool:
        """Whether anything needs a reason."""
        return any(t.menghalangi for t in self.temuan)


def target_draf(p: Pengukuran, d: DokumenPerencanaan) -> dict[tuple[int, int], TargetTampil]:
    """(indikator, triwulan) → the targets of a document, a draft too. One query."""
    semua = TargetTriwulan.objects.filter(dokumen=d).select_related("dokumen")
    return {
        (t.indikator_id, t.triwulan): p.tampil_target(t, p.indikator[t.indikator_id])
        for t in semua
        if t.indikator_id in p.indikator
    }


def periksa_indikator_rencana(
    p: Pengukuran,
    d: DokumenPerencanaan,
    i: Indikator,
    draf: Mapping[tuple[int, int], TargetTampil],
) -> list[TemuanRencana]:
    """The findings of one indicator, as if the document were in force."""
    tahun, bentuk, jadwal = d.tahun or 0, p.bentuk(i), i.jadwal_pelaporan
    triwulan: dict[int, NilaiTarget] = {}
    for n in (1, 2, 3, 4):
        satu = draf.get((i.pk, n)) if n >= d.mulai_triwulan else None
        satu = satu or p.target_triwulan(i, tahun, n)
        if satu is not None:
            triwulan[n] = satu.nilai
    tahunan = p.target(i, tahun)
    # Quarters that the first document of a year leaves to nobody are no gap of it.
    awal = d.mulai_triwulan if d.ke == 0 else 1
    return periksa_rencana(
        RencanaDiperiksa(
            akumulasi=bentuk.akumulasi,
            polaritas=bentuk.polaritas,
            desimal=bentuk.desimal,
            tahunan=tahunan.nilai if tahunan else None,
            triwulan=triwulan,
            tempo=frozenset(n for n in jadwal.tempo(tahun) if n >= awal),
            hidup=frozenset(n for n in (1, 2, 3, 4) if jadwal.hidup(tahun, n)),
            dimuat=frozenset(range(d.mulai_triwulan, 5)),
            sejak_awal=awal == 1,
            tulis=lambda nilai: _tulis(nilai, bentuk),
        )
    )


def _tulis(nilai: NilaiTarget, bentuk: BentukIndikator) -> str:
    if nilai.jenis is JenisTarget.PREDIKAT:
        return bentuk.tampil(nilai.nilai, nilai.skor)
    return tampilkan_target(nilai, "", bentuk)


def periksa_dokumen(d: DokumenPerencanaan, pengguna: Pengguna) -> list[TemuanIndikator]:
    """The findings of a whole document, in listing order; a fixed number of queries."""
    tahun = d.tahun or 0
    p = Pengukuran(d.pd, [tahun])
    draf = target_draf(p, d)
    milik = Indikator.objects.untuk(pengguna, akhir_tahun(tahun)).filter(pd=d.pd)
    hasil = []
    for i in milik.berlaku(tahun).order_by("urutan", "pk"):
        if temuan := periksa_indikator_rencana(p, d, p.indikator.get(i.pk, i), draf):
            hasil.append(TemuanIndikator(p.indikator.get(i.pk, i), tuple(temuan)))
    return hasil
