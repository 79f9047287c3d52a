"""The figures of an endorsed quarter: indicators, and the budget up to its end."""

from anggaran.models import LaporanSubKegiatan
from anggaran.rekap import Jumlah, Simpul
from kinerja.angka import format_persen
from kinerja.kata_daftar import urutkan
from kinerja.models import PerangkatDaerah, PermintaanBuka, StatusRealisasi
from kinerja.periode import format_tanggal, label_tw
from kinerja.ukuran import TIDAK_BERLAKU, AsalNilai, TargetTampil
from laporan.bahan.bahan import Bahan
from laporan.models import BagianRilis
from laporan.publik.potret.dasar import (
    BelumDapatDirilisError,
    Isi,
    angka_isi,
    hasil_isi,
    kepala_isi,
)
from laporan.triwulanan.bahan import BarisTriwulan, Kuartal

BELUM_DISAHKAN = "belum disahkan"
_SAH = StatusRealisasi.DISAHKAN


def potret_triwulan(pd: PerangkatDaerah, tahun: int, bagian: BagianRilis) -> Isi:
    """The quarter as it was endorsed. A figure that is not endorsed is left out and says so; where
    the way to the year's end is invented, the year's figures stand alone.

    Raises BelumDapatDirilisError where the quarter is not endorsed, or open again.
    """
    triwulan = bagian.triwulan or 0
    bahan = Bahan(pd, tahun)
    k = Kuartal(bahan, triwulan)
    _pastikan_disahkan(k)
    anggaran = _anggaran(k)
    sah = k.pengesahan
    return {
        **kepala_isi(pd, tahun, bagian),
        "triwulan": triwulan,
        "nama": bagian.sebutan,
        "pengesahan": {
            "ke": sah.ke,
            "tanggal": k.hari(sah.pada).isoformat(),
            "teks": format_tanggal(k.hari(sah.pada)),
        }
        if sah and bahan.triwulan_nyata
        else None,
        "indikator": [_baris(k, b) for b in k.baris],
        "anggaran": anggaran,
    }


def _pastikan_disahkan(k: Kuartal) -> None:
    tw = k.tw
    if k.pengesahan is None and not k.seluruhnya_disahkan:
        raise BelumDapatDirilisError(f"{tw.label} belum disahkan.")
    semua = PermintaanBuka.objects.filter(pd=k.bahan.pd, tahun=tw.tahun, triwulan__lte=tw.nomor)
    if terbuka := sorted(set(semua.berjalan().values_list("triwulan", flat=True))):
        sebut = urutkan([label_tw(n) for n in terbuka])
        raise BelumDapatDirilisError(
            f"{sebut} tahun {tw.tahun} sedang dibuka kembali; rilis setelah disahkan lagi."
        )


def _disahkan(k: Kuartal, b: BarisTriwulan) -> bool:
    """Whether every figure behind the row, of this quarter and of those before, is endorsed."""
    for nomor, isian in b.sampai.triwulan.items():
        if nomor > k.tw.nomor or isian.asal is AsalNilai.KOSONG:
            continue
        baris = k.p.baris_realisasi.get((b.indikator.pk, k.tw.tahun, nomor))
        if baris is not None and baris.status != _SAH:
            return False
    return True


def _baris(k: Kuartal, b: BarisTriwulan) -> Isi:
    i, simpul, nyata = b.indikator, b.simpul, k.bahan.triwulan_nyata
    isi: Isi = {
        "kode": i.kode,
        "nama": i.sebutan,
        "satuan": i.satuan,
        "iku": i.iku,
        "induk": {"kode": simpul.kode, "uraian": simpul.uraian},
        "penanggung_jawab": i.penanggung_jawab.nama,
        "target_tahun": _target(b.target),
        "target_triwulan": _target(b.sendiri.target) if nyata else None,
    }
    if not _disahkan(k, b):
        return {**isi, **_tanpa_angka(BELUM_DISAHKAN)}
    sendiri, sampai = b.sendiri, b.sampai
    dinilai = k.dinilai(b) if nyata else sampai
    berlaku = sampai.realisasi_teks != TIDAK_BERLAKU
    return {
        **isi,
        "realisasi_triwulan": angka_isi(sendiri.realisasi, sendiri.realisasi_teks)
        if nyata
        else None,
        "realisasi": angka_isi(sampai.realisasi, sampai.realisasi_teks),
        "keadaan": sampai.realisasi_teks if sampai.realisasi is None else "",
        "capaian_triwulan": hasil_isi(sendiri.capaian, sendiri.capaian_teks) if nyata else None,
        "capaian": hasil_isi(sampai.capaian, sampai.capaian_teks),
        # A reason that somebody typed stays in the building.
        "sebab": "" if sampai.capaian.dapat or not berlaku else str(sampai.capaian.alasan),
        "kriteria": dinilai.kriteria if dinilai.capaian.dapat else "",
        "tingkat": dinilai.tingkat if dinilai.capaian.dapat else 0,
    }


def _tanpa_angka(keadaan: str) -> Isi:
    kosong = ("realisasi_triwulan", "realisasi", "capaian_triwulan", "capaian")
    return {
        **dict.fromkeys(kosong),
        "keadaan": keadaan,
        "sebab": "",
        "kriteria": "",
        "tingkat": 0,
    }


def _target(t: TargetTampil | None) -> Isi | None:
    if t is None:
        return None
    return angka_isi(t.nilai.nilai, t.teks) or {"nilai": None, "teks": t.teks}


def _anggaran(k: Kuartal) -> Isi | None:
    """The budget tree; None without one, and while any of its reports is on its way."""
    if not k.anggaran.program:
        return None
    belum = (
        LaporanSubKegiatan.objects.filter(
            sub_kegiatan__pd=k.bahan.pd,
            sub_kegiatan__tahun=k.tw.tahun,
            triwulan__lte=k.tw.nomor,
        )
        .exclude(status=_SAH)
        .exists()
    )
    if belum:
        return None
    return isi_anggaran(k)


def isi_anggaran(k: Kuartal) -> Isi:
    """The budget tree with its sums, per jenis belanja too."""
    desimal = k.bahan.kebijakan.desimal
    return {
        "jumlah": _jumlah(k.anggaran.total, desimal),
        "program": [_simpul(s, desimal) for s in k.anggaran.program],
        "jenis": [
            {
                "rekening": j.rekening,
                "nama": j.nama,
                "tingkat": j.tingkat,
                **_jumlah(j.jumlah, desimal),
            }
            for j in k.anggaran.per_jenis
        ],
    }


def _jumlah(j: Jumlah, desimal: int) -> Isi:
    return {
        "pagu": j.pagu,
        "realisasi": j.realisasi,
        "serapan": hasil_isi(j.serapan, format_persen(j.serapan.nilai, desimal)),
    }


def _simpul(s: Simpul, desimal: int) -> Isi:
    return {
        "tingkat": s.tingkat,
        "kode": s.mata.kode,
        "nama": s.mata.nama,
        **_jumlah(s.jumlah, desimal),
        "anak": [_simpul(a, desimal) for a in s.anak],
    }
