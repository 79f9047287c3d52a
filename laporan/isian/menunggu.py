"""What waits for one user in the approval: rows returned, rows to check, quarters to endorse."""

from django.urls import reverse
from django.utils.http import urlencode

from anggaran.models import LaporanSubKegiatan
from kinerja.isian.pintu import IZIN_ISI
from kinerja.isian.rencana import IZIN_SETUJU
from kinerja.models import (
    DokumenPerencanaan,
    JenisDokumen,
    Pengguna,
    PerangkatDaerah,
    Realisasi,
    StatusRealisasi,
)
from kinerja.periode import Triwulan
from laporan.isian.kotak_masuk import kotak_masuk
from laporan.isian.langkah import Baris
from laporan.isian.pengesahan import ringkas_triwulan
from laporan.isian.rencana_aksi import pengajuan_terakhir
from laporan.isian.resmi import IZIN_VERIFIKASI
from laporan.isian.verifikasi import IZIN_SAHKAN
from laporan.rangka.menunggu import Menunggu

BANYAK_KEMBALI = 5


def menunggu(pengguna: Pengguna, pd: PerangkatDaerah, tahun: int) -> list[Menunggu]:
    """In the order in which a person would do it. Nothing for who only looks on."""
    if pengguna.pd_id != pd.pk:
        return []
    hasil: list[Menunggu] = []
    if pengguna.has_perm(IZIN_ISI):
        hasil += _dikembalikan(pengguna)
    if pengguna.has_perm(IZIN_VERIFIKASI):
        antrean = [a for a in kotak_masuk(pd) if a.diajukan]
        if banyak := sum(a.diajukan for a in antrean):
            unit = len({a.unit.pk for a in antrean})
            hasil.append(
                Menunggu(
                    f"{banyak} baris dari {unit} unit menunggu diperiksa.",
                    reverse("periksa"),
                    "Buka kotak masuk",
                    ikon="periksa",
                )
            )
    if pengguna.has_perm(IZIN_SAHKAN):
        hasil += [
            Menunggu(
                f"{r.triwulan}: {r.siap} baris sudah diverifikasi dan belum disahkan.",
                reverse("pengesahan_triwulan", args=[r.triwulan.tahun, r.triwulan.nomor]),
                "Baca dan sahkan",
                ikon="tanda-tangan",
            )
            for r in ringkas_triwulan(pd, tahun)
            if r.siap and not r.diperiksa and r.pengesahan is None
        ]
    if pengguna.has_perm(IZIN_SETUJU):
        hasil += _rencana(pengguna, pd)
    return hasil


def _dikembalikan(pengguna: Pengguna) -> list[Menunggu]:
    kembali, unit = StatusRealisasi.DIKEMBALIKAN, pengguna.lingkup_unit
    semua: list[Baris] = [
        *Realisasi.objects.filter(
            status=kembali, indikator__penanggung_jawab__unit__in=unit
        ).select_related("indikator__pd", "indikator__penanggung_jawab"),
        *LaporanSubKegiatan.objects.filter(
            status=kembali, sub_kegiatan__penanggung_jawab__unit__in=unit
        ).select_related("sub_kegiatan__pd", "sub_kegiatan__penanggung_jawab"),
    ]
    hasil = [_satu_kembali(b, b.kuartal) for b in semua[:BANYAK_KEMBALI]]
    if (sisa := len(semua) - BANYAK_KEMBALI) > 0:
        teks = f"{sisa} baris lain juga dikembalikan."
        hasil.append(Menunggu(teks, reverse("isian"), "Buka isian", ikon="kembali"))
    return hasil


def _satu_kembali(b: Baris, tw: Triwulan) -> Menunggu:
    kueri = urlencode(
        {
            "unit": str(b.milik_unit),
            "tahun": str(tw.tahun),
            "triwulan": str(tw.nomor),
            "baris": b.nama_isian,
        }
    )
    return Menunggu(
        f"“{b.yang_dilaporkan.nama}”, {tw}, dikembalikan.",
        f"{reverse('isian')}?{kueri}#laci",
        "Perbaiki",
        b.catatan_kembali,
        "kembali",
    )


def _rencana(pengguna: Pengguna, pd: PerangkatDaerah) -> list[Menunggu]:
    draf = DokumenPerencanaan.objects.filter(
        pd=pd, jenis=JenisDokumen.RENCANA_AKSI, disetujui_pada=None
    ).order_by("tahun", "ke")
    hasil = []
    for d in draf:
        diajukan = pengajuan_terakhir(d)
        if diajukan is None or diajukan.oleh_id == pengguna.pk:
            continue
        kueri = urlencode({"tahun": str(d.tahun), "dokumen": str(d.pk)})
        hasil.append(
            Menunggu(
                f"{d.nama} menunggu persetujuan.",
                f"{reverse('rencana_aksi')}?{kueri}",
                "Baca dan setujui",
                ikon="tanda-tangan",
            )
        )
    return hasil
