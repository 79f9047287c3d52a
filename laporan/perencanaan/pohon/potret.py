"""The tree of one agency and year as cards, read from the bundle: a fixed number of queries."""

from kinerja.angka import format_persen, format_rupiah
from kinerja.jenis import JenisKondisi
from kinerja.models import KondisiAntara, KondisiPohon, Sasaran, SebutanJenjang, Tujuan
from kinerja.sebutan import sebutan_tingkat
from kinerja.templatetags.angka import tangga
from laporan.bahan.bahan import Bahan, BarisIndikator
from laporan.bahan.lingkup import cakupan
from laporan.perencanaan.pohon.kartu import (
    IndikatorKartu,
    IsiKondisi,
    KartuPohon,
    KondisiBerdiri,
    sisipkan_faktor,
    sisipkan_kondisi,
    urutkan_kartu,
)

TAK_TERHITUNG, BELUM_DIISI = "Tidak dapat dihitung", "Belum diisi"


def kartu_pohon(bahan: Bahan) -> list[KartuPohon]:
    """Every node within the user's scope, from the top down."""
    unit = cakupan(bahan)
    milik: dict[tuple[str, int], list[IndikatorKartu]] = {}
    pita = len(bahan.aturan.pita)
    for b in bahan.baris:
        jenis = "tujuan" if b.indikator.tujuan_id else "sasaran"
        milik.setdefault((jenis, b.simpul.pk), []).append(_indikator(b, pita))
    sebutan = SebutanJenjang.objects.bagi(bahan.pd)
    kartu = [
        _tujuan(t, milik, sebutan.get("tujuan", "Tujuan"), nama_saja=unit is not None)
        for t in bahan.tujuan
    ]
    for s in bahan.sasaran:
        nama_saja = unit is not None and s.penanggung_jawab.unit_id not in unit
        label = sebutan.get(s.tingkat) or sebutan_tingkat(s.tingkat, s.penanggung_jawab)
        kartu.append(_sasaran(bahan, s, milik, label, nama_saja=nama_saja))
    kondisi = {
        f"sasaran-{k.sasaran_id}": IsiKondisi(JenisKondisi(k.jenis).label, k.uraian)
        for k in KondisiAntara.objects.filter(sasaran__pd=bahan.pd)
    }
    semua, tempat = sisipkan_faktor(kartu, _faktor(bahan))
    return urutkan_kartu(sisipkan_kondisi(semua, kondisi, tempat))


def _faktor(bahan: Bahan) -> list[KondisiBerdiri]:
    """The conditions that stand by themselves. One query."""

    def atas(k: KondisiPohon) -> str:
        if k.induk_id:
            return f"faktor-{k.induk_id}"
        return f"sasaran-{k.sasaran_id}" if k.sasaran_id else f"tujuan-{k.tujuan_id}"

    return [
        KondisiBerdiri(
            k.pk, str(k.kode), atas(k), IsiKondisi(JenisKondisi(k.jenis).label, k.uraian)
        )
        for k in KondisiPohon.objects.filter(pd=bahan.pd).order_by("pk")
    ]


def _indikator(b: BarisIndikator, pita: int) -> IndikatorKartu:
    u = b.ukuran
    return IndikatorKartu(
        pk=b.indikator.pk,
        kode=str(b.indikator.kode),
        nama=b.indikator.sebutan,
        satuan=b.indikator.satuan,
        target=u.target.teks if u.target else "",
        realisasi=u.realisasi_teks if u.terisi else "",
        capaian=u.capaian_teks if u.capaian.nilai is not None else "",
        kriteria=u.kriteria if u.tingkat else TAK_TERHITUNG if u.terisi else BELUM_DIISI,
        nada=tangga(u.tingkat, pita),
        iku=b.indikator.iku,
    )


_Milik = dict[tuple[str, int], list[IndikatorKartu]]


def _tujuan(t: Tujuan, milik: _Milik, label: str, *, nama_saja: bool) -> KartuPohon:
    return KartuPohon(
        kunci=f"tujuan-{t.pk}",
        pk=t.pk,
        jenis="tujuan",
        kode=str(t.kode),
        induk="",
        label=label,
        teks=t.uraian,
        indikator=tuple(milik.get(("tujuan", t.pk), ())),
        nama_saja=nama_saja,
    )


def _sasaran(bahan: Bahan, s: Sasaran, milik: _Milik, label: str, *, nama_saja: bool) -> KartuPohon:
    pj = s.penanggung_jawab
    anggaran = None if nama_saja else bahan.anggaran_sasaran(s)
    bawah = [b for x in bahan.turunan(s) for b in bahan.baris_dari(x)]
    rerata = None if nama_saja else bahan.rerata(bawah)
    return KartuPohon(
        kunci=f"sasaran-{s.pk}",
        pk=s.pk,
        jenis="sasaran",
        kode=str(s.kode),
        induk=f"sasaran-{s.induk_id}" if s.induk_id else f"tujuan-{s.tujuan_id}",
        label=label,
        teks=s.uraian,
        penanggung_jawab=pj.nama,
        unit=str(pj.unit.kode),
        nama_unit=pj.unit.nama,
        indikator=() if nama_saja else tuple(milik.get(("sasaran", s.pk), ())),
        rerata=format_persen(rerata.nilai, None) if rerata and rerata.nilai is not None else "",
        pagu=anggaran.pagu if anggaran else None,
        anggaran=format_rupiah(anggaran.pagu) if anggaran and anggaran.pagu is not None else "",
        serapan=format_persen(anggaran.serapan.nilai, None)
        if anggaran and anggaran.serapan.dapat
        else "",
        kode_tujuan=str(s.tujuan.kode),
        lintas=tuple(str(c) for c in bahan.crosscutting[s.pk]),
        nama_saja=nama_saja,
    )
