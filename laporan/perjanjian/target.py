"""A target typed into an agreement becomes the decision of its PK document."""

from datetime import date, datetime
from uuid import uuid4

from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    JenisDokumen,
    Pengguna,
    PerjanjianKinerja,
    Target,
    jejak,
)
from kinerja.models.target import urai_target as terbaca
from kinerja.pengukuran import Pengukuran
from kinerja.status import DITANDATANGANI
from kinerja.target_teks import TargetTeksError
from laporan.perjanjian.penolakan import AksiDitolakError

AKSI_TARGET = "tetapkan target perjanjian"


def tetapkan_target(
    p: PerjanjianKinerja, indikator: Indikator, teks: str, *, oleh: Pengguna, pada: datetime
) -> str:
    """Record the target in the PK document of `p` and return it in the house form.

    Where the document already bears signatures on this indicator, a Perubahan gets a revision of
    it. Call inside a transaction. Raises AksiDitolakError.
    """
    isi = urai_target(indikator, teks)
    if _terkunci(p.dokumen, indikator):
        if p.ke == 0:
            raise AksiDitolakError(
                f"Target indikator ini sudah ditandatangani dalam “{p.dokumen}”. Ubah melalui "
                "Perjanjian Kinerja Perubahan."
            )
        p.dokumen = dokumen_perubahan(p, oleh=oleh, pada=pada)
    lama = Target.objects.filter(indikator=indikator, tahun=p.tahun, dokumen=p.dokumen).first()
    sebelum = lama.teks if lama else None
    target = lama or Target(indikator=indikator, tahun=p.tahun, dokumen=p.dokumen)
    for nama, nilai in isi.items():
        setattr(target, nama, nilai)
    target.full_clean(validate_constraints=False)
    target.save()
    jejak(
        aksi=AKSI_TARGET,
        objek=target,
        oleh=oleh,
        pada=pada,
        perubahan={"teks": (sebelum, target.teks)},
        alasan=f"Disunting pada {p}",
        pd=p.pd,
    ).save()
    tampil = Pengukuran(p.pd, [p.tahun], [indikator.pk], rancangan=True).target(indikator, p.tahun)
    return tampil.teks if tampil else target.teks


def urai_target(indikator: Indikator, teks: str) -> dict[str, object]:
    """The fields of a Target for what was typed. Raises AksiDitolakError."""
    try:
        return terbaca(indikator, teks)
    except TargetTeksError as galat:
        raise AksiDitolakError(str(galat)) from galat


def _terkunci(dokumen: DokumenPerencanaan, indikator: Indikator) -> bool:
    return PerjanjianKinerja.objects.filter(
        dokumen=dokumen, status__in=DITANDATANGANI, baris__indikator=indikator
    ).exists()


def dokumen_perubahan(
    p: PerjanjianKinerja, *, oleh: Pengguna, pada: datetime
) -> DokumenPerencanaan:
    """The revision of the year's PK document in the making: the latest that nobody signed yet,
    else a new one with the reason of the Perubahan.
    """
    terakhir = (
        DokumenPerencanaan.objects.filter(pd=p.pd, jenis=JenisDokumen.PK, tahun=p.tahun)
        .order_by("-ke")
        .first()
    )
    assert terakhir is not None  # p.dokumen is one of them
    if (
        terakhir.ke > p.dokumen.ke
        and not PerjanjianKinerja.objects.filter(
            dokumen=terakhir, status__in=DITANDATANGANI
        ).exists()
    ):
        return terakhir
    ke = terakhir.ke + 1
    kode = f"PK-{p.tahun}-P{ke}"
    if DokumenPerencanaan.objects.filter(pd=p.pd, kode=kode).exists():
        kode = f"{kode}-{uuid4().hex[:4].upper()}"
    baru = DokumenPerencanaan.objects.create(
        pd=p.pd,
        jenis=JenisDokumen.PK,
        tahun=p.tahun,
        ke=ke,
        kode=kode,
        nama=f"Perjanjian Kinerja Perubahan Ke-{ke} Tahun {p.tahun}",
        tanggal=p.berlaku_mulai or p.tanggal or date(p.tahun, 12, 31),
        alasan=p.alasan,
    )
    jejak(
        aksi="buat",
        objek=baru,
        oleh=oleh,
        pada=pada,
        perubahan={"kode": (None, kode)},
        alasan=p.alasan,
        pd=p.pd,
    ).save()
    return baru
