"""One grid: stored rows, rows to come, what was typed, and why something was refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.datastructures import MultiValueDict

from kinerja.penolakan import Penolakan, TidakSahError
from kinerja.periode import format_tanggal
from laporan.pelengkap.aksi import hapus_baris, tambah_baris, ubah_baris
from laporan.pelengkap.kelompok import KelompokPelengkap, RuangPelengkap
from laporan.pelengkap.medan import dari_teks, pilihan
from laporan.penulisan.gambar import simpan_gambar
from laporan.rangka.penolakan import STATUS

BARIS_BARU = 3
BARIS_TEMPEL = 200
"""Rows of one paste."""


@dataclass
class BarisPelengkap:
    """One row of the grid: its form, and the stored row unless it is new."""

    awalan: str
    formulir: forms.Form
    baris: Any = None
    galat: str = ""

    @property
    def bermasalah(self) -> bool:
        """Whether it was refused."""
        f = self.formulir
        return bool(self.galat or (f.is_bound and f.has_changed() and f.errors))

    @property
    def teks(self) -> list[tuple[str, str]]:
        """Label and content of every field, for who only reads."""
        return [(str(m.label), _sebut(m, self.formulir.initial.get(n))) for n, m in
                self.formulir.fields.items()]  # fmt: skip


def _sebut(medan: forms.Field, isi: Any) -> str:
    if isinstance(medan, forms.ChoiceField):
        return dict(pilihan(medan)).get(str(isi), "") if isi else ""
    return format_tanggal(isi) if isinstance(isi, date) else str(isi or "")


class LembarPelengkap:
    """The rows of one kind. `kirim`: what was posted, where the page is to show it again."""

    def __init__(
        self,
        kelompok: KelompokPelengkap,
        ruang: RuangPelengkap,
        *,
        kirim: Mapping[str, Any] | None = None,
        berkas: MultiValueDict[str, Any] | None = None,
        kurang: list[int] | None = None,
    ) -> None:
        self.kelompok, self.ruang = kelompok, ruang
        self.kirim, self.berkas = kirim, berkas
        self.medan = kelompok.medan(ruang)
        self.menulis = kelompok.boleh(ruang.pengguna, ruang.pd)
        self.status = 200
        self.tersimpan = 0
        self.baris = [self._tersimpan(b) for b in kelompok.tampil(ruang)]
        awal = kelompok.disarankan(kurang or [])
        banyak = len(awal) + BARIS_BARU
        if kirim is not None:
            banyak = sum(1 for k in kirim if k.startswith("n") and k.endswith("-baris"))
        isi = [*awal, *({} for _ in range(max(0, banyak - len(awal))))][:banyak]
        self.baru = [self._baru(n, x) for n, x in enumerate(isi)] if self.menulis else []

    @property
    def ditolak(self) -> int:
        """Rows that were refused."""
        return sum(b.bermasalah for b in (*self.baris, *self.baru))

    def _formulir(self, awalan: str, awal: dict[str, Any], *, terikat: bool) -> forms.Form:
        hasil = forms.Form(
            self.kirim if terikat else None,
            self.berkas if terikat else None,
            prefix=awalan,
            initial=awal,
            empty_permitted=True,
            use_required_attribute=False,
        )
        for n, m in self.kelompok.medan(self.ruang).items():
            hasil.fields[n] = m
            m.widget.attrs["aria-label"] = str(m.label)
        if self.kelompok.berberkas and awalan.startswith("n"):
            hasil.fields["berkas"] = forms.FileField(
                label="Foto", widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"})
            )
            hasil.fields["berkas"].widget.attrs["aria-label"] = "Foto (PNG atau JPEG)"
        return hasil

    def _tersimpan(self, baris: Any) -> BarisPelengkap:
        awalan = f"b{baris.pk}"
        terikat = self.kirim is not None and f"{awalan}-versi" in self.kirim
        awal = self.kelompok.awal(baris, self.medan)
        return BarisPelengkap(awalan, self._formulir(awalan, awal, terikat=terikat), baris)

    def _baru(self, n: int, awal: dict[str, Any]) -> BarisPelengkap:
        awalan = f"n{n}"
        return BarisPelengkap(
            awalan, self._formulir(awalan, awal, terikat=self.kirim is not None)
        )  # fmt: skip

    # --- storing --------------------------------------------------------------------

    def simpan(self, pada: datetime) -> None:
        """Store the rows that differ from what the page showed; each on its own."""
        assert self.kirim is not None
        for b in self.baris:
            versi = self._versi(b)
            if not b.formulir.is_bound:
                continue
            if self.kirim.get(f"{b.awalan}-hapus"):
                self._coba(
                    b, hapus_baris, pk=b.baris.pk, versi=versi, pada=pada
                )  # fmt: skip
            elif b.formulir.has_changed() and b.formulir.is_valid():
                self._coba(
                    b, ubah_baris, pk=b.baris.pk, versi=versi,
                    bersih=b.formulir.cleaned_data, pada=pada,
                )  # fmt: skip
            if b.bermasalah and self.status == 200:
                self.status = 422
        for b in self.baru:
            if not b.formulir.has_changed():
                continue
            if b.formulir.is_valid():
                self._coba(b, self._tambah, bersih=dict(b.formulir.cleaned_data), pada=pada)
            if b.bermasalah and self.status == 200:
                self.status = 422

    @transaction.atomic
    def _tambah(
        self,
        kelompok: KelompokPelengkap,
        ruang: RuangPelengkap,
        *,
        bersih: dict[str, Any],
        pada: datetime,
    ) -> None:
        """Its image goes with the row: where one is refused, neither stays."""
        berkas = bersih.pop("berkas", None)
        if berkas is not None:
            if not self.menulis:
                raise TidakSahError("Foto diunggah Sekretariat.")
            bersih["gambar"] = simpan_gambar(
                pd=ruang.pd, nama=berkas.name or "foto", isi=berkas.read(),
                oleh=ruang.pengguna, pada=pada,
            )  # fmt: skip
        tambah_baris(kelompok, ruang, bersih=bersih, pada=pada)

    def _coba(self, b: BarisPelengkap, aksi: Any, **argumen: Any) -> None:
        try:
            aksi(self.kelompok, self.ruang, **argumen)
        except Penolakan as tolak:
            b.galat = tolak.pesan
            if self.status in (200, 422):  # what was refused says more than what was mistyped
                self.status = STATUS[tolak.jenis]
        except ValidationError as salah:
            self._tandai(b, salah)
        else:
            self.tersimpan += 1

    def _tandai(self, b: BarisPelengkap, salah: ValidationError) -> None:
        """Put each message at its field; one about no field of the grid stands under the row."""
        for nama, pesan in salah.message_dict.items():
            if nama in b.formulir.fields:
                b.formulir.add_error(nama, pesan)
            else:
                b.galat = " ".join([b.galat, *pesan]).strip()

    def _versi(self, b: BarisPelengkap) -> int:
        assert self.kirim is not None
        teks = str(self.kirim.get(f"{b.awalan}-versi", ""))
        return int(teks) if teks.isascii() and teks.isdecimal() and len(teks) < 10 else 0

    # --- pasting --------------------------------------------------------------------

    def tempel(self, teks: str) -> None:
        """New rows from cells copied out of a spreadsheet, in the order of the columns; nothing is
        stored. Raises TidakSahError.
        """
        judul = [str(m.label).casefold() for m in self.medan.values()]
        sel = [b.split("\t") for b in teks.replace("\r\n", "\n").split("\n") if b.strip()]
        if sel and [x.strip().casefold() for x in sel[0]][:2] == judul[:2]:
            sel = sel[1:]
        if not sel:
            raise TidakSahError("Tempel baris dari Excel, satu baris data atau lebih.")
        if len(sel) > BARIS_TEMPEL:
            raise TidakSahError(f"Paling banyak {BARIS_TEMPEL} baris sekali tempel.")
        lebih = next((n for n, b in enumerate(sel, 1) if len(b) > len(judul)), 0)
        if lebih:
            raise TidakSahError(
                f"Baris {lebih} memuat {len(sel[lebih - 1])} kolom, sedangkan tabel ini "
                f"{len(judul)} kolom."
            )
        data: dict[str, str] = {}
        for n, b in enumerate(sel):
            # The page showed nothing here before: every pasted cell counts as typed.
            data |= {f"initial-n{n}-{nama}": "" for nama in self.medan}
            for (nama, medan), isi in zip(self.medan.items(), b, strict=False):
                data[f"n{n}-{nama}"] = dari_teks(medan, isi.strip())
        self.kirim = data
        self.baru = [self._baru(n, {}) for n in range(len(sel))]
        for satu in self.baru:
            satu.formulir.is_valid()
