"""The rows of both grids as they stand on the entry page, and the plain form of each.

Written here, not in a template, for the reason that `laporan.isian.sel` gives. Their contract with
static/js/isian/: every row is a <tbody data-baris data-versi>, every shown figure a data-isi.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe

from anggaran.isian.baris import BarisBelanjaIsian, BarisSubIsian
from kinerja.angka import format_angka
from kinerja.isian.baris import BarisIndikatorIsian
from kinerja.jadwal import KeadaanJadwal
from kinerja.status import StatusRealisasi
from kinerja.templatetags.angka import tangga
from kinerja.templatetags.komponen import ikon, ikon_temuan, kriteria, status
from kinerja.uji_isian import Temuan
from laporan.isian.sel import SelIsian, aman
from laporan.isian.tampilan import BarisTampil, KeluaranLayar, LiniLayar, SubLayar

Baris = BarisIndikatorIsian | BarisSubIsian


@dataclass(frozen=True)
class PenggambarBaris:
    """What the rows of one page have in common. `tw`, `tw_lalu`: the quarters as columns say."""

    alamat: str  # of the page, with unit and quarter
    unit: int
    tw: str
    tw_lalu: str
    banyak_pita: int

    def kisi_indikator(
        self, semua: Sequence[BarisTampil], kelompok: Sequence[tuple[str, Sequence[Baris]]]
    ) -> SafeString:
        """The whole first grid: what is due, then each further group under its heading."""
        menurut = {r.b.sasaran: r for r in semua}
        bagian = []
        for judul, milik in kelompok:
            if judul:
                bagian.append(
                    '<tbody class="isian-kelompok"><tr><th colspan="7" scope="rowgroup">'
                    f"{aman(judul)}</th></tr></tbody>\n"
                )
            bagian += [self.indikator(menurut[b.sasaran]) for b in milik]
        return mark_safe("".join(bagian))

    def indikator(self, r: BarisTampil) -> SafeString:
        """One indicator: its own row, a row per variable, notes and findings."""
        b = r.b
        tunggal = r.tunggal
        iku = '<span class="lencana lencana--garis">IKU</span> ' if b.iku else ""
        isian = (
            f'<td class="isian-kolom-isian" data-label="Isian">{tunggal.html}</td>'
            if tunggal
            else '<td class="isian-kolom-isian isian-dihitung" data-label="Isian">'
            '<span class="redup">dari variabel</span></td>'
        )
        tangga_ = ""
        if r.tingkat:
            tangga_ = kriteria(b.kriteria_triwulan, tangga(r.tingkat, self.banyak_pita))
        return mark_safe(
            f"{_pembuka(b, dihitung=dihitung_layar(b))}"
            f"{self._nama(b, f'{iku}{aman(b.satuan)} ', _jadwal(b))}"
            '<td class="angka" data-label="Target"><span class="dua">'
            f'<span data-isi="target_triwulan">{aman(b.target_triwulan)}</span> '
            f'<span class="dua__bawah" data-isi="target_tahun">{aman(b.target_tahun)}</span>'
            f'</span></td>\n<td class="angka" data-label="{aman(self.tw_lalu or "TW lalu")}">'
            f'<span data-isi="triwulan_lalu">{aman(b.triwulan_lalu)}</span></td>{isian}\n'
            '<td class="angka" data-label="Realisasi"><span class="dua">'
            '<strong data-isi="realisasi" data-judul="uraian_realisasi" '
            f'title="{aman(b.uraian_realisasi)}">{aman(b.realisasi)}</strong> '
            f'<span class="dua__bawah" data-isi="kumulatif">{aman(b.kumulatif)}</span>'
            '</span></td>\n<td class="angka" data-label="Capaian"><span class="dua"><span>'
            '<span data-isi="capaian_triwulan" data-judul="uraian_capaian_triwulan" '
            f'title="{aman(b.uraian_capaian_triwulan)}">{aman(b.capaian_triwulan)}</span>'
            '</span> <span class="dua__bawah" data-isi="capaian_tahun" '
            f'data-judul="uraian_capaian_tahun" title="{aman(b.uraian_capaian_tahun)}">'
            f"{aman(b.capaian_tahun)}</span>"
            f' <span class="dua__kriteria" data-kriteria-sel="kriteria_triwulan">{tangga_}</span>'
            f'</span></td>\n<td class="baris__status" data-label="Status"><span class="dua">'
            f"{_status_indikator(b)}</span>"
            f"{_simpan(b)}</td></tr>"
            f"{'' if tunggal else ''.join(map(_variabel, r.sel, r.sumber))}"
            f"{_pesan(b, b.temuan, 7)}</tbody>\n"
        )

    def sub(self, r: SubLayar) -> SafeString:
        """One sub kegiatan; with several lines each has its own row below."""
        b = r.b
        tunggal = r.tunggal
        kode = f'<span class="utuh">{aman(b.kode)}</span>'
        return mark_safe(
            f"{_pembuka(b, dihitung=r.diharapkan)}{self._nama(b, kode)}"
            f"{_lampau(b)}{self._belanja(tunggal) if tunggal else self._jumlah(b)}{_serapan(b)}"
            f'<td class="isian-kolom-fisik" data-label="Fisik">{r.fisik.html}</td>\n'
            f'<td class="baris__status" data-label="Status">{_status(b)}{_simpan(b)}</td></tr>'
            f"{'' if tunggal else ''.join(map(self._lini, r.lini))}"
            f"{''.join(map(self._keluaran, r.keluaran))}"
            f"{_pesan(b, r.temuan, 8)}</tbody>\n"
        )

    def formulir(self, b: Baris, *, kunci: str, tanda: SafeString, terbuka: bool) -> SafeString:
        """The plain form of a row, which its cells name in their attribute `form`.

        `tanda`: the fields that every form carries (laporan/rangka/tanda_formulir.py).
        `terbuka`: its drawer is open, and is to be open again afterwards.
        """
        sasaran = aman(b.sasaran)
        laci = f"&baris={quote(b.sasaran)}" if terbuka else ""
        return mark_safe(
            f'<form id="f-{sasaran}" method="post" action="{aman(self.alamat + laci)}">'
            f"{tanda}"
            f'<input type="hidden" name="kunci" value="{aman(kunci)}">'
            '<input type="hidden" name="langkah" value="simpan">'
            f'<input type="hidden" name="sasaran" value="{sasaran}">'
            f'<input type="hidden" name="versi" value="{b.versi}" data-formulir-versi></form>\n'
        )

    def _nama(self, b: Baris, catatan: str, bawah: str = "") -> str:
        """The first cell: the name, which opens the drawer, and what stands below it."""
        laci = aman(f"{self.alamat}&baris={quote(b.sasaran)}#laci")
        unit = f" · {aman(b.unit_nama)}" if b.unit != self.unit else ""
        return (
            '<tr class="baris__utama"><th scope="row" class="baris__nama lebar">'
            f'<a class="baris__buka" href="{laci}" data-laci-buka="{aman(b.sasaran)}" '
            f'tabindex="-1">{aman(b.nama)}</a><span class="baris__catatan">{catatan}{unit}{bawah}'
            "</span></th>\n"
        )

    def _belanja(self, x: LiniLayar) -> str:
        """Both cells of a line: the quarter, and since January."""
        tw = aman(self.tw)
        return (
            f'<td class="isian-kolom-rupiah" data-label="{tw}">{x.triwulan_ini.html}</td>\n'
            f'<td class="isian-kolom-rupiah" data-label="s.d. {tw}">{x.kumulatif.html}</td>\n'
        )

    def _jumlah(self, b: BarisSubIsian) -> str:
        """The same of several lines, added up."""
        tw = aman(self.tw)
        return (
            f'<td class="angka" data-label="{tw}">'
            f'<span data-isi="triwulan_ini">{aman(b.triwulan_ini)}</span></td>\n'
            f'<td class="angka" data-label="s.d. {tw}">'
            f'<span data-isi="kumulatif">{aman(b.kumulatif)}</span></td>\n'
        )

    def _lini(self, x: LiniLayar) -> str:
        b = x.b
        return (
            f'<tr class="baris__lini" data-lini="{aman(b.sasaran)}">'
            f'<th scope="row" class="baris__nama">{aman(b.nama)} '
            f'<span class="redup utuh">{aman(b.rekening)}</span></th>\n'
            f"{_lampau(b)}{self._belanja(x)}{_serapan(b)}"
            '<td class="kosong-kolom" colspan="2"></td></tr>\n'
        )

    def _keluaran(self, x: KeluaranLayar) -> str:
        """An output in the columns of the money: target for pagu, capaian for serapan."""
        b, tw = x.b, aman(self.tw)
        ini = f'<td class="angka redup" data-label="{tw}">kumulatif</td>\n'
        sampai = (
            f'<td class="angka" data-label="s.d. {tw}"><span data-isi="kumulatif" '
            f'data-judul="uraian_kumulatif" title="{aman(b.uraian_kumulatif)}">'
            f"{aman(b.kumulatif)}</span></td>\n"
        )
        isian = '<td class="isian-kolom-rupiah" data-label="{}">{}</td>\n'
        if b.diketik_kumulatif:
            sampai = isian.format(f"s.d. {tw}", x.sel.html)
        else:
            ini = isian.format(tw, x.sel.html)
        return (
            f'<tr class="baris__lini baris__keluaran" data-lini="{aman(b.sasaran)}">'
            f'<th scope="row" class="baris__nama">{aman(b.nama)} '
            f'<span class="redup">{aman(b.satuan)} · {aman(b.sebutan)}</span></th>\n'
            '<td class="angka" data-label="Target"><span class="dua">'
            f'<span data-isi="target_tahun">{aman(b.target_tahun)}</span> '
            f'<span class="dua__bawah">{tw} '
            f'<span data-isi="target_triwulan">{aman(b.target_triwulan)}</span></span></span>'
            "</td>\n"
            '<td class="angka" data-label="s.d. TW lalu">'
            f'<span data-isi="sampai_lalu">{aman(b.sampai_lalu)}</span></td>\n'
            f"{ini}{sampai}"
            '<td class="angka" data-label="Capaian"><span data-isi="capaian" '
            f'data-judul="uraian_capaian" title="{aman(b.uraian_capaian)}">{aman(b.capaian)}'
            '</span></td>\n<td class="kosong-kolom" colspan="2"></td></tr>\n'
        )


def dihitung_layar(b: BarisIndikatorIsian) -> bool:
    """Whether the page counts a row among those to be filled: due, or already on its way."""
    if b.ditagih or b.status != StatusRealisasi.DRAF:
        return True
    return b.jadwal is KeadaanJadwal.TERBIT and b.terisi


def _jadwal(b: BarisIndikatorIsian) -> str:
    return f'<span class="baris__jadwal">{aman(b.jadwal_teks)}</span>' if b.jadwal_teks else ""


def _pembuka(b: Baris, *, dihitung: bool) -> str:
    """`dihitung`: whether the page counts the row among those to be filled."""
    hitung = " data-hitung" if dihitung else ""
    terkunci = f' data-terkunci="{aman(b.terkunci["pesan"])}"' if b.terkunci else ""
    return (
        f'<tbody class="baris baris--{b.status}" data-baris="{aman(b.sasaran)}" '
        f'data-versi="{b.versi}" data-nama="{aman(b.nama)}" '
        f'data-terisi="{"ya" if b.terisi else "tidak"}" data-status-baris="{b.status}"'
        f"{hitung}{terkunci}>"
    )


def _status(b: Baris) -> str:
    tersimpan = b.versi or b.status != StatusRealisasi.DRAF
    return f"<span data-status-sel>{status(b.status if tersimpan else '')}</span>"


def _status_indikator(b: BarisIndikatorIsian) -> str:
    """How far the figure is, with its evidence; of one that an agency keeps, that it is taken."""
    if b.jadwal is KeadaanJadwal.SUMBER:
        return '<span class="redup">diambil</span>'
    return (
        f'{_status(b)} <span class="dua__bawah">{ikon("lampiran")}'
        f'<span data-isi="bukti">{format_angka(b.bukti)}</span> bukti</span>'
    )


def _simpan(b: Baris) -> str:
    if b.terkunci:
        return ""
    return (
        ' <button class="tombol tombol--kecil tanpa-js" type="submit" '
        f'form="f-{aman(b.sasaran)}">Simpan</button>'
    )


def _variabel(sel: SelIsian, sumber: SelIsian | None) -> str:
    """The row of one variable."""
    asal = (
        f'<td class="isian-kolom-sumber" colspan="3" data-label="Sumber">{sumber.html}</td>'
        if sumber
        else '<td class="isian-kolom-sumber redup" colspan="3">jumlah bagiannya</td>'
    )
    return (
        f'<tr class="baris__variabel baris__variabel--{sel.tingkat}">'
        f'<th scope="row" class="baris__nama">{aman(sel.label)} '
        f'<span class="redup">{aman(sel.satuan)}</span></th>\n'
        '<td class="kosong-kolom" colspan="2"></td>'
        f'<td class="isian-kolom-isian" data-label="Isian">{sel.html}</td>\n{asal}</tr>\n'
    )


def _lampau(b: BarisSubIsian | BarisBelanjaIsian) -> str:
    """What a figure of spending is compared with."""
    return (
        f'<td class="angka" data-label="Pagu"><span data-isi="pagu">{aman(b.pagu)}</span></td>\n'
        '<td class="angka" data-label="s.d. TW lalu">'
        f'<span data-isi="sampai_lalu">{aman(b.sampai_lalu)}</span></td>\n'
    )


def _serapan(b: BarisSubIsian | BarisBelanjaIsian) -> str:
    return (
        '<td class="angka" data-label="Serapan"><span data-isi="serapan" '
        f'data-judul="uraian_serapan" title="{aman(b.uraian_serapan)}">{aman(b.serapan)}'
        "</span></td>\n"
    )


def _pesan(b: Baris, temuan: tuple[Temuan, ...] | list[Temuan], lebar: int) -> str:
    """What the checker wrote and what the row contradicts; hidden while there is nothing."""
    isi = ""
    if b.catatan_kembali:
        isi = (
            f'<p class="temuan temuan--kembali">{ikon("kembali")}<span>'
            f"<strong>Dikembalikan:</strong> {aman(b.catatan_kembali)}</span></p>"
        )
    for t in temuan:
        isi += (
            f'<p class="temuan temuan--{t.tingkat.value}">{ikon(ikon_temuan(t.tingkat))}'
            f"<span>{aman(t.pesan)}</span></p>"
        )
    return (
        f'<tr class="baris__pesan"{"" if isi else " hidden"}><td colspan="{lebar}">'
        f'<div class="baris__daftar" data-baris-pesan>{isi}</div></td></tr>'
    )
