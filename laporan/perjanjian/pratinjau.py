"""A wording as the agreement of one post would read, before anything is stored."""

from collections.abc import Sequence

from kinerja.models import Jabatan, JenisPernyataan, PerjanjianKinerja
from kinerja.pernyataan import bagian_pernyataan, isi_pernyataan
from laporan.perjanjian.naskah import Pernyataan, pernyataan
from laporan.perjanjian.siapkan import tanggal_bawaan
from laporan.perjanjian.sumber import SumberPerjanjian, jenis_pernyataan


def contoh_jabatan(sumber: SumberPerjanjian, jenis: JenisPernyataan) -> Sequence[Jabatan]:
    """The posts whose agreements take this kind of wording, in listing order."""
    return [
        j
        for j in sumber.jabatan.values()
        if jenis_pernyataan(j) == jenis and (j.eselon or sumber.memegang(j))
    ]


def pratinjau(sumber: SumberPerjanjian, jabatan: Jabatan, teks: str) -> Pernyataan:
    """The statement with the post's own names and date."""
    ada = (
        PerjanjianKinerja.objects.filter(jabatan=jabatan, tahun=sumber.tahun)
        .order_by("-ke")
        .first()
    )
    bawaan = tanggal_bawaan(sumber.tahun, sumber.hari_ini)
    tanggal = (ada.tanggal if ada else None) or bawaan
    nama_kedua = ada.nama_kedua if ada else ""
    pertama = sumber.pihak(jabatan.pk, tanggal)
    kedua = sumber.pihak(jabatan.atasan_id, tanggal)
    nilai = sumber.isi_medan(jabatan, tanggal, nama_kedua=nama_kedua)
    return pernyataan(
        {
            "skema": 2,
            "tahun": sumber.tahun,
            "ke": 0,
            "perubahan": None,
            "pd": {"nama": sumber.pd.nama, "tempat": sumber.pd.tempat},
            "pihak_pertama": {
                "sebutan": pertama.sebutan,
                "nama": pertama.nama,
                "pangkat": pertama.pangkat,
                "nip": pertama.nip,
                "kepala_daerah": False,
            },
            "pihak_kedua": {
                "sebutan": kedua.sebutan,
                "nama": nilai["nama_atasan"],
                "pangkat": kedua.pangkat,
                "nip": kedua.nip,
                "kepala_daerah": jabatan.atasan_id is None,
            },
            "pernyataan": bagian_pernyataan(isi_pernyataan(teks, nilai)),
            "tanggal": tanggal.isoformat(),
        }
    )
