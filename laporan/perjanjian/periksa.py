"""The cascade check: what an agreement lacks or contradicts before it may be submitted.

Rows are judged while an agreement is open; once submitted its text stands, and what moves away from
it is told by laporan/perjanjian/pergeseran.py. The number of queries is fixed.
"""

from collections.abc import Iterator

from django.urls import reverse

from kinerja.capaian import Polaritas
from kinerja.kata_daftar import urutkan
from kinerja.models import (
    BarisPerjanjian,
    Indikator,
    Jabatan,
    PerangkatDaerah,
    PerjanjianKinerja,
)
from kinerja.nip import catatan_nip
from kinerja.pernyataan import IDENTITAS, medan_tersisa
from kinerja.status import StatusPerjanjian
from kinerja.target_teks import BentukAngka, TargetTeksError, baca_target
from laporan.perjanjian.beda_data import sama_target
from laporan.perjanjian.isi import susun_isi
from laporan.perjanjian.periksa_jenjang import periksa_jenjang
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.temuan import (
    TemuanPerjanjian,
    Tingkat,
    penghalang,
    tautan_data,
    tautan_pemangku,
    tautan_perjanjian,
    tautan_sunting,
)

__all__ = ["TemuanPerjanjian", "Tingkat", "penghalang", "periksa_perjanjian", "versi_terakhir"]


def periksa_perjanjian(
    pd: PerangkatDaerah,
    tahun: int,
    *,
    sumber: SumberPerjanjian | None = None,
    daftar: list[PerjanjianKinerja] | None = None,
) -> list[TemuanPerjanjian]:
    """Everything found in the agency's agreements of the year, galat first, in order of posts.

    `daftar`: what `versi_terakhir` gave, for who has asked already.
    """
    s = sumber or SumberPerjanjian(pd, tahun)
    daftar = versi_terakhir(pd, tahun) if daftar is None else daftar
    temuan = [
        *_tanpa_murni(daftar, s),
        *(t for p in daftar if p.terbuka for t in _satu(p, s)),
        *periksa_jenjang(daftar, s),
    ]
    return sorted(temuan, key=lambda t: t.tingkat is not Tingkat.GALAT)


def versi_terakhir(pd: PerangkatDaerah, tahun: int) -> list[PerjanjianKinerja]:
    """The latest version of each post's agreement, with rows and budget, in order of posts."""
    semua = (
        PerjanjianKinerja.objects.filter(pd=pd, tahun=tahun)
        .exclude(status=StatusPerjanjian.DIGANTIKAN)
        .select_related("jabatan", "dokumen", "pd")
        .prefetch_related("baris", "mata")
        .order_by("jabatan__urutan", "jabatan", "ke")
    )
    return list({p.jabatan_id: p for p in semua}.values())


def _tanpa_murni(
    daftar: list[PerjanjianKinerja], s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    """A murni cannot show an original budget that was never entered."""
    kena = [p for p in daftar if p.terbuka and not p.ke and p.mata.all()]
    if kena and s.tanpa_murni:
        yield TemuanPerjanjian(
            "tanpa_anggaran_murni",
            Tingkat.PERINGATAN,
            None,
            f"Anggaran murni tahun {s.tahun} belum dimuat. Perjanjian murni mencetak anggaran "
            "versi yang ada.",
            reverse("persiapan_kisi", args=["versi_anggaran"]),
        )


_ATAU_BUANG = " Bila jabatan ini memang tidak memegangnya, buang rancangannya."


def _satu(p: PerjanjianKinerja, s: SumberPerjanjian) -> Iterator[TemuanPerjanjian]:
    """What one open agreement lacks by itself."""
    jabatan = s.jabatan[p.jabatan_id]
    yield from _kepala(p, jabatan, s)
    baris = list(p.baris.all())
    lepas = not p.ke and not p.pengajuan and not s.memegang(jabatan)
    if not baris:
        yield TemuanPerjanjian(
            "baris_kosong",
            Tingkat.GALAT,
            p,
            f"Perjanjian {jabatan} belum memuat sasaran dan indikator. Isinya mengikuti penanggung "
            "jawab indikator: tetapkan penanggung jawabnya, lalu siapkan ulang; atau tambahkan "
            f"barisnya pada Sunting.{_ATAU_BUANG if lepas else ''}",
            reverse("persiapan_kisi", args=["indikator"]),
        )
    elif lepas and all(
        b.indikator_id for b in baris
    ):  # functional posts agree on rows of their own
        yield TemuanPerjanjian(
            "tidak_memegang",
            Tingkat.PERINGATAN,
            p,
            f"{jabatan} tidak lagi memegang sasaran, indikator, atau anggaran {p.tahun}, sehingga "
            "rancangannya tidak ikut diperbarui. Tetapkan kembali penanggung jawabnya, atau buang "
            "rancangan ini.",
            f"{tautan_perjanjian(p)}#alasan-buang",
        )
    for b in baris:
        yield from _baris(p, b, s)
    if tanpa := [b.nama_indikator for b in baris if b.indikator_id and not b.target_renstra]:
        sebutan = f"“{tanpa[0]}”" if len(tanpa) == 1 else f"{len(tanpa)} indikator perjanjian ini"
        yield _peringatan(
            p,
            "renstra_kosong",
            f"Renstra belum memuat target {p.tahun} untuk {sebutan}, sehingga tidak dapat "
            "dibandingkan.",
        )
    yield from _kesesuaian(p, jabatan, baris, s)


def _kepala(
    p: PerjanjianKinerja, jabatan: Jabatan, s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    if p.tanggal is None or p.berlaku_mulai is None:
        yield _galat(
            p, "tanggal_kosong", f"Tanggal perjanjian {jabatan} atau mulai berlakunya belum diisi."
        )
        return
    if not p.pernyataan.strip():
        yield _galat(p, "pernyataan_kosong", f"Pernyataan perjanjian {jabatan} masih kosong.")
    elif asing := medan_tersisa(p.pernyataan):
        yield TemuanPerjanjian(
            "pernyataan_medan",
            Tingkat.GALAT,
            p,
            f"Pernyataan perjanjian {jabatan} masih memuat {urutkan(asing)}.",
            tautan_perjanjian(p),
        )
    else:
        yield from _menyebut_pihak(p)
    for pihak, post in ((1, jabatan), (2, s.jabatan.get(p.pihak_kedua_id or 0))):
        if post is None or s.pihak(post.pk, p.tanggal).terisi:
            yield from _nama(p, pihak, post)
            continue
        sebab = "pemangku" if pihak == 1 else "pemangku yang menjadi pihak kedua"
        yield TemuanPerjanjian(
            "tanpa_pemangku" if pihak == 1 else "atasan_tanpa_pemangku",
            Tingkat.GALAT,
            p,
            f"Jabatan {post} belum punya {sebab} pada tanggal perjanjian. Sekretariat mengisinya "
            "pada Pemangku jabatan di Persiapan.",
            tautan_pemangku(),
        )
    if p.nama_pertama and p.nama_pertama.casefold() == p.nama_kedua.casefold():
        yield _galat(
            p,
            "satu_orang",
            f"Kedua pihak perjanjian {jabatan} adalah orang yang sama. Perjanjian itu "
            "ditandatangani pejabat lain yang ditunjuk.",
        )


def _menyebut_pihak(p: PerjanjianKinerja) -> Iterator[TemuanPerjanjian]:
    """A statement edited by hand may have lost a party."""
    for pihak, sebutan in ((1, p.sebutan_pertama), (2, p.sebutan_kedua)):
        if IDENTITAS[pihak] not in p.pernyataan and sebutan not in p.pernyataan:
            urutan = "pertama" if pihak == 1 else "kedua"
            yield _galat(
                p,
                "pernyataan_tanpa_pihak",
                f"Pernyataan tidak menyebut pihak {urutan}, {sebutan}. Tulis {IDENTITAS[pihak]} "
                "pada baris tersendiri.",
            )


def _nama(p: PerjanjianKinerja, pihak: int, post: Jabatan | None) -> Iterator[TemuanPerjanjian]:
    """Both parties sign by name. A holder's is master data, that of the head of the region is
    typed in the draft.
    """
    nama, nip = (p.nama_pertama, p.nip_pertama) if pihak == 1 else (p.nama_kedua, p.nip_kedua)
    urutan = "pertama" if pihak == 1 else "kedua"
    if not nama.strip():
        if post is None:
            pesan = f"Nama {p.sebutan_kedua} belum diisi. Sekretariat mengisinya pada Sunting."
            yield TemuanPerjanjian(
                "nama_kedua_kosong", Tingkat.GALAT, p, pesan, tautan_sunting(p, "nama_kedua")
            )
        else:
            yield TemuanPerjanjian(
                f"nama_{urutan}_kosong",
                Tingkat.GALAT,
                p,
                f"Nama pihak {urutan}, pemangku {post} pada tanggal perjanjian, belum diisi. "
                "Sekretariat mengisinya pada Pemangku jabatan di Persiapan, lalu menyiapkan ulang "
                "perjanjian ini.",
                tautan_pemangku(),
            )
    elif post is not None and (catatan := catatan_nip(nip)):
        yield TemuanPerjanjian(
            f"nip_{urutan}_janggal",
            Tingkat.PERINGATAN,
            p,
            f"Pihak {urutan}, {post}: {catatan}",
            tautan_pemangku(),
        )


def _baris(
    p: PerjanjianKinerja, b: BarisPerjanjian, s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    if not b.nama_indikator:
        yield _galat(p, "sasaran_tanpa_indikator", f"Sasaran “{b.sasaran}” belum punya indikator.")
        return
    sebutan = f"“{b.nama_indikator}”"
    indikator = s.bahan.pengukuran.indikator.get(b.indikator_id or 0)
    mendata = tautan_data(indikator) if indikator else tautan_perjanjian(p)
    if not b.target:
        yield TemuanPerjanjian(
            "tanpa_target",
            Tingkat.GALAT,
            p,
            f"Target {p.tahun} indikator {sebutan} belum ditetapkan.",
            tautan_perjanjian(p),
        )
    elif not _terbaca(b, indikator, s):
        yield _peringatan(
            p, "target_tak_terukur", f"Target {sebutan}, “{b.target}”, bukan angka atau predikat."
        )
    berbeda = b.target and b.target_renstra and not sama_target(b.target, b.target_renstra)
    if berbeda and not b.alasan_beda:
        yield _galat(
            p,
            "beda_renstra",
            f"Target {sebutan} {b.target}, sedangkan menurut Renstra {b.target_renstra}. "
            "Samakan, atau tuliskan alasannya.",
        )
    if not b.satuan:
        yield TemuanPerjanjian(
            "tanpa_satuan",
            Tingkat.PERINGATAN,
            p,
            f"Satuan indikator {sebutan} belum diisi.",
            mendata,
        )
    if indikator is not None and not (indikator.formulasi or indikator.formula):
        yield TemuanPerjanjian(
            "tanpa_formulasi",
            Tingkat.PERINGATAN,
            p,
            f"Formulasi perhitungan indikator {sebutan} belum diisi.",
            mendata,
        )


def _terbaca(b: BarisPerjanjian, indikator: Indikator | None, s: SumberPerjanjian) -> bool:
    """Whether the target can be measured."""
    bentuk = BentukAngka(desimal=6, satuan=b.satuan)
    polaritas, skala = Polaritas.TINGGI, tuple[str, ...]()
    if indikator is not None:
        bentuk = BentukAngka(indikator.desimal, indikator.pola_tampil, indikator.satuan)
        polaritas = Polaritas(indikator.polaritas)
        predikat = s.bahan.pengukuran.bentuk(indikator).predikat
        skala = tuple(predikat[n] for n in sorted(predikat)) if predikat else ()
    try:
        baca_target(b.target, bentuk, polaritas, skala)
    except TargetTeksError:
        return False
    return True


def _kesesuaian(
    p: PerjanjianKinerja, jabatan: Jabatan, baris: list[BarisPerjanjian], s: SumberPerjanjian
) -> Iterator[TemuanPerjanjian]:
    """Whether the draft still says what the tree and the budget say."""
    if p.tanggal is None:
        return
    isi = susun_isi(s, jabatan, tanggal=p.tanggal, ke=p.ke, nama_kedua=p.nama_kedua)
    kini = {b.indikator: b for b in isi.baris if b.indikator is not None}
    dimuat = {b.indikator_id: b for b in baris if b.indikator_id}
    if hilang := [b.nama_indikator for pk, b in kini.items() if pk not in dimuat]:
        yield _galat(p, "baris_kurang", f"Belum memuat indikator {urutkan(hilang)}. Siapkan ulang.")
    if lebih := [b.nama_indikator for pk, b in dimuat.items() if pk not in kini]:
        yield _galat(
            p,
            "baris_lebih",
            f"Memuat indikator yang bukan lagi tanggung jawab {jabatan}: {urutkan(lebih)}. "
            "Siapkan ulang.",
        )
    for pk, b in dimuat.items():
        if pk in kini and b.target and b.target != kini[pk].target:
            yield _galat(
                p,
                "target_usang",
                f"Target “{b.nama_indikator}” {b.target}, sedangkan pada data target "
                f"{kini[pk].target or 'kosong'}. Siapkan ulang.",
            )
    if [(m.kode, m.nama, m.anggaran) for m in p.mata.all()] != [
        (m.kode, m.nama, m.anggaran) for m in isi.mata
    ]:
        yield _galat(
            p,
            "anggaran_usang",
            f"Anggaran pada perjanjian {jabatan} tidak lagi sama dengan data anggaran. "
            "Siapkan ulang.",
        )
    elif [m.keterangan for m in p.mata.all()] != [m.keterangan for m in isi.mata]:
        yield _galat(
            p,
            "sumber_dana_usang",
            f"Sumber dana pada perjanjian {jabatan} tidak lagi sama dengan data anggaran. "
            "Siapkan ulang.",
        )
    if not isi.pihak_sama(p):
        yield _galat(
            p,
            "pihak_usang",
            f"Pihak pada perjanjian {jabatan} tidak lagi sama dengan pemangku jabatannya pada "
            "tanggal perjanjian. Siapkan ulang.",
        )


def _galat(p: PerjanjianKinerja, kode: str, pesan: str) -> TemuanPerjanjian:
    return TemuanPerjanjian(kode, Tingkat.GALAT, p, pesan, tautan_perjanjian(p))


def _peringatan(p: PerjanjianKinerja, kode: str, pesan: str) -> TemuanPerjanjian:
    return TemuanPerjanjian(kode, Tingkat.PERINGATAN, p, pesan, tautan_perjanjian(p))
