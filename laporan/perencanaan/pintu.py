"""The browser's door to the import engine: an upload read, judged, and told cell by cell.

It refuses more than `muat_data` does, which only whoever runs the server can call: another agency,
figures of a quarter that is filled in here, and what nobody sets for themselves.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from openpyxl.utils import get_column_letter

from kinerja.akun.jabatan import JABATAN_SENDIRI, jabatan_sendiri, menyangkut_sendiri
from kinerja.angka import tulis_angka
from kinerja.himpunan.baca_csv import baca_csv
from kinerja.himpunan.baca_xlsx import baca_buku
from kinerja.himpunan.batas import PERSIAPAN
from kinerja.himpunan.beda import BedaHimpunan
from kinerja.himpunan.galat import Galat, HimpunanDitolakError
from kinerja.himpunan.mentah import HimpunanMentah, LembarMentah, SumberError, teks_sel
from kinerja.himpunan.mesin import Mesin
from kinerja.himpunan.pemuatan import Pemuatan, sebut_kunci
from kinerja.himpunan.skema import Calon, Tabel
from kinerja.himpunan.urai import WAJIB_DIISI
from kinerja.lembar.organisasi import JABATAN
from kinerja.models import Jabatan, Pengguna, PerangkatDaerah
from laporan.data.bentuk_asing import KepalaDikenal, LembarAsing, PetaLembar, rapikan
from laporan.data.himpunan import bentuk_lembar, ringkas
from laporan.data.lengkapi import lengkapi_mentah
from laporan.perencanaan.garis_besar import garis_besar
from laporan.perencanaan.kenali import nama_lembar_csv, pastikan_dikenal
from laporan.perencanaan.lembar_sini import DI_SINI, MESIN_SINI, TAHUN_LAMPAU

GALAT_DISIMPAN = 1_000
BARIS_DITAMPILKAN = 200
"""New or changed rows that the preview lists, of each sheet."""
LaporLangkah = Callable[[int, str], None]


@dataclass(frozen=True)
class SelSalah:
    """One mistake as the page and the returned workbook show it. `alamat`: `C7`, or nothing."""

    lembar: str
    baris: int
    kolom: str
    tertulis: str
    pesan: str
    alamat: str = ""


@dataclass(frozen=True)
class LembarPratinjau:
    """What would become of one sheet. `rinci`: kind, row, then column, old, new of each field."""

    nama: str
    baru: int
    berubah: int
    tetap: int
    tersimpan: int
    rinci: list[dict[str, Any]] = field(default_factory=list)
    lebih: int = 0


@dataclass(frozen=True)
class HasilBuku:
    """What was found in an upload; plain enough to be stored."""

    galat: list[SelSalah] = field(default_factory=list)
    banyak_galat: int = 0
    garis_besar: list[str] = field(default_factory=list)
    catatan: list[SelSalah] = field(default_factory=list)
    pertanyaan: list[SelSalah] = field(default_factory=list)
    asing: list[dict[str, Any]] = field(default_factory=list)
    lembar: list[LembarPratinjau] = field(default_factory=list)
    sidik: str = ""
    baris: int = 0

    @property
    def perubahan(self) -> int:
        """Rows that would be made or changed."""
        return sum(satu.baru + satu.berubah for satu in self.lembar)

    @property
    def berubah(self) -> list[LembarPratinjau]:
        """Sheets in which something is new or changed."""
        return [satu for satu in self.lembar if satu.baru or satu.berubah]

    @property
    def tetap(self) -> list[str]:
        """Sheets that stay as they are."""
        return [satu.nama for satu in self.lembar if not (satu.baru or satu.berubah)]

    def data(self) -> dict[str, Any]:
        """As plain values that JSON can hold; `dari` reads them back."""
        return asdict(self)

    @classmethod
    def dari(cls, data: Mapping[str, Any]) -> "HasilBuku":
        """Read back what `data` gave."""
        isi = dict(data)
        for nama in ("galat", "catatan", "pertanyaan"):
            isi[nama] = [SelSalah(**satu) for satu in isi.get(nama, [])]
        isi["lembar"] = [LembarPratinjau(**satu) for satu in isi.get("lembar", [])]
        return cls(**isi)


@dataclass(frozen=True)
class Terbaca:
    """An upload as the engine takes it."""

    mentah: HimpunanMentah
    catatan: list[Galat]
    asing: list[LembarAsing]


def baca_unggahan_data(
    isi: bytes, nama: str, peta: Mapping[str, PetaLembar], pd: PerangkatDaerah
) -> Terbaca:
    """Raises SumberError, BerkasAsingError for what cannot be read at all."""
    bentuk = bentuk_lembar()
    pencari = KepalaDikenal(bentuk)
    if pastikan_dikenal(isi):
        mentah = baca_buku(isi, PERSIAPAN, pencari=pencari)
    else:
        lembar = nama_lembar_csv(nama)
        mentah = baca_csv(isi, lembar.casefold(), PERSIAPAN.baris, pencari=pencari)
        mentah.lembar[lembar.casefold()].nama_asli = lembar
    rapi = rapikan(mentah, bentuk, DI_SINI, peta)
    if not rapi.mentah.lembar and not rapi.mentah.galat:
        pesan = (
            "tidak ada lembar yang dikenali. Unduh buku kerja dari halaman ini, lalu pindahkan "
            "isinya ke lembar yang bernama sama."
        )
        rapi.mentah.galat.append(Galat("", 0, "", "", pesan))
    return Terbaca(rapi.mentah, [*rapi.catatan, *lengkapi_mentah(rapi.mentah, pd)], rapi.asing)


def pastikan_milik(mentah: HimpunanMentah, pd: PerangkatDaerah) -> None:
    """Refuse the workbook of another agency, at its code. Raises HimpunanDitolakError."""
    lembar = mentah.lembar.get("perangkat_daerah")
    lain = [
        Galat(
            "perangkat_daerah", b.nomor, "kode", kode,
            f"buku kerja ini untuk perangkat daerah lain. Kode {pd.nama} adalah “{pd.kode}”; "
            "kode tidak dapat diganti di sini.",
        )
        for b in (lembar.baris if lembar else ())
        if (kode := teks_sel(b.sel.get("kode")).strip()) and kode != pd.kode
    ]  # fmt: skip
    if lain:
        raise HimpunanDitolakError(lain)


def timbang_unggahan(
    mentah: HimpunanMentah,
    pd: PerangkatDaerah,
    *,
    oleh: Pengguna,
    tahun_kini: int,
    mesin: Mesin = MESIN_SINI,
) -> tuple[Pemuatan, BedaHimpunan]:
    """Judge everything. Raises HimpunanDitolakError with every mistake."""
    pastikan_milik(mentah, pd)
    kerja = mesin.timbang(mentah, pd)
    beda = mesin.beda(kerja)
    if lain := [*_tahun_berjalan(kerja, beda, tahun_kini), *_jabatan_sendiri(beda, kerja, oleh)]:
        raise HimpunanDitolakError(lain)
    return kerja, beda


def _calon(kerja: Pemuatan, beda: BedaHimpunan) -> Iterable[Calon]:
    for tabel, baru in beda.baru.items():
        yield from baru
        for satu in beda.ubah[tabel]:
            if (calon := kerja.calon[tabel].get(satu.kunci)) is not None and satu.medan:
                yield calon


def _tahun_berjalan(kerja: Pemuatan, beda: BedaHimpunan, tahun_kini: int) -> Iterable[Galat]:
    sudah: set[tuple[str, int]] = set()
    for calon in _calon(kerja, beda):
        baris = calon.asal
        tahun = baris["tahun"]
        tempat = (baris.lembar, baris.nomor)
        if baris.lembar in TAHUN_LAMPAU and tahun and tahun >= tahun_kini and tempat not in sudah:
            sudah.add(tempat)
            yield Galat(
                baris.lembar, baris.nomor, "tahun", str(tahun),
                f"yang dimuat di sini hanya tahun sebelum {tahun_kini}; triwulan tahun berjalan "
                "diisi, diverifikasi, dan disahkan lewat Isi Realisasi.",
            )  # fmt: skip


def _jabatan_sendiri(beda: BedaHimpunan, kerja: Pemuatan, oleh: Pengguna) -> Iterable[Galat]:
    """Nobody sets what bears on the own post, by a workbook no more than by a form."""
    if JABATAN not in beda.baru or not (beda.baru[JABATAN] or beda.ubah[JABATAN]):
        return
    if not jabatan_sendiri(oleh):
        return
    keadaan = kerja.keadaan
    for satu in beda.ubah[JABATAN]:
        atasan = keadaan.ambil(JABATAN, satu.medan["atasan"][1]) if "atasan" in satu.medan else None
        calon = Jabatan(pk=satu.objek.pk, atasan_id=atasan.pk if atasan else None)
        if medan := menyangkut_sendiri(oleh, calon, satu.medan):
            yield _di(kerja.calon[JABATAN][satu.kunci], medan)
    for baru in beda.baru[JABATAN]:
        atasan = keadaan.ambil(JABATAN, baru.nilai.get("atasan"))
        if atasan and (medan := menyangkut_sendiri(oleh, Jabatan(atasan_id=atasan.pk), ["atasan"])):
            yield _di(baru, medan)


def _di(calon: Calon, medan: str) -> Galat:
    kolom = calon.kolom.get(medan, medan)
    nilai = teks_sel(calon.asal.mentah.get(kolom))
    return Galat(calon.asal.lembar, calon.asal.nomor, kolom, nilai, JABATAN_SENDIRI)


def periksa_unggahan(
    isi: bytes,
    nama: str,
    pd: PerangkatDaerah,
    *,
    oleh: Pengguna,
    tahun_kini: int,
    peta: Mapping[str, PetaLembar],
    lapor: LaporLangkah = lambda persen, langkah: None,
) -> HasilBuku:
    """What an upload holds and would do; nothing is written.

    Raises BerkasAsingError for a file of another kind.
    """
    lapor(5, "Membaca berkas")
    try:
        terbaca = baca_unggahan_data(isi, nama, peta, pd)
    except SumberError as galat:
        return _salah([Galat("", 0, "", "", galat.pesan)], {}, [], [])
    lapor(40, "Memeriksa setiap sel")
    lembar = terbaca.mentah.lembar
    try:
        kerja, beda = timbang_unggahan(terbaca.mentah, pd, oleh=oleh, tahun_kini=tahun_kini)
    except HimpunanDitolakError as ditolak:
        return _salah(list(ditolak.galat), lembar, terbaca.catatan, terbaca.asing)
    lapor(85, "Membandingkan dengan data tersimpan")
    return HasilBuku(
        catatan=[_sel(g, {}) for g in terbaca.catatan],
        pertanyaan=[_sel(g, lembar) for g in dict.fromkeys(kerja.pertanyaan)][:GALAT_DISIMPAN],
        asing=[asdict(satu) for satu in terbaca.asing],
        lembar=_pratinjau(pd, kerja, beda),
        sidik=sidik_beda(beda),
        baris=sum(len(satu.baris) for satu in lembar.values()),
    )


def _salah(
    galat: list[Galat],
    lembar: Mapping[str, LembarMentah],
    catatan: list[Galat],
    asing: list[LembarAsing],
) -> HasilBuku:
    # What cannot be read is told once, not as empty besides.
    terbaca = {_tempat(g) for g in galat if g.pesan != WAJIB_DIISI}
    galat = [
        g for g in galat if g.pesan != WAJIB_DIISI or (g.lembar, g.baris, g.kolom) not in terbaca
    ]
    return HasilBuku(
        galat=[_sel(g, lembar) for g in galat[:GALAT_DISIMPAN]],
        banyak_galat=len(galat),
        garis_besar=list(garis_besar(galat)),
        catatan=[_sel(g, {}) for g in catatan],
        asing=[asdict(satu) for satu in asing],
    )


def _tempat(g: Galat) -> tuple[str, int, str]:
    return g.lembar, g.baris, g.kolom


def _sel(g: Galat, lembar: Mapping[str, LembarMentah]) -> SelSalah:
    ada = lembar.get(g.lembar)
    letak = ada.letak.get(g.kolom) if ada else None
    alamat = f"{get_column_letter(letak)}{g.baris}" if letak and g.baris else ""
    nama = ada.nama_asli or g.lembar if ada else g.lembar
    judul = ada.judul.get(g.kolom, g.kolom).removesuffix("*").rstrip() if ada else g.kolom
    return SelSalah(nama, g.baris, judul, g.nilai, g.pesan, alamat)


def sidik_beda(beda: BedaHimpunan) -> str:
    """A fingerprint of what would be written, so that nothing else is."""
    return sha256("\n".join(_isi_beda(beda)).encode()).hexdigest()


def _isi_beda(beda: BedaHimpunan) -> list[str]:
    baris = []
    for tabel, baru in beda.baru.items():
        nama = tabel.model._meta.label
        baris += [f"+ {nama} {c.kunci!r} {sorted(c.nilai.items())!r}" for c in baru]
        baris += [f"~ {nama} {s.kunci!r} {sorted(s.medan.items())!r}" for s in beda.ubah[tabel]]
    return baris


# -- the preview


def _pratinjau(pd: PerangkatDaerah, kerja: Pemuatan, beda: BedaHimpunan) -> list[LembarPratinjau]:
    rinci: dict[str, list[dict[str, Any]]] = {}
    for tabel, baru in beda.baru.items():
        for calon in baru:
            rinci.setdefault(calon.asal.lembar, []).append(_rinci_baru(tabel, calon))
        for satu in beda.ubah[tabel]:
            asal = kerja.calon[tabel].get(satu.kunci)
            if asal is not None and satu.medan:
                rinci.setdefault(asal.asal.lembar, []).append(
                    {
                        "jenis": "berubah",
                        "baris": asal.asal.nomor,
                        "nama": sebut_kunci(satu.kunci),
                        "medan": [
                            [asal.kolom.get(m, m), tampil(lama), tampil(kini)]
                            for m, (lama, kini) in satu.medan.items()
                        ],
                    }
                )
    return [
        LembarPratinjau(
            r.nama, r.baru, r.berubah, r.tetap, r.hanya_tersimpan,
            sorted(rinci.get(r.nama, []), key=lambda b: int(b["baris"]))[:BARIS_DITAMPILKAN],
            max(0, len(rinci.get(r.nama, [])) - BARIS_DITAMPILKAN),
        )
        for r in ringkas(pd.kode, kerja, beda, periksa=True).lembar
    ]  # fmt: skip


def _rinci_baru(tabel: Tabel, calon: Calon) -> dict[str, Any]:
    return {
        "jenis": "baru",
        "baris": calon.asal.nomor,
        "nama": sebut_kunci(calon.kunci),
        "medan": [
            [calon.kolom.get(m, m), "", tampil(isi)]
            for m, isi in calon.nilai.items()
            if isi not in (None, "") and m not in tabel.kunci and m != "urutan"
        ],
    }


def tampil(isi: Any) -> str:
    """A value as a person reads it."""
    match isi:
        case None | "":
            return ""
        case bool():
            return "ya" if isi else "tidak"
        case tuple():
            return sebut_kunci(isi)
        case _ if hasattr(isi, "as_tuple"):
            return tulis_angka(isi)
        case _:
            return str(isi)[:300]
