"""One agency with at least one row of every model that the master-data site shows."""

import datetime
from typing import Any

from anggaran.models import BarisAnggaran
from kinerja.models import JejakAudit
from tests import factories as f
from tests.factories.rpjmd import MisiFactory


def satu_pd(**medan: Any) -> dict[str, Any]:
    """Build the agency; return its rows by model label."""
    pd = f.PDFactory(**medan)
    unit = f.UnitFactory(pd=pd)
    jabatan = f.JabatanFactory(unit=unit)
    renstra = f.RenstraFactory(pd=pd)
    tujuan = f.TujuanFactory(renstra=renstra)
    sasaran = f.SasaranFactory(tujuan=tujuan, penanggung_jawab=jabatan)
    indikator = f.IndikatorFactory(sasaran=sasaran, formula="a / b * 100")
    for kode in ("a", "b"):
        f.VariabelFactory(indikator=indikator, kode=kode)
    skala = f.SkalaPredikatFactory(pd=pd)
    dokumen = f.DokumenFactory(pd=pd, tahun=2024)
    target = f.TargetFactory(indikator=indikator, dokumen=dokumen, tahun=2024)
    triwulan = f.TargetTriwulanFactory(indikator=indikator)
    periode = f.PeriodeFactory(pd=pd, tahun=2024, triwulan=1)
    f.PengecualianFactory(periode=periode, unit=unit)
    realisasi = f.RealisasiFactory(
        indikator=f.IndikatorFactory(sasaran=sasaran), diubah_oleh=f.PenggunaFactory(pd=pd)
    )
    kebijakan = f.KebijakanFactory(pd=pd)
    program = f.ProgramFactory(pd=pd, penanggung_jawab=jabatan)
    kegiatan = f.KegiatanFactory(program=program)
    sub = f.SubKegiatanFactory(kegiatan=kegiatan)
    f.DukunganFactory(indikator=indikator, program=None, sub_kegiatan=sub)
    versi = f.VersiAnggaranFactory(pd=pd)
    baris = BarisAnggaran.objects.create(sub_kegiatan=sub, rekening="5.1.02")
    pagu = f.PaguBarisFactory(baris=baris, versi=versi, nilai=12_453_995_443)
    f.RealisasiAnggaranFactory(baris=baris)
    evaluasi = f.EvaluasiAKIPFactory(pd=pd)
    f.KomponenAKIPFactory(evaluasi=evaluasi)
    f.RekomendasiLHEFactory(evaluasi=evaluasi)
    f.CrosscuttingFactory(sasaran=sasaran, unit=unit)
    pembanding = f.PembandingFactory(indikator=indikator)
    f.PemangkuFactory(jabatan=jabatan)
    f.BatasKriteriaFactory(kebijakan=kebijakan)
    oleh = f.PenggunaFactory(pd=pd)
    jejak = JejakAudit.objects.create(
        pd=pd,
        pada=datetime.datetime(2024, 5, 1, tzinfo=datetime.UTC),
        oleh=oleh,
        aksi="ubah",
        model="kinerja.indikator",
        objek_id=indikator.pk,
        objek=str(indikator),
        perubahan={"desimal": [1, 2]},
    )
    return {
        "kinerja.perangkatdaerah": pd,
        "kinerja.unitkerja": unit,
        "kinerja.jabatan": jabatan,
        "kinerja.rekappegawai": f.RekapPegawaiFactory(jabatan=jabatan),
        "kinerja.butirprofil": f.ButirProfilFactory(pd=pd),
        "kinerja.renstra": renstra,
        "kinerja.misi": MisiFactory(renstra=renstra),
        "kinerja.masalah": f.MasalahFactory(renstra=renstra),
        "kinerja.tujuan": tujuan,
        "kinerja.sasaran": sasaran,
        "kinerja.skalapredikat": skala,
        "kinerja.indikator": indikator,
        "kinerja.dokumenperencanaan": dokumen,
        "kinerja.target": target,
        "kinerja.targettriwulan": triwulan,
        "kinerja.periodepengukuran": periode,
        "kinerja.realisasi": realisasi,
        "kinerja.kebijakanpengukuran": kebijakan,
        "kinerja.jejakaudit": jejak,
        "anggaran.program": program,
        "anggaran.kegiatan": kegiatan,
        "anggaran.subkegiatan": sub,
        "anggaran.indikatorprogram": f.IndikatorProgramFactory(
            sub_kegiatan=sub, target={0: 100}, realisasi={1: 5}
        ),
        "anggaran.versianggaran": versi,
        "anggaran.barisanggaran": baris,
        "anggaran.pagubaris": pagu,
        "anggaran.rekapbelanja": f.RekapBelanjaFactory(pd=pd),
        "laporan.evaluasiakip": evaluasi,
        "kinerja.pembanding": pembanding,
        "kinerja.penandaindikator": f.PenandaIndikatorFactory(indikator=indikator),
        "laporan.sumberdaya": f.SumberDayaFactory(indikator=indikator),
        "laporan.rencanatindak": f.RencanaTindakFactory(indikator=indikator),
        "laporan.prestasi": f.PrestasiFactory(pd=pd),
        "laporan.singkatan": f.SingkatanFactory(pd=pd),
    }


def isian(html: Any, awalan: str = "") -> dict[str, str]:
    """What a browser would post from the admin form of a page, unchanged."""
    form = html.context["adminform"].form
    nilai: dict[str, Any] = {}
    semua = [form, *(fs.formset.management_form for fs in html.context["inline_admin_formsets"])]
    for fs in html.context["inline_admin_formsets"]:
        semua += list(fs.formset.forms)
    for satu in semua:
        for medan in satu:
            isi = medan.value()
            if medan.field.widget.__class__.__name__ == "CheckboxInput":
                if isi:
                    nilai[medan.html_name] = "on"
                continue
            if isi is None:
                isi = ""
            if isinstance(isi, datetime.date):
                isi = f"{isi:%d-%m-%Y}"
            nilai[medan.html_name] = isi if isinstance(isi, list) else str(getattr(isi, "pk", isi))
    return nilai
