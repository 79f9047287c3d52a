"""Rows that a search finds, within the user's scope: indicators, posts, people, budget nodes."""

from collections.abc import Iterable
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from anggaran.models import Kegiatan, Program, SubKegiatan
from kinerja.akun.aturan import IZIN_KELOLA
from kinerja.masa_organisasi import akhir_tahun, awal_tahun
from kinerja.models import (
    Indikator,
    Jabatan,
    JabatanLama,
    Pemangku,
    Pengguna,
    ada_dalam,
)
from kinerja.models.pengguna import AKUN_SISTEM
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.senama import bedakan_dari_senama
from laporan.cari.temuan import HasilCari, Kelompok, potong, sebut
from laporan.rangka.konteks import KonteksKerja


def _syarat(teks: str, *medan: str) -> Q:
    """Every word occurs in one of the fields."""
    return reduce(
        and_,
        (reduce(or_, (Q(**{f"{m}__icontains": kata}) for m in medan)) for kata in teks.split()),
    )


def cari_baris(teks: str, pengguna: Pengguna, konteks: KonteksKerja, batas: int) -> list[Kelompok]:
    """Groups of at most `batas` rows, in a fixed number of queries."""
    cari = _PencariBaris(teks, pengguna, konteks, batas)
    hasil: list[Kelompok] = []
    if pengguna.has_perm("kinerja.view_indikator"):
        hasil += [cari.indikator(), cari.jabatan()]
    hasil.append(cari.orang())
    if pengguna.has_perm("anggaran.view_program"):
        hasil += [cari.mata(model, nama) for model, nama in _MATA]
    return hasil


_MATA: tuple[tuple[Any, str], ...] = (
    (SubKegiatan, "Sub kegiatan"),
    (Kegiatan, "Kegiatan"),
    (Program, "Program"),
)


class _PencariBaris:
    """One search: its words, whose, in which agency and year."""

    def __init__(self, teks: str, pengguna: Pengguna, konteks: KonteksKerja, batas: int) -> None:
        self.teks, self.pengguna, self.konteks, self.batas = teks, pengguna, konteks, batas
        self.lintas = konteks.pd is None
        self.pd: dict[str, Any] = {} if konteks.pd is None else {"pd": konteks.pd}
        self.hari = akhir_tahun(konteks.tahun)

    def _organisasi(self) -> OrganisasiPada | None:
        return None if self.konteks.pd is None else OrganisasiPada(self.konteks.pd, self.hari)

    def _kelompok(self, nama: str, temuan: Iterable[HasilCari]) -> Kelompok:
        return potong(nama, temuan, self.batas)

    def indikator(self) -> Kelompok:
        """Indicators of the year, named so that namesakes differ."""
        semua = Indikator.objects.untuk(self.pengguna, self.hari)
        organisasi = self._organisasi()
        baris = list(
            (semua if organisasi is None else organisasi.tandai(semua))
            .filter(_syarat(self.teks, "nama", "kode", "definisi"), **self.pd)
            .select_related("pd", "penanggung_jawab")
            .order_by("pd", "urutan", "pk")[: self.batas + 1]
        )
        if organisasi is not None:
            organisasi.pasang_penanggung(baris)
        bedakan_dari_senama(baris)
        return self._kelompok(
            "Indikator",
            (
                HasilCari(
                    i.sebutan,
                    sebut(i.kode, i.penanggung_jawab.nama, i.pd.nama if self.lintas else ""),
                    reverse("indikator", args=[i.pk]),
                )
                for i in baris
            ),
        )

    def jabatan(self) -> Kelompok:
        """Posts by the names of now and of earlier, shown as the year calls them."""
        organisasi = self._organisasi()
        terlihat = self._jabatan_terlihat()
        dulu = JabatanLama.objects.filter(
            _syarat(self.teks, "nama", "unit__nama"), sampai__gte=self.hari
        )
        cocok = _syarat(self.teks, "nama", "kode", "unit__nama") | Q(pk__in=dulu.values("jabatan"))
        baris = list(
            (terlihat if organisasi is None else organisasi.tandai(terlihat))
            .filter(cocok, **self.pd)
            .select_related("pd", "unit")
            .annotate(banyak=Count("indikator"))
            .order_by("pd", "urutan", "pk")[: self.batas + 1]
        )
        if organisasi is not None:
            organisasi.pasang_jabatan(baris)
        return self._kelompok("Jabatan", (self._satu_jabatan(j) for j in baris))

    def _jabatan_terlihat(self) -> Any:
        return Jabatan.objects.untuk(self.pengguna).filter(
            ada_dalam(awal_tahun(self.konteks.tahun), self.hari)
        )

    def _satu_jabatan(self, j: Any) -> HasilCari:
        memegang = f"{j.banyak} indikator" if j.banyak else "belum memegang indikator"
        keterangan = sebut(j.unit.nama, memegang, j.pd.nama if self.lintas else "")
        return HasilCari(j.nama, keterangan, self._pohon(j))

    def _pohon(self, j: Any) -> str:
        pd = f"pd={j.pd.kode}&" if self.lintas else ""
        return f"{reverse('pohon')}?{pd}unit={j.unit.kode}"

    def orang(self) -> Kelompok:
        """Who holds a post in the year, for who sees posts; accounts, for who keeps them."""
        temuan: list[HasilCari] = []
        if self.pengguna.has_perm("kinerja.view_indikator"):
            temuan += self._pemangku()
        if self.pengguna.has_perm(IZIN_KELOLA):
            temuan += self._akun()
        return self._kelompok("Orang", temuan)

    def _pemangku(self) -> list[HasilCari]:
        awal, akhir = awal_tahun(self.konteks.tahun), self.hari
        baris = (
            Pemangku.objects.filter(
                _syarat(self.teks, "nama"),
                Q(sampai=None) | Q(sampai__gte=awal),
                mulai__lte=akhir,
                jabatan__in=self._jabatan_terlihat().filter(**self.pd),
            )
            .select_related("jabatan__unit", "jabatan__pd")
            .order_by("nama", "pk")[: self.batas + 1]
        )
        return [
            HasilCari(
                p.nama,
                sebut(p.jabatan.nama, p.jabatan.pd.nama if self.lintas else ""),
                self._pohon(p.jabatan),
            )
            for p in baris
        ]

    def _akun(self) -> list[HasilCari]:
        semua = Pengguna.objects.exclude(username=AKUN_SISTEM)
        if self.konteks.pd is not None:
            semua = semua.filter(pd=self.konteks.pd)
        elif not self.pengguna.lintas_pd:
            semua = semua.none()
        if not self.pengguna.is_superuser:
            semua = semua.filter(is_superuser=False)
        baris = (
            semua.filter(_syarat(self.teks, "first_name", "last_name", "username"))
            .select_related("jabatan", "pd")
            .order_by("first_name", "username")[: self.batas + 1]
        )
        return [
            HasilCari(
                p.sebutan,
                sebut(
                    f"akun {p.username}",
                    p.jabatan.nama if p.jabatan else "",
                    p.pd.nama if self.lintas and p.pd else "",
                ),
                reverse("akun_satu", args=[p.pk]),
            )
            for p in baris
        ]

    def mata(self, model: Any, nama: str) -> Kelompok:
        """Programs, kegiatan or sub kegiatan of the year."""
        baris = (
            model.objects.untuk(self.pengguna)
            .filter(_syarat(self.teks, "nama", "kode"), **self.pd, tahun=self.konteks.tahun)
            .select_related("pd", "penanggung_jawab")[: self.batas + 1]
        )
        kunci = nama.lower().replace(" ", "_")
        return self._kelompok(
            nama,
            (
                HasilCari(
                    m.nama,
                    sebut(m.kode, m.penanggung_jawab.nama, m.pd.nama if self.lintas else ""),
                    f"{reverse('anggaran')}{'?pd=' + m.pd.kode if self.lintas else ''}"
                    f"#{kunci}-{m.pk}",
                )
                for m in baris
            ),
        )
