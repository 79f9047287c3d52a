"""The summary of one agency and quarter, from the same calculators as its own pages."""

from collections import Counter, defaultdict
from datetime import datetime

from anggaran.rekap import Jumlah
from kinerja.capaian import SERATUS, Hasil, rerata
from kinerja.models import PerangkatDaerah
from kinerja.pengukuran import timbangan
from kinerja.status import ISIAN_TERKUNCI, StatusRealisasi
from kinerja.teks import butir
from kinerja.ukuran import Ukuran, kriteria_dari
from laporan.bahan.bahan import Bahan
from laporan.isian.kelengkapan import ButirKelengkapan, KuartalPapan, PapanKelengkapan
from laporan.pemda.tinjauan.fakta import FaktaIndikator, FaktaTW
from laporan.pemda.tinjauan.isi import (
    BANYAK_NAMA,
    CapaianTW,
    IndikatorRendah,
    KelengkapanTW,
    RingkasanTW,
    SerapanTW,
    UnitTertinggal,
    uraian_kebijakan,
)
from laporan.triwulanan.bahan import BarisTriwulan, Kuartal, RekapTriwulan


def ringkasan(pd: PerangkatDaerah, tahun: int, triwulan: int, pada: datetime) -> RingkasanTW:
    """All that the overview says. Its queries do not grow with the agency's rows."""
    bahan = Bahan(pd, tahun)
    kuartal = Kuartal(bahan, triwulan)
    papan = PapanKelengkapan(
        pd, tahun, pada=pada, pengukuran=bahan.pengukuran, anggaran=bahan.anggaran, berbukti=False
    )
    nama = {u.pk: u.nama for u in papan.unit}
    total = RekapTriwulan(pd, kuartal.tw, bahan.kebijakan).total
    lengkap = tuple(_kelengkapan(k, nama) for k in papan.kuartal)
    return RingkasanTW(
        triwulan,
        lengkap,
        _capaian(bahan, kuartal),
        SerapanTW(total.pagu, total.realisasi, total.serapan.nilai, total.serapan.alasan or ""),
        uraian_kebijakan(bahan.kebijakan, bahan.aturan.pita),
        _fakta(kuartal, total, lengkap[triwulan - 1]).sidik,
    )


def fakta_predikat(pd: PerangkatDaerah, tahun: int, triwulan: int, pada: datetime) -> FaktaTW:
    """What a predicate of the quarter is reckoned from. Its queries do not grow with the rows."""
    bahan = Bahan(pd, tahun)
    kuartal = Kuartal(bahan, triwulan)
    papan = PapanKelengkapan(
        pd, tahun, pada=pada, triwulan=(triwulan,), pengukuran=bahan.pengukuran,
        anggaran=bahan.anggaran, berbukti=False,
    )  # fmt: skip
    total = RekapTriwulan(pd, kuartal.tw, bahan.kebijakan).total
    return _fakta(kuartal, total, _kelengkapan(papan.kuartal[0], {}))


def _fakta(k: Kuartal, total: Jumlah, lengkap: KelengkapanTW) -> FaktaTW:
    return FaktaTW(
        tuple(_fakta_indikator(k, b) for b in k.dijadwalkan),
        total.serapan.nilai,
        total.serapan.alasan or "",
        lengkap.diharapkan,
        lengkap.diajukan,
        lengkap.sah,
    )


def _fakta_indikator(k: Kuartal, b: BarisTriwulan) -> FaktaIndikator:
    i, capaian = b.indikator, k.dinilai(b).capaian
    return FaktaIndikator(
        i.pk,
        i.sebutan,
        capaian.nilai,
        capaian.alasan or "",
        i.iku,
        i.sasaran is None or i.sasaran.tingkat == "strategis",
        b.ditagih,
    )


def _kelengkapan(k: KuartalPapan, nama: dict[int, str]) -> KelengkapanTW:
    milik = [b for b in k.butir if b.dihitung]
    menurut: dict[int, list[ButirKelengkapan]] = defaultdict(list)
    for b in milik:
        menurut[b.unit].append(b)
    tertinggal = [
        UnitTertinggal(
            unit,
            nama.get(unit, "Unit yang sudah tidak ada"),
            len(semua),
            sum(b.terisi for b in semua),
            sum(b.status in ISIAN_TERKUNCI for b in semua),
            sum(b.status == StatusRealisasi.DIKEMBALIKAN for b in semua),
            k.pintu.batas(unit),
            tuple(b.nama for b in semua if not b.terisi)[:BANYAK_NAMA],
        )
        for unit, semua in menurut.items()
        if any(b.status not in ISIAN_TERKUNCI for b in semua)
    ]
    periode = k.pintu.periode
    status = Counter(b.status for b in milik)
    disahkan = status[StatusRealisasi.DISAHKAN]
    diverifikasi = disahkan + status[StatusRealisasi.DIVERIFIKASI]
    return KelengkapanTW(
        k.pintu.triwulan.nomor,
        len(milik),
        sum(b.terisi for b in milik),
        diverifikasi + status[StatusRealisasi.DIAJUKAN],
        diverifikasi,
        disahkan,
        periode.buka if periode else None,
        periode.tutup if periode else None,
        k.pintu.disahkan,
        tuple(sorted(tertinggal, key=lambda u: (u.diajukan - u.diharapkan, u.nama))),
    )


def _capaian(bahan: Bahan, k: Kuartal) -> CapaianTW:
    kebijakan, pita = bahan.kebijakan, bahan.aturan.pita
    timbang = [timbangan(b.indikator) for b in k.baris]
    hasil = rerata((k.dinilai(b).capaian for b in k.baris), kebijakan, timbang)
    setahun = rerata((b.sampai.capaian for b in k.baris), kebijakan, timbang)
    dinilai = [(b, k.dinilai(b)) for b in k.terukur]
    hitung = Counter(u.kriteria for _, u in dinilai)
    label, tingkat = "", 0
    if hasil.nilai is not None:
        label, tingkat = kriteria_dari(Hasil.dari(hasil.nilai), pita)
    return CapaianTW(
        hasil.nilai,
        hasil.dihitung,
        hasil.dilewati,
        tuple((p.label, hitung[p.label]) for p in pita),
        label,
        tingkat,
        setahun.nilai,
        tuple(_rendah(dinilai)),
        tuple(b.kalimat for b in hasil.lain),
    )


def _rendah(dinilai: list[tuple[BarisTriwulan, Ukuran]]) -> list[IndikatorRendah]:
    """The indicators farthest below their targets, each with the first cause that was written."""
    kurang = [
        (u.capaian.nilai, b, u)
        for b, u in dinilai
        if u.capaian.nilai is not None and u.capaian.nilai < SERATUS
    ]
    hasil = []
    for nilai, b, u in sorted(kurang, key=lambda x: (x[0], x[1].indikator.pk))[:BANYAK_NAMA]:
        sebab = butir(b.baris.faktor_penghambat) if b.baris is not None else []
        hasil.append(
            IndikatorRendah(
                b.indikator.pk, b.indikator.sebutan, nilai, u.kriteria, sebab[0] if sebab else ""
            )
        )
    return hasil
