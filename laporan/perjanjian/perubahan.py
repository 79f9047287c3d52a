"""Perjanjian Kinerja Perubahan: prepared from the version signed before, for a stated reason."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction

from kinerja.isian.pintu import hari_lokal
from kinerja.jenis import AlasanPerubahan
from kinerja.models import (
    BarisPerjanjian,
    MataPerjanjian,
    Pengguna,
    PerjanjianKinerja,
)
from kinerja.penolakan import Penolakan
from kinerja.periode import format_tanggal
from laporan.perjanjian.dipakai import VersiDipakai, versi_dipakai
from laporan.perjanjian.isi import pasang_isi, susun_isi
from laporan.perjanjian.kunci import ambil_terkunci, simpan
from laporan.perjanjian.penolakan import AksiDitolakError
from laporan.perjanjian.sumber import SumberPerjanjian
from laporan.perjanjian.wewenang import LangkahPerjanjian

__all__ = [
    "VersiDipakai",
    "siapkan_perubahan",
    "siapkan_perubahan_banyak",
    "versi_dipakai",
]

AKSI_PERUBAHAN = "siapkan perubahan perjanjian"


def siapkan_perubahan(
    *,
    perjanjian: PerjanjianKinerja,
    jenis_alasan: str,
    alasan: str,
    berlaku_mulai: date,
    oleh: Pengguna,
    pada: datetime,
    versi: int | None = None,
    sumber: SumberPerjanjian | None = None,
) -> PerjanjianKinerja:
    """Return the draft of the next version: rows afresh from the tree, those written by hand
    copied. Raises AksiDitolakError.
    """
    teks = alasan.strip()
    if jenis_alasan not in AlasanPerubahan.values:
        raise AksiDitolakError("Pilih sebab perubahan.")
    if not teks:
        raise AksiDitolakError("Tuliskan alasan perubahan.")
    s = sumber or SumberPerjanjian(perjanjian.pd, perjanjian.tahun)
    with transaction.atomic():
        lama = ambil_terkunci(perjanjian, LangkahPerjanjian.SIAPKAN_PERUBAHAN, oleh, versi)
        _pastikan_sesudah(lama, berlaku_mulai)
        hari = hari_lokal(lama.pd, pada)
        tanggal = hari if hari.year == lama.tahun else berlaku_mulai
        baru = PerjanjianKinerja(
            pd=lama.pd,
            tahun=lama.tahun,
            jabatan=lama.jabatan,
            pihak_kedua_id=lama.pihak_kedua_id,
            nama_kedua=lama.nama_kedua,
            ke=lama.ke + 1,
            jenis_alasan=jenis_alasan,
            alasan=teks,
            dokumen=s.dokumen_pk[0] if s.dokumen_pk else lama.dokumen,
            tanggal=tanggal,
            berlaku_mulai=berlaku_mulai,
            versi=0,
        )
        isi = susun_isi(
            s,
            s.jabatan[lama.jabatan_id],
            tanggal=tanggal,
            ke=baru.ke,
            nama_kedua=lama.nama_kedua,
        )
        isi.pertahankan_alasan(lama)
        pasang_isi(baru, isi)
        baru.save(force_insert=True)
        baris = isi.baris_model(baru)
        tangan = _ditulis_tangan(lama, baru, mulai=len(baris) + 1)
        BarisPerjanjian.objects.bulk_create([*baris, *tangan])
        MataPerjanjian.objects.bulk_create(isi.mata_model(baru))
        baru.disunting = bool(tangan)
        simpan(
            baru,
            aksi=AKSI_PERUBAHAN,
            oleh=oleh,
            pada=pada,
            perubahan={"ke": (lama.ke, baru.ke), "sebab": (None, jenis_alasan)},
            alasan=teks,
        )
    return baru


def _ditulis_tangan(
    lama: PerjanjianKinerja, baru: PerjanjianKinerja, *, mulai: int
) -> list[BarisPerjanjian]:
    """Copies for the new version of the rows that no indicator gives, numbered from `mulai`."""
    tangan = [b for b in lama.baris.all() if b.indikator_id is None and b.nama_indikator]
    return [
        BarisPerjanjian(
            perjanjian=baru,
            urutan=nomor,
            sasaran=b.sasaran,
            nama_indikator=b.nama_indikator,
            satuan=b.satuan,
            target=b.target,
        )
        for nomor, b in enumerate(tangan, start=mulai)
    ]


def siapkan_perubahan_banyak(
    *,
    perjanjian: Iterable[PerjanjianKinerja],
    jenis_alasan: str,
    alasan: str,
    berlaku_mulai: date,
    oleh: Pengguna,
    pada: datetime,
    versi: Mapping[int, int] | None = None,
) -> tuple[list[PerjanjianKinerja], list[tuple[PerjanjianKinerja, str]]]:
    """Prepare many of one agency and year for the same reason: those made, those left and why.

    `versi`: agreement id → the version that was seen.
    """
    dibuat: list[PerjanjianKinerja] = []
    dilewati: list[tuple[PerjanjianKinerja, str]] = []
    sumber: SumberPerjanjian | None = None
    for p in perjanjian:
        if sumber is None or (sumber.pd.pk, sumber.tahun) != (p.pd_id, p.tahun):
            sumber = SumberPerjanjian(p.pd, p.tahun)
        try:
            dibuat.append(
                siapkan_perubahan(
                    perjanjian=p,
                    jenis_alasan=jenis_alasan,
                    alasan=alasan,
                    berlaku_mulai=berlaku_mulai,
                    oleh=oleh,
                    pada=pada,
                    versi=(versi or {}).get(p.pk),
                    sumber=sumber,
                )
            )
        except Penolakan as galat:
            dilewati.append((p, galat.pesan))
    return dibuat, dilewati


def _pastikan_sesudah(lama: PerjanjianKinerja, berlaku_mulai: date) -> None:
    if berlaku_mulai.year != lama.tahun:
        raise AksiDitolakError(f"Perubahan harus mulai berlaku dalam tahun {lama.tahun}.")
    if lama.berlaku_mulai is not None and berlaku_mulai <= lama.berlaku_mulai:
        raise AksiDitolakError(
            f"Perubahan harus mulai berlaku sesudah {format_tanggal(lama.berlaku_mulai)}, saat "
            "perjanjian yang diubah mulai berlaku."
        )
