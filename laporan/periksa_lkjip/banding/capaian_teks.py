"""PURE. A sentence that gives target, realisasi and capaian together, reckoned again."""

import re
from collections.abc import Iterator

from laporan.periksa_lkjip.angka_cetak import AngkaCetak, rapi
from laporan.periksa_lkjip.banding.angka_teks import NUM, TIGA_ANGKA, baca_num, tanpa_rumus
from laporan.periksa_lkjip.banding.sebutan_teks import kalimat
from laporan.periksa_lkjip.banding.temuan_teks import di_teks
from laporan.periksa_lkjip.hitung.capaian import CaraHitung
from laporan.periksa_lkjip.hitung.rumus_capaian import RumusCapaian, calon_rumus
from laporan.periksa_lkjip.hitung.tulis import seperti
from laporan.periksa_lkjip.naskah import Naskah
from laporan.periksa_lkjip.penyebab import sebab
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_SELA = (
    r"(?:\s+(?:kinerja|akhir|periode|renstra|rpjmd|tahun|pada|dari|yang|telah|ditetapkan|sebesar|"
    r"sebanyak|adalah|mencapai|yaitu|20\d\d)|\s*[=:(])*?\s*"
)
_SATU = {
    k: re.compile(rf"\b{kata}(?:nya)?\b{_SELA}((?!20\d\d\b(?!\s*%))(?:{NUM}))", re.IGNORECASE)
    for k, kata in (("target", "target"), ("realisasi", r"reali\w*asi"), ("capaian", "capaian"))
}


def periksa_capaian_teks(naskah: Naskah, cara: CaraHitung) -> Iterator[TemuanLkjip]:
    """Sentences with one figure of each kind whose capaian follows no formula."""
    for alinea in naskah.alinea():
        teks = tanpa_rumus(rapi(alinea.teks))
        if "capaian" not in teks.lower() or "target" not in teks.lower():
            continue
        for satu in kalimat(teks):
            tiga = _tiga(satu)
            if tiga is None:
                continue
            target, realisasi, capaian, awal = tiga
            if not capaian.persen or target.persen != realisasi.persen:
                continue
            # In running text a hyphen may be a dash, or a sign (≤) that the file lost.
            if target.nilai <= 0 or realisasi.nilai < 0:
                continue
            calon = calon_rumus(target, realisasi, capaian, cara.batas)
            # What is only cut off or rounded is told at the table that prints it.
            if not calon or any(c.cocokan for c in calon):
                continue
            nilai = calon[0].nilai
            lain = [(str(c.rumus), c.nilai) for c in calon[1:]]
            yield di_teks(
                "PL45", TingkatTemuan.GALAT, alinea,
                f"Target {target.teks} dan realisasi {realisasi.teks} memberi capaian "
                f"{seperti(capaian, nilai)} ({RumusCapaian.RASIO}), tetapi kalimat menyebut "
                f"{capaian.teks}.",
                teks=satu, awal=awal, kolom="capaian", tercetak=capaian.teks,
                seharusnya=seperti(capaian, nilai),
                penyebab=sebab(capaian, nilai, rumus_lain=lain),
            )  # fmt: skip


def _tiga(satu: str) -> tuple[AngkaCetak, AngkaCetak, AngkaCetak, int] | None:
    """Target, realisasi and capaian of a sentence that names each of them once."""
    if len(urut := list(TIGA_ANGKA.finditer(satu))) == 1 and _sekali(satu):
        m = urut[0]
        return baca_num(m[2]), baca_num(m[1]), baca_num(m[3]), m.start()
    ada = {k: list(pola.finditer(satu)) for k, pola in _SATU.items()}
    if any(len(x) != 1 for x in ada.values()) or not _sekali(satu):
        return None
    t, r, c = (baca_num(ada[k][0][1]) for k in ("target", "realisasi", "capaian"))
    return t, r, c, min(x[0].start() for x in ada.values())


def _sekali(satu: str) -> bool:
    """Whether the sentence speaks of one target: averages and comparisons name several."""
    return len(re.findall(r"\btarget\b", satu, re.IGNORECASE)) == 1 and not re.search(
        r"rata\W*rata|triwulan|dibanding|sebelumnya|\bTW\b", satu, re.IGNORECASE
    )
