"""What is proposed for a later year of one agency, from an earlier one; reads, never writes.

A fixed number of queries, whatever the number of rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db.models import Q

from anggaran.models import (
    BarisAnggaran,
    Dukungan,
    IndikatorProgram,
    Kegiatan,
    PaguBaris,
    Program,
    SubKegiatan,
    TargetProgram,
    VersiAnggaran,
)
from anggaran.nomenklatur.tahun import NomenklaturTahun
from anggaran.salin_tahun import DOKUMEN
from kinerja.angka import format_angka, tulis_angka
from kinerja.jenis import JenisDokumen, JenisVersiAnggaran
from kinerja.kata_daftar import urutkan
from kinerja.langkah import sidik_dilihat
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    Jabatan,
    Pemangku,
    PerangkatDaerah,
    PeriodePengukuran,
    Renstra,
    Target,
)
from kinerja.periode import ROMAWI, format_tanggal
from kinerja.usul_jadwal import Jendela, jendela_susulan, sudah_lewat
from kinerja.usul_tahun import geser_jendela
from laporan.perencanaan.usulan import BagianUsulan, BarisUsulan, MedanUsulan

TANPA_RENSTRA = "Renstra belum menetapkan target {}; isi, atau biarkan kosong."
LEWAT = "Lazimnya {}: sudah lewat. Diusulkan jendela susulan."
SUSULAN = (
    "Triwulan {} sudah lewat dan tidak dicentang. Centang bila angkanya akan dicatat: jendela "
    "susulannya dua pekan mulai hari ini, atau tanggal lain; jendela yang seluruhnya sudah lewat "
    "langsung tertutup."
)
TANPA_SUSULAN = " Tanpa jadwal angkanya tidak diisi, dan langkah Jadwal pengisian tetap selesai."
"""Where another quarter has its days."""
_TINGKAT: tuple[tuple[type[Program] | type[Kegiatan] | type[SubKegiatan], str], ...] = (
    (Program, "program"), (Kegiatan, "kegiatan"), (SubKegiatan, "sub kegiatan"),
)  # fmt: skip


@dataclass(frozen=True)
class LiniPagu:
    """A line of the earlier year's budget in force."""

    sub: str
    rekening: str
    sumber: str
    nilai: int

    @property
    def kunci(self) -> str:
        """Its row among the proposals."""
        return f"pagu|{self.sub}|{self.rekening}|{self.sumber}"


class UsulanTahun:
    """Proposals for `ke` from what stands in `dari`; what `ke` holds already is only counted.

    `hari`: the day on which the year is prepared; what is over then is marked.
    """

    def __init__(self, pd: PerangkatDaerah, dari: int, ke: int, hari: date) -> None:
        self.pd, self.dari, self.ke, self.hari = pd, dari, ke, hari

    @cached_property
    def bagian(self) -> tuple[BagianUsulan, ...]:
        """All parts, in the order in which a year is prepared."""
        return (
            self._dokumen(),
            self._periode(),
            self._target(),
            self._simpul(),
            self._keluaran(),
            self._pagu(),
            self._pemangku(),
        )

    @property
    def banyak(self) -> int:
        """Rows that may be written."""
        return sum(len(satu.baris) for satu in self.bagian)

    @property
    def sidik(self) -> str:
        """A fingerprint of the proposals, for the form to carry."""
        return sidik_dilihat(*self.bagian)

    @cached_property
    def renstra(self) -> Renstra | None:
        """The newest Renstra that covers the year."""
        milik = Renstra.objects.filter(
            pd=self.pd, tahun_awal__lte=self.ke, tahun_akhir__gte=self.ke
        )
        return milik.order_by("-tahun_awal").first()

    @cached_property
    def pos(self) -> list[Jabatan]:
        """Posts that exist when the year begins."""
        return list(Jabatan.objects.filter(pd=self.pd).ada_pada(self.awal).order_by("urutan", "pk"))

    @property
    def awal(self) -> date:
        """The year's first day."""
        return date(self.ke, 1, 1)

    # -- documents and days

    @cached_property
    def dokumen_ada(self) -> dict[str, str]:
        """Kind of document → code of the original that the year has."""
        milik = DokumenPerencanaan.objects.filter(pd=self.pd, tahun=self.ke, ke=0)
        ada = {d.jenis: d.kode for d in milik}
        return {k: ada[k] for k in (JenisDokumen.PK, JenisDokumen.RENCANA_AKSI) if k in ada}

    @cached_property
    def versi_murni(self) -> VersiAnggaran | None:
        """The original budget of the year, where there is one."""
        milik = VersiAnggaran.objects.filter(pd=self.pd, tahun=self.ke)
        return milik.filter(jenis=JenisVersiAnggaran.MURNI).first()

    def _dokumen(self) -> BagianUsulan:
        ada = {*self.dokumen_ada, *(("anggaran_murni",) if self.versi_murni else ())}
        baris = tuple(
            BarisUsulan(f"dokumen|{kunci}", satu.sebutan)
            for kunci, satu in DOKUMEN.items()
            if kunci not in ada
        )
        return BagianUsulan(
            "dokumen", "Dokumen",
            f"Wadah target dan pagu {self.ke}. Nomor dan tanggalnya diisi setelah ditetapkan.",
            (), baris, len(DOKUMEN) - len(baris),
        )  # fmt: skip

    def _periode(self) -> BagianUsulan:
        semua = PeriodePengukuran.objects.filter(pd=self.pd, tahun__in=(self.dari, self.ke))
        ada = {p.triwulan for p in semua if p.tahun == self.ke}
        baris = []
        for p in sorted(semua, key=lambda satu: satu.triwulan):
            if p.tahun != self.dari or p.triwulan in ada:
                continue
            jendela = Jendela(*geser_jendela(p.buka, p.tutup, self.ke - self.dari))
            lewat = sudah_lewat(jendela, self.hari)
            kecil = f"{self.dari}: {_rentang(Jendela(p.buka, p.tutup))}"
            catatan = LEWAT.format(_rentang(jendela)) if lewat else ""
            usul = jendela_susulan(self.hari) if lewat else jendela
            medan = (
                MedanUsulan("buka", "Hari pertama", usul.buka.isoformat(), "date"),
                MedanUsulan("tutup", "Hari terakhir", usul.tutup.isoformat(), "date"),
            )
            judul = f"Triwulan {ROMAWI[p.triwulan - 1]}"
            kunci = f"periode|{p.triwulan}"
            baris.append(BarisUsulan(kunci, judul, kecil, catatan, medan, ikut=not lewat))
        berlalu = [satu.judul.removeprefix("Triwulan ") for satu in baris if not satu.ikut]
        lain = TANPA_SUSULAN if ada or len(berlalu) < len(baris) else ""
        return BagianUsulan(
            "periode", "Jadwal pengisian",
            f"Tanggal {self.dari} yang digeser; yang jatuh pada Sabtu atau Minggu dipindah ke "
            "Senin. Hari libur nasional belum diperhitungkan.",
            ("Hari pertama", "Hari terakhir"), tuple(baris), len(ada),
            (SUSULAN.format(urutkan(berlalu)) + lain,) if berlalu else (),
        )  # fmt: skip

    # -- targets

    def _target(self) -> BagianUsulan:
        semua = list(
            Target.objects.filter(indikator__pd=self.pd, tahun__in=(self.dari, self.ke))
            .select_related("dokumen")
            .order_by("dokumen__renstra__tahun_awal", "dokumen__ke")
        )
        renstra = {
            t.indikator_id: t
            for t in semua
            if t.tahun == self.ke and t.dokumen.jenis == JenisDokumen.RENSTRA
        }
        ada = {
            t.indikator_id
            for t in semua
            if t.tahun == self.ke and t.dokumen.jenis == JenisDokumen.PK
        }
        lalu: dict[int, str] = {}
        for t in sorted(semua, key=lambda satu: satu.dokumen.jenis == JenisDokumen.PK):
            if t.tahun == self.dari:
                lalu[t.indikator_id] = t.teks
        baris = []
        berlaku = Indikator.objects.filter(pd=self.pd).berlaku(self.ke).order_by("urutan", "pk")
        for i in berlaku:
            if i.pk in ada:
                continue
            tetap = renstra.get(i.pk)
            asal = f"{i.satuan} · target {self.dari}: {lalu.get(i.pk) or 'tidak tercatat'}"
            medan = (MedanUsulan("target", f"Target {self.ke}", tetap.teks if tetap else ""),)
            catatan = f"Menurut {tetap.dokumen.nama}." if tetap else TANPA_RENSTRA.format(self.ke)
            baris.append(BarisUsulan(f"target|{i.kode}", i.nama, asal, catatan, medan))
        return BagianUsulan(
            "target", "Target Perjanjian Kinerja",
            f"Diusulkan sebagaimana Renstra menetapkannya untuk {self.ke}; tidak diperkirakan dari "
            "realisasi. Target triwulan disusun pada Rencana Aksi.",
            (f"Target {self.ke}",), tuple(baris), len(ada),
        )  # fmt: skip

    # -- the budget

    @cached_property
    def kode_ada(self) -> set[str]:
        """Codes of the nodes that the year has."""
        ada: set[str] = set()
        for model, _ in _TINGKAT:
            milik = model._default_manager.filter(pd=self.pd, tahun=self.ke)
            ada |= set(milik.values_list("kode", flat=True))
        return ada

    @cached_property
    def _mata(self) -> list[tuple[int, Any]]:
        """Level and node of the earlier year, by code."""
        semua: list[tuple[int, Any]] = []
        for tingkat, (model, _) in enumerate(_TINGKAT):
            milik = model._default_manager.filter(pd=self.pd, tahun=self.dari)
            kait = ("penanggung_jawab", *(("program", "kegiatan")[tingkat - 1 : tingkat]))
            semua += [(tingkat, satu) for satu in milik.select_related(*kait)]
        return sorted(semua, key=lambda satu: satu[1].kode)

    @cached_property
    def nomenklatur(self) -> NomenklaturTahun:
        """What the ministry's codes of the later year say of the earlier one's."""
        return NomenklaturTahun(self.dari, self.ke, [satu.kode for _, satu in self._mata])

    @cached_property
    def induk(self) -> dict[str, str]:
        """Code of a kegiatan or sub kegiatan → code of the node above it."""
        return {
            satu.kode: (satu.program if tingkat == 1 else satu.kegiatan).kode
            for tingkat, satu in self._mata
            if tingkat
        }

    def sudah_ada(self, kode: str) -> bool:
        """Whether the later year has the node, under this code or the one that it became."""
        return kode in self.kode_ada or self.nomenklatur.kode_baru(kode) in self.kode_ada

    def _simpul(self) -> BagianUsulan:
        dikenal = {j.pk for j in self.pos}
        simpul: list[BarisUsulan] = []
        for tingkat, satu in self._mata:
            if self.sudah_ada(satu.kode):
                continue
            j = satu.penanggung_jawab
            catatan = [self.nomenklatur.catatan(satu.kode)]
            if j.pk not in dikenal:
                catatan.append(f"{j.nama} tidak ada lagi pada {self.ke}; pilih jabatan lain.")
            medan = (
                MedanUsulan("kode", "Kode", self.nomenklatur.kode_baru(satu.kode)),
                MedanUsulan("penanggung", "Penanggung jawab", j.kode, "daftar"),
            )
            simpul.append(
                BarisUsulan(
                    f"simpul|{satu.kode}",
                    satu.nama,
                    f"{satu.kode} · {_TINGKAT[tingkat][1]}",
                    " ".join(filter(None, catatan)),
                    medan,
                    tingkat,
                )
            )
        keluaran = IndikatorProgram.objects.filter(pd=self.pd, tahun=self.dari).count()
        setahun = (
            Q(program__tahun=self.dari)
            | Q(kegiatan__tahun=self.dari)
            | Q(sub_kegiatan__tahun=self.dari)
        )
        dukungan = Dukungan.objects.filter(setahun, indikator__pd=self.pd).count()
        return BagianUsulan(
            "simpul", "Program, kegiatan, dan sub kegiatan",
            "Yang tidak dicentang tidak disalin, beserta semua di bawahnya.",
            (f"Kode {self.ke}", "Penanggung jawab (kode jabatan)"), tuple(simpul),
            len(self.kode_ada),
tuple(self._catatan_simpul(keluaran, dukungan)) if simpul else (),
        )  # fmt: skip

    def _catatan_simpul(self, keluaran: int, dukungan: int) -> Iterator[str]:
        ikut = [
            f"{banyak} {hal}"
            for banyak, hal in (
                (keluaran, "indikator hasil dan keluaran (tanpa realisasi)"),
                (dukungan, "kaitan dengan indikator kinerja"),
            )
            if banyak
        ]
        if ikut:
            ekor = " Kaitan dengan indikator yang berakhir pindah ke indikator penerusnya."
            yield f"Ikut disalin: {urutkan(ikut)}.{ekor if dukungan else ''}"
        if self.nomenklatur.asing:
            yield (
                "Kode yang tidak ada pada nomenklatur tahun itu: ganti pada kolomnya, atau "
                "tetapkan padanannya bersama Admin Pemda."
            )

    @cached_property
    def keluaran(self) -> list[IndikatorProgram]:
        """Outcomes and outputs of the earlier year that the later one will have, without a target
        there: those of nodes that are copied, and those that it has already.
        """
        milik = IndikatorProgram.objects.filter(pd=self.pd)
        ada = set(milik.filter(tahun=self.ke).values_list("kode", flat=True))
        kait = ("program", "kegiatan", "sub_kegiatan", "dilaporkan_pada")
        semua = milik.filter(tahun=self.dari).select_related(*kait).order_by("urutan", "kode")
        return [
            i
            for i in semua
            if i.kode not in self._bertarget
            and (i.kode in ada or not self.sudah_ada(simpul_keluaran(i)))
        ]

    @cached_property
    def _bertarget(self) -> set[str]:
        """Codes of those that have a target in the later year."""
        milik = TargetProgram.objects.filter(indikator__pd=self.pd, indikator__tahun=self.ke)
        return set(milik.values_list("indikator__kode", flat=True))

    def _keluaran(self) -> BagianUsulan:
        berlaku = TargetProgram.objects.filter(
            versi__pd=self.pd, versi__tahun=self.dari, triwulan=0
        ).berlaku()
        baris = []
        for i in self.keluaran:
            lalu = berlaku.get((i.pk, 0))
            asal = f"{simpul_keluaran(i)} · {i.satuan}"
            catatan = [f"Target {self.dari} tidak tercatat."] if lalu is None else []
            if i.target_renstra is not None:
                akhir = format_angka(i.target_renstra, i.desimal)
                catatan.append(f"Target akhir Renstra {akhir}.")
            isi = "" if lalu is None else tulis_angka(lalu)
            medan = (MedanUsulan("target", f"Target {self.ke}", isi, "angka"),)
            baris.append(BarisUsulan(f"keluaran|{i.kode}", i.nama, asal, " ".join(catatan), medan))
        return BagianUsulan(
            "keluaran", "Target hasil dan keluaran",
            f"Target {self.dari} menurut dokumen anggaran terakhir, sebagai usulan target setahun "
            f"pada anggaran murni {self.ke}. Target triwulan diisi pada kisinya.",
            (f"Target {self.ke}",), tuple(baris), len(self._bertarget),
        )  # fmt: skip

    @cached_property
    def lini(self) -> list[LiniPagu]:
        """Lines of the budget in force of the earlier year that hold money, where the later year
        has none for their sub kegiatan.
        """
        berlaku = PaguBaris.objects.filter(versi__pd=self.pd, versi__tahun=self.dari).berlaku()
        baris = BarisAnggaran.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.dari
        ).select_related("sub_kegiatan")
        return [
            LiniPagu(b.sub_kegiatan.kode, b.rekening, b.sumber_dana, berlaku[b.pk])
            for b in baris.order_by("sub_kegiatan__kode", "rekening", "sumber_dana")
            if berlaku.get(b.pk)
            and not {b.sub_kegiatan.kode, self.nomenklatur.kode_baru(b.sub_kegiatan.kode)}
            & self._berpagu
        ]

    @cached_property
    def _berpagu(self) -> set[str]:
        milik = PaguBaris.objects.filter(versi__pd=self.pd, versi__tahun=self.ke)
        return set(milik.values_list("baris__sub_kegiatan__kode", flat=True))

    def _pagu(self) -> BagianUsulan:
        nama = dict(
            SubKegiatan.objects.filter(pd=self.pd, tahun=self.dari).values_list("kode", "nama")
        )
        baris = tuple(
            BarisUsulan(
                s.kunci,
                nama[s.sub],
                " · ".join(filter(None, (s.sub, f"rekening {s.rekening}", s.sumber))),
                medan=(
                    MedanUsulan(
                        "nilai", f"Pagu {self.ke}", format_angka(Decimal(s.nilai), 0), "angka"
                    ),
                ),
            )
            for s in self.lini
        )
        jumlah = format_angka(Decimal(sum(s.nilai for s in self.lini)), 0)
        return BagianUsulan(
            "pagu", "Pagu murni",
            f"Pagu {self.dari} menurut versi anggaran terakhir yang berlaku, sebagai usulan pagu "
            f"murni {self.ke}. Ganti setelah APBD {self.ke} ditetapkan.",
            (f"Pagu {self.ke} (Rp)",), baris, len(self._berpagu),
            (f"Jumlah usulan sebelum diubah: Rp {jumlah}.",) if baris else (),
        )  # fmt: skip

    # -- people

    @cached_property
    def _pejabat(self) -> tuple[list[Pemangku], set[int]]:
        """Holders of posts, the earlier ones first; and the posts that are held when the year
        begins.
        """
        semua = Pemangku.objects.filter(jabatan__in=self.pos).select_related("jabatan")
        urut = sorted(semua, key=lambda satu: satu.mulai)
        return urut, {p.jabatan_id for p in urut if _memegang(p, self.awal)}

    @cached_property
    def berakhir(self) -> list[Pemangku]:
        """Who held a post at the end of the earlier year and no longer when the later one begins,
        where nobody does then.
        """
        semua, terisi = self._pejabat
        akhir = date(self.dari, 12, 31)
        belum = [p for p in semua if p.jabatan_id not in terisi and _memegang(p, akhir)]
        terakhir = {p.jabatan_id: p for p in belum}
        return sorted(terakhir.values(), key=lambda satu: (satu.jabatan.urutan, satu.jabatan_id))

    def _pemangku(self) -> BagianUsulan:
        baris = tuple(
            BarisUsulan(
                f"pemangku|{p.jabatan.kode}",
                p.jabatan.nama,
                str(p.get_status_display()),
                f"Masa jabatannya berakhir {format_tanggal(p.sampai)}; centang bila diteruskan."
                if p.sampai
                else "",
                (
                    MedanUsulan("nama", "Nama", p.nama),
                    MedanUsulan("mulai", "Sejak", self.awal.isoformat(), "date"),
                ),
                ikut=False,
            )
            for p in self.berakhir
        )
        return BagianUsulan(
            "pemangku", "Pemangku jabatan",
            f"Pejabat yang masih memangku pada 1 Januari {self.ke} diteruskan tanpa ditulis ulang.",
            ("Nama", "Sejak"), baris, len(self._pejabat[1]),
        )  # fmt: skip


def simpul_keluaran(i: IndikatorProgram) -> str:
    """Code of the node that an outcome or output belongs to."""
    simpul = i.program or i.kegiatan or i.sub_kegiatan
    assert simpul is not None
    return simpul.kode


def _rentang(jendela: Jendela) -> str:
    """`1 April 2026 sampai 14 April 2026`."""
    return f"{format_tanggal(jendela.buka)} sampai {format_tanggal(jendela.tutup)}"


def _memegang(p: Pemangku, hari: date) -> bool:
    return p.mulai <= hari and (p.sampai is None or p.sampai >= hari)
