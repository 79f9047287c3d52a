"""Prepare the agreements of an agency from its tree and its budget; refresh those still open."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import JenisJabatan
from kinerja.langkah import Pencatat, ambil_terkunci, kunci_semua, pastikan_versi
from kinerja.models import (
    BarisPerjanjian,
    DokumenPerencanaan,
    Jabatan,
    JenisDokumen,
    MataPerjanjian,
    Pengguna,
    PerangkatDaerah,
    PerjanjianKinerja,
    jejak,
)
from laporan.perjanjian.isi import IsiPerjanjian, pasang_isi, susun_isi
from laporan.perjanjian.pelaku import izin_pengguna
from laporan.perjanjian.penolakan import AksiDitolakError, VersiBerubahError
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.wewenang import KELOLA, LIHAT_PK

Lapor = Callable[[int, str], None]
"""Told the percentage done and the step; may raise to stop, and then nothing is written."""

AKSI_SIAPKAN, AKSI_SEGARKAN = "siapkan perjanjian", "segarkan perjanjian"


@dataclass(frozen=True)
class JabatanDilewati:
    """A post that was left alone, and why."""

    jabatan: Jabatan
    alasan: str
    perjanjian: PerjanjianKinerja | None = None


@dataclass
class HasilSiapkan:
    """What a preparation did."""

    dibuat: list[PerjanjianKinerja] = field(default_factory=list)
    diperbarui: list[PerjanjianKinerja] = field(default_factory=list)
    tetap: list[PerjanjianKinerja] = field(default_factory=list)
    dilewati: list[JabatanDilewati] = field(default_factory=list)

    @property
    def semua(self) -> list[PerjanjianKinerja]:
        """Every draft that now agrees with the tree."""
        return [*self.dibuat, *self.diperbarui, *self.tetap]


KEPALA_DAERAH_DI_LUAR = (
    "Perjanjian kepala daerah disusun pada halaman RPJMD dan ditandatangani di luar Tapak."
)


def tanggal_bawaan(tahun: int, hari_ini: date) -> date:
    """Date of a new draft: today within its year, else early in that year."""
    return hari_ini if hari_ini.year == tahun else date(tahun, 1, 2)


def siapkan_semua(
    *,
    pd: PerangkatDaerah,
    tahun: int,
    oleh: Pengguna,
    pada: datetime,
    lapor: Lapor | None = None,
) -> HasilSiapkan:
    """Prepare a draft for every post that carries an agreement in the year.

    Drafts that nobody edited by hand are refreshed; edited, submitted and signed ones are left
    alone and reported. The number of queries does not depend on the number of posts.
    """
    _pastikan_pengelola(pd, oleh)
    sumber = SumberPerjanjian(pd, tahun)
    hasil = HasilSiapkan()
    pengemban = []
    for j in sumber.jabatan.values():
        if sumber.memegang(j):
            pengemban.append(j)
        elif sumber.di_luar(j):
            hasil.dilewati.append(JabatanDilewati(j, KEPALA_DAERAH_DI_LUAR))
        elif j.jenis == JenisJabatan.STRUKTURAL:
            hasil.dilewati.append(
                JabatanDilewati(j, "Belum memegang sasaran, indikator, atau anggaran tahun ini.")
            )
    if not pengemban:
        return hasil
    return _siapkan(sumber, pengemban, hasil, oleh=oleh, pada=pada, lapor=lapor)


def siapkan(
    *,
    jabatan: Jabatan,
    tahun: int,
    oleh: Pengguna,
    pada: datetime,
    timpa: bool = False,
    versi: int | None = None,
) -> PerjanjianKinerja:
    """Prepare or refresh the draft of one post, also of one that holds nothing yet.

    `timpa`: also a draft that was edited by hand, whose edits are lost; `versi`: the one that was
    seen. Raises AksiDitolakError where the agreement is not open, VersiBerubahError.
    """
    _pastikan_pengelola(jabatan.pd, oleh)
    sumber = SumberPerjanjian(jabatan.pd, tahun)
    if sumber.di_luar(jabatan):
        raise AksiDitolakError(KEPALA_DAERAH_DI_LUAR)
    hasil = _siapkan(
        sumber,
        [sumber.jabatan[jabatan.pk]],
        HasilSiapkan(),
        oleh=oleh,
        pada=pada,
        timpa=timpa,
        versi=versi,
    )
    if hasil.dilewati:
        raise AksiDitolakError(hasil.dilewati[0].alasan)
    return hasil.semua[0]


def _pastikan_pengelola(pd: PerangkatDaerah, oleh: Pengguna) -> None:
    if oleh.pd_id != pd.pk or not {KELOLA, LIHAT_PK} <= izin_pengguna(oleh):
        raise AksiDitolakError("Hanya Sekretariat perangkat daerah ini yang menyiapkannya.")


def _siapkan(
    sumber: SumberPerjanjian,
    pengemban: list[Jabatan],
    hasil: HasilSiapkan,
    *,
    oleh: Pengguna,
    pada: datetime,
    lapor: Lapor | None = None,
    timpa: bool = False,
    versi: int | None = None,
) -> HasilSiapkan:
    bawaan = tanggal_bawaan(sumber.tahun, hari_lokal(sumber.pd, pada))
    dilihat = _terakhir(sumber, pengemban)
    isi: dict[int, IsiPerjanjian] = {}
    for nomor, j in enumerate(pengemban):
        if lapor:
            lapor(nomor * 100 // len(pengemban), f"Menyiapkan Perjanjian Kinerja {j.nama}")
        lama = dilihat.get(j.pk)
        if lama is None or lama.terbuka:
            tanggal = (lama.tanggal if lama else None) or bawaan
            isi[j.pk] = susun_isi(
                sumber,
                j,
                tanggal=tanggal,
                ke=lama.ke if lama else 0,
                nama_kedua=lama.nama_kedua if lama else "",
            )
    with transaction.atomic():
        # One preparation of an agency at a time: two would make the same drafts.
        ambil_terkunci(PerangkatDaerah.objects.filter(pk=sumber.pd.pk))
        _tulis(
            sumber, pengemban, isi, hasil, oleh=oleh, pada=pada, bawaan=bawaan, timpa=timpa,
            versi=versi,
        )  # fmt: skip
    if lapor:
        lapor(100, "Selesai")
    return hasil


def _terakhir(
    sumber: SumberPerjanjian, pengemban: Iterable[Jabatan], *, kunci: bool = False
) -> dict[int, PerjanjianKinerja]:
    """Post id → the latest version of its agreement, with its rows."""
    semua = PerjanjianKinerja.objects.filter(
        tahun=sumber.tahun, jabatan__in=[j.pk for j in pengemban]
    ).select_related("jabatan", "dokumen")
    daftar = kunci_semua(semua.prefetch_related("baris", "mata")) if kunci else semua
    return {p.jabatan_id: p for p in sorted(daftar, key=lambda p: p.ke)}


def _tulis(
    sumber: SumberPerjanjian,
    pengemban: list[Jabatan],
    isi: dict[int, IsiPerjanjian],
    hasil: HasilSiapkan,
    *,
    oleh: Pengguna,
    pada: datetime,
    bawaan: date,
    timpa: bool,
    versi: int | None,
) -> None:
    kelompok = uuid4()
    ada = _terakhir(sumber, pengemban, kunci=True)
    for dilihat in ada.values():
        pastikan_versi(dilihat, versi, bentrok=lambda _: VersiBerubahError())
    dokumen = None
    baru: list[PerjanjianKinerja] = []
    segar: list[PerjanjianKinerja] = []
    for j in pengemban:
        lama = ada.get(j.pk)
        if lama is None:
            dokumen = dokumen or dokumen_murni(sumber, oleh=oleh, pada=pada, kelompok=kelompok)
            baru.append(_perjanjian_baru(sumber, j, dokumen, bawaan))
            pasang_isi(baru[-1], isi[j.pk])
        elif alasan := _alasan_lewat(lama, j.pk in isi, timpa=timpa):
            hasil.dilewati.append(JabatanDilewati(j, alasan, lama))
        elif isi[j.pk].sama_dengan(lama):
            hasil.tetap.append(lama)
        else:
            _segarkan(sumber, lama, isi[j.pk])
            segar.append(lama)
    PerjanjianKinerja.objects.bulk_create(baru)
    catatan = Pencatat(oleh=oleh, pada=pada, aksi=AKSI_SEGARKAN, pd=sumber.pd, kelompok=kelompok)
    _catat(catatan, baru, segar, isi)
    _tulis_isi(baru, segar, isi)
    hasil.dibuat += baru
    hasil.diperbarui += segar


def _perjanjian_baru(
    sumber: SumberPerjanjian, jabatan: Jabatan, dokumen: DokumenPerencanaan, tanggal: date
) -> PerjanjianKinerja:
    return PerjanjianKinerja(
        pd=sumber.pd,
        tahun=sumber.tahun,
        jabatan=jabatan,
        dokumen=dokumen,
        tanggal=tanggal,
        berlaku_mulai=date(sumber.tahun, 1, 1),
    )


def _segarkan(sumber: SumberPerjanjian, lama: PerjanjianKinerja, isi: IsiPerjanjian) -> None:
    """Give an open agreement what the tree and the budget say now; nothing is stored yet."""
    if sumber.dokumen_pk:
        lama.dokumen = sumber.dokumen_pk[0]
    isi.pertahankan_alasan(lama)
    pasang_isi(lama, isi)
    lama.disunting = False


def _catat(
    catatan: Pencatat,
    baru: Collection[PerjanjianKinerja],
    segar: Collection[PerjanjianKinerja],
    isi: Mapping[int, IsiPerjanjian],
) -> None:
    """Store the agreements with their audit rows."""
    for p in (*baru, *segar):
        perubahan: dict[str, tuple[int | None, int]] = {
            "baris": (None, len(isi[p.jabatan_id].baris)),
            "mata": (None, len(isi[p.jabatan_id].mata)),
        }
        if p in baru:
            perubahan["versi"] = (0, p.versi)
            catatan.catat(p, perubahan, pindah=False, aksi=AKSI_SIAPKAN)
        else:
            catatan.catat(p, perubahan)
    catatan.simpan(*IsiPerjanjian.KOLOM, "dokumen", "disunting")


def _tulis_isi(
    baru: Collection[PerjanjianKinerja],
    segar: Collection[PerjanjianKinerja],
    isi: Mapping[int, IsiPerjanjian],
) -> None:
    """Store the rows of the agreements; those that were there give way."""
    if segar:
        BarisPerjanjian.objects.filter(perjanjian__in=segar).delete()
        MataPerjanjian.objects.filter(perjanjian__in=segar).delete()
    BarisPerjanjian.objects.bulk_create(
        [b for p in (*baru, *segar) for b in isi[p.jabatan_id].baris_model(p)]
    )
    MataPerjanjian.objects.bulk_create(
        [m for p in (*baru, *segar) for m in isi[p.jabatan_id].mata_model(p)]
    )


def _alasan_lewat(lama: PerjanjianKinerja, dihitung: bool, *, timpa: bool) -> str:
    """Why an agreement that is there already is left alone; empty where it is refreshed."""
    if not lama.terbuka:
        sebutan = str(lama.get_status_display())
        return f"Berstatus {sebutan[0].lower()}{sebutan[1:]}, tidak diubah."
    if lama.disunting and not timpa:
        return "Rancangannya sudah disunting tangan, tidak diubah."
    if not dihitung:
        return "Baru saja berubah selagi disiapkan. Ulangi."
    return ""


def dokumen_murni(
    sumber: SumberPerjanjian, *, oleh: Pengguna, pada: datetime, kelompok: UUID
) -> DokumenPerencanaan:
    """The year's PK document with the targets in force; made where there is none yet."""
    if sumber.dokumen_pk:
        return sumber.dokumen_pk[0]
    kode = f"PK-{sumber.tahun}"
    if DokumenPerencanaan.objects.filter(pd=sumber.pd, kode=kode).exists():
        kode = f"{kode}-PERJANJIAN"
    dokumen = DokumenPerencanaan.objects.create(
        pd=sumber.pd,
        jenis=JenisDokumen.PK,
        tahun=sumber.tahun,
        kode=kode,
        nama=f"Perjanjian Kinerja Tahun {sumber.tahun}",
    )
    jejak(
        aksi="buat",
        objek=dokumen,
        oleh=oleh,
        pada=pada,
        perubahan={"kode": (None, kode)},
        kelompok=kelompok,
        pd=sumber.pd,
    ).save()
    return dokumen
