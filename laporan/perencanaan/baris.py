"""One row of a sheet as a form: its fields, and its writing by the engine that reads workbooks.

The rules are the sheet's; a mistake of the engine stands at the field of its column.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Model

from anggaran.lembar import KEGIATAN, PROGRAM, SUB_KEGIATAN, VERSI
from kinerja.angka import format_angka, tulis_angka
from kinerja.himpunan.galat import Galat, HimpunanDitolakError
from kinerja.himpunan.keadaan import Keadaan
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.mentah import BarisMentah, HimpunanMentah, LembarMentah
from kinerja.himpunan.mesin import Mesin
from kinerja.himpunan.skema import BarisTulis, Kolom, Pelaku, Tabel
from kinerja.himpunan.tipe import Pilihan, PilihanTerbuka, Rupiah, Tanggal
from kinerja.langkah import ambil_terkunci, pastikan_dilihat, sidik_dilihat
from kinerja.models import Pengguna, PerangkatDaerah
from kinerja.periode import format_tanggal
from laporan.data.lengkapi import DAPAT_KOSONG, lengkapi_mentah
from laporan.perencanaan.aksi import jabatan_mulai_meneken, pastikan_boleh, tahun_kini
from laporan.perencanaan.kisi import SelKisi
from laporan.perencanaan.lembar_sini import MENURUT_NAMA, MESIN_SINI
from laporan.perencanaan.petunjuk_kolom import petunjuk, pilihan, pilihan_bersebutan
from laporan.perencanaan.pintu import timbang_unggahan

_PANJANG = frozenset({"uraian", "tugas", "definisi", "formulasi", "sumber_data", "kontribusi"})
MENURUT_TAHUN = frozenset(
    {
        "pegawai",
        "target",
        "program_kegiatan",
        "versi_anggaran",
        "periode",
        "pagu",
        "indikator_program",
        "dukungan",
    }
)
#: Columns that stand open though a row may do without; the others of these sheets are folded away.
_UTAMA: dict[str, frozenset[str]] = {
    "unit_kerja": frozenset({"induk", "tugas"}),
    "jabatan": frozenset({"eselon", "atasan"}),
    "sasaran": frozenset({"induk"}),
    "indikator": frozenset({"tujuan", "sasaran", "desimal", "iku", "formulasi", "sumber_data"}),
    "dokumen": frozenset({"renstra", "tahun", "nomor", "tanggal"}),
    "program_kegiatan": frozenset({"induk"}),
}
_LABEL = {
    "nip": "NIP", "iku": "IKU", "pemda": "Pemerintah daerah", "kepala_daerah": "Kepala daerah",
    "bagi_pd": "Bagi perangkat daerah", "ke": "Ke", "unit": "Unit kerja", "mulai": "Mulai",
    "sampai": "Sampai dengan", "gol_iv": "Golongan IV", "gol_iii": "Golongan III",
    "gol_ii": "Golongan II", "gol_i": "Golongan I", "sma": "SMA", "smp": "SMP", "sd": "SD",
}  # fmt: skip

_NAMA_LEMBAR = re.compile(r"tulis kode yang ada pada lembar \w+")


class LembarBaris:
    """A sheet of one agency, row by row."""

    mengusulkan = False
    """Whether a grid proposes what is empty, though some of it is filled in."""
    hari: date | None = None
    """The day on which a grid is looked at, for what it proposes."""

    def __init__(self, pd: PerangkatDaerah, nama: str, tahun: int = 0) -> None:
        self.pd, self.lembar, self.tahun = pd, MENURUT_NAMA[nama], tahun
        self.mesin: Mesin = MESIN_SINI.untuk(self.lembar)
        self.keadaan = Keadaan(pd, self.mesin.tabel)
        self.pilihan: dict[str, list[tuple[str, str]]] = {}
        if tahun and nama == "pagu":
            self.pilihan = {
                "versi": self._milik_tahun(VERSI),
                "sub_kegiatan": [*self._milik_tahun(SUB_KEGIATAN), *self._tanpa_bawahan()],
            }

        if tahun and nama == "dukungan":
            simpul = (s for t in (PROGRAM, KEGIATAN, SUB_KEGIATAN) for s in self._milik_tahun(t))
            self.pilihan = {"kode": sorted(simpul)}

    def _milik_tahun(self, tabel: Tabel) -> list[tuple[str, str]]:
        return [
            (objek.kode, f"{objek.kode} · {getattr(objek, 'nama', '')}".rstrip(" ·")[:90])
            for _, objek in self.keadaan.semua(tabel)
            if objek.tahun == self.tahun
        ]

    def _tanpa_bawahan(self) -> list[tuple[str, str]]:
        """Programs and kegiatan whose budget nobody has split up: their money may stay there."""
        bawah = [s.kode for t in (KEGIATAN, SUB_KEGIATAN) for _, s in self.keadaan.semua(t)
                 if s.tahun == self.tahun]  # fmt: skip
        return [
            (kode, f"{nama} (belum dirinci)")
            for tabel in (PROGRAM, KEGIATAN)
            for kode, nama in self._milik_tahun(tabel)
            if not any(satu.startswith(f"{kode}.") for satu in bawah)
        ]

    @property
    def setahun(self) -> list[BarisTulis]:
        """The rows of the year, where the sheet goes by years."""
        if versi := self.pilihan.get("versi"):
            return [b for b in self.baris if b.get("versi") in dict(versi)]
        if self.lembar.nama == "pagu":
            return []
        if self.tahun and self.lembar.nama in MENURUT_TAHUN:
            return [b for b in self.baris if b.get("tahun") == self.tahun]
        return self.baris

    @property
    def baris(self) -> list[BarisTulis]:
        """What is stored, as a workbook has it."""
        return list(self.lembar.tulis(self.keadaan))

    def sidik(self, baris: BarisTulis) -> str:
        """A fingerprint of a row, for its form to carry."""
        return sidik_dilihat(sorted((k, str(v)) for k, v in baris.items()))

    def cari(self, kunci: Mapping[str, str]) -> BarisTulis | None:
        """The stored row with these keys."""
        return next(
            (b for b in self.baris if all(teks(b.get(k)) == v for k, v in kunci.items())), None
        )

    def kode_dikenal(self, kolom: Kolom) -> list[tuple[str, str]]:
        """The codes that a column may hold, with their names."""
        assert kolom.rujukan is not None
        tabel = kolom.rujukan.tabel
        hasil = []
        for kunci, objek in self.keadaan.semua(tabel):
            nama = getattr(objek, "nama", "") or getattr(objek, "uraian", "")
            kode = str(kunci[-1])
            hasil.append((kode, f"{kode} · {nama}"[:90] if nama else kode))
        return hasil


def teks(isi: Any) -> str:
    """A stored cell as a field shows it."""
    match isi:
        case None:
            return ""
        case bool():
            return "ya" if isi else "tidak"
        case date():
            return isi.isoformat()
        case _ if hasattr(isi, "as_tuple"):
            return tulis_angka(isi)
        case _:
            return str(isi)


def ditetapkan(nama: str, tanggal: date | None) -> str:
    """A document and the day it is dated; empty for one without a day."""
    return f"{nama} ditetapkan {format_tanggal(tanggal)}" if tanggal else ""


def _bagian_kunci(objek: Any, nama: str) -> str:
    """What a stored row has in a column of its sheet's key, as a cell writes it."""
    for tempat in (objek, getattr(objek, "baris", None)):  # of pagu the line has most of it
        if tempat is not None and hasattr(tempat, nama):
            isi = getattr(tempat, nama)
            return teks(getattr(isi, "kode", isi)) if isi else ""
    return ""


def label_kolom(nama: str) -> str:
    """`penanggung_jawab` → `Penanggung jawab`."""
    return _LABEL.get(nama, nama.replace("_", " ").capitalize())


def pesan_layar(lembar: Lembar, galat: Galat) -> str:
    """The sentence of a mistake where no workbook is: a choice by the words of its list, and no
    name of a sheet.
    """
    tipe = next((satu.tipe for satu in lembar.kolom if satu.nama == galat.kolom), None)
    if isinstance(tipe, Pilihan) and galat.pesan.startswith("yang diharapkan "):
        return f"pilih salah satu: {'; '.join(sebutan for _, sebutan in tipe.sebutan)}."
    return _NAMA_LEMBAR.sub("tulis kode yang sudah tersimpan", galat.pesan)


def tampil_sel(lembar: Lembar, nama: str, isi: Any) -> str:
    """A stored cell as a list shows it: words of a choice without their underscores."""
    kolom = next(satu for satu in lembar.kolom if satu.nama == nama)
    if isinstance(isi, date):
        return format_tanggal(isi)
    if isinstance(kolom.tipe, Rupiah) and isi is not None:
        return format_angka(Decimal(isi), 0)
    return dict(pilihan_bersebutan(kolom)).get(teks(isi), teks(isi))


def cari_objek(lembar: LembarBaris, sel: SelKisi) -> Model | None:
    """The stored row that a cell of a grid belongs to."""
    for tabel in lembar.lembar.tabel:
        for _, objek in lembar.keadaan.semua(tabel):
            if all(_bagian_kunci(objek, nama) == nilai for nama, nilai in sel.kunci):
                return objek  # type: ignore[no-any-return]
    return None


class FormulirBaris(forms.Form):
    """The fields of one row; keys of a stored row stay as they are."""

    def __init__(
        self, isi: Mapping[str, str] | None, lembar: LembarBaris, baris: BarisTulis | None
    ) -> None:
        awal = {k: teks(v) for k, v in (baris or {}).items()}
        super().__init__(isi, initial=awal)
        self.lembar, self.ada = lembar, baris
        utama = _UTAMA.get(lembar.lembar.nama)
        self._lain = {
            satu.nama
            for satu in lembar.lembar.kolom
            if utama is not None and not satu.wajib and satu.nama not in utama
        }
        for kolom in lembar.lembar.kolom:
            tetap = baris is not None and kolom.nama in lembar.lembar.kunci
            self.fields[kolom.nama] = self._medan(kolom, tetap=tetap)

    @property
    def utama(self) -> list[forms.BoundField]:
        """What a row needs, and what most rows have."""
        return [self[nama] for nama in self.fields if nama not in self._lain]

    @property
    def lain(self) -> list[forms.BoundField]:
        """What few rows have."""
        return [self[nama] for nama in self.fields if nama in self._lain]

    @property
    def lain_terisi(self) -> bool:
        """Whether any of those holds something, or a mistake."""
        return any(satu.value() or satu.errors for satu in self.lain)

    def _medan(self, kolom: Kolom, *, tetap: bool) -> forms.Field:
        lembar = self.lembar.lembar
        medan = forms.CharField(
            label=label_kolom(kolom.nama),
            required=kolom.wajib and not self._menyusul(kolom),
            help_text=_bantuan(lembar, kolom, baru=self.ada is None),
        )
        kata = _dengan_isi(pilihan_bersebutan(kolom), teks((self.ada or {}).get(kolom.nama)))
        if tetap:
            medan.disabled = True
        elif kolom.nama in self.lembar.pilihan:
            daftar = self.lembar.pilihan[kolom.nama]
            medan.widget = forms.Select(choices=[("", "Pilih…"), *daftar])
        elif kolom.rujukan is not None and not kolom.rujukan.bersama:
            daftar = self.lembar.kode_dikenal(kolom)
            medan.widget = forms.Select(choices=[("", "Pilih…"), *daftar])
        elif kata:
            kosong = [] if isinstance(kolom.tipe, PilihanTerbuka) else [("", "Pilih…")]
            medan.widget = forms.Select(choices=[*kosong, *kata])
        elif isinstance(kolom.tipe, Tanggal):
            medan.widget = forms.DateInput(attrs={"type": "date"})
        elif kolom.nama in _PANJANG:
            medan.widget = forms.Textarea(attrs={"rows": 3})
        return medan

    def _menyusul(self, kolom: Kolom) -> bool:
        """Whether a new row may leave it empty, as in a workbook: `lengkapi_mentah` fills it in."""
        return self.ada is None and kolom.nama in DAPAT_KOSONG.get(self.lembar.lembar.nama, ())

    def tandai(self, galat: HimpunanDitolakError) -> None:
        """Put every mistake at the field of its column."""
        for satu in galat.galat:
            self._tandai(satu)

    def _tandai(self, galat: Galat) -> None:
        kolom = galat.kolom if galat.kolom in self.fields else None
        self.add_error(kolom, galat.pesan[:1].upper() + galat.pesan[1:])


def _dengan_isi(kata: tuple[tuple[str, str], ...], isi: str) -> tuple[tuple[str, str], ...]:
    """The choices, and what is stored where it is none of them."""
    return (*kata, (isi, isi)) if kata and isi and isi not in dict(kata) else kata


#: Of a column's comment: what the form says by its marks, and what its control shows.
_TAK_PERLU = ("Wajib diisi.", "Boleh kosong.", "Baris dikenali dari kolom ini.")
_TERLIHAT = ("Pilih:", "Tanggal:", "Kode;", "ya atau", "Bilangan")


def _bantuan(lembar: Lembar, kolom: Kolom, *, baru: bool) -> str:
    """The column's comment without what the form says by itself; what holds for new rows only is
    said of a new one.
    """
    if isinstance(kolom.tipe, PilihanTerbuka):
        return ""
    isi = petunjuk(lembar, kolom, "")
    for buang in _TAK_PERLU:
        isi = isi.replace(buang, "")
    if kolom.rujukan is not None or pilihan(kolom) or isinstance(kolom.tipe, Tanggal):
        isi = "" if isi.strip().startswith(_TERLIHAT) else isi
    if not baru:
        isi = re.sub(r";? ?[Pp]ada baris baru[^.]*\.", ".", isi).replace("..", ".")
    return isi.replace("Kode; format selnya Teks.", "").strip().removeprefix(".")


@transaction.atomic
def simpan_baris(
    pd: PerangkatDaerah,
    nama: str,
    isi: Mapping[str, str],
    *,
    sidik: str,
    oleh: Pengguna,
    pada: datetime,
) -> int:
    """Write one row by the sheet's rules; returns how many rows changed.

    `sidik`: of the stored row that its writer saw; empty: of none. Raises HimpunanDitolakError with
    the mistakes at their columns, BentrokError, TidakDitemukanError, TidakBerizinError.
    """
    pastikan_boleh(pd, oleh)
    ambil_terkunci(PerangkatDaerah.objects.filter(pk=pd.pk))
    lembar = LembarBaris(pd, nama)
    kunci = {k: isi.get(k, "").strip() for k in lembar.lembar.kunci}
    ada = lembar.cari(kunci)
    if ada is not None and not sidik:
        raise HimpunanDitolakError(
            [Galat(nama, 2, lembar.lembar.kunci[0], "", "sudah dipakai; pilih barisnya di daftar.")]
        )
    pastikan_dilihat(lembar.sidik(ada) if ada else "", sidik)
    sel: dict[str, Any] = {k: v.strip() for k, v in isi.items() if v.strip()}
    mentah = HimpunanMentah(
        {nama: LembarMentah(nama, list(lembar.lembar.nama_kolom), [BarisMentah(2, sel)])}
    )
    lengkapi_mentah(mentah, pd)
    kerja, _ = timbang_unggahan(
        mentah, pd, oleh=oleh, tahun_kini=tahun_kini(pd, pada), mesin=lembar.mesin
    )
    catat = jabatan_mulai_meneken(pd, oleh=oleh, pada=pada)
    beda = lembar.mesin.tulis(
        kerja,
        partial(ambil_terkunci, PerangkatDaerah.objects.filter(pk=pd.pk)),
        lambda: Pelaku(oleh, pada, "", "lewat persiapan"),
    )
    catat(beda)
    return beda.jumlah()
