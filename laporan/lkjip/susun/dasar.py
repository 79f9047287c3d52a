"""What every chapter asks: names, tables with their references, facts counted once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property

from anggaran.rekap import Jumlah, Simpul
from kinerja.angka import format_persen
from kinerja.capaian import SERATUS, Hasil, Rerata
from kinerja.isian.sebab import ukuran_sebab_baris
from kinerja.jadwal import KeadaanJadwal
from kinerja.kata_daftar import urutkan
from kinerja.models import Indikator, Realisasi, Sasaran, StatusRealisasi, Tujuan
from kinerja.perbandingan import Arah, Jarak, Perubahan, bandingkan, jarak_target, lewat_nol
from kinerja.sebab import hanya_hasil
from kinerja.sebutan import sebutan_tingkat
from kinerja.ukuran import BentukIndikator, TargetTampil, Ukuran, kriteria_dari
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.dokumen.kalimat import (
    cacah,
    hitungan,
    kalimat,
    kapital,
    rangkai,
    satuan_kecil,
    sebanyak,
    urutkan_titik_koma,
)
from laporan.dokumen.seksi import BELUM, TANYA
from laporan.dokumen.unsur import (
    Blok,
    Butir,
    Daftar,
    Gambar,
    Isi,
    Judul,
    Mendatar,
    Paragraf,
    Potongan,
    Rujukan,
    Seksi,
    Tabel,
    Teks,
)
from laporan.lkjip.kalimat import anggaran as narasi_anggaran
from laporan.lkjip.kalimat.capaian import rerata_isi
from laporan.lkjip.kalimat.penerus import menggantikan
from laporan.lkjip.tabel import TABEL
from laporan.lkjip.tabel.pengukuran import per_triwulan
from laporan.perjanjian.dipakai import VersiDipakai, versi_dipakai


@dataclass(frozen=True)
class Banding:
    """One indicator beside one earlier year; `alasan` says why they cannot be compared."""

    baris: BarisIndikator
    lalu: Ukuran
    dipakai: Indikator
    bentuk_lalu: BentukIndikator
    perubahan: Perubahan | None
    alasan: str = ""
    beda: bool = False
    """Whether it was defined otherwise then."""

    @property
    def lalu_teks(self) -> str:
        """The earlier figure in the form it had."""
        return satuan_kecil(self.lalu.realisasi_teks)


@dataclass(frozen=True)
class AkhirRenstra:
    """One indicator beside the final target of the Renstra."""

    baris: BarisIndikator
    target: TargetTampil
    capaian: Hasil
    jarak: Jarak | None


class KonteksSusun:
    """The material of one report and what is derived from it more than once."""

    def __init__(self, bahan: Bahan, dicetak: date | None) -> None:
        self.bahan, self.dicetak = bahan, dicetak
        self.pd, self.tahun = bahan.pd, bahan.tahun
        self.desimal = bahan.kebijakan.desimal
        self._tabel: dict[str, list[Tabel]] = {}

    # --- names ----------------------------------------------------------------------

    @property
    def nama(self) -> str:
        """`Dinas Tenaga Kerja dan Transmigrasi Kabupaten Banjar`."""
        nama, pemda = self.pd.nama, self.pd.pemda
        return nama if pemda.casefold() in nama.casefold() else f"{nama} {pemda}"

    @property
    def pemda(self) -> str:
        """`Pemerintah Kabupaten Banjar`."""
        return (
            self.pd.pemda
            if self.pd.pemda.startswith("Pemerintah")
            else f"Pemerintah {self.pd.pemda}"
        )

    @property
    def rencana(self) -> str:
        """`Renstra`; `RPJMD` for a region."""
        return self.bahan.rencana

    @property
    def sebutan_strategis(self) -> str:
        """`sasaran strategis`; a region's plan knows one level of sasaran."""
        return "sasaran" if self.pd.pemerintah_daerah else "sasaran strategis"

    def sebutan_simpul(self, simpul: Tujuan | Sasaran) -> str:
        """`Tujuan`, `Sasaran strategis`, `Sasaran kinerja eselon III`; of a region `Sasaran`."""
        if self.pd.pemerintah_daerah and isinstance(simpul, Sasaran):
            return kapital(self.sebutan_strategis)
        return sebutan_simpul(simpul)

    @cached_property
    def tahun_akhir(self) -> int | None:
        """Last year of the Renstra in force."""
        return self.bahan.renstra.tahun_akhir if self.bahan.renstra else None

    @cached_property
    def versi_pk(self) -> VersiDipakai:
        """The agreements in force at the end of the year."""
        return versi_dipakai(self.pd, self.tahun, date(self.tahun, 12, 31))

    # --- tables ---------------------------------------------------------------------

    def tabel(self, kunci: str) -> list[Tabel]:
        """The tables under a key, built once."""
        if kunci not in self._tabel:
            self._tabel[kunci] = [
                t if t.baris else replace(t, lebar=False) for t in TABEL[kunci](self.bahan)
            ]
        return self._tabel[kunci]

    def kosong(self, sebab: Paragraf, *kunci: str) -> tuple[Blok, ...]:
        """The tables under these keys, `sebab` in place of rows that are missing."""
        return kosongkan(sebab, [t for satu in kunci for t in self.tabel(satu)])

    def rujuk(self, kunci: str) -> Rujukan:
        """A reference to the (first) table under a key."""
        return Rujukan(self.tabel(kunci)[0].kunci)

    # --- performance ----------------------------------------------------------------

    @cached_property
    def per_triwulan(self) -> list[tuple[BarisIndikator, dict[int, Ukuran]]]:
        """Every indicator with its quarters; none where only whole years were told."""
        return per_triwulan(self.bahan)

    @cached_property
    def terukur(self) -> list[BarisIndikator]:
        """Rows with a capaian."""
        return [b for b in self.bahan.baris if b.ukuran.capaian.nilai is not None]

    @cached_property
    def tak_terukur(self) -> list[BarisIndikator]:
        """Rows without a capaian."""
        return [b for b in self.bahan.baris if b.ukuran.capaian.nilai is None]

    @cached_property
    def di_bawah(self) -> list[BarisIndikator]:
        """Rows whose capaian is below 100, lowest first."""
        return [b for b in self.menurut_capaian if nilai(b) < SERATUS]

    @cached_property
    def tercapai(self) -> list[BarisIndikator]:
        """Rows whose capaian is 100 or more."""
        return [b for b in self.terukur if nilai(b) >= SERATUS]

    @cached_property
    def lewat_nol(self) -> list[BarisIndikator]:
        """Rows that were to stay at nought and did not: missed, though no percentage can say so."""
        return [b for b in self.tak_terukur if lewat_nol(b.ukuran, b.bentuk)]

    @cached_property
    def menurut_capaian(self) -> list[BarisIndikator]:
        """Rows with a capaian, lowest first, otherwise in listing order."""
        return sorted(self.terukur, key=nilai)

    def kriteria(self, rerata: Rerata) -> str:
        """Kriteria of a mean."""
        hasil = Hasil.tidak_dapat("–") if rerata.nilai is None else Hasil.dari(rerata.nilai)
        return kriteria_dari(hasil, self.bahan.aturan.pita)[0]

    def rerata(
        self,
        kunci: str,
        baris: list[BarisIndikator],
        *,
        sebut: str = "rata-rata capaian",
        banyak: bool = True,
    ) -> tuple[Potongan, ...]:
        """`rata-rata capaian …` over the rows."""
        hasil, k = self.bahan.rerata(baris), self.bahan.kebijakan
        kriteria = self.kriteria(hasil)
        return rerata_isi(kunci, self.tahun, hasil, kriteria, k, sebut=sebut, banyak=banyak)

    def hambatan(self, b: BarisIndikator) -> list[str]:
        """The hindrances reported of a row, less those that only tell its result again."""
        semua = self.bahan.analisis(b.indikator, "faktor_penghambat")
        if not semua:
            return []
        lalu, _ = self.bahan.pengukuran.ukuran_riwayat(b.indikator, self.tahun_lalu)
        ukuran = ukuran_sebab_baris(b.indikator, b.ukuran, lalu.realisasi)
        return [x for x in semua if not hanya_hasil(x, ukuran)]

    # --- counts ---------------------------------------------------------------------

    def cacah(self, kunci: str, n: int, kata: str = "indikator") -> Teks:
        """`23 indikator`, live."""
        return Teks(cacah(n, kata), medan=f"cacah:{kunci}:{self.tahun}")

    def angka(self, kunci: str, n: int) -> Teks:
        """`23`, live."""
        return Teks(cacah(n, "").rstrip(), medan=f"angka:{kunci}:{self.tahun}")

    def hitungan(self, kunci: str, n: int, kata: str) -> Teks:
        """`6 (enam) program`, live."""
        return Teks(hitungan(n, kata), medan=f"hitungan:{kunci}:{self.tahun}")

    def sebanyak(self, kunci: str, n: int, kata: str) -> Teks:
        """`Enam program`, live: a count that opens a sentence."""
        return Teks(sebanyak(n, kata), medan=f"sebanyak:{kunci}:{self.tahun}")

    @property
    def banyak_tercapai(self) -> Isi:
        """`14 dari 23 indikator kinerja mencapai target`; where none did, that none did."""
        dari = self.cacah("indikator", len(self.bahan.baris), "indikator kinerja")
        if self.tercapai:
            n = self.angka("tercapai", len(self.tercapai))
            return rangkai(n, " dari ", dari, " mencapai target")
        if self.tak_terukur and self.terukur:  # what was not measured is not judged
            dari = self.cacah("terukur", len(self.terukur), "indikator kinerja yang terukur")
        if min(len(self.bahan.baris), len(self.terukur)) == 1:
            return rangkai(dari, " belum mencapai target")
        return rangkai("belum satu pun dari ", dari, " mencapai target")

    @cached_property
    def disahkan(self) -> list[BarisIndikator]:
        """Indicators all of whose reports of the year have been approved."""
        status: dict[int, set[str]] = {}
        for (_, tahun, _), r in self.bahan.pengukuran.baris_realisasi.items():
            if tahun == self.tahun and self._dilaporkan(r):
                status.setdefault(r.indikator_id, set()).add(r.status)
        for pk in self.bahan.pengukuran.sumber:
            # The agency that keeps the figures has endorsed them, or not yet.
            isian = self.bahan.pengukuran.isian(self.bahan.pengukuran.indikator[pk], self.tahun)
            status[pk] = {i.status for i in isian.values()}
        return [
            b for b in self.bahan.baris if status.get(b.indikator.pk) == {StatusRealisasi.DISAHKAN}
        ]

    def _dilaporkan(self, r: Realisasi) -> bool:
        """Whether a row counts as a report: not a draft in a quarter that asked for nothing."""
        i = self.bahan.pengukuran.indikator[r.indikator_id]
        jadwal = self.bahan.pengukuran.bentuk(i).jadwal
        return r.status != StatusRealisasi.DRAF or r.triwulan in jadwal.tempo(r.tahun)

    @cached_property
    def semua_disahkan(self) -> bool:
        """Whether every report of the year has been approved, and every indicator has one."""
        return bool(self.bahan.baris) and len(self.disahkan) == len(self.bahan.baris)

    @cached_property
    def triwulan_draf(self) -> list[int]:
        """Quarters with reports whose own report calls itself a draft: neither the head endorsed
        the quarter nor is every row of it approved.
        """
        ukur = self.bahan.pengukuran
        terlapor = {tw for _, tahun, tw in ukur.baris_realisasi if tahun == self.tahun}
        return [
            tw
            for tw in sorted(terlapor - self.bahan.triwulan_disahkan)
            if not all(
                (r := ukur.baris_asal(b.indikator.pk, self.tahun, tw))
                and r.status == StatusRealisasi.DISAHKAN
                for b in self.bahan.baris
                if b.bentuk.jadwal.keadaan(self.tahun, tw) is KeadaanJadwal.TEMPO
            )
        ]

    # --- comparisons ----------------------------------------------------------------

    @cached_property
    def banding(self) -> dict[int, list[Banding]]:
        """Earlier year → every indicator beside it, in listing order."""
        return {
            tahun: [self._banding(b, tahun) for b in self.bahan.baris]
            for tahun in self.bahan.tahun_sebelumnya
        }

    def _banding(self, b: BarisIndikator, tahun: int) -> Banding:
        ukur = self.bahan.pengukuran
        lalu, dipakai = ukur.ukuran_riwayat(b.indikator, tahun)
        bentuk = ukur.bentuk(dipakai)
        alasan = ""
        if not b.ukuran.lengkap:
            alasan = f"realisasi tahun {self.tahun} {b.ukuran.realisasi_teks}"
            if b.ukuran.terisi:
                alasan = f"realisasi tahun {self.tahun} belum lengkap"
        elif lama := ukur.digantikan(b.indikator, tahun):
            alasan = menggantikan(b.indikator, lama)
        elif lalu.realisasi is None:
            alasan = f"realisasi tahun {tahun} tidak tercatat"
        elif not lalu.utuh:
            alasan = f"realisasi tahun {tahun} belum lengkap"
        elif (bentuk.pola, bentuk.predikat) != (b.bentuk.pola, b.bentuk.predikat):
            alasan = (
                f"tahun {tahun} diukur dalam satuan {dipakai.satuan.casefold()} "
                f"({satuan_kecil(lalu.realisasi_teks)}), sedangkan tahun {self.tahun} dalam satuan "
                f"{b.indikator.satuan.casefold()} ({satuan_kecil(b.ukuran.realisasi_teks)})"
            )
        elif beda := ukur.beda_rumusan(b.indikator, dipakai):
            alasan = (
                f"realisasi tahun {tahun} ({satuan_kecil(lalu.realisasi_teks)}) tidak "
                f"diperbandingkan dengan tahun {self.tahun} "
                f"({satuan_kecil(b.ukuran.realisasi_teks)}) karena {urutkan(beda)}nya berbeda"
            )
        perubahan = None
        if not alasan and b.ukuran.realisasi is not None and lalu.realisasi is not None:
            perubahan = bandingkan(
                kini=b.ukuran.realisasi,
                lalu=lalu.realisasi,
                polaritas=b.bentuk.polaritas,
                desimal=b.bentuk.desimal,
                kebijakan=self.bahan.kebijakan,
                target=b.ukuran.target.nilai if b.ukuran.target else None,
            )
        beda_dulu = bool(ukur.beda_rumusan(b.indikator, dipakai))
        return Banding(b, lalu, dipakai, bentuk, perubahan, alasan, beda_dulu)

    @cached_property
    def tahun_terbanding(self) -> list[int]:
        """Earlier years with which at least one indicator compares, the earliest first."""
        return sorted(t for t, semua in self.banding.items() if any(x.perubahan for x in semua))

    @cached_property
    def tahun_lalu(self) -> int:
        """The year before."""
        return self.bahan.tahun_sebelumnya[0]

    @cached_property
    def ada_tahun_lalu(self) -> bool:
        """Whether anything can be compared with the year before."""
        return any(x.perubahan for x in self.banding[self.tahun_lalu])

    def menurut_arah(self, tahun: int) -> dict[str, list[Banding]]:
        """membaik, tetap, memburuk, setara, tanpa → comparisons with the year.

        setara: it changed and is as near to its range as before.
        """
        hasil: dict[str, list[Banding]] = {
            arah: [] for arah in ("membaik", "memburuk", "tetap", "setara", "tanpa")
        }
        for x in self.banding[tahun]:
            if x.perubahan is None:
                hasil["tanpa"].append(x)
            elif x.perubahan.membaik is None:
                hasil["tetap" if x.perubahan.arah is Arah.TETAP else "setara"].append(x)
            else:
                hasil["membaik" if x.perubahan.membaik else "memburuk"].append(x)
        return hasil

    def cacah_arah(self, tahun: int) -> list[Isi]:
        """`15 indikator membaik`, `2 indikator memburuk`: those that there are."""
        sebutan = {a: a for a in ("membaik", "tetap", "memburuk")}
        sebutan["setara"] = "berubah tanpa membaik atau memburuk"
        arah = self.menurut_arah(tahun)
        return [
            rangkai(self.cacah(f"{x}:{tahun}", len(arah[x])), f" {kata}")
            for x, kata in sebutan.items()
            if arah[x]
        ]

    @cached_property
    def keterangan_penurunan(self) -> set[int]:
        """Indicators whose own note explains why they fell: A.2 prints it, A.1 need not."""
        return {
            x.baris.indikator.pk
            for x in self.menurut_arah(self.tahun_lalu)["memburuk"]
            if x.baris.ukuran.keterangan
        }

    @cached_property
    def akhir_renstra(self) -> list[AkhirRenstra]:
        """Indicators that have a final target, in listing order."""
        hasil = []
        ukur = self.bahan.pengukuran
        for b in self.bahan.baris:
            target = ukur.target_akhir_renstra(b.indikator, self.tahun)
            if target is None:
                continue
            capaian, _ = ukur.capaian_akhir_renstra(b.indikator, self.tahun)
            jarak = None
            if b.ukuran.lengkap and b.ukuran.realisasi is not None:
                jarak = jarak_target(
                    target=target.nilai,
                    realisasi=b.ukuran.realisasi,
                    polaritas=b.bentuk.polaritas,
                    desimal=b.bentuk.desimal,
                )
            hasil.append(AkhirRenstra(b, target, capaian, jarak))
        return hasil

    # --- budget ---------------------------------------------------------------------

    def dana(self, kunci: str, jumlah: Jumlah) -> tuple[Potongan, ...]:
        """`sebesar Rp… dengan realisasi Rp… (79,02%)`."""
        return narasi_anggaran.anggaran_isi(
            kunci, self.tahun, jumlah.pagu, jumlah.realisasi, jumlah.serapan, self.desimal
        )

    @cached_property
    def sisa_terbesar(self) -> Simpul | None:
        """The kegiatan with the most unspent money, where there are several."""
        ada = [s for p in self.bahan.anggaran.program for s in p.anak if s.jumlah.sisa]
        return max(ada, key=lambda s: s.jumlah.sisa or 0) if len(ada) > 1 else None

    def serapan(self, kunci: str, jumlah: Jumlah) -> tuple[Potongan, ...]:
        """`pagu Rp…, realisasi Rp… (79,02%)`."""
        return narasi_anggaran.serapan_isi(
            kunci, self.tahun, jumlah.pagu, jumlah.realisasi, jumlah.serapan, self.desimal
        )

    @cached_property
    def kegiatan(self) -> list[Simpul]:
        """Kegiatan with a serapan, lowest first."""
        ada = [s for p in self.bahan.anggaran.program for s in p.anak if s.jumlah.serapan.dapat]
        return sorted(ada, key=lambda s: s.jumlah.serapan.nilai or Decimal(0))

    @cached_property
    def serapan_rendah(self) -> list[Simpul]:
        """Kegiatan whose serapan the year's policy calls low, lowest first."""
        batas = self.bahan.serapan_rendah
        return [s for s in self.kegiatan if (s.jumlah.serapan.nilai or 0) < batas]

    @cached_property
    def batas_serapan(self) -> str:
        """`75%`: below it the policy calls serapan low."""
        return format_persen(self.bahan.serapan_rendah, None)


def nilai(b: BarisIndikator) -> Decimal:
    """The capaian of a row that has one."""
    assert b.ukuran.capaian.nilai is not None
    return b.ukuran.capaian.nilai


def sebutan_simpul(simpul: Tujuan | Sasaran) -> str:
    """`Tujuan`, `Sasaran strategis`, `Sasaran kinerja eselon III`, by who answers for it."""
    if isinstance(simpul, Tujuan):
        return "Tujuan"
    return sebutan_tingkat(simpul.tingkat, simpul.penanggung_jawab)


def mendatar(*isi: Blok) -> tuple[Blok, ...]:
    """A heading and its words on the landscape page of the wide table or figure they introduce.

    An empty table has no page of its own.
    """
    if any(isinstance(b, Gambar) or (isinstance(b, Tabel) and b.baris) for b in isi):
        return (Mendatar(isi),)
    return isi


def kosongkan(sebab: Paragraf, tabel: Iterable[Tabel]) -> tuple[Blok, ...]:
    """Tables of a part whose data are missing: what is missing stands once, under the caption of
    the first that is empty; before them where none is. Notes explain figures: without any, none.
    """
    hasil: list[Blok] = []
    tersebut = False
    for t in tabel:
        if not t.baris:
            kosong = t.kosong if tersebut else sebab.isi
            t, tersebut = replace(t, kosong=kosong, catatan=(), sumber=""), True
        hasil.append(t)
    return tuple(hasil) if tersebut else (sebab, *hasil)


BANYAK_TANPA_NAMA = 5
"""From so many on a sentence counts its indicators instead of naming all that there are."""


def belum(kunci: str, teks: str) -> Paragraf:
    """A sentence that says which data are missing; `laporan.dokumen.seksi.belum_ada` finds it."""
    return Paragraf((Teks(teks, medan=f"{BELUM}{kunci}"),))


def sebut_indikator(baris: Sequence[BarisIndikator], dari: Sequence[BarisIndikator]) -> str:
    """Their names; where they are all of many, how many: the table names each of them."""
    if len(baris) == len(dari) >= BANYAK_TANPA_NAMA:
        return f"seluruh {hitungan(len(baris), 'indikator')}"
    return urutkan_titik_koma([b.indikator.sebutan for b in baris])


def tanya(kunci: str, teks: str) -> Teks:
    """A visible question to the author; `laporan.dokumen.seksi.pertanyaan` finds it."""
    return Teks(f"[{teks}]", miring=True, medan=f"{TANYA}{kunci}")


def par(*bagian: Isi | Potongan) -> Paragraf:
    """A plain paragraph."""
    return Paragraf(rangkai(*bagian))


def rumus(*bagian: Isi | Potongan) -> Paragraf:
    """A calculation line."""
    return Paragraf(rangkai(*bagian), "rumus")


def kecil(*bagian: Isi | Potongan) -> Paragraf:
    """A note."""
    return Paragraf(rangkai(*bagian), "kecil")


def daftar(butir: list[Isi], *, bernomor: bool = False) -> tuple[Blok, ...]:
    """A list, or nothing when there are no items."""
    return (Daftar(tuple(Butir(b) for b in butir), bernomor=bernomor),) if butir else ()


def daftar_teks(butir: list[str], *, bernomor: bool = True) -> tuple[Blok, ...]:
    """A list of entered texts, each made a sentence."""
    return daftar([kalimat(b) for b in butir if b.strip()], bernomor=bernomor)


def judul(teks: str, tingkat: int = 1, kunci: str = "") -> Judul:
    """A heading."""
    return Judul(teks, tingkat, kunci)


def seksi(kunci: str, judul: str, *isi: Blok) -> Seksi:
    """A part of the report that people may rewrite."""
    return Seksi(kunci, judul, isi)


def tandai(blok: tuple[Blok, ...], *kunci: str) -> tuple[Blok, ...]:
    """Wrap what follows each heading in a section: one key per heading that has contents.

    A heading on a landscape page keeps its section there.
    """
    sisa = list(kunci)
    hasil: list[Blok] = []
    kepala: Judul | None = None
    isi: list[Blok] = []

    def tutup() -> None:
        if isi and kepala is not None:
            hasil.append(Seksi(sisa.pop(0), kepala.teks, tuple(isi)))
        isi.clear()

    for b in blok:
        if isinstance(b, Judul):
            tutup()
            hasil.append(b)
            kepala = b
        elif isinstance(b, Mendatar) and kepala is None:
            return (Mendatar(tandai(b.isi, *kunci)),)
        else:
            isi.append(b)
    tutup()
    assert not sisa, f"Kunci seksi tanpa isi: {sisa}"
    return tuple(hasil)
