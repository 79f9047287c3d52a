"""All measurements of one agency over some years, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Self, TypeVar

from django.db.models import (
    Count,
    F,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce

from kinerja.akumulasi import Akumulasi
from kinerja.angka import Pembulatan
from kinerja.capaian import (
    Alasan,
    CaraRerata,
    Hasil,
    JenisTarget,
    Kebijakan,
    NilaiTarget,
    Polaritas,
    Rerata,
    RumusRendah,
    Timbangan,
    rerata,
)
from kinerja.jadwal import KeadaanJadwal
from kinerja.jenis import JenisDokumen, KaitanPendahulu
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
    Variabel,
)
from kinerja.models.target import NilaiTargetBerdokumen
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.pembeda import bedakan
from kinerja.target_teks import BentukAngka, TargetTeksError, baca_target
from kinerja.turunan import isi_variabel, turunkan
from kinerja.ukuran import (
    AsalNilai,
    Aturan,
    BentukIndikator,
    IsianTriwulan,
    TargetTampil,
    Ukuran,
    keadaan_jadwal,
    nilai_capaian,
    tampilkan_target,
    ukur,
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


@dataclass(frozen=True)
class AkhirPenerus:
    """The Renstra's final target of an indicator that continues another; `sebanding`: whether it
    holds for the other one, too.
    """

    indikator: Indikator
    target: TargetTampil
    sebanding: bool


def diganti(indikator: Indikator) -> bool:
    """Whether it took the place of another measure instead of going on with it."""
    return indikator.kaitan_pendahulu == KaitanPendahulu.DIGANTI


def kunci_realisasi(r: Realisasi) -> tuple[int, int, int]:
    """Which row it is: (indikator, tahun, triwulan)."""
    return r.indikator_id, r.tahun, r.triwulan


class Pengukuran:
    """Measurements of `pd` for every year of `tahun`.

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
        self._ukuran: dict[tuple[int, int, int], Ukuran] = {}
        self._semua_isian: dict[tuple[int, int], dict[int, IsianTriwulan]] = {}
        self._aturan: dict[int, Aturan] = {}
        self._bentuk: dict[int, BentukIndikator] = {}
        self._tampilan: dict[tuple[type, int], TargetTampil] = {}

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
        hasil = {i.pk: i for i in semua.prefetch_related("tujuan")}
        # Not prefetched: that asks "id = 1 OR id = 2 …", and SQLite counts no further than 1,000.
        dicari = {i.sasaran_id for i in hasil.values() if i.sasaran_id}
        beserta = Sasaran.objects.select_related("tujuan", "penanggung_jawab__unit")
        sasaran = beserta.in_bulk(dicari)
        for i in hasil.values():
            i.sasaran = sasaran[i.sasaran_id] if i.sasaran_id else None
        # Who answers for a sasaran mostly does for its indicators too; only others are asked for.
        atas = [i.sasaran for i in hasil.values() if i.sasaran is not None]
        dikenal = {s.penanggung_jawab_id: s.penanggung_jawab for s in atas}
        for i in hasil.values():
            if i.penanggung_jawab_id in dikenal:
                i.penanggung_jawab = dikenal[i.penanggung_jawab_id]
        jabatan = Prefetch("penanggung_jawab", Jabatan.objects.select_related("unit"))
        prefetch_related_objects(list(hasil.values()), jabatan)
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

    def bentuk(self, indikator: Indikator) -> BentukIndikator:
        """How the indicator is counted and shown."""
        if indikator.pk not in self._bentuk:
            self._bentuk[indikator.pk] = self._bentuk_dari(indikator)
        return self._bentuk[indikator.pk]

    def _bentuk_dari(self, indikator: Indikator) -> BentukIndikator:
        if (dari := self.sumber.get(indikator.pk)) is not None and dari.sumber is not None:
            # How the figures add up over the year is told where they are kept.
            asal = self._di_mitra.bentuk(dari.sumber)
            milik = self._bentuk_sendiri(indikator)
            return replace(milik, akumulasi=asal.akumulasi, jadwal=asal.jadwal)
        return self._bentuk_sendiri(indikator)

    def _bentuk_sendiri(self, indikator: Indikator) -> BentukIndikator:
        predikat = self._skala[indikator.skala_id] if indikator.skala_id else None
        return BentukIndikator(
            Polaritas(indikator.polaritas),
            Akumulasi(indikator.akumulasi),
            0 if predikat is not None else indikator.desimal,
            indikator.pola_tampil,
            predikat,
            indikator.desimal,
            indikator.jadwal_pelaporan,
        )

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
    def _di_mitra(self) -> "PengukuranMitra":
        """The figures of the region's indicators where its agencies keep them."""
        return PengukuranMitra(self.pd, self.daftar_tahun, self.sumber.values(), hari=self._hari)

    def baris_asal(self, indikator: int, tahun: int, triwulan: int) -> Realisasi | None:
        """The row in which a quarter was reported: the agency's own where it keeps the figures."""
        if (dari := self.sumber.get(indikator)) is not None:
            return self._di_mitra.baris_realisasi.get((dari.sumber_id or 0, tahun, triwulan))
        return self.baris_realisasi.get((indikator, tahun, triwulan))

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
            satu = Variabel.from_db("default", kolom_v, v)
            variabel[satu.indikator_id].setdefault(satu.pk, satu)
            if n[0] is not None:
                isi = NilaiVariabel.from_db("default", kolom_n, n)
                if isi.realisasi_id in kunci:
                    nilai[kunci[isi.realisasi_id]].append(isi)
        return {pk: list(isi.values()) for pk, isi in variabel.items()}, nilai

    @property
    def tahun_terlapor(self) -> set[int]:
        """Years in which anything was reported, here or where agencies keep the figures."""
        milik = {tahun for _, tahun, _ in self.baris_realisasi}
        if self.sumber:
            milik |= {tahun for _, tahun, _ in self._di_mitra.baris_realisasi}
        return milik

    def nilai_variabel(self, realisasi: Realisasi) -> list[NilaiVariabel]:
        """What was entered for the variables of a row."""
        return self._variabel_bernilai[1][kunci_realisasi(realisasi)]

    def andaikan(self, realisasi: Realisasi, nilai: Iterable[NilaiVariabel] | None = None) -> None:
        """Measure from now on as if this row, and these variables where given, were stored."""
        self.baris_realisasi[kunci_realisasi(realisasi)] = realisasi
        if nilai is not None:
            self._variabel_bernilai[1][kunci_realisasi(realisasi)] = list(nilai)
        self._ukuran.clear()
        self._semua_isian.clear()

    def variabel(self, indikator: Indikator) -> list[Variabel]:
        """The indicator's variables in order."""
        return self._variabel_bernilai[0].get(indikator.pk, [])

    # --- targets --------------------------------------------------------------------

    def target(self, indikator: Indikator, tahun: int) -> TargetTampil | None:
        """The target in force for the year: the latest PK, else the latest Renstra."""
        ada = self._target.get((indikator.pk, tahun))
        return self._tampil(ada[0], indikator) if ada else None

    def semua_target(self, indikator: Indikator, tahun: int) -> list[TargetTampil]:
        """Every decision on the year's target, strongest first."""
        return [self._tampil(t, indikator) for t in self._target.get((indikator.pk, tahun), [])]

    def target_pk(self, tahun: int) -> dict[int, list[Target]]:
        """Indikator id → the year's targets by its PK documents, the original first."""
        hasil: dict[int, list[Target]] = {}
        for (pk, thn), semua in self._target.items():
            milik = [t for t in semua if t.dokumen.jenis == JenisDokumen.PK]
            if thn == tahun and milik:
                hasil[pk] = sorted(milik, key=lambda t: t.dokumen.ke)
        return hasil

    def target_renstra(self, indikator: Indikator, tahun: int) -> TargetTampil | None:
        """The Renstra's own target for the year, by its latest revision."""
        for t in self._target.get((indikator.pk, tahun), []):
            if t.dokumen.jenis == JenisDokumen.RENSTRA:
                return self._tampil(t, indikator)
        return None

    def target_akhir_renstra(self, indikator: Indikator, tahun: int) -> TargetTampil | None:
        """The Renstra's target for its last year, by its latest revision."""
        renstra = self.renstra_tahun(tahun)
        if renstra is None:
            return None
        sendiri = self.target_renstra(indikator, renstra.tahun_akhir)
        if sendiri is not None:
            return sendiri
        lanjutan = self.akhir_penerus(indikator, tahun)
        return lanjutan[0].target if len(lanjutan) == 1 and lanjutan[0].sebanding else None

    def akhir_penerus(self, indikator: Indikator, tahun: int) -> list[AkhirPenerus]:
        """The final targets of those that continue the indicator, where it has none of its own."""
        renstra = self.renstra_tahun(tahun)
        if renstra is None or self.target_renstra(indikator, renstra.tahun_akhir) is not None:
            return []
        hasil = []
        for satu in self.penerus(indikator):
            target = self.target_renstra(satu, renstra.tahun_akhir)
            if target is None:
                continue
            pola = self.bentuk(satu).pola == self.bentuk(indikator).pola
            sama = pola and not diganti(satu) and not self.beda_rumusan(satu, indikator)
            hasil.append(AkhirPenerus(satu, target, sebanding=sama))
        return hasil

    def target_triwulan(
        self, indikator: Indikator, tahun: int, triwulan: int
    ) -> TargetTampil | None:
        """The quarter's target by the latest rencana aksi."""
        ada = self._target_triwulan.get((indikator.pk, tahun, triwulan))
        return None if ada is None else self._tampil(ada, indikator)

    def tampil_target(self, target: NilaiTargetBerdokumen, indikator: Indikator) -> TargetTampil:
        """Any target as it is shown, also one that is not in force."""
        return self._tampil(target, indikator)

    def _tampil(self, target: NilaiTargetBerdokumen, indikator: Indikator) -> TargetTampil:
        kunci = (type(target), target.pk)
        if kunci not in self._tampilan:
            self._tampilan[kunci] = self._tampilan_dari(target, indikator)
        return self._tampilan[kunci]

    def _tampilan_dari(self, target: NilaiTargetBerdokumen, indikator: Indikator) -> TargetTampil:
        if target.jenis == JenisTarget.PREDIKAT and target.predikat_id is not None:
            peringkat = Decimal(self.predikat[target.predikat_id].peringkat)
            nilai = NilaiTarget.predikat(peringkat, target.nilai)
        else:
            nilai = NilaiTarget(JenisTarget(target.jenis), target.nilai, target.bawah, target.atas)
        bentuk = self.bentuk(indikator)
        skala = (
            tuple(bentuk.predikat[n] for n in sorted(bentuk.predikat)) if bentuk.predikat else ()
        )
        apa_adanya = _apa_adanya(
            target.teks,
            BentukAngka(indikator.desimal, indikator.pola_tampil, indikator.satuan),
            bentuk.polaritas,
            skala,
        )
        return TargetTampil(
            nilai,
            tampilkan_target(nilai, target.teks, bentuk, apa_adanya=apa_adanya),
            target.teks,
            target.dokumen.nama,
            target.dokumen.jenis,
            apa_adanya,
        )

    # --- actuals --------------------------------------------------------------------

    def isian(self, indikator: Indikator, tahun: int) -> Mapping[int, IsianTriwulan]:
        """The quarters that have a row, by number."""
        if (dari := self.sumber.get(indikator.pk)) is not None and dari.sumber is not None:
            return self._di_mitra.isian(dari.sumber, tahun)
        kunci = (indikator.pk, tahun)
        if kunci not in self._semua_isian:
            self._semua_isian[kunci] = {
                tw: self._isian(indikator, baris)
                for tw in range(1, 5)
                if (baris := self.baris_realisasi.get((*kunci, tw))) is not None
            }
        return self._semua_isian[kunci]

    def keadaan(self, indikator: Indikator, tahun: int, triwulan: int) -> KeadaanJadwal:
        """What a quarter asks of the indicator, by its schedule and what is there already."""
        if indikator.pk in self.sumber:
            return KeadaanJadwal.SUMBER
        return keadaan_jadwal(
            self.bentuk(indikator).jadwal, tahun, triwulan, self.isian(indikator, tahun)
        )

    def _isian(self, indikator: Indikator, baris: Realisasi) -> IsianTriwulan:
        turunan = None
        if indikator.formula:
            definisi = self.variabel(indikator)
            kode = {v.pk: v.kode for v in definisi}
            isi = [n for n in self.nilai_variabel(baris) if n.variabel_id in kode]
            turunan = turunkan(
                indikator.formula,
                isi_variabel(
                    [(v.kode, v.nama, v.satuan, kode.get(v.induk_id or 0, "")) for v in definisi],
                    {kode[n.variabel_id]: (n.nilai, n.sumber, n.rincian) for n in isi},
                    {kode[n.variabel_id]: n.catatan_data for n in isi},
                ),
                indikator.desimal,
            )
        nilai: Decimal | None
        alasan = ""
        if baris.tidak_berlaku:
            nilai, asal, alasan = None, AsalNilai.TIDAK_BERLAKU, baris.alasan_tidak_berlaku
        elif baris.nilai_resmi is not None:
            nilai, asal, alasan = baris.nilai_resmi, AsalNilai.RESMI, baris.alasan_resmi
        elif baris.predikat_id is not None:
            nilai, asal = Decimal(self.predikat[baris.predikat_id].peringkat), AsalNilai.DIKETIK
        elif turunan is not None and turunan.nilai is not None:
            nilai, asal = turunan.nilai, AsalNilai.TURUNAN
        elif baris.nilai is not None:
            nilai, asal = baris.nilai, AsalNilai.DIKETIK
        else:
            nilai, asal = None, AsalNilai.KOSONG
        return IsianTriwulan(
            baris.triwulan,
            nilai,
            asal,
            turunan,
            alasan,
            baris.status,
            baris.keterangan,
            baris.capaian_dilaporkan,
            baris.capaian_ditetapkan,
            baris.alasan_capaian,
            baris.nilai if baris.predikat_id is not None else None,
        )

    # --- measurements ---------------------------------------------------------------

    def ukuran(self, indikator: Indikator, tahun: int, sampai: int = 4) -> Ukuran:
        """The indicator in the year, up to quarter `sampai`."""
        kunci = (indikator.pk, tahun, sampai)
        if kunci not in self._ukuran:
            self._ukuran[kunci] = ukur(
                tahun=tahun,
                sampai=sampai,
                target=self.target(indikator, tahun),
                triwulan=self.isian(indikator, tahun),
                bentuk=self.bentuk(indikator),
                aturan=self.aturan(tahun),
            )
        return self._ukuran[kunci]

    def ukuran_riwayat(self, indikator: Indikator, tahun: int) -> tuple[Ukuran, Indikator]:
        """The year's measurement, by the predecessor where this indicator has none for the year."""
        for dipakai in self._garis(indikator):
            hasil = self.ukuran(dipakai, tahun)
            if hasil.terisi or hasil.triwulan or diganti(dipakai):
                break
        return (hasil, dipakai) if hasil.triwulan else (self.ukuran(indikator, tahun), indikator)

    def _garis(self, indikator: Indikator) -> Iterator[Indikator]:
        """The indicator, then what it continues, generation by generation."""
        satu: Indikator | None = indikator
        dilalui: set[int] = set()
        while satu is not None and satu.pk not in dilalui:
            dilalui.add(satu.pk)
            yield satu
            satu = self.indikator.get(satu.pendahulu_id or 0)

    def digantikan(self, indikator: Indikator, tahun: int) -> Indikator | None:
        """The indicator of the year that another one has replaced, so that its figures are not
        those of `indikator`; None where there are figures that are.
        """
        for satu in self._garis(indikator):
            hasil = self.ukuran(satu, tahun)
            if hasil.terisi or hasil.triwulan:
                return None
            if diganti(satu):
                return self.indikator.get(satu.pendahulu_id or 0)
        return None

    def beda_rumusan(self, indikator: Indikator, dipakai: Indikator) -> list[str]:
        """What keeps the figures of an indicator and of one that it continues apart: as somebody
        said, and where nobody did as both are written.
        """
        tertulis = indikator.beda_rumusan(dipakai)
        kaitan = []
        for satu in self._garis(indikator):
            if satu.pk == dipakai.pk:
                break
            kaitan.append(satu.kaitan_pendahulu)
        if KaitanPendahulu.DEFINISI in kaitan:
            return tertulis or ["definisi operasional"]
        return [] if kaitan and set(kaitan) == {KaitanPendahulu.SAMA} else tertulis

    @cached_property
    def _penerus(self) -> dict[int, list[Indikator]]:
        """Indikator id → those that continue it."""
        hasil: dict[int, list[Indikator]] = defaultdict(list)
        for satu in self.indikator.values():
            if satu.pendahulu_id is not None:
                hasil[satu.pendahulu_id].append(satu)
        return hasil

    def penerus(self, indikator: Indikator) -> list[Indikator]:
        """Those that continue the indicator, in listing order."""
        return self._penerus.get(indikator.pk, [])

    def capaian_akhir_renstra(self, indikator: Indikator, tahun: int) -> tuple[Hasil, str]:
        """Realisasi of the year against the Renstra's final target, and its calculation line."""
        akhir = self.target_akhir_renstra(indikator, tahun)
        ukuran = self.ukuran(indikator, tahun)
        bentuk, kebijakan = self.bentuk(indikator), self.aturan(tahun).kebijakan
        if not ukuran.lengkap:
            alasan = ukuran.capaian.alasan or Alasan.BELUM_DILAPORKAN
            return Hasil.tidak_dapat(alasan), f"Tidak dapat dihitung: {alasan}"
        target = None if akhir is None else akhir.nilai
        return nilai_capaian(target, ukuran.realisasi, ukuran.skor, bentuk, kebijakan)

    def rerata(self, indikator: Iterable[Indikator], tahun: int) -> Rerata:
        """Mean capaian of the indicators, with the count of what was left out."""
        daftar = list(indikator)
        return rerata(
            (self.ukuran(i, tahun).capaian for i in daftar),
            self.aturan(tahun).kebijakan,
            map(timbangan, daftar),
        )


class PengukuranMitra(Pengukuran):
    """The indicators of agencies from which a region takes its figures, whoever's they are.

    Read as each agency reads its own, in a fixed number of queries for all of them together; it
    answers for what was reported (`isian`, `bentuk`), not for targets or policies.
    """

    def __init__(
        self,
        pd: PerangkatDaerah,
        tahun: Iterable[int],
        kontribusi: Iterable[KontribusiIndikator],
        *,
        hari: date,
    ) -> None:
        semua = list(kontribusi)
        super().__init__(pd, tahun, [k.sumber_id for k in semua if k.sumber_id], hari=hari)
        self.sumber = {}  # they are kept where they stand
        self.indikator = {k.sumber.pk: k.sumber for k in semua if k.sumber is not None}

    def _batas(self, jalur: str = "indikator__") -> dict[str, object]:
        return {f"{jalur}pk__in": list(self._hanya or ())}

    @cached_property
    def predikat(self) -> dict[int, Predikat]:
        """The predicates of their scales by id."""
        skala = {i.skala_id for i in self.indikator.values() if i.skala_id}
        if not skala:
            return {}
        return {p.pk: p for p in Predikat.objects.filter(skala__in=skala)}


@lru_cache(maxsize=4096)
def _apa_adanya(
    teks: str, bentuk: BentukAngka, polaritas: Polaritas, skala: tuple[str, ...]
) -> bool:
    """Whether the agreed words say more than the figure; words that hold no figure do."""
    if not teks.strip():
        return False  # no words: the figure speaks
    try:
        return baca_target(teks, bentuk, polaritas, skala).apa_adanya
    except TargetTeksError:
        return True


def timbangan(indikator: Indikator) -> Timbangan:
    """What an average asks of an indicator: its weight, and what it hangs on."""
    return Timbangan(indikator.bobot, (indikator.tujuan_id, indikator.sasaran_id))
