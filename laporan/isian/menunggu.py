"""What the quarterly entry of one agency leaves to do, as facts for laporan/rangka/menunggu.py."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.urls import reverse
from django.utils.http import urlencode

from anggaran.models import LaporanSubKegiatan
from kinerja.isian.pintu import hari_lokal
from kinerja.jadwal import KeadaanJadwal
from kinerja.masa_organisasi import unit_dan_bawahan
from kinerja.models import (
    Indikator,
    PerangkatDaerah,
    PeriodePengukuran,
    PermintaanBuka,
    Realisasi,
    StatusRealisasi,
)
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.pengukuran import Pengukuran
from kinerja.periode import Triwulan, format_tanggal
from kinerja.status import ISIAN_DIVERIFIKASI, StatusPembukaan
from laporan.isian.keadaan_pembukaan import (
    dibuka_kembali,
    pembukaan_lewat,
    putuskan_pembukaan,
)
from laporan.isian.keadaan_triwulan import KeadaanTriwulan, KeadaanUnit, tunggu_triwulan
from laporan.isian.kelengkapan import (
    ButirKelengkapan,
    KuartalPapan,
    PapanKelengkapan,
    SelPapan,
)
from laporan.isian.kotak_masuk import kotak_masuk
from laporan.isian.langkah import Baris
from laporan.rangka.menunggu import JenisTunggu, Menunggu

BANYAK_KEMBALI = 5


def tunggu_isian(papan: PapanKelengkapan, *, mengesahkan: bool = True) -> list[Menunggu]:
    """Of each quarter of the board. Where no quarter has a period nobody is asked to fill: the rows
    are read then only for who endorses.
    """
    if not mengesahkan and not any(p.periode for p in papan.pintu):
        return []
    return [m for k in keadaan(papan) for m in tunggu_triwulan(k)]


def keadaan(papan: PapanKelengkapan) -> list[KeadaanTriwulan]:
    """Each quarter of the board, as plain facts."""
    nama = {u.pk: u.nama for u in papan.unit}
    bersama = {
        s.triwulan.nomor: [b.sel[n] for b in papan.baris]
        for n, s in enumerate(papan.baris[0].sel if papan.baris else ())
    }
    return [_satu(k, nama, bersama.get(k.pintu.triwulan.nomor, [])) for k in papan.kuartal]


def _satu(k: KuartalPapan, nama: dict[int, str], sel: Sequence[SelPapan]) -> KeadaanTriwulan:
    tw, periode = k.pintu.triwulan, k.pintu.periode
    milik: dict[int, list[ButirKelengkapan]] = defaultdict(list)
    dihitung = [b for b in k.butir if b.dihitung]
    for b in dihitung:
        if b.unit in nama:
            milik[b.unit].append(b)
    return KeadaanTriwulan(
        tw,
        k.pintu.hari_ini,
        periode.buka if periode else None,
        periode.tutup if periode else None,
        k.pintu.disahkan,
        tuple(_unit(u, nama[u], milik[u]) for u in nama if u in milik),
        tuple(_bersama(s) for s in sel),
        f"{reverse('kelengkapan')}?{urlencode({'tahun': tw.tahun, 'tw': tw.nomor})}",
        reverse("pengesahan_triwulan", args=[tw.tahun, tw.nomor]),
        sum(b.status == StatusRealisasi.DISAHKAN for b in dihitung),
        bool(k.pintu.pembukaan),
        sum(
            b.jadwal is KeadaanJadwal.TERBIT and b.status == StatusRealisasi.DIVERIFIKASI
            for b in k.butir
        ),
        sum(b.menahan for b in k.butir),
    )


def _unit(unit: int, nama: str, butir: Iterable[ButirKelengkapan]) -> KeadaanUnit:
    n = Counter[str]()
    for b in butir:
        if b.status in ISIAN_DIVERIFIKASI:
            n["diverifikasi"] += 1
        elif b.status in (StatusRealisasi.DIAJUKAN, StatusRealisasi.DIKEMBALIKAN):
            n[b.status] += 1
        else:
            n["terisi" if b.terisi else "kosong"] += 1
    return KeadaanUnit(
        unit,
        nama,
        n["kosong"],
        n["terisi"],
        n["dikembalikan"],
        n["diajukan"],
        n["diverifikasi"],
    )


def _bersama(s: SelPapan) -> KeadaanUnit:
    draf = s.diharapkan - s.diajukan - s.dikembalikan
    kosong = [b for b in s.belum if b.status == StatusRealisasi.DRAF]
    url = alamat_isian(s.unit.pk, s.triwulan)
    if kosong:
        url = f"{alamat_isian(s.unit.pk, s.triwulan, kosong[0].sasaran)}#{kosong[0].jangkar}"
    return KeadaanUnit(
        s.unit.pk,
        s.unit.nama,
        kosong=len(kosong),
        terisi=draf - len(kosong),
        dikembalikan=s.dikembalikan,
        diajukan=s.diajukan - s.diverifikasi,
        diverifikasi=s.diverifikasi,
        batas=s.batas,
        pengecualian=s.pengecualian,
        url=url,
    )


def alamat_isian(unit: int, tw: Triwulan, baris: str = "") -> str:
    """The entry page of a unit and quarter, at one of its rows."""
    kueri = {"unit": str(unit), "tahun": str(tw.tahun), "triwulan": str(tw.nomor)}
    if baris:
        kueri["baris"] = baris
    return f"{reverse('isian')}?{urlencode(kueri)}"


def tunggu_pembukaan(papan: PapanKelengkapan) -> list[Menunggu]:
    """Requests to reopen a quarter, and what is open again: for the unit until its last day, for
    Sekretariat after it. One query.
    """
    semua = PermintaanBuka.objects.filter(pd=papan.pd, tahun=papan.tahun).belum_selesai()
    pintu = {p.triwulan.nomor: p for p in papan.pintu}
    hasil = []
    for p in semua.order_by("sampai", "pk"):
        satu = pintu[p.triwulan]
        url = reverse("pembukaan", args=[p.tahun, p.triwulan])
        if p.status == StatusPembukaan.DIMINTA:
            hasil.append(putuskan_pembukaan(p.kuartal, url))
        elif p.sampai < satu.hari_ini:
            hasil.append(pembukaan_lewat(p.kuartal, p.sampai, url))
        else:
            hasil += [
                dibuka_kembali(p.kuartal, p.sampai, p.alasan, alamat_isian(u.pk, p.kuartal), u.pk)
                for u in papan.unit
                if any(
                    p.aturan.menyentuh(satu.atasan(milik), milik)
                    for milik in unit_dan_bawahan(satu.induk_unit, u.pk)
                )
            ]
    return hasil


def tunggu_menyusul(pd: PerangkatDaerah, tahun: int, pada: datetime) -> list[Menunggu]:
    """Figures of closed quarters of this year and the last that should be published by now. One
    query where no indicator has such a schedule.
    """
    milik = Indikator.objects.filter(pd=pd, jadwal__startswith="terbit")
    pk = list(milik.values_list("pk", flat=True))
    if not pk:
        return []
    hari_ini = hari_lokal(pd, pada)
    # As of the first quarter: what changed since then is marked, see `unit_penanggung`.
    p = Pengukuran(pd, [tahun - 1, tahun], hanya=pk, hari=Triwulan(tahun - 1, 1).akhir)
    pada_tw = {
        (t, n): OrganisasiPada(pd, Triwulan(t, n).akhir)
        for t in (tahun - 1, tahun)
        for n in range(1, 5)
    }
    lewat = PeriodePengukuran.objects.filter(
        pd=pd, tahun__in=[tahun - 1, tahun], tutup__lt=hari_ini
    )
    ditutup = set(lewat.values_list("tahun", "triwulan"))
    hasil, banyak = list[Menunggu](), Counter[int]()
    for i, tw, perkiraan in _terbit(p, (tahun - 1, tahun), hari_ini):
        if (tw.tahun, tw.nomor) in ditutup:
            unit = pada_tw[tw.tahun, tw.nomor].unit_penanggung(i)
            banyak[unit] += 1
            if banyak[unit] <= BANYAK_KEMBALI:
                hasil.append(_satu_menyusul(i, tw, perkiraan, unit))
    return hasil


def _terbit(
    p: Pengukuran, daftar_tahun: Iterable[int], hari_ini: date
) -> Iterator[tuple[Indikator, Triwulan, str]]:
    """Quarters without a figure whose publication was expected by now, and when it was."""
    for i in p.indikator.values():
        for tahun in daftar_tahun:
            u = p.ukuran(i, tahun)
            if not u.menyusul or not i.berlaku_tahun(tahun):
                continue
            for tw in u.kurang:
                if min(i.jadwal_pelaporan.bulan_terbit(tahun, tw)) <= hari_ini:
                    yield i, Triwulan(tahun, tw), u.perkiraan


def _satu_menyusul(i: Indikator, tw: Triwulan, perkiraan: str, unit: int) -> Menunggu:
    return Menunggu(
        f"“{i.nama}”, {tw}: angkanya menyusul.",
        f"{alamat_isian(unit, tw, f'indikator:{i.pk}')}#laci",
        "Isi bila sudah terbit",
        f"Perkiraan terbit {perkiraan}.",
        "jam",
        JenisTunggu.MENYUSUL,
        unit=unit,
    )


def tunggu_periksa(pd: PerangkatDaerah, pada: datetime) -> list[Menunggu]:
    """What was submitted, in every quarter, and waits for the checker. Three queries."""
    antrean = [a for a in kotak_masuk(pd) if a.diajukan]
    if not antrean:
        return []
    unit = len({a.unit.pk for a in antrean})
    sejak = min((a.sejak for a in antrean if a.sejak is not None), default=None)
    catatan = f"Yang paling lama sejak {format_tanggal(hari_lokal(pd, sejak))}." if sejak else ""
    return [
        Menunggu(
            f"{sum(a.diajukan for a in antrean)} baris dari {unit} unit menunggu diperiksa.",
            reverse("periksa"),
            "Buka kotak masuk",
            catatan,
            "periksa",
            JenisTunggu.PERIKSA,
        )
    ]


def tunggu_kembali(
    pd: PerangkatDaerah, papan: PapanKelengkapan | None = None, unit: Iterable[int] | None = None
) -> list[Menunggu]:
    """Rows sent back, in every quarter, with the note; of `unit` only where given. Two queries."""
    kembali = StatusRealisasi.DIKEMBALIKAN
    realisasi = Realisasi.objects.filter(status=kembali, indikator__pd=pd).berunit()
    laporan = LaporanSubKegiatan.objects.filter(status=kembali, sub_kegiatan__pd=pd).berunit()
    if unit is not None:
        dipilih = list(unit)
        realisasi, laporan = realisasi.milik(dipilih), laporan.milik(dipilih)
    semua: list[Baris] = [
        *realisasi.select_related("indikator__pd", "indikator__penanggung_jawab"),
        *laporan.select_related("sub_kegiatan__pd", "sub_kegiatan__penanggung_jawab"),
    ]
    pintu = {p.triwulan: p for p in papan.pintu} if papan is not None else {}
    hasil, banyak = [], defaultdict[int, int](int)
    for b in semua:
        tw, milik = b.kuartal, b.milik_unit
        batas = pintu[tw].batas(milik) if tw in pintu else None
        banyak[milik] += 1
        if banyak[milik] > BANYAK_KEMBALI:
            continue
        hasil.append(
            Menunggu(
                f"“{b.yang_dilaporkan.nama}”, {tw}, dikembalikan.",
                f"{alamat_isian(milik, tw, b.nama_isian)}#laci",
                "Perbaiki",
                b.catatan_kembali,
                "kembali",
                JenisTunggu.DIKEMBALIKAN,
                batas,
                milik,
            )
        )
    for milik, n in banyak.items():
        if (sisa := n - BANYAK_KEMBALI) > 0:
            hasil.append(
                Menunggu(
                    f"{sisa} baris lain juga dikembalikan.",
                    f"{reverse('isian')}?{urlencode({'unit': milik})}",
                    "Buka isian",
                    ikon="kembali",
                    jenis=JenisTunggu.DIKEMBALIKAN,
                    unit=milik,
                )
            )
    return hasil
