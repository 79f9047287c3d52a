"""What can be done from a card: links with their words."""

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from laporan.perencanaan.layar_awal import KEMBALI_POHON
from laporan.perencanaan.pohon.kartu import KartuPohon


class TautanKartu(NamedTuple):
    """`tanda`: how the script of the page treats it: `laci` a form in a dialog, `pindah`."""

    teks: str
    alamat: str
    tanda: str = ""


@dataclass(frozen=True)
class PolaKartu:
    """A card of one kind in whose links the script writes what is a card's own."""

    jenis: str
    pk: str = "__pk__"
    kunci: str = "__kunci__"
    kode: str = "__kode__"
    kode_tujuan: str = "__tujuan__"
    kode_anak: str = "__kode__"
    atas: str = ""


class PembuatTautan:
    """Addresses are looked up once, however many cards there are."""

    def __init__(self, *, boleh_ubah: bool) -> None:
        self.boleh_ubah = boleh_ubah
        self._isi = {
            j: reverse("persiapan_isi", args=[j])
            for j in ("tujuan", "sasaran", "indikator", "kondisi_antara", "kondisi_pohon")
        }
        self._pindah = reverse("pohon_pindah", args=[0]).removesuffix("0/")
        self._cetak = reverse("pohon_unduh", args=["pdf"])

    def pola(self) -> list[tuple[str, list[TautanKartu]]]:
        """Kind of node → its links as a pattern: a large tree has them once."""
        langsung = ("tujuan", "sasaran", "kondisi", "faktor")
        semua = [(jenis, PolaKartu(jenis)) for jenis in langsung]
        semua.append(("sasaran-berkondisi", PolaKartu("sasaran", atas="ada")))
        return [(nama, self(k)) for nama, k in semua]

    def __call__(self, k: KartuPohon | PolaKartu) -> list[TautanKartu]:
        cetak = f"{self._cetak}?{urlencode({'kertas': 'a4', 'cabang': k.kunci})}"
        return [*(self._ubah(k) if self.boleh_ubah else ()), TautanKartu("Cetak cabang", cetak)]

    def _ubah(self, k: KartuPohon | PolaKartu) -> list[TautanKartu]:
        if k.jenis == "tujuan":
            return [
                self._laci("Ubah", "tujuan", kode=k.kode),
                self._laci("Tambah indikator", "indikator", tujuan=k.kode),
                self._laci("Tambah di bawahnya", "sasaran", tujuan=k.kode, tingkat="strategis"),
                self._laci("Tambah kondisi", "kondisi_pohon", tujuan=k.kode, baru="ya"),
            ]
        if k.jenis == "kondisi":
            return [self._laci("Ubah", "kondisi_antara", sasaran=k.kode_anak)]
        if k.jenis == "faktor":
            return [
                self._laci("Ubah", "kondisi_pohon", kode=k.kode),
                self._laci("Tambah kondisi", "kondisi_pohon", induk=k.kode, baru="ya"),
            ]
        antara = self._laci("Sisipkan kondisi", "kondisi_antara", sasaran=k.kode, baru="ya")
        return [
            self._laci("Ubah", "sasaran", kode=k.kode),
            TautanKartu("Pindahkan", f"{self._pindah}{k.pk}/", "pindah"),
            self._laci("Tambah indikator", "indikator", sasaran=k.kode),
            self._laci("Tambah di bawahnya", "sasaran", induk=k.kode, tujuan=k.kode_tujuan),
            self._laci("Tambah kondisi", "kondisi_pohon", sasaran=k.kode, baru="ya"),
            *(() if k.atas else (antara,)),
        ]

    def _laci(self, teks: str, lembar: str, **isi: str) -> TautanKartu:
        return TautanKartu(
            teks, f"{self._isi[lembar]}?{urlencode({**isi, 'kembali': KEMBALI_POHON})}", "laci"
        )
