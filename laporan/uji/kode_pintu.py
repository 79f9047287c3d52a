"""PURE. Under which code Uji Konsistensi tells what a door asks or refuses.

A door judges a figure before it is stored, Uji Konsistensi what is stored; both ask the same rules.
The final version reads its rules from the registry itself (laporan/uji/final.py), and what the
agreements' own check finds is told under K10 to K12 (laporan/uji/pintu.py).
"""

from collections.abc import Mapping

from kinerja.uji.ketikan.daftar import KETIKAN

KODE_PINTU: Mapping[str, frozenset[str]] = {
    **{a.kode: frozenset(b.uji for b in KETIKAN if b.kode == a.kode) for a in KETIKAN},
    "capaian_perlu_sebab": frozenset({"R10"}),
    "kosong_berstatus": frozenset({"R01"}),
    "realisasi_melebihi_pagu": frozenset({"A11"}),
    "jauh_melebihi_pagu": frozenset({"A11"}),
    "realisasi_turun": frozenset({"A12"}),
    "baris_bertumpuk": frozenset({"A01"}),
    "fisik_di_luar_batas": frozenset({"A27"}),
    "keluaran_jauh_di_atas_target": frozenset({"A25"}),
    "keluaran_turun": frozenset({"A26"}),
}
"""Code of a finding at the doors of the quarter (typing, paste, workbook, data set) → its rules."""

KODE_RENCANA: Mapping[str, frozenset[str]] = {
    "kosong": frozenset({"T06"}),
    "di_luar_masa": frozenset({"T13"}),
    "tidak_dijadwalkan": frozenset({"T13"}),
    "kumulatif_turun": frozenset({"T12"}),
    "menjauh": frozenset({"T12"}),
    "tanpa_target_tahun": frozenset({"T01"}),
    "akhir_beda": frozenset({"T05"}),
    "jumlah_beda": frozenset({"T05"}),
    "rata_beda": frozenset({"T05"}),
    "melebihi_tahun": frozenset({"T05"}),
    "kegiatan_melebihi_pagu": frozenset(),
    "tanpa_triwulan": frozenset(),
}
"""Code of a finding at the door of the rencana aksi (kinerja/uji_rencana.py) → its rules. Of
activities none: they are judged at that door only, and stand in no picture.
"""
