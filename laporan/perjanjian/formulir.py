"""A draft as one form: what was typed, what is refused, what is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.db import transaction

from kinerja.angka import bilangan_polos
from kinerja.medan_hari import TAHUN_JANGGAL, MedanHari
from kinerja.models import BarisPerjanjian, Pengguna, PerjanjianKinerja
from kinerja.penolakan import Penolakan
from laporan.perjanjian.aksi import (
    hapus_baris,
    tambah_baris,
    ubah_baris,
    ubah_perjanjian,
    urutkan_baris,
)
from laporan.perjanjian.kunci import ambil_terkunci
from laporan.perjanjian.wewenang import LangkahPerjanjian
from laporan.rangka.penolakan import STATUS

Isian = Mapping[str, str]
_BARU = ("sasaran", "nama", "satuan", "target")
_MEDAN = {"sasaran": "sasaran", "nama": "nama_indikator", "satuan": "satuan", "target": "target"}


@dataclass
class SuntingBaris:
    """One row: as stored, as typed, and why it was refused."""

    baris: BarisPerjanjian
    nomor: int
    ketikan: dict[str, str]
    galat: str = ""

    @property
    def tangan(self) -> bool:
        """Written by hand."""
        return self.baris.indikator_id is None

    @property
    def berbeda(self) -> bool:
        """Its target is not the Renstra's."""
        b = self.baris
        return bool(b.indikator_id and b.target_renstra) and b.target != b.target_renstra

    @property
    def beralasan(self) -> bool:
        """Whether the field for the reason stands open."""
        return self.berbeda or bool(self.ketikan["alasan"])


class LembarSunting:
    """The form of one draft. `data` is what was posted, if anything."""

    def __init__(self, perjanjian: PerjanjianKinerja, data: Isian | None) -> None:
        self.perjanjian, self.data = perjanjian, data
        self.galat, self.status = "", 422
        self.galat_kepala: dict[str, str] = {}
        self.galat_baru = ""
        self.tersimpan = False
        self.baris = self._baca()
        self.baru = {k: self._isi(f"{k}-baru", "") for k in _BARU}

    @property
    def ditolak(self) -> int:
        """Places with an error."""
        return (
            sum(1 for b in self.baris if b.galat)
            + len(self.galat_kepala)
            + (1 if self.galat_baru else 0)
        )

    @property
    def kepala(self) -> dict[str, str]:
        """The fields above the rows, as typed or as stored."""
        p = self.perjanjian
        return {
            "tanggal": self._isi("tanggal", p.tanggal.isoformat() if p.tanggal else ""),
            "berlaku_mulai": self._isi(
                "berlaku_mulai", p.berlaku_mulai.isoformat() if p.berlaku_mulai else ""
            ),
            "nama_kedua": self._isi("nama_kedua", p.nama_kedua),
            "pernyataan": self._isi("pernyataan", p.pernyataan),
        }

    def _isi(self, nama: str, tersimpan: str) -> str:
        if self.data is None:
            return tersimpan
        return self.data.get(nama, tersimpan)

    def _baca(self) -> list[SuntingBaris]:
        hasil = []
        for nomor, b in enumerate(self.perjanjian.baris.all(), start=1):
            asli = {
                "sasaran": b.sasaran,
                "nama": b.nama_indikator,
                "satuan": b.satuan,
                "target": b.target,
                "alasan": b.alasan_beda,
                "urut": str(nomor),
            }
            ketikan = {k: self._isi(f"{k}-{b.pk}", v) for k, v in asli.items()}
            ketikan["hapus"] = self._isi(f"hapus-{b.pk}", "")
            hasil.append(SuntingBaris(b, nomor, ketikan))
        return hasil

    def simpan(self, *, oleh: Pengguna, pada: datetime) -> None:
        """Store what differs; what is refused stays as typed, with its reason beside it.

        One transaction that begins by locking the version that the person saw.
        """
        data = self.data or {}
        semula = self.perjanjian.versi
        try:
            with transaction.atomic():
                versi = bilangan_polos(data.get("versi"))
                p = ambil_terkunci(
                    self.perjanjian,
                    LangkahPerjanjian.SUNTING,
                    oleh,
                    -1 if versi is None else versi,
                )
                self._simpan_baris(oleh, pada)
                self._tambah(p, oleh, pada)
                self._urutkan(p, oleh, pada)
                self._simpan_kepala(p, oleh, pada)
        except Penolakan as galat:
            self.galat, self.status = galat.pesan, STATUS[galat.jenis]
            return
        self.perjanjian.refresh_from_db()
        self.tersimpan = self.perjanjian.versi != semula
        if self.ditolak:
            self._segarkan()

    def _segarkan(self) -> None:
        """Rows as they are now, with what was typed and refused."""
        galat = {b.baris.pk: b.galat for b in self.baris}
        self.baris = self._baca()
        for b in self.baris:
            b.galat = galat.get(b.baris.pk, "")
            if not b.galat:
                b.ketikan.update(
                    target=b.baris.target, alasan=b.baris.alasan_beda, urut=str(b.nomor)
                )
        if not self.galat_baru:
            self.baru = dict.fromkeys(_BARU, "")

    def _simpan_baris(self, oleh: Pengguna, pada: datetime) -> None:
        for s in self.baris:
            b = s.baris
            b.perjanjian = self.perjanjian
            try:
                with transaction.atomic():
                    if s.tangan and s.ketikan["hapus"]:
                        hapus_baris(baris=b, oleh=oleh, pada=pada)
                        continue
                    isian: dict[str, Any] = {
                        "target": s.ketikan["target"],
                        "alasan_beda": s.ketikan["alasan"],
                    }
                    if s.tangan:
                        isian = {m: s.ketikan[k] for k, m in _MEDAN.items()}
                    ubah_baris(baris=b, oleh=oleh, pada=pada, **isian)
            except Penolakan as galat:
                s.galat = galat.pesan

    def _tambah(self, p: PerjanjianKinerja, oleh: Pengguna, pada: datetime) -> None:
        if not any(v.strip() for v in self.baru.values()):
            return
        try:
            with transaction.atomic():
                tambah_baris(
                    perjanjian=p,
                    oleh=oleh,
                    pada=pada,
                    sasaran=self.baru["sasaran"],
                    nama_indikator=self.baru["nama"],
                    satuan=self.baru["satuan"],
                    target=self.baru["target"],
                )
        except Penolakan as galat:
            self.galat_baru = galat.pesan

    def _urutkan(self, p: PerjanjianKinerja, oleh: Pengguna, pada: datetime) -> None:
        """By the numbers typed; equal ones keep their order, a new row comes last."""
        nomor = {
            s.baris.pk: s.nomor if (u := bilangan_polos(s.ketikan["urut"].strip())) is None else u
            for s in self.baris
        }
        if all(nomor[s.baris.pk] == s.nomor for s in self.baris):
            return
        ada = list(p.baris.order_by("urutan").values_list("pk", flat=True))
        akhir = len(ada) + 1
        urutan = sorted(ada, key=lambda pk: (nomor.get(pk, akhir), ada.index(pk)))
        urutkan_baris(perjanjian=p, urutan=urutan, oleh=oleh, pada=pada)

    def _simpan_kepala(self, p: PerjanjianKinerja, oleh: Pengguna, pada: datetime) -> None:
        isi: dict[str, Any] = {}
        for nama in ("tanggal", "berlaku_mulai"):
            if nama in (self.data or {}):
                salah = "Isi tanggal yang benar, misalnya 15-01-2024."
                hari, sebab = hari_tertulis(self.kepala[nama], salah)
                if hari is None:
                    self.galat_kepala[nama] = sebab
                else:
                    isi[nama] = hari
        for nama in ("nama_kedua", "pernyataan"):
            if nama in (self.data or {}):
                isi[nama] = self.kepala[nama]
        for nama, nilai in isi.items():
            try:
                with transaction.atomic():
                    ubah_perjanjian(perjanjian=p, oleh=oleh, pada=pada, **{nama: nilai})
            except Penolakan as galat:
                self.galat_kepala[nama] = galat.pesan


def hari_tertulis(teks: str, salah: str) -> tuple[date | None, str]:
    """A date as it was typed or picked; else why not: `salah`, or what is odd about its year."""
    try:
        return MedanHari().clean(teks), ""
    except forms.ValidationError as galat:
        janggal = any(satu.code == TAHUN_JANGGAL for satu in galat.error_list)
        return None, galat.messages[0] if janggal else salah
