"""The budget of one agency and year: the tree with its sums, per indicator, per jenis belanja."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from anggaran.bacaan import Pasangan, jumlahkan, pasangkan
from anggaran.efisiensi import capaian_bersama
from anggaran.kaitan import Kaitan, bagi_habis
from anggaran.models import (
    BarisAnggaran,
    Dukungan,
    Kegiatan,
    Program,
    RekapBelanja,
    SubKegiatan,
)
from anggaran.rekening import nama_rekening, tingkat_rekening
from anggaran.serapan import serapan_teruraikan
from anggaran.setahun import AnggaranSetahun
from anggaran.uji.bacaan import TemuanBacaan, periksa_bacaan
from kinerja.capaian import Hasil, Kebijakan
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import Indikator, PerangkatDaerah, Sasaran
from kinerja.models.pohon import berlaku_pada
from kinerja.organisasi_pada import OrganisasiPada


@dataclass(frozen=True)
class Jumlah:
    """Pagu and realisasi in rupiah; None where nothing was entered at all."""

    pagu: int | None
    realisasi: int | None
    serapan: Hasil
    uraian: str = ""

    @property
    def sisa(self) -> int | None:
        """Pagu not spent."""
        return None if self.pagu is None or self.realisasi is None else self.pagu - self.realisasi


@dataclass(frozen=True)
class Simpul:
    """One node of the budget tree with its sums."""

    tingkat: str  # program, kegiatan, sub_kegiatan
    nomor: str  # 1, 1.1, 1.1.1
    mata: Program | Kegiatan | SubKegiatan
    jumlah: Jumlah
    anak: "tuple[Simpul, ...]" = ()
    daun: frozenset[int] = field(default_factory=frozenset)  # ids of the sub kegiatan below

    @property
    def kunci(self) -> str:
        """Identity across the three levels."""
        return f"{self.tingkat}-{self.mata.pk}"

    def telusuri(self) -> "Iterator[Simpul]":
        """This node and all below it, in order."""
        yield self
        for anak in self.anak:
            yield from anak.telusuri()


@dataclass(frozen=True)
class BarisJenis:
    """One jenis belanja."""

    rekening: str
    nama: str
    tingkat: int
    jumlah: Jumlah


class RekapAnggaran(AnggaranSetahun):
    """Sums of `pd` in `tahun`, realisasi up to the end of month `sampai_bulan`.

    Ten queries, whatever the number of lines. Totals are always sums of lines in force, of which
    no two hold the same money (anggaran/bacaan.py).
    """

    def __init__(
        self,
        pd: PerangkatDaerah,
        tahun: int,
        kebijakan: Kebijakan,
        sampai_bulan: int = 12,
        *,
        hari: date | None = None,
    ) -> None:
        """`hari`: as of which day posts and units are named, the end of the year unless given."""
        super().__init__(pd, tahun, sampai_bulan)
        self.kebijakan = kebijakan
        self.organisasi = OrganisasiPada(pd, hari or akhir_tahun(tahun))

    @cached_property
    def baris(self) -> list[BarisAnggaran]:
        """Every line of the year."""
        return list(
            BarisAnggaran.objects.filter(sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tahun)
        )

    @cached_property
    def bulanan(self) -> dict[int, dict[int, int]]:
        """Line id → month → cumulative spending, as the months say it."""
        hasil: dict[int, dict[int, int]] = defaultdict(dict)
        for p in self.pernyataan_realisasi:
            hasil[p.kunci][p.dokumen] = p.nilai
        return hasil

    @cached_property
    def temuan_pagu(self) -> list[TemuanBacaan]:
        """What is wrong with the versions' lines."""
        return periksa_bacaan(self.pernyataan_pagu)

    @cached_property
    def temuan_realisasi(self) -> list[TemuanBacaan]:
        """What is wrong with the months' lines."""
        return periksa_bacaan(self.pernyataan_realisasi)

    def jumlah(self, baris: Iterable[BarisAnggaran]) -> Jumlah:
        """Sum of the lines."""
        kunci = [b.pk for b in baris]
        return self._jumlah(
            jumlahkan(self.pagu_baris.get(k) for k in kunci),
            jumlahkan(self.realisasi_baris.get(k) for k in kunci),
        )

    def _jumlah(self, pagu: int | None, realisasi: int | None) -> Jumlah:
        return Jumlah(
            pagu,
            realisasi,
            *serapan_teruraikan(pagu, realisasi, self.kebijakan),
        )

    @cached_property
    def _baris_sub(self) -> dict[int, list[BarisAnggaran]]:
        hasil: dict[int, list[BarisAnggaran]] = defaultdict(list)
        for b in self.baris:
            hasil[b.sub_kegiatan_id].append(b)
        return hasil

    def baris_sub(self, sub: SubKegiatan) -> list[BarisAnggaran]:
        """The lines of one sub kegiatan."""
        return self.lini_sub(sub.pk)

    def lini_sub(self, sub: int) -> list[BarisAnggaran]:
        """The same by its id."""
        return self._baris_sub[sub]

    @cached_property
    def program(self) -> tuple[Simpul, ...]:
        """The budget tree: each program with its kegiatan and sub kegiatan."""
        jabatan = "penanggung_jawab__unit"
        syarat = {"pd": self.pd, "tahun": self.tahun}
        kegiatan: dict[int, list[Kegiatan]] = defaultdict(list)
        program = list(
            self.organisasi.tandai(Program.objects.filter(**syarat)).select_related(jabatan)
        )
        mata: list[Program | Kegiatan | SubKegiatan] = [*program]
        for k in Kegiatan.objects.filter(**syarat).select_related(jabatan):
            kegiatan[k.program_id].append(k)
            mata.append(k)
        sub: dict[int, list[SubKegiatan]] = defaultdict(list)
        for s in SubKegiatan.objects.filter(**syarat).select_related(jabatan):
            sub[s.kegiatan_id].append(s)
            mata.append(s)
        if program:
            self.organisasi.pasang_penanggung(mata, tanda=program)
        return tuple(
            self._gabung(
                "program",
                str(i),
                p,
                [
                    self._gabung(
                        "kegiatan",
                        f"{i}.{j}",
                        k,
                        [
                            Simpul(
                                "sub_kegiatan",
                                f"{i}.{j}.{n}",
                                s,
                                self.jumlah(self._baris_sub[s.pk]),
                                daun=frozenset({s.pk}),
                            )
                            for n, s in enumerate(sub[k.pk], start=1)
                        ],
                    )
                    for j, k in enumerate(kegiatan[p.pk], start=1)
                ],
            )
            for i, p in enumerate(program, start=1)
        )

    def _gabung(
        self, tingkat: str, nomor: str, mata: Program | Kegiatan, anak: list[Simpul]
    ) -> Simpul:
        daun = frozenset().union(*(a.daun for a in anak))
        return Simpul(tingkat, nomor, mata, self.jumlah_daun(daun), tuple(anak), daun)

    def jumlah_daun(self, daun: Iterable[int]) -> Jumlah:
        """Sum over sub kegiatan, each once."""
        return self.jumlah(b for s in sorted(set(daun)) for b in self._baris_sub[s])

    def sumber_dana(self, daun: Iterable[int]) -> list[str]:
        """The sources of the money in force below sub kegiatan, the largest first; those of lines
        that name none are not known.
        """
        jumlah: dict[str, int] = defaultdict(int)
        for s in set(daun):
            for b in self._baris_sub[s]:
                if b.sumber_dana and (pagu := self.pagu_baris.get(b.pk)):
                    jumlah[" ".join(b.sumber_dana.split())] += pagu
        return sorted(jumlah, key=lambda nama: (-jumlah[nama], nama))

    @cached_property
    def simpul(self) -> dict[str, Simpul]:
        """Every node by its `kunci`, in reading order."""
        return {s.kunci: s for p in self.program for s in p.telusuri()}

    @cached_property
    def induk(self) -> dict[str, str]:
        """Node kunci → kunci of the node above it; programs have none."""
        return {a.kunci: s.kunci for s in self.simpul.values() for a in s.anak}

    @cached_property
    def total(self) -> Jumlah:
        """Sum of everything."""
        return self.jumlah(self.baris)

    def belum_dicatat(self, simpul: Simpul) -> list[Simpul]:
        """The sub kegiatan at or below a node that have money and no spending recorded, not even
        nought: a sum above them leaves them out.
        """
        return [
            s
            for s in simpul.telusuri()
            if s.tingkat == "sub_kegiatan" and s.jumlah.pagu and s.jumlah.realisasi is None
        ]

    @property
    def bulan_tercatat(self) -> int | None:
        """The last month of which any spending is recorded."""
        return max((p.dokumen for p in self.pernyataan_realisasi), default=None)

    @cached_property
    def banyak(self) -> dict[str, int]:
        """Number of nodes per level."""
        hasil = {"program": 0, "kegiatan": 0, "sub_kegiatan": 0}
        for s in self.simpul.values():
            hasil[s.tingkat] += 1
        return hasil

    @cached_property
    def _dukungan(self) -> dict[int, list[Simpul]]:
        hasil: dict[int, list[Simpul]] = defaultdict(list)
        for d in Dukungan.objects.filter(indikator__pd=self.pd):
            for tingkat, pk in (
                ("program", d.program_id),
                ("kegiatan", d.kegiatan_id),
                ("sub_kegiatan", d.sub_kegiatan_id),
            ):
                simpul = self.simpul.get(f"{tingkat}-{pk}")
                if simpul is not None:
                    hasil[d.indikator_id].append(simpul)
        return hasil

    @cached_property
    def didukung(self) -> dict[str, list[int]]:
        """Node kunci → ids of the indicators it supports."""
        hasil: dict[str, list[int]] = defaultdict(list)
        for indikator, simpul in self._dukungan.items():
            for s in simpul:
                hasil[s.kunci].append(indikator)
        return hasil

    def terkait(self, simpul: Simpul) -> list[int]:
        """Ids of the indicators tied to a node or to what stands below it, each once."""
        semua = (i for s in simpul.telusuri() for i in self.didukung.get(s.kunci, ()))
        return list(dict.fromkeys(semua))

    def ditunjang(self, simpul: Simpul) -> list[int]:
        """Whom a node's money serves: those tied to it or below; without them, those above it."""
        atas = (i for s in self._di_atas(simpul.kunci) for i in self.didukung.get(s, ()))
        return self.terkait(simpul) or list(dict.fromkeys(atas))

    def pendukung(self, indikator: int) -> list[Simpul]:
        """The nodes tied to an indicator."""
        return self._dukungan.get(indikator, [])

    @cached_property
    def kaitan(self) -> Kaitan:
        """Whose budget is whose, by the tree in force in the year."""
        berlaku = berlaku_pada(self.tahun)
        indikator = list(
            Indikator.objects.filter(berlaku, pd=self.pd).values_list("pk", "sasaran", "tujuan")
        )
        sasaran = list(
            Sasaran.objects.filter(berlaku, pd=self.pd).values_list("pk", "induk", "tujuan")
        )
        return Kaitan(
            sendiri={
                i: frozenset(d for s in simpul for d in s.daun)
                for i, _, _ in indikator
                if (simpul := self._dukungan.get(i))
            },
            sasaran={i: s for i, s, _ in indikator if s is not None},
            tujuan={i: t for i, _, t in indikator if t is not None},
            induk={s: induk for s, induk, _ in sasaran},
            tujuan_sasaran={s: t for s, _, t in sasaran},
        )

    def penunjang(self, indikator: int) -> list[Simpul]:
        """The nodes that make an indicator's budget: tied to it, or below it, in tree order; none
        stands under another.
        """
        terpilih = {s.kunci for i in self.kaitan.penunjang(indikator) for s in self.pendukung(i)}
        return [
            s
            for s in self.simpul.values()
            if s.kunci in terpilih and terpilih.isdisjoint(self._di_atas(s.kunci))
        ]

    def _di_atas(self, kunci: str) -> Iterator[str]:
        while kunci in self.induk:
            kunci = self.induk[kunci]
            yield kunci

    def daun_indikator(self, indikator: Iterable[int]) -> frozenset[int]:
        """Sub kegiatan behind the indicators."""
        return self.kaitan.gabungan(indikator)

    def anggaran(self, indikator: Iterable[int]) -> Jumlah:
        """Budget behind indicators: each sub kegiatan once, however often it is tied."""
        return self.jumlah_daun(self.daun_indikator(indikator))

    def anggaran_sasaran(self, sasaran: int) -> Jumlah:
        """Budget of a sasaran and of everything below it, each sub kegiatan once."""
        return self.jumlah_daun(self.kaitan.daun_sasaran(sasaran))

    def beban(self, capaian: Mapping[int, Hasil]) -> list[tuple[int | None, Hasil, int | None]]:
        """(pagu, capaian, realisasi) of the indicators of a table, each budget once.

        What several of them use stands once, with the mean of their capaian.
        """
        bagian = bagi_habis({i: self.kaitan.daun(i) for i in capaian})
        hasil = []
        for pemakai, daun in bagian.items():
            jumlah = self.jumlah_daun(daun)
            bersama = capaian_bersama(capaian[i] for i in capaian if i in pemakai)
            hasil.append((jumlah.pagu, bersama, jumlah.realisasi))
        return hasil

    # --- jenis belanja --------------------------------------------------------------

    @cached_property
    def pasangan(self) -> list[Pasangan[int]]:
        """Pagu beside the spending of the same money, sub kegiatan by sub kegiatan."""
        return [
            p
            for baris in self._baris_sub.values()
            for p in pasangkan(
                {b.pk: b.garis for b in baris}, self.pagu_baris, self.realisasi_baris
            )
        ]

    @cached_property
    def terinci(self) -> bool:
        """Whether all money names its jenis belanja (three segments or more)."""
        return all(tingkat_rekening(p.rekening) >= 3 for p in self.pasangan if p.pagu)

    @cached_property
    def rekap_belanja(self) -> list[RekapBelanja]:
        """The treasury's figures per jenis, entered for the whole agency."""
        return list(RekapBelanja.objects.filter(pd=self.pd, tahun=self.tahun).order_by("rekening"))

    @cached_property
    def per_jenis(self) -> tuple[BarisJenis, ...]:
        """Pagu and realisasi per kelompok (5.1) and jenis (5.1.01), from the lines where they are
        itemised, else from the treasury's recap."""
        isi: dict[str, tuple[int, int | None]] = {}

        def tambah(kode: str, pagu: int, realisasi: int | None) -> None:
            lama = isi.get(kode, (0, None))
            jumlah = lama[1] if realisasi is None else (lama[1] or 0) + realisasi
            isi[kode] = (lama[0] + pagu, jumlah)

        if self.terinci or not self.rekap_belanja:
            sumber = [(p.rekening, p.pagu or 0, p.realisasi) for p in self.pasangan]
        else:
            sumber = [(r.rekening, r.pagu, r.realisasi) for r in self.rekap_belanja]
        for rekening, pagu, realisasi in sumber:
            bagian = rekening.split(".")
            for panjang in (2, 3):
                if len(bagian) >= panjang:
                    tambah(".".join(bagian[:panjang]), pagu, realisasi)
            if len(bagian) == 1:
                tambah(rekening, pagu, realisasi)
        return tuple(
            BarisJenis(kode, nama_rekening(kode), tingkat_rekening(kode), self._jumlah(*isi[kode]))
            for kode in sorted(isi)
        )

    @cached_property
    def jumlah_jenis(self) -> Jumlah:
        """Total of `per_jenis`."""
        if self.terinci or not self.rekap_belanja:
            return self.total
        return self._jumlah(
            sum(r.pagu for r in self.rekap_belanja), sum(r.realisasi for r in self.rekap_belanja)
        )

    @cached_property
    def selisih_jenis(self) -> tuple[int, int] | None:
        """Pagu and realisasi of the recap minus those of the lines; None where not comparable."""
        if self.terinci or not self.rekap_belanja:
            return None
        return (
            sum(r.pagu for r in self.rekap_belanja) - (self.total.pagu or 0),
            sum(r.realisasi for r in self.rekap_belanja) - (self.total.realisasi or 0),
        )
