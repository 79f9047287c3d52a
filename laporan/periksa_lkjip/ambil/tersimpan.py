"""What an agency has already, as the taking over of a report must know it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from anggaran.models import Program, VersiAnggaran
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    Jabatan,
    PerangkatDaerah,
    Realisasi,
    Renstra,
    Sasaran,
    Target,
    Tujuan,
    UnitKerja,
)
from laporan.periksa_lkjip.ambil.bentuk import KOLOM, TersimpanAmbil


def baca_tersimpan(pd: PerangkatDaerah, pada: datetime) -> TersimpanAmbil:
    """A dozen queries, however much is stored."""
    dokumen = {}
    kode_dokumen = set()
    semua = DokumenPerencanaan.objects.filter(pd=pd).select_related("renstra").order_by("ke")
    for satu in semua:
        kode_dokumen.add(satu.kode)
        induk = satu.renstra.kode if satu.renstra else str(satu.tahun)
        dokumen[satu.jenis, induk] = satu.kode
    unit = UnitKerja.objects.filter(pd=pd, induk=None, sampai=None).order_by("pk").first()
    kepala = Jabatan.objects.filter(pd=pd, atasan=None, sampai=None).order_by("pk").first()
    indikator = list(Indikator.objects.filter(pd=pd).values_list("kode", "nama", "formula"))
    return TersimpanAmbil(
        perangkat={k: getattr(pd, k) for k in KOLOM["perangkat_daerah"]},
        sebutan_kepala=pd.kepala,
        tahun_kini=pada.astimezone(ZoneInfo(pd.zona_waktu)).year,
        unit=unit.kode if unit else "",
        kepala=kepala.kode if kepala else "",
        renstra=tuple(
            Renstra.objects.filter(pd=pd).values_list("kode", "tahun_awal", "tahun_akhir")
        ),
        tujuan=dict(Tujuan.objects.filter(pd=pd).values_list("kode", "uraian")),
        sasaran=dict(Sasaran.objects.filter(pd=pd).values_list("kode", "uraian")),
        indikator={kode: nama for kode, nama, _ in indikator},
        berformula=frozenset(kode for kode, _, formula in indikator if formula),
        dokumen=dokumen,
        kode_dokumen=frozenset(kode_dokumen),
        target=frozenset(
            Target.objects.filter(indikator__pd=pd).values_list(
                "indikator__kode", "tahun", "dokumen__kode"
            )
        ),
        realisasi=frozenset(
            Realisasi.objects.filter(indikator__pd=pd, triwulan=4).values_list(
                "indikator__kode", "tahun"
            )
        ),
        beranggaran=frozenset(
            [
                *Program.objects.filter(pd=pd).values_list("tahun", flat=True),
                *VersiAnggaran.objects.filter(pd=pd).values_list("tahun", flat=True),
            ]
        ),
    )
