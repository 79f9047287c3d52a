"""The grids of setting up: targets of one document, pagu of a year, days of entry; and the list of
all, those of posts and of what is measured included.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from anggaran.lembar import SUB_KEGIATAN, VERSI
from kinerja.angka import format_angka
from kinerja.jenis import JenisDokumen
from kinerja.kata_daftar import urutkan
from kinerja.lembar.indikator import INDIKATOR
from kinerja.lembar.target import DOKUMEN
from kinerja.periode import ROMAWI, format_tanggal
from kinerja.usul_jadwal import (
    Jendela,
    jendela_susulan,
    jendela_wajar,
    sudah_lewat,
)
from laporan.perencanaan.baris import LembarBaris, ditetapkan, teks
from laporan.perencanaan.kisi import (
    BarisKisi,
    Kisi,
    SelKisi,
)
from laporan.perencanaan.kisi_daftar import kisi_daftar
from laporan.perencanaan.kisi_keluaran import kisi_keluaran, pilihan_versi
from laporan.perencanaan.kisi_orang import kisi_jabatan, kisi_pemangku
from laporan.perencanaan.kisi_ukur import (
    kisi_indikator,
    kisi_kaitan,
    kisi_program,
    kisi_variabel,
    pilihan_indikator,
)

_TRIWULAN = range(1, len(ROMAWI) + 1)


@dataclass(frozen=True)
class MacamKisi:
    """One kind of grid: its title, and how it is made of the sheet's rows and a choice."""

    judul: str
    lembar: str
    susun: Callable[[LembarBaris, str], Kisi]
    kepala: str
    """The heading over the names of its rows."""
    kosong: str
    """What has to be there first."""
    pilihan: Callable[[LembarBaris], list[tuple[str, str]]] = lambda _: []
    sebutan: str = ""
    catatan: str = ""
    usulan: str = ""
    """What is said where something is proposed."""
    ajakan: str = ""
    """The words of the link that fills in what the grid offers."""
    massal: bool = False
    """Whether many rows hold the same."""
    daftar: bool = False
    """Whether it shows the rows themselves, with empty ones for more."""


def _dokumen(lembar: LembarBaris) -> list[tuple[str, str]]:
    """Documents that set targets of the year: those of the year itself first, once any target of
    the year is there; before that the Renstra, from which a PK is proposed.
    """
    tahun = lembar.tahun
    bertarget = any(b.get("tahun") == tahun for b in lembar.baris)
    milik: list[tuple[int, str, str]] = []
    for _, d in lembar.keadaan.semua(DOKUMEN):
        if d.jenis == JenisDokumen.RENSTRA and d.renstra is not None:
            if d.renstra.tahun_awal <= tahun <= d.renstra.tahun_akhir:
                milik.append((1 if bertarget else -1, d.kode, d.nama))
        elif d.tahun == tahun:
            milik.append((0, d.kode, d.nama))
    return [(kode, nama) for _, kode, nama in sorted(milik, key=lambda satu: satu[0])]


def _kisi_target(lembar: LembarBaris, pilih: str) -> Kisi:
    dokumen = lembar.keadaan.ambil(DOKUMEN, (pilih,))
    if dokumen is None:
        return Kisi("target", (), ())
    d: Any = dokumen
    if d.jenis == JenisDokumen.RENSTRA:
        tahun = range(d.renstra.tahun_awal, d.renstra.tahun_akhir + 1)
        tempat = [(str(t), "", str(t)) for t in tahun]
    else:
        tempat = _tempat_setahun(lembar, d)
    ada = {
        (teks(b.get("indikator")), teks(b.get("tahun")), teks(b.get("triwulan"))): teks(
            b.get("target")
        )
        for b in lembar.baris
        if b.get("dokumen") == pilih
    }
    semua_usul = _usulan_renstra(lembar, d)
    usul = semua_usul if lembar.mengusulkan or not ada else {}
    bertanggal = ditetapkan(d.nama, d.tanggal)
    baris = tuple(
        BarisKisi(
            i.nama,
            i.satuan,
            tuple(
                SelKisi(
                    (("indikator", i.kode), ("tahun", t), ("triwulan", tw), ("dokumen", pilih)),
                    "target",
                    ada.get((i.kode, t, tw), ""),
                    usul.get((i.kode, t), "") if not tw and (i.kode, t, "") not in ada else "",
                    penuh=True,
                    bertanggal=bertanggal,
                )
                for t, tw, _ in tempat
            ),
        )
        for _, i in lembar.keadaan.semua(INDIKATOR)
        if i.berlaku_tahun(lembar.tahun)
    )
    tersisa = sum(
        1
        for b in baris
        for s in b.sel
        if not (s.isi or s.usulan) and (k := dict(s.kunci)) and not k["triwulan"]
        and (k["indikator"], k["tahun"]) in semua_usul
    )  # fmt: skip
    tawaran = f"{tersisa} sel kosong mempunyai target pada Renstra." if tersisa else ""
    return Kisi("target", tuple(judul for *_, judul in tempat), baris, tawaran=tawaran)


def _tempat_setahun(lembar: LembarBaris, dokumen: Any) -> list[tuple[str, str, str]]:
    """A PK sets the year, a rencana aksi the quarters. Quarters that a PK was loaded with still
    show.
    """
    setahun = (str(dokumen.tahun), "", "Setahun")
    triwulan = [(str(dokumen.tahun), str(n), f"TW {ROMAWI[n - 1]}") for n in _TRIWULAN]
    if dokumen.jenis == JenisDokumen.RENCANA_AKSI:
        return triwulan
    berisi = any(teks(b.get("triwulan")) for b in lembar.baris if b.get("dokumen") == dokumen.kode)
    return [setahun, *triwulan] if berisi else [setahun]


def _usulan_renstra(lembar: LembarBaris, dokumen: Any) -> dict[tuple[str, str], str]:
    """Indicator and year → what the newest Renstra says, for a PK that has no target yet."""
    if dokumen.jenis != JenisDokumen.PK:
        return {}
    ke = {d.kode: d.ke for _, d in lembar.keadaan.semua(DOKUMEN) if d.jenis == JenisDokumen.RENSTRA}
    milik = [b for b in lembar.baris if b.get("dokumen") in ke and not b.get("triwulan")]
    milik.sort(key=lambda b: ke[teks(b["dokumen"])])
    return {
        (teks(b["indikator"]), teks(b["tahun"])): teks(b["target"])
        for b in milik
        if b["tahun"] == dokumen.tahun
    }


def _kisi_pagu(lembar: LembarBaris, _pilih: str) -> Kisi:
    setahun = [v for _, v in lembar.keadaan.semua(VERSI) if v.tahun == lembar.tahun]
    versi = {v.kode: ditetapkan(str(v), v.tanggal) for v in setahun}
    sebutan = [str(v) for v in setahun]
    judul = tuple(
        nama if sebutan.count(nama) == 1 else f"{nama} ({kode})"
        for kode, nama in zip(versi, sebutan, strict=True)
    )
    sub = {s.kode: s.nama for _, s in lembar.keadaan.semua(SUB_KEGIATAN) if s.tahun == lembar.tahun}
    ada: dict[tuple[str, str, str], dict[str, str]] = {}
    for b in lembar.baris:
        if b.get("versi") in versi:
            kunci = (teks(b["sub_kegiatan"]), teks(b["rekening"]), teks(b.get("sumber_dana")))
            ada.setdefault(kunci, {})[teks(b["versi"])] = format_angka(Decimal(str(b["nilai"])), 0)
    terisi = {kode for kode, *_ in ada}
    for kode in sub:
        if kode not in terisi:
            ada[kode, "5", ""] = {}
    urut = {kode: n for n, kode in enumerate(sub)}
    baris = tuple(
        BarisKisi(
            sub.get(kode, kode),
            " · ".join(filter(None, (kode, f"rekening {rekening}", dana))),
            tuple(
                SelKisi(
                    (
                        ("versi", v),
                        ("sub_kegiatan", kode),
                        ("rekening", rekening),
                        ("sumber_dana", dana),
                    ),
                    "nilai",
                    nilai.get(v, ""),
                    penuh=True,
                    bertanggal=bertanggal,
                )
                for v, bertanggal in versi.items()
            ),
        )
        for (kode, rekening, dana), nilai in sorted(
            ada.items(), key=lambda satu: (urut.get(satu[0][0], len(urut)), satu[0])
        )
    )
    return Kisi("pagu", judul, baris)


def _kisi_periode(lembar: LembarBaris, _pilih: str) -> Kisi:
    """Four quarters. One that is over before it has days of entry is not proposed as it was meant:
    it would be closed at once. It is offered days from today on.
    """
    tahun, hari = lembar.tahun, lembar.hari
    ada = {(b["tahun"], b["triwulan"]): b for b in lembar.baris}
    baris, lewat = [], []
    for n in _TRIWULAN:
        kini, lalu = ada.get((tahun, n)), ada.get((tahun - 1, n))
        usul = jendela_wajar(tahun, n, _jendela(lalu))
        diusulkan: Jendela | None = None if kini else usul
        keterangan = ""
        if diusulkan and hari and sudah_lewat(usul, hari):
            lewat.append(ROMAWI[n - 1])
            keterangan = f"sudah lewat; lazimnya sampai {format_tanggal(usul.tutup)}"
            diusulkan = jendela_susulan(hari) if lembar.mengusulkan else None
        kunci = (("tahun", str(tahun)), ("triwulan", str(n)))
        sel = tuple(
            SelKisi(
                kunci,
                medan,
                teks((kini or {}).get(medan)),
                getattr(diusulkan, medan).isoformat() if diusulkan else "",
            )
            for medan in ("buka", "tutup")
        )
        baris.append(BarisKisi(f"Triwulan {ROMAWI[n - 1]}", keterangan, sel))
    return Kisi(
        "periode", ("Hari pertama", "Hari terakhir"), tuple(baris), "date",
        tawaran="" if lembar.mengusulkan else _tawaran_susulan(lewat, tahun),
    )  # fmt: skip


def _jendela(baris: Mapping[str, Any] | None) -> Jendela | None:
    return Jendela(baris["buka"], baris["tutup"]) if baris else None


def _tawaran_susulan(lewat: list[str], tahun: int) -> str:
    if not lewat:
        return ""
    return (
        f"Triwulan {urutkan(lewat)} {tahun} sudah lewat sebelum berjadwal. Bila angkanya masih "
        "akan dicatat, beri jendela susulan; bila tidak, biarkan kosong."
    )


_BELUM_INDIKATOR = "Isi indikator yang berlaku tahun ini dahulu."
_BELUM_JABATAN = "Isi unit kerja dan jabatan dahulu."
_BELUM_UNIT = "Isi unit kerja dahulu."
MACAM: dict[str, MacamKisi] = {
    "unit_kerja": MacamKisi(
        "Unit kerja", "unit_kerja", kisi_daftar("unit_kerja"), "Baris", "",
        catatan="Induk dikosongkan hanya untuk unit puncak.", daftar=True,
    ),
    "daftar_jabatan": MacamKisi(
        "Jabatan", "jabatan", kisi_daftar("jabatan"), "Baris", _BELUM_UNIT,
        catatan="Atasan dikosongkan hanya untuk kepala perangkat daerah. Jenis yang kosong pada "
        "baris baru berarti struktural.", daftar=True,
    ),
    "renstra": MacamKisi("Renstra", "renstra", kisi_daftar("renstra"), "Baris", "", daftar=True),
    "tujuan": MacamKisi(
        "Tujuan", "tujuan", kisi_daftar("tujuan"), "Baris", "",
        catatan="Renstra yang kosong pada baris baru berarti Renstra tahun kerja.", daftar=True,
    ),
    "sasaran": MacamKisi(
        "Sasaran", "sasaran", kisi_daftar("sasaran"), "Baris", "",
        catatan="Induk dikosongkan untuk sasaran strategis. Tujuan dan tingkat yang kosong pada "
        "baris baru mengikuti induknya.", daftar=True,
    ),
    "daftar_indikator": MacamKisi(
        "Indikator", "indikator", kisi_daftar("indikator"), "Baris", "",
        catatan="Yang kosong pada baris baru: penanggung jawab mengikuti sasarannya, polaritas "
        "makin tinggi, akumulasi posisi akhir.", daftar=True,
    ),
    "dokumen": MacamKisi(
        "Dokumen perencanaan", "dokumen", kisi_daftar("dokumen"), "Baris", "",
        catatan="Untuk PK dan rencana aksi tahun kerja, pilih jenisnya saja; kode, nama, dan tahun "
        "yang kosong diisi menurut jenisnya.", daftar=True,
    ),
    "program_kegiatan": MacamKisi(
        "Program dan kegiatan", "program_kegiatan", kisi_daftar("program_kegiatan"), "Baris", "",
        catatan="Tingkat dan induk yang kosong pada baris baru mengikuti kodenya; penanggung jawab "
        "mengikuti induknya.", daftar=True,
    ),
    "versi_anggaran": MacamKisi(
        "Versi anggaran", "versi_anggaran", kisi_daftar("versi_anggaran"), "Baris", "",
        catatan="Kode dan urutan yang kosong pada baris baru mengikuti tahun kerja.", daftar=True,
    ),
    "target": MacamKisi(
        "Target", "target", _kisi_target, "Indikator",
        "Target diisi per indikator dan per dokumen. Isi indikator dan dokumen perencanaan tahun "
        "ini dahulu.",
        _dokumen, "Dokumen",
        usulan="Dokumen ini belum bertarget; yang terisi adalah usulan dari target Renstra. "
        "Periksa, lalu simpan.",
        ajakan="Isi dengan usulannya",
    ),
    "pagu": MacamKisi(
        "Pagu", "pagu", _kisi_pagu, "Sub kegiatan",
        "Pagu diisi per sub kegiatan dan per versi anggaran. Isi sub kegiatan dan versi anggaran "
        "tahun ini dahulu.",
    ),
    "keluaran": MacamKisi(
        "Target hasil dan keluaran", "target_program", kisi_keluaran, "Indikator",
        "Isi indikator program, kegiatan, dan sub kegiatan, serta versi anggaran tahun ini dahulu.",
        pilihan_versi, "Versi anggaran",
    ),
    "periode": MacamKisi(
        "Jadwal pengisian", "periode", _kisi_periode, "Triwulan", "",
        usulan="Tanggal yang belum tersimpan adalah usulan, menurut kebiasaan tahun lalu atau "
        "paruh pertama bulan berikutnya. Periksa, lalu simpan.",
        ajakan="Beri jendela susulan mulai hari ini",
    ),
    "pemangku": MacamKisi(
        "Pemangku jabatan", "pemangku", kisi_pemangku, "Jabatan", _BELUM_JABATAN,
        catatan="Pejabat baru ditulis pada baris “pemangku baru”, bukan menimpa nama pejabat "
        "lama; yang lama diberi tanggal terakhirnya. NIP diisi pada isian lengkap orangnya.",
    ),
    "jabatan": MacamKisi(
        "Kedudukan jabatan", "jabatan", kisi_jabatan, "Jabatan", _BELUM_JABATAN,
        catatan="Atasan dikosongkan hanya untuk kepala perangkat daerah.", massal=True,
    ),
    "variabel": MacamKisi(
        "Variabel", "variabel", kisi_variabel, "Variabel", _BELUM_INDIKATOR,
        pilihan_indikator, "Indikator",
        catatan="Kode dipakai dalam formula indikatornya dan tidak dapat diganti. “Bagian dari” "
        "memuat kode variabel yang merupakan jumlah bagian-bagiannya.",
    ),
    "indikator": MacamKisi(
        "Penanggung jawab indikator", "indikator", kisi_indikator, "Indikator", _BELUM_INDIKATOR,
        catatan="Jadwal: triwulanan, semesteran, tahunan, bulan:8 (pada triwulan bulan Agustus), "
        "atau terbit:11 (saat angkanya terbit, perkiraan November).",
        massal=True,
    ),
    "kaitan": MacamKisi(
        "Kaitan dengan indikator lama", "indikator", kisi_kaitan, "Indikator", _BELUM_INDIKATOR,
        catatan="Satu indikator lama dapat dilanjutkan beberapa indikator. Sama: angkanya "
        "diperbandingkan. Definisi berubah: angka lama tampil tanpa diperbandingkan. Diganti: "
        "angka lama tidak dipakai. Kosong: dinilai dari satuan, definisi, dan formulasinya.",
        massal=True,
    ),
    "program": MacamKisi(
        "Penanggung jawab program", "program_kegiatan", kisi_program, "Program dan kegiatan",
        "Isi program, kegiatan, dan sub kegiatan tahun ini dahulu.", massal=True,
    ),
}  # fmt: skip

#: The grids that an agency needs to begin, in this order.
URUT = (
    "unit_kerja", "daftar_jabatan", "pemangku", "renstra", "tujuan", "sasaran", "daftar_indikator",
    "variabel", "dokumen", "target", "program_kegiatan", "versi_anggaran", "pagu", "periode",
)  # fmt: skip


def berikut(macam: str) -> str:
    """The grid that comes after this one; empty after the last, and beside the row."""
    return dict(pairwise(URUT)).get(macam, "")
