"""A quarter as its people lived it: filled, explained, submitted, verified, endorsed.

Every step is the product's own action, by the account whose work it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from anggaran.models import BarisAnggaran, IndikatorProgram, LaporanSubKegiatan
from kinerja.bukti.aksi import tambah_bukti
from kinerja.isian.penolakan import Kekurangan
from kinerja.isian.sel import JenisSasaran, SasaranSel, Sel
from kinerja.models import Indikator, Pengguna, PerangkatDaerah, Realisasi, StatusRealisasi
from kinerja.periode import Triwulan
from kinerja.status import ISIAN_TERKUNCI
from laporan.isian.langkah import Baris
from laporan.isian.pengajuan import ajukan, periksa_pengajuan
from laporan.isian.tulis import simpan_tempel
from laporan.isian.verifikasi import (
    kembalikan,
    sahkan_triwulan,
    verifikasi,
    verifikasi_banyak,
)
from laporan.latihan.angka import AngkaLatihan, terisi
from laporan.latihan.berkas import pdf_latihan
from laporan.latihan.waktu import Rentang

BELUM_TERBIT = "Angka BPS terbit sekali setahun, pada triwulan IV."
#: What an operator writes where a figure asks for a word.
PENJELASAN = {
    "loncatan": "Kegiatannya dijadwalkan menumpuk pada triwulan ini.",
    "nol_tak_lazim": "Kegiatannya baru dimulai pada triwulan berikutnya.",
    "sepuluh_kali": "Angkanya masih kecil karena kegiatannya baru dimulai.",
    "pecahan": "Angkanya memang di bawah satu persen pada awal tahun.",
}
PENJELASAN_LAIN = "Sudah dicocokkan dengan data bidang; angkanya benar."
FISIK = {1: "15,00", 2: "40,00", 3: "68,00", 4: "97,00"}


@dataclass(frozen=True)
class Pelaku:
    """Whose work it is."""

    operator: Mapping[str, Pengguna]
    """Code of a unit below the top, or of the top itself, → who fills its rows."""
    puncak: str
    sekretariat: Pengguna
    kepala: Pengguna

    @property
    def urutan(self) -> list[str]:
        """Units in the order in which they submit: the top one, which holds all, last."""
        return [*(u for u in self.operator if u != self.puncak), self.puncak]


class TriwulanLatihan:
    """One quarter of the agency with the figures of one column."""

    def __init__(
        self, pd: PerangkatDaerah, tw: Triwulan, pelaku: Pelaku, angka: AngkaLatihan, kolom: str
    ) -> None:
        self.pd, self.tw, self.pelaku, self._angka = pd, tw, pelaku, angka
        self._kolom = f"{kolom}_{tw.nomor}"

    def jalani(self, waktu: Rentang, *, bukti: bool) -> None:
        """The whole way, from the first figure to the endorsement."""
        banyak = len(self.pelaku.urutan)
        for n, unit in enumerate(self.pelaku.urutan):
            self.isi(unit, pada=waktu.pada(60 * n, 100 * banyak))
            if bukti:
                self.lampirkan(unit, pada=waktu.pada(60 * n + 20, 100 * banyak))
            self.ajukan(unit, pada=waktu.pada(60 * n + 50, 100 * banyak))
        self.verifikasi(pada=waktu.pada(80))
        self.sahkan(pada=waktu.pada(100))

    # --- entry -------------------------------------------------------------------------

    def isi(self, unit: str, *, pada: datetime, sampai: int | None = None) -> None:
        """Fill the rows of a unit; `sampai`: only so many indicators and sub kegiatan of each."""
        sel = [*self._sel_indikator(unit, sampai), *self._sel_anggaran(unit, sampai)]
        if sel:
            self._simpan(unit, sel, pada)

    def _simpan(self, unit: str, sel: Sequence[Sel], pada: datetime) -> None:
        simpan_tempel(
            kunci=uuid4(),
            sel=sel,
            tahun=self.tw.tahun,
            triwulan=self.tw.nomor,
            oleh=self.pelaku.operator[unit],
            pada=pada,
        )

    def _milik(self, unit: str, pemilik: int) -> bool:
        """Whether a row of this owner is filled by the unit: the top one fills only its own."""
        oleh = self.pelaku.operator[unit]
        if unit == self.pelaku.puncak:
            return pemilik == oleh.unit_id
        return pemilik in oleh.lingkup_unit

    def _indikator(self, unit: str) -> dict[str, Indikator]:
        semua = Indikator.objects.filter(pd=self.pd).berlaku(self.tw.tahun)
        return {
            i.kode: i
            for i in semua.select_related("penanggung_jawab")
            if self._milik(unit, i.penanggung_jawab.unit_id)
        }

    def _sel_indikator(self, unit: str, sampai: int | None) -> Iterable[Sel]:
        milik = self._indikator(unit)
        dipakai = set(list(milik)[:sampai])
        for baris, teks in terisi(self._angka.kinerja(), self._kolom):
            if baris["indikator"] in dipakai:
                i = milik[baris["indikator"]]
                isi = BELUM_TERBIT if baris["medan"] == "tidak_berlaku" else teks
                yield Sel(SasaranSel(JenisSasaran.INDIKATOR, i.pk), baris["medan"], isi, 0)

    def _lini(self, unit: str) -> dict[tuple[str, str], BarisAnggaran]:
        semua = BarisAnggaran.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tw.tahun
        ).select_related("sub_kegiatan__penanggung_jawab")
        return {
            (b.sub_kegiatan.kode, b.rekening): b
            for b in semua
            if self._milik(unit, b.sub_kegiatan.penanggung_jawab.unit_id)
        }

    def _sel_anggaran(self, unit: str, sampai: int | None) -> Iterable[Sel]:
        lini = self._lini(unit)
        sub: dict[int, None] = {}
        for baris, teks in terisi(self._angka.anggaran(), self._kolom):
            b = lini.get((baris["sub_kegiatan"], baris["rekening"]))
            if b is None or (sampai is not None and len(sub) == sampai):
                continue
            sub[b.sub_kegiatan_id] = None
            yield Sel(SasaranSel(JenisSasaran.BARIS, b.pk), "kumulatif", teks, 0)
        for pk in sub:
            yield Sel(SasaranSel(JenisSasaran.SUB, pk), "fisik", FISIK[self.tw.nomor], 0)
        dilaporkan = IndikatorProgram.objects.filter(dilaporkan_pada__in=sub)
        keluaran = dict(dilaporkan.values_list("kode", "pk"))
        for baris, teks in terisi(self._angka.keluaran(), self._kolom):
            if baris["kode"] in keluaran:
                sasaran = SasaranSel(JenisSasaran.KELUARAN, keluaran[baris["kode"]])
                yield Sel(sasaran, "realisasi", teks, 0)

    def lampirkan(self, unit: str, *, pada: datetime, sampai: int = 2) -> None:
        """A made file on the first figures of a unit."""
        milik = self._indikator(unit)
        terlapor = Realisasi.objects.filter(
            indikator__in=milik.values(),
            tahun=self.tw.tahun,
            triwulan=self.tw.nomor,
            tidak_berlaku=False,
        )
        for r in terlapor.order_by("indikator__urutan", "pk")[:sampai]:
            i = next(x for x in milik.values() if x.pk == r.indikator_id)
            nama = f"Rekap {i.kode} {self.tw.label_pendek} {self.tw.tahun}.pdf"
            tambah_bukti(
                indikator=i.pk,
                triwulan=self.tw,
                oleh=self.pelaku.operator[unit],
                pada=pada,
                berkas=pdf_latihan(nama, f"Rekapitulasi {self.tw.label}", i.nama),
                judul=f"Rekapitulasi data {self.tw.label}",
            )

    # --- submission, verification, endorsement -----------------------------------------

    def ajukan(self, unit: str, *, pada: datetime) -> None:
        """Explain what asks for a word, then submit; nothing where all was loaded as final."""
        oleh = self.pelaku.operator[unit]
        if not self._ada_terbuka(unit):
            return
        assert oleh.unit is not None
        kurang = periksa_pengajuan(oleh.unit, self.tw.tahun, self.tw.nomor, oleh=oleh, pada=pada)
        if sel := list(self._jawaban(unit, kurang)):
            self._simpan(unit, sel, pada)
        ajukan(
            kunci=uuid4(),
            unit=oleh.unit,
            tahun=self.tw.tahun,
            triwulan=self.tw.nomor,
            oleh=oleh,
            pada=pada,
        )

    def _ada_terbuka(self, unit: str) -> bool:
        indikator = self._indikator(unit)
        terkunci = Realisasi.objects.filter(
            indikator__in=indikator.values(),
            tahun=self.tw.tahun,
            triwulan=self.tw.nomor,
            status__in=ISIAN_TERKUNCI,
        )
        return terkunci.count() < len(indikator) or bool(self._lini(unit))

    def _jawaban(self, unit: str, kurang: Iterable[Kekurangan]) -> Iterator[Sel]:
        """What the operator writes where the entry asks for a word."""
        versi = {b.nama_isian: b.versi for b in self._baris()}
        kode = {f"indikator:{i.pk}": i.kode for i in self._indikator(unit).values()}
        ditanya = {(k.sasaran, k.kode == "capaian_perlu_sebab"): k for k in kurang}
        for (sasaran, sebab), k in ditanya.items():
            medan, teks = "penjelasan", PENJELASAN.get(k.kode, PENJELASAN_LAIN)
            if sebab:
                medan = "faktor_pendukung" if " di atas " in k.pesan else "faktor_penghambat"
                teks = self._angka.sebab()[kode[sasaran]][medan]
            yield Sel(SasaranSel.baca(sasaran), medan, teks, versi.get(sasaran, 0))

    def _baris(self, *status: StatusRealisasi) -> list[Baris]:
        """Reported rows of the quarter, with all that names them."""
        realisasi = Realisasi.objects.filter(
            indikator__pd=self.pd, tahun=self.tw.tahun, triwulan=self.tw.nomor
        ).select_related("indikator__pd", "indikator__penanggung_jawab")
        laporan = LaporanSubKegiatan.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tw.tahun, triwulan=self.tw.nomor
        ).select_related("sub_kegiatan__pd", "sub_kegiatan__penanggung_jawab")
        semua: list[Baris] = [*realisasi.order_by("pk"), *laporan.order_by("pk")]
        return [b for b in semua if not status or b.status in status]

    def diajukan(self, unit: str) -> list[Baris]:
        """Rows of a unit that wait for Sekretariat."""
        semua = self._baris(StatusRealisasi.DIAJUKAN)
        return [b for b in semua if self._milik(unit, b.milik_unit)]

    def verifikasi(self, baris: Sequence[Baris] | None = None, *, pada: datetime) -> None:
        """Sekretariat finds rows in order: all that were submitted, or these."""
        oleh = self.pelaku.sekretariat
        semua = self._baris(StatusRealisasi.DIAJUKAN) if baris is None else baris
        for satu, _ in verifikasi_banyak(baris=semua, oleh=oleh, pada=pada).dilewati:
            verifikasi(
                baris=satu,
                oleh=oleh,
                pada=pada,
                alasan="Dicocokkan dengan data bidang; angkanya benar.",
            )

    def kembalikan(self, baris: Baris, catatan: str, *, pada: datetime) -> None:
        """Sekretariat returns one row with a note."""
        kembalikan(baris=baris, catatan=catatan, oleh=self.pelaku.sekretariat, pada=pada)

    def sahkan(self, *, pada: datetime) -> None:
        """The head endorses the quarter."""
        sahkan_triwulan(
            pd=self.pd,
            tahun=self.tw.tahun,
            triwulan=self.tw.nomor,
            oleh=self.pelaku.kepala,
            pada=pada,
        )
