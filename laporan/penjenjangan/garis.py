"""One's own line: from a piece of work, step by step, to the goal of the head of the region."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.urls import reverse

from kinerja.jenis import JenisPenanda
from kinerja.masa_organisasi import akhir_tahun
from kinerja.models import Indikator, Jabatan, Pengguna, RencanaHasil, Sasaran, Tujuan, UnitKerja
from kinerja.penjenjangan import CaraPenjenjangan
from kinerja.satuan import bersatuan
from kinerja.sebutan import sebutan_tingkat
from laporan.bahan.bahan import Bahan

TANPA_RPJMD = "Sasaran RPJMD yang dituju belum dicatat pada indikator mana pun di garis ini."


@dataclass(frozen=True)
class LangkahGaris:
    """One step. `url`: where it is read, where the reader may."""

    jenis: str
    teks: str
    kecil: str = ""
    url: str = ""


@dataclass(frozen=True)
class Garis:
    """One piece of work and the steps above it, the nearest first."""

    pegawai: str
    langkah: tuple[LangkahGaris, ...]
    sampai_rpjmd: bool


class JenisLangkah(StrEnum):
    """What a step is; a sasaran is called by its level."""

    HASIL = "Rencana hasil kerja"
    INDIKATOR = "Indikator"
    TUJUAN = "Tujuan"
    RPJMD = "Sasaran RPJMD"


class GarisTahun:
    """The lines of an agency and year, as one user reads them; a fixed number of queries."""

    def __init__(self, bahan: Bahan, pengguna: Pengguna) -> None:
        self.bahan, self.pengguna = bahan, pengguna

    @cached_property
    def _hasil(self) -> dict[int, RencanaHasil]:
        milik = RencanaHasil.objects.filter(pd=self.bahan.pd, tahun=self.bahan.tahun)
        return {r.pk: r for r in milik.select_related("jabatan__unit", "pemangku").order_by("pk")}

    @cached_property
    def _indikator(self) -> dict[int, Indikator]:
        return {i.pk: i for i in self.bahan.indikator}

    @cached_property
    def _sasaran(self) -> dict[int, Sasaran]:
        return {s.pk: s for s in self.bahan.sasaran}

    @cached_property
    def _boleh_indikator(self) -> frozenset[int]:
        hari = akhir_tahun(self.bahan.tahun)
        terlihat = Indikator.objects.untuk(self.pengguna, hari).filter(pd=self.bahan.pd)
        return frozenset(terlihat.values_list("pk", flat=True))

    @cached_property
    def _boleh_unit(self) -> frozenset[int]:
        terlihat = UnitKerja.objects.untuk(self.pengguna).filter(pd=self.bahan.pd)
        return frozenset(terlihat.values_list("pk", flat=True))

    def jabatan(self, jabatan: Jabatan) -> list[Garis]:
        """The lines of a post's results, then those of the indicators that it answers for."""
        hasil = [self.hasil(r) for r in self._hasil.values() if r.jabatan_id == jabatan.pk]
        milik = (i for i in self.bahan.indikator if i.penanggung_jawab_id == jabatan.pk)
        return [*hasil, *(self._garis("", [], i) for i in milik)]

    def hasil(self, awal: RencanaHasil) -> Garis:
        """The line of one result."""
        langkah: list[LangkahGaris] = []
        satu: RencanaHasil | None = awal
        indikator: Indikator | None = None
        while satu is not None:
            langkah.append(self._langkah_hasil(satu))
            indikator = self._indikator.get(satu.indikator_id or 0)
            satu = self._hasil.get(satu.induk_id or 0)
        return self._garis(awal.pemangku.nama if awal.pemangku else "", langkah, indikator)

    def _garis(self, pegawai: str, awal: list[LangkahGaris], i: Indikator | None) -> Garis:
        atas = list(self._di_atas(i)) if i is not None else []
        rpjmd = self._rpjmd(i) if i is not None else None
        akhir = [rpjmd] if rpjmd is not None else []
        return Garis(pegawai, (*awal, *atas, *akhir), rpjmd is not None)

    # --- steps ------------------------------------------------------------------------

    def _langkah_hasil(self, r: RencanaHasil) -> LangkahGaris:
        besar = bersatuan(r.target, r.satuan)
        cara = CaraPenjenjangan(r.cara).label.lower()
        kecil = f"{r.jabatan.nama} · {r.ukuran}: {besar} · {cara}"
        url = ""
        if r.jabatan.unit_id in self._boleh_unit:
            url = reverse("penjenjangan_unit", args=[r.jabatan.unit_id])
        return LangkahGaris(JenisLangkah.HASIL, r.hasil, kecil, self._setahun(url))

    def _di_atas(self, i: Indikator) -> Iterator[LangkahGaris]:
        """The indicator, its sasaran and all above it, the tujuan."""
        target = self.bahan.pengukuran.ukuran(i, self.bahan.tahun).target
        kecil = i.penanggung_jawab.nama + (f" · target {target.teks}" if target else "")
        url = reverse("indikator", args=[i.pk]) if i.pk in self._boleh_indikator else ""
        yield LangkahGaris(JenisLangkah.INDIKATOR, i.sebutan, kecil, self._setahun(url))
        s = self._sasaran.get(i.sasaran_id or 0)
        tujuan: Tujuan | None = i.tujuan
        pohon = self._setahun(reverse("pohon"))
        while s is not None:
            jenis = sebutan_tingkat(s.tingkat, s.penanggung_jawab)
            url = f"{pohon}#sasaran-{s.pk}"
            yield LangkahGaris(jenis, s.uraian, s.penanggung_jawab.nama, url)
            tujuan = s.tujuan
            s = self._sasaran.get(s.induk_id or 0)
        if tujuan is not None:
            yield LangkahGaris(
                JenisLangkah.TUJUAN, tujuan.uraian, "", f"{pohon}#tujuan-{tujuan.pk}"
            )

    def _rpjmd(self, i: Indikator) -> LangkahGaris | None:
        """The goal of the head of the region: by the indicator's tag, else by the nearest tag of
        the sasaran above it.
        """
        calon = [i]
        s = self._sasaran.get(i.sasaran_id or 0)
        while s is not None:
            calon += [x for x in self.bahan.indikator if x.sasaran_id == s.pk]
            s = self._sasaran.get(s.induk_id or 0)
        for satu in calon:
            for p in self.bahan.penanda[satu.pk]:
                if p.jenis == JenisPenanda.RPJMD:
                    ada = satu.pk in self._boleh_indikator
                    url = reverse("indikator", args=[satu.pk]) if ada else reverse("pohon")
                    pejabat = self.bahan.pd.kepala_daerah
                    return LangkahGaris(JenisLangkah.RPJMD, p.uraian, pejabat, self._setahun(url))
        return None

    def _setahun(self, url: str) -> str:
        return f"{url}?tahun={self.bahan.tahun}" if url else ""
