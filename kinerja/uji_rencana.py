"""PURE. What is wrong with the quarterly targets of one indicator, measured by its year's target.

A quarter's target is of the same kind as the quarter's figure (docs/keputusan/0009): for `jumlah`
that of the quarter alone, for `kumulatif` and `posisi_akhir` as at its end, for `rata_rata` that of
the quarter. The last of them, their sum or their mean must be the year's target.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kinerja.akumulasi import Akumulasi, akumulasikan
from kinerja.angka import bulatkan
from kinerja.capaian import JenisTarget, NilaiTarget, Polaritas
from kinerja.kata_daftar import urutkan
from kinerja.periode import label_tw

AKHIR_TAHUN = (Akumulasi.POSISI_AKHIR, Akumulasi.KUMULATIF)


@dataclass(frozen=True)
class TemuanRencana:
    """One finding. What `menghalangi` is approved only with a reason."""

    kode: str
    pesan: str
    menghalangi: bool = True


@dataclass(frozen=True)
class RencanaDiperiksa:
    """The year of one indicator as planned. `triwulan`: the targets that would count."""

    akumulasi: Akumulasi
    polaritas: Polaritas
    desimal: int
    tahunan: NilaiTarget | None
    triwulan: Mapping[int, NilaiTarget]
    tempo: frozenset[int]
    """The quarters in which a figure is due."""
    hidup: frozenset[int]
    """The quarters in which the indicator exists."""
    tulis: Callable[[NilaiTarget], str]
    """A target as people read it."""
    dimuat: frozenset[int] = frozenset({1, 2, 3, 4})
    """The quarters that the plan sets: those before it keep the old document, gaps and all."""
    sejak_awal: bool = True
    """Whether the plan covers the whole year: a part of it makes no sum."""

    def angka(self, nilai: Decimal) -> str:
        """A figure as people read it."""
        return self.tulis(NilaiTarget.minimal(nilai))


def periksa_rencana(r: RencanaDiperiksa) -> list[TemuanRencana]:
    """Gaps, schedule, path, and whether the quarters make the year; what blocks comes first."""
    temuan = [*_kosong(r), *_di_luar_jadwal(r), *_jalur(r), *_tahunan(r)]
    return sorted(temuan, key=lambda t: not t.menghalangi)


def periksa_kegiatan(
    *, jumlah: int, tanpa_triwulan: int, pagu: int | None, tulis: Callable[[int], str]
) -> list[TemuanRencana]:
    """The activities of one indicator beside the budget tied to it (`pagu`; None: not known)."""
    temuan = []
    if pagu is not None and jumlah > pagu:
        temuan.append(
            TemuanRencana(
                "kegiatan_melebihi_pagu",
                f"Anggaran kegiatannya {tulis(jumlah)}, melebihi anggaran yang terkait dengan "
                f"indikator ini, {tulis(pagu)}.",
            )
        )
    if tanpa_triwulan:
        temuan.append(
            TemuanRencana(
                "tanpa_triwulan",
                f"{tanpa_triwulan} kegiatan belum menyebut triwulannya.",
                menghalangi=False,
            )
        )
    return temuan


def _kosong(r: RencanaDiperiksa) -> Iterator[TemuanRencana]:
    """Due quarters without a target."""
    if kosong := sorted((r.tempo & r.dimuat) - r.triwulan.keys()):
        yield TemuanRencana("kosong", f"{_sebut(kosong)} belum bertarget.")


def _di_luar_jadwal(r: RencanaDiperiksa) -> Iterator[TemuanRencana]:
    ada = set(r.triwulan)
    if luar := sorted(ada - r.hidup):
        yield TemuanRencana(
            "di_luar_masa", f"{_sebut(luar)} di luar masa berlaku indikator ini. Kosongkan."
        )
    if bebas := sorted((ada & r.hidup) - r.tempo):
        yield TemuanRencana(
            "tidak_dijadwalkan",
            f"{_sebut(bebas)} bertarget, padahal pelaporannya tidak dijadwalkan.",
            menghalangi=False,
        )


def _jalur(r: RencanaDiperiksa) -> Iterator[TemuanRencana]:
    """A cumulative figure never falls; a position that moves away from the goal is asked about."""
    angka = {
        n: t.nilai for n, t in sorted(r.triwulan.items()) if n in r.hidup and t.nilai is not None
    }
    for lalu, kini in langkah_mundur(r.akumulasi, r.polaritas, angka):
        sebelum, sesudah = r.tulis(r.triwulan[lalu]), r.tulis(r.triwulan[kini])
        gerak = f"{label_tw(lalu)} {sebelum}, lalu {label_tw(kini)} {sesudah}"
        if r.akumulasi is Akumulasi.KUMULATIF:
            yield TemuanRencana("kumulatif_turun", f"Angka kumulatif tidak turun: {gerak}.")
        else:
            yield TemuanRencana(
                "menjauh", f"Targetnya menjauh dari tujuan: {gerak}.", menghalangi=False
            )


def langkah_mundur(
    akumulasi: Akumulasi, polaritas: Polaritas, angka: Mapping[int, Decimal]
) -> Iterator[tuple[int, int]]:
    """Neighbouring quarters with a figure of which the later one goes back. What is summed or
    averaged over the year has no path.
    """
    if akumulasi not in AKHIR_TAHUN:
        return
    kumulatif = akumulasi is Akumulasi.KUMULATIF
    for lalu, kini in pairwise(sorted(angka)):
        turun = angka[kini] < angka[lalu]
        if turun if kumulatif else _menjauh(polaritas, angka[lalu], angka[kini]):
            yield lalu, kini


def _menjauh(polaritas: Polaritas, lalu: Decimal, kini: Decimal) -> bool:
    if polaritas is Polaritas.TINGGI:
        return kini < lalu
    return polaritas is Polaritas.RENDAH and kini > lalu


def _tahunan(r: RencanaDiperiksa) -> Iterator[TemuanRencana]:
    ada = {n: t for n, t in sorted(r.triwulan.items()) if n in r.hidup}
    if not ada:
        return
    if r.tahunan is None:
        yield TemuanRencana(
            "tanpa_target_tahun",
            "Target setahunnya belum ditetapkan, sehingga target triwulannya tidak dapat "
            "dibandingkan.",
            menghalangi=False,
        )
    elif r.akumulasi in AKHIR_TAHUN:
        yield from _akhir(r, ada, r.tahunan)
    else:
        yield from _gabungan(r, ada, r.tahunan)


def _akhir(
    r: RencanaDiperiksa, ada: Mapping[int, NilaiTarget], tahunan: NilaiTarget
) -> Iterator[TemuanRencana]:
    """The last due quarter says what the year says; before it is set, none says more."""
    terakhir = max(r.tempo, default=0)
    if terakhir in ada:
        if not _sama(ada[terakhir], tahunan, r.desimal):
            yield TemuanRencana(
                "akhir_beda",
                f"Target {label_tw(terakhir)} {r.tulis(ada[terakhir])}, sedangkan target setahun "
                f"{r.tulis(tahunan)}.",
            )
        return
    n = max(ada)
    if r.akumulasi is Akumulasi.KUMULATIF and _lebih(ada[n].nilai, tahunan.nilai):
        yield TemuanRencana(
            "melebihi_tahun",
            f"Target {label_tw(n)} {r.tulis(ada[n])} sudah melebihi target setahun "
            f"{r.tulis(tahunan)}.",
        )


def _gabungan(
    r: RencanaDiperiksa, ada: Mapping[int, NilaiTarget], tahunan: NilaiTarget
) -> Iterator[TemuanRencana]:
    """The sum, or the mean, of the quarters is the year's; ranges and words have neither."""
    angka = {n: t.nilai for n, t in ada.items()}
    if tahunan.nilai is None or any(v is None for v in angka.values()):
        return
    if tahunan.jenis is JenisTarget.PREDIKAT or not r.sejak_awal:
        return
    hasil = akumulasikan(angka, r.akumulasi, 4, desimal=r.desimal, tempo=r.tempo)
    if hasil.nilai is None:
        return
    patokan = bulatkan(tahunan.nilai, r.desimal)
    apa = "Jumlah" if r.akumulasi is Akumulasi.JUMLAH else "Rata-rata"
    if hasil.kosong:
        if r.akumulasi is Akumulasi.JUMLAH and hasil.nilai > patokan:
            yield TemuanRencana(
                "melebihi_tahun",
                f"Jumlah target yang sudah diisi {r.angka(hasil.nilai)}, melebihi target setahun "
                f"{r.tulis(tahunan)}.",
            )
    elif hasil.nilai != patokan:
        yield TemuanRencana(
            "jumlah_beda" if r.akumulasi is Akumulasi.JUMLAH else "rata_beda",
            f"{apa} target triwulan {r.angka(hasil.nilai)}, sedangkan target setahun "
            f"{r.tulis(tahunan)}.",
        )


def _lebih(satu: Decimal | None, lain: Decimal | None) -> bool:
    return satu is not None and lain is not None and satu > lain


def _sama(satu: NilaiTarget, lain: NilaiTarget, desimal: int) -> bool:
    """Whether two targets ask the same; a score counts where both name one."""

    def rapat(nilai: Decimal | None) -> Decimal | None:
        return None if nilai is None else bulatkan(nilai, desimal)

    if satu.skor is not None and lain.skor is not None and satu.skor != lain.skor:
        return False
    return [rapat(n) for n in (satu.nilai, satu.bawah, satu.atas)] == [
        rapat(n) for n in (lain.nilai, lain.bawah, lain.atas)
    ]


def _sebut(triwulan: list[int]) -> str:
    """`TW I, TW III, dan TW IV`."""
    return urutkan([label_tw(n) for n in triwulan])
