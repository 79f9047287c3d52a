"""LHE, reviu, planned steps and agreements of a year as their rules see them."""

from datetime import date

from kinerja.jenis import StatusTindak
from kinerja.models import PerjanjianKinerja
from kinerja.status import LENGKAP
from laporan.bahan.bahan import Bahan
from laporan.lhe.tampilan import uraian
from laporan.lhe.uji.potret import PotretLHE, RekomendasiDiuji
from laporan.lkjip.susun.dasar import KonteksSusun
from laporan.lkjip.susun.rencana_tindak import tanpa_rencana
from laporan.models import (
    CatatanReviu,
    LampiranLHE,
    RekomendasiLHE,
    StatusCatatan,
    StatusRekomendasi,
)
from laporan.pelengkap.uji.potret import PerluTindak, PotretTindak, TindakDiuji
from laporan.perjanjian.periksa import versi_terakhir
from laporan.perjanjian.uji.potret import PerjanjianDiuji, PotretPerjanjian
from laporan.uji.catatan.potret import CatatanDiuji, PotretCatatan


def potret_lhe(bahan: Bahan, hari: date) -> PotretLHE:
    """The LHE that the report presents."""
    evaluasi = bahan.evaluasi
    if evaluasi is None:
        return PotretLHE(bahan.tahun, hari)
    semua = RekomendasiLHE.objects.filter(evaluasi=evaluasi)
    terlampir = set(LampiranLHE.objects.filter(rekomendasi__in=semua).values_list("rekomendasi"))
    return PotretLHE(
        bahan.tahun,
        hari,
        uraian(evaluasi),
        tuple(
            RekomendasiDiuji(
                r.pk,
                r.kode,
                r.rekomendasi,
                r.status == StatusRekomendasi.SELESAI,
                r.tindak_lanjut,
                r.tenggat,
                r.penanggung_jawab_id or 0,
                bool(r.bukti.strip()) or (r.pk,) in terlampir,
            )
            for r in semua.order_by("urutan", "pk")
        ),
    )


def potret_reviu(bahan: Bahan) -> PotretCatatan:
    """What the rounds of the reviu found."""
    semua = CatatanReviu.objects.filter(
        reviu__laporan__pd=bahan.pd, reviu__laporan__tahun=bahan.tahun
    ).select_related("reviu")
    return PotretCatatan(
        tuple(
            CatatanDiuji(
                c.pk,
                c.nomor,
                c.uraian,
                c.status == StatusCatatan.TUNTAS,
                c.status == StatusCatatan.DITINDAKLANJUTI,
                c.reviu.selesai_pada is not None,
            )
            for c in semua.order_by("reviu", "nomor")
        )
    )


def potret_tindak(bahan: Bahan, hari: date) -> PotretTindak:
    """The planned steps, and indicators that have none once the year is over."""
    k = KonteksSusun(bahan, None)
    perlu = tanpa_rencana(k) if hari.year > bahan.tahun else []
    meleset = {b.indikator.pk for b in (*k.di_bawah, *k.lewat_nol)} if perlu else set()
    return PotretTindak(
        hari,
        tuple(
            TindakDiuji(
                t.pk,
                t.tindakan,
                b.indikator.sebutan,
                t.tenggat,
                t.status == StatusTindak.SELESAI,
                t.hasil,
                t.penanggung_jawab_id or 0,
            )
            for b in bahan.baris
            for t in bahan.rencana_tindak[b.indikator.pk]
        ),
        tuple(
            PerluTindak(
                b.indikator.pk,
                b.indikator.sebutan,
                b.indikator.penanggung_jawab_id,
                b.indikator.pk in meleset,
            )
            for b in perlu
        ),
    )


def potret_perjanjian(
    bahan: Bahan, hari: date, daftar: list[PerjanjianKinerja] | None = None
) -> PotretPerjanjian:
    """The latest agreement of each post, and the posts that must have one."""
    semua = versi_terakhir(bahan.pd, bahan.tahun) if daftar is None else daftar
    return PotretPerjanjian(
        bahan.tahun,
        hari,
        tuple(
            (j.pk, j.nama)
            for j in bahan.jabatan
            if j.eselon and j.pk in {s.penanggung_jawab_id for s in bahan.sasaran}
        ),
        tuple(
            PerjanjianDiuji(
                p.pk,
                p.jabatan_id,
                p.sebutan_pertama or p.jabatan.nama,
                p.status in LENGKAP,
                p.tanggal,
                p.berlaku_mulai,
                p.lengkap_pada,
                p.ke,
            )
            for p in semua
        ),
    )
