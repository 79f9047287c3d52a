"""Tags for components that would be too long, or that hold text, as an include."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, Protocol

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django_tables2.columns import BoundColumn

from kinerja import kata_daftar, sebutan
from kinerja.nada import Nada
from kinerja.status import StatusPerjanjian, StatusRealisasi

register = template.Library()
register.filter("bertitik", sebutan.bertitik)

#: The tone of a message by Django's level, and the icon of each tone.
_NADA = {"success": Nada.BAIK, "warning": Nada.AWAS, "error": Nada.BAHAYA}
_IKON_NADA: dict[str, str] = {Nada.BAIK: "centang", Nada.AWAS: "peringatan", Nada.BAHAYA: "galat"}
#: The icon of each status of a figure, a section, an agreement.
_IKON_STATUS = {
    StatusRealisasi.DRAF: "draf",
    StatusRealisasi.DIAJUKAN: "ajukan",
    StatusRealisasi.DIKEMBALIKAN: "kembali",
    StatusRealisasi.DIVERIFIKASI: "centang-lingkar",
    StatusRealisasi.DISAHKAN: "centang-ganda",
    "terkunci": "kunci",
    StatusPerjanjian.PIHAK_PERTAMA: "tanda-tangan",
    StatusPerjanjian.PIHAK_KEDUA: "centang-lingkar",
    StatusPerjanjian.BERLAKU: "centang-ganda",
    StatusPerjanjian.DIGANTIKAN: "riwayat",
}


@register.filter
def nada(tingkat: str) -> str:
    """`success` → `baik`: what Django calls a message's level, in our words."""
    return _NADA.get(tingkat, Nada.INFO)


@register.filter
def ikon_nada(nada: str) -> str:
    """`baik` → `centang`."""
    return _IKON_NADA.get(nada, Nada.INFO)


@register.filter
def ikon_status(status: str) -> str:
    """`disahkan` → `centang-ganda`."""
    return _IKON_STATUS.get(status, "jam")


@register.filter
def ikon_temuan(tingkat: str) -> str:
    """`menghalangi` → `galat`: what a finding of a check looks like."""
    return "galat" if tingkat == "menghalangi" else "peringatan"


@register.filter
def patah(teks: str) -> SafeString:
    """An address or a file's name that may be broken where its parts end, not in a word."""
    return mark_safe(re.sub(r"(?<=[/_])(?=\w)", "<wbr>", str(escape(teks))))


@register.filter
def urutkan(butir: Iterable[Any], medan: str = "") -> str:
    """`a, b, dan c`: a list in a sentence; of its items, or of that attribute of theirs."""
    return kata_daftar.urutkan([str(getattr(b, medan) if medan else b) for b in butir])


@register.simple_tag
def sebagian(banyak: int, semua: int, apa: str, keadaan: str) -> str:
    """`{% sebagian 12 58 "bagian" "disunting" %}`: kinerja.sebutan.sebut_sebagian."""
    return sebutan.sebut_sebagian(banyak, semua, apa, keadaan)


@register.simple_tag
def hitungan(*isi: int | str) -> str:
    """`{% hitungan 0 "galat" 61 "peringatan" %}`: kinerja.sebutan.sebut_hitungan."""
    return sebutan.sebut_hitungan(
        *((int(n), str(kata)) for n, kata in zip(isi[::2], isi[1::2], strict=True))
    )


@register.filter
def arah_urut(kolom: BoundColumn) -> str:
    """`aria-sort` of a column that its table is sorted by."""
    return "descending" if kolom.order_by_alias.is_descending else "ascending"


@register.filter
def ikon_urut(kolom: BoundColumn) -> str:
    """The icon at the head of a sortable column: unsorted, up or down."""
    if not kolom.is_ordered:
        return "urut"
    return "turun" if kolom.order_by_alias.is_descending else "naik"


@cache
def _ikon(nama: str, kelas: str) -> SafeString:
    svg = render_to_string("komponen/ikon.html", {"nama": nama, "kelas": kelas})
    return mark_safe(svg.strip())


@register.simple_tag
def ikon(nama: str, kelas: str = "") -> SafeString:
    """`{% ikon "unduh" %}`: an icon in the size and colour of the text around it.

    Drawn once per name: a grid of 200 rows shows a thousand of them.
    """
    return _ikon(str(nama), kelas)


@cache
def _status(status: str) -> SafeString:
    return render_to_string("komponen/status.html", {"status": status})


@register.simple_tag
def status(kode: str) -> SafeString:
    """`{% status "draf" %}`: komponen/status.html, drawn once per status."""
    return _status(str(kode))


@lru_cache(maxsize=256)
def _kriteria(teks: str, tingkat: int) -> SafeString:
    return render_to_string("komponen/kriteria.html", {"teks": teks, "tingkat": tingkat})


@register.simple_tag
def kriteria(teks: str, tingkat: int) -> SafeString:
    """`{% kriteria "Tinggi" 4 %}`: komponen/kriteria.html, drawn once per band."""
    return _kriteria(teks, tingkat)


@register.inclusion_tag("komponen/pilih.html")
def pilih(
    awal: str,
    kunci: int,
    pilihan: Iterable[tuple[str, str]],
    terpilih: str,
    sebutan: str,
    tentang: object,
    akhir: str = "",
    wajib: bool = False,
) -> dict[str, object]:
    """`{% pilih "ke" b.n pilihan_unit b.ke "Unit tujuan" b.nama %}`: a drop-down of one row, named
    `ke-3` or, with `akhir`, `ke-3-jenis`. Not `wajib`: with an empty choice.
    """
    return {
        "nama": f"{awal}-{kunci}-{akhir}" if akhir else f"{awal}-{kunci}",
        "sebutan": f"{sebutan} {tentang}",
        "pilihan": pilihan,
        "terpilih": terpilih,
        "wajib": wajib,
    }


class _Instansi(Protocol):
    kode: str
    nama: str


@register.simple_tag
def pilihan_pd(daftar: Iterable[_Instansi], terpilih: _Instansi | None) -> SafeString:
    """`{% pilihan_pd konteks.daftar_pd konteks.pd %}`: the options of the switch of agency.

    Written at once: every page of whoever works above four hundred agencies has them all.
    """
    kode, tanda = terpilih.kode if terpilih else None, mark_safe(" selected")
    return format_html_join(
        "\n",
        '<option value="{}"{}>{}</option>',
        ((p.kode, tanda if p.kode == kode else "", p.nama) for p in daftar),
    )


@register.simple_block_tag
def pesan(
    content: SafeString, nada: str = Nada.INFO, judul: str = "", ikon: str = "", kelas: str = ""
) -> SafeString:
    """`{% pesan "awas" judul="…" %}<p>…</p>{% endpesan %}`: a message whose text has markup."""
    isi = {"nada": nada, "judul": judul, "isi": content, "ikon": ikon, "kelas": kelas}
    return render_to_string("komponen/pesan.html", isi)


@register.simple_block_tag
def kosong(
    content: SafeString, ikon: str, judul: str, tautan: str = "", teks_tautan: str = ""
) -> SafeString:
    """`{% kosong "isi" judul="…" %}…{% endkosong %}`: an empty state whose text is long."""
    isi = {
        "ikon": ikon,
        "judul": judul,
        "teks": mark_safe(content.strip()),
        "tautan": tautan,
        "teks_tautan": teks_tautan,
    }
    return render_to_string("komponen/kosong.html", isi)


@register.simple_block_tag
def remah(content: SafeString) -> SafeString:
    """`{% remah %}<li><a href="…">…</a></li>{% endremah %}`: the pages above this one."""
    return render_to_string("komponen/remah.html", {"isi": content})


@register.simple_block_tag
def tabel_kartu(
    content: SafeString, id: str, kolom: str, kelas: str = "tabel--bebas"
) -> SafeString:
    """`{% tabel_kartu "j-unit" "Unit|Nama" %}<tr>…</tr>{% endtabel_kartu %}`: a table in its frame,
    with the titles of its columns.
    """
    isi = {"id": id, "kolom": kolom.split("|"), "kelas": kelas, "isi": content}
    return render_to_string("komponen/tabel_kartu.html", isi)
