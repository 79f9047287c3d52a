"""PURE. What a column holds, told from its title and from what stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from laporan.periksa_lkjip.tabel.kepala import NamaKolom


class PeranKolom(StrEnum):
    """What a column is in a report."""

    NOMOR = "nomor"
    KODE = "kode"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    INDIKATOR_PROGRAM = "indikator program"
    PROGRAM = "program"
    SATUAN = "satuan"
    TARGET = "target"
    TARGET_AKHIR = "target akhir"
    TARGET_RENSTRA = "target renstra"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    CAPAIAN_PROGRAM = "capaian program"
    KRITERIA = "kriteria"
    PAGU = "pagu"
    REALISASI_ANGGARAN = "realisasi anggaran"
    SERAPAN = "serapan"
    SISA = "sisa"
    EFISIENSI = "efisiensi"
    BOBOT = "bobot"
    NILAI = "nilai"
    JUMLAH = "jumlah"
    LAIN = "lain"


ANGKA = frozenset(
    {
        PeranKolom.TARGET,
        PeranKolom.TARGET_AKHIR,
        PeranKolom.TARGET_RENSTRA,
        PeranKolom.REALISASI,
        PeranKolom.CAPAIAN,
        PeranKolom.PAGU,
        PeranKolom.REALISASI_ANGGARAN,
        PeranKolom.SERAPAN,
        PeranKolom.SISA,
        PeranKolom.EFISIENSI,
        PeranKolom.BOBOT,
        PeranKolom.NILAI,
        PeranKolom.CAPAIAN_PROGRAM,
    }
)
UANG = frozenset({PeranKolom.PAGU, PeranKolom.REALISASI_ANGGARAN, PeranKolom.SISA})


@dataclass(frozen=True)
class Lajur:
    """A column: what it holds, in which year and quarter, under which group of titles."""

    nomor: int
    nama: NamaKolom
    peran: PeranKolom
    tahun: int = 0
    triwulan: int = 0

    @property
    def judul(self) -> str:
        """As a finding names it."""
        return self.nama.utuh or f"kolom {self.nomor + 1}"


_UANG = re.compile(r"\b(anggaran|pagu|belanja|keuangan|dana|rp|rupiah|apbd|alokasi)\b|\(rp\)", re.I)
_TRIWULAN = re.compile(r"\b(?:tri\s*wulan|tw)\.?\s*(iv|iii|ii|i|[1-4])\b", re.IGNORECASE)
_TW = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def kenali_kolom(nama: Sequence[NamaKolom], lama: Sequence[tuple[int, int]] = ()) -> list[Lajur]:
    """Recognise every column. `lama`: for each, cells of money and of percentages."""
    sekitar = [_kata(n.utuh) for n in nama]
    ada_target = any("target" in s or "rencana" in s for s in sekitar)
    # Where one column is called serapan, a percentage of capaian beside the money is none.
    ada_pagu = not any("serap" in _kata(n.sendiri) for n in nama) and any(
        re.search(r"\b(pagu|anggaran|alokasi)\b", s) and "serap" not in s for s in sekitar
    )
    hasil: list[Lajur] = []
    for k, n in enumerate(nama):
        uang, persen = lama[k] if k < len(lama) else (0, 0)
        peran = _peran(n, uang=uang, persen=persen, ada_target=ada_target, ada_pagu=ada_pagu)
        tw = _TRIWULAN.search(n.utuh)
        if peran is PeranKolom.CAPAIAN and any(
            x.peran is PeranKolom.INDIKATOR_PROGRAM for x in hasil
        ):
            peran = PeranKolom.CAPAIAN_PROGRAM
        hasil.append(Lajur(k, n, peran, n.tahun, _TW[tw[1].lower()] if tw else 0))
    if not any(
        k.peran is PeranKolom.REALISASI for k in hasil
    ):  # a plan of resources, not of results
        rencana = {
            k.nomor
            for k in hasil
            if k.peran is PeranKolom.TARGET and "target" not in k.judul.lower()
        }
        hasil = [replace(k, peran=PeranKolom.LAIN) if k.nomor in rencana else k for k in hasil]
    return hasil


def _kata(teks: str) -> str:
    return re.sub(r"\s+", " ", teks.lower()).strip()


def _peran(n: NamaKolom, *, uang: int, persen: int, ada_target: bool, ada_pagu: bool) -> PeranKolom:
    s, utuh = _kata(n.sendiri), _kata(n.utuh)
    if re.fullmatch(r"(tahun )?20\d\d( \(%\))?|(tw|triwulan) (iv|i{1,3}|[1-4])|s\.?d\.? tw \w+", s):
        s = _kata(n.kelompok)  # years below one title
    if s in {"no", "no.", "nomor", "no urut"}:
        return PeranKolom.NOMOR
    if s.startswith("kode"):
        return PeranKolom.KODE
    if "efisiensi" in s:
        return PeranKolom.EFISIENSI
    if re.search(r"\b(kriteria|predikat|kategori)\b", s) and "nilai" not in s.split():
        return PeranKolom.KRITERIA
    if (nama := _peran_nama(s, uang)) is not None:
        return nama
    berpersen = persen > uang and persen > 0
    beruang = not berpersen and (uang > 0 or bool(_UANG.search(utuh)))
    if "serap" in s or (
        re.search(r"persentase|capaian|%", s)
        and not beruang
        and (_UANG.search(utuh) or (ada_pagu and not ada_target and "kinerja" not in utuh))
        and not re.search(r"program|kegiatan|indikator", s)
    ):
        return PeranKolom.SERAPAN
    if re.search(r"\bsisa\b|tidak terserap|selisih|lebih\s*/?\s*\(?kurang", s) and beruang:
        return PeranKolom.SISA
    if "realisasi" in s and "capaian" not in s:
        return PeranKolom.REALISASI_ANGGARAN if beruang else PeranKolom.REALISASI
    if re.search(r"\b(pagu|anggaran|alokasi)\b", s) or ("target" in s and beruang):
        return PeranKolom.PAGU if not berpersen else PeranKolom.LAIN
    if "capaian" in s or re.fullmatch(r"(persentase|%)( \(%\))?", s):
        if re.search(r"program|kegiatan", s):
            return PeranKolom.CAPAIAN_PROGRAM
        return PeranKolom.CAPAIAN if not beruang or persen else PeranKolom.LAIN
    if "target" in s or s.startswith("rencana"):
        if "akhir" in s or ("renstra" in s and n.tahun and "periode" in utuh):
            return PeranKolom.TARGET_AKHIR
        return PeranKolom.TARGET_RENSTRA if re.search(r"renstra|rpjmd", s) else PeranKolom.TARGET
    return _peran_lain(s)


def _peran_nama(s: str, uang: int) -> PeranKolom | None:
    """A column of names."""
    if uang:
        return None
    if re.search(r"\bindikator\b", s) and not re.search(r"capaian|target|realisasi", s):
        return (
            PeranKolom.INDIKATOR_PROGRAM
            if re.search(r"program|kegiatan", s)
            else PeranKolom.INDIKATOR
        )
    if s in {"satuan", "unit", "satuan ukur"}:
        return PeranKolom.SATUAN
    if re.search(r"\b(sasaran|tujuan)\b", s) and not re.search(r"capaian|target|realisasi|%", s):
        return PeranKolom.SASARAN
    if re.match(r"(program|kegiatan|sub kegiatan|uraian|belanja|jenis belanja)\b", s):
        return PeranKolom.PROGRAM
    return None


def _peran_lain(s: str) -> PeranKolom:
    if s.startswith("bobot"):
        return PeranKolom.BOBOT
    if re.match(r"nilai\b", s):
        return PeranKolom.NILAI
    if s in {"jumlah", "total", "jml"}:
        return PeranKolom.JUMLAH
    return PeranKolom.LAIN
