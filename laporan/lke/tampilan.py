"""What the LKE pages show: an evaluation with its columns side by side, and who may answer now."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import prefetch_related_objects

from kinerja.bukti.nama import simpanan_awan
from kinerja.models import Pengguna
from laporan.lke.baca import orang_lke, rantai_tahun
from laporan.lke.bendera import BuktiTampak, bendera
from laporan.lke.buka_kembali import boleh_membuka
from laporan.lke.lembar import BagianLKE, KriteriaLKE, LembarLKE, SubLKE, dari_data, nomor_kriteria
from laporan.lke.skor import SkorKomponen, SkorLKE, skor, usul_tingkat
from laporan.lke.usul import usul_evaluasi
from laporan.lke.usulan import UsulanLKE
from laporan.lke.wewenang import URUTAN, RantaiLKE, tahap_dari
from laporan.models import (
    BuktiLKE,
    EvaluasiLKE,
    HasilLamaLKE,
    JawabanLKE,
    NilaiSubLKE,
    RekomendasiLKE,
    TahapLKE,
)


@dataclass(frozen=True)
class BuktiBaris:
    """Evidence beside a criterion: where it opens, and on which page."""

    bukti: BuktiLKE

    @property
    def jangkar(self) -> str:
        """`#page=12` of a file whose pages begin there."""
        angka = re.search(r"\d+", self.bukti.halaman)
        return f"#page={angka[0]}" if angka else ""


@dataclass(frozen=True)
class BarisKriteria:
    """One criterion of a sub-component."""

    sub: SubLKE
    kriteria: KriteriaLKE
    tahap: tuple[tuple[TahapLKE, JawabanLKE | None], ...]
    kini: JawabanLKE | None
    usulan: UsulanLKE | None
    lalu: JawabanLKE | None
    bukti: tuple[BuktiBaris, ...]
    bendera: tuple[str, ...]
    dapat: bool
    sendiri: bool

    @property
    def nomor(self) -> str:
        """`1.b.5`."""
        return nomor_kriteria(self.sub, self.kriteria)

    @property
    def tanda(self) -> str:
        """What the agency is to complete, where the criterion is marked to be returned."""
        mandiri = dict(self.tahap).get(TahapLKE.MANDIRI)
        return mandiri.catatan_kembali if mandiri and mandiri.dikembalikan else ""

    @property
    def berubah(self) -> bool:
        """Whether the data that the answer rests on have changed."""
        j, u = self.kini, self.usulan
        return j is not None and u is not None and j.sidik_data not in ("", u.sidik)

    @property
    def berbeda(self) -> bool:
        """Whether two steps answered differently."""
        return len({j.jawaban for _, j in self.tahap if j is not None}) > 1


@dataclass(frozen=True)
class BarisSubLKE:
    """One sub-component on the overview."""

    sub: SubLKE
    terjawab: int
    tingkat: tuple[tuple[TahapLKE, str], ...]
    """Step → its grade, "" where it gave none."""
    milik: bool
    berubah: int = 0
    kembali: int = 0

    @property
    def banyak(self) -> int:
        """How many criteria it has."""
        return len(self.sub.kriteria)


@dataclass
class PapanLKE:
    """One evaluation as one person sees it at one moment."""

    evaluasi: EvaluasiLKE
    pengguna: Pengguna
    pada: datetime
    lembar: LembarLKE = field(init=False)
    rantai: RantaiLKE = field(init=False)

    def __post_init__(self) -> None:
        self.lembar = dari_data(self.evaluasi.lembar.isi)
        self.rantai = rantai_tahun(self.evaluasi.tahun)

    @cached_property
    def tahap(self) -> TahapLKE | None:
        """The step that the evaluation waits for."""
        return tahap_dari(self.evaluasi.status)

    @cached_property
    def komponen(self) -> frozenset[str]:
        """Components that the reader may answer now; empty while the window is closed."""
        if self.tahap is None or not self.terbuka:
            return frozenset()
        orang = orang_lke(self.pengguna, self.evaluasi.tahun)
        semua = [k.kode for k in self.lembar.komponen]
        return orang.komponen(self.tahap, self.evaluasi.pd_id, semua)

    @property
    def terbuka(self) -> bool:
        """Whether the window of the step is open."""
        return self.tahap is not None and self.rantai.terbuka(self.tahap, self.pada)

    @property
    def mandiri(self) -> bool:
        """Whether the reader fills for the agency now."""
        return self.tahap is TahapLKE.MANDIRI and bool(self.komponen)

    @property
    def menilai(self) -> bool:
        """Whether the reader takes a step above the agency's now."""
        return bool(self.komponen) and not self.mandiri

    @property
    def mengevaluasi(self) -> bool:
        """Whether the reader ends the chain."""
        return self.menilai and self.tahap is TahapLKE.EVALUASI

    @cached_property
    def jawaban(self) -> dict[str, dict[str, JawabanLKE]]:
        """Step → criterion → answer. One query."""
        hasil: dict[str, dict[str, JawabanLKE]] = defaultdict(dict)
        for j in self.evaluasi.jawaban.order_by("pk"):
            hasil[j.tahap][j.kunci] = j
        return hasil

    @cached_property
    def nilai(self) -> dict[str, dict[str, NilaiSubLKE]]:
        """Step → sub-component → grade. One query."""
        hasil: dict[str, dict[str, NilaiSubLKE]] = defaultdict(dict)
        for n in self.evaluasi.nilai_sub.order_by("pk"):
            hasil[n.tahap][n.sub] = n
        return hasil

    @cached_property
    def kolom(self) -> tuple[TahapLKE, ...]:
        """The steps that have a column: those of the chain, and those that once answered."""
        return tuple(t for t in URUTAN if t in self.rantai.tahap or self.jawaban.get(t.value))

    @cached_property
    def usulan(self) -> dict[str, UsulanLKE]:
        """Criterion → what the data propose, now. Nothing once it is finished."""
        if self.tahap is None:
            return {}
        e = self.evaluasi
        kunci = [k.kunci for _, k in self.lembar.kriteria]
        return usul_evaluasi(e.pd, e.tahun, e, kunci).usulan

    @cached_property
    def _lalu(self) -> dict[str, JawabanLKE]:
        e = self.evaluasi
        semua = JawabanLKE.objects.filter(
            evaluasi__pd=e.pd_id, evaluasi__tahun=e.tahun - 1, tahap=TahapLKE.MANDIRI
        )
        return {j.kunci: j for j in semua}

    @property
    def ada_tahun_lalu(self) -> bool:
        """Whether last year's answers are here."""
        return bool(self._lalu)

    @cached_property
    def bukti(self) -> dict[str, list[BuktiLKE]]:
        """Criterion → evidence. One query."""
        hasil: dict[str, list[BuktiLKE]] = defaultdict(list)
        semua = BuktiLKE.objects.filter(dokumen__evaluasi=self.evaluasi)
        for b in semua.select_related("dokumen", "dokumen__berkas").defer("dokumen__berkas__isi"):
            hasil[b.kunci].append(b)
        return hasil

    @cached_property
    def skor(self) -> dict[TahapLKE, SkorLKE]:
        """Step → score, of the steps that graded anything."""
        return {
            t: skor(self.lembar, {s: n.tingkat for s, n in self.nilai[t.value].items()})
            for t in self.kolom
            if self.nilai.get(t.value)
        }

    @property
    def skor_kini(self) -> SkorLKE | None:
        """The score of the latest step that graded."""
        return next(reversed(self.skor.values()), None)

    @property
    def tabel_skor(self) -> list[tuple[BagianLKE, list[SkorKomponen]]]:
        """Component → its score by each step that graded."""
        return [
            (k, [s.komponen[i] for s in self.skor.values()])
            for i, k in enumerate(self.lembar.komponen)
        ]

    @cached_property
    def terjawab(self) -> int:
        """Criteria that the step has answered."""
        return len(self.jawaban[self.tahap.value]) if self.tahap else self.lembar.banyak

    @cached_property
    def berubah(self) -> list[str]:
        """Numbers of the own answers whose data changed since."""
        milik = self.jawaban[TahapLKE.MANDIRI.value]
        return [
            nomor_kriteria(s, k)
            for s, k in self.lembar.kriteria
            if (j := milik.get(k.kunci)) is not None
            and (u := self.usulan.get(k.kunci)) is not None
            and j.sidik_data not in ("", u.sidik)
        ]

    @property
    def dapat_diusulkan(self) -> int:
        """How many criteria without an answer the data could answer."""
        milik = self.jawaban[TahapLKE.MANDIRI.value]
        return sum(u.jawaban is not None and k not in milik for k, u in self.usulan.items())

    @property
    def dapat_disalin(self) -> int:
        """How many criteria without an answer were answered last year."""
        milik = self.jawaban[TahapLKE.MANDIRI.value]
        return sum(k not in milik for k in self._lalu)

    @cached_property
    def kembali(self) -> list[JawabanLKE]:
        """Answers that were sent back to the agency."""
        return [j for j in self.jawaban[TahapLKE.MANDIRI.value].values() if j.dikembalikan]

    @cached_property
    def rekomendasi(self) -> list[RekomendasiLKE]:
        """What the evaluator drafted."""
        return list(self.evaluasi.rekomendasi.all())

    @cached_property
    def hasil_lama(self) -> list[HasilLamaLKE]:
        """Results from before it was reopened, the latest first."""
        semua = self.evaluasi.hasil_lama.defer("dokumen").select_related("dibuka_oleh__jabatan")
        return list(semua.order_by("-ke"))

    @property
    def dapat_dibuka(self) -> bool:
        """Whether the reader may reopen it now."""
        if self.tahap is not None or not self.rantai.terbuka(TahapLKE.EVALUASI, self.pada):
            return False
        return boleh_membuka(self.pengguna, self.evaluasi)

    def bagian(self) -> list[tuple[BagianLKE, list[BarisSubLKE]]]:
        """The overview: components with their sub-components."""
        return [(k, [self._sub(k, s) for s in k.sub]) for k in self.lembar.komponen]

    def _sub(self, komponen: BagianLKE, sub: SubLKE) -> BarisSubLKE:
        tahap = (self.tahap or TahapLKE.EVALUASI).value
        kunci = {k.kunci for k in sub.kriteria}
        return BarisSubLKE(
            sub,
            sum(k in kunci for k in self.jawaban[tahap]),
            tuple(
                (t, n.tingkat if (n := self.nilai[t.value].get(sub.kode)) else "")
                for t in self.kolom
            ),
            komponen.kode in self.komponen,
            kembali=sum(j.kunci in kunci for j in self.kembali),
        )

    def kriteria(self, sub: SubLKE) -> list[BarisKriteria]:
        """The criteria of one sub-component."""
        komponen = self.lembar.komponen_dari(sub.kode)
        milik = komponen is not None and komponen.kode in self.komponen
        # Who answered is told here alone: two queries for these rows, not two joins for all.
        kunci = {k.kunci for k in sub.kriteria}
        baris = [j for semua in self.jawaban.values() for j in semua.values() if j.kunci in kunci]
        prefetch_related_objects(baris, "diubah_oleh__jabatan")
        return [self._kriteria(sub, k, milik) for k in sub.kriteria]

    def _kriteria(self, sub: SubLKE, k: KriteriaLKE, milik: bool) -> BarisKriteria:
        kolom = tuple((t, self.jawaban[t.value].get(k.kunci)) for t in self.kolom)
        kini = self.jawaban[self.tahap.value].get(k.kunci) if self.tahap else None
        mandiri = self.jawaban[TahapLKE.MANDIRI.value].get(k.kunci)
        sendiri = any(
            j is not None and t is not self.tahap and j.diubah_oleh_id == self.pengguna.pk
            for t, j in kolom
        )
        terkunci = (
            self.tahap is TahapLKE.MANDIRI
            and self.evaluasi.putaran > 1
            and kini is not None
            and not kini.dikembalikan
        )
        bukti = self.bukti[k.kunci]
        usulan = self.usulan.get(k.kunci)
        return BarisKriteria(
            sub,
            k,
            kolom,
            kini,
            usulan,
            self._lalu.get(k.kunci),
            tuple(BuktiBaris(b) for b in bukti),
            tuple(
                bendera(mandiri.jawaban, usulan, _tampak(bukti), self.evaluasi.tahun, k.kunci)
                if mandiri
                else ()
            ),
            milik and not sendiri and not terkunci,
            sendiri,
        )

    def usul(self, sub: SubLKE) -> str:
        """The grade that this step's answers allow."""
        if self.tahap is None:
            return ""
        ada = self.jawaban[self.tahap.value]
        isi = [ada[k.kunci].jawaban if k.kunci in ada else "" for k in sub.kriteria]
        return usul_tingkat(self.lembar, isi)


def _tampak(bukti: list[BuktiLKE]) -> list[BuktiTampak]:
    return [
        BuktiTampak(
            b.dokumen.judul,
            b.dokumen.tahun_dokumen,
            b.halaman,
            simpanan_awan(b.dokumen.tautan) if b.dokumen.tautan else "",
            b.dokumen.berteks is False,
            bool(b.dokumen.berteks) and b.dokumen.bertanda is False,
        )
        for b in bukti
    ]
