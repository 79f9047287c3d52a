"""The content of an agreement as data: what is frozen, fingerprinted, printed and compared.

Everything in it is JSON: texts as people read them, rupiah as whole numbers, dates as YYYY-MM-DD.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kinerja.isian.beku import sidik
from kinerja.jenis import AlasanPerubahan
from kinerja.models import Indikator, NaskahPerjanjian, PerjanjianKinerja
from kinerja.models.perjanjian import BarisPerjanjian
from kinerja.pernyataan import bagian_pernyataan
from laporan.perjanjian.jumlah import induk_mata, jumlah_mata
from laporan.perjanjian.sumber import AcuanAnggaran, SumberPerjanjian

__all__ = ["SKEMA", "data_beku", "data_perjanjian", "sidik"]

SKEMA = 2
"""2: the statement says itself where the parties are named (kinerja/pernyataan.py)."""


def data_perjanjian(
    perjanjian: PerjanjianKinerja, sumber: SumberPerjanjian | None = None
) -> dict[str, Any]:
    """What the agreement says: as frozen once it is submitted, before that as it stands now."""
    if not perjanjian.terbuka:
        naskah: NaskahPerjanjian = perjanjian.naskah.get(ke=perjanjian.pengajuan)
        isi: dict[str, Any] = naskah.isi
        return isi
    return data_beku(perjanjian, sumber)


def data_beku(
    perjanjian: PerjanjianKinerja, sumber: SumberPerjanjian | None = None
) -> dict[str, Any]:
    """The content as it stands now, ready to be frozen.

    `sumber` is shared where many agreements of one agency and year are read; then prefetch
    `baris` and `mata`.
    """
    p = perjanjian
    s = sumber or SumberPerjanjian(p.pd, p.tahun)
    jabatan = s.jabatan[p.jabatan_id]
    baris = list(p.baris.all())
    mata = [(m.kode, m) for m in p.mata.all()]
    induk = induk_mata([kode for kode, _ in mata])
    return {
        "skema": SKEMA,
        "jenis": "perjanjian_kinerja",
        "kode": p.kode,
        "tahun": p.tahun,
        "ke": p.ke,
        "perubahan": {
            "jenis": p.jenis_alasan,
            "sebab": str(AlasanPerubahan(p.jenis_alasan).label),
            "alasan": p.alasan,
        }
        if p.ke
        else None,
        "pd": {
            "kode": s.pd.kode,
            "nama": s.pd.nama,
            "pemda": s.pd.pemda,
            "kepala_daerah": s.pd.kepala_daerah,
            "tempat": s.pd.tempat,
            "alamat": s.pd.alamat,
        },
        "jabatan": {
            "kode": jabatan.kode,
            "nama": jabatan.nama,
            "jenis": jabatan.jenis,
            "eselon": jabatan.eselon,
            "unit": jabatan.unit.nama,
        },
        "pihak_pertama": {
            "jabatan": jabatan.kode,
            "sebutan": p.sebutan_pertama,
            "nama": p.nama_pertama,
            "pangkat": p.pangkat_pertama,
            "nip": p.nip_pertama,
            "kepala_daerah": False,
        },
        "pihak_kedua": {
            "jabatan": s.jabatan[p.pihak_kedua_id].kode if p.pihak_kedua_id else None,
            "sebutan": p.sebutan_kedua,
            "nama": p.nama_kedua,
            "pangkat": p.pangkat_kedua,
            "nip": p.nip_kedua,
            "kepala_daerah": p.pihak_kedua_id is None,
        },
        "pernyataan": bagian_pernyataan(p.pernyataan),
        "tanggal": _tanggal(p.tanggal),
        "berlaku_mulai": _tanggal(p.berlaku_mulai),
        "baris": [_baris(nomor, b, p, s) for nomor, b in enumerate(baris, start=1)],
        "anggaran": {
            "mata": [
                {
                    "tingkat": m.tingkat,
                    "kode": m.kode,
                    "nama": m.nama,
                    "anggaran": m.anggaran,
                    "keterangan": m.keterangan,
                    "induk": induk[m.kode],
                }
                for _, m in mata
            ],
            "jumlah": jumlah_mata([(kode, m.anggaran) for kode, m in mata]),
        },
        "iku": _iku(baris, s, puncak=p.pihak_kedua_id is None),
        "rencana_aksi": _rencana_aksi(baris, s),
        "dasar": _dasar(p, s),
        **({"latihan": s.bahan.latihan} if s.bahan.latihan else {}),
    }


def _tanggal(hari: date | None) -> str | None:
    return hari.isoformat() if hari else None


def _acuan(p: PerjanjianKinerja) -> AcuanAnggaran:
    """The budget that the agreement shows."""
    return AcuanAnggaran(p.tanggal or date(p.tahun, 12, 31), murni=not p.ke)


def _baris(
    nomor: int, b: BarisPerjanjian, p: PerjanjianKinerja, s: SumberPerjanjian
) -> dict[str, Any]:
    indikator = s.bahan.pengukuran.indikator.get(b.indikator_id or 0)
    pagu, pendukung = s.anggaran_indikator(indikator, _acuan(p)) if indikator else (None, [])
    return {
        "nomor": nomor,
        "indikator": indikator.kode if indikator else None,
        "sasaran": b.sasaran,
        "nama": b.nama_indikator,
        "satuan": b.satuan,
        "target": b.target,
        "target_renstra": b.target_renstra,
        "alasan_beda": b.alasan_beda,
        "anggaran": pagu,
        "pendukung": pendukung,
    }


def _iku(baris: Sequence[BarisPerjanjian], s: SumberPerjanjian, *, puncak: bool) -> dict[str, Any]:
    """The indicator sheet: the agency's IKU with its head, else the indicators of the rows."""
    target = {b.indikator_id: b.target for b in baris}
    daftar: list[Indikator] = (
        [i for i in s.bahan.indikator if i.iku]
        if puncak
        else [s.indikator[b.indikator_id] for b in baris if b.indikator_id in s.indikator]
    )
    return {
        "judul": "Indikator Kinerja Utama" if puncak else "Indikator Kinerja",
        "baris": [
            {
                "kode": i.kode,
                "nama": i.sebutan,
                "satuan": i.satuan,
                "definisi": i.definisi,
                "formulasi": i.formulasi,
                "sumber": i.sumber_data,
                "penanggung_jawab": s.jabatan[i.penanggung_jawab_id].nama,
                "target": target.get(i.pk) or _target(i, s),
            }
            for i in daftar
        ],
    }


def _target(indikator: Indikator, s: SumberPerjanjian) -> str:
    target = s.bahan.pengukuran.target(indikator, s.tahun)
    return target.teks if target else ""


def _rencana_aksi(baris: Sequence[BarisPerjanjian], s: SumberPerjanjian) -> dict[str, Any]:
    """Quarterly targets by the approved rencana aksi; empty where it sets none."""
    dokumen = s.dokumen_rencana_aksi
    hasil = []
    for nomor, b in enumerate(baris, start=1):
        i = s.bahan.pengukuran.indikator.get(b.indikator_id or 0)
        target = [
            s.bahan.pengukuran.target_triwulan(i, s.tahun, tw) if i else None for tw in range(1, 5)
        ]
        hasil.append(
            {
                "nomor": nomor,
                "sasaran": b.sasaran,
                "indikator": b.nama_indikator,
                "satuan": b.satuan,
                "target": b.target,
                "triwulan": [t.teks if t else "" for t in target],
            }
        )
    return {"dokumen": dokumen.nama if dokumen else None, "baris": hasil}


def _dasar(p: PerjanjianKinerja, s: SumberPerjanjian) -> dict[str, Any]:
    """The documents that the content rests on."""
    renstra, dokumen = s.dokumen_renstra, p.dokumen
    return {
        "renstra": {"kode": renstra.kode, "nama": renstra.nama, "ke": renstra.ke}
        if renstra
        else None,
        "target": {"kode": dokumen.kode, "nama": dokumen.nama, "ke": dokumen.ke},
        "anggaran": [
            {
                "kode": v.kode,
                "jenis": v.jenis,
                "nomor": v.nomor,
                "tanggal": _tanggal(v.tanggal),
            }
            for v in s.anggaran(_acuan(p)).versi
        ],
    }
