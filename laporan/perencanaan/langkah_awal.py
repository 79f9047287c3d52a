"""PURE. The first steps of an agency: which are done, and what the others lack, by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinerja.kata_daftar import urutkan_sebagian
from kinerja.periode import ROMAWI, format_tanggal

DISEBUT = 4
"""Names that one sentence lists."""
_SEMUA = range(1, len(ROMAWI) + 1)


class KeadaanRencana(StrEnum):
    """How far the year's rencana aksi is."""

    BELUM = "belum"
    KOSONG = "kosong"
    DRAF = "draf"
    DIKEMBALIKAN = "dikembalikan"
    DIAJUKAN = "diajukan"
    DISETUJUI = "disetujui"


class TempatMembenahi(StrEnum):
    """Where a step is mended that something else made incomplete."""

    PEMANGKU = "pemangku"
    AKUN = "akun"


@dataclass(frozen=True)
class FaktaAwal:
    """What is stored of an agency and a year."""

    alamat: bool = False
    logo: bool = False
    unit: int = 0
    unit_tanpa_jabatan: tuple[str, ...] = ()
    jabatan: int = 0
    puncak: tuple[str, ...] = ()
    """Posts without a superior; the head is the only one."""
    tanpa_pemangku: tuple[str, ...] = ()
    """Structural posts that nobody was ever recorded for."""
    masa_habis: tuple[tuple[str, date], ...] = ()
    """Structural posts that nobody holds today, with the last day of who did."""
    dipegang_nanti: tuple[tuple[str, date], ...] = ()
    """Structural posts that nobody holds today, with the first day of who will."""
    dipegang: int = 0
    """Posts that somebody holds today."""
    akun_kepala: bool = False
    akun_kepala_mati: bool = False
    """Whether there was one, which is switched off."""
    unit_tanpa_akun: tuple[str, ...] = ()
    """Units that answer for an indicator and never had anybody to fill it in."""
    unit_akun_mati: tuple[str, ...] = ()
    """Units that answer for an indicator and whose accounts are all switched off."""
    renstra: str = ""
    tujuan: int = 0
    sasaran: int = 0
    tanpa_indikator: tuple[str, ...] = ()
    """Sasaran of the year without an indicator."""
    indikator: int = 0
    tanpa_target: tuple[str, ...] = ()
    """Indicators without a target for the year."""
    versi_anggaran: int = 0
    sub_kegiatan: int = 0
    tanpa_pagu: tuple[str, ...] = ()
    triwulan: frozenset[int] = frozenset()
    """Quarters whose days of entry are set."""
    lewat: frozenset[int] = frozenset()
    """Quarters without days of entry that were over before."""
    perjanjian: int = 0
    perjanjian_berlaku: int = 0
    rencana: KeadaanRencana = KeadaanRencana.BELUM
    rencana_diubah: bool = False
    """Whether a change of the approved one is being drafted."""


@dataclass(frozen=True)
class YangBerubah:
    """What a step lacks because something else changed, and where that is mended."""

    kalimat: str
    tempat: TempatMembenahi


@dataclass(frozen=True)
class LangkahAwal:
    """One step. `kurang`: what it lacks, each a sentence. `berubah`: what it lacks since a term
    ended, an account was switched off, or a unit was given an indicator. Neither: it is done.
    """

    kunci: str
    judul: str
    uraian: str
    contoh: str
    mulai: bool
    kurang: tuple[str, ...] = ()
    saran: str = ""
    """What would be good to have and holds nothing up."""
    berubah: tuple[YangBerubah, ...] = ()

    @property
    def selesai(self) -> bool:
        return not self.kurang and not self.berubah


def susun_langkah(f: FaktaAwal, tahun: int, kepala: str) -> list[LangkahAwal]:
    """The nine steps in order. `kepala`: how this agency calls its head."""
    return [
        LangkahAwal(
            "identitas",
            "Identitas dan logo",
            "Nama, alamat, dan lambang yang tercetak pada laporan dan perjanjian.",
            "Jalan Ahmad Yani Km 40, Martapura",
            True,
            _ada(("Alamat belum diisi.", not f.alamat)),
            "" if f.logo else "Logo belum ada; sampul dan kop tercetak tanpa lambang.",
        ),
        LangkahAwal(
            "organisasi",
            "Organisasi",
            "Unit kerja, jabatan, dan siapa atasan siapa. Perjanjian kinerja mengikuti garis ini.",
            f"SEKRETARIS · Sekretaris · struktural, eselon III · atasan: {kepala}",
            f.unit > 0,
            _ada(
                ("Belum ada unit kerja.", not f.unit),
                ("Belum ada jabatan.", not f.jabatan),
                (
                    f"Lebih dari satu jabatan tanpa atasan: {sebut(f.puncak)}. Hanya {kepala} yang "
                    "tidak beratasan.",
                    len(f.puncak) > 1,
                ),
                (
                    f"Belum berjabatan: {sebut(f.unit_tanpa_jabatan)}.",
                    bool(f.jabatan and f.unit_tanpa_jabatan),
                ),
            ),
        ),
        LangkahAwal(
            "orang",
            "Orang dan akun",
            "Siapa memegang jabatan, dan siapa masuk ke Tapak untuk mengisi dan menandatangani.",
            "Plt. Kepala Bidang Perpustakaan, sejak 2 Januari 2026",
            bool(f.jabatan) and (f.akun_kepala or f.dipegang > 0),
            _ada(
                ("Isi organisasi dahulu.", not f.jabatan),
                (f"Belum ada pemangkunya: {sebut(f.tanpa_pemangku)}.", bool(f.tanpa_pemangku)),
                (
                    f"Belum ada akun untuk {kepala}.",
                    not f.akun_kepala and not f.akun_kepala_mati,
                ),
            ),
            _saran_orang(f),
            tuple(_orang_berubah(f, kepala)),
        ),
        LangkahAwal(
            "renstra",
            "Renstra dan pohon kinerja",
            "Renstra yang berlaku, tujuannya, lalu sasaran dari kepala sampai pelaksana.",
            "Tujuan 1 → Sasaran 1.1 Meningkatnya minat baca masyarakat",
            bool(f.renstra),
            _ada(
                (f"Belum ada Renstra yang mencakup {tahun}.", not f.renstra),
                ("Belum ada tujuan.", not f.tujuan),
                ("Belum ada sasaran.", not f.sasaran),
            ),
        ),
        LangkahAwal(
            "indikator",
            "Indikator dan target",
            f"Ukuran tiap sasaran, penanggung jawabnya, dan target {tahun}.",
            "Nilai tingkat kegemaran membaca · nilai · makin tinggi makin baik · target 62,50",
            f.indikator > 0,
            _ada(
                ("Belum ada indikator.", not f.indikator),
                (
                    f"Sasaran tanpa indikator: {sebut(f.tanpa_indikator)}.",
                    bool(f.indikator and f.tanpa_indikator),
                ),
                (f"Belum bertarget {tahun}: {sebut(f.tanpa_target)}.", bool(f.tanpa_target)),
            ),
        ),
        LangkahAwal(
            "anggaran",
            "Program dan anggaran",
            f"Program, kegiatan, sub kegiatan {tahun}, dan pagunya menurut APBD.",
            "2.23.02.2.01.0005 · Pengembangan layanan perpustakaan · Rp 412.500.000",
            f.sub_kegiatan > 0,
            _ada(
                (f"Belum ada sub kegiatan {tahun}.", not f.sub_kegiatan),
                (f"Belum ada versi anggaran {tahun}.", not f.versi_anggaran),
                (f"Belum berpagu: {sebut(f.tanpa_pagu)}.", bool(f.tanpa_pagu)),
            ),
        ),
        LangkahAwal(
            "periode",
            "Jadwal pengisian",
            "Hari pertama dan terakhir pengisian tiap triwulan.",
            "Triwulan I: 1 sampai 15 April",
            bool(f.triwulan),
            _periode(f, tahun),
            _susulan(f),
        ),
        LangkahAwal(
            "perjanjian",
            "Perjanjian Kinerja",
            f"Disiapkan dari pohon dan anggaran, lalu ditandatangani dari {kepala} ke bawah.",
            f"Perjanjian Kinerja {tahun} {kepala}",
            f.perjanjian > 0,
            _ada(
                (f"Perjanjian {tahun} belum disiapkan.", not f.perjanjian),
                (
                    f"{f.perjanjian} perjanjian disiapkan; belum ada yang berlaku.",
                    bool(f.perjanjian and not f.perjanjian_berlaku),
                ),
            ),
        ),
        LangkahAwal(
            "rencana_aksi",
            "Rencana aksi",
            "Target tiap triwulan. Sekretariat dan unit pengampu mengisinya; yang menyetujui bukan "
            "penyusunnya.",
            "Triwulan I: 15,00 · triwulan II: 31,25 · triwulan III: 46,00 · triwulan IV: 62,50",
            f.rencana not in (KeadaanRencana.BELUM, KeadaanRencana.KOSONG),
            _rencana(f.rencana, tahun, kepala),
            "Perubahannya masih draf; yang disetujui tetap berlaku." if f.rencana_diubah else "",
        ),
    ]


def _orang_berubah(f: FaktaAwal, kepala: str) -> Iterable[YangBerubah]:
    """What posts and accounts lack that were complete before."""
    if f.masa_habis:
        yield YangBerubah(
            f"Masa pemangkunya sudah berakhir dan penggantinya belum dicatat: "
            f"{sebut(_bertanggal(f.masa_habis, ''))}.",
            TempatMembenahi.PEMANGKU,
        )
    if f.akun_kepala_mati and not f.akun_kepala:
        yield YangBerubah(
            f"Akun {kepala} dinonaktifkan dan belum ada penggantinya.", TempatMembenahi.AKUN
        )
    if f.unit_tanpa_akun:
        yield YangBerubah(
            "Sudah menjadi penanggung jawab indikator dan belum mempunyai akun pengisi: "
            f"{sebut(f.unit_tanpa_akun)}.",
            TempatMembenahi.AKUN,
        )
    if f.unit_akun_mati:
        yield YangBerubah(
            f"Akun pengisinya dinonaktifkan dan belum ada penggantinya: {sebut(f.unit_akun_mati)}.",
            TempatMembenahi.AKUN,
        )


def _saran_orang(f: FaktaAwal) -> str:
    """What comes by itself, and what will be asked once indicators have their owners."""
    kalimat = _ada(
        (
            f"Belum dipangku hari ini: {sebut(_bertanggal(f.dipegang_nanti, 'mulai '))}.",
            bool(f.dipegang_nanti),
        ),
        (
            "Akun pengisi setiap unit diperlukan setelah unit itu menjadi penanggung jawab "
            "indikator.",
            bool(f.jabatan) and not f.indikator,
        ),
    )
    return " ".join(kalimat)


def _bertanggal(pos: Iterable[tuple[str, date]], awal: str) -> list[str]:
    """`Sekretaris (30 Juni 2026)`."""
    return [f"{nama} ({awal}{format_tanggal(hari)})" for nama, hari in pos]


def _rencana(keadaan: KeadaanRencana, tahun: int, kepala: str) -> tuple[str, ...]:
    kalimat = {
        KeadaanRencana.BELUM: f"Rencana aksi {tahun} belum disusun.",
        KeadaanRencana.KOSONG: "Drafnya sudah ada; belum satu pun target triwulan diisi.",
        KeadaanRencana.DRAF: "Drafnya belum diajukan.",
        KeadaanRencana.DIKEMBALIKAN: "Drafnya dikembalikan dan belum diajukan lagi.",
        KeadaanRencana.DIAJUKAN: (
            f"Sudah diajukan; menunggu persetujuan {kepala} atau Sekretariat yang tidak "
            "menyusunnya."
        ),
    }.get(keadaan)
    return (kalimat,) if kalimat else ()


def _ada(*kalimat: tuple[str, bool]) -> tuple[str, ...]:
    return tuple(teks for teks, berlaku in kalimat if berlaku)


def _periode(f: FaktaAwal, tahun: int) -> tuple[str, ...]:
    if not f.triwulan:
        return (f"Jadwal {tahun} belum diisi.",)
    kurang = _romawi(n for n in _SEMUA if n not in f.triwulan and n not in f.lewat)
    return _ada((f"Belum berjadwal: triwulan {sebut(kurang)}.", bool(kurang)))


def _susulan(f: FaktaAwal) -> str:
    lewat = _romawi(sorted(f.lewat))
    if not (f.triwulan and lewat):
        return ""
    return (
        f"Triwulan {sebut(lewat)} sudah lewat tanpa jadwal. Bila angkanya akan dicatat, beri "
        "jendela susulan pada kisi di bawah."
    )


def _romawi(triwulan: Iterable[int]) -> list[str]:
    return [ROMAWI[n - 1] for n in triwulan]


def sebut(nama: Sequence[str]) -> str:
    """`A, B, C, D, dan 12 lainnya`."""
    return urutkan_sebagian(nama, DISEBUT if len(nama) > DISEBUT + 1 else len(nama))
