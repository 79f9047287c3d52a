"""PURE. Numbering, captions, contents lists, references, years, and what a template left behind."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from laporan.periksa_lkjip.angka_cetak import rapi
from laporan.periksa_lkjip.banding.urutan_daftar import periksa_urutan_daftar
from laporan.periksa_lkjip.nama import kunci_nama
from laporan.periksa_lkjip.naskah import Naskah, Tempat
from laporan.periksa_lkjip.tabel.judul import KeteranganTabel, daftar_di_naskah, pecah_judul
from laporan.periksa_lkjip.tabel.kepala import MAKS_KEPALA, baris_nomor_kolom
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_RUJUK = re.compile(r"\btabel\s+((?:[A-Z]\.)?\d+(?:\.\d+)+)\b", re.IGNORECASE)
_SISA = re.compile(
    r"\[[^\]\[]{2,120}\?\]|\[(?:nama|nip|isi|diisi|tanggal|jabatan)[^\]]{0,40}\]|\(\s*SKPD\s*\)|\(\s*tambah[^)]{4,90}\)|"
    r"^\W*ilustrasi (?:gambar|grafik|foto)\W*(?:gambar|grafik|foto)?\W*$|^[.…_]{4,}$|"
    r"\bxxx+\b|\bdiisi (?:oleh|dengan)\b|\blorem ipsum\b|\(urusan yang diampu[^)]*\)",
    re.IGNORECASE,
)
_TAHUN_LAPORAN = re.compile(
    r"\b(?:LKj?IP|LAKIP|laporan kinerja(?: instansi pemerintah)?|perjanjian kinerja|"
    r"realisasi (?:kinerja|anggaran))\b"
    r"[^.;\d]{0,60}?\btahun\s+(?:anggaran\s+)?(20\d\d)",
    re.IGNORECASE,
)

_HALAMAN = re.compile(r"\s*(?:[.…]{2,}|\t)\s*[\divxlc]*\s*$")
_LAMPAU = re.compile(r"tindak lanjut|evaluasi|sebelumnya|perbandingan|rekomendasi", re.IGNORECASE)


def periksa_susunan(
    naskah: Naskah, keterangan: Sequence[KeteranganTabel], tahun: int
) -> Iterator[TemuanLkjip]:
    """Everything about the order of the document."""
    nyata = _tanpa_isi_daftar(naskah, keterangan)
    yield from _nomor(nyata)
    yield from _daftar_tabel(naskah, nyata)
    yield from _rujukan(naskah, nyata)
    yield from _tahun(nyata, tahun)
    yield from _judul(naskah)
    yield from _nomor_kolom(naskah, nyata)
    yield from periksa_urutan_daftar(naskah, nyata)
    for alinea in naskah.alinea():
        for m in _SISA.finditer(rapi(alinea.teks)):
            yield TemuanLkjip(
                "PL55", TingkatTemuan.CATATAN,
                f'Petunjuk pengisian atau bagian yang belum diisi tertinggal: "{m[0][:100]}".',
                alinea.tempat, tercetak=m[0][:100], penyebab="Sisa templat",
                kutipan=rapi(alinea.teks)[:300],
            )  # fmt: skip


def _tanpa_isi_daftar(
    naskah: Naskah, keterangan: Sequence[KeteranganTabel]
) -> list[KeteranganTabel]:
    """Captions of the text, less the lines of a list of tables."""
    daftar = {a.tempat for _, baris in daftar_di_naskah(naskah) for a in baris}
    return [k for k in keterangan if k.tempat not in daftar]


def _nomor(nyata: Sequence[KeteranganTabel]) -> Iterator[TemuanLkjip]:
    ada: dict[str, KeteranganTabel] = {}
    for k in nyata:
        lama = ada.get(k.nomor)
        if (
            lama is not None
            and kunci_nama(lama.judul) != kunci_nama(k.judul)
            and "lanjutan" not in k.judul.lower()
        ):
            yield _temuan("PL50", TingkatTemuan.PERINGATAN, k.tempat, k.nomor,
                          f'Nomor Tabel {k.nomor} dipakai dua kali: "{lama.judul[:80]}" dan '
                          f'"{k.judul[:80]}".',
                          "Nomor ganda")  # fmt: skip
        ada.setdefault(k.nomor, k)
    seri: dict[str, list[int]] = {}
    for nomor in ada:
        awal, _, akhir = nomor.rpartition(".")
        if akhir.isdecimal() and len(akhir) <= 2:
            seri.setdefault(awal, []).append(int(akhir))
    for awal, angka in seri.items():
        for hilang in sorted(set(range(1, max(angka))) - set(angka))[:5]:
            nomor = f"{awal}.{hilang}" if awal else str(hilang)
            sesudah = ada[
                f"{awal}.{min(a for a in angka if a > hilang)}"
                if awal
                else str(min(a for a in angka if a > hilang))
            ]
            yield _temuan("PL51", TingkatTemuan.CATATAN, sesudah.tempat, nomor,
                          f"Tabel {nomor} tidak ada; penomoran melompat ke Tabel {sesudah.nomor}.",
                          "Nomor terlewat")  # fmt: skip


def _daftar_tabel(naskah: Naskah, nyata: Sequence[KeteranganTabel]) -> Iterator[TemuanLkjip]:
    menurut = {k.nomor: k for k in nyata}
    for nama, baris in daftar_di_naskah(naskah):
        if "tabel" not in nama:
            continue
        tercantum: dict[str, tuple[str, Tempat]] = {}
        for a in baris:
            for satu in a.teks.splitlines():
                nomor, judul = pecah_judul(_HALAMAN.sub("", satu))
                if nomor:
                    tercantum[nomor] = (judul, a.tempat)
        if len(tercantum) < 2:
            continue
        for nomor, k in menurut.items():
            if nomor not in tercantum:
                yield _temuan("PL52", TingkatTemuan.CATATAN, k.tempat, nomor,
                              f"Tabel {nomor} tidak tercantum pada daftar tabel.",
                              "Daftar belum diperbarui")  # fmt: skip
        for nomor, (judul, tempat) in tercantum.items():
            if nomor not in menurut:
                yield _temuan("PL52", TingkatTemuan.CATATAN, tempat, nomor,
                              f"Daftar tabel mencantumkan Tabel {nomor}, yang tidak ada di "
                              f"dalam laporan.",
                              "Daftar belum diperbarui")  # fmt: skip
            elif judul and _beda(judul, menurut[nomor].judul):
                yield _temuan("PL53", TingkatTemuan.CATATAN, tempat, nomor,
                              f'Judul Tabel {nomor} pada daftar, "{judul[:80]}", berbeda '
                              f'dengan judulnya, '
                              f'"{menurut[nomor].judul[:80]}".',
                              "Daftar belum diperbarui")  # fmt: skip


def _judul(naskah: Naskah) -> Iterator[TemuanLkjip]:
    """Headings `A.1`, `A.2`, … of which one is missing or stands twice."""
    if not naskah.bertanda:
        return
    lalu: dict[str, int] = {}
    ada: dict[str, str] = {}
    for alinea in naskah.alinea():
        if re.match(r"BAB\s+[IVX]+", rapi(alinea.teks), re.IGNORECASE):
            lalu, ada = {}, {}
        cocok = re.match(r"([A-H])\.\s?(\d{1,2})\.?\s", rapi(alinea.teks))
        if cocok is None or not alinea.tingkat:
            continue
        huruf, nomor = cocok[1], int(cocok[2])
        isi = rapi(alinea.teks)[cocok.end() :]
        lama = ada.setdefault(f"{huruf}.{nomor}", isi)
        if kunci_nama(lama) != kunci_nama(isi):
            yield TemuanLkjip(
                "PL57", TingkatTemuan.CATATAN,
                f'Nomor judul {huruf}.{nomor} dipakai dua kali: "{lama[:80]}" dan "{isi[:80]}".',
                alinea.tempat, tercetak=f"{huruf}.{nomor}", penyebab="Nomor ganda",
            )  # fmt: skip
        if nomor > lalu.get(huruf, 0) + 1:
            harap = f"{huruf}.{lalu.get(huruf, 0) + 1}"
            yield TemuanLkjip(
                "PL57", TingkatTemuan.CATATAN,
                f'Penomoran judul melompat: sebelum "{rapi(alinea.teks)[:80]}" tidak ada {harap}.',
                alinea.tempat, tercetak=f"{huruf}.{nomor}", seharusnya=harap,
                penyebab="Nomor terlewat",
            )  # fmt: skip
        lalu[huruf] = max(nomor, lalu.get(huruf, 0))


def _nomor_kolom(naskah: Naskah, nyata: Sequence[KeteranganTabel]) -> Iterator[TemuanLkjip]:
    """A row `1 2 3 … 7 9` that numbers the columns and leaves one out."""
    for tabel in naskah.tabel():
        for baris in tabel.baris[:MAKS_KEPALA]:
            if len(baris.sel) < 5 or not baris_nomor_kolom(baris.sel):
                continue
            angka = sorted({int(s) for x in baris.sel if (s := rapi(x).strip("()")).isdecimal()})
            hilang = sorted(set(range(1, angka[-1])) - set(angka)) if angka else []
            if hilang:
                lewat = [k for k in nyata if k.tempat.urutan <= tabel.tempat.urutan]
                nomor = lewat[-1].nomor if lewat else ""
                yield _temuan("PL63", TingkatTemuan.CATATAN, baris.tempat, nomor,
                              f"Baris nomor kolom melompati {hilang[0]}: "
                              f"{' '.join(map(str, angka))}.", "Nomor terlewat")  # fmt: skip


def _beda(a: str, b: str) -> bool:
    x, y = kunci_nama(a), kunci_nama(b)
    if not x or not y or x in y or y in x:
        return False
    return SequenceMatcher(None, x, y, autojunk=False).ratio() < 0.7


def _rujukan(naskah: Naskah, nyata: Sequence[KeteranganTabel]) -> Iterator[TemuanLkjip]:
    ada = {k.nomor.lower() for k in nyata}
    if len(ada) < 3:
        return
    for alinea in naskah.alinea():
        teks = rapi(alinea.teks)
        if pecah_judul(teks)[0]:
            continue
        for m in _RUJUK.finditer(teks):
            if m[1].lower() not in ada:
                yield _temuan("PL54", TingkatTemuan.PERINGATAN, alinea.tempat, m[1],
                              f"Kalimat merujuk Tabel {m[1]}, yang tidak ada di dalam laporan.",
                              "Nomor berubah",
                              teks[max(0, m.start() - 120) : m.end() + 120])  # fmt: skip


def _tahun(nyata: Sequence[KeteranganTabel], tahun: int) -> Iterator[TemuanLkjip]:
    """A caption that still carries last year's number."""
    for k in nyata:
        tahun_judul = set(re.findall(r"\b(20\d\d)\b", k.judul))
        if (
            tahun
            and tahun_judul == {str(tahun - 1)}
            and _TAHUN_LAPORAN.search(k.judul)
            and not _LAMPAU.search(k.judul)
        ):
            yield _temuan("PL56", TingkatTemuan.PERINGATAN, k.tempat, k.nomor,
                          f'Judul Tabel {k.nomor} menyebut tahun {tahun - 1}, sedangkan '
                          f'laporan ini tentang tahun {tahun}: '
                          f'"{k.judul[:100]}".', "Salinan laporan tahun sebelumnya")  # fmt: skip


def _temuan(
    kode: str,
    tingkat: TingkatTemuan,
    tempat: Tempat,
    nomor: str,
    pesan: str,
    penyebab: str,
    kutipan: str = "",
) -> TemuanLkjip:
    return TemuanLkjip(
        kode,
        tingkat,
        pesan,
        tempat,
        nomor,
        tercetak=f"Tabel {nomor}",
        penyebab=penyebab,
        kutipan=kutipan,
    )
