"""PURE. Component 1: one small rule per criterion that the data can show."""

from kinerja.periode import format_tanggal
from laporan.lke.fakta import FaktaSakip, pada
from laporan.lke.usulan import AturanLKE, UsulanLKE, bertahap, menurut, sebut_fakta


def _jangka_menengah(f: FaktaSakip) -> UsulanLKE:
    p = f.perencanaan
    if not p.renstra:
        return sebut_fakta("Renstra yang mencakup tahun ini belum ada.", "pohon")
    return sebut_fakta(
        f"{p.renstra} dengan {p.tujuan} tujuan dan {p.sasaran} sasaran tersusun pada pohon "
        "kinerja; lampirkan dokumennya.",
        "pohon",
    )


def _jangka_pendek(f: FaktaSakip) -> UsulanLKE:
    p = f.perencanaan
    dasar = f"PK {f.tahun} ditandatangani {p.pk.sebut('jabatan struktural')}{pada(p.pk_terakhir)}"
    return bertahap(
        p.pk.penuh and p.iku > 0,
        p.pk.ada > 0 or p.iku > 0,
        f"{dasar}; {p.iku} IKU ditetapkan.{p.pk.sebut_kurang}",
        "perjanjian",
    )


def _aktivitas(f: FaktaSakip) -> UsulanLKE:
    return sebut_fakta(_rencana_aksi(f), "rencana_aksi")


def _rencana_aksi(f: FaktaSakip) -> str:
    p = f.perencanaan
    keadaan = (
        f"disetujui {format_tanggal(p.rencana_aksi_disetujui)}"
        if p.rencana_aksi_disetujui
        else "belum disetujui"
    )
    return (
        f"Rencana aksi {f.tahun} {keadaan}; target triwulan diisi untuk "
        f"{p.rencana_aksi.sebut('indikator sasaran')}."
    )


def _anggaran(f: FaktaSakip) -> UsulanLKE:
    ada = f.perencanaan.pagu is not None
    return sebut_fakta(
        f"Pagu {f.tahun} {'tersusun' if ada else 'belum diisi'} menurut program, kegiatan, dan sub "
        "kegiatan; lampirkan DPA.",
        "anggaran",
    )


def _formal(f: FaktaSakip) -> UsulanLKE:
    p = f.perencanaan
    return sebut_fakta(
        f"PK ditandatangani {p.pk.sebut('jabatan struktural')}{pada(p.pk_terakhir)}; lampirkan "
        "penetapan Renstra, Renja, dan IKU.",
        "perjanjian",
    )


def _rumusan(f: FaktaSakip) -> UsulanLKE:
    h = f.perencanaan.rumusan
    return menurut(h, f"{h.sebut('tujuan dan sasaran')} menyebut kondisi, bukan kegiatan.", "pohon")


def _smart(f: FaktaSakip) -> UsulanLKE:
    h = f.perencanaan.kamus
    return menurut(
        h,
        f"{h.sebut('indikator')} mempunyai definisi operasional, formulasi, satuan, sumber data, "
        "dan penanggung jawab.",
        "pohon",
    )


def _iku_tetap(f: FaktaSakip) -> UsulanLKE:
    h = f.perencanaan.iku_tetap
    return menurut(h, f"{h.sebut('IKU')} {f.tahun} sudah menjadi IKU pada {f.lalu}.", "pohon")


def _target(f: FaktaSakip) -> UsulanLKE:
    h = f.perencanaan.target_wajar
    return menurut(
        h,
        f"Target {f.tahun} {h.sebut('indikator')} tidak lebih rendah daripada realisasi {f.lalu} "
        "atau target Renstra tahun itu.",
        "pohon",
    )


def _jenjang(f: FaktaSakip) -> UsulanLKE:
    h = f.perencanaan.penjenjangan
    return menurut(
        h, f"{h.sebut('sasaran')} tersambung ke jenjang di atas dan di bawahnya.", "pohon"
    )


def _lintas(f: FaktaSakip) -> UsulanLKE:
    h = f.perencanaan.lintas
    return menurut(h, f"{h.sebut('sasaran strategis')} mempunyai crosscutting.", "pohon")


def _unit(f: FaktaSakip) -> UsulanLKE:
    h = f.perencanaan.unit_pk
    return menurut(
        h, f"{h.sebut('unit kerja')} mempunyai PK {f.tahun} yang ditandatangani.", "perjanjian"
    )


def _mengacu(f: FaktaSakip) -> UsulanLKE:
    h = f.perencanaan.anggaran_terkait
    return menurut(h, f"{h.sebut('sasaran strategis')} didukung anggaran {f.tahun}.", "anggaran")


def _mendukung(f: FaktaSakip) -> UsulanLKE:
    p = f.perencanaan
    return bertahap(
        p.rencana_aksi.penuh and p.rencana_aksi_disetujui is not None,
        p.rencana_aksi.ada > 0,
        _rencana_aksi(f) + p.rencana_aksi.sebut_kurang,
        "rencana_aksi",
    )


def _tercapai(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.capaian
    return menurut(
        h,
        f"Capaian {f.lalu} {h.sebut('indikator terukur')} paling sedikit 76% (tinggi menurut "
        "Permendagri 86/2017).",
        "pohon",
    )


def _dinamis(f: FaktaSakip) -> UsulanLKE:
    h = f.pengukuran.ditindaklanjuti
    return menurut(
        h,
        f"Capaian dipantau dengan upaya perbaikan atau tindak lanjut tertulis pada "
        f"{h.sebut('triwulan')} {f.lalu}; rencana aksi {f.pengukuran.versi_rencana_aksi} versi.",
        "rencana_aksi",
    )


def _komitmen(f: FaktaSakip) -> UsulanLKE:
    return sebut_fakta(
        f"{f.perencanaan.unit_pk.sebut('unit kerja')} menandatangani PK; "
        f"{f.pengukuran.kirim_tepat.sebut('isian')} {f.lalu} diajukan sebelum ditutup.",
        "kelengkapan",
    )


PERENCANAAN: dict[str, AturanLKE] = {
    "rencana_jangka_menengah": _jangka_menengah,
    "rencana_jangka_pendek": _jangka_pendek,
    "rencana_aktivitas": _aktivitas,
    "rencana_anggaran": _anggaran,
    "rencana_formal": _formal,
    "rumusan_hasil": _rumusan,
    "indikator_smart": _smart,
    "iku_berkelanjutan": _iku_tetap,
    "target_realistis": _target,
    "penjenjangan": _jenjang,
    "lintas_bidang": _lintas,
    "unit_merencanakan": _unit,
    "anggaran_mengacu": _mengacu,
    "aktivitas_mendukung": _mendukung,
    "target_tercapai": _tercapai,
    "rencana_aksi_dinamis": _dinamis,
    "unit_berkomitmen": _komitmen,
}
