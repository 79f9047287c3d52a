"""From cells to typed rows: unknown and missing sheets and columns, field checks, double keys."""

from collections.abc import Sequence
from typing import Any

from kinerja.himpunan.galat import Galat, NilaiError, saran
from kinerja.himpunan.lembar import Lembar
from kinerja.himpunan.mentah import HimpunanMentah, LembarMentah
from kinerja.himpunan.pemuatan import Pemuatan
from kinerja.himpunan.skema import Baris

WAJIB_DIISI = "wajib diisi."


def urai(mentah: HimpunanMentah, kerja: Pemuatan, lembar: Sequence[Lembar]) -> None:
    """Read every sheet and let it propose its rows; then judge references and rules."""
    kerja.galat.extend(mentah.galat)
    dikenal = {satu.nama: satu for satu in lembar}
    for nama in mentah.lembar:
        if nama not in dikenal:
            kerja.galat.append(
                Galat(nama, 0, "", "", f"lembar tidak dikenal.{saran(nama, dikenal)}")
            )
    for nama, satu in dikenal.items():
        if nama in mentah.lembar:
            _lembar(satu, mentah.lembar[nama], kerja)
    kerja.periksa_rujukan()
    for nama, baris in kerja.baris.items():
        for aturan in dikenal[nama].periksa:
            aturan(kerja, baris)


def _lembar(lembar: Lembar, mentah: LembarMentah, kerja: Pemuatan) -> None:
    ada = frozenset(mentah.kolom)
    kerja.kolom_ada[lembar.nama] = ada
    for asing in mentah.kolom:
        if asing not in lembar.nama_kolom:
            kerja.galat.append(
                Galat(
                    lembar.nama, 1, asing, "",
                    f"kolom tidak dikenal.{saran(asing, set(lembar.nama_kolom) - ada)}",
                )
            )  # fmt: skip
    kerja.baris[lembar.nama] = []
    if not ada and any(satu.lembar == lembar.nama for satu in kerja.galat):
        kerja.rusak.update(lembar.tabel)  # unreadable, and said so
        return
    wajib = [satu.nama for satu in lembar.kolom if satu.wajib and satu.nama not in ada]
    hilang = [nama for nama in wajib if not lembar.sebagian or nama in lembar.kunci]
    for nama in hilang:
        kerja.galat.append(Galat(lembar.nama, 1, nama, "", "kolom wajib ini tidak ada."))
    if hilang:
        kerja.rusak.update(lembar.tabel)
        return
    terpakai: dict[tuple[Any, ...], int] = {}
    for satu in mentah.baris:
        baris = Baris(lembar.nama, satu.nomor, {}, dict(satu.sel))
        for kolom in lembar.kolom:
            if kolom.nama not in ada:
                continue
            sel = satu.sel.get(kolom.nama)
            baris.nilai[kolom.nama] = None
            if sel is None:
                if kolom.wajib:
                    kerja.tolak(baris, kolom.nama, WAJIB_DIISI)
                continue
            try:
                baris.nilai[kolom.nama] = kolom.tipe.baca(sel)
            except NilaiError as galat:
                kerja.tolak(baris, kolom.nama, str(galat))
        if lembar.kunci and not baris.cacat.intersection(lembar.kunci):
            kunci = tuple(baris[kolom] for kolom in lembar.kunci)
            if kunci in terpakai:
                kerja.tolak(
                    baris,
                    lembar.kunci[-1],
                    f"sama dengan baris {terpakai[kunci]}: {', '.join(lembar.kunci)} "
                    "tidak boleh berulang.",
                )
                continue
            terpakai[kunci] = baris.nomor
        kerja.baris[lembar.nama].append(baris)
        lembar.susun(baris, kerja)
    if lembar.sebagian:
        _baru_lengkap(lembar, wajib, kerja)


def _baru_lengkap(lembar: Lembar, hilang: list[str], kerja: Pemuatan) -> None:
    """A row that is not stored yet needs every column that must be filled."""
    tabel = lembar.tabel[0]
    for kunci, calon in kerja.calon[tabel].items():
        if kerja.keadaan.ambil(tabel, kunci) is None:
            for nama in hilang:
                kerja.tolak(calon.asal, nama, WAJIB_DIISI)
