"""From the nodes of a report to the body of the Word file."""

from dataclasses import replace
from functools import singledispatchmethod

from laporan.cetak.aksara import tercetak
from laporan.cetak.alir import Tempat
from laporan.cetak.docx.butir import Alinea, BagianHalaman, BarisTabel, Butir, TabelWord
from laporan.cetak.docx.gambar import CitraDocx, citra_penulis, gambar_svg, ukuran_svg
from laporan.cetak.docx.gaya import (
    DAFTAR_PERTAMA,
    GAYA,
    INDEN_DAFTAR,
    MENDATAR,
    NOMOR_JUDUL,
    SANS,
    TEGAK,
    Halaman,
    mm,
)
from laporan.cetak.docx.judul import PenomorJudul
from laporan.cetak.docx.paket import Paket
from laporan.cetak.docx.tabel import awal_tabel, baris_sel, sel_xml, tabel_word, tersambung
from laporan.cetak.docx.ukur import Ruas, jumlah_baris, lebar_teks
from laporan.cetak.docx.xml import TEBAL, akar, atribut, bidang, bidang_word, elemen, lari
from laporan.dokumen.unsur import (
    Blok,
    BlokTandaTangan,
    Daftar,
    Dokumen,
    Gambar,
    GantiBaris,
    GantiHalaman,
    Isi,
    Judul,
    Mendatar,
    Paragraf,
    Penandatangan,
    Rujukan,
    Tabel,
    Teks,
    larik,
)

EMU = 635
NOMOR_BAB = "SEQ Bab"
"""The sequence of chapters."""
_TITIK = 15  # a dot of a screen, 1/96 inch
_GAYA_PARAGRAF = {
    "biasa": "Normal", "tengah": "Tengah", "kanan": "Kanan", "rumus": "Rumus", "kecil": "Kecil",
}  # fmt: skip
_TINGGI_GAMBAR = {TEGAK: mm(205), MENDATAR: mm(145)}


class Penulis:
    """Writes blocks into `butir`; keeps what must be unique in the file."""

    def __init__(self, dokumen: Dokumen, paket: Paket) -> None:
        self.dokumen = dokumen
        self.paket = paket
        self.butir: list[Butir] = []
        self.daftar: list[tuple[str, int, int]] = []
        self.seksi = BagianHalaman(TEGAK)
        self.judul = PenomorJudul()
        self.rentang: dict[Tempat, tuple[Blok, int, int]] = {}
        self._id = 0
        self._markah: dict[str, str] = {}
        self._awal_seksi = 0
        self._urut: dict[str, int] = {}
        self._kedalaman = 0
        self.nama_bagian = ""
        self._kepala: dict[tuple[str, Halaman], str] = {}
        self._kaki_halaman: dict[Halaman, str] = {}

    # --- Sections ---------------------------------------------------------------------

    def tutup_seksi(self) -> None:
        """End the running section here, if anything stands in it."""
        if len(self.butir) == self._awal_seksi:
            return
        akhir = self.butir[-1]
        if not isinstance(akhir, Alinea):
            akhir = Alinea("Sela", tinggi_baris=20)
            self.butir.append(akhir)
        elif akhir.gaya == "Sela":
            akhir.tinggi_baris = 20
        akhir.seksi = self.seksi
        self._awal_seksi = len(self.butir)
        # Only the first section of a numbering starts it.
        self.seksi = replace(self.seksi, mulai=False)

    def buka_terakhir(self) -> None:
        """Nothing stands in the running section: the one before is the last, no empty page."""
        akhir = self.butir[-1] if self.butir else None
        if len(self.butir) == self._awal_seksi and isinstance(akhir, Alinea) and akhir.seksi:
            self.seksi, akhir.seksi = akhir.seksi, None

    @property
    def halaman(self) -> Halaman:
        """The page that is being written on."""
        return self.seksi.halaman

    # --- Anchors and fields -----------------------------------------------------------

    def id_baru(self) -> int:
        """A number unique in the file."""
        self._id += 1
        return self._id

    def markah(self, kunci: str, awalan: str = "_Toc") -> str:
        """The bookmark of a key."""
        if (nama := self._markah.get(awalan + kunci)) is None:
            nama = f"{awalan}{len(self._markah) + 1:08d}"
            self._markah[awalan + kunci] = nama
        return nama

    def bermarkah(self, isi: str, nama: str) -> str:
        """Runs between the ends of a bookmark."""
        nomor = self.id_baru()
        return (
            f'<w:bookmarkStart w:id="{nomor}" w:name="{nama}"/>{isi}<w:bookmarkEnd w:id="{nomor}"/>'
        )

    def isi(self, isi: Isi) -> str:
        """Inline content as runs."""
        hasil = []
        for p in larik(isi):
            match p:
                case GantiBaris():
                    hasil.append("<w:r><w:br/></w:r>")
                case Rujukan(kunci, teks):
                    hasil.append(self._rujukan(kunci, teks))
                case Teks(teks, tebal, miring):
                    hasil.append(lari(teks, tebal=tebal, miring=miring))
        return "".join(hasil)

    def _rujukan(self, kunci: str, teks: str) -> str:
        """A link; to a table or figure also a field that follows its number.

        LibreOffice keeps the text: it expands a reference before it has counted the sequence.
        """
        if not teks.startswith(("Tabel ", "Gambar ")):
            return (
                f'<w:hyperlink w:anchor="{self.markah(kunci)}" w:history="1">'
                f"{lari(teks)}</w:hyperlink>"
            )
        nama = self.markah(kunci, "_Ref")
        isi = bidang_word(f"REF {nama} \\h \\* MERGEFORMAT", teks)
        return f'<w:hyperlink w:anchor="{nama}" w:history="1">{isi}</w:hyperlink>'

    def alinea(self, gaya: str, isi: Isi, *, kiri: int | None = None, **sifat: str) -> Alinea:
        """A paragraph of inline content."""
        g = GAYA[gaya]
        bidang_teks = self.halaman.bidang - (g.kiri if kiri is None else kiri)
        return Alinea(gaya, self.isi(isi), jumlah_baris(ruas(isi), g, bidang_teks), sifat)

    # --- Blocks -----------------------------------------------------------------------

    def blok_semua(
        self, blok: tuple[Blok, ...], bagian: str = "", *, kembali: Halaman | None = None
    ) -> None:
        """Write blocks; neighbouring wide tables and figures share landscape pages. `kembali`: the
        page that others stand on, if not that of the heading.
        """
        biasa = kembali or self.halaman
        for n, b in enumerate(blok):
            lebar = isinstance(b, Mendatar) or (isinstance(b, Tabel | Gambar) and b.lebar)
            if lebar != (self.halaman is MENDATAR) and biasa is TEGAK:
                self.tutup_seksi()
                self.putar(MENDATAR if lebar else TEGAK)
            awal = len(self.butir)
            self.blok(b)
            if bagian:
                self.rentang[bagian, n] = b, awal, len(self.butir)
        if self.halaman is not biasa:
            self.tutup_seksi()
            self.putar(biasa)

    def putar(self, halaman: Halaman) -> None:
        """Go on with pages of this size; what stands before is closed already."""
        kepala, kaki = self.kepala_kaki(halaman)
        self.seksi = replace(self.seksi, halaman=halaman, kepala=kepala, kaki=kaki)

    def kepala_kaki(self, halaman: Halaman) -> tuple[str, str]:
        """Relationship ids of the running header of this part and of the footer."""
        d = self.dokumen
        kunci = (self.nama_bagian, halaman)
        if kunci not in self._kepala:
            nama_satu_baris = self.nama_bagian.partition("\n")[0]  # the heading says the rest
            isi = _kepala_berjalan(d.kepala or d.judul, nama_satu_baris, halaman)
            nama = f"header{len(self._kepala) + 1}.xml"
            self._kepala[kunci] = self.paket.tambah("header", nama, isi)
        if halaman not in self._kaki_halaman:
            nama = f"footer{len(self._kaki_halaman) + 1}.xml"
            isi = _kaki_berjalan(d.pd, halaman)
            self._kaki_halaman[halaman] = self.paket.tambah("footer", nama, isi)
        return self._kepala[kunci], self._kaki_halaman[halaman]

    @singledispatchmethod
    def blok(self, blok: Blok) -> None:
        """Write one block."""
        raise TypeError(f"Simpul tak dikenal: {type(blok).__name__}")

    @blok.register
    def _(self, judul: Judul) -> None:
        tingkat = min(judul.tingkat, 4)
        urutan, _, teks = self.judul.pisah(judul.teks, tingkat)
        gaya = f"Heading{tingkat + 1}"
        g = GAYA[gaya]
        sifat: dict[str, str] = {}
        if urutan is not None and urutan != tingkat:
            sifat["numPr"] = _nomor(NOMOR_JUDUL, urutan)
            kiri = 624 if urutan in (2, 4) else 454
            sifat["ind"] = elemen("ind", left=kiri, hanging=kiri)
        elif urutan is None and g.nomor:
            sifat["numPr"] = _nomor(0, 0)
            sifat["ind"] = elemen("ind", left=0, firstLine=0)
            teks, kiri = judul.teks, 0
        else:
            kiri = g.kiri
        baris = jumlah_baris([(teks, False, False)], g, self.halaman.bidang - kiri)
        a = Alinea(gaya, self.bermarkah(lari(teks), self.markah(judul.kunci)), baris, sifat)
        a.jangkar = (judul.kunci,)
        if self.butir and isinstance(s := self.butir[-1], Alinea) and s.gaya.startswith("Heading"):
            a.sebelum = 0
        self.butir.append(a)

    @blok.register
    def _(self, paragraf: Paragraf) -> None:
        self.butir.append(self.alinea(_GAYA_PARAGRAF[paragraf.gaya], paragraf.isi))

    @blok.register
    def _(self, daftar: Daftar) -> None:
        jenis = daftar.penomor if daftar.bernomor else "-"
        dalam = min(self._kedalaman, 8)
        self.daftar.append((jenis, dalam, daftar.mulai if daftar.bernomor else 1))
        nomor = DAFTAR_PERTAMA + len(self.daftar) - 1
        gaya = "ListNumber" if daftar.bernomor else "ListBullet"
        kiri = INDEN_DAFTAR * (dalam + 1)
        # The line that announces a list stays on the page of its first item.
        if self.butir and isinstance(s := self.butir[-1], Alinea) and s.baris <= 3:
            s.sambung = True
        for butir in daftar.butir:
            a = self.alinea(gaya, butir.isi, kiri=kiri)
            a.sifat = {"numPr": _nomor(nomor, dalam)}
            self.butir.append(a)
            self._kedalaman += 1
            for anak in butir.anak:
                if isinstance(anak, Paragraf):
                    b = self.alinea("ListContinue", anak.isi, kiri=kiri)
                    b.sifat = {"ind": elemen("ind", left=kiri)}
                    self.butir.append(b)
                else:
                    self.blok_semua((anak,))
            self._kedalaman -= 1
        if not self._kedalaman and isinstance(akhir := self.butir[-1], Alinea):
            akhir.sesudah = max(akhir.jarak[1], GAYA["Normal"].sesudah)

    @blok.register
    def _(self, mendatar: Mendatar) -> None:
        for b in mendatar.isi:
            self.blok(b)

    @blok.register
    def _(self, _ganti: GantiHalaman) -> None:
        self.butir.append(Alinea("Sela", tinggi_baris=20, halaman_baru=True))

    # --- Captioned blocks -------------------------------------------------------------

    def _label(self, jenis: str, nomor: str, kunci: str) -> str:
        """ "Tabel 3.2": chapter and figure are sequence fields, between the ends of a bookmark.

        The chapters' own sequence is counted, unseen, in their headings; STYLEREF would repeat
        their Roman number. Word starts the other again at every chapter; LibreOffice is told where.
        """
        awalan, titik, urut = nomor.rpartition(".")
        bab = lari(f"{awalan}{titik}", tebal=True)
        if awalan.isdigit():
            setiap = ("\\c", f"\\r {awalan}")  # repeat the chapter's; LibreOffice is told which
            bab = bidang(f"{NOMOR_BAB} \\* ARABIC", awalan, rpr=TEBAL, kode_lain=setiap)
            bab += lari(titik, tebal=True)
        bersambung = awalan in ("L", "R")  # one sequence through several parts
        kunci_urut = jenis + (awalan if bersambung else "")
        pertama = self._urut.get(kunci_urut, 0) == 0
        self._urut[kunci_urut] = 1
        ulang = "\\r 1" if pertama else ""
        if bersambung:
            medan = bidang(f"SEQ {jenis} \\* ARABIC {ulang}".rstrip(), urut, rpr=TEBAL)
        else:
            medan = bidang(f"SEQ {jenis} \\* ARABIC", urut, rpr=TEBAL, kode_lain=("\\s 1", ulang))
        isi = lari(f"{jenis} ", tebal=True) + bab + medan
        return self.bermarkah(isi, self.markah(kunci, "_Ref"))

    def mulai_bab(self) -> None:
        """Tables and figures of a chapter count from one."""
        self._urut = {k: v for k, v in self._urut.items() if k[-1] in "LR"}

    def _keterangan(self, gaya: str, jenis: str, blok: Tabel | Gambar) -> Alinea:
        g = GAYA[gaya]
        penuh = f"{blok.label} {blok.judul}".strip()
        baris = jumlah_baris([(penuh, False, False)], g, self.halaman.bidang)
        isi = lari(blok.judul)
        if blok.nomor:
            isi = self._label(jenis, blok.nomor, blok.kunci) + lari(f" {blok.judul}")
        isi = self.bermarkah(isi, self.markah(blok.kunci))
        return Alinea(gaya, isi, baris, jangkar=(blok.kunci,))

    def _kaki(self, blok: Tabel | Gambar, *, tengah: bool) -> None:
        teks: list[Isi] = [*blok.catatan]
        if blok.sumber:
            teks.append(f"Sumber: {blok.sumber}")
        for i, isi in enumerate(teks):
            a = self.alinea("Catatan", isi)
            if tengah:
                a.sifat = {"jc": elemen("jc", val="center")}
            if i == 0:
                a.sebelum = 60
            if i == len(teks) - 1:
                a.sesudah = 260
            self.butir.append(a)

    @blok.register
    def _(self, tabel: Tabel) -> None:
        self.butir.append(self._keterangan("Caption", "Tabel", tabel))
        if not tabel.baris:
            self._tanpa_baris(tabel)
            return
        self.butir.append(tabel_word(tabel, bidang=self.halaman.bidang))
        if tabel.catatan or tabel.sumber:
            self._kaki(tabel, tengah=False)
        else:
            self.butir.append(Alinea("Sela"))

    def _tanpa_baris(self, tabel: Tabel) -> None:
        """One sentence in place of rows."""
        a = self.alinea("Normal", tabel.kosong)
        a.sesudah = 260
        self.butir.append(a)
        if tabel.catatan or tabel.sumber:
            a.sesudah, a.sambung = 30, True
            self._kaki(tabel, tengah=False)

    @blok.register
    def _(self, gambar: Gambar) -> None:
        bidang_gambar, paling_tinggi = self.halaman.bidang, _TINGGI_GAMBAR[self.halaman]
        if citra := citra_penulis(gambar.svg):
            svg, lebar, tinggi = "", citra.lebar, citra.tinggi
            bidang_gambar = min(bidang_gambar, lebar * _TITIK)  # never enlarged
        else:
            asal = tercetak(gambar.svg).encode()
            citra = gambar_svg(asal)
            svg = self.paket.citra("svg", asal)
            lebar, tinggi = ukuran_svg(asal) or (citra.lebar, citra.tinggi)
        ukuran = (bidang_gambar, max(1, bidang_gambar * tinggi // lebar))
        if ukuran[1] > paling_tinggi:
            ukuran = (max(1, paling_tinggi * lebar // tinggi), paling_tinggi)
        a = Alinea("Gambar", self.lari_gambar(citra, ukuran, gambar.judul, gambar.alt, svg=svg))
        a.tinggi_gambar = ukuran[1] + 60
        self.butir.append(a)
        keterangan = self._keterangan("KeteranganGambar", "Gambar", gambar)
        ada_kaki = bool(gambar.catatan or gambar.sumber)
        if ada_kaki:
            keterangan.sesudah, keterangan.sambung = 30, True
        self.butir.append(keterangan)
        self._kaki(gambar, tengah=True)

    def lari_gambar(
        self, citra: CitraDocx, ukuran: tuple[int, int], judul: str, alt: str, *, svg: str = ""
    ) -> str:
        """An inline picture, `ukuran` in twentieths of a point."""
        rid = self.paket.citra(citra.akhiran, citra.isi)
        lebar, tinggi = ukuran[0] * EMU, ukuran[1] * EMU
        nomor = self.id_baru()
        vektor = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            f'<asvg:svgBlip r:embed="{svg}"/></a:ext></a:extLst>'
            if svg
            else ""
        )
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{lebar}" cy="{tinggi}"/>'
            f'<wp:docPr id="{nomor}" name="Gambar {nomor}" descr={atribut(alt)} '
            f"title={atribut(judul)}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            "</wp:cNvGraphicFramePr><a:graphic>"
            '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{nomor}" name="Gambar {nomor}"/>'
            f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{rid}">{vektor}</a:blip>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
            f'<a:off x="0" y="0"/><a:ext cx="{lebar}" cy="{tinggi}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    # --- Signatures -------------------------------------------------------------------

    @blok.register
    def _(self, blok: BlokTandaTangan) -> None:
        satu = mm(74)
        lebar = [satu, self.halaman.bidang - 2 * satu, satu]
        kosong = f"<w:p><w:pPr>{elemen('pStyle', val='Pihak')}</w:pPr></w:p>"
        isi = ["", "", ""]
        tinggi = 0
        for letak, pihak in zip((0, 2) if len(blok.pihak) > 1 else (2,), blok.pihak, strict=False):
            tempat = blok.tempat_tanggal if pihak is blok.pihak[-1] else ""
            alinea = _penandatangan(pihak, tempat)
            isi[letak] = "".join(a.xml() for a in alinea)
            tinggi = max(tinggi, sum(a.baris * a.per_baris + sum(a.jarak) for a in alinea))
        sel = [sel_xml(i or kosong, n) for i, n in zip(isi, lebar, strict=True)]
        baris = BarisTabel(baris_sel(sel), tinggi)
        self._sambungkan()
        self.butir.append(Alinea("Sela", sambung=True))
        self.butir.append(TabelWord(awal_tabel("TabelTandaTangan", lebar), [], [baris]))
        self.butir.append(Alinea("Sela"))

    def _sambungkan(self) -> None:
        """Signatures never stand alone on a page: what they close ends on it."""
        awal = self._awal_seksi
        if len(self.butir) > awal and isinstance(a := self.butir[-1], Alinea):
            a.sambung = True
            if a.gaya == "Sela" and len(self.butir) > awal + 1:
                lalu = self.butir[-2]
                if isinstance(lalu, TabelWord) and lalu.baris:
                    self.butir[-2] = tersambung(lalu)


_GARIS_ISIAN = "." * 40


def _penandatangan(pihak: Penandatangan, tempat_tanggal: str) -> list[Alinea]:
    bidang_teks = mm(74) - 216

    def baris(teks: str, *, tebal: bool = False) -> Alinea:
        n = jumlah_baris([(teks, tebal, False)], GAYA["Pihak"], bidang_teks)
        return Alinea("Pihak", lari(teks, tebal=tebal), n)

    status = lari(pihak.status, miring=True, huruf=SANS, rpr='<w:sz w:val="17"/>')
    hasil = [
        baris(tempat_tanggal),
        baris(pihak.jabatan, tebal=True),
        Alinea("Pihak", status, sebelum=mm(7), sesudah=mm(8)),
    ]
    if pihak.nama:
        hasil.append(Alinea("Pihak", lari(pihak.nama, tebal=True, rpr='<w:u w:val="single"/>')))
    hasil += [baris(f"{label} {_GARIS_ISIAN}") for label in pihak.garis]
    hasil += [baris(pihak.pangkat)] if pihak.pangkat else []
    hasil += [baris(f"NIP {pihak.nip}")] if pihak.nip else []
    hasil[-1].sambung = False
    return hasil


def _garis(sisi: str) -> str:
    return f"<w:pBdr>{elemen(sisi, val='single', sz=4, space=4, color='8B939B')}</w:pBdr>"


def _kepala_berjalan(kiri: str, kanan: str, halaman: Halaman) -> str:
    """The report at the left, its part at the right; below each other where both do not fit."""
    g = GAYA["Header"]
    tab = f"<w:tabs>{elemen('tab', val='right', pos=halaman.bidang)}</w:tabs>"
    muat = lebar_teks(kiri, g) + lebar_teks(kanan, g) + 240 <= halaman.bidang
    baris = [lari(kiri) + "<w:r><w:tab/></w:r>" + lari(kanan)]
    if not muat:
        baris = [lari(kiri), "<w:r><w:tab/></w:r>" + lari(kanan)]
    alinea = [Alinea("Header", b, sifat={"tabs": tab}) for b in baris]
    alinea[-1].sifat["pBdr"] = _garis("bottom")
    return akar("w:hdr", "".join(a.xml() for a in alinea))


def _kaki_berjalan(kiri: str, halaman: Halaman) -> str:
    tab = f"<w:tabs>{elemen('tab', val='right', pos=halaman.bidang)}</w:tabs>"
    nomor = bidang("PAGE", "1", rpr=f'{TEBAL}<w:sz w:val="18"/>')
    isi = lari(kiri) + "<w:r><w:tab/></w:r>" + nomor
    return akar("w:ftr", Alinea("Footer", isi, sifat={"pBdr": _garis("top"), "tabs": tab}).xml())


def _nomor(nomor: int, tingkat: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{nomor}"/></w:numPr>'


def ruas(isi: Isi) -> list[Ruas]:
    """Inline content as measured text."""
    hasil: list[Ruas] = []
    for p in larik(isi):
        match p:
            case GantiBaris():
                hasil.append(("\n", False, False))
            case Rujukan(_, teks):
                hasil.append((teks, False, False))
            case Teks(teks, tebal, miring):
                hasil.append((teks, tebal, miring))
    return hasil
