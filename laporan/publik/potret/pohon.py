"""The performance tree of a year: tujuan, sasaran, indicators with the Renstra's targets."""

from kinerja.capaian import Polaritas
from kinerja.jenis import TingkatSasaran
from kinerja.models import Indikator, PerangkatDaerah, Sasaran
from kinerja.periode import tahun_renstra
from laporan.bahan.bahan import Bahan
from laporan.models import BagianRilis
from laporan.publik.potret.dasar import BelumDapatDirilisError, Isi, angka_isi, kepala_isi


def potret_pohon(pd: PerangkatDaerah, tahun: int) -> Isi:
    """The tree in force in the year. Raises BelumDapatDirilisError without a Renstra or a tree."""
    bahan = Bahan(pd, tahun)
    if bahan.renstra is None:
        raise BelumDapatDirilisError(f"Belum ada Renstra yang memuat tahun {tahun}.")
    if not bahan.sasaran_strategis or not bahan.indikator:
        raise BelumDapatDirilisError(
            f"Pohon kinerja tahun {tahun} belum lengkap: sasaran strategis dan indikatornya belum "
            "diisi."
        )
    r = bahan.renstra
    return {
        **kepala_isi(pd, tahun, BagianRilis.POHON),
        "renstra": {
            "kode": r.kode,
            "nama": r.nama,
            "tahun_awal": r.tahun_awal,
            "tahun_akhir": r.tahun_akhir,
        },
        "tujuan": [
            {
                "kode": t.kode,
                "uraian": t.uraian,
                "indikator": [_indikator(bahan, b.indikator) for b in bahan.baris_tujuan(t)],
                "sasaran": [
                    _sasaran(bahan, s) for s in bahan.sasaran_strategis if s.tujuan_id == t.pk
                ],
            }
            for t in bahan.tujuan
        ],
    }


def _sasaran(bahan: Bahan, s: Sasaran) -> Isi:
    return {
        "kode": s.kode,
        "uraian": s.uraian,
        "tingkat": TingkatSasaran(s.tingkat).label,
        "penanggung_jawab": s.penanggung_jawab.nama,
        "indikator": [_indikator(bahan, b.indikator) for b in bahan.baris_dari(s)],
        "sasaran": [_sasaran(bahan, anak) for anak in bahan.anak_sasaran[s.pk]],
    }


def _indikator(bahan: Bahan, i: Indikator) -> Isi:
    renstra = bahan.renstra
    assert renstra is not None  # potret_pohon
    p = bahan.pengukuran
    target = [
        (tahun, p.target_renstra(i, tahun))
        for tahun in tahun_renstra(renstra.tahun_awal, renstra.tahun_akhir)
    ]
    return {
        "kode": i.kode,
        "nama": i.sebutan,
        "satuan": i.satuan,
        "polaritas": Polaritas(i.polaritas).label,
        "iku": i.iku,
        "definisi": i.definisi,
        "formulasi": i.formulasi,
        "sumber_data": i.sumber_data,
        "penanggung_jawab": i.penanggung_jawab.nama,
        "target": [
            {
                "tahun": tahun,
                **(angka_isi(t.nilai.nilai, t.teks) or {"nilai": None, "teks": t.teks}),
            }
            for tahun, t in target
            if t is not None
        ],
    }
