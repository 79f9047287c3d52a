"""Actions: carry the budget tree over to a new year, and prepare the whole year in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from anggaran.models import (
    Dukungan,
    IndikatorProgram,
    Kegiatan,
    Program,
    SubKegiatan,
    VersiAnggaran,
)
from kinerja.jenis import JenisVersiAnggaran
from kinerja.models import Indikator, Pengguna, PerangkatDaerah, PeriodePengukuran
from kinerja.salin_tahun import (
    DOKUMEN_KINERJA,
    HasilSalin,
    SalinTahunError,
    buat_dokumen,
    catat_salinan,
    salin_periode,
)


@dataclass(frozen=True)
class DokumenAnggaran:
    """A budget document to create for a new year."""

    sebutan: str


DOKUMEN: dict[str, Any] = {
    **DOKUMEN_KINERJA,
    "anggaran_murni": DokumenAnggaran("Versi anggaran murni"),
}


@dataclass(frozen=True)
class PilihanSalin:
    """What somebody chose of what a year copies; without it everything is copied as it stands."""

    jendela: Mapping[int, tuple[date, date]] | None = None
    """Quarter → its days of entry; None: those of the year before, moved on."""
    tanpa: Collection[str] = ()
    """Codes of program, kegiatan and sub kegiatan that are left out, with all below them."""
    penanggung: Mapping[str, int] = field(default_factory=dict)
    """Code of a node → the post that answers for it from now on."""
    ganti: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Code of a node → the code and the name that it has from now on."""


SELURUHNYA = PilihanSalin()


@dataclass(frozen=True)
class HasilSiapkan:
    """Result of every step, in the order in which they ran."""

    langkah: tuple[HasilSalin, ...]

    def ringkas(self) -> str:
        """`12 program dibuat, 3 sudah ada.`"""
        bagian = [
            f"{satu.judul.lower()} {len(satu.baru)} baru, {len(satu.tetap)} sudah ada"
            for satu in self.langkah
        ]
        return "; ".join(bagian) + "."

    @property
    def ada_yang_baru(self) -> bool:
        return any(satu.baru for satu in self.langkah)


def siapkan_tahun(
    *,
    pd: PerangkatDaerah,
    dari: int,
    ke: int,
    dokumen: Collection[str],
    oleh: Pengguna,
    pada: datetime,
    coba: bool = False,
    pilihan: PilihanSalin = SELURUHNYA,
) -> HasilSiapkan:
    """Copy the budget tree and the periods of `dari` to `ke` and create documents: all or nothing.

    What `ke` already holds is kept, so running it twice changes nothing. With `coba` everything is
    rolled back: the result says what would be written. Raises SalinTahunError.
    """
    if dari == ke:
        raise SalinTahunError("Tahun asal dan tahun tujuan tidak boleh sama.")
    ada_asal = (
        Program.objects.filter(pd=pd, tahun=dari).exists()
        or PeriodePengukuran.objects.filter(pd=pd, tahun=dari).exists()
    )
    if not ada_asal:
        raise SalinTahunError(f"Tahun {dari} tidak memuat program maupun periode pengukuran.")
    umum: dict[str, Any] = {"pd": pd, "dari": dari, "ke": ke, "oleh": oleh, "pada": pada}
    with transaction.atomic():
        langkah = [
            salin_periode(jendela=pilihan.jendela, **umum),
            *salin_pohon(pilihan=pilihan, **umum),
        ]
        if kinerja := [kunci for kunci in dokumen if kunci in DOKUMEN_KINERJA]:
            langkah.append(buat_dokumen(jenis=kinerja, **umum))
        if "anggaran_murni" in dokumen:
            langkah.append(buat_versi_murni(**umum))
        if coba:
            transaction.set_rollback(True)
    return HasilSiapkan(tuple(langkah))


def salin_pohon(
    *,
    pd: PerangkatDaerah,
    dari: int,
    ke: int,
    oleh: Pengguna,
    pada: datetime,
    pilihan: PilihanSalin = SELURUHNYA,
) -> tuple[HasilSalin, ...]:
    """Copy program, kegiatan, sub kegiatan with their responsible posts, supported indicators and
    indicators of their own.

    Pagu, targets, realisasi and the year's analysis are not copied. Call inside a transaction.
    """
    salinan: dict[type[models.Model], dict[int, Any]] = {}
    hasil, dibuat = [], []
    for model, induk in ((Program, None), (Kegiatan, "program"), (SubKegiatan, "kegiatan")):
        satu, peta, baru = _salin_tingkat(
            model, induk, salinan, pd=pd, dari=dari, ke=ke, pilihan=pilihan
        )
        salinan[model] = peta
        hasil.append(satu)
        dibuat += baru
    dukungan, baris = _salin_dukungan(salinan, {id(b) for b in dibuat}, pd=pd, ke=ke)
    hasil.append(dukungan)
    keluaran, indikator = _salin_keluaran(salinan, {id(b) for b in dibuat}, pd=pd, dari=dari, ke=ke)
    if keluaran.baru or keluaran.tetap or keluaran.dilewati:
        hasil.append(keluaran)
    catat_salinan([*dibuat, *baris, *indikator], pd=pd, dari=dari, oleh=oleh, pada=pada)
    return tuple(hasil)


def _salin_tingkat(
    model: Any,
    induk: str | None,
    salinan: dict[type[models.Model], dict[int, Any]],
    *,
    pd: PerangkatDaerah,
    dari: int,
    ke: int,
    pilihan: PilihanSalin,
) -> tuple[HasilSalin, dict[int, Any], list[Any]]:
    """Copy one level; return its result, old id → row of the new year, and the rows created."""
    hasil = HasilSalin(str(model._meta.verbose_name).capitalize())
    ada = {satu.kode: satu for satu in model.objects.filter(pd=pd, tahun=ke)}
    peta: dict[int, Any] = {}
    dibuat = []
    for lama in model.objects.filter(pd=pd, tahun=dari).order_by("urutan", "kode"):
        kode, nama = pilihan.ganti.get(lama.kode, (lama.kode, lama.nama))
        if kode in ada:
            peta[lama.pk] = ada[kode]
            hasil.tetap.append(str(lama))
            continue
        atas = None
        if induk:
            medan = model._meta.get_field(induk)
            atas = salinan[medan.remote_field.model].get(getattr(lama, f"{induk}_id"))
        if lama.kode in pilihan.tanpa or (induk and atas is None):
            continue  # left out, or below what was left out
        baru = model(
            pd=pd,
            tahun=ke,
            kode=kode,
            nama=nama,
            urutan=lama.urutan,
            penanggung_jawab_id=pilihan.penanggung.get(lama.kode, lama.penanggung_jawab_id),
            pagu_renstra=lama.pagu_renstra,
        )
        if induk:
            setattr(baru, induk, atas)
        baru.save(force_insert=True)
        peta[lama.pk] = baru
        dibuat.append(baru)
        hasil.baru.append(str(baru))
    return hasil, peta, dibuat


def _salin_dukungan(
    salinan: dict[type[models.Model], dict[int, Any]],
    baru: set[int],
    *,
    pd: PerangkatDaerah,
    ke: int,
) -> tuple[HasilSalin, list[Dukungan]]:
    """Copy the support links of rows that were created; a kept row keeps its own links.

    Where an indicator has ended, those that continue it in the year are supported instead.
    """
    hasil = HasilSalin("Dukungan indikator")
    penerus: dict[int, list[Indikator]] = defaultdict(list)
    for i in Indikator.objects.filter(pd=pd, pendahulu__isnull=False):
        assert i.pendahulu_id is not None
        penerus[i.pendahulu_id].append(i)
    dibuat: list[Dukungan] = []
    for medan, model in (
        ("program", Program),
        ("kegiatan", Kegiatan),
        ("sub_kegiatan", SubKegiatan),
    ):
        lama = Dukungan.objects.filter(**{f"{medan}__in": salinan[model]}).select_related(
            "indikator"
        )
        sudah: set[tuple[int, int]] = set()
        for satu in lama.order_by("pk"):
            simpul = salinan[model][getattr(satu, f"{medan}_id")]
            sebutan = f"{simpul} → {satu.indikator}"
            if id(simpul) not in baru:
                hasil.tetap.append(sebutan)
                continue
            tujuan = berlaku_kini(satu.indikator, penerus, ke)
            if not tujuan:
                hasil.dilewati.append(f"{sebutan}: indikator itu tidak berlaku pada tahun {ke}")
            for indikator in tujuan:
                if (simpul.pk, indikator.pk) not in sudah:
                    sudah.add((simpul.pk, indikator.pk))
                    dibuat.append(Dukungan(indikator=indikator, **{medan: simpul}))
                    hasil.baru.append(f"{simpul} → {indikator}")
    return hasil, Dukungan.objects.bulk_create(dibuat)


def berlaku_kini(
    indikator: Indikator, penerus: Mapping[int, list[Indikator]], tahun: int
) -> list[Indikator]:
    """The indicator where it is in force in the year, else those that continue it then."""
    hasil: dict[int, Indikator] = {}
    antre, dilalui = [indikator], set[int]()
    while antre:
        satu = antre.pop(0)
        if satu.pk in dilalui:
            continue
        dilalui.add(satu.pk)
        if satu.berlaku_tahun(tahun):
            hasil[satu.pk] = satu
        else:
            antre += penerus.get(satu.pk, ())
    return list(hasil.values())


def _salin_keluaran(
    salinan: dict[type[models.Model], dict[int, Any]],
    baru: set[int],
    *,
    pd: PerangkatDaerah,
    dari: int,
    ke: int,
) -> tuple[HasilSalin, list[IndikatorProgram]]:
    """Copy the indicators of rows that were created; a kept row keeps its own. What was achieved
    before is another figure in another year, so it is not copied.
    """
    hasil = HasilSalin(str(IndikatorProgram._meta.verbose_name).capitalize())
    dibuat: list[IndikatorProgram] = []
    ada = set(IndikatorProgram.objects.filter(pd=pd, tahun=ke).values_list("kode", flat=True))
    medan = {"program": Program, "kegiatan": Kegiatan, "sub_kegiatan": SubKegiatan}
    semua = IndikatorProgram.objects.filter(pd=pd, tahun=dari)
    for lama in semua.order_by("urutan", "kode"):
        model: type[models.Model] = medan[lama.tingkat]
        simpul = salinan[model].get(getattr(lama, f"{lama.tingkat}_id"))
        pelapor = salinan[SubKegiatan].get(lama.dilaporkan_pada_id)
        if lama.kode in ada or (simpul is not None and id(simpul) not in baru):
            hasil.tetap.append(str(lama))
            continue
        if simpul is None or pelapor is None:
            hasil.dilewati.append(f"{lama}: sub kegiatan pengisinya tidak disalin")
            continue
        dibuat.append(
            IndikatorProgram(
                pd=pd,
                tahun=ke,
                kode=lama.kode,
                dilaporkan_pada=pelapor,
                nama=lama.nama,
                satuan=lama.satuan,
                desimal=lama.desimal,
                polaritas=lama.polaritas,
                akumulasi=lama.akumulasi,
                target_renstra=lama.target_renstra,
                urutan=lama.urutan,
                **{lama.tingkat: simpul},
            )
        )
        hasil.baru.append(str(lama))
    return hasil, IndikatorProgram.objects.bulk_create(dibuat)


def buat_versi_murni(
    *, pd: PerangkatDaerah, dari: int, ke: int, oleh: Pengguna, pada: datetime
) -> HasilSalin:
    """Create the original budget version of a year, if there is none. Call inside a transaction.

    Raises SalinTahunError when its kode is taken.
    """
    hasil = HasilSalin("Versi anggaran")
    sebutan = f"Murni {ke}"
    if VersiAnggaran.objects.filter(pd=pd, tahun=ke, jenis=JenisVersiAnggaran.MURNI).exists():
        hasil.tetap.append(sebutan)
        return hasil
    kode = f"MURNI-{ke}"
    if VersiAnggaran.objects.filter(pd=pd, kode=kode).exists():
        raise SalinTahunError(
            f"Kode {kode} sudah dipakai versi anggaran lain. Ubah kode itu dahulu."
        )
    if VersiAnggaran.objects.filter(pd=pd, tahun=ke, ke=1).exists():
        raise SalinTahunError(
            f"Versi anggaran ke-1 tahun {ke} sudah ada, tetapi bukan murni. Periksa dahulu."
        )
    baru = VersiAnggaran(pd=pd, tahun=ke, jenis=JenisVersiAnggaran.MURNI, ke=1, kode=kode)
    baru.full_clean()
    baru.save()
    catat_salinan([baru], pd=pd, dari=dari, oleh=oleh, pada=pada)
    hasil.baru.append(sebutan)
    return hasil
