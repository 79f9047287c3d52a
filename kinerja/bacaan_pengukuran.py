"""What an agency's measurements are made of, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Self, TypeVar

from django.db.models import (
    Count,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from kinerja.angka import Pembulatan
from kinerja.capaian import (
    CaraRerata,
    Kebijakan,
    RumusRendah,
)
from kinerja.kriteria import PITA_PERMENDAGRI_86_2017, Pita
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import (
    BatasKriteria,
    DataDukung,
    Indikator,
    Jabatan,
    KebijakanPengukuran,
    KontribusiIndikator,
    NilaiVariabel,
    PerangkatDaerah,
    Predikat,
    Realisasi,
    Renstra,
    Sasaran,
    Target,
    TargetTriwulan,
    Tujuan,
    Variabel,
)
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.pembeda import bedakan
from kinerja.ukuran import (
    Aturan,
)


def aturan_dari(
    kebijakan: KebijakanPengukuran | None, skala: Iterable[BatasKriteria] | None = None
) -> Aturan:
    """The stored policy as pure values; without one, the defaults of rancangan and Permendagri.

    `skala`: its bands from the top down, where they are read already.
    """
    if kebijakan is None:
        return Aturan(Kebijakan(), PITA_PERMENDAGRI_86_2017)
    return Aturan(
        Kebijakan(
            minimum=kebijakan.capaian_minimum,
            maksimum=kebijakan.capaian_maksimum,
            rumus_rendah=RumusRendah(kebijakan.rumus_makin_rendah),
            pembulatan=Pembulatan(kebijakan.pembulatan),
            rerata_dibatasi=kebijakan.rerata_dibatasi,
            desimal=kebijakan.desimal,
            rerata=CaraRerata(kebijakan.rerata),
        ),
        tuple(
            Pita(b.batas_bawah, b.label)
            for b in (kebijakan.batas.all() if skala is None else skala)
        )
        or PITA_PERMENDAGRI_86_2017,
    )


_T = TypeVar("_T", Target, TargetTriwulan)
_Variabel = dict[int, list[Variabel]]
_NilaiVariabel = defaultdict[tuple[int, int, int], list[NilaiVariabel]]
_KAITAN = (
    "sasaran__tujuan",
    "sasaran__penanggung_jawab",
    "tujuan",
    "penanggung_jawab__unit",
)


def kunci_realisasi(r: Realisasi) -> tuple[int, int, int]:
    """Which row it is: (indikator, tahun, triwulan)."""
    return r.indikator_id, r.tahun, r.triwulan


class BacaanPengukuran:
    """What the measurements of `pd` for every year of `tahun` are made of.

    The first question loads everything (thirteen queries, whatever the number of indicators); later
    ones are answered from memory. `hanya` loads no more than these indicators. `rancangan` also
    counts targets that only a Perubahan not yet signed by both parties has revised.
    `bukti` counts the evidence of each row along with it, for few rows. Posts and their units are
    those of `hari`, the end of the last year unless given.
    """

    def __init__(
        self,
        pd: PerangkatDaerah,
        tahun: Iterable[int],
        hanya: Collection[int] | None = None,
        *,
        rancangan: bool = False,
        bukti: bool = False,
        hari: date | None = None,
    ) -> None:
        self._bukti = bukti
        self._rancangan = rancangan
        self.pd = pd
        self.daftar_tahun = sorted(set(tahun))
        self._hari = hari or akhir_tahun(max(self.daftar_tahun))
        self.organisasi = OrganisasiPada(pd, self._hari)
        self._hanya = hanya
        self._aturan: dict[int, Aturan] = {}

    @classmethod
    def beserta_pendahulu(
        cls,
        pd: PerangkatDaerah,
        tahun: Iterable[int],
        pk: Iterable[int],
        *,
        bukti: bool = False,
        hari: date | None = None,
    ) -> Self:
        """Of a few indicators and of all that they continue; those are read at once."""
        p = cls(pd, tahun, [], bukti=bukti, hari=hari)
        milik = p.organisasi.tandai(Indikator.objects.filter(pd=pd))
        semua = milik.select_related(*_KAITAN).beserta_pendahulu(pk)
        p._hanya = list(semua)
        p._pasang_organisasi(semua.values())
        p.indikator = semua
        return p

    def berbagi(self, lain: Self) -> None:
        """Take over what another of the same agency has read of indicators, plans and policies:
        neither years nor drafts change those.
        """
        if self._hanya is None and lain._hanya is None and self.pd == lain.pd:
            self.indikator, self.renstra = lain.indikator, lain.renstra
            self._kebijakan = lain._kebijakan

    def _batas(self, jalur: str = "indikator__") -> dict[str, object]:
        """Filter arguments that keep a query to what this object is about."""
        batas: dict[str, object] = {f"{jalur}pd": self.pd}
        if self._hanya is not None:
            batas[f"{jalur}pk__in"] = list(self._hanya)
        return batas

    @cached_property
    def indikator(self) -> dict[int, Indikator]:
        """Every indicator of the agency by id, predecessors included, in listing order."""
        milik = self.organisasi.tandai(Indikator.objects.filter(**self._batas("")))
        semua = milik.order_by("urutan", "pk")
        if self._hanya is not None:
            hasil = {i.pk: i for i in semua.select_related(*_KAITAN)}
            self._pasang_organisasi(hasil.values())
            return hasil
        # Few sasaran, tujuan and posts stand above many indicators: each is read once.
        hasil = {i.pk: i for i in semua}
        # Not prefetched: that asks "id = 1 OR id = 2 …", and SQLite counts no further than 1,000.
        tujuan = Tujuan.objects.in_bulk({i.tujuan_id for i in hasil.values() if i.tujuan_id})
        beserta = Sasaran.objects.select_related("tujuan", "penanggung_jawab__unit")
        sasaran = beserta.in_bulk({i.sasaran_id for i in hasil.values() if i.sasaran_id})
        # Who answers for a sasaran mostly does for its indicators too; only others are asked for.
        jabatan = {s.penanggung_jawab_id: s.penanggung_jawab for s in sasaran.values()}
        lain = {i.penanggung_jawab_id for i in hasil.values()} - jabatan.keys()
        jabatan |= Jabatan.objects.select_related("unit").in_bulk(lain)
        for i in hasil.values():
            i.sertakan("tujuan", tujuan.get(i.tujuan_id or 0))
            i.sertakan("sasaran", sasaran.get(i.sasaran_id or 0))
            i.sertakan("penanggung_jawab", jabatan[i.penanggung_jawab_id])
        self._pasang_organisasi(hasil.values())
        bedakan(hasil.values())  # without its siblings nobody knows who shares a name
        return hasil

    def _pasang_organisasi(self, indikator: Collection[Indikator]) -> None:
        """Whose they and the sasaran above them were on the day."""
        self.organisasi.pasang_penanggung(indikator)
        sasaran = {i.sasaran.pk: i.sasaran for i in indikator if i.sasaran is not None}
        self.organisasi.pasang_penanggung(sasaran.values(), tanda=indikator)

    @cached_property
    def renstra(self) -> list[Renstra]:
        """The agency's plans, latest first."""
        return list(Renstra.objects.filter(pd=self.pd).order_by("-tahun_awal"))

    def renstra_tahun(self, tahun: int) -> Renstra | None:
        """The plan that covers the year."""
        return next((r for r in self.renstra if r.tahun_awal <= tahun <= r.tahun_akhir), None)

    def aturan(self, tahun: int) -> Aturan:
        """The policy in force in the year."""
        if tahun not in self._aturan:
            self._aturan[tahun] = aturan_dari(*self._berlaku(tahun))
        return self._aturan[tahun]

    def kebijakan(self, tahun: int) -> KebijakanPengukuran | None:
        """The stored policy in force in the year, or None for the defaults."""
        return self._berlaku(tahun)[0]

    def _berlaku(self, tahun: int) -> tuple[KebijakanPengukuran | None, list[BatasKriteria]]:
        return next((k for k in self._kebijakan if k[0].mulai_tahun <= tahun), (None, []))

    @cached_property
    def _kebijakan(self) -> list[tuple[KebijakanPengukuran, list[BatasKriteria]]]:
        return KebijakanPengukuran.objects.bersama_skala(self.pd.pk)

    @cached_property
    def predikat(self) -> dict[int, Predikat]:
        """Every predicate of the agency by id."""
        return {p.pk: p for p in Predikat.objects.filter(skala__pd=self.pd)}

    @cached_property
    def _skala(self) -> dict[int, dict[int, str]]:
        skala: dict[int, dict[int, str]] = defaultdict(dict)
        for p in self.predikat.values():
            skala[p.skala_id][p.peringkat] = p.kode
        return skala

    @cached_property
    def _target(self) -> dict[tuple[int, int], list[Target]]:
        """(indikator, tahun) → targets, strongest first."""
        hasil: dict[tuple[int, int], list[Target]] = defaultdict(list)
        semua = Target.objects.filter(**self._batas()).berurut_kekuatan()
        if not self._rancangan:
            semua = semua.disepakati()
        for t in self._bersama_dokumen(semua):
            hasil[t.indikator_id, t.tahun].append(t)
        return hasil

    @cached_property
    def _target_triwulan(self) -> dict[tuple[int, int, int], TargetTriwulan]:
        """(indikator, tahun, triwulan) → target of the latest rencana aksi in force.

        A draft counts for nothing, and a revision for nothing before the quarter it starts with.
        """
        semua = TargetTriwulan.objects.filter(
            **self._batas(),
            tahun__in=self.daftar_tahun,
            dokumen__disetujui_pada__isnull=False,
            dokumen__mulai_triwulan__lte=F("triwulan"),
        ).order_by("dokumen__ke")
        return {(t.indikator_id, t.tahun, t.triwulan): t for t in self._bersama_dokumen(semua)}

    def _bersama_dokumen(self, semua: QuerySet[_T]) -> QuerySet[_T]:
        """With the decisions that they are part of: few for many targets, so each is read once."""
        if self._hanya is None:
            return semua.prefetch_related("dokumen")
        return semua.select_related("dokumen")

    @cached_property
    def sumber(self) -> Mapping[int, KontribusiIndikator]:
        """Indicator of the region → the agency's indicator whose figures it has. Asked of a region
        only.
        """
        if not self.pd.pemerintah_daerah:
            return {}
        milik = KontribusiIndikator.objects.filter(**self._batas()).bersumber()
        return {k.indikator_id: k for k in milik}

    @cached_property
    def baris_realisasi(self) -> dict[tuple[int, int, int], Realisasi]:
        """(indikator, tahun, triwulan) → the stored row."""
        semua = Realisasi.objects.filter(**self._batas(), tahun__in=self.daftar_tahun)
        if self._bukti:
            milik = DataDukung.objects.filter(realisasi=OuterRef("pk")).order_by()
            hitungan = milik.values("realisasi").annotate(n=Count("pk")).values("n")
            semua = semua.annotate(banyak_bukti=Coalesce(Subquery(hitungan), 0))
        return {(r.indikator_id, r.tahun, r.triwulan): r for r in semua}

    @cached_property
    def _variabel_bernilai(self) -> tuple[_Variabel, _NilaiVariabel]:
        """Variables by indicator, and what was entered for them by (indikator, tahun, triwulan).

        One question for both: they are never wanted apart.
        """
        variabel: dict[int, dict[int, Variabel]] = defaultdict(dict)
        nilai: _NilaiVariabel = defaultdict(list)
        # A row that is only supposed (`andaikan`) has no key yet, and nothing stored.
        kunci = {r.pk: k for k, r in self.baris_realisasi.items() if r.pk is not None}
        kolom_v = [f.attname for f in Variabel._meta.concrete_fields]
        kolom_n = [f.attname for f in NilaiVariabel._meta.concrete_fields]
        # A range holds all of these rows and some of other years, without a thousand parameters.
        rentang = (min(kunci, default=0), max(kunci, default=0))
        isian = FilteredRelation(
            "nilai",
            condition=Q(nilai__realisasi__gte=rentang[0], nilai__realisasi__lte=rentang[1]),
        )
        semua = (
            Variabel.objects.filter(**self._batas())
            .annotate(isian=isian)
            .order_by("urutan", "pk")
            .values_list(*kolom_v, *(f"isian__{k}" for k in kolom_n))
        )
        for kolom in semua:
            v, n = kolom[: len(kolom_v)], kolom[len(kolom_v) :]
            satu = Variabel.from_db(semua.db, kolom_v, v)
            variabel[satu.indikator_id].setdefault(satu.pk, satu)
            if n[0] is not None:
                isi = NilaiVariabel.from_db(semua.db, kolom_n, n)
                if isi.realisasi_id in kunci:
                    nilai[kunci[isi.realisasi_id]].append(isi)
        return {pk: list(isi.values()) for pk, isi in variabel.items()}, nilai

    def nilai_variabel(self, realisasi: Realisasi) -> list[NilaiVariabel]:
        """What was entered for the variables of a row."""
        return self._variabel_bernilai[1][kunci_realisasi(realisasi)]

    def variabel(self, indikator: Indikator) -> list[Variabel]:
        """The indicator's variables in order."""
        return self._variabel_bernilai[0].get(indikator.pk, [])
