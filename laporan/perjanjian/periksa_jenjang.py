"""The cascade across agreements: every sasaran handed down, every budget node held once, sums that
agree from program to sub kegiatan.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from django.urls import reverse

from anggaran.rekap import Simpul
from kinerja.angka import format_rupiah
from kinerja.jenis import JenisJabatan
from kinerja.kata_daftar import urutkan
from kinerja.models import Jabatan, KesepakatanSilang, MataPerjanjian, PerjanjianKinerja
from kinerja.sebutan import alasan_tanpa_kepala, puncak
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.temuan import TemuanPerjanjian, Tingkat, tautan_data, tautan_perjanjian

_SEBUTAN = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub kegiatan"}
_BAWAH = {"program": "kegiatan", "kegiatan": "sub kegiatan"}

Pemegang = tuple[PerjanjianKinerja, MataPerjanjian]


def periksa_jenjang(
    daftar: Sequence[PerjanjianKinerja], s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    """Findings across the latest agreements of an agency and year."""
    milik = {p.jabatan_id: p for p in daftar}
    yield from _jabatan(milik, s)
    yield from _sasaran(milik, s)
    yield from _kontribusi(milik, s)
    yield from _anggaran(daftar, s)


# --- posts and sasaran -------------------------------------------------------------------------


def _jabatan(
    milik: dict[int, PerjanjianKinerja], s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    atas = puncak(s.jabatan.values())
    alasan = alasan_tanpa_kepala([j.nama for j in atas], s.pd.kepala)
    # Of several on top the head sits in the top unit; the others lack their superior.
    tersesat = [j for j in atas if j.unit.induk_id] or atas if len(atas) > 1 else []
    for j in s.jabatan.values():
        p = milik.get(j.pk)
        if p is None:
            if s.memegang(j):
                yield TemuanPerjanjian(
                    "tanpa_perjanjian",
                    Tingkat.GALAT,
                    None,
                    f"{j} memegang sasaran, indikator, atau anggaran, tetapi perjanjiannya belum "
                    "disiapkan.",
                    reverse("perjanjian"),
                )
            continue
        if j.atasan_id is None:
            if j in tersesat:
                pesan = f"Atasan langsung {j} belum ditetapkan. {alasan}"
                yield TemuanPerjanjian("tanpa_atasan", Tingkat.GALAT, p, pesan, tautan_data(j))
        elif j.atasan_id not in milik:
            atasan = s.jabatan[j.atasan_id]
            yield TemuanPerjanjian(
                "atasan_tanpa_perjanjian",
                Tingkat.GALAT,
                p,
                f"Perjanjian {atasan}, atasan langsung {j}, belum disiapkan.",
                reverse("perjanjian"),
            )


def _sasaran(
    milik: dict[int, PerjanjianKinerja], s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    """A sasaran of a post with structural posts below it is carried on by a sasaran below, or by
    another unit that agreed to contribute.
    """
    disumbang = {k.sasaran_id for k in s.bahan.kesepakatan if k.pd == s.pd and _dipikul(k, milik)}
    beranak = {
        j.atasan_id
        for j in s.jabatan.values()
        if j.jenis == JenisJabatan.STRUKTURAL and j.atasan_id and j.pk in milik
    }
    for sasaran in s.bahan.sasaran:
        p = milik.get(sasaran.penanggung_jawab_id)
        if p is None or sasaran.penanggung_jawab_id not in beranak:
            continue
        anak = s.bahan.anak_sasaran[sasaran.pk]
        if sasaran.pk in disumbang or any(a.penanggung_jawab_id in milik for a in anak):
            continue
        yield TemuanPerjanjian(
            "sasaran_tak_diturunkan",
            Tingkat.PERINGATAN,
            p,
            f"Sasaran “{sasaran.uraian}” tidak diturunkan ke perjanjian di bawahnya.",
            tautan_data(sasaran),
        )


def _dipikul(k: KesepakatanSilang, milik: dict[int, PerjanjianKinerja]) -> bool:
    """Whether an agreement of the side that contributes holds the contribution: that of the post
    whose sasaran carries it, else any of the unit.
    """
    if k.sasaran_mitra is not None:
        return k.sasaran_mitra.penanggung_jawab_id in milik
    return any(p.jabatan.unit_id == k.unit_id for p in milik.values())


def _kontribusi(
    milik: dict[int, PerjanjianKinerja], s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    """What a unit, or the agency, agreed to contribute stands in an agreement of theirs."""
    for semua in s.bahan.sumbangan.values():
        for k in semua:
            if k.unit is None and k.sasaran_mitra is None:
                kode, pesan = (
                    "kontribusi_lepas",
                    (
                        f"Kontribusi yang disanggupi kepada {k.pd.nama} (“{k.permintaan}”) belum "
                        "ditempatkan pada sasaran, sehingga tidak masuk perjanjian mana pun."
                    ),
                )
            elif not _dipikul(k, milik):
                pemikul = k.unit.nama if k.unit is not None else s.pd.nama
                kode, pesan = (
                    "kontribusi_tak_dipikul",
                    (
                        f"{pemikul} menyanggupi kontribusi “{k.permintaan}”, tetapi tidak ada "
                        "perjanjian yang memikulnya."
                    ),
                )
            else:
                continue
            tautan = reverse("silang_satu", args=[k.pk])
            yield TemuanPerjanjian(kode, Tingkat.PERINGATAN, None, pesan, tautan)


# --- budget ------------------------------------------------------------------------------------


def _anggaran(
    daftar: Sequence[PerjanjianKinerja], s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    if not daftar:
        return
    pemegang: dict[str, list[Pemegang]] = defaultdict(list)
    kepala: dict[str, Pemegang] = {}
    for p in daftar:
        puncak = s.puncak is not None and p.jabatan_id == s.puncak.pk
        for m in p.mata.all():
            if puncak and m.tingkat == "program":
                kepala[m.kode] = (p, m)
            else:
                pemegang[m.kode].append((p, m))
    for simpul in s.simpul():
        kode = simpul.mata.kode
        if simpul.tingkat == "program" and (atas := kepala.get(kode)):
            if simpul.mata.penanggung_jawab_id == atas[0].jabatan_id:
                pemegang[kode].append(atas)
            else:
                yield from _sama_dengan_kepala(atas, pemegang[kode])
        yield from _satu_pemegang(simpul, pemegang[kode], s)
        yield from _jumlah(simpul, pemegang)


def _satu_pemegang(
    simpul: Simpul, ada: list[Pemegang], s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    sebutan = f"{_SEBUTAN[simpul.tingkat]} {simpul.mata.kode} {simpul.mata.nama}"
    jabatan: Jabatan = s.jabatan[simpul.mata.penanggung_jawab_id]
    if not ada:
        yield TemuanPerjanjian(
            "mata_tanpa_perjanjian",
            Tingkat.GALAT,
            None,
            f"{sebutan} belum dimuat perjanjian mana pun. Penanggung jawabnya {jabatan}.",
            tautan_data(simpul.mata),
        )
    elif len(ada) > 1:
        yield TemuanPerjanjian(
            "mata_ganda",
            Tingkat.GALAT,
            ada[0][0],
            f"{sebutan} dimuat {len(ada)} perjanjian: "
            f"{urutkan([str(p.jabatan) for p, _ in ada])}. Cukup satu pada jenjangnya.",
            tautan_perjanjian(ada[0][0]),
            frozenset(p.pk for p, _ in ada),
        )
    elif simpul.tingkat == "sub_kegiatan" and ada[0][1].anggaran == 0:
        yield TemuanPerjanjian(
            "anggaran_nol",
            Tingkat.PERINGATAN,
            ada[0][0],
            f"{sebutan} belum beranggaran.",
            tautan_data(simpul.mata),
        )


def _sama_dengan_kepala(atas: Pemegang, ada: list[Pemegang]) -> Iterator[TemuanPerjanjian]:
    p, m = atas
    for bawah, n in ada:
        if n.anggaran != m.anggaran:
            yield TemuanPerjanjian(
                "program_berbeda",
                Tingkat.GALAT,
                bawah,
                f"Program {m.kode} pada perjanjian {bawah.jabatan} {format_rupiah(n.anggaran)}, "
                f"sedangkan pada perjanjian {p.jabatan} {format_rupiah(m.anggaran)}.",
                tautan_perjanjian(bawah),
                frozenset({p.pk}),
            )


def _jumlah(simpul: Simpul, pemegang: dict[str, list[Pemegang]]) -> Iterator[TemuanPerjanjian]:
    """The node's amount equals the sum of what stands one level below; a gap is told by itself."""
    ada = pemegang[simpul.mata.kode]
    bawah = [pemegang[a.mata.kode] for a in simpul.anak]
    if len(ada) != 1 or not bawah or any(len(b) != 1 for b in bawah):
        return
    p, m = ada[0]
    jumlah = sum(b[0][1].anggaran for b in bawah)
    if jumlah == m.anggaran:
        return
    terkait = frozenset(b[0][0].pk for b in bawah) | {p.pk}
    yield TemuanPerjanjian(
        "anggaran_tak_sama",
        Tingkat.GALAT,
        p,
        f"{_SEBUTAN[simpul.tingkat]} {m.kode} {format_rupiah(m.anggaran)}, sedangkan jumlah "
        f"{_BAWAH[simpul.tingkat]} di bawahnya {format_rupiah(jumlah)}.",
        tautan_perjanjian(p),
        terkait,
    )
