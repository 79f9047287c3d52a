"""The authors' text of a report as blocks: what every output prints in place of the drafts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from laporan.bahan.bahan import Bahan
from laporan.cetak.citra import CitraTulisan
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.seksi import seksi_dokumen
from laporan.dokumen.unsur import (
    Blok,
    Dokumen,
    Isi,
    Judul,
    Seksi,
    Teks,
    larik,
)
from laporan.lkjip.susun import rampungkan, susun_berseksi, susun_draf
from laporan.models import BagianNarasi, GambarNarasi
from laporan.penulisan.medan import Medan
from laporan.penulisan.potret import (
    AngkaBerubah,
    Potret,
    baca_potret,
    medan_draf,
    perubahan,
    potret_seksi,
)
from laporan.penulisan.ubah import (
    baku,
    ke_blok,
    ke_html,
    semua_gambar_html,
    semua_medan,
)


def laporan_bernaskah(
    bahan: Bahan, dicetak: date | None = None, *, catatan: bool = False
) -> Dokumen:
    """The report with its authors' text, numbered, its sections marked. Composed once: the drafts
    that the text replaces are also where its live figures come from. `catatan` adds the working
    annex.
    """
    draf = susun_draf(bahan, dicetak=dicetak)
    naskah = naskah_laporan(bahan, Medan(bahan, lambda: nomori(draf)))
    return rampungkan(draf, bahan, naskah, catatan=catatan)


def naskah_laporan(bahan: Bahan, medan: Medan | None = None) -> dict[str, tuple[Blok, ...]]:
    """Section key → the blocks that its authors wrote, with today's figures."""
    bagian = list(
        BagianNarasi.objects.filter(
            laporan__pd=bahan.pd, laporan__tahun=bahan.tahun, disunting=True
        )
    )
    if not bagian:
        return {}
    medan = medan or Medan(bahan)
    citra = muat_citra(bahan.pd.pk, (b.isi for b in bagian))
    return {b.kunci: blok_tulisan(b.kunci, b.isi, medan, citra) for b in bagian}


def blok_tulisan(
    kunci: str, html: str, medan: Medan, citra: Mapping[int, CitraTulisan]
) -> tuple[Blok, ...]:
    """One section's text as blocks. Headings get their anchor when the report is numbered."""
    return ke_blok(html, kunci=kunci, nilai=medan.nilai, citra=citra, judul_sah=())


def muat_citra(pd: int, html: Iterable[str]) -> dict[int, CitraTulisan]:
    """The uploaded images that the texts show, in one query (none where they show none)."""
    dipakai = {n for h in html for n in semua_gambar_html(h)}
    if not dipakai:
        return {}
    semua = GambarNarasi.objects.filter(pd=pd, pk__in=dipakai).select_related("berkas")
    return {
        g.pk: CitraTulisan(bytes(g.berkas.isi), g.berkas.tipe, g.lebar, g.tinggi) for g in semua
    }


def draf_seksi(bahan: Bahan) -> dict[str, Seksi]:
    """Section key → the automatic draft, in reading order, tables numbered as they print."""
    return seksi_dokumen(susun_berseksi(bahan))


def html_draf(seksi: Seksi) -> str:
    """The draft as the editor opens it."""
    return ke_html(tuple(_tanpa_jangkar(b) for b in seksi.isi))


def _tanpa_jangkar(b: Blok) -> Blok:
    """Headings get their anchor when the report is numbered."""
    return replace(b, kunci="") if isinstance(b, Judul) else b


# --- what changed under a text --------------------------------------------------------------


def potret_kini(seksi: Seksi, html: str, medan: Medan) -> Potret:
    """The figures under a section now: those of its draft, of its tables, and of its own text."""
    kunci = dict.fromkeys((*medan_draf(seksi), *semua_medan(html)))
    nilai = {k: medan.cari(k) for k in kunci}
    hasil = potret_seksi(seksi, {k: n.nama for k, n in nilai.items() if n is not None})
    for k in semua_medan(html):
        n = nilai[k]
        hasil[f"m:{k}"] = [n.nama, n.teks] if n else [k, "tidak ditemukan"]
    return hasil


def angka_bagian(seksi: Seksi, baris: BagianNarasi | None) -> frozenset[str]:
    """The live figures that a section already holds: of its draft, and of the text since its
    figures were last remembered (so that a deletion can be undone).
    """
    semua = {*medan_draf(seksi)}
    if baris is not None:
        semua |= {k.removeprefix("m:") for k in baris.potret if k.startswith("m:")}
        semua |= set(semua_medan(baris.isi))
    return frozenset(semua)


def sidik_draf(seksi: Seksi) -> str:
    """Fingerprint of the draft's words, whatever its figures are: those are told one by one."""
    return sha256(ke_html(tuple(_tanpa_angka(seksi.isi))).encode()).hexdigest()


def _tanpa_angka(blok: tuple[Blok, ...]) -> tuple[Blok, ...]:
    return tuple(_kosongkan(b) for b in baku(blok))


def _kosongkan(b: Blok) -> Blok:
    def isi(nilai: Isi) -> Isi:
        return tuple(
            replace(p, isi=p.medan) if isinstance(p, Teks) and p.medan else p for p in larik(nilai)
        )

    return b.ganti_isi(isi).ganti_dalam(lambda dalam: tuple(map(_kosongkan, dalam)))


@dataclass(frozen=True)
class AngkaBasi:
    """Why a text may be out of date."""

    angka: list[AngkaBerubah]
    draf: bool
    hilang: list[str]  # live figures whose source is gone

    def __bool__(self) -> bool:
        return bool(self.angka or self.draf or self.hilang)


def periksa_basi(bagian: BagianNarasi, seksi: Seksi | None, medan: Medan) -> AngkaBasi:
    """What changed under an edited section since it was written or last looked through."""
    if not bagian.disunting or seksi is None:
        return AngkaBasi([], False, [])
    kini = potret_kini(seksi, bagian.isi, medan)
    return AngkaBasi(
        perubahan(baca_potret(bagian.potret, seksi), kini),
        bagian.sidik_draf != sidik_draf(seksi),
        [k for k in semua_medan(bagian.isi) if medan.nilai(k) is None],
    )
