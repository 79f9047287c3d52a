"""What the accepted files of a year say, sub kegiatan by sub kegiatan, beside what is in force."""

from collections import defaultdict
from decimal import Decimal
from functools import cached_property

from anggaran.impor.banding import putar
from anggaran.impor.bentuk import JenisBerkas
from anggaran.impor.fisik import baca_persen
from anggaran.impor.keadaan import KeadaanImpor
from anggaran.impor.rekonsiliasi import AngkaBerkas, HasilRekonsiliasi, rekonsiliasi
from anggaran.impor.susun_dokumen import kumulatif_bets
from anggaran.models import KeperluanMuatan, MuatanAnggaran, RincianMuatan
from kinerja.periode import triwulan_bulan

_Kunci = tuple[int, int]


class BahanRekonsiliasi:
    """Read once: a fixed number of queries, whatever the number of files and rows."""

    def __init__(self, keadaan: KeadaanImpor) -> None:
        self.keadaan = keadaan

    @cached_property
    def muatan(self) -> dict[int, MuatanAnggaran]:
        """Files of spending in force, in the order in which they were accepted."""
        return {m.pk: m for m in self.keadaan.muatan if m.keperluan == KeperluanMuatan.REALISASI}

    @cached_property
    def _rincian(self) -> dict[int, list[RincianMuatan]]:
        hasil: dict[int, list[RincianMuatan]] = defaultdict(list)
        milik = [m for m in self.muatan.values() if m.jenis != JenisBerkas.DOKUMEN]
        semua = RincianMuatan.objects.filter(muatan__in=milik) if milik else ()
        for r in semua:
            hasil[r.muatan_id].append(r)
        return hasil

    @cached_property
    def uang(self) -> list[HasilRekonsiliasi[int]]:
        """Spending since January."""
        berkas = self._laporan()
        urutan = {pk: n for n, pk in enumerate(self.muatan)}
        for kunci, satu in self._dokumen().items():
            lain = berkas.get(kunci)
            if lain is None or urutan[lain.muatan] < urutan[satu.muatan]:
                berkas[kunci] = satu
        bulan = {b for _, b in berkas}
        berlaku: dict[_Kunci, int] = defaultdict(int)
        for b in bulan:
            for garis, nilai in self.keadaan.realisasi.berlaku(b).items():
                berlaku[garis.sub, b] += nilai
        return rekonsiliasi(berkas, berlaku, bulan)

    def _laporan(self) -> dict[_Kunci, AngkaBerkas[int]]:
        """Of reports up to a month; the one that was accepted last stands."""
        hasil: dict[_Kunci, AngkaBerkas[int]] = {}
        for m in self.muatan.values():
            bulan = self._bulan(m)
            if m.jenis == JenisBerkas.DOKUMEN or not bulan:
                continue
            jumlah: dict[int, int] = defaultdict(int)
            for r in self._rincian[m.pk]:
                sub = self.keadaan.sub_rincian(m, r)
                if sub is not None and r.realisasi is not None:
                    jumlah[sub] += r.realisasi
            for sub, nilai in jumlah.items():
                hasil[sub, bulan] = AngkaBerkas(nilai, m.pk, _putusan(m, f"{sub}:{bulan}:"))
        return hasil

    def _dokumen(self) -> dict[_Kunci, AngkaBerkas[int]]:
        """Of files of documents, replayed as they are loaded; months that one holds completely."""
        bets = self.keadaan.bets
        milik = [m for m in self.muatan.values() if m.jenis == JenisBerkas.DOKUMEN]
        dari = {b: m for m, satu in zip(milik, bets, strict=True) for b in satu.bulan}
        jumlah: dict[_Kunci, int] = defaultdict(int)
        for sasaran, nilai in kumulatif_bets(self.keadaan, putar(bets), bets).items():
            if sasaran.dokumen in dari:
                jumlah[sasaran.kunci.sub, sasaran.dokumen] += nilai
        return {
            (sub, b): AngkaBerkas(nilai, dari[b].pk, _putusan(dari[b], f"{sub}:{b}:"))
            for (sub, b), nilai in jumlah.items()
        }

    @cached_property
    def fisik(self) -> list[HasilRekonsiliasi[Decimal]]:
        """Physical progress of the quarters of which an RFK speaks."""
        berkas: dict[_Kunci, AngkaBerkas[Decimal]] = {}
        for m in self.muatan.values():
            bulan = self._bulan(m)
            if m.jenis != JenisBerkas.RFK or not bulan or bulan % 3:
                continue
            tw = triwulan_bulan(bulan)
            for r in self._rincian[m.pk]:
                sub, nilai = self.keadaan.sub_rincian(m, r), baca_persen(r.fisik)
                if sub is not None and nilai is not None:
                    putusan = m.putusan.get(f"fisik:{sub}:{tw}", "ketik")
                    berkas[sub, tw] = AngkaBerkas(nilai, m.pk, putusan)
        triwulan = {tw for _, tw in berkas}
        berlaku = {
            (sub, tw): nilai for tw in triwulan for sub, nilai in self.keadaan.fisik(tw).items()
        }
        return rekonsiliasi(berkas, berlaku, triwulan)

    @staticmethod
    def _bulan(m: MuatanAnggaran) -> int:
        return m.bulan or (m.tanggal.month if m.tanggal else 0) or m.bacaan.get("bulan") or 0


def _putusan(m: MuatanAnggaran, awal: str) -> str:
    """What was decided of a sub kegiatan's money when the file was accepted."""
    ada = {v for k, v in m.putusan.items() if k.startswith(awal)}
    return "ketik" if "ketik" in ada else "impor" if "impor" in ada else ""
