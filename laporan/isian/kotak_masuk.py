"""What waits for Sekretariat, per unit and quarter, and one unit's quarter as it is checked."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from anggaran.isian.baris import BarisSubIsian
from anggaran.models import LaporanSubKegiatan, VersiLaporanSub
from kinerja.isian.baris import BarisIndikatorIsian
from kinerja.isian.beku import BedaIsi
from kinerja.isian.sel import JenisSasaran, SasaranSel
from kinerja.jadwal import KeadaanJadwal
from kinerja.models import (
    DataDukung,
    Pengguna,
    PerangkatDaerah,
    Realisasi,
    StatusRealisasi,
    UnitKerja,
    VersiRealisasi,
)
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import Triwulan
from kinerja.riwayat_unit import RiwayatUnit
from kinerja.uji_isian import Temuan
from laporan.bahan.jejak_angka import BuktiAngka, bukti_angka
from laporan.isian.langkah import Baris, menurut_model
from laporan.isian.lembar import LembarIsian, bidang_menurut, lingkup_bidang
from laporan.isian.resmi import IZIN_VERIFIKASI
from laporan.isian.verifikasi import perubahan_sejak_pengajuan

_Kunci = tuple[int, int, int]  # year, quarter, bidang
#: First what waits, last what is finished.
URUTAN = (
    StatusRealisasi.DIAJUKAN,
    StatusRealisasi.DIKEMBALIKAN,
    StatusRealisasi.DIVERIFIKASI,
    StatusRealisasi.DISAHKAN,
)


@dataclass(frozen=True)
class BarisBerubah:
    """A row that was submitted anew, and what differs from the submission before; nothing: the
    same figures again.
    """

    nama: str
    beda: tuple[BedaIsi, ...]


@dataclass(frozen=True)
class Antrean:
    """The rows of one bidang, its seksi included, in one quarter, by status; `sejak`: the oldest
    one that waits. `bagian`: the units whose rows these are.
    """

    unit: UnitKerja
    triwulan: Triwulan
    diajukan: int
    dikembalikan: int
    diverifikasi: int
    disahkan: int
    sejak: datetime | None
    bagian: tuple[UnitKerja, ...] = ()
    ulang: tuple[BarisBerubah, ...] = ()

    def banyak(self, status: str) -> int:
        """Rows of this status; with "" all."""
        if status:
            return int(getattr(self, status))
        return self.diajukan + self.dikembalikan + self.diverifikasi + self.disahkan

    @property
    def berubah(self) -> list[BarisBerubah]:
        """Rows that wait again with other content than before."""
        return [b for b in self.ulang if b.beda]

    @property
    def baru(self) -> int:
        """Rows that wait for the first time."""
        return self.diajukan - len(self.ulang)


def kotak_masuk(
    pd: PerangkatDaerah,
    lingkup: Callable[[date], Collection[int]] | None = None,
    *,
    beda: bool = False,
) -> list[Antrean]:
    """Every bidang and quarter with a row that was submitted once, longest waiting first.

    Three queries; with `beda`, what changed since the submission before, seven; one more where the
    organisation ever changed. `lingkup` says which units are seen, by the quarter's last day; names
    and places of units are those of that day too.
    """
    riwayat = RiwayatUnit(pd)
    hitungan = _Hitungan(riwayat, lingkup)
    hitungan.tambah(Realisasi.objects.filter(indikator__pd=pd).berunit(), "tahun")
    hitungan.tambah(
        LaporanSubKegiatan.objects.filter(sub_kegiatan__pd=pd).berunit(), "sub_kegiatan__tahun"
    )
    ulang = _diajukan_ulang(pd, hitungan.bagian) if beda else {}
    hasil = []
    for kunci, n in hitungan.jumlah.items():
        tahun, tw, atas = kunci
        hari = Triwulan(tahun, tw).akhir
        bagian = [riwayat.unit(u, hari) for u in hitungan.bagian[kunci]]
        hasil.append(
            Antrean(
                riwayat.unit(atas, hari),
                Triwulan(tahun, tw),
                **dict(zip(URUTAN, n, strict=True)),
                sejak=hitungan.sejak.get(kunci),
                bagian=tuple(sorted(bagian, key=lambda u: (u.urutan, u.pk))),
                ulang=tuple(ulang.get(kunci, ())),
            )
        )
    return sorted(
        hasil,
        key=lambda a: (
            a.sejak is None,
            a.sejak.timestamp() if a.sejak else 0.0,
            -a.triwulan.tahun,
            -a.triwulan.nomor,
            a.unit.urutan,
            a.unit.pk,
        ),
    )


class _Hitungan:
    """Rows of an agency by bidang and quarter, as far as somebody sees them."""

    def __init__(
        self, riwayat: RiwayatUnit, lingkup: Callable[[date], Collection[int]] | None
    ) -> None:
        self.jumlah: dict[_Kunci, list[int]] = defaultdict(lambda: [0] * len(URUTAN))
        self.sejak: dict[_Kunci, datetime] = {}
        self.bagian: dict[_Kunci, set[int]] = defaultdict(set)
        self._riwayat, self._lingkup = riwayat, lingkup
        self._organisasi: dict[Triwulan, tuple[Collection[int], dict[int, int]]] = {}

    def tambah(self, semua: QuerySet[Any], tahun: str) -> None:
        """Count the rows that were submitted once; `tahun` names their year. One query."""
        hitung: dict[str, Any] = {str(s): Count("pk", filter=Q(status=s)) for s in URUTAN}
        hitung["sejak"] = Min("diajukan_pada", filter=Q(status=StatusRealisasi.DIAJUKAN))
        kelompok = (
            semua.filter(status__in=URUTAN)
            .order_by()
            .values_list(tahun, "triwulan", "unit_pada")
            .annotate(**hitung)
        )
        for t, tw, unit, *n, lama in kelompok:
            boleh, bidang = self._pada(Triwulan(t, tw))
            if unit not in boleh:
                continue
            kunci = (t, tw, bidang[unit] if bidang[unit] in boleh else unit)
            self.jumlah[kunci] = [a + b for a, b in zip(self.jumlah[kunci], n, strict=True)]
            self.bagian[kunci].add(unit)
            if lama is not None:
                self.sejak[kunci] = min(lama, self.sejak.get(kunci, lama))

    def _pada(self, kuartal: Triwulan) -> tuple[Collection[int], dict[int, int]]:
        """The units that are seen, and the bidang of each, as of the quarter's last day."""
        if kuartal not in self._organisasi:
            hari, lingkup = kuartal.akhir, self._lingkup
            self._organisasi[kuartal] = (
                self._riwayat.kini if lingkup is None else lingkup(hari),
                bidang_menurut(self._riwayat.pohon.induk(hari)),
            )
        return self._organisasi[kuartal]


def _diajukan_ulang(
    pd: PerangkatDaerah, bagian: Mapping[_Kunci, set[int]]
) -> dict[_Kunci, list[BarisBerubah]]:
    """Rows that wait and were submitted before, with what changed. Four queries."""
    tempat = {(t, tw, u): (t, tw, atas) for (t, tw, atas), isi in bagian.items() for u in isi}
    menunggu: list[Baris] = [
        *Realisasi.objects.filter(
            Exists(VersiRealisasi.objects.filter(realisasi=OuterRef("pk"), ke__gt=1)),
            indikator__pd=pd,
            status=StatusRealisasi.DIAJUKAN,
        )
        .berunit()
        .select_related("indikator__penanggung_jawab"),
        *LaporanSubKegiatan.objects.filter(
            Exists(VersiLaporanSub.objects.filter(laporan=OuterRef("pk"), ke__gt=1)),
            sub_kegiatan__pd=pd,
            status=StatusRealisasi.DIAJUKAN,
        )
        .berunit()
        .select_related("sub_kegiatan__penanggung_jawab"),
    ]
    beda = perubahan_sejak_pengajuan(menunggu)
    hasil: dict[_Kunci, list[BarisBerubah]] = defaultdict(list)
    for r in menunggu:
        tw = r.kuartal
        if (kunci := tempat.get((tw.tahun, tw.nomor, r.milik_unit))) is not None:
            isi = tuple(beda.get(r.nama_isian, ()))
            hasil[kunci].append(BarisBerubah(r.yang_dilaporkan.nama, isi))
    return hasil


@dataclass(frozen=True)
class BarisPeriksa:
    """One row as its checker sees it."""

    isi: BarisIndikatorIsian | BarisSubIsian
    baris: Baris
    diisi_oleh: str
    diajukan_oleh: str
    perubahan: tuple[BedaIsi, ...] | None  # None: submitted once, nothing to compare
    bukti: tuple[BuktiAngka, ...]
    milik_sendiri: bool  # entered or submitted by the checker
    dibuka: bool  # endorsed, and reopened by the head
    tetap: bool  # the endorsement of the quarter closed it

    @property
    def indikator(self) -> bool:
        """Whether it is an indicator; otherwise a sub kegiatan."""
        return SasaranSel.baca(self.isi.sasaran).jenis is JenisSasaran.INDIKATOR

    @property
    def temuan(self) -> list[Temuan]:
        """Open findings, those on budget lines included."""
        return list(self.isi.semua_temuan)

    @property
    def jangkar(self) -> str:
        """Id on the page."""
        return f"baris-{self.isi.sasaran}".replace(":", "-")


class BerkasPeriksa:
    """The submitted rows of one unit and quarter, those that wait first. Rows of the units below it
    are included, but not for the agency's top unit, below which all others stand.

    About forty queries, whatever the number of rows. Raises TidakDitemukanError outside the scope.
    """

    def __init__(
        self, pengguna: Pengguna, unit: UnitKerja, tahun: int, triwulan: int, *, pada: datetime
    ) -> None:
        self.unit, self.pengguna = unit, pengguna
        self.lembar = LembarIsian(pengguna, unit, tahun, triwulan, pada=pada)
        self.triwulan = self.lembar.triwulan
        self.boleh = pengguna.pd_id == unit.pd_id and pengguna.has_perm(IZIN_VERIFIKASI)
        self.disahkan = self.lembar.pintu.disahkan and not self.lembar.pintu.pembukaan
        self.belum = 0  # rows never submitted
        self.lingkup = lingkup_bidang(self.lembar.pintu.induk_unit, unit.pk)
        self.baris = self._susun()

    def _susun(self) -> list[BarisPeriksa]:
        pi, ps = self.lembar.penyusun_indikator, self.lembar.penyusun_sub
        pasangan: list[tuple[BarisIndikatorIsian | BarisSubIsian, Baris]] = []
        for b in self.lembar.indikator:
            if b.unit in self.lingkup:
                r = pi.realisasi(pi.p.indikator[b.indikator])
                if r is None or r.status not in URUTAN:
                    self.belum += b.ditagih
                else:
                    pasangan.append((b, r))
        for s in self.lembar.sub:
            if s.unit in self.lingkup:
                x = ps.laporan.get(s.sub)
                if x is not None and x.status in URUTAN:
                    pasangan.append((s, x))
                elif x is not None or ps.diharapkan(ps.sub[s.sub]):
                    self.belum += 1
        pasangan.sort(key=lambda p: URUTAN.index(p[1].status))
        semua = [r for _, r in pasangan]
        beda = perubahan_sejak_pengajuan(semua)
        bukti: dict[str, list[BuktiAngka]] = defaultdict(list)
        nama = {r.pk: r.nama_isian for r in menurut_model(semua).get(Realisasi, [])}
        for d in DataDukung.objects.filter(realisasi__in=nama).order_by("pk"):
            bukti[nama[d.realisasi_id]].append(bukti_angka(d))
        orang = {
            p.pk: p.sebutan
            for p in Pengguna.objects.filter(
                pk__in={k for r in semua for k in (r.diubah_oleh_id, r.diajukan_oleh_id) if k}
            ).select_related("jabatan")
        }
        return [
            BarisPeriksa(
                isi=b,
                baris=r,
                diisi_oleh=orang.get(r.diubah_oleh_id, ""),
                diajukan_oleh=orang.get(r.diajukan_oleh_id or 0, ""),
                perubahan=tuple(beda[b.sasaran]) if b.sasaran in beda else None,
                bukti=tuple(bukti[r.nama_isian]),
                milik_sendiri=self.pengguna.pk in (r.diubah_oleh_id, r.diajukan_oleh_id),
                dibuka=r.status == StatusRealisasi.DISAHKAN
                and self.lembar.pintu.dibuka_sampai(b.unit, b.sasaran) is not None,
                tetap=self.lembar.pintu.tetap_sah(
                    b.unit,
                    b.sasaran,
                    b.jadwal if isinstance(b, BarisIndikatorIsian) else KeadaanJadwal.TEMPO,
                ),
            )
            for b, r in pasangan
        ]

    def banyak(self, status: StatusRealisasi) -> int:
        """Rows of this status."""
        return sum(1 for b in self.baris if b.baris.status == status)

    @property
    def susulan(self) -> int:
        """Rows that came after the endorsement of their quarter and may still be checked."""
        terbuka = (b for b in self.baris if b.baris.status != StatusRealisasi.DISAHKAN)
        return sum(1 for b in terbuka if self.disahkan and not b.tetap)

    @property
    def dapat_diverifikasi(self) -> int:
        """Rows that this user may verify now."""
        if not self.boleh:
            return 0
        return sum(
            1
            for b in self.baris
            if b.baris.status == StatusRealisasi.DIAJUKAN and not b.milik_sendiri and not b.tetap
        )


def baris_pengajuan(unit: UnitKerja, sasaran: Iterable[SasaranSel], tw: Triwulan) -> list[Baris]:
    """The stored rows by their names, in the order asked for. Three queries.

    Raises TidakDitemukanError where one of them is not a row of this quarter and of this unit or
    of one below it.
    """
    daftar = list(dict.fromkeys(sasaran))
    ada: dict[SasaranSel, Baris] = {}
    pk = {j: [s.pk for s in daftar if s.jenis is j] for j in JenisSasaran}
    for r in (
        Realisasi.objects.filter(
            indikator__in=pk[JenisSasaran.INDIKATOR],
            indikator__pd=unit.pd_id,
            tahun=tw.tahun,
            triwulan=tw.nomor,
        )
        .berunit()
        .select_related("indikator__pd", "indikator__penanggung_jawab")
    ):
        ada[SasaranSel(JenisSasaran.INDIKATOR, r.indikator_id)] = r
    for x in (
        LaporanSubKegiatan.objects.filter(
            sub_kegiatan__in=pk[JenisSasaran.SUB],
            sub_kegiatan__pd=unit.pd_id,
            sub_kegiatan__tahun=tw.tahun,
            triwulan=tw.nomor,
        )
        .berunit()
        .select_related("sub_kegiatan__pd", "sub_kegiatan__penanggung_jawab")
    ):
        ada[SasaranSel(JenisSasaran.SUB, x.sub_kegiatan_id)] = x
    pohon = UnitKerja.objects.all().pohon(unit.pd_id)
    lingkup = lingkup_bidang(pohon.induk(tw.akhir), unit.pk)
    if any(s not in ada or ada[s].milik_unit not in lingkup for s in daftar):
        raise TidakDitemukanError
    return [ada[s] for s in daftar]
