"""PURE. The whole tree as data for other programs: JSON, version 1."""

import json
from collections.abc import Sequence
from typing import Any

from laporan.perencanaan.pohon.kartu import KartuPohon, menurut_induk

VERSI_DATA = 1


def pohon_json(kartu: Sequence[KartuPohon], *, pd: str, pemda: str, tahun: int) -> bytes:
    """Nodes with their children within them; figures as they are shown, budgets in rupiah."""
    anak = menurut_induk(kartu)

    def simpul(k: KartuPohon) -> dict[str, Any]:
        return {
            "jenis": k.jenis,
            "kode": k.kode,
            "jenjang": k.tingkat,
            "sebutan": k.label,
            "uraian": k.teks,
            "penanggung_jawab": k.penanggung_jawab or None,
            "unit": k.unit or None,
            "pagu": k.pagu,
            "serapan": k.serapan or None,
            "rata_rata_capaian": k.rerata or None,
            "crosscutting": list(k.lintas),
            "indikator": [
                {
                    "kode": i.kode,
                    "nama": i.nama,
                    "satuan": i.satuan,
                    "iku": i.iku,
                    "target": i.target or None,
                    "realisasi": i.realisasi or None,
                    "capaian": i.capaian or None,
                    "kriteria": i.kriteria or None,
                }
                for i in k.indikator
            ],
            "anak": [simpul(a) for a in anak.get(k.kunci, ())],
        }

    isi = {
        "format": "tapak-pohon-kinerja",
        "versi": VERSI_DATA,
        "perangkat_daerah": pd,
        "pemerintah_daerah": pemda,
        "tahun": tahun,
        "pohon": [simpul(k) for k in anak.get("", ())],
    }
    return (json.dumps(isi, ensure_ascii=False, indent=1) + "\n").encode()
