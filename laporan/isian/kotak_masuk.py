"""What waits for Sekretariat, per unit and quarter, and one unit's quarter as it is checked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q

from anggaran.isian.baris import BarisSubIsian
from anggaran.models import LaporanSubKegiatan
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
)
from kinerja.penolakan import TidakDitemukanError
from kinerja.periode import Triwulan
from kinerja.uji_isian import Temuan
from laporan.isian.langkah import Baris, menurut_model
from laporan.isian.lembar import LembarIsian
from laporan.isian.resmi import IZIN_VERIFIKASI
from laporan.isian.verifikasi import perubahan_sejak_pengajuan

#: First what waits, last what is finished.
URUTAN = (
    StatusRealisasi.DIAJUKAN,
    StatusRealisasi.DIKEMBALIKAN,
    StatusRealisasi.DIVERIFIKASI,
    StatusRealisasi.DISAHKAN,
)


@dataclass(frozen=True)
class Antrean:
    """One unit's own rows of one quarter, by status; `sejak`: the oldest one that waits."""

    unit: UnitKerja
    triwulan: Triwulan
    diajukan: int
    dikembalikan: int
    diverifikasi: int
    disahkan: int
    sejak: datetime | None

    def banyak(self, status: str) -> int:
        """Rows of this status; with "" all."""
        if status:
            return int(getattr(self, status))
        return self.diajukan + self.dikembalikan + self.diverifikasi + self.disahkan


def kotak_masuk(pd: PerangkatDaerah, lingkup: Iterable[int] | None = None) -> list[Antrean]:
    """Every unit and quarter with a row that was submitted once, longest waiting first.

    Three queries. `lingkup` limits it to these units.
    """
    hitung: dict[str, Any] = {str(s): Count("pk", filter=Q(status=s)) for s in URUTAN}
    hitung["sejak"] = Min("diajukan_pada", filter=Q(status=StatusRealisasi.DIAJUKAN))
    jumlah: dict[tuple[int, int, int], list[int]] = defaultdict(lambda: [0] * len(URUTAN))
    sejak: dict[tuple[int, int, int], datetime] = {}
    for semua, tahun, milik in (
        (Realisasi.objects.filter(indikator__pd=pd), "tahun", "indikator"),
        (
            LaporanSubKegiatan.objects.filter(sub_kegiatan__pd=pd),
            "sub_kegiatan__tahun",
            "sub_kegiatan",
        ),
    ):
        kelompok = (
            semua.filter(status__in=URUTAN)
            .order_by()
            .values_list(tahun, "triwulan", f"{milik}__penanggung_jawab__unit")
            .annotate(**hitung)
        )
        for t, tw, unit, *n, lama in kelompok:
            kunci = (t, tw, unit)
            jumlah[kunci] = [a + b for a, b in zip(jumlah[kunci], n, strict=True)]
            if lama is not None:
                sejak[kunci] = min(lama, sejak.get(kunci, lama))
    boleh = None if lingkup is None else set(lingkup)
    unit_pd = UnitKerja.objects.filter(pd=pd).in_bulk()
    hasil = [
        Antrean(
            unit_pd[u],
            Triwulan(t, tw),
            **dict(zip(URUTAN, n, strict=True)),
            sejak=sejak.get((t, tw, u)),
        )
        for (t, tw, u), n in jumlah.items()
        if boleh is None or u in boleh
    ]
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


@dataclass(frozen=True)
class BarisPeriksa:
    """One row as its checker sees it."""

    isi: BarisIndikatorIsian | BarisSubIsian
    baris: Baris
    diisi_oleh: str
    diajukan_oleh: str
    perubahan: tuple[BedaIsi, ...] | None  # None: submitted once, nothing to compare
    bukti: tuple[DataDukung, ...]
    milik_sendiri: bool  # entered or submitted by the checker
    tetap: bool = False  # the endorsement of the quarter closed it

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
    """The rows of one unit and quarter that were submitted, what waits first.

    About forty queries, whatever the number of rows. Raises TidakDitemukanError outside the scope.
    """

    def __init__(
        self, pengguna: Pengguna, unit: UnitKerja, tahun: int, triwulan: int, *, pada: datetime
    ) -> None:
        self.unit, self.pengguna = unit, pengguna
        self.lembar = LembarIsian(pengguna, unit, tahun, triwulan, pada=pada)
        self.triwulan = self.lembar.triwulan
        self.boleh = pengguna.pd_id == unit.pd_id and pengguna.has_perm(IZIN_VERIFIKASI)
        self.disahkan = self.lembar.pintu.disahkan
        self.belum = 0  # rows never submitted
        self.baris = self._susun()

    def _susun(self) -> list[BarisPeriksa]:
        pi, ps = self.lembar.penyusun_indikator, self.lembar.penyusun_sub
        pasangan: list[tuple[BarisIndikatorIsian | BarisSubIsian, Baris]] = []
        for b in self.lembar.indikator:
            if b.unit == self.unit.pk:
                r = pi.realisasi(pi.p.indikator[b.indikator])
                if r is None or r.status not in URUTAN:
                    self.belum += b.ditagih
                else:
                    pasangan.append((b, r))
        for s in self.lembar.sub:
            if s.unit == self.unit.pk:
                x = ps.laporan.get(s.sub)
                if x is not None and x.status in URUTAN:
                    pasangan.append((s, x))
                elif x is not None or ps.diisi(ps.sub[s.sub]):
                    self.belum += 1
        pasangan.sort(key=lambda p: URUTAN.index(p[1].status))
        semua = [r for _, r in pasangan]
        beda = perubahan_sejak_pengajuan(semua)
        bukti: dict[str, list[DataDukung]] = defaultdict(list)
        nama = {r.pk: r.nama_isian for r in menurut_model(semua).get(Realisasi, [])}
        for d in DataDukung.objects.filter(realisasi__in=nama).order_by("pk"):
            bukti[nama[d.realisasi_id]].append(d)
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
                tetap=self.lembar.pintu.tetap(
                    b.jadwal if isinstance(b, BarisIndikatorIsian) else KeadaanJadwal.TEMPO
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
    """The stored rows by their names, in the order asked for. Two queries.

    Raises TidakDitemukanError where one of them is not a row of this unit and quarter.
    """
    daftar = list(dict.fromkeys(sasaran))
    ada: dict[SasaranSel, Baris] = {}
    pk = {j: [s.pk for s in daftar if s.jenis is j] for j in JenisSasaran}
    for r in Realisasi.objects.filter(
        indikator__in=pk[JenisSasaran.INDIKATOR],
        indikator__pd=unit.pd_id,
        tahun=tw.tahun,
        triwulan=tw.nomor,
    ).select_related("indikator__pd", "indikator__penanggung_jawab"):
        ada[SasaranSel(JenisSasaran.INDIKATOR, r.indikator_id)] = r
    for x in LaporanSubKegiatan.objects.filter(
        sub_kegiatan__in=pk[JenisSasaran.SUB],
        sub_kegiatan__pd=unit.pd_id,
        sub_kegiatan__tahun=tw.tahun,
        triwulan=tw.nomor,
    ).select_related("sub_kegiatan__pd", "sub_kegiatan__penanggung_jawab"):
        ada[SasaranSel(JenisSasaran.SUB, x.sub_kegiatan_id)] = x
    if any(s not in ada or ada[s].milik_unit != unit.pk for s in daftar):
        raise TidakDitemukanError
    return [ada[s] for s in daftar]
