"""Tables of the quarterly report: performance, budget, completeness per unit."""

from collections import defaultdict
from collections.abc import Iterable

from anggaran.rekap import Simpul
from anggaran.sebutan import baris_mata, nama_mata
from kinerja.angka import KOSONG, format_persen
from kinerja.capaian import Hasil, Rerata, rerata, uraikan_rerata
from kinerja.kata_daftar import urutkan
from kinerja.models import UnitKerja
from kinerja.pengukuran import timbangan
from kinerja.perbandingan import lewat_nol
from kinerja.periode import format_tanggal
from kinerja.status import ISIAN_DIVERIFIKASI, ISIAN_TERKUNCI
from kinerja.ukuran import kriteria_dari
from laporan.dokumen.kalimat import cacah, kapital, satuan_kecil, urutkan_titik_koma
from laporan.dokumen.unsur import Baris, Isi, Kolom, Sel, Tabel
from laporan.lkjip.tabel import sel, sel_indikator
from laporan.lkjip.tabel.sel import (
    KOLOM_NO,
    catatan_ditetapkan,
    kolom,
    rentang_nomor,
    teks,
)
from laporan.triwulanan.bahan import (
    BarisSub,
    BarisTriwulan,
    Kuartal,
)

_KEMAJUAN = (
    ("wajib", "Wajib", 7),
    ("terisi", "Terisi", 7),
    ("diajukan", "Diajukan", 10),
    ("diverifikasi", "Diverifikasi", 13),
)
_TINGKAT = {"program": 0, "kegiatan": 1, "sub_kegiatan": 2}


def kinerja(k: Kuartal) -> Tabel:
    """Table A: every indicator against the quarter's target and against the year's."""
    baris = [_baris_kinerja(k, nomor, b) for nomor, b in enumerate(k.baris, start=1)]
    lalu = ""
    for n, b in enumerate(k.baris):
        if b.simpul.uraian == lalu:
            isi = list(baris[n].sel)
            isi[1] = teks(b.simpul.uraian, lanjutan=True)
            baris[n] = Baris(tuple(isi))
        lalu = b.simpul.uraian
    if baris:
        baris.append(_rerata(k))
    return sel.bermuatan(
        Tabel(
            "kinerja_triwulan",
            f"Capaian Kinerja {k.tw.label}",
            tuple(c for c, ada in zip(_kolom_kinerja(k), _dipakai(k), strict=True) if ada),
            tuple(baris),
            lebar=bool(baris),
            nomor_kolom=True,
            catatan=_catatan_kinerja(k),
            kosong=f"Indikator kinerja tahun {k.tw.tahun} belum diisi.",
        ),
        "target_tahun",
        "target",
        "realisasi",
        "realisasi_sd",
        "capaian",
        "capaian_tahun",
        kosong=f"Target dan realisasi kinerja {k.tw.label} belum diisi.",
    )


def _kolom_kinerja(k: Kuartal) -> tuple[Kolom, ...]:
    tw = k.tw.label_pendek
    return (
        KOLOM_NO,
        Kolom("Tujuan/Sasaran", lebar=26, kunci="sasaran"),
        Kolom("Indikator Kinerja", lebar=30, kunci="indikator"),
        Kolom("Satuan", lebar=8, kunci="satuan"),
        Kolom(f"Tahun {k.tw.tahun}", "kanan", 10, "Target", "target_tahun"),
        Kolom(tw, "kanan", 10, "Target", "target"),
        Kolom(tw, "kanan", 10, "Realisasi", "realisasi"),
        Kolom(f"s.d. {tw}", "kanan", 10, "Realisasi", "realisasi_sd"),
        Kolom(f"{tw} (%)", "kanan", 8, "Capaian", "capaian"),
        Kolom("terhadap Tahun (%)", "kanan", 8, "Capaian", "capaian_tahun"),
        Kolom(f"Kriteria {tw}", "tengah", 10, kunci="kriteria"),
        Kolom("Status", "tengah", 10, kunci="status"),
    )


_BANYAK_KOLOM = 12
_KOLOM_TRIWULAN = (5, 8, 10)
"""Target, capaian and kriteria of the quarter: nothing to print where no quarter has a target."""


def _dipakai(k: Kuartal) -> list[bool]:
    """Which columns hold anything."""
    return [k.bertarget or n not in _KOLOM_TRIWULAN for n in range(_BANYAK_KOLOM)]


def _sisakan(k: Kuartal, semua: tuple[Sel, ...]) -> tuple[Sel, ...]:
    return tuple(s for s, ada in zip(semua, _dipakai(k), strict=True) if ada)


def _baris_kinerja(k: Kuartal, nomor: int, b: BarisTriwulan) -> Baris:
    kebijakan = k.bahan.kebijakan
    rumus_tahun = (
        sel.rumus_capaian(b.sampai, kebijakan)
        .replace("{target}", "{target_tahun}")
        .replace("{realisasi}", "{realisasi_sd}")
    )
    tahun = k.tw.tahun

    def asal(satu: Sel, jenis: str, tw: int | None = k.tw.nomor) -> Sel:
        return sel_indikator.berasal_dari(satu, jenis, b.indikator.kode, tahun, tw)

    semua = (
        teks(nomor),
        teks(b.simpul.uraian),
        teks(b.indikator.sebutan),
        teks(b.indikator.satuan),
        asal(sel.target(b.target, b.bentuk), "target", None),
        asal(sel.target(b.sendiri.target, b.bentuk), "target"),
        asal(sel.realisasi(b.sendiri, b.bentuk), "realisasi"),
        asal(sel.realisasi(b.sampai, b.bentuk), "kumulatif"),
        sel.persen(b.sendiri.capaian, kebijakan, formula=sel.rumus_capaian(b.sendiri, kebijakan)),
        sel.capaian(b.sampai, kebijakan, formula=rumus_tahun),
        teks(b.sendiri.kriteria),
        teks(b.status),
    )
    return Baris(_sisakan(k, semua))


def _rerata(k: Kuartal) -> Baris:
    kebijakan = k.bahan.kebijakan
    triwulan, tahun = _dua_rerata(k)
    sendiri = f"{k.tw.label_pendek}: {_dihitung(triwulan)}; " if k.bertarget else ""
    sebutan = f"Rata-rata capaian ({sendiri}terhadap tahun: {_dihitung(tahun)})"
    dipakai = _dipakai(k)
    ekor = (
        sel.persen(_hasil(triwulan), kebijakan),
        sel.persen(_hasil(tahun), kebijakan),
        teks(kriteria_dari(_hasil(triwulan), k.bahan.aturan.pita)[0]),
        teks(""),
    )
    sisa = (s for s, ada in zip(ekor, dipakai[8:], strict=True) if ada)
    return Baris((Sel(sebutan, rentang=sum(dipakai[:8])), *sisa), "jumlah")


def _dua_rerata(k: Kuartal) -> tuple[Rerata, Rerata]:
    """Of the quarter, and against the year."""
    kebijakan = k.bahan.kebijakan
    return (
        rerata(
            (b.sendiri.capaian for b in k.baris), kebijakan,
            (timbangan(b.indikator) for b in k.baris),
        ),
        rerata(
            (b.sampai.capaian for b in k.baris), kebijakan,
            (timbangan(b.indikator) for b in k.baris),
        ),
    )  # fmt: skip


def _dihitung(hasil: Rerata) -> str:
    if not hasil.dihitung:
        return f"{hasil.dilewati} tidak dihitung"
    return f"{hasil.dihitung} dihitung" + (f", {hasil.dilewati} tidak" if hasil.dilewati else "")


def _hasil(hasil: Rerata) -> Hasil:
    return Hasil.tidak_dapat(KOSONG) if hasil.nilai is None else Hasil.dari(hasil.nilai)


def _catatan_kinerja(k: Kuartal) -> tuple[Isi, ...]:
    """Which documents set the targets, what has no capaian and why, official figures."""
    if not k.baris:
        return ()
    hasil: list[Isi] = []
    if k.bertarget:
        hasil.append(
            "Target triwulan sejenis dengan angka triwulannya: untuk indikator yang dijumlahkan, "
            "keduanya hanya untuk triwulan itu; untuk yang diketik kumulatif, keduanya sejak "
            "Januari. Kriteria menurut capaian triwulan."
        )
    dokumen = [
        f"target {sebutan} menurut {nama}"
        for sebutan, nama in (
            ("tahun", _nama_dokumen(b.target.dokumen for b in k.baris if b.target)),
            (
                "triwulan",
                _nama_dokumen(b.sendiri.target.dokumen for b in k.baris if b.sendiri.target),
            ),
        )
        if nama
    ]
    if dokumen:
        isi = "; ".join(dokumen)
        # Agreements that were signed only afterwards were not in force: the report says so.
        saat = "" if k.versi.terlambat else f", yang berlaku pada {format_tanggal(k.tw.akhir)}"
        hasil.append(f"{isi[:1].upper()}{isi[1:]}{saat}.")
    hasil += _catatan_tanpa_capaian(k)
    hasil += _catatan_lewat_nol(k)
    hasil += catatan_ditetapkan((b.indikator.sebutan, b.sampai) for b in k.baris)
    triwulan, tahun = _dua_rerata(k)
    hasil.append(uraikan_rerata(k.bahan.kebijakan, triwulan if k.bertarget else tahun))
    if k.bertarget:
        hasil += [f"Terhadap target tahun, {b.kalimat}." for b in tahun.lain]
    hasil += _catatan_resmi(k)
    return tuple(hasil)


def _catatan_resmi(k: Kuartal) -> list[Isi]:
    """Official figures that differ from what the variables give. Why stands with the indicator."""
    beda: list[str] = []
    for b in k.baris:
        isian = b.isian
        if isian is None or not isian.berbeda or isian.turunan is None:
            continue
        turunan = isian.turunan.nilai
        hitungan = (
            "tidak dapat dihitung" if turunan is None else satuan_kecil(b.bentuk.tampil(turunan))
        )
        realisasi = satuan_kecil(b.sendiri.realisasi_teks)
        beda.append(f"{b.indikator.sebutan} {realisasi} (hitungan {hitungan})")
    if not beda:
        return []
    return [f"Angka resmi yang berbeda dari hitungan variabelnya: {'; '.join(beda)}."]


def _catatan_tanpa_capaian(k: Kuartal) -> list[Isi]:
    """Rows without a capaian, by reason: how many and which. What holds for both is told once."""
    tw = k.tw.label_pendek
    menurut: dict[tuple[tuple[int, ...], str], list[str]] = defaultdict(list)
    sendiri = [b.sendiri.capaian for b in k.baris] if k.bertarget else []
    for sebutan, capaian in (
        (f"capaian {tw}", sendiri),
        ("capaian terhadap target tahun", [b.sampai.capaian for b in k.baris]),
    ):
        alasan: dict[str, list[int]] = defaultdict(list)
        for nomor, c in enumerate(capaian, start=1):
            if c.alasan is not None:
                alasan[c.alasan].append(nomor)
        for sebab, daftar in alasan.items():
            menurut[tuple(daftar), sebab].append(sebutan)
    hasil: list[Isi] = []
    for (baris, sebab), disebut in menurut.items():
        siapa = (
            "seluruh indikator"
            if len(baris) == len(k.baris) > 1
            else f"{cacah(len(baris), 'indikator')} (nomor {rentang_nomor(baris)})"
        )
        hasil.append(f"{kapital(urutkan(disebut))} {siapa} tidak dapat dihitung: {sebab}.")
    return hasil


def _catatan_lewat_nol(k: Kuartal) -> list[Isi]:
    """Targets of nought that were missed: of the quarter, and of the year up to it."""
    tahun = f"tahun {k.tw.tahun} s.d. {k.tw.label_pendek}"
    menurut: dict[str, list[str]] = defaultdict(list)
    for b in k.baris:
        for sebutan, u in ((k.tw.label_pendek, b.sendiri), (tahun, b.sampai)):
            if u.target is not None and lewat_nol(u, b.bentuk):
                angka = (satuan_kecil(u.realisasi_teks), satuan_kecil(u.target.teks))
                menurut[sebutan].append(
                    f"{b.indikator.sebutan} (realisasi {angka[0]}, target {angka[1]})"
                )
    return [
        f"Target nol {sebutan} tidak tercapai, sekalipun capaiannya tidak dapat dinyatakan dalam "
        f"persen, pada {urutkan_titik_koma(daftar)}."
        for sebutan, daftar in menurut.items()
    ]


def _nama_dokumen(nama: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(nama))


def anggaran(k: Kuartal) -> Tabel:
    """Table B: the budget tree with pagu, spending up to the quarter, physical progress."""
    a, tw = k.anggaran, k.tw.label_pendek
    baris = [_baris_mata(k, s) for program in a.program for s in program.telusuri()]
    if baris:
        baris.append(
            Baris(
                (
                    Sel(f"Jumlah{_belum(k, *a.program)}", rentang=2),
                    *sel.uang_seluruhnya(a.total),
                    sel.anggaran(a.total, k.bahan.kebijakan)[2],
                    teks(""),
                ),
                "jumlah",
            )
        )
    versi = a.versi
    return sel.bermuatan(
        Tabel(
            "anggaran_triwulan",
            f"Realisasi Anggaran dan Kemajuan Fisik sampai dengan {k.tw.label}",
            kolom(
                ("kode", "Kode", 17),
                Kolom("Program/Kegiatan/Sub Kegiatan", lebar=42, kunci="program", pohon=True),
                Kolom("Pagu (Rp)", "kanan", 16, kunci="pagu"),
                Kolom(f"Realisasi s.d. {tw} (Rp)", "kanan", 16, kunci="terpakai"),
                Kolom("Serapan (%)", "kanan", 10, kunci="serapan"),
                Kolom("Fisik (%)", "kanan", 10, kunci="fisik"),
            ),
            tuple(baris),
            catatan=_catatan_anggaran(k) if baris else (),
            sumber=f"Anggaran {versi[-1].get_jenis_display().lower()} {versi[-1].nomor}".strip()
            if versi
            else "",
            kosong=f"Anggaran tahun {k.tw.tahun} belum diisi.",
        ),
        "pagu",
        "terpakai",
        "fisik",
    )


def _baris_mata(k: Kuartal, s: Simpul) -> Baris:
    """A program, kegiatan or sub kegiatan; the progress is that of sub kegiatan alone."""
    sub = k.sub.get(s.mata.pk) if s.tingkat == "sub_kegiatan" else None
    return Baris(
        (
            teks(s.mata.kode),
            teks(f"{baris_mata(s.tingkat, s.mata.nama)}{_belum(k, s)}"),
            *sel.uang_simpul(s),
            sel.anggaran(s.jumlah, k.bahan.kebijakan)[2],
            teks("") if sub is None else _fisik(sub),
        ),
        "subjumlah" if s.tingkat == "program" else "biasa",
        _TINGKAT[s.tingkat],
        grup="puncak" if s.tingkat == "program" else k.anggaran.induk[s.kunci],
    )


def _belum(k: Kuartal, *simpul: Simpul) -> str:
    """` (2 dari 5 sub kegiatan belum dilaporkan)` beside a total; empty where all are reported."""
    daun = {d for s in simpul if s.tingkat != "sub_kegiatan" for d in s.daun}
    milik = [s for pk, s in k.sub.items() if pk in daun]
    kurang = sum(not s.lengkap for s in milik)
    return f" ({kurang} dari {len(milik)} sub kegiatan belum dilaporkan)" if kurang else ""


def _fisik(sub: BarisSub) -> Sel:
    nilai = None if sub.laporan is None else sub.laporan.fisik
    if nilai is None:
        return Sel(KOSONG)
    return Sel(format_persen(nilai, 2), nilai, "persen", 2)


def _catatan_anggaran(k: Kuartal) -> tuple[Isi, ...]:
    """Pagu of which day, and where spending is that of an earlier month."""
    hasil: list[Isi] = [
        f"Pagu menurut anggaran yang berlaku pada {format_tanggal(k.tw.akhir)}. Kemajuan fisik "
        "dilaporkan per sub kegiatan."
    ]
    kurang = [s.sub for s in k.sub.values() if not s.lengkap]
    if kurang:
        nama = "; ".join(nama_mata("sub_kegiatan", s.nama) for s in kurang)
        hasil.append(
            f"Realisasi s.d. {k.tw.label_pendek} belum lengkap diisi untuk "
            f"{cacah(len(kurang), 'sub kegiatan')}, sehingga yang dipakai angka bulan terakhir "
            f"yang tercatat, bila ada: {nama}."
        )
    return tuple(hasil)


def kelengkapan(k: Kuartal) -> Tabel:
    """Table C: how far each unit has come."""
    baris = [_baris_unit(k, nomor, u) for nomor, u in enumerate(k.unit, start=1)]
    if len(baris) > 1:
        baris.append(_jumlah(baris))
    return Tabel(
        "kelengkapan_triwulan",
        f"Kelengkapan Pelaporan Unit Kerja {k.tw.label}",
        kolom(
            KOLOM_NO,
            ("unit", "Unit Kerja", 32),
            *(
                Kolom(judul, "kanan", lebar, "Indikator", f"indikator_{kunci}")
                for kunci, judul, lebar in _KEMAJUAN
            ),
            Kolom("Berbukti", "kanan", 10, "Indikator", "indikator_berbukti"),
            *(
                Kolom(judul, "kanan", lebar, "Sub Kegiatan", f"sub_{kunci}")
                for kunci, judul, lebar in _KEMAJUAN
            ),
        ),
        tuple(baris),
        catatan=_catatan_kelengkapan(k) if baris else (),
        kosong="Belum ada unit kerja yang bertanggung jawab atas indikator atau sub kegiatan.",
    )


def _catatan_kelengkapan(k: Kuartal) -> tuple[Isi, ...]:
    isi = (
        "Diajukan mencakup yang sudah diverifikasi; diverifikasi mencakup yang sudah disahkan. "
        "Sub kegiatan terisi bila seluruh baris belanjanya terisi"
        f"{', dan keluarannya' if any(s.keluaran for s in k.sub.values()) else ''}."
    )
    if len(k.dijadwalkan) < len(k.baris):
        isi += " Indikator yang pelaporannya tidak dijadwalkan pada triwulan ini tidak dihitung."
    return (isi,)


def hitung_unit(k: Kuartal, unit: int) -> tuple[list[int], list[int]]:
    """(wajib, terisi, diajukan, diverifikasi, berbukti) of indicators; the first four of sub."""
    milik = [b for b in k.dijadwalkan if b.indikator.penanggung_jawab.unit_id == unit]
    sub = [
        s
        for s in k.sub.values()
        if s.sub.penanggung_jawab.unit_id == unit and (s.diminta or s.laporan is not None)
    ]
    return (
        [
            len(milik),
            sum(b.terisi for b in milik),
            sum(b.baris is not None and b.baris.status in ISIAN_TERKUNCI for b in milik),
            sum(b.baris is not None and b.baris.status in ISIAN_DIVERIFIKASI for b in milik),
            sum(bool(b.bukti) for b in milik),
        ],
        [
            len(sub),
            sum(s.selesai for s in sub),
            sum(s.laporan is not None and s.laporan.status in ISIAN_TERKUNCI for s in sub),
            sum(s.laporan is not None and s.laporan.status in ISIAN_DIVERIFIKASI for s in sub),
        ],
    )


def _baris_unit(k: Kuartal, nomor: int, unit: UnitKerja) -> Baris:
    indikator, sub = hitung_unit(k, unit.pk)
    return Baris(
        (
            teks(nomor),
            teks(unit.nama),
            *(_cacah(n) for n in (*indikator, *sub)),
        )
    )


def _cacah(nilai: int) -> Sel:
    return Sel(str(nilai), nilai, "angka")


def _jumlah(baris: list[Baris]) -> Baris:
    banyak = len(baris[0].sel) - 2
    jumlah = [sum(int(b.sel[2 + n].nilai or 0) for b in baris) for n in range(banyak)]
    return Baris((Sel("Jumlah", rentang=2), *(_cacah(n) for n in jumlah)), "jumlah")


def pelapor(k: Kuartal, unit: int) -> str:
    """`Nama (20 Oktober 2025); …` of those who submitted the unit's rows, with the last day."""
    terakhir: dict[str, str] = {}
    semua = [
        b.baris
        for b in k.baris
        if b.baris is not None and b.indikator.penanggung_jawab.unit_id == unit
    ] + [
        s.laporan
        for s in k.sub.values()
        if s.laporan is not None and s.sub.penanggung_jawab.unit_id == unit
    ]
    for r in sorted((r for r in semua if r.diajukan_pada), key=lambda r: str(r.diajukan_pada)):
        nama = k.pelapor.get(r.diajukan_oleh_id or 0, "")
        if nama and r.diajukan_pada is not None:
            terakhir[nama] = format_tanggal(k.hari(r.diajukan_pada))
    return "; ".join(f"{nama} ({hari})" for nama, hari in terakhir.items())
