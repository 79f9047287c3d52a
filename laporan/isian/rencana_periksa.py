"""What the checks find in a rencana aksi: every indicator's quarters beside its year's target."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from anggaran.rekap import RekapAnggaran
from kinerja.angka import format_rupiah
from kinerja.capaian import JenisTarget, NilaiTarget
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import AksiRencana, DokumenPerencanaan, Indikator, Pengguna, TargetTriwulan
from kinerja.pengukuran import Pengukuran
from kinerja.uji_rencana import (
    RencanaDiperiksa,
    TemuanRencana,
    periksa_kegiatan,
    periksa_rencana,
)
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


def kegiatan_dokumen(d: DokumenPerencanaan) -> dict[int, list[AksiRencana]]:
    """Indikator id → its activities in the document. One query."""
    hasil: dict[int, list[AksiRencana]] = defaultdict(list)
    for a in AksiRencana.objects.filter(dokumen=d).order_by("indikator", "urutan"):
        hasil[a.indikator_id].append(a)
    return dict(hasil)


class KegiatanDiperiksa:
    """The activities of a document beside the year's budget, which is read only where one of them
    has money.
    """

    def __init__(self, p: Pengukuran, d: DokumenPerencanaan) -> None:
        self._p, self._d = p, d
        self.semua = kegiatan_dokumen(d)

    @cached_property
    def _rekap(self) -> RekapAnggaran:
        tahun = self._d.tahun or 0
        return RekapAnggaran(self._p.pd, tahun, self._p.aturan(tahun).kebijakan)

    def temuan(self, i: Indikator) -> list[TemuanRencana]:
        """The findings of one indicator; none where it has no activities."""
        milik = self.semua.get(i.pk, [])
        jumlah = sum(a.jumlah for a in milik)
        return periksa_kegiatan(
            jumlah=jumlah,
            tanpa_triwulan=sum(all(n is None for n in a.anggaran) for a in milik),
            pagu=self._rekap.anggaran([i.pk]).pagu if jumlah else None,
            tulis=format_rupiah,
        )


def periksa_dokumen(d: DokumenPerencanaan, pengguna: Pengguna) -> list[TemuanIndikator]:
    """The findings of a whole document, in listing order; a fixed number of queries."""
    tahun = d.tahun or 0
    p = Pengukuran(d.pd, [tahun])
    draf, kegiatan = target_draf(p, d), KegiatanDiperiksa(p, d)
    milik = Indikator.objects.untuk(pengguna, akhir_tahun(tahun)).filter(pd=d.pd)
    hasil = []
    for i in milik.berlaku(tahun).order_by("urutan", "pk"):
        kenal = p.indikator.get(i.pk, i)
        temuan = [*periksa_indikator_rencana(p, d, kenal, draf), *kegiatan.temuan(kenal)]
        if temuan:
            hasil.append(TemuanIndikator(kenal, tuple(temuan)))
    return hasil
