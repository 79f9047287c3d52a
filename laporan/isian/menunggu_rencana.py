"""What the rencana aksi of one agency leaves to do, as facts for laporan/rangka/menunggu.py."""

from collections import defaultdict
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode

from kinerja.models import DokumenPerencanaan, JejakAudit, JenisDokumen, PerangkatDaerah
from kinerja.sebutan import bertitik
from laporan.isian.rencana_langkah import AKSI_AJUKAN, AKSI_KEMBALIKAN, AKSI_LANGKAH
from laporan.rangka.menunggu import JenisTunggu, Menunggu


def tunggu_rencana(
    pd: PerangkatDaerah, tahun: int, hari_ini: date, *, berindikator: bool = True
) -> list[Menunggu]:
    """None for a year at hand that has indicators, drafts to hand over, drafts to approve. At most
    two queries.
    """
    syarat = Q(disetujui_pada=None) | Q(tahun=tahun)
    semua = list(
        DokumenPerencanaan.objects.filter(syarat, pd=pd, jenis=JenisDokumen.RENCANA_AKSI).order_by(
            "tahun", "ke"
        )
    )
    hasil: list[Menunggu] = []
    if berindikator and tahun >= hari_ini.year and not any(d.tahun == tahun for d in semua):
        hasil.append(
            Menunggu(
                f"Rencana aksi {tahun} belum disusun.",
                f"{reverse('rencana_aksi')}?{urlencode({'tahun': tahun})}",
                "Susun rencana aksi",
                "Target triwulan setiap indikator ditetapkan di sini.",
                "daftar-cek",
                JenisTunggu.RENCANA_BELUM_ADA,
            )
        )
    draf = [d for d in semua if d.disetujui_pada is None]
    terakhir = _langkah_terakhir(draf)
    return [*hasil, *(m for d in draf for m in _draf(d, terakhir.get(d.pk, [])))]


def _langkah_terakhir(draf: list[DokumenPerencanaan]) -> dict[int, list[JejakAudit]]:
    """Document id → the steps on it; a hand-over holds until somebody writes again."""
    if not draf:
        return {}
    semua = JejakAudit.objects.filter(
        model=DokumenPerencanaan._meta.label_lower,
        objek_id__in=[d.pk for d in draf],
        aksi__in=AKSI_LANGKAH,
    ).select_related("oleh__jabatan")
    hasil: dict[int, list[JejakAudit]] = defaultdict(list)
    for j in semua.order_by("pk"):
        hasil[j.objek_id].append(j)
    return hasil


def _draf(d: DokumenPerencanaan, semua: list[JejakAudit]) -> list[Menunggu]:
    langkah = semua[-1] if semua else None
    kueri = urlencode({"tahun": str(d.tahun), "dokumen": str(d.pk)})
    url = f"{reverse('rencana_aksi')}?{kueri}"
    if langkah is None or langkah.aksi != AKSI_AJUKAN:
        serah = [j for j in semua if j.aksi in (AKSI_AJUKAN, AKSI_KEMBALIKAN)]
        if serah and serah[-1].aksi == AKSI_KEMBALIKAN:
            return [
                Menunggu(
                    f"{d.nama} dikembalikan {bertitik(serah[-1].oleh.sebutan)}",
                    url,
                    "Perbaiki dan ajukan lagi",
                    serah[-1].alasan,
                    "kembali",
                    JenisTunggu.RENCANA_KEMBALI,
                )
            ]
        return [
            Menunggu(
                f"{d.nama} masih draf dan belum diajukan.",
                url,
                "Lengkapi dan ajukan",
                ikon="draf",
                jenis=JenisTunggu.RENCANA_DRAF,
            )
        ]
    pengaju = frozenset({langkah.oleh_id})
    return [
        Menunggu(
            f"{d.nama} menunggu persetujuan.",
            url,
            "Baca dan setujui",
            f"Diajukan {bertitik(langkah.oleh.sebutan)}",
            "tanda-tangan",
            JenisTunggu.SETUJUI_RENCANA,
            bukan=pengaju,
        ),
        Menunggu(
            f"{d.nama} sudah Anda ajukan dan menunggu persetujuan orang lain.",
            url,
            "Lihat rencananya",
            ikon="jam",
            jenis=JenisTunggu.RENCANA_MENUNGGU,
            hanya=pengaju,
        ),
    ]
