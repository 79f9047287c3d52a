"""The rows and cells of a unit's workbook, built from the entry grid; used to write and to read.

Every row carries hidden keys: its name, the row version, fingerprints of the values that it was
given out with, and a seal over all of them. So each row stands for itself: rows may be sorted or
left out, and what changed since is known to the cell, not only to the row.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from django.utils.crypto import constant_time_compare, salted_hmac

from anggaran.isian.baris import BarisKeluaranIsian, BarisSubIsian
from anggaran.isian.kumulatif import baca_rupiah
from kinerja.angka import tulis_angka
from kinerja.isian.baris import BarisIndikatorIsian
from kinerja.isian.indikator import angka_indikator
from kinerja.isian.masukan import Masukan
from kinerja.isian.sel import SasaranSel
from kinerja.models import Indikator
from kinerja.target_teks import BentukAngka
from laporan.isian.buku_kerja.kolom import (
    ALASAN,
    FISIK,
    KELUARAN,
    KOLOM_ANGGARAN,
    KOLOM_KELUARAN,
    KUMULATIF,
    LALU,
    NA,
    NILAI,
    PENJELASAN,
    SUMBER,
    TEKS_INDIKATOR,
    KolomBuku,
    kolom_indikator,
    tulis_judul,
)
from laporan.isian.lembar import LembarIsian

BENTUK = "1"
"""Version of the layout; a workbook of another one is refused."""
INDIKATOR, ANGGARAN, META, PETUNJUK, GALAT = "Indikator", "Anggaran", "Kunci", "Petunjuk", "Galat"
LEMBAR_KELUARAN = "Keluaran"
"""Only where there are any: a workbook without it changes nothing of them."""
_GARAM = "laporan.buku_kerja"  # never renamed: workbooks are out that it sealed
_FISIK = BentukAngka(2, "{n}%", "%")

JenisSel = Literal["angka", "pilihan", "teks"]


@dataclass(frozen=True)
class SelBuku:
    """One cell that may be filled. `isi` is its value in plain form: `12453995443`, `97,3`."""

    sasaran: SasaranSel
    medan: str
    jenis: JenisSel
    isi: str
    nilai: Decimal | None = None
    desimal: int | None = None
    pilihan: tuple[str, ...] = ()


@dataclass(frozen=True)
class BarisBuku:
    """One row: what is only shown, and what may be filled, by the key of the column."""

    kunci: str
    versi: Mapping[str, int]  # name of a target → its row version
    tampil: Mapping[str, str | int | None]
    sel: Mapping[str, SelBuku]
    terkunci: str = ""

    @property
    def versi_teks(self) -> str:
        """`indikator:12=3`."""
        return " ".join(f"{k}={v}" for k, v in self.versi.items())

    @property
    def asal(self) -> str:
        """Fingerprints of the values given out, as JSON."""
        return json.dumps({k: sidik_isi(s.isi) for k, s in self.sel.items()}, ensure_ascii=False)


@dataclass(frozen=True)
class LembarBuku:
    """One sheet of rows."""

    nama: str
    kolom: tuple[KolomBuku, ...]
    baris: tuple[BarisBuku, ...]


@dataclass(frozen=True)
class Buku:
    """The workbook of one unit and quarter."""

    isian: LembarIsian
    lembar: tuple[LembarBuku, ...] = field(default=())

    @property
    def meta(self) -> dict[str, str]:
        """What the workbook is for."""
        k = self.isian
        return {
            "bentuk": BENTUK,
            "pd": k.unit.pd.kode,
            "unit": k.unit.kode,
            "nama_unit": k.unit.nama,
            "tahun": str(k.triwulan.tahun),
            "triwulan": str(k.triwulan.nomor),
            "kolom": tulis_judul({satu.nama: satu.kolom for satu in self.lembar}),
        }

    def segel(self, *bagian: str) -> str:
        """A seal over texts, valid for this workbook only."""
        return segel(self.meta, *bagian)


def segel(meta: Mapping[str, str], *bagian: str) -> str:
    """HMAC of what must not be changed."""
    isi = json.dumps([sorted(meta.items()), *bagian], ensure_ascii=False)
    return salted_hmac(_GARAM, isi, algorithm="sha256").hexdigest()[:32]


def sesegel(satu: str, lain: str) -> bool:
    """Whether two seals are equal."""
    return constant_time_compare(satu, lain)


def sidik_isi(isi: str) -> str:
    """Fingerprint of a value; line ends and surrounding blanks do not count."""
    rapi = isi.replace("\r\n", "\n").replace("\r", "\n").strip()
    return hashlib.sha256(rapi.encode()).hexdigest()[:16] if rapi else ""


def susun_buku(isian: LembarIsian) -> Buku:
    """The workbook as the unit's quarter stands now."""
    indikator = [b for i in isian.indikator for b in _baris_indikator(isian, i)]
    anggaran = [b for s in isian.sub for b in _baris_sub(s)]
    keluaran = [_baris_keluaran(isian, s, k) for s in isian.sub for k in s.keluaran]
    return Buku(
        isian,
        (
            LembarBuku(INDIKATOR, kolom_indikator(isian.triwulan.nomor), tuple(indikator)),
            LembarBuku(ANGGARAN, KOLOM_ANGGARAN, tuple(anggaran)),
            *((LembarBuku(LEMBAR_KELUARAN, KOLOM_KELUARAN, tuple(keluaran)),) if keluaran else ()),
        ),
    )


def _baris_indikator(isian: LembarIsian, b: BarisIndikatorIsian) -> list[BarisBuku]:
    """One row per input; the row's texts stand on the first."""
    satu = isian.penyusun_indikator.p.indikator[b.indikator]
    sasaran = SasaranSel.baca(b.sasaran)
    hasil = []
    masukan = [m for m in b.masukan if not m.dari_bagian]
    for urut, m in enumerate(masukan):
        sel: dict[str, SelBuku] = {NILAI: _sel_masukan(sasaran, satu, m)}
        if m.medan.startswith("variabel:"):
            kode = m.medan.partition(":")[2]
            sel[SUMBER] = SelBuku(sasaran, f"sumber:{kode}", "teks", m.sumber)
        if urut == 0:
            na = "ya" if b.tidak_berlaku else ""
            sel[NA] = SelBuku(sasaran, "tidak_berlaku", "pilihan", na, pilihan=("ya",))
            sel[ALASAN] = SelBuku(sasaran, "tidak_berlaku", "teks", b.tidak_berlaku)
            for medan in TEKS_INDIKATOR:
                isi = b.penjelasan if medan == PENJELASAN else b.analisis[medan]
                sel[medan] = SelBuku(sasaran, medan, "teks", isi)
        hasil.append(
            BarisBuku(
                f"{b.sasaran}/{m.medan}",
                {b.sasaran: b.versi},
                {
                    "unit": b.unit_nama,
                    "indikator": b.nama,
                    "isian": m.label,
                    "satuan": m.satuan or b.satuan,
                    "target_tahun": b.target_tahun,
                    "target_triwulan": b.target_triwulan,
                    "triwulan_lalu": b.triwulan_lalu,
                    "status": b.status_teks,
                },
                sel,
                b.terkunci["pesan"] if b.terkunci else "",
            )
        )
    return hasil


def _sel_masukan(sasaran: SasaranSel, i: Indikator, m: Masukan) -> SelBuku:
    if m.medan == "predikat":
        return SelBuku(sasaran, m.medan, "pilihan", m.teks, pilihan=m.pilihan)
    desimal = i.desimal if m.medan == "nilai" else None
    return SelBuku(sasaran, m.medan, "angka", polos(m.angka), m.angka, desimal)


def polos(nilai: Decimal | int | None) -> str:
    """A figure in the one form that fingerprints are made of."""
    if nilai is None:
        return ""
    angka = Decimal(nilai)
    bulat = angka == angka.to_integral_value()
    return tulis_angka(angka.quantize(Decimal(1)) if bulat else angka.normalize())


def _baris_sub(s: BarisSubIsian) -> list[BarisBuku]:
    """One row per budget line; physical progress and explanation stand on the first."""
    sub = SasaranSel.baca(s.sasaran)
    terkunci = s.terkunci["pesan"] if s.terkunci else ""
    fisik = angka_indikator(s.fisik, _FISIK) if s.fisik else None
    utama = {
        FISIK: SelBuku(sub, "fisik", "angka", polos(fisik), fisik, 2),
        PENJELASAN: SelBuku(sub, "penjelasan", "teks", s.penjelasan),
    }
    dasar = {
        "unit": s.unit_nama,
        "kode": s.kode,
        "sub_kegiatan": s.nama,
        "status": s.status_teks,
    }
    if not s.baris:
        return [BarisBuku(s.sasaran, {s.sasaran: s.versi}, dasar, utama, terkunci)]
    hasil = []
    for urut, b in enumerate(s.baris):
        nilai = Decimal(baca_rupiah(b.kumulatif)) if b.kumulatif else None
        kumulatif = SelBuku(
            SasaranSel.baca(b.sasaran), "kumulatif", "angka", polos(nilai), nilai, 0
        )
        hasil.append(
            BarisBuku(
                b.sasaran,
                {s.sasaran: s.versi},
                {
                    **dasar,
                    "rekening": b.rekening,
                    "uraian": b.nama,
                    "pagu": _rupiah(b.pagu),
                    LALU: _rupiah(b.sampai_lalu),
                },
                {KUMULATIF: kumulatif, **(utama if urut == 0 else {})},
                terkunci,
            )
        )
    return hasil


def _baris_keluaran(isian: LembarIsian, s: BarisSubIsian, k: BarisKeluaranIsian) -> BarisBuku:
    """One row per indicator that is filled in with a sub kegiatan."""
    sasaran = SasaranSel.baca(k.sasaran)
    satu = isian.penyusun_sub.satu_keluaran(sasaran.pk)
    nilai = isian.penyusun_sub.angka[satu.pk].realisasi.get(isian.triwulan.nomor)
    return BarisBuku(
        k.sasaran,
        {s.sasaran: s.versi},
        {
            "unit": s.unit_nama,
            "kode": s.kode,
            "sub_kegiatan": s.nama,
            "uraian": k.nama,
            "satuan": k.satuan,
            "target_setahun": k.target_tahun,
            "target_masa": k.target_triwulan,
            "sampai_lalu": k.sampai_lalu,
            "masa": "kumulatif sejak Januari" if k.diketik_kumulatif else "triwulan ini saja",
            "status": s.status_teks,
        },
        {KELUARAN: SelBuku(sasaran, "realisasi", "angka", polos(nilai), nilai, satu.desimal)},
        s.terkunci["pesan"] if s.terkunci else "",
    )


def _rupiah(teks: str) -> int | None:
    return baca_rupiah(teks) if teks[:1].isdigit() or teks[:1] == "-" else None
