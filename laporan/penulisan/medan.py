"""Live figures: what a key such as `realisasi:IKU1:2024` stands for now, and where it comes from.

Keys are `jenis:sumber:tahun`; those of the drafts (laporan/lkjip/kalimat, laporan/lkjip/susun) are
among them:

- of an indicator (sumber is its kode): `realisasi`, `target`, `capaian`, `kriteria`, `turunan`,
  `efisiensi`, `target_akhir` (no year), `capaian_akhir`;
- of the budget (kode of a program, kegiatan or sub kegiatan, of an indicator, or `total`): `pagu`,
  `realisasi_anggaran`, `serapan`, `sisa`;
- `rerata` of `semua`, of a sasaran (kode), or of a sasaran and all below it (`KODE:semua`);
- `akip` of `nilai`, `predikat`, or a component's kode.

Any other key is a phrase of the drafts ("naik 1,02 poin dari tahun 2023"): it is what the drafts
say now.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from anggaran.rekap import Jumlah, Simpul
from kinerja.angka import KOSONG, format_angka, format_persen, format_rupiah
from kinerja.models import Indikator, Sasaran
from kinerja.ukuran import Ukuran
from laporan.bahan.bahan import Bahan
from laporan.dokumen.kalimat import kapital, satuan_kecil
from laporan.dokumen.seksi import seksi_dokumen
from laporan.dokumen.unsur import Dokumen, Teks, larik
from laporan.lkjip.kalimat.capaian import target_kalimat
from laporan.lkjip.susun import susun_berseksi
from laporan.penulisan.potret import isi_blok

TAHUN_TERJAUH = 15
"""Years from the report's year within which a figure is looked up."""

JENIS_INDIKATOR = {
    "realisasi": "Realisasi",
    "target": "Target",
    "capaian": "Capaian",
    "kriteria": "Kriteria",
    "turunan": "Hasil perhitungan",
    "efisiensi": "Tingkat efisiensi",
    "target_akhir": "Target akhir Renstra",
    "capaian_akhir": "Capaian terhadap target akhir Renstra",
}
JENIS_ANGGARAN = {
    "pagu": "Pagu",
    "realisasi_anggaran": "Realisasi anggaran",
    "serapan": "Serapan anggaran",
    "sisa": "Sisa anggaran",
}


@dataclass(frozen=True)
class NilaiMedan:
    """A live figure as it stands: `teks` is printed, the rest explains it."""

    kunci: str
    teks: str
    nama: str
    asal: str = ""
    tautan: str = ""

    def json(self) -> dict[str, str]:
        """As the screens read it."""
        return {
            "kunci": self.kunci,
            "teks": self.teks,
            "nama": self.nama,
            "asal": self.asal,
            "tautan": self.tautan,
        }


class Medan:
    """The live figures of one report. Each further year that a text names is loaded once; the
    number of queries never depends on the number of figures.
    """

    def __init__(self, bahan: Bahan, draf: Callable[[], Dokumen] | None = None) -> None:
        """`draf` gives the report of drafts where it is at hand."""
        self.bahan = bahan
        self._susun = draf or (lambda: susun_berseksi(bahan))
        self._tahun: dict[int, Bahan] = {bahan.tahun: bahan}
        self._hasil: dict[str, NilaiMedan | None] = {}

    def nilai(self, kunci: str) -> str | None:
        """What is printed for the figure now; None where its source is gone."""
        hasil = self.cari(kunci)
        return None if hasil is None else hasil.teks

    def cari(self, kunci: str) -> NilaiMedan | None:
        """The figure with its explanation."""
        if kunci not in self._hasil:
            self._hasil[kunci] = self._cari(kunci) or self._dari_draf(kunci)
        return self._hasil[kunci]

    def pemilik(self, kunci: str) -> frozenset[int] | None:
        """Units whose figure it is; an empty set for one of the whole agency. None where that is
        unknown: a phrase of the drafts about several.
        """
        jenis, sumber, tahun = self._urai(kunci)
        if jenis == "akip" or (jenis, sumber) == ("rerata", "semua"):
            return frozenset()
        if jenis == "rerata":
            bahan = self._bahan(tahun)
            sasaran = self._sasaran(bahan).get(sumber.removesuffix(":semua"))
            if sasaran is None:
                return None
            strategis = {s.pk for s in bahan.sasaran_strategis}
            return (
                frozenset()
                if sasaran.pk in strategis
                else frozenset({sasaran.penanggung_jawab.unit_id})
            )
        if jenis in JENIS_ANGGARAN:
            if sumber == "total":
                return frozenset()
            if simpul := self._simpul(tahun).get(sumber):
                return frozenset({simpul.mata.penanggung_jawab.unit_id})
        # A phrase of the drafts about one indicator ("turun:IKU1:2024") is of its unit.
        indikator = self._kode.get(sumber)
        return None if indikator is None else frozenset({indikator.penanggung_jawab.unit_id})

    def _urai(self, kunci: str) -> tuple[str, str, int]:
        """Kind, source and year of a key."""
        jenis, _, sisa = kunci.partition(":")
        sumber, _, akhir = sisa.rpartition(":")
        if akhir.isascii() and akhir.isdecimal() and len(akhir) == 4 and sumber:
            return jenis, sumber, int(akhir)
        return jenis, sisa, self.bahan.tahun

    def _cari(self, kunci: str) -> NilaiMedan | None:
        jenis, sumber, tahun = self._urai(kunci)
        if not sumber or abs(tahun - self.bahan.tahun) > TAHUN_TERJAUH:
            return None
        if jenis in JENIS_INDIKATOR:
            return self._indikator(kunci, jenis, sumber, tahun)
        if jenis in JENIS_ANGGARAN:
            return self._anggaran(kunci, jenis, sumber, tahun)
        if jenis == "rerata":
            return self._rerata(kunci, sumber, tahun)
        return self._akip(kunci, sumber, tahun) if jenis == "akip" else None

    def _dari_draf(self, kunci: str) -> NilaiMedan | None:
        ada = self._draf.get(kunci)
        if ada is None:
            return None
        return NilaiMedan(kunci, ada[0], f"Kalimat sistem pada {ada[1]}")

    @cached_property
    def _draf(self) -> dict[str, tuple[str, str]]:
        """Every live figure of the drafts: its text, and the section that says it."""
        hasil: dict[str, tuple[str, str]] = {}
        for seksi in seksi_dokumen(self._susun()).values():
            for isi in isi_blok(seksi.isi):
                for p in larik(isi):
                    if isinstance(p, Teks) and p.medan:
                        hasil.setdefault(p.medan, (p.isi, seksi.judul))
        return hasil

    def _bahan(self, tahun: int) -> Bahan:
        if tahun not in self._tahun:
            self._tahun[tahun] = Bahan(self.bahan.pd, tahun)
        return self._tahun[tahun]

    # --- indicators -----------------------------------------------------------------

    @cached_property
    def _kode(self) -> dict[str, Indikator]:
        """Kode → indicator, predecessors included."""
        return {i.kode: i for i in self.bahan.pengukuran.indikator.values()}

    def _ukuran(self, indikator: Indikator, tahun: int) -> tuple[Bahan, Ukuran, Indikator]:
        """The year's measurement as the report's own tables read it."""
        ukur = self.bahan.pengukuran
        if tahun == self.bahan.tahun:
            return self.bahan, ukur.ukuran(indikator, tahun), indikator
        if tahun in ukur.daftar_tahun:
            return self.bahan, *ukur.ukuran_riwayat(indikator, tahun)
        lain = self._bahan(tahun)
        milik = lain.pengukuran.indikator.get(indikator.pk, indikator)
        return lain, *lain.pengukuran.ukuran_riwayat(milik, tahun)

    def _indikator(self, kunci: str, jenis: str, kode: str, tahun: int) -> NilaiMedan | None:
        indikator = self._kode.get(kode)
        if indikator is None:
            return None
        bahan, u, dipakai = self._ukuran(indikator, tahun)
        teks = self._teks_indikator(jenis, bahan, u, dipakai, tahun)
        if teks is None:
            return None
        asal = {
            "capaian": u.uraian_capaian,
            "target": u.target.dokumen if u.target else "",
            "realisasi": _asal_realisasi(u),
        }.get(jenis, "")
        return NilaiMedan(
            kunci,
            teks,
            f"{JENIS_INDIKATOR[jenis]} {indikator.sebutan}"
            + ("" if jenis == "target_akhir" else f", {tahun}"),
            asal,
            reverse("indikator", args=[dipakai.pk]),
        )

    def _teks_indikator(
        self, jenis: str, bahan: Bahan, u: Ukuran, i: Indikator, tahun: int
    ) -> str | None:
        if jenis == "realisasi":
            return satuan_kecil(u.realisasi_teks)
        if jenis == "target":
            return target_kalimat(u.target) if u.target else "belum ditetapkan"
        if jenis == "capaian":
            return u.capaian_teks if u.capaian.dapat or u.dilaporkan else u.capaian.keterangan
        if jenis == "kriteria":
            return u.kriteria or KOSONG
        if jenis == "turunan":
            ada = u.isian_akhir
            if ada is None or ada.turunan is None or ada.turunan.nilai is None:
                return None
            return satuan_kecil(bahan.pengukuran.bentuk(i).tampil(ada.turunan.nilai))
        if jenis == "target_akhir":
            target = bahan.pengukuran.target_akhir_renstra(i, self.bahan.tahun)
            return target_kalimat(target) if target else None
        if jenis == "capaian_akhir":
            hasil, _ = bahan.pengukuran.capaian_akhir_renstra(i, tahun)
            desimal = bahan.kebijakan.desimal
            return hasil.keterangan if hasil.nilai is None else format_persen(hasil.nilai, desimal)
        lain = self._bahan(tahun)
        baris = next((b for b in lain.baris if b.indikator.pk == i.pk), None)
        if baris is None:
            return None
        efisiensi = lain.efisiensi(baris)
        if efisiensi.nilai is None:
            return efisiensi.keterangan
        return format_persen(efisiensi.nilai, lain.kebijakan.desimal)

    # --- budget ---------------------------------------------------------------------

    def _anggaran(self, kunci: str, jenis: str, sumber: str, tahun: int) -> NilaiMedan | None:
        bahan = self._bahan(tahun)
        nama, tautan = "", reverse("anggaran")
        if sumber == "total":
            jumlah, nama = bahan.anggaran.total, "seluruh program"
        elif simpul := self._simpul(tahun).get(sumber):
            jumlah, nama = simpul.jumlah, simpul.mata.nama
            tautan = f"{tautan}#{simpul.kunci}"
        elif indikator := self._kode.get(sumber):
            jumlah, nama = bahan.anggaran_indikator(indikator), indikator.sebutan
            tautan = reverse("indikator", args=[indikator.pk])
        else:
            return None
        teks = {
            "pagu": lambda: _rupiah(jumlah.pagu, "belum ditetapkan"),
            "realisasi_anggaran": lambda: _rupiah(jumlah.realisasi, "belum dicatat"),
            "sisa": lambda: _rupiah(jumlah.sisa, "belum dapat dihitung"),
            "serapan": lambda: _serapan(bahan, jumlah),
        }[jenis]()
        return NilaiMedan(
            kunci,
            teks,
            f"{JENIS_ANGGARAN[jenis]} {nama}, {tahun}",
            jumlah.uraian if jenis == "serapan" else "",
            tautan,
        )

    def _simpul(self, tahun: int) -> dict[str, Simpul]:
        return {s.mata.kode: s for s in self._bahan(tahun).anggaran.simpul.values()}

    # --- means, AKIP ----------------------------------------------------------------

    def _rerata(self, kunci: str, sumber: str, tahun: int) -> NilaiMedan | None:
        bahan = self._bahan(tahun)
        if sumber == "semua":
            baris, nama = bahan.baris, "seluruh indikator"
        else:
            kode, _, cakupan = sumber.rpartition(":")
            bawah = cakupan == "semua" and bool(kode)
            sasaran = self._sasaran(bahan).get(kode if bawah else sumber)
            if sasaran is None:
                return None
            baris = bahan.baris_di_bawah(sasaran) if bawah else bahan.baris_dari(sasaran)
            nama = f"sasaran {sasaran.uraian}" + (" dan sasaran di bawahnya" if bawah else "")
        hasil = bahan.rerata(baris)
        teks = "belum dapat dihitung"
        if hasil.nilai is not None:
            teks = format_persen(hasil.nilai, bahan.kebijakan.desimal)
        asal = f"Rata-rata capaian {hasil.dihitung} indikator"
        if hasil.dilewati:
            asal += f"; {hasil.dilewati} dilewati"
        return NilaiMedan(
            kunci, teks, f"Rata-rata capaian {nama}, {tahun}", f"{asal}.", reverse("pohon")
        )

    def _sasaran(self, bahan: Bahan) -> dict[str, Sasaran]:
        return {s.kode: s for s in bahan.sasaran}

    def _akip(self, kunci: str, sumber: str, tahun: int) -> NilaiMedan | None:
        evaluasi = self._bahan(tahun).evaluasi
        if evaluasi is None:
            return None
        if sumber == "predikat":
            return NilaiMedan(kunci, evaluasi.predikat, f"Predikat AKIP, LKjIP {tahun}")
        if sumber == "nilai":
            return NilaiMedan(kunci, format_angka(evaluasi.nilai, 2), f"Nilai AKIP, LKjIP {tahun}")
        for k in evaluasi.komponen.all():
            if k.kode == sumber:
                nama = f"Nilai komponen {k.nama}, LKjIP {tahun}"
                return NilaiMedan(kunci, format_angka(k.nilai, 2), nama)
        return None

    # --- the picker -----------------------------------------------------------------

    def pilihan(
        self, teks: str, tahun: int, *, boleh: Callable[[int], bool], batas: int = 40
    ) -> list[NilaiMedan]:
        """Figures of the year whose source holds every word of `teks`, most wanted kinds first.

        `boleh` says whether figures of a unit are within the user's scope.
        """
        kata = teks.casefold().split()
        kunci: list[str] = []
        bahan = self._bahan(tahun)
        umum = [
            ("rerata:semua", "rata-rata capaian seluruh indikator"),
            ("pagu:total", "pagu anggaran total seluruh program"),
            ("realisasi_anggaran:total", "realisasi anggaran total seluruh program"),
            ("serapan:total", "serapan anggaran total seluruh program"),
            ("akip:nilai", "nilai akip evaluasi lhe"),
            ("akip:predikat", "predikat akip evaluasi lhe"),
        ]
        kunci += [f"{k}:{tahun}" for k, sebutan in umum if _cocok(kata, sebutan)]
        for i in bahan.indikator:
            if boleh(i.penanggung_jawab.unit_id) and _cocok(
                kata, f"{i.nama} {i.kode}", *JENIS_INDIKATOR.values()
            ):
                jenis = _jenis_cocok(kata, f"{i.nama} {i.kode}")
                kunci += [f"{j}:{i.kode}:{tahun}" for j in jenis]
        for s in bahan.sasaran_strategis:
            if _cocok(kata, f"rata-rata capaian sasaran {s.uraian} {s.kode}"):
                kunci += [f"rerata:{s.kode}:{tahun}", f"rerata:{s.kode}:semua:{tahun}"]
        for simpul in bahan.anggaran.simpul.values():
            if not boleh(simpul.mata.penanggung_jawab.unit_id):
                continue
            if _cocok(kata, f"{simpul.mata.nama} {simpul.mata.kode} pagu realisasi serapan"):
                kunci += [
                    f"{j}:{simpul.mata.kode}:{tahun}"
                    for j in ("pagu", "realisasi_anggaran", "serapan")
                ]
        hasil: list[NilaiMedan] = []
        for k in kunci:
            if len(hasil) >= batas:
                break
            if (nilai := self.cari(k)) is not None:
                hasil.append(nilai)
        return hasil


_DIPILIH = ("realisasi", "target", "capaian", "kriteria", "target_akhir", "pagu", "serapan")


def _jenis_cocok(kata: list[str], nama: str) -> list[str]:
    """The kinds that the words ask for; all the usual ones where they name only the source."""
    sisa = [k for k in kata if k not in nama.casefold()]
    semua = {**JENIS_INDIKATOR, **JENIS_ANGGARAN}
    pilih = [j for j in (*_DIPILIH, "efisiensi") if sisa and _cocok(sisa, semua[j])]
    return pilih or list(_DIPILIH[:4])


def _cocok(kata: list[str], *sebutan: str) -> bool:
    gabung = " ".join(sebutan).casefold()
    return all(k in gabung for k in kata)


def _rupiah(nilai: int | None, tanpa: str) -> str:
    return tanpa if nilai is None else format_rupiah(nilai)


def _serapan(bahan: Bahan, jumlah: Jumlah) -> str:
    if jumlah.serapan.nilai is None:
        return jumlah.serapan.keterangan
    return format_persen(jumlah.serapan.nilai, bahan.kebijakan.desimal)


def _asal_realisasi(u: Ukuran) -> str:
    isian = u.isian_akhir
    if isian is None:
        return "Belum ada isian untuk tahun ini."
    if isian.turunan is not None and isian.turunan.nilai is not None:
        return isian.turunan.uraian
    return f"{kapital(isian.asal.value)}."
