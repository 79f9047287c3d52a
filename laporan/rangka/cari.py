"""Search over indicators, budget nodes and posts by a few letters, within the user's scope."""

from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse

from anggaran.models import Kegiatan, Program, SubKegiatan
from kinerja.masa_organisasi import akhir_tahun, awal_tahun
from kinerja.models import Indikator, Jabatan, JabatanLama, Pengguna, ada_dalam
from kinerja.organisasi_pada import OrganisasiPada
from kinerja.senama import bedakan_dari_senama
from laporan.rangka.konteks import KonteksKerja

MINIMAL, BATAS = 2, 20


@dataclass(frozen=True)
class HasilCari:
    """One hit."""

    judul: str
    keterangan: str
    url: str


@dataclass(frozen=True)
class Kelompok:
    """Hits of one kind; `lebih` when there are more than shown."""

    nama: str
    temuan: list[HasilCari]
    lebih: bool


def _syarat(teks: str, *medan: str) -> Q:
    """Every word occurs in one of the fields."""
    return reduce(
        and_,
        (reduce(or_, (Q(**{f"{m}__icontains": kata}) for m in medan)) for kata in teks.split()),
    )


def cari(teks: str, pengguna: Pengguna, konteks: KonteksKerja) -> list[Kelompok]:
    """Groups with hits, in a fixed number of queries. `teks` has MINIMAL letters or more."""
    hasil: list[Kelompok] = []
    pd: dict[str, Any] = {"pd": konteks.pd} if konteks.pd is not None else {}
    lintas = konteks.pd is None
    if pengguna.has_perm("kinerja.view_indikator"):
        hasil += [
            _indikator(teks, pengguna, konteks, pd),
            _jabatan(teks, pengguna, konteks, pd),
        ]
    if pengguna.has_perm("anggaran.view_program"):
        for model, nama in (
            (Program, "Program"),
            (Kegiatan, "Kegiatan"),
            (SubKegiatan, "Sub kegiatan"),
        ):
            hasil.append(_mata(model, nama, teks, pengguna, {**pd, "tahun": konteks.tahun}, lintas))
    return [k for k in hasil if k.temuan]


def _potong(nama: str, temuan: list[HasilCari]) -> Kelompok:
    return Kelompok(nama, temuan[:BATAS], len(temuan) > BATAS)


def _sebut(*bagian: object) -> str:
    return " · ".join(str(b) for b in bagian if b)


def _indikator(
    teks: str, pengguna: Pengguna, konteks: KonteksKerja, pd: dict[str, Any]
) -> Kelompok:
    lintas, hari = konteks.pd is None, akhir_tahun(konteks.tahun)
    semua = Indikator.objects.untuk(pengguna, hari)
    organisasi = None if konteks.pd is None else OrganisasiPada(konteks.pd, hari)
    baris = list(
        (semua if organisasi is None else organisasi.tandai(semua))
        .filter(_syarat(teks, "nama", "kode", "definisi"), **pd)
        .select_related("pd", "penanggung_jawab")
        .order_by("pd", "urutan", "pk")[: BATAS + 1]
    )
    if organisasi is not None:
        organisasi.pasang_penanggung(baris)
    bedakan_dari_senama(baris)
    return _potong(
        "Indikator",
        [
            HasilCari(
                i.sebutan,
                _sebut(i.kode, i.penanggung_jawab.nama, i.pd.nama if lintas else ""),
                reverse("indikator", args=[i.pk]),
            )
            for i in baris
        ],
    )


def _jabatan(teks: str, pengguna: Pengguna, konteks: KonteksKerja, pd: dict[str, Any]) -> Kelompok:
    """By the names of now and of earlier, shown as the year calls them."""
    lintas, hari = konteks.pd is None, akhir_tahun(konteks.tahun)
    organisasi = None if konteks.pd is None else OrganisasiPada(konteks.pd, hari)
    terlihat = Jabatan.objects.untuk(pengguna).filter(ada_dalam(awal_tahun(konteks.tahun), hari))
    dulu = JabatanLama.objects.filter(_syarat(teks, "nama", "unit__nama"), sampai__gte=hari)
    cocok = _syarat(teks, "nama", "kode", "unit__nama") | Q(pk__in=dulu.values("jabatan"))
    baris = list(
        (terlihat if organisasi is None else organisasi.tandai(terlihat))
        .filter(cocok, **pd)
        .select_related("pd", "unit")
        .annotate(banyak=Count("indikator"))
        .order_by("pd", "urutan", "pk")[: BATAS + 1]
    )
    if organisasi is not None:
        organisasi.pasang_jabatan(baris)
    return _potong(
        "Jabatan",
        [
            HasilCari(
                j.nama,
                _sebut(
                    j.unit.nama,
                    f"{n} indikator"
                    if (n := j.banyak)  # type: ignore[attr-defined]
                    else "belum memegang indikator",
                    j.pd.nama if lintas else "",
                ),
                f"{reverse('pohon')}?{'pd=' + j.pd.kode + '&' if lintas else ''}unit={j.unit.kode}",
            )
            for j in baris
        ],
    )


def _mata(
    model: Any, nama: str, teks: str, pengguna: Pengguna, syarat: dict[str, Any], lintas: bool
) -> Kelompok:
    baris = (
        model.objects.untuk(pengguna)
        .filter(_syarat(teks, "nama", "kode"), **syarat)
        .select_related("pd", "penanggung_jawab")[: BATAS + 1]
    )
    kunci = {"Program": "program", "Kegiatan": "kegiatan"}.get(nama, "sub_kegiatan")
    return _potong(
        nama,
        [
            HasilCari(
                m.nama,
                _sebut(m.kode, m.penanggung_jawab.nama, m.pd.nama if lintas else ""),
                f"{reverse('anggaran')}{'?pd=' + m.pd.kode if lintas else ''}#{kunci}-{m.pk}",
            )
            for m in baris
        ],
    )
