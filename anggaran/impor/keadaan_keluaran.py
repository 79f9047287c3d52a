"""Outputs of a year as stored, for a load: indicators, targets in force, figures, what earlier
loads wrote. A fixed number of queries.
"""

from collections import defaultdict
from decimal import Decimal
from functools import cached_property

from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.nilai import kunci_teks
from anggaran.impor.rencana_keluaran import (
    REALISASI_KELUARAN,
    TARGET_KELUARAN,
    TempatKeluaran,
)
from anggaran.impor.usulan_muat import BUAT
from anggaran.kode import kunci_umum
from anggaran.models import (
    IndikatorProgram,
    KeperluanMuatan,
    KodeNomenklatur,
    RealisasiProgram,
    SubKegiatan,
    TargetProgram,
    VersiNomenklatur,
)


class KeadaanKeluaran:
    """The stored side of a load of outputs, read once."""

    def __init__(self, keadaan: KeadaanImpor) -> None:
        self.keadaan = keadaan

    @cached_property
    def indikator(self) -> dict[int, IndikatorProgram]:
        """Id → indicator of a sub kegiatan of the year."""
        semua = IndikatorProgram.objects.filter(sub_kegiatan__in=self.keadaan.sub)
        return {i.pk: i for i in semua.order_by("urutan", "kode")}

    @cached_property
    def per_sub(self) -> dict[int, list[IndikatorProgram]]:
        """Sub kegiatan → its indicators in their order."""
        hasil: dict[int, list[IndikatorProgram]] = defaultdict(list)
        for i in self.indikator.values():
            if i.sub_kegiatan_id is not None:
                hasil[i.sub_kegiatan_id].append(i)
        return hasil

    @cached_property
    def kode_terpakai(self) -> frozenset[str]:
        """Codes of all indicators of the year."""
        k = self.keadaan
        semua = IndikatorProgram.objects.filter(pd=k.pd, tahun=k.tahun)
        return frozenset(semua.values_list("kode", flat=True))

    @cached_property
    def peta(self) -> dict[str, str]:
        """What was decided of rows of outputs in earlier files; the latest decision stands."""
        hasil: dict[str, str] = {}
        for m in self.keadaan.muatan:
            if m.keperluan == KeperluanMuatan.KELUARAN:
                hasil.update({k: v for k, v in m.putusan.items() if v != BUAT})
        return hasil

    @cached_property
    def _nomenklatur(self) -> dict[tuple[int | str, ...], tuple[str, str]]:
        versi = VersiNomenklatur.objects.berlaku(self.keadaan.tahun)
        kode = {k for s in self.keadaan.sub.values() for k in (s.kode, f"X.XX{s.kode[4:]}")}
        semua = KodeNomenklatur.objects.filter(versi=versi, kode__in=kode) if versi else ()
        return {kunci_umum(n.kode): (n.indikator, n.satuan) for n in semua if n.indikator}

    def nama_keluaran(self, sub: SubKegiatan, satuan: str) -> str:
        """What a new output of a sub kegiatan is called: as its nomenclature says it in that unit,
        else after the sub kegiatan.
        """
        nama, resmi = self._nomenklatur.get(kunci_umum(sub.kode), ("", ""))
        return nama if kunci_teks(resmi) == kunci_teks(satuan) and nama else f"Keluaran {sub.nama}"

    @cached_property
    def ada(self) -> dict[TempatKeluaran, Decimal]:
        """Place → figure in force."""
        target = TargetProgram.objects.filter(indikator__in=self.indikator).berlaku()
        hasil = {TempatKeluaran(i, TARGET_KELUARAN, m): n for (i, m), n in target.items()}
        isi = RealisasiProgram.objects.filter(indikator__in=self.indikator).menurut_indikator()
        for pk, menurut in isi.items():
            hasil |= {TempatKeluaran(pk, REALISASI_KELUARAN, m): n for m, n in menurut.items()}
        return hasil

    @cached_property
    def milik(self) -> dict[TempatKeluaran, Decimal]:
        """Place → what the last load in force wrote there."""
        hasil: dict[TempatKeluaran, Decimal] = {}
        for m in self.keadaan.muatan:
            if m.keperluan == KeperluanMuatan.KELUARAN:
                for pk, apa, masa, _, ditulis in m.hasil.get("keluaran", {}).get("angka", []):
                    hasil[TempatKeluaran(pk, apa, masa)] = Decimal(ditulis)
        return hasil

    def terkunci(self, tempat: TempatKeluaran) -> bool:
        """Whether a figure belongs to a quarter that was endorsed or handed in."""
        sub = self.indikator[tempat.indikator].dilaporkan_pada_id
        return tempat.apa == REALISASI_KELUARAN and bool(self.keadaan.terkunci(sub, tempat.masa))
