"""PURE. Sentences against tables: what is said of an indicator in words, and which way it went."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from kinerja.angka import konteks_hitung, persen
from kinerja.kata_daftar import urutkan
from laporan.periksa_lkjip.angka_cetak import AngkaCetak, rapi, semua_bilangan
from laporan.periksa_lkjip.banding.angka_teks import NUM, TIGA_ANGKA, baca_num, tanpa_rumus
from laporan.periksa_lkjip.banding.antar_tabel import sama, tak_kalah_suara
from laporan.periksa_lkjip.banding.fakta import CAPAIAN_AKHIR, Fakta, SatuFakta
from laporan.periksa_lkjip.banding.sebutan_teks import Penyebutan, Terbawa, cari_sebutan
from laporan.periksa_lkjip.hitung.skala import kunci_label
from laporan.periksa_lkjip.hitung.tulis import seperti
from laporan.periksa_lkjip.naskah import AlineaNaskah, Naskah
from laporan.periksa_lkjip.penyebab import cocok, sebab, sejangkau
from laporan.periksa_lkjip.tabel.kolom import PeranKolom
from laporan.periksa_lkjip.temuan import TemuanLkjip, TingkatTemuan

_KATA = (
    r"(?:\s+(?:kinerja|sebesar|sebanyak|adalah|mencapai|yaitu|yakni|nya|ada|tahun\s+20\d\d|"
    r"pada\s+tahun\s+20\d\d)|\s*[=:])*\s*"
)
_SEBUT = re.compile(
    rf"\b(realisasi|target|capaian|serapan|efisiensi)(?:nya)?\b({_KATA})({NUM})", re.IGNORECASE
)
_ANGKA_DULU = re.compile(
    rf"({NUM})\s*\((realisasi|target|capaian)(?![^)]*\b(?:belum|tidak)\b)[^)]{{0,30}}\)",
    re.IGNORECASE,
)
_DARI_MENJADI = re.compile(
    rf"\b(\w*\s*)(naik|meningkat|bertambah|turun|menurun|berkurang)\b([^.;:]{{0,60}}?)\bdari\s+(?:\w+\s+){{0,3}}?({NUM})"
    rf"([^.;:]{{0,50}}?)\bmenjadi\s+({NUM})",
    re.IGNORECASE,
)
_NAIK_SEBESAR_DARI = re.compile(
    rf"\b(naik|meningkat|bertambah|turun|menurun|berkurang)\s+(?:sebesar\s+)?({NUM})"
    rf"([^.;:]{{0,60}}?)\bdari\s+(?:\w+\s+){{0,3}}?({NUM})([^.;:]{{0,40}})",
    re.IGNORECASE,
)
_RATA = re.compile(r"\b(rata-rata|setahun|setiap tahun|per tahun)\b", re.IGNORECASE)
_KENAIKAN_DARI = re.compile(
    rf"\b(kenaikan|peningkatan|penurunan|naik|turun)\s+(?:sebesar\s+)?({NUM})\s+dari\s+realisasi\s+"
    rf"(?:pada\s+)?(?:tahun\s+(20\d\d)\s+)?(?:sebesar\s+)?({NUM})",
    re.IGNORECASE,
)
_NAIK_DENGAN_DARI = re.compile(
    rf"\b(kenaikan|peningkatan|penurunan|naik|turun|meningkat|menurun)\s+(?:sebesar\s+)?({NUM})\s+dengan\s+reali\w+\s+"
    rf"({NUM})[^.;:\d]{{0,30}}(?:20\d\d)?[^.;:\d]{{0,30}}\bdari\b[^.;:\d]{{0,30}}(?:20\d\d)?[^.;:\d]{{0,30}}?({NUM})",
    re.IGNORECASE,
)
_TAHUN_ANGKA = re.compile(rf"\btahun\s+(20\d\d)\s*[:=]\s*({NUM})", re.IGNORECASE)
_KATA_AKHIR = "target akhir"
_AKHIR = re.compile(r"\btarget\s+akhir\b|\bakhir\s+(?:renstra|rpjmd|rencana)\b", re.IGNORECASE)
_BUTIR = 6
"""Characters that a list puts before the name that its item begins with."""
_SAMPAI = re.compile(r"\bsampai\s+dengan\s+tahun\s+(20\d\d)", re.IGNORECASE)
_NAIK = frozenset({"naik", "kenaikan", "meningkat", "peningkatan", "bertambah"})
_MACAM = {
    "realisasi": (PeranKolom.REALISASI,),
    "target": (PeranKolom.TARGET, PeranKolom.TARGET_AKHIR, PeranKolom.TARGET_RENSTRA),
    "capaian": (PeranKolom.CAPAIAN, CAPAIAN_AKHIR),
    "serapan": (PeranKolom.SERAPAN,),
    "efisiensi": (PeranKolom.EFISIENSI,),
}


def periksa_kalimat(naskah: Naskah, fakta: Fakta) -> Iterator[TemuanLkjip]:
    """Every paragraph that names an indicator, and every one that tells a rise or a fall."""
    subjek = _subjek(fakta)
    nama = {k: n for k, n in fakta.kamus.semua().items() if f"i:{k}" in subjek}
    terbawa = Terbawa()
    daftar_akhir = False
    for alinea in naskah.alinea():
        teks = rapi(alinea.teks)
        sebutan = cari_sebutan(teks, nama) if len(teks) >= 12 else []
        if alinea.tingkat or teks.endswith(":") or not (sebutan and sebutan[0].awal <= _BUTIR):
            daftar_akhir = teks.endswith(":") and bool(_AKHIR.search(teks))
        elif daftar_akhir:
            sebutan = [replace(s, sebelum=_KATA_AKHIR) for s in sebutan]
        if (milik := terbawa.lanjut(alinea, teks, sebutan)) is not None:
            yield from _terbawa(alinea, teks, milik, fakta)
        if len(teks) < 12 or not re.search(r"\d", teks):
            continue
        for satu in sebutan:
            yield from _satu(alinea, teks, satu, fakta)
        yield from _arah(alinea, teks)


def _terbawa(
    alinea: AlineaNaskah, teks: str, satu: Penyebutan, fakta: Fakta
) -> Iterator[TemuanLkjip]:
    """`… = 2,71% dari target 2,72% dengan capaian 100,37%` below the paragraph that names it."""
    milik = list(fakta.milik(f"i:{satu.kunci}"))
    for m in TIGA_ANGKA.finditer(tanpa_rumus(teks)):
        for apa, cetak in (("realisasi", m[1]), ("target", m[2]), ("capaian", m[3])):
            yield from _banding(
                alinea, teks, replace(satu, awal=m.start()), apa, "", cetak, milik, fakta
            )


def _subjek(fakta: Fakta) -> set[str]:
    return {s for _, s, _, _ in fakta.menurut}


def _satu(alinea: AlineaNaskah, teks: str, satu: Penyebutan, fakta: Fakta) -> Iterator[TemuanLkjip]:
    milik = list(fakta.milik(f"i:{satu.kunci}"))
    bagian = satu.sesudah
    # What stands behind a full stop may be about something else.
    bagian = re.split(r"(?<=[a-z)%\d])\.\s+(?=[A-Z])", bagian)[0]
    for m in _SEBUT.finditer(bagian):
        ekor = bagian[m.end() : m.end() + 40].lower()
        if (
            re.match(
                r"\s*(?:orang|dari|berarti|indikator|program|kegiatan|sub|sasaran)?\s*\d", ekor
            )
            and "berarti" in ekor
        ):
            continue
        if re.search(
            r"rata\W*rata\s*$|bersama[^.;]*$|\bakhir\s*$", bagian[: m.start()], re.IGNORECASE
        ):
            continue
        yield from _banding(alinea, teks, satu, m[1].lower(), m[2], m[3], milik, fakta)
        if m[1].lower() == "capaian" and (
            label := re.match(r"\s*\(([A-Za-z ]{4,24})\)", bagian[m.end() :])
        ):
            yield from _label(alinea, satu, label[1], fakta)
    for m in _ANGKA_DULU.finditer(bagian):
        yield from _banding(alinea, teks, satu, m[2].lower(), "", m[1], milik, fakta)
    for m in _TAHUN_ANGKA.finditer(bagian):
        yield from _banding(alinea, teks, satu, "realisasi", f"tahun {m[1]}", m[2], milik, fakta)
    for m in _KENAIKAN_DARI.finditer(bagian):
        yield from _kenaikan(alinea, satu, m, milik, fakta)


def _banding(
    alinea: AlineaNaskah, teks: str, satu: Penyebutan, apa: str, kata: str, cetak: str,
    milik: list[SatuFakta], fakta: Fakta,
) -> Iterator[TemuanLkjip]:  # fmt: skip
    macam = {str(m) for m in _MACAM[apa]}
    if apa == "target" and _target_akhir(teks, satu, milik):
        macam = {str(PeranKolom.TARGET_AKHIR)}
    angka = baca_num(cetak)
    sebut = re.search(r"20\d\d", kata)
    ada = [f for f in milik if f.macam in macam and not f.triwulan]
    if sebut and not any(f.tahun == int(sebut[0]) for f in ada):
        return
    boleh = tak_kalah_suara([f for f in ada if not sebut or f.tahun in (int(sebut[0]), 0)])
    if not boleh or any(sama(angka, f.angka) for f in boleh):
        return
    terbaru = max(f.tahun for f in boleh)
    harap = next(f for f in boleh if f.tahun == terbaru)
    if harap.angka.atas is not None and angka.nilai in (harap.angka.nilai, harap.angka.atas):
        return
    if (angka.rupiah and not harap.angka.rupiah) or (harap.angka.persen and angka.satuan):
        return
    lain = [
        (fakta.kamus.sebutan(f.subjek[2:]), f.angka.nilai)
        for d in fakta.menurut.values() for f in d
        if f.macam in macam and f.subjek != f"i:{satu.kunci}" and f.subjek[:2] == "i:"
    ]  # fmt: skip
    yield TemuanLkjip(
        "PL30",
        TingkatTemuan.GALAT,
        f'Kalimat menyebut {apa} "{fakta.kamus.sebutan(satu.kunci)[:110]}" {cetak.strip()}, tetapi '
        f"Tabel {harap.tabel.sebutan} memuat {harap.angka.teks}.",
        alinea.tempat,
        baris=fakta.kamus.sebutan(satu.kunci)[:160],
        kolom=apa,
        tercetak=cetak.strip(),
        seharusnya=harap.angka.teks,
        penyebab=sebab(angka, harap.angka.nilai, baris_lain=lain),
        kutipan=_kutip(teks, satu.awal),
    )


def _target_akhir(teks: str, satu: Penyebutan, milik: list[SatuFakta]) -> bool:
    """Whether the target is that of the end of the plan: the sentence or the list says so before
    it names the indicator, or it goes on to a later year. A table of this year need not hold it.
    """
    kalimat_ini = re.split(r"(?<=[a-z)%\d])\.\s+(?=[A-Z])", teks[: satu.awal])[-1]
    if _AKHIR.search(kalimat_ini) or satu.sebelum == _KATA_AKHIR:
        return True
    nanti = [int(t) for t in _SAMPAI.findall(satu.sesudah)]
    return bool(nanti) and max(nanti) > max((f.tahun for f in milik), default=0)


def _label(
    alinea: AlineaNaskah, satu: Penyebutan, label: str, fakta: Fakta
) -> Iterator[TemuanLkjip]:
    ada = fakta.kriteria.get(f"i:{satu.kunci}", set())
    semua = {kunci_label(x) for s in fakta.kriteria.values() for x in s}
    if (
        ada
        and kunci_label(label) in semua
        and kunci_label(label) not in {kunci_label(x) for x in ada}
    ):
        harap = urutkan(sorted(ada), "atau")
        yield TemuanLkjip(
            "PL31",
            TingkatTemuan.GALAT,
            f'Kalimat menyebut capaian "{fakta.kamus.sebutan(satu.kunci)[:110]}" {label}, '
            f"tetapi tabel "
            f"memuat {harap}.",
            alinea.tempat,
            baris=fakta.kamus.sebutan(satu.kunci)[:160],
            kolom="kriteria",
            tercetak=label,
            seharusnya=harap,
            kutipan=_kutip(rapi(alinea.teks), satu.awal),
        )


def _kenaikan(
    alinea: AlineaNaskah, satu: Penyebutan, m: re.Match[str], milik: list[SatuFakta], fakta: Fakta
) -> Iterator[TemuanLkjip]:
    """`kenaikan 21,05% dari realisasi tahun 2023 15,78%`: the rise is the difference."""
    beda, lama = baca_num(m[2]), baca_num(m[4])
    realisasi = [f for f in milik if f.macam == PeranKolom.REALISASI and not f.triwulan]
    if not any(sama(lama, f.angka) for f in realisasi):
        return
    kini = max((f for f in realisasi), key=lambda f: f.tahun)
    with konteks_hitung():
        harap = abs(kini.angka.nilai - lama.nilai)
        laju = persen(harap, lama.nilai) if lama.nilai else None
    if cocok(beda, harap) or (laju is not None and cocok(beda, laju)):
        return
    yield TemuanLkjip(
        "PL32",
        TingkatTemuan.GALAT,
        f"Kalimat menyebut {m[1].lower()} {m[2].strip()} dari {m[4].strip()}, tetapi "
        f"realisasi tahun "
        f"{kini.tahun} {kini.angka.teks}: selisihnya {seperti(beda, harap)}.",
        alinea.tempat,
        baris=fakta.kamus.sebutan(satu.kunci)[:160],
        kolom=m[1].lower(),
        tercetak=m[2].strip(),
        seharusnya=seperti(beda, harap),
        penyebab="Realisasi ditulis sebagai selisih"
        if sama(beda, kini.angka)
        else sebab(beda, harap),
        kutipan=_kutip(rapi(alinea.teks), satu.awal),
    )


def _arah(alinea: AlineaNaskah, teks: str) -> Iterator[TemuanLkjip]:
    """Rises and falls that carry their own figures."""
    for m in _DARI_MENJADI.finditer(teks):
        lama, baru = baca_num(m[4]), baca_num(m[6])
        yield from _uji_arah(alinea, teks, m[2], lama, baru, m.start())
        if tulis := re.search(rf"\bsebesar\s+({NUM})|^\s*({NUM})", m[3], re.IGNORECASE):
            yield from _uji_selisih(
                alinea, teks, baca_num(tulis[1] or tulis[2]), lama, baru, m.start()
            )
    for m in _NAIK_DENGAN_DARI.finditer(teks):
        beda, baru, lama = baca_num(m[2]), baca_num(m[3]), baca_num(m[4])
        yield from _uji_arah(alinea, teks, m[1], lama, baru, m.start())
        yield from _uji_selisih(alinea, teks, beda, lama, baru, m.start())
    for m in _NAIK_SEBESAR_DARI.finditer(teks):
        if not _RATA.search(m[0]) and "menjadi" not in m[5] and "menjadi" not in m[3]:
            yield from _uji_naik(alinea, teks, m)


def _uji_naik(alinea: AlineaNaskah, teks: str, m: re.Match[str]) -> Iterator[TemuanLkjip]:
    """`B, naik D dari A`: one of the figures before it must be A and D together."""
    beda, lama = baca_num(m[2]), baca_num(m[4])
    depan = re.split(r"(?<=[a-z)%\d])\.\s+(?=[A-Z])|;", teks[: m.start()])[-1]
    calon = [
        (a, x)
        for a, _, x in semua_bilangan(depan)
        if x.persen == lama.persen and x.rupiah == lama.rupiah and not _tahun(x)
    ]
    if not calon:
        return
    sebut = [
        (a, x)
        for a, x in calon
        if re.search(r"realisasi\w*\W*(?:\w+\W+){0,2}$", depan[:a], re.IGNORECASE)
    ]
    calon = sebut or calon
    naik = m[1].lower() in _NAIK
    sesuai = [x for _, x in calon if _seselisih(beda, lama, x)]
    if any((x.nilai >= lama.nilai) == naik for x in sesuai):
        return
    if sesuai:
        yield from _uji_arah(alinea, teks, m[1], lama, sesuai[-1], m.start())
    else:
        yield from _uji_selisih(alinea, teks, beda, lama, calon[-1][1], m.start())


def _seselisih(beda: AngkaCetak, lama: AngkaCetak, baru: AngkaCetak) -> bool:
    """Whether the difference, or the rate, of two figures is the one told."""
    with konteks_hitung():
        harap = abs(baru.nilai - lama.nilai)
        laju = persen(harap, abs(lama.nilai)) if lama.nilai else None
    return any(h is not None and (cocok(beda, h) or sejangkau(beda, h)) for h in (harap, laju))


def _uji_arah(
    alinea: AlineaNaskah, teks: str, kata: str, lama: AngkaCetak, baru: AngkaCetak, awal: int
) -> Iterator[TemuanLkjip]:
    if lama.nilai == baru.nilai or lama.persen != baru.persen or _tahun(lama) or _tahun(baru):
        return
    naik = baru.nilai > lama.nilai
    if naik == (kata.lower() in _NAIK):
        return
    benar = "naik" if naik else "turun"
    yield TemuanLkjip(
        "PL33",
        TingkatTemuan.GALAT,
        f'Kalimat menyebut "{kata.lower()}", padahal dari {lama.teks} ke {baru.teks} berarti '
        f"{benar}.",
        alinea.tempat,
        kolom="arah",
        tercetak=kata.lower(),
        seharusnya=benar,
        kutipan=_kutip(teks, awal),
    )


def _uji_selisih(
    alinea: AlineaNaskah, teks: str, beda: AngkaCetak, lama: AngkaCetak, baru: AngkaCetak, awal: int
) -> Iterator[TemuanLkjip]:
    if _tahun(lama) or _tahun(baru) or _tahun(beda) or lama.persen != baru.persen:
        return
    if _seselisih(beda, lama, baru):
        return
    with konteks_hitung():
        harap = abs(baru.nilai - lama.nilai)
    yield TemuanLkjip(
        "PL34",
        TingkatTemuan.GALAT,
        f"Selisih {lama.teks} dan {baru.teks} adalah {seperti(beda, harap)}, tetapi kalimat "
        f"menyebut {beda.teks}.",
        alinea.tempat,
        kolom="selisih",
        tercetak=beda.teks,
        seharusnya=seperti(beda, harap),
        penyebab=sebab(beda, harap),
        kutipan=_kutip(teks, awal),
    )


def _tahun(a: AngkaCetak) -> bool:
    return (
        not a.persen
        and not a.desimal
        and Decimal(1990) <= a.nilai <= Decimal(2060)
        and "." not in a.teks
    )


def _kutip(teks: str, awal: int) -> str:
    mulai = max(0, awal - 80)
    potong = teks[mulai : mulai + 420]
    return f"{'…' if mulai else ''}{potong}{'…' if mulai + 420 < len(teks) else ''}"
