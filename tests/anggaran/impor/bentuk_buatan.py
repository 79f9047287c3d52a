"""Kinds of files without a sample of their own, as sheets; every figure is reckoned by hand."""

from typing import Any

_DINAS = "Dinas Tenaga Kerja dan Transmigrasi"
#: Output per quarter: 200 people in four equal quarters, 300 visitors and 12 reports as positions.
KELUARAN: list[list[Any]] = [
    ["PEMERINTAH KABUPATEN CONTOH"],
    ["CAPAIAN KELUARAN SUB KEGIATAN"],
    ["TAHUN ANGGARAN 2026"],
    [],
    [None, "No", "SKPD", "Kode", "Program", "Kegiatan", "Sub Kegiatan", "Volume DPA Setahun",
     "Satuan", "Target TW1", "Target TW2", "Target TW3", "Target TW4", "Realisasi TW1",
     "Realisasi TW2", "Realisasi TW3", "Realisasi TW4"],
    [None, *[f"({h})" for h in "abcdefghijklmn"], "©", "(o)"],
    [None, 1, _DINAS, "2.07.03.2.01.0001", "Pelatihan", "Pelatihan Kompetensi", "Klaster",
     200, "Orang", 50, 50, 50, 50, 50, 45, None, None],
    [None, 2, _DINAS, "2.07.04.2.03.0003", "Penempatan", "Informasi Pasar Kerja", "Job Fair",
     300, "Orang", 0, 100, 200, 300, 0, 120, None, None],
    [None, 3, _DINAS, "2.07.05.2.02.0002", "Hubungan Industrial", "Pencegahan", "Perselisihan",
     12.5, "Dokumen", 2, 3, "3,5", 4, 2, 3, None, None],
    [None, 4],
    [None, 5],
]  # fmt: skip
#: Plan of the year, spending of two months: 5.1 and 5.2, thousands apart so that none is another.
_RENCANA = {"51": [200_000_000 + n * 1_000_000 for n in range(12)],
            "52": [10_000_000 + n * 500_000 for n in range(12)]}  # fmt: skip
_REALISASI = {"51": [170_000_000, 182_000_000], "52": [0, 12_345_000]}
_BULAN = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
          "Oktober", "November", "Desember")  # fmt: skip
JUMLAH_JENIS = (
    sum(_RENCANA["51"]) + sum(_RENCANA["52"]), sum(_REALISASI["51"]) + sum(_REALISASI["52"]),
)  # fmt: skip


def _bulan(n: int) -> list[Any]:
    kini = [_REALISASI[j][n] if n < 2 else None for j in ("51", "52")]
    return [_RENCANA["51"][n], _RENCANA["52"][n], *kini]


#: One row for an agency, a column for each month.
JENIS_LEBAR: list[list[Any]] = [
    ["DEVIASI RENCANA DAN REALISASI"],
    ["TAHUN ANGGARAN 2026"],
    ["No", "SKPD", *[s for b in _BULAN for s in (b, None, None, None)]],
    [None, None, *["Rencana", None, "Realisasi", None] * 12],
    [None, None, *["51", "52"] * 24],
    [1, _DINAS, *[s for n in range(12) for s in _bulan(n)]],
    [None, "Jumlah", *[s for n in range(12) for s in _bulan(n)]],
]
#: One row for each month.
JENIS_PANJANG: list[list[Any]] = [
    ["No", "SKPD", "Bulan", "Rencana", None, "Realisasi", None, "Deviasi", None],
    [None, None, None, "51 Belanja Operasi", "52 Belanja Modal", "51 Belanja Operasi",
     "52 Belanja Modal", "51", "52"],
    *[[n + 1, _DINAS, _BULAN[n], *_bulan(n), 0, 0] for n in range(12)],
]  # fmt: skip
#: The cash plan of two lines.
_KAS = [[8_000_000] * 11 + [8_500_000], [2_000_000 + n * 10_000 for n in range(12)]]
RENCANA_KAS: list[list[Any]] = [
    ["No", "Kode SKPD", "Nama SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening",
     "Anggaran", *_BULAN],
    [1, "2.07.3.32.0.00.01.0000", _DINAS, "2.07.01.2.08.0002", "Jasa Komunikasi",
     "5.1.02.02.01.0061", sum(_KAS[0]), *_KAS[0]],
    [2, "2.07.3.32.0.00.01.0000", _DINAS, "2.07.04.2.03.0003", "Job Fair",
     "5.1.02.01.01.0052", sum(_KAS[1]), *_KAS[1]],
]  # fmt: skip
JUMLAH_KAS = 96_500_000 + 24_660_000
#: Pagu and spending per program, one of them split into two kegiatan below it.
PER_PROGRAM: list[list[Any]] = [
    ["REKAPITULASI ANGGARAN PER PROGRAM"],
    ["No", "Kode SKPD", "Nama SKPD", "Kode Program", "Nama Program", "Kode Kegiatan",
     "Nama Kegiatan", "Kode Rekening", "Anggaran (Rp)", "Realisasi (Rp)"],
    [1, "2.07.3.32.0.00.01.0000", _DINAS, "2.07.03", "Pelatihan Kerja", None, None,
     "5.1.02", 600_000_000, 150_000_000],
    [2, "2.07.3.32.0.00.01.0000", _DINAS, "2.07.03", "Pelatihan Kerja", None, None,
     "5.2", 400_000_000, 25_000_000],
    [3, "2.07.3.32.0.00.01.0000", _DINAS, "2.07.04", "Penempatan Tenaga Kerja", "2.07.04.2.01",
     "Pelayanan Antarkerja", "5.1.02", 70_000_000, 12_000_000],
    [4, "2.07.3.32.0.00.01.0000", _DINAS, "2.07.04", "Penempatan Tenaga Kerja", "2.07.04.2.03",
     "Informasi Pasar Kerja", "5.1.02", 50_150_000, 0],
    [None, None, None, None, "JUMLAH", None, None, None, 1_120_150_000, 187_000_000],
]  # fmt: skip
JUMLAH_PROGRAM = (1_120_150_000, 187_000_000)
