"""PURE. Criteria that data show in part: the fact is told, whoever fills the sheet answers."""

from laporan.lke.fakta import FaktaSakip, pada
from laporan.lke.usulan import AturanLKE, UsulanLKE, sebut_fakta


def _kali(n: int) -> str:
    return f"disesuaikan {n - 1} kali" if n > 1 else "belum pernah disesuaikan"


def _terbit(f: FaktaSakip) -> UsulanLKE:
    p = f.perencanaan
    return sebut_fakta(
        f"PK {f.tahun} ditandatangani {p.pk.sebut('jabatan struktural')}{pada(p.pk_terakhir)}; "
        "lampirkan alamat publikasi dokumen perencanaan.",
        "perjanjian",
    )


def _kebutuhan(f: FaktaSakip) -> UsulanLKE:
    p = f.perencanaan
    return sebut_fakta(
        f"Pohon kinerja memuat {p.tujuan} tujuan, {p.sasaran} sasaran, dan {p.iku} IKU; lampirkan "
        "analisis kebutuhannya.",
        "pohon",
    )


def _diperbaiki(f: FaktaSakip) -> UsulanLKE:
    return sebut_fakta(
        f"Rencana aksi {f.lalu} {_kali(f.pengukuran.versi_rencana_aksi)}; "
        f"{f.evaluasi.rekomendasi.sebut('rekomendasi')} LHE {f.lalu} selesai ditindaklanjuti.",
        "rencana_aksi",
    )


def _disempurnakan(f: FaktaSakip) -> UsulanLKE:
    return sebut_fakta(
        f"{f.perencanaan.iku_tetap.sebut('IKU')} {f.tahun} sama dengan {f.lalu}; anggaran {f.lalu} "
        f"{_kali(f.pengukuran.versi_anggaran)}.",
        "pohon",
    )


def _tunjangan(f: FaktaSakip) -> UsulanLKE:
    return sebut_fakta(
        f"Capaian {f.pengukuran.pengesahan.sebut('triwulan')} {f.lalu} disahkan dan dapat menjadi "
        "dasar predikat kinerja; lampirkan ketentuan TPP.",
        "kelengkapan",
    )


def _strategi(f: FaktaSakip) -> UsulanLKE:
    return sebut_fakta(
        "Upaya perbaikan atau tindak lanjut ditulis pada "
        f"{f.pengukuran.ditindaklanjuti.sebut('triwulan')} {f.lalu}.",
        "kelengkapan",
    )


def _peduli(f: FaktaSakip) -> UsulanLKE:
    p = f.pengukuran
    return sebut_fakta(
        f"{p.kirim_tepat.sebut('isian')} {f.lalu} diajukan sebelum ditutup; tindak lanjut ditulis "
        f"pada {p.ditindaklanjuti.sebut('triwulan')}.",
        "kelengkapan",
    )


def _pimpinan(f: FaktaSakip) -> UsulanLKE:
    p = f.pelaporan
    keadaan = f"disetujui kepala{pada(p.disetujui)}" if p.disetujui else "belum disetujui kepala"
    return sebut_fakta(f"LKjIP {f.lalu} {keadaan}; lampirkan pembahasannya.", "reviu")


def _anggaran(f: FaktaSakip) -> UsulanLKE:
    return sebut_fakta(f"Anggaran {f.lalu} {_kali(f.pengukuran.versi_anggaran)}.", "anggaran")


def _perencanaan(f: FaktaSakip) -> UsulanLKE:
    return sebut_fakta(
        f"{f.pelaporan.tindak_lalu.sebut('rencana tindak lanjut')} LKjIP {f.lalu} selesai; target "
        f"{f.tahun} {f.perencanaan.target_wajar.sebut('indikator')} tidak di bawah realisasi "
        f"{f.lalu} atau target Renstra.",
        "pelengkap",
    )


def _efisien(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.efisien
    return sebut_fakta(f"{h.sebut('indikator')} {f.lalu} mencapai efisiensi anggaran.", "anggaran")


SEBAGIAN: dict[str, AturanLKE] = {
    "rencana_terbit": _terbit,
    "rencana_kebutuhan": _kebutuhan,
    "rencana_diperbaiki": _diperbaiki,
    "rencana_disempurnakan": _disempurnakan,
    "dasar_tunjangan": _tunjangan,
    "dasar_strategi": _strategi,
    "dasar_kebijakan": _strategi,
    "unit_peduli_ukur": _peduli,
    "lapor_pimpinan": _pimpinan,
    "lapor_anggaran": _anggaran,
    "lapor_perencanaan": _perencanaan,
    "evaluasi_efisiensi": _efisien,
}
