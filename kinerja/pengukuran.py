"""All measurements of one agency over some years."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from kinerja.akumulasi import Akumulasi
from kinerja.bacaan_pengukuran import BacaanPengukuran, kunci_realisasi
from kinerja.capaian import (
    Alasan,
    Hasil,
    JenisTarget,
    NilaiTarget,
    Polaritas,
    Rerata,
    Timbangan,
    rerata,
)
from kinerja.jadwal import KeadaanJadwal
from kinerja.jenis import JenisDokumen, KaitanPendahulu
from kinerja.models import (
    Indikator,
    KontribusiIndikator,
    NilaiVariabel,
    PerangkatDaerah,
    Predikat,
    Realisasi,
    Target,
)
from kinerja.models.target import NilaiTargetBerdokumen
from kinerja.target_teks import BentukAngka, TargetTeksError, baca_target
from kinerja.turunan import isi_variabel, turunkan
from kinerja.ukuran import (
    AsalNilai,
    BentukIndikator,
    IsianTriwulan,
    TargetTampil,
    Ukuran,
    keadaan_jadwal,
    nilai_capaian,
    tampilkan_target,
    ukur,
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


class Pengukuran(BacaanPengukuran):
    """Targets, actuals and capaian of what was read, worked out when they are asked for."""

    @cached_property
    def _ukuran(self) -> dict[tuple[int, int, int], Ukuran]:
        return {}

    @cached_property
    def _semua_isian(self) -> dict[tuple[int, int], dict[int, IsianTriwulan]]:
        return {}

    @cached_property
    def _bentuk(self) -> dict[int, BentukIndikator]:
        return {}

    @cached_property
    def _tampilan(self) -> dict[tuple[type, int], TargetTampil]:
        return {}

    def bentuk(self, indikator: Indikator) -> BentukIndikator:
        """How the indicator is counted and shown."""
        pk = indikator.pk
        if pk not in self._bentuk:
            self._bentuk[pk] = self._bentuk_dari(indikator)
        return self._bentuk[pk]

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
    def _di_mitra(self) -> "PengukuranMitra":
        """The figures of the region's indicators where its agencies keep them."""
        return PengukuranMitra(self.pd, self.daftar_tahun, self.sumber.values(), hari=self._hari)

    def baris_asal(self, indikator: int, tahun: int, triwulan: int) -> Realisasi | None:
        """The row in which a quarter was reported: the agency's own where it keeps the figures."""
        if (dari := self.sumber.get(indikator)) is not None:
            return self._di_mitra.baris_realisasi.get((dari.sumber_id or 0, tahun, triwulan))
        return self.baris_realisasi.get((indikator, tahun, triwulan))

    @property
    def tahun_terlapor(self) -> set[int]:
        """Years in which anything was reported, here or where agencies keep the figures."""
        milik = {tahun for _, tahun, _ in self.baris_realisasi}
        if self.sumber:
            milik |= {tahun for _, tahun, _ in self._di_mitra.baris_realisasi}
        return milik

    def andaikan(self, realisasi: Realisasi, nilai: Iterable[NilaiVariabel] | None = None) -> None:
        """Measure from now on as if this row, and these variables where given, were stored."""
        self.baris_realisasi[kunci_realisasi(realisasi)] = realisasi
        if nilai is not None:
            self._variabel_bernilai[1][kunci_realisasi(realisasi)] = list(nilai)
        self._ukuran.clear()
        self._semua_isian.clear()

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
        pk = indikator.pk
        if (dari := self.sumber.get(pk)) is not None and dari.sumber is not None:
            return self._di_mitra.isian(dari.sumber, tahun)
        kunci = (pk, tahun)
        if kunci not in self._semua_isian:
            semua = self.baris_realisasi
            self._semua_isian[kunci] = {
                tw: self._isian(indikator, baris)
                for tw in range(1, 5)
                if (baris := semua.get((pk, tahun, tw))) is not None
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
