"""PURE. Component 4: one small rule per criterion that the data can show."""

from kinerja.angka import format_angka
from laporan.lke.fakta import FaktaSakip
from laporan.lke.usulan import AturanLKE, UsulanLKE, bertahap, bila, menurut, sebut_fakta

BERJENJANG = 2
"""Own evaluation and at least one step above it."""


def _seluruh(f: FaktaSakip) -> UsulanLKE:
    h = f.evaluasi.pd_dievaluasi
    return menurut(h, f"{h.sebut('perangkat daerah')} mempunyai hasil evaluasi {f.lalu}.", "lke")


def _berjenjang(f: FaktaSakip) -> UsulanLKE:
    n = f.evaluasi.tahap_terjawab
    return bertahap(n >= BERJENJANG, n > 0, f"Evaluasi {f.lalu} dijawab pada {n} tahap.", "lke")


def _standar(f: FaktaSakip) -> UsulanLKE:
    e = f.evaluasi
    if e.nilai is None:
        return bila(False, f"Nilai LHE {f.lalu} belum dicatat.", "lhe")
    return bertahap(
        e.komponen_sesuai,
        True,
        f"LHE {f.lalu} memakai komponen dan bobot PermenPANRB 88/2021."
        if e.komponen_sesuai
        else f"Komponen atau bobot LHE {f.lalu} belum lengkap menurut PermenPANRB 88/2021.",
        "lhe",
    )


def _mendalam(f: FaktaSakip) -> UsulanLKE:
    h = f.evaluasi.catatan
    ringkas = type(h)(h.ada, h.semua)
    return menurut(
        ringkas, f"{h.sebut('kriteria')} LKE {f.lalu} mempunyai catatan evaluator.", "lke"
    )


def _aplikasi(f: FaktaSakip) -> UsulanLKE:
    ya = f.evaluasi.di_aplikasi
    return bila(ya, f"LKE {f.tahun} {'diisi' if ya else 'belum dibuka'} pada Tapak.", "lke")


def _tuntas(f: FaktaSakip) -> UsulanLKE:
    h = f.evaluasi.rekomendasi
    if h.semua == 0 and f.evaluasi.nilai is None:
        return bila(False, f"LHE {f.lalu} belum dicatat.", "lhe")
    return menurut(h, f"{h.sebut('rekomendasi')} LHE {f.lalu} selesai ditindaklanjuti.", "lhe")


def _meningkat(f: FaktaSakip) -> UsulanLKE:
    e = f.evaluasi
    if e.naik is None or e.nilai is None or e.nilai_lalu is None:
        return bila(False, f"Nilai AKIP {f.lalu - 1} dan {f.lalu} belum keduanya tercatat.", "lhe")
    return bila(
        e.naik > 0,
        f"Nilai AKIP {f.lalu - 1} {format_angka(e.nilai_lalu, 2)}, {f.lalu} "
        f"{format_angka(e.nilai, 2)}.",
        "lhe",
    )


def _perbaikan(f: FaktaSakip) -> UsulanLKE:
    h = f.evaluasi.rekomendasi
    return sebut_fakta(f"{h.sebut('rekomendasi')} LHE {f.lalu} selesai ditindaklanjuti.", "lhe")


def _kinerja(f: FaktaSakip) -> UsulanLKE:
    h = f.evaluasi.capaian_naik
    return menurut(
        h, f"Capaian {f.lalu} {h.sebut('indikator')} tidak turun dibanding {f.lalu - 1}.", "pohon"
    )


EVALUASI: dict[str, AturanLKE] = {
    "evaluasi_seluruh": _seluruh,
    "evaluasi_berjenjang": _berjenjang,
    "evaluasi_standar": _standar,
    "evaluasi_mendalam": _mendalam,
    "evaluasi_seluruh_unit": _seluruh,
    "evaluasi_aplikasi": _aplikasi,
    "rekomendasi_tuntas": _tuntas,
    "sakip_meningkat": _meningkat,
    "evaluasi_perbaikan": _perbaikan,
    "kinerja_meningkat": _kinerja,
}
