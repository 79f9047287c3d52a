"""The year of an agency as the rules of kinerja see it, from the bundle of its report."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from kinerja.angka import bulatkan
from kinerja.capaian import CaraRerata, NilaiTarget
from kinerja.formula import Formula, FormulaError
from kinerja.isian.bahan_turunan import sisi_turunan, variabel_terketik
from kinerja.isian.pintu import hari_lokal
from kinerja.isian.sebab import pesan_sebab, ukuran_sebab_baris
from kinerja.jenis import KaitanPendahulu
from kinerja.kesinambungan import sebab_putus
from kinerja.models import (
    DataDukung,
    Indikator,
    KebijakanPengukuran,
    Pemangku,
    PeriodePengukuran,
    Realisasi,
    RencanaHasil,
)
from kinerja.teks import butir
from kinerja.uji.potret import (
    BuktiDiuji,
    HasilDiuji,
    IndikatorDiuji,
    IsianDiuji,
    JabatanDiuji,
    PemangkuDiuji,
    PeriodeDiuji,
    PotretKinerja,
    SasaranDiuji,
    TahunDiuji,
    TargetDiuji,
    TujuanDiuji,
    UnitDiuji,
)
from kinerja.ukuran import AsalNilai, IsianTriwulan, TargetTampil
from laporan.bahan.bahan import Bahan


def potret_kinerja(bahan: Bahan, hari: date, *, inti: bool = False) -> PotretKinerja:
    """Everything that the rules of kinerja look at; a fixed number of queries. `inti`: what the
    report itself is made from, which is read already: no holders, evidence, or periods.
    """
    kebijakan = bahan.pengukuran.kebijakan(bahan.tahun)
    return PotretKinerja(
        tahun=bahan.tahun,
        hari=hari,
        kepala=bahan.pd.kepala,
        renstra=(bahan.renstra.tahun_awal, bahan.renstra.tahun_akhir) if bahan.renstra else None,
        unit=()
        if inti
        else tuple(
            UnitDiuji(u.pk, u.nama, u.induk_id, u.mulai, u.sampai, u.jenis) for u in bahan.unit
        ),
        jabatan=tuple(_jabatan(bahan)),
        pemangku=() if inti else tuple(_pemangku(bahan)),
        tujuan=tuple(TujuanDiuji(t.pk, t.uraian) for t in bahan.tujuan),
        sasaran=tuple(_sasaran(bahan, inti=inti)),
        indikator=tuple(_indikator(bahan, i, inti=inti) for i in bahan.indikator),
        hasil=() if inti else tuple(_hasil(bahan)),
        bukti=() if inti else tuple(_bukti(bahan)),
        periode=() if inti else tuple(_periode(bahan)),
        berbobot=bahan.kebijakan.rerata is CaraRerata.BERBOBOT,
        analisis_di_bawah=_batas_analisis(kebijakan),
    )


def _batas_analisis(kebijakan: KebijakanPengukuran | None) -> Decimal:
    batas = kebijakan.analisis_bila_di_bawah if kebijakan else None
    return Decimal(100) if batas is None else batas


def _jabatan(bahan: Bahan) -> Iterable[JabatanDiuji]:
    for j in bahan.jabatan_setahun:
        yield JabatanDiuji(
            j.pk, j.nama, j.unit_id, j.atasan_id, j.jenis, j.eselon, j.mulai, j.sampai
        )


def _pemangku(bahan: Bahan) -> Iterable[PemangkuDiuji]:
    awal = date(bahan.tahun, 1, 1)
    for p in Pemangku.objects.filter(jabatan__pd=bahan.pd, mulai__lte=bahan.hari):
        if p.sampai is None or p.sampai >= awal:
            yield PemangkuDiuji(p.jabatan_id, p.nama, p.mulai, p.sampai, p.status)


def _sasaran(bahan: Bahan, *, inti: bool) -> Iterable[SasaranDiuji]:
    lintas_unit = {} if inti else bahan.crosscutting
    for s in bahan.sasaran:
        lintas = tuple(c.unit_id for c in lintas_unit.get(s.pk, ()) if c.unit_id)
        yield SasaranDiuji(
            s.pk, s.uraian, s.tingkat, s.tujuan_id, s.induk_id, s.penanggung_jawab_id, lintas
        )


def _indikator(bahan: Bahan, i: Indikator, *, inti: bool) -> IndikatorDiuji:
    p = bahan.pengukuran
    variabel = p.variabel(i)
    lama = p.indikator.get(i.pendahulu_id or 0)
    # Somebody has said that the two do not compare: nothing is left to find.
    if i.kaitan_pendahulu in (KaitanPendahulu.DEFINISI, KaitanPendahulu.DIGANTI):
        lama = None
    renstra = bahan.renstra
    akhir = max(bahan.tahun, renstra.tahun_akhir if renstra else 0)
    awal = min(bahan.tahun - 1, renstra.tahun_awal if renstra else bahan.tahun)
    bentuk = p.bentuk(i)
    return IndikatorDiuji(
        pk=i.pk,
        kode=i.kode,
        nama=i.sebutan,
        satuan=i.satuan,
        bentuk=bentuk,
        jabatan=i.penanggung_jawab_id,
        sasaran=i.sasaran_id,
        tujuan=i.tujuan_id,
        iku=i.iku,
        definisi=i.definisi,
        formulasi=i.formulasi,
        formula=i.formula,
        sumber_data=i.sumber_data,
        variabel=tuple(v.kode for v in variabel if v.induk_id is None),
        bagian=tuple(v.kode for v in variabel if v.induk_id is not None),
        dipakai=_nama_variabel(i.formula),
        bobot=i.bobot,
        boleh_lebih_100=i.boleh_lebih_100,
        pendahulu=lama.sebutan if lama else "",
        satuan_pendahulu=lama.satuan if lama else "",
        beda_rumusan=tuple(p.beda_rumusan(i, lama)) if lama else (),
        rumusan_pendahulu=(
            {"definisi operasional": lama.definisi, "formulasi": lama.formulasi} if lama else {}
        ),
        target=tuple(
            TargetDiuji(n, t.dokumen_jenis, t.dokumen, _patokan(t.nilai), t.teks, t.nilai.jenis)
            for n in range(awal, akhir + 1)
            for t in p.semua_target(i, n)
        ),
        target_triwulan={
            tw: _patokan(t.nilai)
            for tw in (() if inti else (1, 2, 3, 4))
            if (t := p.target_triwulan(i, bahan.tahun, tw)) is not None
        },
        tempo=bentuk.jadwal.tempo(bahan.tahun),
        tahun={n: satu for n in p.daftar_tahun if (satu := _tahun(bahan, i, n)) is not None},
    )


def _nama_variabel(formula: str) -> frozenset[str]:
    if not formula:
        return frozenset()
    try:
        return frozenset(Formula(formula).nama_variabel())
    except FormulaError:
        return frozenset()


def _patokan(nilai: NilaiTarget) -> Decimal | None:
    return nilai.skor if nilai.skor is not None else nilai.patokan


def _tahun(bahan: Bahan, i: Indikator, tahun: int) -> TahunDiuji | None:
    p = bahan.pengukuran
    u, milik = p.ukuran_riwayat(i, tahun)
    if milik.pk != i.pk and (milik.satuan != i.satuan or p.beda_rumusan(i, milik)):
        return None
    bentuk = p.bentuk(milik)
    realisasi = u.skor if u.skor is not None else u.realisasi
    desimal = bentuk.desimal_skor if u.skor is not None else bentuk.desimal
    lalu = p.ukuran_riwayat(i, tahun - 1)[0].realisasi if tahun == bahan.tahun else None
    sebanding = tahun == bahan.tahun or not sebab_putus(p, i, tahun)
    return TahunDiuji(
        target=_target(u.target) if sebanding else None,
        realisasi=bulatkan(realisasi, desimal) if sebanding and realisasi is not None else None,
        capaian=u.capaian.nilai if sebanding else None,
        belum=() if u.menyusul else u.kurang,
        isian={tw: _isian(bahan, milik, tahun, isian, lalu) for tw, isian in u.triwulan.items()},
    )


def _target(target: TargetTampil | None) -> Decimal | None:
    return None if target is None else _patokan(target.nilai)


def _isian(
    bahan: Bahan, i: Indikator, tahun: int, isian: IsianTriwulan, lalu: Decimal | None
) -> IsianDiuji:
    p = bahan.pengukuran
    baris = p.baris_asal(i.pk, tahun, isian.triwulan)
    assert baris is not None  # `isian` was read from it
    analisis = tuple(x for m in Realisasi.ANALISIS for x in butir(getattr(baris, m)))
    sebab = [getattr(baris, m) for m in Realisasi.ANALISIS[:2] if getattr(baris, m)]
    hanya = ""
    if sebab and tahun == bahan.tahun:
        hanya = pesan_sebab(sebab, ukuran_sebab_baris(i, p.ukuran(i, tahun), lalu))
    nilai = isian.skor if isian.skor is not None else isian.nilai
    return IsianDiuji(
        isian.triwulan,
        nilai,
        isian.status,
        analisis,
        hanya,
        _diajukan(bahan, baris),
        isian.asal is AsalNilai.RESMI,
        isian.turunan.nilai if isian.turunan is not None else None,
        bool(baris.penjelasan.strip()) or bool(analisis),
        isian.asal is not AsalNilai.TURUNAN,
        sisi_turunan(i.formula, isian.turunan)
        if isian.turunan is not None and isian.asal is AsalNilai.TURUNAN
        else None,
        tuple(variabel_terketik(isian.turunan.variabel)) if isian.turunan is not None else (),
    )


def _diajukan(bahan: Bahan, baris: Realisasi) -> date | None:
    """The day of the submission. One that was verified in the same instant came with a data set,
    which does not tell when it was made.
    """
    if baris.diajukan_pada is None or baris.diajukan_pada == baris.diverifikasi_pada:
        return None
    return hari_lokal(bahan.pd, baris.diajukan_pada)


def _hasil(bahan: Bahan) -> Iterable[HasilDiuji]:
    milik = RencanaHasil.objects.filter(pd=bahan.pd, tahun=bahan.tahun)
    for r in milik.order_by("jabatan__urutan", "jabatan", "pk"):
        yield HasilDiuji(
            r.pk, r.hasil, r.jabatan_id, r.cara, r.target, r.satuan, r.indikator_id, r.induk_id
        )


def _bukti(bahan: Bahan) -> Iterable[BuktiDiuji]:
    milik = DataDukung.objects.filter(
        realisasi__indikator__pd=bahan.pd, realisasi__tahun=bahan.tahun
    ).select_related("realisasi")
    for b in milik.order_by("pk"):
        r = b.realisasi
        yield BuktiDiuji(
            r.indikator_id,
            r.tahun,
            r.triwulan,
            b.judul,
            hari_lokal(bahan.pd, b.diunggah_pada),
            b.sha256,
        )


def _periode(bahan: Bahan) -> Iterable[PeriodeDiuji]:
    ada: Mapping[int, PeriodePengukuran] = {
        q.triwulan: q for q in PeriodePengukuran.objects.filter(pd=bahan.pd, tahun=bahan.tahun)
    }
    for tw in (1, 2, 3, 4):
        q = ada.get(tw)
        yield PeriodeDiuji(
            tw,
            q.buka if q else None,
            q.tutup if q else None,
            tw in bahan.pengesahan,
            tw in bahan.triwulan_dibuka,
        )
