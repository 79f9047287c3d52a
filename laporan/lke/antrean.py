"""Every agency's evaluation of a year: the queue of whoever evaluates, scores side by side, the
years, the criteria that are missed most. A fixed number of queries, however many agencies.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q

from kinerja.angka import konteks_hitung
from kinerja.jenis import JenisPD
from kinerja.models import Pengguna, PerangkatDaerah
from laporan.lke.baca import (
    lembar_evaluasi,
    lembar_tahun,
    orang_lke,
    rantai_tahun,
    tingkat_tahap,
)
from laporan.lke.lembar import LembarLKE, nomor_kriteria
from laporan.lke.skor import SkorLKE, skor
from laporan.lke.wewenang import OrangLKE, RantaiLKE, tahap_dari
from laporan.models import (
    EvaluasiAKIP,
    EvaluasiLKE,
    JawabanKriteria,
    JawabanLKE,
    TahapLKE,
)

BANYAK_TAHUN = 5
BANYAK_KRITERIA = 10


@dataclass(frozen=True)
class BarisAntrean:
    """One agency."""

    pd: PerangkatDaerah
    evaluasi: EvaluasiLKE | None
    tahap: TahapLKE | None
    terjawab: int
    banyak: int
    tutup: datetime | None
    milik: bool  # waits for the reader now
    lewat: bool
    skor: SkorLKE | None  # of the latest step that graded
    mandiri: SkorLKE | None
    nilai: dict[int, EvaluasiAKIP]  # year → what its LHE says

    @property
    def selisih(self) -> Decimal | None:
        """Own evaluation less the latest step: a finding of its own."""
        if self.skor is None or self.mandiri is None or self.skor is self.mandiri:
            return None
        if not (self.skor.lengkap and self.mandiri.lengkap):
            return None
        with konteks_hitung():
            return self.mandiri.nilai - self.skor.nilai

    @property
    def urutan(self) -> tuple[bool, bool, str]:
        """What waits for the reader first, then what is under way, by name."""
        return (not self.milik, self.evaluasi is None or self.tahap is None, self.pd.nama)


@dataclass
class AntreanLKE:
    """All agencies that a person may see, for one year."""

    pengguna: Pengguna
    tahun: int
    pada: datetime
    baris: list[BarisAntrean] = field(init=False)
    lembar: LembarLKE | None = field(init=False)

    def __post_init__(self) -> None:
        self.lembar = lembar_tahun(self.tahun)
        self.rantai: RantaiLKE = rantai_tahun(self.tahun)
        self._orang: OrangLKE = orang_lke(self.pengguna, self.tahun)
        terlihat = PerangkatDaerah.objects.untuk(self.pengguna).order_by("nama")
        # The region's own sheet takes the same chain.
        pd = [*terlihat.filter(jenis=JenisPD.PEMDA), *terlihat.perangkat()]
        semua = list(EvaluasiLKE.objects.filter(pd__in=pd, tahun=self.tahun))
        self._evaluasi = {e.pd_id: e for e in semua}
        self._lembar = lembar_evaluasi(semua)
        self._tingkat = tingkat_tahap(e.pk for e in semua)
        self._terjawab = self._hitung()
        self._nilai = self._nilai_tahun(pd)
        self.baris = sorted((self._baris(p) for p in pd), key=lambda b: b.urutan)

    def _hitung(self) -> dict[tuple[int, str], int]:
        semua = (
            JawabanLKE.objects.filter(evaluasi__in=[e.pk for e in self._evaluasi.values()])
            .order_by()
            .values_list("evaluasi", "tahap")
            .annotate(n=Count("pk"))
        )
        return {(pk, tahap): n for pk, tahap, n in semua}

    def _nilai_tahun(self, pd: list[PerangkatDaerah]) -> dict[int, dict[int, EvaluasiAKIP]]:
        hasil: dict[int, dict[int, EvaluasiAKIP]] = defaultdict(dict)
        for e in EvaluasiAKIP.objects.filter(pd__in=pd, tahun__in=self.daftar_tahun):
            hasil[e.pd_id][e.tahun] = e
        return hasil

    @property
    def daftar_tahun(self) -> list[int]:
        """The years shown; none before the sheet began: other weights, not to be joined."""
        mulai = max(self.tahun - BANYAK_TAHUN + 1, self.lembar.mulai_tahun if self.lembar else 0)
        return list(range(mulai, self.tahun + 1))

    def _baris(self, pd: PerangkatDaerah) -> BarisAntrean:
        e = self._evaluasi.get(pd.pk)
        nilai = self._nilai.get(pd.pk, {})
        if e is None:
            banyak = self.lembar.banyak if self.lembar else 0
            return BarisAntrean(pd, None, None, 0, banyak, None, False, False, None, None, nilai)
        lembar, tahap = self._lembar[e.lembar_id], tahap_dari(e.status)
        terjawab = self._terjawab.get((e.pk, tahap.value), 0) if tahap else lembar.banyak
        menurut = {t: skor(lembar, isi) for t, isi in self._tingkat.get(e.pk, {}).items()}
        akhir = [menurut[t.value] for t in TahapLKE if t.value in menurut]
        tutup = self.rantai.tutup(tahap) if tahap else None
        milik = (
            tahap is not None
            and self.rantai.terbuka(tahap, self.pada)
            and bool(self._orang.komponen(tahap, pd.pk, [k.kode for k in lembar.komponen]))
        )
        return BarisAntrean(
            pd,
            e,
            tahap,
            terjawab,
            lembar.banyak,
            tutup,
            milik,
            tutup is not None and tutup <= self.pada,
            akhir[-1] if akhir else None,
            menurut.get(TahapLKE.MANDIRI.value),
            nilai,
        )

    @property
    def banyak(self) -> int:
        """How many agencies, without the region itself."""
        return sum(not b.pd.pemerintah_daerah for b in self.baris)

    @property
    def milik(self) -> int:
        """How many wait for the reader."""
        return sum(b.milik for b in self.baris)

    def nilai_tahun(self, b: BarisAntrean) -> list[EvaluasiAKIP | None]:
        """The years' scores of an agency, in order."""
        return [b.nilai.get(t) for t in self.daftar_tahun]

    def paling_kurang(self) -> list[tuple[str, str, int, int]]:
        """(number, criterion, agencies that miss it, agencies that answered): by the evaluator
        where he answered, else by the agency itself. One query.
        """
        dinilai = JawabanLKE.objects.filter(
            evaluasi=OuterRef("evaluasi"), kunci=OuterRef("kunci"), tahap=TahapLKE.EVALUASI
        )
        berlaku = Q(tahap=TahapLKE.EVALUASI) | Q(tahap=TahapLKE.MANDIRI) & ~Exists(dinilai)
        kurang = Q(jawaban__in=(JawabanKriteria.TIDAK, JawabanKriteria.SEBAGIAN))
        semua = (
            JawabanLKE.objects.filter(
                berlaku,
                evaluasi__in=[
                    b.evaluasi.pk
                    for b in self.baris
                    if b.evaluasi is not None and not b.pd.pemerintah_daerah
                ],
            )
            .order_by()
            .values_list("kunci")
            .annotate(n=Count("pk", filter=kurang), m=Count("pk"))
        )
        sebut = {
            k.kunci: (nomor_kriteria(s, k), k.teks)
            for lembar in self._lembar.values()
            for s, k in lembar.kriteria
        }
        urut = sorted(semua, key=lambda x: (-x[1], x[0]))
        return [(*sebut[k], n, m) for k, n, m in urut[:BANYAK_KRITERIA] if n and k in sebut]
