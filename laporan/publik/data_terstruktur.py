"""PURE. What search engines read beside a page: schema.org as JSON-LD."""

import json
from typing import Any

_LOLOS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def tulis_ld(isi: dict[str, Any]) -> str:
    """JSON for a script element that no browser runs; nothing in it can close the element."""
    lengkap = {"@context": "https://schema.org", **isi}
    return json.dumps(lengkap, ensure_ascii=False).translate(_LOLOS)


def ld_pd(pd: dict[str, Any], alamat: str) -> dict[str, Any]:
    """An agency."""
    return {
        "@type": "GovernmentOrganization",
        "name": pd["nama"],
        "url": alamat,
        "address": pd["alamat"] or pd["tempat"],
        "parentOrganization": {"@type": "GovernmentOrganization", "name": pd["pemda"]},
    }


def ld_himpunan(
    *, nama: str, uraian: str, alamat: str, pembuat: str, lisensi: str, diubah: str, tahun: str
) -> dict[str, Any]:
    """A data set."""
    isi = {
        "@type": "Dataset",
        "name": nama,
        "description": uraian,
        "url": alamat,
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "creator": {"@type": "GovernmentOrganization", "name": pembuat},
        "dateModified": diubah,
        "temporalCoverage": tahun,
    }
    return {**isi, "license": lisensi} if lisensi else isi
