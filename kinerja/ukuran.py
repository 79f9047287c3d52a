"""PURE. What is known of one indicator in one year: target, realisasi, capaian, kriteria.

`kinerja.pengukuran` fills these from the database; every screen, table and file reads them.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from kinerja.akumulasi import Akumulasi, HasilAkumulasi, akumulasikan
from kinerja.angka import KOSONG, format_angka, format_persen, format_pola, rapatkan_rupiah
from kinerja.capaian import (
    Alasan,
    Hasil,
    JenisTarget,
    Kebijakan,
    NilaiTarget,
    Polaritas,
    capaian_teruraikan,
    tetapkan_capaian,
    uraikan_ketetapan,
)
from kinerja.jadwal import TRIWULANAN, Jadwal, KeadaanJadwal
from kinerja.kata_daftar import urutkan
from kinerja.kriteria import Pita, kriteria
from kinerja.periode import label_tw
from kinerja.target_teks import tulis_predikat
from kinerja.turunan import Turunan

BELUM_DIISI = "belum diisi"
TIDAK_BERLAKU = "tidak berlaku"
TIDAK_DIJADWALKAN = "tidak dijadwalkan"
MENYUSUL = "menyusul"
KOSONG_MENURUT_JADWAL = {
    KeadaanJadwal.TEMPO: BELUM_DIISI,
    KeadaanJadwal.TERBIT: MENYUSUL,
    KeadaanJadwal.TIDAK: TIDAK_DIJADWALKAN,
    KeadaanJadwal.DI_LUAR: TIDAK_DIJADWALKAN,
    KeadaanJadwal.SUMBER: BELUM_DIISI,
}
"""What is said of a quarter without a figure."""
TIDAK_TERCATAT = "tidak tercatat"
DITETAPKAN = "ditetapkan"
_TANDA = {"≥": "≥ ", "≤": "≤ "}


@dataclass(frozen=True)
class Aturan:
    """The policy of an agency for a year, as pure values."""

    kebijakan: Kebijakan
    pita: tuple[Pita, ...]


@dataclass(frozen=True)
class BentukIndikator:
    """How an indicator is counted and shown."""

    polaritas: Polaritas
    akumulasi: Akumulasi
    desimal: int
    pola: str
    predikat: Mapping[int, str] | None = None  # peringkat → kode, for a predicate indicator
    desimal_skor: int = 2  # of the score beside a predicate
    jadwal: Jadwal = TRIWULANAN

    def tampil(self, nilai: Decimal | None, skor: Decimal | None = None) -> str:
        """A figure of this indicator as people read it: `97,30%`, `Rp23.303/jam`, `BB (75,20)`."""
        if nilai is None:
            return KOSONG
        if self.predikat is not None:
            kode = self.predikat.get(int(nilai), str(nilai))
            return tulis_predikat(kode, skor, self.desimal_skor)
        return format_pola(nilai, self.desimal, self.pola_angka)

    @cached_property
    def pola_angka(self) -> str:
        """The pattern of a figure: a sign before it is a promise, which only a target makes."""
        return re.sub(r"^\s*[≥≤]\s*", "", self.pola)


@dataclass(frozen=True)
class TargetTampil:
    """A target in force: parsed, as shown, as agreed, and the document that set it."""

    nilai: NilaiTarget
    teks: str
    disepakati: str
    dokumen: str
    dokumen_jenis: str
    apa_adanya: bool = False  # shown in the words of the agreement


def tampilkan_target(
    nilai: NilaiTarget, disepakati: str, bentuk: BentukIndikator, *, apa_adanya: bool = False
) -> str:
    """The target in the house form; ≥ and ≤ are kept where the agreement wrote them. `apa_adanya`:
    in the agreement's own words, which say more than the figure.
    """
    if apa_adanya:
        return disepakati.strip()
    if nilai.jenis is JenisTarget.RENTANG:
        bawah, atas = (format_angka(n, bentuk.desimal) for n in (nilai.bawah, nilai.atas))
        return rapatkan_rupiah(bentuk.pola_angka).replace("{n}", f"{bawah}–{atas}")
    tanda = _TANDA.get(disepakati.strip()[:1]) or _TANDA.get(bentuk.pola.strip()[:1], "")
    return f"{tanda}{bentuk.tampil(nilai.nilai)}"


class AsalNilai(StrEnum):
    """Where a quarter's figure comes from."""

    KOSONG = "belum diisi"
    DIKETIK = "diisi langsung"
    TURUNAN = "dihitung dari variabel"
    RESMI = "angka resmi yang ditetapkan Sekretariat"
    TIDAK_BERLAKU = "tidak berlaku"


@dataclass(frozen=True)
class IsianTriwulan:
    """One quarter as reported. `nilai` is the figure that counts; the others explain it."""

    triwulan: int
    nilai: Decimal | None
    asal: AsalNilai
    turunan: Turunan | None = None
    alasan: str = ""  # of the official figure, or of N/A
    status: str = ""
    keterangan: str = ""
    capaian_dilaporkan: Decimal | None = None
    capaian_ditetapkan: Decimal | None = None
    alasan_capaian: str = ""
    skor: Decimal | None = None  # beside a predicate

    @property
    def berbeda(self) -> bool:
        """Whether an official figure stands over a derived one that differs or is missing."""
        return (
            self.asal is AsalNilai.RESMI
            and self.turunan is not None
            and self.turunan.nilai != self.nilai
        )


def keadaan_jadwal(
    jadwal: Jadwal, tahun: int, triwulan: int, isian: Mapping[int, IsianTriwulan]
) -> KeadaanJadwal:
    """What a quarter asks, the reports of its year being known."""
    if not jadwal.menyusul:  # then no report changes what is due
        return jadwal.keadaan(tahun, triwulan)
    ada = {t for t, i in isian.items() if i.asal is not AsalNilai.KOSONG}
    return jadwal.keadaan(tahun, triwulan, ada)


@dataclass(frozen=True)
class Ukuran:
    """One indicator in one year, up to and including quarter `sampai`."""

    tahun: int
    sampai: int
    target: TargetTampil | None
    akumulasi: HasilAkumulasi
    realisasi: Decimal | None
    realisasi_teks: str
    capaian: Hasil
    capaian_teks: str
    kriteria: str
    tingkat: int  # 1 = top band; 0 = none
    uraian_capaian: str
    lengkap: bool  # there is a figure, and no quarter that the year needs is missing
    dilaporkan: bool  # capaian taken from that year's report: it could not be computed
    triwulan: Mapping[int, IsianTriwulan]
    keterangan: str
    ditetapkan: bool = False  # capaian set by Sekretariat
    alasan_capaian: str = ""  # why it was set
    skor: Decimal | None = None  # of the predicate that counts
    catatan_capaian: str = ""  # what a reader must know of a capaian that is not just computed
    kurang: tuple[int, ...] = ()  # quarters that are due, that the year needs, and that are empty
    menyusul: bool = False  # all that is missing waits for its publication
    perkiraan: str = ""  # when that is expected: `November 2025`

    @property
    def belum_lengkap(self) -> bool:
        """Whether somebody owes a figure now: not where N/A, not due, or not published yet."""
        return bool(self.kurang) and not self.menyusul

    @property
    def utuh(self) -> bool:
        """Whether the figure stands for its whole year: nothing that was due is missing, or that
        year's report printed it as it is. Part of a year compares with no other.
        """
        return self.lengkap or self.dilaporkan

    @property
    def terisi(self) -> bool:
        """Whether anything counts for this year."""
        return self.realisasi is not None

    @property
    def isian_akhir(self) -> IsianTriwulan | None:
        """The latest quarter that carries a report."""
        ada = [t for t in sorted(self.triwulan) if t <= self.sampai]
        return self.triwulan[ada[-1]] if ada else None


def ukur(
    *,
    tahun: int,
    sampai: int,
    target: TargetTampil | None,
    triwulan: Mapping[int, IsianTriwulan],
    bentuk: BentukIndikator,
    aturan: Aturan,
    tempo: frozenset[int] | None = None,
) -> Ukuran:
    """Measure one indicator over a year up to quarter `sampai`.

    A quarter that is N/A is not expected, nor one in which the indicator's schedule asks nothing; a
    quarter that is merely empty is missing, and while one that the accumulation needs is missing
    the year's capaian cannot be computed. `tempo`: the due quarters, where not all of the schedule.
    """
    sampai_ini = {t: i for t, i in triwulan.items() if t <= sampai}
    tidak_berlaku = {t for t, i in sampai_ini.items() if i.asal is AsalNilai.TIDAK_BERLAKU}
    if tempo is None:
        ada = {t for t, i in sampai_ini.items() if i.nilai is not None}
        tempo = bentuk.jadwal.yang_ditunggu(tahun, sampai, ada)
    akumulasi = akumulasikan(
        {t: i.nilai for t, i in sampai_ini.items()},
        bentuk.akumulasi,
        sampai,
        desimal=bentuk.desimal,
        tempo=tempo,
    )
    realisasi = akumulasi.nilai
    skor = sampai_ini[akumulasi.terpakai[-1]].skor if akumulasi.terpakai else None
    kurang = _kurang(akumulasi, bentuk.akumulasi, tempo, tidak_berlaku)
    menyusul = bool(kurang) and bentuk.jadwal.menyusul
    ditunggu = _ditunggu(kurang, bentuk.akumulasi)
    perkiraan = urutkan([bentuk.jadwal.terbit(tahun, t) for t in ditunggu]) if menyusul else ""
    teks = bentuk.tampil(realisasi, skor)
    halangan = _halangan(sampai_ini, realisasi, ditunggu, perkiraan, menyusul=menyusul)
    if halangan is None:
        capaian, uraian = nilai_capaian(
            None if target is None else target.nilai, realisasi, skor, bentuk, aturan.kebijakan
        )
    else:
        capaian, uraian = halangan.capaian, f"Tidak dapat dihitung: {halangan.capaian.alasan}"
        teks = halangan.pengganti or teks
    asal = None
    if teks != TIDAK_BERLAKU:
        kurang_apa = _yang_tidak_tercatat(target, realisasi) or capaian.alasan or ""
        asal = _capaian_lain(
            tahun, sampai, sampai_ini, capaian, uraian, kurang_apa, aturan.kebijakan, tempo
        )
    if asal is not None:
        capaian, uraian = asal.capaian, asal.uraian
        if realisasi is None and asal.dipakai:
            teks = TIDAK_TERCATAT
    label, tingkat = kriteria_dari(capaian, aturan.pita)
    ditetapkan = asal is not None and asal.ditetapkan
    capaian_teks = capaian_tampil(capaian, aturan.kebijakan)
    return Ukuran(
        tahun=tahun,
        sampai=sampai,
        target=target,
        akumulasi=akumulasi,
        realisasi=realisasi,
        realisasi_teks=teks,
        capaian=capaian,
        capaian_teks=f"{capaian_teks} {DITETAPKAN}" if ditetapkan else capaian_teks,
        kriteria=label,
        tingkat=tingkat,
        uraian_capaian=uraian,
        lengkap=realisasi is not None and not kurang,
        dilaporkan=asal is not None and asal.dipakai and not asal.ditetapkan,
        triwulan=triwulan,
        keterangan=next(
            (i.keterangan for _, i in sorted(sampai_ini.items(), reverse=True) if i.keterangan), ""
        ),
        ditetapkan=ditetapkan,
        skor=skor,
        alasan_capaian=asal.alasan if asal is not None else "",
        catatan_capaian=asal.catatan if asal is not None else "",
        kurang=kurang,
        menyusul=menyusul,
        perkiraan=perkiraan,
    )


@dataclass(frozen=True)
class _Halangan:
    """Why a year has no capaian; `pengganti` is shown in place of the figure, empty: the figure."""

    capaian: Hasil
    pengganti: str = ""


def _halangan(
    sampai_ini: Mapping[int, IsianTriwulan],
    realisasi: Decimal | None,
    ditunggu: tuple[int, ...],
    perkiraan: str,
    *,
    menyusul: bool,
) -> _Halangan | None:
    """What keeps the year's capaian from being computed from the figures that are there."""
    if realisasi is None and not ditunggu:
        for _, i in sorted(sampai_ini.items()):
            if i.asal is AsalNilai.TIDAK_BERLAKU:
                alasan = f"{TIDAK_BERLAKU}: {i.alasan}"
                return _Halangan(Hasil.tidak_dapat(alasan), TIDAK_BERLAKU)
        return _Halangan(Hasil.tidak_dapat(Alasan.TIDAK_DIJADWALKAN), TIDAK_DIJADWALKAN)
    sebutan = urutkan([label_tw(t) for t in ditunggu])
    if menyusul:
        milik = "angkanya" if realisasi is None else f"angka {sebutan}"
        return _Halangan(
            Hasil.tidak_dapat(f"{milik} menyusul, diperkirakan terbit {perkiraan}"),
            MENYUSUL if realisasi is None else "",
        )
    if realisasi is None:
        return _Halangan(Hasil.tidak_dapat(Alasan.BELUM_DILAPORKAN), BELUM_DIISI)
    if ditunggu:
        return _Halangan(Hasil.tidak_dapat(f"realisasi {sebutan} belum dilaporkan"))
    return None


def _kurang(
    akumulasi: HasilAkumulasi,
    cara: Akumulasi,
    tempo: frozenset[int],
    tidak_berlaku: set[int],
) -> tuple[int, ...]:
    """The due quarters that the year needs and does not have."""
    kurang = tuple(t for t in akumulasi.kosong if t not in tidak_berlaku)
    if cara not in (Akumulasi.POSISI_AKHIR, Akumulasi.KUMULATIF):
        return kurang
    # Only the last due quarter decides; where it is N/A, the last report stands.
    if max(tempo, default=0) in tidak_berlaku:
        return ()
    terakhir = max(akumulasi.terpakai, default=0)
    return tuple(t for t in kurang if t > terakhir)


def _ditunggu(kurang: tuple[int, ...], cara: Akumulasi) -> tuple[int, ...]:
    """Those of the missing quarters without which the year has no capaian: all that a sum or a mean
    is made of; of a position or a running total the last, which makes up for those before it.
    """
    return kurang[-1:] if cara in (Akumulasi.POSISI_AKHIR, Akumulasi.KUMULATIF) else kurang


def nilai_capaian(
    target: NilaiTarget | None,
    realisasi: Decimal | None,
    skor: Decimal | None,
    bentuk: BentukIndikator,
    kebijakan: Kebijakan,
) -> tuple[Hasil, str]:
    """Capaian of a figure with its calculation line; of the scores where both sides have one."""
    desimal = bentuk.desimal
    if target is not None and target.skor is not None and skor is not None:
        target, realisasi = NilaiTarget.minimal(target.skor), skor
        desimal = bentuk.desimal_skor
    return capaian_teruraikan(
        target=target,
        realisasi=realisasi,
        polaritas=bentuk.polaritas,
        desimal_indikator=desimal,
        kebijakan=kebijakan,
    )


@dataclass(frozen=True)
class _CapaianLain:
    """A capaian that somebody set or a past report printed. Not `dipakai`: only mentioned."""

    capaian: Hasil
    uraian: str
    catatan: str
    dipakai: bool = True
    ditetapkan: bool = False
    alasan: str = ""


def _yang_tidak_tercatat(target: TargetTampil | None, realisasi: Decimal | None) -> str:
    if target is None:
        return (
            "targetnya tidak tercatat"
            if realisasi is not None
            else "target dan realisasinya tidak tercatat"
        )
    return "" if realisasi is not None else "realisasinya tidak tercatat"


def _capaian_lain(
    tahun: int,
    sampai: int,
    triwulan: Mapping[int, IsianTriwulan],
    hitungan: Hasil,
    uraian: str,
    kurang: str,
    kebijakan: Kebijakan,
    tempo: frozenset[int],
) -> _CapaianLain | None:
    """What stands in place of the computed capaian, or beside it where both are known.

    A set capaian holds up to its own quarter: every later one must be N/A or not due.
    """
    turun = sorted(triwulan, reverse=True)
    terakhir = next((t for t in turun if _bicara(triwulan[t], tempo)), sampai)
    if terakhir in triwulan and all(
        t in triwulan or t not in tempo for t in range(terakhir, sampai + 1)
    ):
        isian = triwulan[terakhir]
        if isian.capaian_ditetapkan is not None:
            return _ketetapan(isian.capaian_ditetapkan, isian, hitungan, uraian, kebijakan)
    angka = [triwulan[t].capaian_dilaporkan for t in turun]
    dilaporkan = next((n for n in angka if n is not None), None)
    if dilaporkan is None:
        return None
    laporan = Hasil.dari(kebijakan.bulatkan(dilaporkan))
    if not hitungan.dapat:
        return _CapaianLain(
            laporan,
            f"Capaian sebagaimana dilaporkan tahun {tahun}; {kurang}",
            f"Capaian dilaporkan; {kurang}.",
        )
    if laporan == hitungan:
        return None
    tercetak = format_persen(laporan.nilai, kebijakan.desimal)
    return _CapaianLain(
        hitungan,
        f"{uraian}; laporan tahun {tahun} mencetak {tercetak}",
        f"Laporan tahun {tahun} mencetak capaian {tercetak}.",
        dipakai=False,
    )


def _bicara(isian: IsianTriwulan, tempo: frozenset[int]) -> bool:
    """Whether a row says anything of the year: not N/A, not an empty one that nobody asked for."""
    if isian.asal is AsalNilai.TIDAK_BERLAKU:
        return False
    return (
        isian.triwulan in tempo
        or isian.asal is not AsalNilai.KOSONG
        or isian.capaian_ditetapkan is not None
    )


def _ketetapan(
    nilai: Decimal, isian: IsianTriwulan, hitungan: Hasil, uraian: str, kebijakan: Kebijakan
) -> _CapaianLain:
    alasan = isian.alasan_capaian
    return _CapaianLain(
        tetapkan_capaian(nilai, kebijakan),
        uraikan_ketetapan(nilai, alasan, uraian if hitungan.dapat else "", kebijakan),
        f"Capaian {DITETAPKAN}: {alasan.strip().rstrip('.')}.",
        ditetapkan=True,
        alasan=alasan,
    )


def ukur_triwulan(
    *,
    tahun: int,
    triwulan: int,
    target: TargetTampil | None,
    isian: IsianTriwulan | None,
    bentuk: BentukIndikator,
    aturan: Aturan,
) -> Ukuran:
    """Measure one quarter by itself: its own figure against its own target.

    A quarterly target is of the same kind as the quarter's figure: for an indicator that is summed
    both are of the quarter alone, for one typed cumulatively both are since January. So nothing is
    accumulated here. The year's capaian as printed or set elsewhere says nothing about a quarter.
    """
    sendiri = {}
    if isian is not None:
        polos = replace(isian, capaian_dilaporkan=None, capaian_ditetapkan=None)
        sendiri = {triwulan: polos}
    return ukur(
        tahun=tahun,
        sampai=triwulan,
        target=target,
        triwulan=sendiri,
        bentuk=replace(bentuk, akumulasi=Akumulasi.POSISI_AKHIR),
        aturan=aturan,
        tempo=bentuk.jadwal.tempo(tahun) & {triwulan},
    )


def capaian_tampil(hasil: Hasil, kebijakan: Kebijakan) -> str:
    """`100,37%`, or an en dash: the reason is told under the table."""
    return format_persen(hasil.nilai, kebijakan.desimal)


def kriteria_dari(capaian: Hasil, pita: Sequence[Pita]) -> tuple[str, int]:
    """Label and level (1 = top) of a printed capaian; ("–", 0) where there is none."""
    if capaian.nilai is None:
        return KOSONG, 0
    label = kriteria(capaian.nilai, pita)
    return label, next(i for i, p in enumerate(pita, start=1) if p.label == label)
