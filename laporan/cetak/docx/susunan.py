"""The parts of a report in their order: cover, front matter, lists, chapters, appendices."""

from laporan.cetak.arah import bab_menyambung, menyambung
from laporan.cetak.docx.butir import Alinea, BagianHalaman
from laporan.cetak.docx.gambar import baca_citra, gambar_svg, ukuran_svg
from laporan.cetak.docx.gaya import GAYA, MENDATAR, SAMPUL, TEGAK, mm
from laporan.cetak.docx.penulis import NOMOR_BAB, Penulis
from laporan.cetak.docx.ukur import jumlah_baris
from laporan.cetak.docx.xml import bidang, bidang_word, hanya_word, lari, perintah, tanda_bidang
from laporan.cetak.html import NOMOR_JUDUL
from laporan.cetak.ruas import berjudul_baring
from laporan.dokumen.penomoran import (
    JUDUL_DAFTAR,
    daftar_gambar,
    daftar_isi,
    daftar_tabel,
    kunci_daftar,
)
from laporan.dokumen.unsur import (
    Bab,
    Bagian,
    ButirDaftar,
    DaftarOtomatis,
    JenisDaftar,
    Lambang,
    Lampiran,
    Sampul,
    romawi,
)

_KODE_DAFTAR: dict[JenisDaftar, str] = {
    "isi": 'TOC \\o "1-3" \\h \\z \\u',
    "tabel": 'TOC \\h \\z \\c "Tabel"',
    "gambar": 'TOC \\h \\z \\c "Gambar"',
}
_SUMBER = {"isi": daftar_isi, "tabel": daftar_tabel, "gambar": daftar_gambar}


class Susunan(Penulis):
    """Writes a whole report."""

    def susun(self) -> None:
        """Fill `butir`; the last section is the one that stays open in `seksi`."""
        d = self.dokumen
        self._menunggu: list[tuple[Alinea, ButirDaftar, str, str, str]] = []
        if d.sampul:
            self.seksi = BagianHalaman(SAMPUL, bingkai=True)
            self._sampul(d.sampul)
        mulai = True
        for bagian in d.bagian_depan:
            if isinstance(bagian, Bagian):
                self._buka(bagian.judul, romawi=not d.satu_nomor, mulai=mulai)
                if berjudul_baring(bagian.isi):
                    self.putar(MENDATAR)
                self._judul("JudulDepan", bagian.judul, bagian.kunci)
                self.blok_semua(bagian.isi, bagian.kunci, kembali=TEGAK)
            else:
                self._buka(JUDUL_DAFTAR[bagian.jenis], romawi=True, mulai=mulai)
                self._daftar(bagian)
            mulai = False
        bab: tuple[Bab | Lampiran, ...] = (*d.bab, *d.lampiran)
        sambung = [*bab_menyambung(d), *menyambung(d.lampiran)]
        for urutan, b in enumerate(bab):
            mulai_isi = urutan == 0 and not (d.satu_nomor and d.bagian_depan)
            self._bab(b, mulai=mulai_isi, sambung=sambung[urutan])
        self.buka_terakhir()
        if not self.butir or not isinstance(self.butir[-1], Alinea):
            self.butir.append(Alinea("Sela", tinggi_baris=20))

    def _buka(self, nama: str, *, romawi: bool, mulai: bool) -> None:
        self.tutup_seksi()
        self.nama_bagian = nama
        kepala, kaki = self.kepala_kaki(TEGAK)
        self.seksi = BagianHalaman(TEGAK, kepala, kaki, romawi, mulai)

    def _judul(self, gaya: str, teks: str, kunci: str, label: str = "") -> None:
        g = GAYA[gaya]
        baris = jumlah_baris([(f"{label} {teks}".strip(), False, False)], g, self.halaman.bidang)
        isi = self.bermarkah(lari(teks), self.markah(kunci))
        if gaya == "Heading1":  # what captions repeat; without a result it prints nothing
            isi += bidang_word(f"{NOMOR_BAB} \\h", "")
        a = Alinea(gaya, isi, baris)
        a.jangkar = (kunci,)
        self.butir.append(a)

    def _bab(self, bab: Bab | Lampiran, *, mulai: bool, sambung: bool) -> None:
        if not sambung:
            self._buka(f"{bab.label} {bab.judul}", romawi=False, mulai=mulai)
            if isinstance(bab, Lampiran) and berjudul_baring(bab.isi):
                self.putar(MENDATAR)
        if isinstance(bab, Bab):
            self.judul.bab()
            self.mulai_bab()
        gaya = "Heading1" if isinstance(bab, Bab) else "JudulLampiran"
        self._judul(gaya, bab.judul, bab.kunci, bab.label)
        if sambung and isinstance(judul := self.butir[-1], Alinea):
            judul.sebelum = 520
        self.blok_semua(bab.isi, bab.kunci, kembali=TEGAK)

    # --- Cover ------------------------------------------------------------------------

    def _sampul(self, sampul: Sampul) -> None:
        atas: list[Alinea] = []
        if sampul.lambang:
            atas.append(self._lambang(sampul.lambang))
        atas.append(self._baris_sampul("SampulPemda", sampul.pemda))
        judul = [self._baris_sampul("Title", b) for b in sampul.judul]
        bawah = [
            self._baris_sampul("SampulPD", sampul.pd),
            self._baris_sampul("SampulTahun", sampul.tahun_terbit),
        ]
        if sampul.status:
            bawah.append(self._baris_sampul("SampulStatus", sampul.status))
        atas[0].sebelum = mm(18)
        judul[0].sebelum = max(mm(20), mm(84) - sum(map(_tinggi, atas)))
        terpakai = sum(map(_tinggi, (*atas, *judul)))
        sisa = SAMPUL.isi - mm(22) - terpakai - sum(map(_tinggi, bawah))
        bawah[0].sebelum = max(mm(8), sisa)
        self.butir += [*atas, *judul, *bawah]

    def _baris_sampul(self, gaya: str, teks: str) -> Alinea:
        g = GAYA[gaya]
        return Alinea(gaya, lari(teks), jumlah_baris([(teks, False, False)], g, SAMPUL.bidang))

    def _lambang(self, lambang: Lambang) -> Alinea:
        if lambang.tipe == "image/svg+xml":
            citra, ukuran = gambar_svg(lambang.isi), ukuran_svg(lambang.isi)
            svg = self.paket.citra("svg", lambang.isi)
        else:
            citra, ukuran, svg = baca_citra(lambang.isi), None, ""
        lebar, tinggi = ukuran or (citra.lebar, citra.tinggi)
        tampil = (mm(34) * lebar // tinggi, mm(34))
        if tampil[0] > SAMPUL.bidang:
            tampil = (SAMPUL.bidang, SAMPUL.bidang * tinggi // lebar)
        isi = self.lari_gambar(citra, tampil, lambang.alt, lambang.alt, svg=svg)
        return Alinea("Gambar", isi, tinggi_gambar=tampil[1] + 60, sesudah=mm(8))

    # --- Lists of contents ------------------------------------------------------------

    def _daftar(self, daftar: DaftarOtomatis) -> None:
        judul = JUDUL_DAFTAR[daftar.jenis]
        self._judul("JudulDepan", judul, kunci_daftar(daftar.jenis))
        butir = _SUMBER[daftar.jenis](self.dokumen)
        if not butir:
            self.butir.append(Alinea("Normal", lari("Tidak ada.")))
            return
        for i, b in enumerate(butir):
            awal = "".join(
                hanya_word(x)
                for x in (
                    tanda_bidang("begin"), perintah(_KODE_DAFTAR[daftar.jenis]),
                    tanda_bidang("separate"),
                )
            ) if i == 0 else ""  # fmt: skip
            akhir = hanya_word(tanda_bidang("end")) if i == len(butir) - 1 else ""
            a = self._baris_daftar(b, daftar.jenis)
            self._menunggu.append((a, b, a.isi, awal, akhir))
            self.butir.append(a)

    def _baris_daftar(self, b: ButirDaftar, jenis: JenisDaftar) -> Alinea:
        if jenis != "isi":
            gaya, teks = "TableofFigures", f"{b.nomor} {b.teks}"
        else:
            gaya = f"TOC{min(b.tingkat, 2) + 1}"
            teks = f"{b.nomor} {b.teks}".strip()
            if b.tingkat and (cocok := NOMOR_JUDUL.match(b.teks)):
                teks = f"{cocok[1]}\t{b.teks[cocok.end() :]}"
        g = GAYA[gaya]
        polos = teks.partition("\t")[2] or teks
        baris = jumlah_baris([(f"{polos} .. 000", False, False)], g, TEGAK.bidang - g.kiri,
                             pertama=0 if "\t" in teks else -g.gantung)  # fmt: skip
        return Alinea(gaya, lari(teks), baris)

    def isi_daftar(self, halaman: dict[str, int]) -> None:
        """Write the page numbers into the lists."""
        for a, b, teks, awal, akhir in self._menunggu:
            nomor = halaman[b.kunci]
            tujuan = self.markah(b.kunci)
            isi = teks + "<w:r><w:tab/></w:r>" + _rujukan_halaman(tujuan, nomor, b.romawi)
            a.isi = (
                f'{awal}<w:hyperlink w:anchor="{tujuan}" w:history="1">{isi}</w:hyperlink>{akhir}'
            )


def _rujukan_halaman(tujuan: str, nomor: int, bukan_arab: bool) -> str:
    """The page on which a bookmark stands.

    LibreOffice writes every page reference in Arabic numbers: for the front matter it gets the
    number as text.
    """
    kode = f"PAGEREF {tujuan} \\h"
    if not bukan_arab:
        return bidang(kode, str(nomor))
    return bidang_word(kode, romawi(nomor).lower())


def _tinggi(a: Alinea) -> int:
    return a.baris * a.per_baris + sum(a.jarak)
