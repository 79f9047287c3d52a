"""PURE. What is known of one indicator in one year: target, realisasi, capaian, kriteria.

`kinerja.pengukuran` fills these from the database; every screen, table and file reads them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from kinerja.akumulasi import Akumulasi, HasilAkumulasi, akumulasikan
from kinerja.angka import KOSONG, format_angka, format_persen, format_pola
from kinerja.capaian import (
    Alasan,
    Hasil,
    JenisTarget,
    Kebijakan,
    NilaiTarget,
    Polaritas,
    hitung_capaian,
    uraikan_capaian,
)
from kinerja.kriteria import Pita, kriteria
from kinerja.periode import ROMAWI
from kinerja.turunan import Turunan

BELUM_DIISI = "belum diisi"
TIDAK_BERLAKU = "tidak berlaku"
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

    def tampil(self, nilai: Decimal | None) -> str:
        """A figure of this indicator as people read it: `97,30%`, `Rp 23.303/jam`, `BB`."""
        if nilai is None:
            return KOSONG
        if self.predikat is not None:
            return self.predikat.get(int(nilai), str(nilai))
        return format_pola(nilai, self.desimal, self.pola)


@dataclass(frozen=True)
class TargetTampil:
    """A target in force: parsed, as shown, as agreed, and the document that set it."""

    nilai: NilaiTarget
    teks: str
    disepakati: str
    dokumen: str
    dokumen_jenis: str


def tampilkan_target(nilai: NilaiTarget, disepakati: str, bentuk: BentukIndikator) -> str:
    """The target in the house form; ≥ and ≤ are kept where the agreement wrote them."""
    if nilai.jenis is JenisTarget.RENTANG:
        bawah, atas = (format_angka(n, bentuk.desimal) for n in (nilai.bawah, nilai.atas))
        return bentuk.pola.replace("{n}", f"{bawah}–{atas}")
    tanda = _TANDA.get(disepakati.strip()[:1], "")
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

    @property
    def berbeda(self) -> bool:
        """Whether an official figure stands over a derived one that differs or is missing."""
        return (
            self.asal is AsalNilai.RESMI
            and self.turunan is not None
            and self.turunan.nilai != self.nilai
        )


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
    lengkap: bool  # no quarter that the year needs is missing
    dilaporkan: bool  # capaian taken from that year's report, its target being unknown
    triwulan: Mapping[int, IsianTriwulan]
    keterangan: str

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
) -> Ukuran:
    """Measure one indicator over a year up to quarter `sampai`.

    A quarter that is N/A is not expected; a quarter that is merely empty is missing, and while one
    that the accumulation needs is missing the year's capaian cannot be computed.
    """
    sampai_ini = {t: i for t, i in triwulan.items() if t <= sampai}
    tidak_berlaku = {t for t, i in sampai_ini.items() if i.asal is AsalNilai.TIDAK_BERLAKU}
    akumulasi = akumulasikan(
        {t: i.nilai for t, i in sampai_ini.items()},
        bentuk.akumulasi,
        sampai,
        desimal=bentuk.desimal,
    )
    realisasi = akumulasi.nilai
    kurang = [t for t in akumulasi.kosong if t not in tidak_berlaku]
    if bentuk.akumulasi in (Akumulasi.POSISI_AKHIR, Akumulasi.KUMULATIF):
        terakhir = max(akumulasi.terpakai, default=0)
        # Only the last quarter decides; where it is N/A, the last report stands.
        kurang = [] if sampai in tidak_berlaku else [t for t in kurang if t > terakhir]
    keterangan = next(
        (i.keterangan for _, i in sorted(sampai_ini.items(), reverse=True) if i.keterangan), ""
    )
    dilaporkan = next(
        (
            i.capaian_dilaporkan
            for _, i in sorted(sampai_ini.items(), reverse=True)
            if i.capaian_dilaporkan is not None
        ),
        None,
    )
    if realisasi is None and tidak_berlaku and not kurang:
        alasan = next(i.alasan for t, i in sorted(sampai_ini.items()) if t in tidak_berlaku)
        capaian, teks = Hasil.tidak_dapat(f"{TIDAK_BERLAKU}: {alasan}"), TIDAK_BERLAKU
        uraian = f"Tidak dapat dihitung: {capaian.alasan}"
    elif realisasi is None:
        capaian, teks = Hasil.tidak_dapat(Alasan.BELUM_DILAPORKAN), BELUM_DIISI
        uraian = f"Tidak dapat dihitung: {capaian.alasan}"
    elif kurang:
        sebutan = ", ".join(f"TW {ROMAWI[t - 1]}" for t in kurang)
        capaian = Hasil.tidak_dapat(f"realisasi {sebutan} belum dilaporkan")
        teks, uraian = bentuk.tampil(realisasi), f"Tidak dapat dihitung: {capaian.alasan}"
    else:
        teks = bentuk.tampil(realisasi)
        masukan = {
            "target": None if target is None else target.nilai,
            "realisasi": realisasi,
            "polaritas": bentuk.polaritas,
            "desimal_indikator": bentuk.desimal,
            "kebijakan": aturan.kebijakan,
        }
        capaian, uraian = hitung_capaian(**masukan), uraikan_capaian(**masukan)  # type: ignore[arg-type]
    dari_laporan = target is None and dilaporkan is not None and realisasi is not None
    if dari_laporan and dilaporkan is not None:
        capaian = Hasil.dari(aturan.kebijakan.bulatkan(dilaporkan))
        uraian = f"Capaian sebagaimana dilaporkan tahun {tahun}; targetnya tidak tercatat"
    label, tingkat = kriteria_dari(capaian, aturan.pita)
    return Ukuran(
        tahun=tahun,
        sampai=sampai,
        target=target,
        akumulasi=akumulasi,
        realisasi=realisasi,
        realisasi_teks=teks,
        capaian=capaian,
        capaian_teks=capaian_tampil(capaian, aturan.kebijakan),
        kriteria=label,
        tingkat=tingkat,
        uraian_capaian=uraian,
        lengkap=realisasi is not None and not kurang,
        dilaporkan=dari_laporan,
        triwulan=triwulan,
        keterangan=keterangan,
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
    accumulated here. The year's capaian as printed elsewhere says nothing about a quarter.
    """
    sendiri = {} if isian is None else {triwulan: replace(isian, capaian_dilaporkan=None)}
    return ukur(
        tahun=tahun,
        sampai=triwulan,
        target=target,
        triwulan=sendiri,
        bentuk=replace(bentuk, akumulasi=Akumulasi.POSISI_AKHIR),
        aturan=aturan,
    )


def capaian_tampil(hasil: Hasil, kebijakan: Kebijakan) -> str:
    """`100,37%`, or an en dash: the reason is told under the table."""
    return KOSONG if hasil.nilai is None else format_persen(hasil.nilai, kebijakan.desimal)


def kriteria_dari(capaian: Hasil, pita: Sequence[Pita]) -> tuple[str, int]:
    """Label and level (1 = top) of a printed capaian; ("–", 0) where there is none."""
    if capaian.nilai is None:
        return KOSONG, 0
    label = kriteria(capaian.nilai, pita)
    return label, next(i for i, p in enumerate(pita, start=1) if p.label == label)
