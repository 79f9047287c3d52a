"""PURE. Sheets of the budget: program, kegiatan, sub kegiatan, their pagu and realisasi."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from laporan.periksa_lkjip.ambil.bentuk import BahanAmbil, BarisAmbil, IsiAmbil, TersimpanAmbil
from laporan.periksa_lkjip.ambil.pilih import TemuanSel, gabung, ragu_bacaan, sebut_tabel
from laporan.periksa_lkjip.hitung.tingkat_baris import SimpulBaris, pohon_baris
from laporan.periksa_lkjip.nama import jenis_program
from laporan.periksa_lkjip.tabel.kolom import Lajur, PeranKolom
from laporan.periksa_lkjip.tabel.susun import BarisTerbaca, TabelTerbaca

_TINGKAT = ("program", "kegiatan", "sub_kegiatan")
_KODE = (
    re.compile(r"^\d\.\d{2}\.\d{2}$"),
    re.compile(r"^\d\.\d{2}\.\d{2}\.[12]\.\d{2}$"),
    re.compile(r"^\d\.\d{2}\.\d{2}\.[12]\.\d{2}\.\d{2,4}$"),
)
_KODE_DI_NAMA = re.compile(r"^(\d\.\d{2}\.\d{2}[\d.]*)\s+(?=\D)")
_KODE_USUL = "9.99"
REKENING = "5"


@dataclass(frozen=True)
class _Simpul:
    """A program, kegiatan or sub kegiatan with its printed code, if it has one."""

    baris: BarisTerbaca
    tingkat: int
    nama: str
    kode: str
    induk: "_Simpul | None"
    nomor: int
    """Its turn below its parent, from 1."""


@dataclass(frozen=True)
class AnggaranAmbil:
    """The rows of the budget sheets, the table they come from, what could not be taken."""

    lembar: Mapping[str, Sequence[BarisAmbil]]
    sumber: tuple[str, ...] = ()
    kurang: tuple[str, ...] = ()


def ambil_anggaran(
    bahan: BahanAmbil, tersimpan: TersimpanAmbil, temuan: TemuanSel, kepala: str
) -> AnggaranAmbil:
    """Take the table that goes deepest; a year that has a budget already is left alone."""
    pilihan = [(t, list(_urai(t))) for t in bahan.tabel if _berlaku(t)]
    pilihan = [(t, s) for t, s in pilihan if s]
    if not pilihan:
        return AnggaranAmbil({}, kurang=("Tabel anggaran per program tidak dikenali.",))
    t, simpul = max(pilihan, key=lambda x: (sum(s.tingkat == 3 for s in x[1]), len(x[1])))
    if not any(s.tingkat == 3 for s in simpul):
        kalimat = (
            f"{sebut_tabel(t)} tidak merinci sub kegiatan; pagu dan realisasi anggaran disimpan "
            "per sub kegiatan, sehingga tidak diambil."
        )
        return AnggaranAmbil({}, kurang=(kalimat,))
    tahun = _tahun(t, bahan.tahun)
    if tahun in tersimpan.beranggaran:
        kalimat = f"Anggaran {tahun} sudah tersimpan dan tidak diambil dari laporan."
        return AnggaranAmbil({}, kurang=(kalimat,))
    return _Penyusun(t, tahun, temuan, kepala).susun(simpul)


def _berlaku(t: TabelTerbaca) -> bool:
    return (
        len(t.semua(PeranKolom.PROGRAM)) == 1
        and t.satu(PeranKolom.INDIKATOR) is None
        and len(t.semua(PeranKolom.PAGU)) == 1
    )


def _tahun(t: TabelTerbaca, tahun: int) -> int:
    kolom = t.satu(PeranKolom.PAGU)
    return (kolom.tahun if kolom else 0) or t.tahun or tahun


def _urai(t: TabelTerbaca) -> Iterator[_Simpul]:
    """The nodes whose level is certain and that hang on one of the level above."""
    urut: dict[int, int] = {}

    def turun(
        daftar: Sequence[SimpulBaris], dalam: int, induk: _Simpul | None
    ) -> Iterator[_Simpul]:
        for satu in daftar:
            nama, kode, tingkat = _kenali(t, satu.baris, dalam)
            if tingkat != (induk.tingkat + 1 if induk else 1) or len(nama) < 5:
                continue
            tanda = id(induk)
            urut[tanda] = urut.get(tanda, 0) + 1
            simpul = _Simpul(satu.baris, tingkat, nama, kode, induk, urut[tanda])
            yield simpul
            yield from turun(satu.anak, dalam + 1, simpul)

    yield from turun(pohon_baris(t), 1, None)


def _kenali(t: TabelTerbaca, b: BarisTerbaca, dalam: int) -> tuple[str, str, int]:
    """Name, code and level of a row: by its code, its kind of name, else its depth."""
    nama = b.teks(t.satu(PeranKolom.PROGRAM))
    kode = re.sub(r"\s", "", b.teks(t.satu(PeranKolom.KODE))).strip(".")
    if cocok := _KODE_DI_NAMA.match(nama):
        kode, nama = kode or cocok[1].strip("."), nama[cocok.end() :]
    jenis, inti = jenis_program(nama)
    menurut_kode = next((n for n, pola in enumerate(_KODE, 1) if pola.match(kode)), 0)
    return inti, kode if menurut_kode else "", menurut_kode or jenis or dalam


@dataclass
class _Penyusun:
    tabel: TabelTerbaca
    tahun: int
    temuan: TemuanSel
    kepala: str

    def susun(self, simpul: Sequence[_Simpul]) -> AnggaranAmbil:
        kode = self._kode(simpul)
        versi = self._versi()
        per_lembar: tuple[tuple[str, Lajur | None, dict[str, IsiAmbil]], ...] = (
            ("pagu", self.tabel.satu(PeranKolom.PAGU), {"versi": versi.isi["kode"]}),
            (
                "realisasi_anggaran",
                self.tabel.satu(PeranKolom.REALISASI_ANGGARAN),
                {"tahun": self.tahun, "bulan": 12},
            ),
        )
        lembar: dict[str, list[BarisAmbil]] = {
            "versi_anggaran": [versi],
            "program_kegiatan": [self._baris(s, kode) for s in simpul],
            "pagu": [],
            "realisasi_anggaran": [],
        }
        kurang = []
        for s in simpul:
            if s.tingkat != 3:
                continue
            for nama, kolom, awal in per_lembar:
                if kolom is None:
                    continue
                if (nilai := self._nilai(s, kolom)) is None:
                    kurang.append(f"{s.nama}: {kolom.judul} tidak terbaca.")
                    continue
                isi: dict[str, IsiAmbil] = {
                    **awal, "sub_kegiatan": kode[id(s)], "rekening": REKENING, "nilai": nilai[0],
                }  # fmt: skip
                ragu = {"nilai": nilai[1]} if nilai[1] else {}
                lembar[nama].append(BarisAmbil(isi, ragu))
        return AnggaranAmbil(lembar, (sebut_tabel(self.tabel),), tuple(kurang))

    def _kode(self, simpul: Sequence[_Simpul]) -> dict[int, str]:
        """Node → its code: as printed where all are printed and nest, else all made up."""
        tercetak = [s.kode for s in simpul]
        lurus = all(
            s.kode and (s.induk is None or s.kode.startswith(f"{s.induk.kode}.")) for s in simpul
        )
        if lurus and len(set(tercetak)) == len(tercetak):
            return {id(s): s.kode for s in simpul}
        hasil: dict[int, str] = {}
        for s in simpul:
            induk = _KODE_USUL if s.induk is None else hasil[id(s.induk)]
            pola = {1: "{}.{:02}", 2: "{}.2.{:02}", 3: "{}.{:04}"}[s.tingkat]
            hasil[id(s)] = pola.format(induk, s.nomor)
        return hasil

    def _versi(self) -> BarisAmbil:
        teks = " ".join([self.tabel.judul, *(k.judul for k in self.tabel.kolom)]).lower()
        perubahan = "perubahan" in teks or "apbd-p" in teks
        isi: dict[str, IsiAmbil] = {
            "kode": f"APBD{'-P' if perubahan else ''}-{self.tahun}",
            "tahun": self.tahun,
            "jenis": "perubahan" if perubahan else "murni",
            "ke": 2 if perubahan else 1,
        }
        ragu = "laporan tidak menyebut apakah anggarannya murni atau sesudah perubahan"
        return BarisAmbil(isi, {} if perubahan else {"jenis": gabung([ragu])}, frozenset({"kode"}))

    def _baris(self, s: _Simpul, kode: Mapping[int, str]) -> BarisAmbil:
        isi: dict[str, IsiAmbil] = {
            "tahun": self.tahun, "tingkat": _TINGKAT[s.tingkat - 1], "kode": kode[id(s)],
            "nama": s.nama, "penanggung_jawab": self.kepala,
        }  # fmt: skip
        if s.induk is not None:
            isi["induk"] = kode[id(s.induk)]
        buatan = s.kode != kode[id(s)]
        ragu = "laporan tidak mencetak kode yang utuh; ganti dengan kode nomenklaturnya"
        return BarisAmbil(
            isi,
            {"kode": gabung([ragu])} if buatan and s.tingkat == 1 else {},
            frozenset({"penanggung_jawab", *(("kode", "induk") if buatan else ())}),
        )

    def _nilai(self, s: _Simpul, kolom: Lajur) -> tuple[int, str] | None:
        """Whole rupiah, and every reason to doubt them."""
        angka = s.baris.angka(kolom)
        if angka is None or angka.persen or angka.nilai < 0:
            return None
        alasan = [*ragu_bacaan(angka, uang=True), *self.temuan.di(s.baris, kolom)]
        serapan = self.tabel.semua(PeranKolom.SERAPAN, PeranKolom.SISA)
        alasan += self.temuan.galat_di(s.baris, serapan)
        atas = s.induk
        while atas is not None:
            alasan += [f"{atas.nama}: {a}" for a in self.temuan.di(atas.baris, kolom)]
            atas = atas.induk
        utuh = int(angka.nilai.quantize(Decimal(1), ROUND_HALF_UP))
        if utuh != angka.nilai:
            alasan.append(f"tercetak “{angka.teks}”; dibulatkan ke rupiah penuh")
        return utuh, gabung(alasan)
