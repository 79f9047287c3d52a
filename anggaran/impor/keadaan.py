"""What a load is compared with: the year's tree, versions, spending, earlier loads. A fixed number
of queries, whatever the number of rows.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

from anggaran.impor.banding import (
    BetsDokumen,
    DokumenAktif,
    KunciGaris,
    RealisasiTersimpan,
    SasaranAngka,
    bulan_sendiri,
    pagu_berlaku,
)
from anggaran.impor.bentuk import JenisBerkas
from anggaran.impor.milik_skpd import TanyaSkpd, kenali_skpd
from anggaran.impor.nilai import jalur_kode, kunci_teks
from anggaran.kode import BEBAS, belum_dirinci, kunci_umum
from anggaran.models import (
    BarisAnggaran,
    Kegiatan,
    KeperluanMuatan,
    LaporanSubKegiatan,
    MuatanAnggaran,
    PaguBaris,
    Program,
    RealisasiAnggaran,
    RincianMuatan,
    SubKegiatan,
    UbahanMuatan,
    VersiAnggaran,
)
from kinerja.models import Jabatan, PengesahanTriwulan, PerangkatDaerah
from kinerja.status import ISIAN_TERKUNCI


class KeadaanImpor:
    """The stored side of a load, read once."""

    def __init__(self, pd: PerangkatDaerah, tahun: int) -> None:
        self.pd, self.tahun = pd, tahun

    # -- nodes

    @cached_property
    def sub(self) -> dict[int, SubKegiatan]:
        """Id → sub kegiatan of the year."""
        semua = SubKegiatan.objects.filter(pd=self.pd, tahun=self.tahun)
        return {s.pk: s for s in semua.select_related("kegiatan__program")}

    @cached_property
    def jalur(self) -> dict[tuple[int | str, ...], int]:
        """Code by its numbers → id: two and four digits are the same sub kegiatan."""
        return {jalur_kode(s.kode): pk for pk, s in self.sub.items()}

    @cached_property
    def _umum(self) -> dict[tuple[int | str, ...], int]:
        """The same of supporting programs under X.XX, where only one sub kegiatan is meant."""
        semua: dict[tuple[int | str, ...], list[int]] = defaultdict(list)
        for pk, s in self.sub.items():
            semua[kunci_umum(s.kode)].append(pk)
        return {k: pk[0] for k, pk in semua.items() if k[:1] == (BEBAS,) and len(pk) == 1}

    @cached_property
    def pohon_kosong(self) -> bool:
        """Whether the year has no node at all: the first file then makes the tree."""
        return not Program.objects.filter(pd=self.pd, tahun=self.tahun).exists()

    @cached_property
    def _simpul(self) -> frozenset[str]:
        milik = {"pd": self.pd, "tahun": self.tahun}
        return frozenset(
            [
                *Program.objects.filter(**milik).values_list("kode", flat=True),
                *Kegiatan.objects.filter(**milik).values_list("kode", flat=True),
            ]
        )

    def berincian(self, kode: str) -> bool:
        """Whether a program or kegiatan has sub kegiatan that are split up."""
        return any(
            s.kode.startswith(f"{kode}.") and not belum_dirinci(s.kode) for s in self.sub.values()
        )

    def ada_simpul(self, kode: str) -> bool:
        """Whether a program or kegiatan with this code is there."""
        return kode in self._simpul

    @cached_property
    def _menurut_nama(self) -> dict[str, list[SubKegiatan]]:
        hasil: dict[str, list[SubKegiatan]] = defaultdict(list)
        for s in self.sub.values():
            hasil[kunci_teks(s.nama)].append(s)
        return hasil

    def cari_sub(self, kode: str, nama: str = "", induk: str = "") -> int | None:
        """Id of a sub kegiatan by its code; without one by its name, which must be the only one,
        or the only one below that kegiatan.
        """
        if kode:
            tepat = self.jalur.get(jalur_kode(kode))
            bebas = kunci_umum(kode.upper())
            # Only where one of the two is written with X.XX: else it is another bidang's.
            if tepat is None and (ada := self._umum.get(bebas)) is not None:
                umum = jalur_kode(kode)[0] == BEBAS or jalur_kode(self.sub[ada].kode)[0] == BEBAS
                return ada if umum else None
            return tepat
        calon = self._menurut_nama.get(kunci_teks(nama), [])
        if len(calon) > 1:
            calon = [s for s in calon if kunci_teks(s.kegiatan.nama) == kunci_teks(induk)]
        return calon[0].pk if len(calon) == 1 else None

    def senama(self, nama: str) -> SubKegiatan | None:
        """The one with this name, to be proposed."""
        calon = self._menurut_nama.get(kunci_teks(nama), [])
        return calon[0] if len(calon) == 1 else None

    @cached_property
    def penanggung_jawab(self) -> Jabatan | None:
        """Who answers for a node until someone says otherwise: the head."""
        return Jabatan.objects.filter(pd=self.pd, atasan=None).order_by("urutan", "pk").first()

    # -- agencies

    def kenali_skpd(self, ada: Mapping[str, str], dipilih: str) -> str | TanyaSkpd:
        """Which of a file's agencies is this one, or what has to be asked."""
        lain = PerangkatDaerah.objects.exclude(pk=self.pd.pk).values_list("nama", flat=True)
        return kenali_skpd(
            ada, pd=self.pd.nama, lain=lain, teringat=self._skpd_teringat, dipilih=dipilih
        )

    @cached_property
    def _skpd_teringat(self) -> dict[str, set[str]]:
        """Code that earlier files had → the names that they gave it."""
        hasil: dict[str, set[str]] = defaultdict(set)
        for m in self.muatan:
            if m.skpd:
                hasil[m.skpd].add(m.bacaan.get("skpd", {}).get(m.skpd, ""))
        return dict(hasil)

    # -- versions

    @cached_property
    def dokumen(self) -> dict[int, VersiAnggaran]:
        """`ke` → version of the year."""
        semua = VersiAnggaran.objects.filter(pd=self.pd, tahun=self.tahun)
        return {v.ke: v for v in semua}

    @cached_property
    def versi(self) -> dict[int, dict[KunciGaris, int]]:
        """`ke` → line → pagu as stored."""
        hasil: dict[int, dict[KunciGaris, int]] = defaultdict(dict)
        semua = PaguBaris.objects.filter(versi__pd=self.pd, versi__tahun=self.tahun)
        for ke, sub, rek, sumber, nilai in semua.order_by().values_list(
            "versi__ke", "baris__sub_kegiatan", "baris__rekening", "baris__sumber_dana", "nilai"
        ):
            hasil[ke][KunciGaris(sub, rek, sumber)] = nilai
        return dict(hasil)

    @cached_property
    def pagu(self) -> dict[KunciGaris, int]:
        """Line → pagu in force."""
        return pagu_berlaku(self.versi, max(self.versi, default=0))

    @cached_property
    def pagu_sub(self) -> dict[int, int]:
        """Sub kegiatan → pagu in force."""
        hasil: dict[int, int] = defaultdict(int)
        for k, nilai in self.pagu.items():
            hasil[k.sub] += nilai
        return dict(hasil)

    @cached_property
    def lengkap(self) -> frozenset[int]:
        """Versions that a file was loaded as."""
        return frozenset(
            m.ke
            for m in self.muatan
            if m.keperluan == KeperluanMuatan.PAGU
            and m.ke is not None
            and not JenisBerkas(m.jenis).sebagian
        )

    def sumber(self, teks: str) -> str:
        """A source of money as it is already written in this year, whatever its letters."""
        return self._sumber.get(teks.casefold(), teks)

    @cached_property
    def _sumber(self) -> dict[str, str]:
        semua = BarisAnggaran.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tahun
        )
        return {
            s.casefold(): s
            for s in semua.order_by().values_list("sumber_dana", flat=True).distinct()
        }

    # -- earlier loads

    @cached_property
    def muatan(self) -> list[MuatanAnggaran]:
        """Loads in force, in order of acceptance."""
        semua = MuatanAnggaran.objects.filter(pd=self.pd, tahun=self.tahun).diterima()
        return list(semua.select_related("diterima_oleh"))

    @cached_property
    def peta(self) -> dict[str, str]:
        """What was decided of sub kegiatan of earlier files; the latest decision stands."""
        hasil: dict[str, str] = {}
        for m in self.muatan:
            hasil.update({k: v for k, v in m.putusan.items() if v.isdecimal()})
        return hasil

    @cached_property
    def bets(self) -> list[BetsDokumen]:
        """Files of documents in force."""
        milik = [m for m in self.muatan if m.jenis == JenisBerkas.DOKUMEN]
        isi: dict[int, list[RincianMuatan]] = defaultdict(list)
        if milik:
            for r in RincianMuatan.objects.filter(muatan__in=milik).order_by("pk"):
                isi[r.muatan_id].append(r)
        return [self._satu_bets(m, isi[m.pk]) for m in milik]

    def sub_rincian(self, m: MuatanAnggaran, r: RincianMuatan) -> int | None:
        """Id of the sub kegiatan that a row of a load went to."""
        if (ada := self.cari_sub(r.sub, r.nama, r.induk)) is not None:
            return ada
        kunci = r.sub or f"nama:{kunci_teks(r.nama)}"
        putus = m.putusan.get(kunci) or self.peta.get(kunci, "")
        return int(putus) if putus.isdecimal() and int(putus) in self.sub else None

    def _satu_bets(self, m: MuatanAnggaran, isi: list[RincianMuatan]) -> BetsDokumen:
        bulan = (
            frozenset({m.bulan})
            if m.bulan
            else bulan_sendiri((r.bulan, r.bulan_dokumen) for r in isi)
        )
        aktif: dict[str, DokumenAktif] = {}
        for r in isi:
            sub = self.sub_rincian(m, r)
            if sub is not None and r.bulan and (not m.bulan or r.bulan == m.bulan):
                aktif[r.kunci] = DokumenAktif(
                    r.bulan, KunciGaris(sub, r.rekening), r.realisasi or 0
                )
        return BetsDokumen(bulan, aktif)

    @cached_property
    def rencana_kas(self) -> dict[tuple[int, str, int], int]:
        """Sub kegiatan, rekening and month → the plan in force."""
        m = MuatanAnggaran.objects.filter(pd=self.pd, tahun=self.tahun).rencana_kas()
        hasil: dict[tuple[int, str, int], int] = defaultdict(int)
        for r in m.rincian.all() if m else ():
            putus = (m.putusan.get(r.sub, "") if m else "") or self.peta.get(r.sub, "")
            sub = self.cari_sub(r.sub) or (int(putus) if putus.isdecimal() else None)
            if sub is not None and r.bulan:
                hasil[sub, r.rekening, r.bulan] += r.pagu or 0
        return dict(hasil)

    @cached_property
    def jenis_bulanan(self) -> dict[tuple[str, int], tuple[int, int | None]]:
        """Jenis belanja and month → plan and spending in force, by the last file of it."""
        m = MuatanAnggaran.objects.filter(pd=self.pd, tahun=self.tahun).jenis_bulanan()
        return {
            (r.rekening, r.bulan): (r.pagu or 0, r.realisasi)
            for r in (m.rincian.all() if m else ())
            if r.bulan is not None
        }

    @cached_property
    def realisasi(self) -> RealisasiTersimpan:
        """Spending as stored, and which of it is as a load wrote it."""
        semua = RealisasiAnggaran.objects.filter(
            baris__sub_kegiatan__pd=self.pd, baris__sub_kegiatan__tahun=self.tahun
        )
        kolom = ("baris__sub_kegiatan", "baris__rekening", "baris__sumber_dana", "bulan")
        angka = {
            SasaranAngka(bulan, KunciGaris(sub, rek, sumber)): nilai
            for sub, rek, sumber, bulan, nilai in semua.order_by().values_list(*kolom, "nilai")
        }
        ditulis: dict[SasaranAngka, tuple[int | None, str]] = {}
        jenis = {m.pk: m.jenis for m in self.muatan}
        urutan = {m.pk: n for n, m in enumerate(self.muatan)}
        ubahan = UbahanMuatan.objects.filter(muatan__in=jenis, versi=None)
        for sub, rek, sumber, bulan, nilai, muatan in sorted(
            ubahan.order_by().values_list(*kolom, "sesudah", "muatan"),
            key=lambda satu: urutan[satu[-1]],
        ):
            ditulis[SasaranAngka(bulan or 0, KunciGaris(sub, rek, sumber))] = (nilai, jenis[muatan])
        milik = {s: j for s, (n, j) in ditulis.items() if s in angka and angka[s] == n}
        return RealisasiTersimpan(
            angka,
            frozenset(milik),
            frozenset(s for s, j in milik.items() if j == JenisBerkas.DOKUMEN),
        )

    @cached_property
    def sub_berealisasi(self) -> frozenset[int]:
        """Ids of the sub kegiatan that spent anything. One query."""
        semua = RealisasiAnggaran.objects.filter(
            baris__sub_kegiatan__pd=self.pd, baris__sub_kegiatan__tahun=self.tahun
        ).exclude(nilai=0)
        return frozenset(semua.order_by().values_list("baris__sub_kegiatan", flat=True).distinct())

    def fisik(self, triwulan: int) -> dict[int, Decimal]:
        """Sub kegiatan → physical progress of a quarter, where there is any. One query."""
        semua = LaporanSubKegiatan.objects.filter(
            sub_kegiatan__pd=self.pd, sub_kegiatan__tahun=self.tahun, triwulan=triwulan
        )
        isi = semua.order_by().values_list("sub_kegiatan", "fisik")
        return {sub: nilai for sub, nilai in isi if nilai is not None}

    # -- locks

    @cached_property
    def _disahkan(self) -> frozenset[int]:
        semua = PengesahanTriwulan.objects.filter(pd=self.pd, tahun=self.tahun)
        return frozenset(semua.values_list("triwulan", flat=True))

    @cached_property
    def _diajukan(self) -> frozenset[tuple[int, int]]:
        semua = LaporanSubKegiatan.objects.filter(
            sub_kegiatan__pd=self.pd,
            sub_kegiatan__tahun=self.tahun,
            status__in=ISIAN_TERKUNCI,
            pengajuan__isnull=False,
        )
        return frozenset(semua.values_list("sub_kegiatan", "triwulan"))

    def disahkan(self, triwulan: int) -> bool:
        """Whether a quarter was endorsed."""
        return triwulan in self._disahkan

    def terkunci(self, sub: int, triwulan: int) -> str:
        """Why spending of this quarter may not change; empty where it may."""
        if self.disahkan(triwulan):
            return "sudah disahkan. Perubahannya lewat pembukaan kembali dan Isi Realisasi."
        if (sub, triwulan) in self._diajukan:
            return "sudah diajukan. Minta Sekretariat mengembalikannya lebih dahulu."
        return ""
