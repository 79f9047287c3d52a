"""PURE. A structural post that nobody held on the last day."""

from collections.abc import Iterator

from kinerja.jenis import JenisJabatan
from kinerja.periode import format_tanggal
from kinerja.uji.dasar import AreaUji, AturanUji, TemuanUji, TingkatUji
from kinerja.uji.potret import PotretKinerja


def periksa(p: PotretKinerja) -> Iterator[TemuanUji]:
    """Structural posts of the last day without a holder on it."""
    terisi = {m.jabatan for m in p.pemangku if m.mulai <= p.akhir <= m.akhir}
    for j in p.jabatan:
        if j.jenis == JenisJabatan.STRUKTURAL and j.ada(p.akhir) and j.pk not in terisi:
            hari = format_tanggal(p.akhir)
            yield TemuanUji(j.rujuk, f"Jabatan {j.nama} tidak berpemangku pada {hari}.")


ATURAN: AturanUji[PotretKinerja] = AturanUji(
    "O02",
    AreaUji.ORGANISASI,
    TingkatUji.PERINGATAN,
    "Jabatan tanpa pemangku",
    "Perjanjian kinerja berjenjang ditandatangani pemangku jabatan (PermenPANRB 53/2014).",
    periksa,
)
