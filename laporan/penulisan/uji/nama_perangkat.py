"""PURE. Agencies that a text names, and whom it makes the owner of a report, a plan or a duty."""

import re
from collections.abc import Iterator

from kinerja.teks import kunci_huruf

_KATA = r"(?:(?:[A-Z][\w’'-]*|[A-Z]{2,})(?:,?\s+(?:(?:dan|Dan|DAN|serta|untuk|&)\s+)?|$))"
_NAMA = re.compile(
    r"\b((?:Dinas|Badan|DINAS|BADAN|Inspektorat|INSPEKTORAT|Kecamatan|KECAMATAN|Kelurahan|RSUD|"
    r"Sekretariat\s+(?:Daerah|DPRD)|Satuan\s+Polisi)"
    rf"(?:\s+{_KATA}{{1,8}})?)"
)
_AKHIR = re.compile(
    r"\s*\b(?:Kabupaten|Kab|Kota|Provinsi|Prov|Tahun|Nomor|Tentang|BPS|Di|Pada|Yang|Adalah|Untuk|"
    r"Dengan|Sebagai|Telah|Melalui|Dalam)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_WILAYAH = re.compile(r"(?:kecamatan|kelurahan)\b", re.IGNORECASE)
_DOKUMEN = (
    r"(?:LKj?IP|LAKIP|Laporan Kinerja(?: Instansi Pemerintah)?(?: \(LKj?IP\))?|"
    r"Rencana Strategis|Renstra|Rencana Kerja|Renja|Perjanjian Kinerja|"
    r"Indikator Kinerja(?: Utama)?(?: \(IKU\))?|capaian kinerja|realisasi anggaran|"
    r"pagu anggaran|tugas(?: pokok)? dan fungsi|struktur organisasi|visi dan misi)"
)
_MILIK = re.compile(
    rf"\b{_DOKUMEN}\s+(?:(?:pada|dari|milik|di|oleh|perubahan|tahun|20\d\d)\s+){{0,3}}$",
    re.IGNORECASE,
)
"""What only the author's own agency has in its report."""


def sebutan_perangkat(teks: str) -> Iterator[tuple[str, int]]:
    """Names of agencies with their places; what follows the name is left out."""
    for m in _NAMA.finditer(teks):
        nama = _AKHIR.sub("", m[1]).strip(" ,")
        nama = re.sub(r"\s+(?:dan|serta|untuk|&)$", "", nama, flags=re.IGNORECASE)
        if len(nama.split()) > 1 or nama.upper() == "INSPEKTORAT":
            yield nama, m.start()


def pemilik_lain(teks: str, sendiri: str) -> Iterator[tuple[str, int]]:
    """Agencies that a paragraph gives a report, a plan or a duty, where it does not name the own
    one; with their places. A partner, whose work it only tells, is none.
    """
    milik = kunci_huruf(sendiri)
    if milik in kunci_huruf(teks):
        return
    for nama, awal in sebutan_perangkat(teks):
        kunci = kunci_huruf(nama)
        # To others a kecamatan is a place: "realisasi anggaran di Kecamatan Contoh".
        if _WILAYAH.match(nama) and not _WILAYAH.match(sendiri):
            continue
        if not milik.startswith(kunci) and _MILIK.search(teks[:awal]):
            yield nama, awal
