"""PURE. What a figure contradicts, in one wording at every door: grid, paste, workbook, data set.

Each check states both numbers and what to do; none changes what was written. What can be true asks
for a sentence and then passes. Only what cannot be true blocks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kinerja.akumulasi import Akumulasi
from kinerja.angka import format_angka, format_persen, format_rupiah, konteks_hitung, persen
from kinerja.capaian import Hasil
from kinerja.satuan import cacahan

AMBANG_LONCATAN = Decimal(50)
"""A figure that moved by more than this many percent against last quarter or last year."""
KALI_SEPULUH = Decimal(8)
"""From this factor on two figures differ about tenfold: a comma or a digit too many or too few."""
PERSEN_MUSTAHIL = Decimal(1000)
"""A typed percentage from here on that may not exceed 100 has lost its comma."""
SERAPAN_MUSTAHIL = Decimal(1000)
"""Spending of more than so many percent of the budget has a digit too many."""

SEL_GABUNGAN = (
    "sel ini digabung dengan sel lain, sehingga tidak jelas nilainya milik baris mana; pisahkan "
    "gabungannya (Unmerge Cells), lalu isi setiap barisnya."
)


class TingkatTemuan(StrEnum):
    """What a finding does."""

    MENGHALANGI = "menghalangi"  # cannot be submitted
    JELASKAN = "jelaskan"  # must be explained before submission


class Dugaan(StrEnum):
    """How likely the figure is a mistake."""

    WAJAR = "wajar"  # rare, and may well be true
    SALAH_TULIS = "salah_tulis"  # looks like a slip of the pen, and may still be true
    MUSTAHIL = "mustahil"  # cannot be true


@dataclass(frozen=True)
class Temuan:
    """One finding on one entry. What is MUSTAHIL always blocks."""

    kode: str
    tingkat: TingkatTemuan
    pesan: str
    dugaan: Dugaan = Dugaan.WAJAR

    def json(self) -> dict[str, str]:
        """As the endpoints give it."""
        return {"kode": self.kode, "tingkat": self.tingkat.value, "pesan": self.pesan}


@dataclass(frozen=True)
class NilaiDiperiksa:
    """One variable as filled."""

    nama: str
    satuan: str
    nilai: Decimal | None


@dataclass(frozen=True)
class IsianDiperiksa:
    """One indicator's quarter with what it is held against; None where there is nothing.

    `target` is one that this quarter's figure compares with; `target_tahun` only tells its scale.
    """

    nama: str
    nilai: Decimal | None
    desimal: int
    akumulasi: Akumulasi
    persentase: bool  # a figure in percent
    pembilang: tuple[str, Decimal] | None = None
    penyebut: tuple[str, Decimal] | None = None
    triwulan_lalu: Decimal | None = None
    tahun_lalu: Decimal | None = None
    riwayat: Sequence[Decimal] = ()
    boleh_lebih_100: bool = False
    satuan: str = ""
    diketik: bool = True  # not derived from variables
    target: Decimal | None = None
    target_tahun: Decimal | None = None
    variabel: Sequence[NilaiDiperiksa] = ()

    @property
    def acuan(self) -> list[tuple[str, Decimal]]:
        """Figures that this one should resemble, by name."""
        semua = [("target", self.target), ("tahun lalu", self.tahun_lalu)]
        if self.akumulasi in (Akumulasi.POSISI_AKHIR, Akumulasi.RATA_RATA):
            semua.insert(1, ("triwulan lalu", self.triwulan_lalu))
        return [(sebutan, n) for sebutan, n in semua if n is not None and n != 0]

    @property
    def boleh_negatif(self) -> bool:
        """Whether it, or its target, was below zero before."""
        lain = (self.target, self.target_tahun, self.triwulan_lalu, self.tahun_lalu)
        return any(n is not None and n < 0 for n in (*lain, *self.riwayat))


def target_sebanding(
    *, triwulan: int, akumulasi: Akumulasi, triwulanan: Decimal | None, setahun: Decimal | None
) -> Decimal | None:
    """The target that a quarter's own figure compares with: the quarter's, else at the end of the
    year the year's, unless the figure is only the quarter's part of it.
    """
    if triwulanan is not None:
        return triwulanan
    return setahun if triwulan == 4 and akumulasi is not Akumulasi.JUMLAH else None


def periksa_indikator(isian: IsianDiperiksa) -> list[Temuan]:
    """Findings on an indicator's entry, worst first."""
    temuan = [*_negatif(isian), *_variabel_negatif(isian), *_kumulatif(isian)]
    # One slip shows in several checks; the most telling one speaks.
    for periksa in (_pecahan, _koma_hilang, _sepuluh_kali, _loncatan):
        if satu := periksa(isian):
            temuan.append(satu)
            break
    if satu := _melebihi_100(isian):
        temuan.append(satu)
    temuan += _nol(isian)
    return urutkan(temuan)


def urutkan(temuan: Iterable[Temuan]) -> list[Temuan]:
    """Worst first, otherwise as found."""
    return sorted(temuan, key=lambda t: t.tingkat is TingkatTemuan.JELASKAN)


def _negatif(i: IsianDiperiksa) -> Iterator[Temuan]:
    if i.nilai is None or i.nilai >= 0 or i.boleh_negatif:
        return
    if i.desimal == 0 and not i.persentase and cacahan(i.satuan):
        yield Temuan(
            "cacah_negatif",
            TingkatTemuan.MENGHALANGI,
            f"{_angka(i, i.nilai)} {i.satuan}: jumlah tidak dapat kurang dari nol.",
            Dugaan.MUSTAHIL,
        )
    else:
        yield Temuan(
            "negatif_tak_lazim",
            TingkatTemuan.JELASKAN,
            f"{_angka(i, i.nilai)} di bawah nol, padahal target dan angka sebelumnya tidak. "
            "Jelaskan sebabnya, atau perbaiki.",
        )


def _variabel_negatif(i: IsianDiperiksa) -> Iterator[Temuan]:
    for v in i.variabel:
        if v.nilai is not None and v.nilai < 0 and cacahan(v.satuan):
            yield Temuan(
                "variabel_negatif",
                TingkatTemuan.MENGHALANGI,
                f"{v.nama} {format_angka(v.nilai)} {v.satuan}: jumlah tidak dapat kurang dari nol.",
                Dugaan.MUSTAHIL,
            )


def _kumulatif(i: IsianDiperiksa) -> Iterator[Temuan]:
    if i.akumulasi is not Akumulasi.KUMULATIF or i.nilai is None or i.triwulan_lalu is None:
        return
    if i.nilai < i.triwulan_lalu:
        yield Temuan(
            "kumulatif_turun",
            TingkatTemuan.JELASKAN,
            f"Angka kumulatif {_angka(i, i.nilai)} lebih kecil daripada triwulan lalu "
            f"({_angka(i, i.triwulan_lalu)}). Isi jumlah sejak awal tahun, bukan triwulan ini; "
            "bila angka yang lalu dikoreksi, jelaskan.",
        )


def _pecahan(i: IsianDiperiksa) -> Temuan | None:
    """0,97 where 97 is meant: what Excel keeps of 97% without its format."""
    if not i.persentase or not i.diketik or i.nilai is None or not 0 < i.nilai <= 1:
        return None
    with konteks_hitung():
        seratus = i.nilai * 100
    acuan = i.acuan
    if i.target_tahun is not None and i.target_tahun != 0:
        acuan.append(("target setahun", i.target_tahun))
    for sebutan, lama in acuan:
        if lama > 0 and _menyerupai(seratus, lama) and not _menyerupai(i.nilai, lama):
            return Temuan(
                "pecahan",
                TingkatTemuan.JELASKAN,
                f"{_persen(i, i.nilai)} tampaknya tertulis sebagai pecahan: {sebutan} "
                f"{_persen(i, lama)}. Bila maksudnya {_persen(i, seratus)}, perbaiki; bila benar, "
                "jelaskan.",
                Dugaan.SALAH_TULIS,
            )
    if acuan:
        return None
    return Temuan(
        "pecahan",
        TingkatTemuan.JELASKAN,
        f"{_persen(i, i.nilai)} mungkin tertulis sebagai pecahan. Bila maksudnya "
        f"{_persen(i, seratus)}, perbaiki; bila benar, jelaskan.",
    )


def _koma_hilang(i: IsianDiperiksa) -> Temuan | None:
    """9730 where 97,30 is meant."""
    if not i.persentase or not i.diketik or i.nilai is None or i.nilai < PERSEN_MUSTAHIL:
        return None
    if i.boleh_lebih_100:
        return None
    with konteks_hitung():
        maksud = i.nilai
        while maksud > 100:
            maksud /= 10
    return Temuan(
        "koma_hilang",
        TingkatTemuan.MENGHALANGI,
        f"{_persen(i, i.nilai)} jauh melebihi 100%; tampaknya koma desimalnya hilang "
        f"(maksudnya {_persen(i, maksud)}?). Bila indikator ini memang dapat melebihi 100%, minta "
        "Sekretariat menandainya “dapat melebihi 100%”.",
        Dugaan.MUSTAHIL,
    )


def _sepuluh_kali(i: IsianDiperiksa) -> Temuan | None:
    """7,63 where 72,63 is meant, 973 where 97,3 is."""
    if i.nilai is None or i.nilai == 0:
        return None
    for sebutan, lama in i.acuan:
        if (i.nilai > 0) is not (lama > 0):
            continue
        besar, kecil = sorted((abs(i.nilai), abs(lama)), reverse=True)
        with konteks_hitung():
            jauh = besar >= kecil * KALI_SEPULUH
        if jauh:
            arah = "di atas" if abs(i.nilai) == besar else "di bawah"
            return Temuan(
                "sepuluh_kali",
                TingkatTemuan.JELASKAN,
                f"{_angka(i, i.nilai)} jauh {arah} {sebutan} ({_angka(i, lama)}), kira-kira "
                "sepuluh kali lipat. Mungkin ada koma atau angka yang hilang atau berlebih; "
                "perbaiki, atau jelaskan sebabnya.",
                Dugaan.SALAH_TULIS if i.persentase else Dugaan.WAJAR,
            )
    return None


def _loncatan(i: IsianDiperiksa) -> Temuan | None:
    if i.nilai is None:
        return None
    for sebutan, lama in i.acuan:
        if sebutan == "target":
            continue
        with konteks_hitung():
            beda = persen(i.nilai - lama, abs(lama))
        if abs(beda) > AMBANG_LONCATAN:
            arah = "naik" if beda > 0 else "turun"
            return Temuan(
                "loncatan",
                TingkatTemuan.JELASKAN,
                f"{_angka(i, i.nilai)} {arah} {format_persen(abs(beda), 1)} dari {sebutan} "
                f"({_angka(i, lama)}). Jelaskan sebabnya, atau perbaiki.",
            )
    return None


def _melebihi_100(i: IsianDiperiksa) -> Temuan | None:
    if not i.persentase or i.boleh_lebih_100:
        return None
    if i.pembilang is not None and i.penyebut is not None:
        (nama_atas, atas), (nama_bawah, bawah) = i.pembilang, i.penyebut
        if atas > bawah:
            return Temuan(
                "pembilang_melebihi_penyebut",
                TingkatTemuan.JELASKAN,
                f"{nama_atas} ({format_angka(atas)}) melebihi {nama_bawah} "
                f"({format_angka(bawah)}), sehingga persentasenya lebih dari 100%. Periksa kedua "
                "angka itu; bila benar, jelaskan.",
            )
        return None
    if i.nilai is None or not 100 < i.nilai < PERSEN_MUSTAHIL:
        return None
    return Temuan(
        "melebihi_100",
        TingkatTemuan.JELASKAN,
        f"{_persen(i, i.nilai)} melebihi 100%. Periksa angkanya; bila benar, jelaskan. Bila "
        "indikator ini memang dapat melebihi 100%, minta Sekretariat menandainya “dapat melebihi "
        "100%”.",
    )


def _nol(i: IsianDiperiksa) -> Iterator[Temuan]:
    if i.nilai == 0 and i.riwayat and all(n != 0 for n in i.riwayat):
        yield Temuan(
            "nol_tak_lazim",
            TingkatTemuan.JELASKAN,
            f"Realisasi 0, padahal belum pernah 0 (terakhir {_angka(i, i.riwayat[-1])}). "
            "Jelaskan sebabnya; bila belum ada laporan, kosongkan.",
        )


def _menyerupai(nilai: Decimal, lain: Decimal) -> bool:
    """Within half of it."""
    with konteks_hitung():
        return abs(nilai - lain) <= abs(lain) / 2


def _angka(i: IsianDiperiksa, nilai: Decimal) -> str:
    return format_angka(nilai, i.desimal)


def _persen(i: IsianDiperiksa, nilai: Decimal) -> str:
    return format_persen(nilai, i.desimal)


def periksa_kosong(*, terisi: bool, terbuka: bool, status: str) -> list[Temuan]:
    """A row that was submitted says something: a value, N/A, or a known capaian. `terbuka`: it may
    still be filled.
    """
    if terisi or terbuka:
        return []
    return [
        Temuan(
            "kosong_berstatus",
            TingkatTemuan.MENGHALANGI,
            f"Nilainya kosong, padahal statusnya {status}. Isi nilainya, tulis alasan tidak "
            "berlaku, atau kembalikan statusnya ke draf.",
            Dugaan.MUSTAHIL,
        )
    ]


def periksa_capaian(
    capaian: Hasil, *, bawah: Decimal | None, atas: Decimal | None, penjelasan: str
) -> list[Temuan]:
    """Policy of the agency: a capaian outside [bawah, atas] percent asks for its cause."""
    if capaian.nilai is None or penjelasan.strip():
        return []
    if bawah is not None and capaian.nilai < bawah:
        sisi, batas = "di bawah", bawah
    elif atas is not None and capaian.nilai > atas:
        sisi, batas = "di atas", atas
    else:
        return []
    return [
        Temuan(
            "capaian_perlu_sebab",
            TingkatTemuan.MENGHALANGI,
            f"Capaian {format_persen(capaian.nilai, None)} {sisi} {format_persen(batas, None)}: "
            "tuliskan sekurang-kurangnya satu kalimat sebab pada analisis.",
        )
    ]


def periksa_anggaran(
    *, pagu: int | None, realisasi: int | None, triwulan_lalu: int | None, fisik: Decimal | None
) -> list[Temuan]:
    """Findings on a budget line or sub kegiatan, whole rupiah, realisasi cumulative.

    Spending above its budget can be true: a shift not loaded yet, a BLUD within its threshold.
    """
    temuan: list[Temuan] = []
    if realisasi is not None and pagu is not None and realisasi > pagu:
        temuan.append(_di_atas_pagu(realisasi, pagu))
    if realisasi is not None and triwulan_lalu is not None and realisasi < triwulan_lalu:
        temuan.append(
            Temuan(
                "realisasi_turun",
                TingkatTemuan.JELASKAN,
                f"Realisasi kumulatif {format_rupiah(realisasi)} di bawah triwulan lalu "
                f"({format_rupiah(triwulan_lalu)}). Jelaskan, misalnya karena setoran kembali.",
            )
        )
    if fisik is not None and not 0 <= fisik <= 100:
        temuan.append(
            Temuan(
                "fisik_di_luar_batas",
                TingkatTemuan.MENGHALANGI,
                f"Kemajuan fisik {format_persen(fisik)} harus antara 0% dan 100%.",
                Dugaan.MUSTAHIL,
            )
        )
    return urutkan(temuan)


def _di_atas_pagu(realisasi: int, pagu: int) -> Temuan:
    r, p = format_rupiah(realisasi), format_rupiah(pagu)
    if pagu > 0 and persen(realisasi, pagu) > SERAPAN_MUSTAHIL:
        return Temuan(
            "jauh_melebihi_pagu",
            TingkatTemuan.MENGHALANGI,
            f"Realisasi {r} lebih dari sepuluh kali pagu {p}; tampaknya kelebihan angka. Perbaiki.",
            Dugaan.MUSTAHIL,
        )
    return Temuan(
        "realisasi_melebihi_pagu",
        TingkatTemuan.JELASKAN,
        f"Realisasi {r} melebihi pagu {p}. Periksa angkanya, atau minta Sekretariat memuat "
        "pergeseran anggaran; bila benar, jelaskan.",
    )


def ringkas(temuan: Mapping[str, Sequence[Temuan]]) -> tuple[int, int]:
    """How many findings block and how many must be explained."""
    semua = [t for daftar in temuan.values() for t in daftar]
    menghalangi = sum(1 for t in semua if t.tingkat is TingkatTemuan.MENGHALANGI)
    return menghalangi, len(semua) - menghalangi
