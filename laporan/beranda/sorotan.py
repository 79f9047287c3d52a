"""What stands out now, per role: the contents of the home page."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import mark_safe

from anggaran.rekap import Jumlah
from kinerja.angka import format_rupiah
from kinerja.capaian import SERATUS, Rerata
from kinerja.jadwal import KeadaanJadwal
from kinerja.kata_daftar import urutkan
from kinerja.models import (
    DataDukung,
    PeriodePengukuran,
    UnitKerja,
)
from kinerja.nada import Nada
from kinerja.periode import ROMAWI, sebut_sisa, sisa_hari
from kinerja.ukuran import KOSONG_MENURUT_JADWAL, AsalNilai
from laporan.bahan.asal import Asal, asal_capaian
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.cetak.grafik.percikan import percikan
from laporan.lkjip.gambar_layar import titik_tren
from laporan.lkjip.pohon import SARINGAN, sebut_rerata
from laporan.models import EvaluasiAKIP, RekomendasiLHE, StatusRekomendasi
from laporan.publik.ajakan import belum_dirilis
from laporan.rangka.menunggu import JenisTunggu
from laporan.uji.hitungan import hitungan_terakhir

BANYAK_KESENJANGAN = 3
#: What the first button of the home page leads to, for who fills rows.
PEKERJAAN_ISIAN = frozenset({JenisTunggu.DIKEMBALIKAN, JenisTunggu.ISI, JenisTunggu.AJUKAN})


# --- shared pieces ---------------------------------------------------------------------


@dataclass(frozen=True)
class TugasBeranda:
    """One thing that asks for attention: a sentence, and the page where it is seen."""

    teks: str
    url: str
    tautan: str
    nada: Nada = Nada.AWAS


def _pohon(saring: str) -> str:
    return f"{reverse('pohon')}?saring={saring}"


def hitung_saringan(bahan: Bahan) -> dict[str, int]:
    """Indicators per filter of the tree."""
    return {
        kunci: sum(1 for b in bahan.baris if syarat(b)) for kunci, (_, syarat) in SARINGAN.items()
    }


def tugas_data(
    bahan: Bahan, *, anggaran: bool = True, belum: bool = True, menyiapkan: bool = False
) -> list[TugasBeranda]:
    """Gaps and contradictions of the year's data, each with the page that shows it.

    `belum`: the incomplete indicators too, where the page does not list them itself. `menyiapkan`:
    for whoever sets up the agency, the page where it is mended.
    """
    n, tahun = hitung_saringan(bahan), bahan.tahun
    hasil: list[TugasBeranda] = []
    if belum and n["belum"]:
        hasil.append(
            TugasBeranda(
                f"Realisasi {tahun} untuk {n['belum']} dari {len(bahan.baris)} indikator "
                "belum lengkap.",
                _pohon("belum"),
                "Lihat indikatornya",
                Nada.BAHAYA,
            )
        )
    if n["menyusul"]:
        hasil.append(
            TugasBeranda(
                f"Angka {n['menyusul']} indikator {tahun} menyusul karena menunggu terbit.",
                _pohon("menyusul"),
                "Lihat perkiraannya",
                Nada.INFO,
            )
        )
    if n["tanpa_target"]:
        hasil.append(
            TugasBeranda(
                f"{n['tanpa_target']} indikator belum mempunyai target {tahun}; capaiannya tidak "
                "dapat dihitung.",
                _pohon("tanpa_target"),
                "Lihat indikatornya",
                Nada.BAHAYA,
            )
        )
    if n["berbeda"]:
        hasil.append(
            TugasBeranda(
                f"Angka resmi {n['berbeda']} indikator berbeda dari hasil rumusnya; keduanya "
                "tercetak dalam laporan.",
                _pohon("berbeda"),
                "Lihat kedua angka",
            )
        )
    if bahan.pd.pemerintah_daerah:
        hasil += _tugas_rpjmd(bahan)
    elif anggaran:
        hasil += _tugas_anggaran(bahan, n["tanpa_anggaran"], menyiapkan=menyiapkan)
    return hasil


def _tugas_rpjmd(bahan: Bahan) -> list[TugasBeranda]:
    """What ties the plan of a region to its agencies, and is missing; its money is theirs."""
    d = bahan.daerah
    sasaran = sum(s.pk not in d.dukungan for s in bahan.sasaran_strategis)
    indikator = sum(b.indikator.pk not in d.kontribusi for b in bahan.baris)
    kurang = (
        (sasaran, "sasaran RPJMD belum dikaitkan dengan tujuan perangkat daerah."),
        (indikator, "indikator RPJMD belum mempunyai perangkat daerah pengampu atau pendukung."),
    )
    return [TugasBeranda(f"{n} {teks}", reverse("rpjmd"), "Buka RPJMD") for n, teks in kurang if n]


def tugas_uji(bahan: Bahan) -> list[TugasBeranda]:
    """What the latest count of findings found to mend. One query."""
    h = hitungan_terakhir(bahan.pd, bahan.tahun)
    if h is None or not (h.galat or h.peringatan):
        return []
    jumlah = [f"{n} {kata}" for n, kata in ((h.galat, "galat"), (h.peringatan, "peringatan")) if n]
    return [
        TugasBeranda(
            f"Uji Konsistensi menemukan {urutkan(jumlah)}; dihitung {_tanggal(h.hari)}.",
            reverse("uji"),
            "Buka temuannya",
            Nada.BAHAYA if h.galat else Nada.AWAS,
        )
    ]


def tugas_rilis(bahan: Bahan) -> list[TugasBeranda]:
    """Endorsed quarters that the public cannot read yet."""
    return [
        TugasBeranda(kalimat, url, "Lihat dan rilis", Nada.INFO)
        for kalimat, url in belum_dirilis(bahan)
    ]


def _tugas_anggaran(bahan: Bahan, tanpa_anggaran: int, *, menyiapkan: bool) -> list[TugasBeranda]:
    a, hasil = bahan.anggaran, []
    if a.total.pagu is None:
        return [
            TugasBeranda(
                f"Anggaran {bahan.tahun} belum diisi.", reverse("anggaran"), "Buka anggaran"
            )
        ]
    if tanpa_anggaran:
        hasil.append(
            TugasBeranda(
                f"{tanpa_anggaran} indikator belum dikaitkan dengan program, kegiatan, atau sub "
                "kegiatan.",
                reverse("persiapan_isi", args=["dukungan"])
                if menyiapkan
                else _pohon("tanpa_anggaran"),
                "Kaitkan" if menyiapkan else "Lihat indikatornya",
            )
        )
    if not a.terinci and menyiapkan:
        hasil.append(
            TugasBeranda(
                "Jenis belanja belum dirinci sampai sub kegiatan; tabel jenis belanja memakai "
                "rekapitulasi keuangan."
                if a.rekap_belanja
                else "Jenis belanja belum dirinci sampai sub kegiatan.",
                reverse("persiapan_isi", args=["pagu"]),
                "Rinci pagunya",
            )
        )
    if a.selisih_jenis not in (None, (0, 0)):
        hasil.append(
            TugasBeranda(
                "Rekapitulasi keuangan per jenis belanja tidak sama dengan jumlah baris anggaran.",
                f"{reverse('anggaran')}#jenis-belanja",
                "Lihat selisihnya",
                Nada.BAHAYA,
            )
        )
    return hasil


@dataclass(frozen=True)
class Kesenjangan:
    """An indicator that fell short, and the first cause that was written down."""

    baris: BarisIndikator
    capaian: Asal
    sebab: str


def kesenjangan(bahan: Bahan, banyak: int = BANYAK_KESENJANGAN) -> list[Kesenjangan]:
    """The lowest capaian below 100, worst first."""
    kurang = [
        (b.ukuran.capaian.nilai, b)
        for b in bahan.baris
        if b.ukuran.capaian.nilai is not None and b.ukuran.capaian.nilai < SERATUS
    ]
    kurang.sort(key=lambda pasangan: pasangan[0])
    return [
        Kesenjangan(
            b,
            asal_capaian(bahan, b),
            next(iter(bahan.analisis(b.indikator, "faktor_penghambat")), ""),
        )
        for _, b in kurang[:banyak]
    ]


@dataclass(frozen=True)
class AngkaUtama:
    """A key indicator as a large figure."""

    baris: BarisIndikator
    capaian: Asal
    grafik: str


def iku(bahan: Bahan) -> list[AngkaUtama]:
    """The key indicators with their small trends."""
    tahun = [bahan.tahun, *bahan.tahun_sebelumnya]
    return [
        AngkaUtama(
            b,
            asal_capaian(bahan, b),
            mark_safe(percikan(titik_tren(bahan, b.indikator, tahun), judul=b.indikator.sebutan)),
        )
        for b in bahan.baris_iku
    ]


@dataclass(frozen=True)
class RingkasanBeranda:
    """Counts of the year, with the words that stand beside them."""

    indikator: int
    terukur: int
    tercapai: int
    lengkap: int
    rerata: Rerata
    serapan: Jumlah

    @property
    def sebut_indikator(self) -> str:
        """Beside the count of measured indicators: out of how many."""
        return f"dari {self.indikator}"

    @property
    def catatan_terukur(self) -> str:
        """How many indicators have no capaian that can be computed."""
        sisa = self.indikator - self.terukur
        return f"{sisa} tidak dapat dihitung" if sisa else "semua dapat dihitung"

    @property
    def kalimat_rerata(self) -> str:
        """What the mean counts."""
        return sebut_rerata(self.rerata)

    @property
    def catatan_serapan(self) -> str:
        """Rupiah behind the percentage."""
        if self.serapan.serapan.nilai is None:
            return (self.serapan.serapan.alasan or "").capitalize()
        return f"{format_rupiah(self.serapan.realisasi)} dari {format_rupiah(self.serapan.pagu)}"


def ringkasan(bahan: Bahan) -> RingkasanBeranda:
    """Counts of the year: measured, met, complete; mean; serapan."""
    terukur = [b.ukuran.capaian.nilai for b in bahan.baris if b.ukuran.capaian.nilai is not None]
    return RingkasanBeranda(
        indikator=len(bahan.baris),
        terukur=len(terukur),
        tercapai=sum(1 for n in terukur if n >= SERATUS),
        lengkap=sum(1 for b in bahan.baris if not b.ukuran.kurang),
        rerata=bahan.rerata(bahan.baris),
        serapan=bahan.total_anggaran,
    )


# --- quarters --------------------------------------------------------------------------


@dataclass(frozen=True)
class SelTriwulan:
    """One quarter of one indicator: what was reported, and where it stands."""

    nama: str
    teks: str
    status: str
    terisi: bool


@dataclass(frozen=True)
class BarisEmpatTriwulan:
    """One indicator over the year."""

    baris: BarisIndikator
    sel: tuple[SelTriwulan, ...]


def baris_triwulan(bahan: Bahan) -> list[BarisEmpatTriwulan]:
    """Quarters of every indicator in scope, unfinished ones first."""
    hasil = []
    for b in sorted(bahan.baris, key=lambda x: not x.ukuran.belum_lengkap):
        sel = []
        for tw, romawi in enumerate(ROMAWI, start=1):
            isian = b.ukuran.triwulan.get(tw)
            if isian is None or isian.asal is AsalNilai.KOSONG:
                keadaan = bahan.pengukuran.keadaan(b.indikator, bahan.tahun, tw)
                teks = KOSONG_MENURUT_JADWAL[keadaan]
                sel.append(SelTriwulan(f"TW {romawi}", teks, "", False))
            elif isian.asal is AsalNilai.TIDAK_BERLAKU:
                sel.append(SelTriwulan(f"TW {romawi}", "tidak berlaku", isian.status, True))
            else:
                sel.append(
                    SelTriwulan(
                        f"TW {romawi}", b.bentuk.tampil(isian.nilai, isian.skor), isian.status, True
                    )
                )
        hasil.append(BarisEmpatTriwulan(b, tuple(sel)))
    return hasil


@dataclass(frozen=True)
class BarisBeranda:
    """One unit: indicators reported per quarter, and the year's own count."""

    unit: UnitKerja
    jumlah: int
    triwulan: tuple[tuple[int, int], ...]  # reported, and how many are due or reported
    lengkap: int


def papan(bahan: Bahan) -> list[BarisBeranda]:
    """Units × quarters: how many of the unit's own indicators carry a report."""
    menurut: dict[int, list[BarisIndikator]] = defaultdict(list)
    unit: dict[int, UnitKerja] = {}
    for b in bahan.baris:
        u = b.indikator.penanggung_jawab.unit
        unit[u.pk] = u
        menurut[u.pk].append(b)
    return [
        BarisBeranda(
            u,
            len(menurut[u.pk]),
            tuple(_terlapor(menurut[u.pk], bahan.tahun, tw) for tw in range(1, 5)),
            sum(1 for b in menurut[u.pk] if not b.ukuran.kurang),
        )
        for u in sorted(unit.values(), key=lambda u: (u.urutan, u.pk))
    ]


def _terlapor(baris: list[BarisIndikator], tahun: int, tw: int) -> tuple[int, int]:
    """Indicators with a report of the quarter, and those that are due or have one."""
    ada = {
        b.indikator.pk
        for b in baris
        if (i := b.ukuran.triwulan.get(tw)) and i.asal is not AsalNilai.KOSONG
    }
    tempo = {
        b.indikator.pk for b in baris if b.bentuk.jadwal.keadaan(tahun, tw) is KeadaanJadwal.TEMPO
    }
    return len(ada), len(ada | tempo)


def kalimat_periode(periode: Sequence[PeriodePengukuran], tahun: int, hari_ini: date) -> str:
    """Which quarters are open and for how long (of several the one that closes first), or when the
    next one opens; empty when unset.
    """
    terbuka = [p for p in periode if p.buka <= hari_ini <= p.tutup]
    if terbuka:
        sebut = urutkan([ROMAWI[p.triwulan - 1] for p in terbuka])
        batas = min(p.tutup for p in terbuka)
        paling = "paling cepat " if any(p.tutup != batas for p in terbuka) else ""
        return (
            f"Pengisian triwulan {sebut} {tahun} dibuka sampai {paling}{_tanggal(batas)} "
            f"({sebut_sisa(sisa_hari(batas, hari_ini))})."
        )
    depan = next((p for p in periode if p.buka > hari_ini), None)
    if depan is not None:
        return (
            f"Pengisian triwulan {ROMAWI[depan.triwulan - 1]} {tahun} dibuka "
            f"{_tanggal(depan.buka)}."
        )
    if periode:
        akhir = periode[-1]
        return (
            f"Semua periode pengisian {tahun} sudah ditutup; yang terakhir, triwulan "
            f"{ROMAWI[akhir.triwulan - 1]}, ditutup {_tanggal(akhir.tutup)}."
        )
    return ""


def _tanggal(hari: date) -> str:
    return date_format(hari, "j F Y")


# --- evaluator -------------------------------------------------------------------------


@dataclass(frozen=True)
class RingkasanLHE:
    """The AKIP evaluation with its follow-up."""

    evaluasi: EvaluasiAKIP
    status: list[tuple[str, int]]
    terbuka: list[RekomendasiLHE]


def ringkasan_lhe(bahan: Bahan) -> RingkasanLHE | None:
    """Score and follow-up counts of the year, or None without an evaluation."""
    evaluasi = bahan.evaluasi
    if evaluasi is None:
        return None
    semua = list(evaluasi.rekomendasi.all())
    hitung = Counter(r.status for r in semua)
    return RingkasanLHE(
        evaluasi,
        [(str(s.label), hitung.get(s, 0)) for s in StatusRekomendasi],
        [r for r in semua if r.status != StatusRekomendasi.SELESAI],
    )


def berbukti(bahan: Bahan) -> set[int]:
    """Ids of the year's indicators in scope with at least one piece of evidence."""
    return set(
        DataDukung.objects.filter(
            realisasi__indikator__pd=bahan.pd, realisasi__tahun=bahan.tahun
        ).values_list("realisasi__indikator_id", flat=True)
    ) & {b.indikator.pk for b in bahan.baris}
