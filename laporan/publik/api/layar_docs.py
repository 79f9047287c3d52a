"""`publik_api`: the page of the open data, made from the OpenAPI document; no script of others."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from laporan.models import BagianRilis, PengaturanPublik
from laporan.publik.api.layar_api import AWAL, dokumen_openapi
from laporan.publik.baca import daftar_pd
from laporan.publik.bentuk.kamus import KAMUS
from laporan.publik.layar_dasar import gambar_halaman, halaman_publik

_JENIS = {"integer": "bilangan bulat", "string": "teks", "boolean": "ya/tidak"}


@halaman_publik
def publik_api(pengaturan: PengaturanPublik, request: HttpRequest) -> HttpResponse:
    """Files to take away, addresses for programs, what the columns mean."""
    dokumen, semua = dokumen_openapi(), daftar_pd()
    kelompok: dict[str, list[dict[str, Any]]] = {}
    for jalur, cara in dokumen["paths"].items():
        satu = cara["get"]
        kelompok.setdefault(satu["tags"][0], []).append(
            {
                "jalur": jalur,
                "uraian": satu["description"],
                "parameter": [_parameter(x) for x in satu["parameters"]],
            }
        )
    return gambar_halaman(
        "laporan/publik/data_terbuka.html",
        pengaturan,
        kelompok=kelompok,
        kamus=KAMUS,
        daftar=[(p, [(t, BagianRilis.POHON in p.bagian[t]) for t in p.tahun]) for p in semua],
        tahun=sorted({t for p in semua for t in p.tahun}, reverse=True),
        awal=f"/{AWAL}",
    )


def _parameter(x: dict[str, Any]) -> dict[str, Any]:
    skema = x["schema"]
    jenis = skema.get("type") or next((s["type"] for s in skema.get("anyOf", [])), "string")
    return {
        "nama": x["name"],
        "wajib": x.get("required", False),
        "jenis": _JENIS.get(jenis, jenis),
        "pilihan": skema.get("enum", []),
        "uraian": x.get("description") or skema.get("description", ""),
    }
