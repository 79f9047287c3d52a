"""The cards of the drawn tree as they stand on its page.

Written here, not in a template: a thousand cards in a template take half of the page's time. Their
contract with static/js/pohon/: every card is an <li class="kp" id data-induk data-tingkat>; of a
large tree also what its links are written from, data-kode, data-tujuan, data-berkondisi.
"""

from collections.abc import Iterable, Sequence
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from laporan.perencanaan.pohon.kartu import IndikatorKartu, KartuPohon
from laporan.perencanaan.pohon.tautan import TautanKartu


class PenggambarKartu:
    """`besar`: a tree whose lower levels begin folded, and whose links the script writes."""

    def __init__(self, *, besar: bool) -> None:
        self.besar = besar
        self._indikator = reverse("indikator", args=[0]).removesuffix("0/")

    def semua(self, kartu: Iterable[tuple[KartuPohon, int, Sequence[TautanKartu]]]) -> SafeString:
        """Cards with the number of those below each, and their links."""
        return mark_safe("\n".join(self.kartu(k, anak, tautan) for k, anak, tautan in kartu))

    def kartu(self, k: KartuPohon, anak: int, tautan: Sequence[TautanKartu]) -> str:
        """One card."""
        kelas = [f"kp kp--{k.tingkat}"]
        kelas += ["kp--konteks"] if k.nama_saja else []
        kelas += ["kp--kondisi"] if k.kode_anak else []
        kelas += ["kp--nanti"] if self.besar and k.tingkat > 2 else []
        sifat = [f'id="{escape(k.kunci)}" data-induk="{escape(k.induk)}"']
        sifat.append(f'data-tingkat="{k.tingkat}" data-unit="{escape(k.unit)}" data-anak="{anak}"')
        sifat += ["data-merah"] if k.merah else []
        if self.besar:
            kode, tujuan = escape(k.kode_anak or k.kode), escape(k.kode_tujuan)
            sifat.append(f'data-kode="{kode}" data-tujuan="{tujuan}"')
            sifat += ["data-berkondisi"] if k.atas else []
        kode = f' <span class="kp__kode">{escape(k.kode)}</span>' if k.kode else ""
        isi = [
            f'<li class="{" ".join(kelas)}" {" ".join(sifat)}>',
            f'<p class="kp__label">{escape(k.label)}{kode}</p>',
            f'<p class="kp__teks">{escape(k.teks)}</p>',
            self._daftar_indikator(k),
        ]
        if k.penanggung_jawab:
            isi.append(f'<p class="kp__pj">{escape(k.penanggung_jawab)}</p>')
        if k.anggaran:
            serapan = f" · serapan {escape(k.serapan)}" if k.serapan else ""
            isi.append(f'<p class="kp__uang">{escape(k.anggaran)}{serapan}</p>')
        if k.lintas:
            isi.append(f'<p class="kp__lintas">Crosscutting: {escape("; ".join(k.lintas))}</p>')
        if tautan and not k.nama_saja:
            isi.append(aksi_html(tautan))
        isi.append("</li>")
        return "".join(isi)

    def _daftar_indikator(self, k: KartuPohon) -> str:
        if k.indikator:
            return f'<ul class="kp__indikator">{"".join(map(self._satu, k.indikator))}</ul>'
        if not k.nama_saja and k.jenis == "sasaran":
            return '<p class="kp__kosong">Belum ada indikator.</p>'
        return ""

    def _satu(self, i: IndikatorKartu) -> str:
        iku = ' <span class="kp__iku">IKU</span>' if i.iku else ""
        hasil = f'<span class="kp__nada kp__nada--{i.nada}">{escape(i.hasil)}</span>'
        return (
            f'<li><a href="{self._indikator}{i.pk}/">{escape(i.nama)}</a>{iku} '
            f'<span class="kp__angka">{escape(i.angka)}</span> {hasil if i.hasil else ""}</li>'
        )


def aksi_html(tautan: Iterable[TautanKartu]) -> SafeString:
    """What can be done from a card, as links."""
    isi = " ".join(
        f'<a href="{escape(t.alamat)}"{f" data-{t.tanda}" if t.tanda else ""}>{escape(t.teks)}</a>'
        for t in tautan
    )
    return mark_safe(f'<p class="kp__aksi">{isi}</p>')
