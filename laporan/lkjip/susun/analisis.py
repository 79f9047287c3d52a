"""BAB III A.5 to A.8: causes, efficiency, programs, recommendations."""

from collections.abc import Iterable
from decimal import Decimal

from anggaran.rekap import Simpul
from anggaran.sebutan import sebut_mata
from kinerja.angka import bulatkan, format_angka, format_persen, format_rupiah, persen
from kinerja.capaian import SERATUS
from kinerja.kata_daftar import urutkan
from kinerja.models import Realisasi
from laporan.bahan.bahan import BarisIndikator
from laporan.bahan.rangkum import gabung_mirip, serupa
from laporan.dokumen.kalimat import (
    cacah,
    hitungan,
    kapital,
    kecilkan,
    rangkai,
    tanpa_titik,
    urutkan_isi,
    urutkan_titik_koma,
)
from laporan.dokumen.unsur import Blok, Butir, Daftar, Isi, Paragraf, Potongan, Rujukan, Teks
from laporan.lhe.akip import makna_nilai
from laporan.lkjip.kalimat.capaian import nilai_capaian
from laporan.lkjip.kalimat.efisiensi import uraian_metode
from laporan.lkjip.susun.dasar import (
    KonteksSusun,
    belum,
    daftar,
    daftar_teks,
    judul,
    mendatar,
    nilai,
    par,
    sebut_indikator,
    seksi,
    tandai,
    tanya,
)
from laporan.lkjip.susun.gambar import PUNCAK, baris_kuadran, kuadran_gambar, simpulan_kuadran
from laporan.models import EvaluasiAKIP, RekomendasiLHE, StatusRekomendasi

LABEL = {
    "faktor_pendukung": "Faktor pendukung",
    "faktor_penghambat": "Faktor penghambat",
    "upaya_perbaikan": "Upaya perbaikan",
    "tindak_lanjut": "Rencana tindak lanjut",
}


# --- A.5 ---------------------------------------------------------------------------------


def penyebab(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.5."""
    kepala = judul("A.5 Analisis Penyebab Keberhasilan dan Kegagalan", 2)
    if not k.bahan.sasaran_strategis:
        teks = "Sasaran strategis belum diisi, sehingga analisis per sasaran belum ada."
        kosong = belum("sasaran", teks)
        return tandai((kepala, kosong), "bab3:a5")
    isi: list[Blok] = [*tandai((kepala, pembuka_penyebab(k)), "bab3:a5")]
    for t in k.bahan.tujuan:
        baris = k.bahan.baris_tujuan(t)
        if baris:
            kepala = judul(f"Tujuan: {tanpa_titik(t.uraian)}", 3)
            isi += tandai((kepala, *analisis_indikator(k, baris)), f"bab3:a5:tujuan:{t.kode}")
    for nomor, (s, tabel) in enumerate(
        zip(k.bahan.sasaran_strategis, k.tabel("capaian_sasaran"), strict=True), start=1
    ):
        baris = k.bahan.baris_di_bawah(s)
        kepala = judul(f"Sasaran strategis {nomor}: {tanpa_titik(s.uraian)}", 3)
        awal = par(
            "Realisasi indikator sasaran ini",
            " beserta sasaran kinerja di bawahnya" if k.bahan.anak_sasaran.get(s.pk) else "",
            " disajikan pada ",
            Rujukan(tabel.kunci),
            "; ",
            k.rerata(f"{s.kode}:semua", baris),
            ".",
        )
        isi += tandai(
            (kepala, *((awal, tabel) if tabel.baris else (tabel,)), *analisis_indikator(k, baris)),
            f"bab3:a5:{s.kode}",
        )
    return tuple(isi)


def pembuka_penyebab(k: KonteksSusun) -> Paragraf:
    """Where the analysis comes from, or that there is none."""
    if len(tanpa_analisis(k)) == len(k.bahan.baris):
        teks = f"Analisis penyebab pada laporan triwulanan tahun {k.tahun} belum diisi."
        return belum("analisis_tahun", teks)
    urutan = ", dimulai dari indikator yang capaiannya di bawah 100%" if k.di_bawah else ""
    return par(
        f"Analisis berikut dihimpun dari laporan triwulanan penanggung jawab indikator{urutan}."
    )


def _urut(baris: list[BarisIndikator]) -> list[BarisIndikator]:
    """Below 100 first, lowest on top; then the others as listed; last those without capaian."""
    ada = [b for b in baris if b.ukuran.capaian.dapat]
    rendah = sorted((b for b in ada if nilai(b) < 100), key=nilai)
    return [
        *rendah,
        *(b for b in ada if nilai(b) >= 100),
        *(b for b in baris if not b.ukuran.capaian.dapat),
    ]


def analisis_indikator(k: KonteksSusun, baris: list[BarisIndikator]) -> list[Blok]:
    """What was reported of causes and steps, the lowest capaian first; who reported none."""
    isi: list[Blok] = []
    kosong: list[BarisIndikator] = []
    for b in _urut(baris):
        rinci = _medan(k, b)
        if not rinci:
            if _tanpa_sebab(k, b):
                isi += [_kepala(b), par(_tanya_sebab(k, b))]
            else:
                kosong.append(b)
            continue
        isi.append(_kepala(b))
        isi.append(rinci)
        if _tanpa_sebab(k, b):
            isi.append(par(_tanya_sebab(k, b)))
    if kosong:
        teks = f"Analisis penyebab belum diisi untuk {sebut_indikator(kosong, baris)}."
        isi.append(Paragraf((Teks(teks, medan="belum:analisis"),)))
    return isi


def _kepala(b: BarisIndikator) -> Paragraf:
    u = b.ukuran
    kriteria = f", {u.kriteria}" if u.capaian.dapat else ""
    return par(
        Teks(b.indikator.sebutan, tebal=True),
        " (capaian ",
        nilai_capaian(b.indikator.kode, u),
        f"{kriteria})",
    )


def _tanpa_sebab(k: KonteksSusun, b: BarisIndikator) -> bool:
    """Short of its target and nobody said why: to say how much is not to say why."""
    rendah = b.ukuran.capaian.nilai is not None and b.ukuran.capaian.nilai < SERATUS
    return (rendah or b in k.lewat_nol) and not k.hambatan(b)


def _tanya_sebab(k: KonteksSusun, b: BarisIndikator) -> Teks:
    return tanya(
        f"sebab:{b.indikator.kode}:{k.tahun}",
        f"Mengapa target {b.indikator.sebutan} tidak tercapai? Tulis faktor penghambatnya di sini "
        "atau pada laporan triwulanan.",
    )


def _medan(k: KonteksSusun, b: BarisIndikator) -> Daftar | None:
    """The four fields as nested lists; what four quarters said alike stands once."""
    terpakai: list[str] = []
    butir: list[Butir] = []
    for medan in Realisasi.ANALISIS:
        semua = gabung_mirip(k.bahan.analisis(b.indikator, medan))
        isi = [x for x in semua if not any(serupa(x, y) for y in terpakai)]
        terpakai += isi
        if isi:
            butir.append(Butir(f"{LABEL[medan]}:", daftar_teks(isi, bernomor=False)))
    return Daftar(tuple(butir)) if butir else None


def tanpa_analisis(k: KonteksSusun) -> list[BarisIndikator]:
    """Indicators for which no analysis was entered at all."""
    return [b for b in k.bahan.baris if _medan(k, b) is None]


# --- A.6 ---------------------------------------------------------------------------------


def efisiensi(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.6."""
    kepala = judul("A.6 Analisis Efisiensi Penggunaan Sumber Daya", 2)
    if not k.bahan.anggaran.program:
        teks = f"Anggaran tahun {k.tahun} belum diisi, sehingga efisiensi tidak dapat dihitung."
        return (kepala, *k.kosong(belum("anggaran", teks), "efisiensi"))
    if not k.bahan.baris_sasaran:
        teks = "Indikator belum diisi, sehingga efisiensi tidak dapat dihitung."
        return (kepala, *k.kosong(belum("indikator", teks), "efisiensi"))
    hasil = [(b, k.bahan.efisiensi(b)) for b in k.bahan.baris_sasaran]
    ada = [(b, h.nilai) for b, h in hasil if h.nilai is not None]
    tidak = [(b, h.alasan or "") for b, h in hasil if h.nilai is None]
    isi: list[Blok] = [
        kepala,
        par(
            uraian_metode(k.bahan.metode_efisiensi, k.bahan.ambang_efisiensi),
        ),
    ]
    rujuk = k.rujuk("efisiensi")
    if ada:
        banyak = k.cacah("efisiensi", len(ada))
        isi.append(
            par(
                "Tingkat efisiensi ", banyak, " disajikan pada ", rujuk, ".", _tak_efisien(k, tidak)
            )
        )
    isi += k.tabel("efisiensi")
    isi += _kuadran(k)
    isi += _peringkat_efisiensi(k, ada)
    isi += _tidak_terserap(k)
    return tuple(isi)


def _tak_efisien(k: KonteksSusun, tidak: list[tuple[BarisIndikator, str]]) -> Isi:
    """Who was left out and why; many are counted, and listed below the table."""
    if not tidak:
        return ""
    if len(tidak) == 1:
        b, alasan = tidak[0]
        sebab = Teks(alasan, medan=f"tanpa_efisiensi:{b.indikator.kode}:{k.tahun}")
        return rangkai(f" {b.indikator.sebutan} tidak dihitung karena ", sebab, ".")
    banyak = k.sebanyak("tanpa_efisiensi", len(tidak), "indikator")
    return rangkai(" ", banyak, " tidak dihitung dengan sebab yang ditulis di bawah tabel.")


def _peringkat_efisiensi(k: KonteksSusun, ada: list[tuple[BarisIndikator, Decimal]]) -> list[Blok]:
    """The highest and lowest figures. Unspent money is no merit: rows of low serapan are listed
    by themselves, with what was not spent.
    """
    batas = k.bahan.serapan_rendah
    rendah = [x for x in ada if (x[0].anggaran.serapan.nilai or 0) < batas]
    urut = sorted((x for x in ada if x not in rendah), key=lambda x: x[1], reverse=True)
    antara = (
        f" di antara indikator yang serapannya paling sedikit {k.batas_serapan}" if rendah else ""
    )
    isi: list[Blok] = []
    for awal, pilihan in (
        ("tertinggi", urut[:3] if len(urut) > 1 else []),
        ("terendah", urut[-3:][::-1] if len(urut) >= 6 else []),
    ):
        if pilihan:
            isi.append(par(f"Tingkat efisiensi {awal}{antara}:"))
            isi += daftar([_butir_efisiensi(k, b, n) for b, n in pilihan])
    if rendah:
        isi.append(
            par(
                "Serapan ",
                k.cacah("efisiensi_serapan_rendah", len(rendah)),
                f" berikut di bawah {k.batas_serapan}. Anggarannya tidak terserap, sehingga angka "
                "efisiensinya tidak dibaca sebagai penghematan:",
            )
        )
        rendah.sort(key=lambda x: x[0].anggaran.serapan.nilai or 0)
        isi += daftar([_butir_efisiensi(k, b, n) for b, n in rendah])
    return isi


def _tidak_terserap(k: KonteksSusun) -> list[Blok]:
    """The kegiatan of low serapan: what they were for, what was reported about them, and the
    question why the money stayed where nobody said so.
    """
    if not k.serapan_rendah:
        return []
    return [
        par(f"Kegiatan yang serapannya di bawah {k.batas_serapan}:"),
        *daftar([_butir_tidak_terserap(k, s) for s in k.serapan_rendah]),
    ]


def _butir_tidak_terserap(k: KonteksSusun, s: Simpul) -> Isi:
    isi = rangkai(
        _mata(k, s),
        ", tidak terserap ",
        Teks(format_rupiah(s.jumlah.sisa), medan=f"sisa:{s.mata.kode}:{k.tahun}"),
        _belum_dicatat(k, s),
        _yang_ditunjang(k, s),
        ".",
    )
    penjelasan = [
        x
        for sub in s.telusuri()
        if sub.tingkat == "sub_kegiatan"
        for x in k.bahan.penjelasan_sub.get(sub.mata.pk, [])
    ]
    if penjelasan:
        rinci = "; ".join(kecilkan(tanpa_titik(x)) for x in gabung_mirip(penjelasan))
        return rangkai(isi, f" Penjelasan yang dilaporkan: {rinci}.")
    return rangkai(
        isi,
        " ",
        tanya(
            f"serapan:{s.mata.kode}:{k.tahun}",
            f"Mengapa {format_rupiah(s.jumlah.sisa)} tidak terserap?",
        ),
    )


def _belum_dicatat(k: KonteksSusun, s: Simpul) -> Isi:
    """What is not recorded may have been spent all the same."""
    banyak = len(k.bahan.anggaran.belum_dicatat(s))
    if not banyak:
        return ""
    n = k.cacah(f"belum_dicatat:{s.mata.kode}", banyak, "sub kegiatan")
    return rangkai(" menurut yang tercatat (realisasi ", n, " belum dicatat)")


def _butir_efisiensi(k: KonteksSusun, b: BarisIndikator, n: Decimal) -> tuple[Potongan, ...]:
    kode = b.indikator.kode
    return rangkai(
        f"{b.indikator.sebutan}: ",
        Teks(format_persen(n, k.desimal), medan=f"efisiensi:{kode}:{k.tahun}"),
        ", dengan capaian ",
        nilai_capaian(kode, b.ukuran),
        " dan serapan ",
        Teks(
            format_persen(b.anggaran.serapan.nilai, k.desimal),
            medan=f"serapan:{kode}:{k.tahun}",
        ),
        ".",
    )


def _kuadran(k: KonteksSusun) -> list[Blok]:
    dipakai = baris_kuadran(k)
    if not dipakai:
        return []
    lain = [
        b for b in dipakai
        if not (b.indikator.sasaran and b.indikator.sasaran.tingkat in PUNCAK)
    ]  # fmt: skip
    tingkat = ""
    if len(lain) < len(dipakai) and all(nilai(b) < SERATUS for b in lain):
        di_atas = (b.simpul for b in dipakai if b not in lain)
        puncak = dict.fromkeys(kecilkan(k.sebutan_simpul(x)) for x in di_atas)
        tingkat = f" {urutkan(list(puncak))}"
        tingkat += " serta indikator yang belum mencapai target" if lain else ""
    return [
        par(
            f"Letak capaian terhadap serapan{tingkat} digambarkan pada ",
            Rujukan("kuadran"),
            f".{simpulan_kuadran(k, dipakai)}",
        ),
        kuadran_gambar(k, dipakai),
    ]


# --- A.7 ---------------------------------------------------------------------------------


def program(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.7."""
    kepala = judul("A.7 Analisis Program dan Kegiatan yang Menunjang Pencapaian Kinerja", 2)
    tabel = k.tabel("analisis_program")
    if not k.bahan.anggaran.program:
        kosong = belum("program", f"Program dan kegiatan tahun {k.tahun} belum diisi.")
        return tandai((kepala, *k.kosong(kosong, "analisis_program")), "bab3:a7")
    terkait = any(t.baris for t in tabel)
    awal = par(
        f"Program dan kegiatan tahun {k.tahun} beserta indikator yang ditunjangnya disajikan pada ",
        k.rujuk("analisis_program"),
        ".",
    )
    pembuka: tuple[Blok, ...] = (awal, *tabel) if terkait else tuple(tabel)
    isi: list[Blok] = [*_penunjang_rendah(k)]
    tak_terkait = [
        s
        for p in k.bahan.anggaran.program
        for s in (p, *p.anak)
        if not k.bahan.anggaran.ditunjang(s)
    ]
    if tak_terkait and terkait:
        nama = urutkan_titik_koma([sebut_mata(s.tingkat, s.mata.nama) for s in tak_terkait])
        isi.append(par(f"Belum dikaitkan dengan indikator: {nama}."))
    if k.serapan_rendah:
        isi.append(
            par(
                "Serapan ",
                k.cacah("serapan_rendah", len(k.serapan_rendah), "kegiatan"),
                f" di bawah {k.batas_serapan}; rinciannya diuraikan pada A.6.",
            )
        )
    ekor = (seksi("bab3:a7_analisis", "A.7 Analisis Program dan Kegiatan", *isi),) if isi else ()
    return (*tandai(mendatar(kepala, *pembuka), "bab3:a7"), *ekor)


def _penunjang_rendah(k: KonteksSusun) -> list[Blok]:
    """What stands behind each indicator below its target; its name once, however much it is."""
    butir: list[Butir] = []
    for b in k.di_bawah:
        simpul = k.bahan.anggaran.penunjang(b.indikator.pk)
        awal = rangkai(
            Teks(b.indikator.sebutan, tebal=True),
            " (capaian ",
            nilai_capaian(b.indikator.kode, b.ukuran),
            ")",
        )
        if not simpul:
            butir.append(Butir(rangkai(awal, " belum dikaitkan dengan program atau kegiatan.")))
        elif len(simpul) == 1:
            butir.append(Butir(rangkai(awal, " ditunjang ", _mata(k, simpul[0]), ".")))
        else:
            rinci = daftar([rangkai(_mata(k, s), ".") for s in simpul])
            butir.append(Butir(rangkai(awal, " ditunjang:"), rinci))
    if not butir:
        semua = par("Semua indikator terukur mencapai target.")
        return [semua] if k.terukur else []
    return [par("Indikator di bawah target dan anggaran yang menunjangnya:"), Daftar(tuple(butir))]


def _yang_ditunjang(k: KonteksSusun, s: Simpul) -> Isi:
    """Every indicator that it supports, with its capaian."""
    menurut = {b.indikator.pk: b for b in k.bahan.baris}
    ada = [menurut[i] for i in k.bahan.anggaran.ditunjang(s) if i in menurut]
    if not ada:
        return ""
    capaian = [
        rangkai(f"{b.indikator.sebutan} (capaian ", nilai_capaian(b.indikator.kode, b.ukuran), ")")
        for b in ada
    ]
    return rangkai("; indikator yang ditunjang: ", urutkan_isi(capaian, pemisah="; "))


def _mata(k: KonteksSusun, s: Simpul) -> tuple[Potongan, ...]:
    return rangkai(f"{sebut_mata(s.tingkat, s.mata.nama)}: ", k.serapan(s.mata.kode, s.jumlah))


# --- A.8 ---------------------------------------------------------------------------------


def rekomendasi(k: KonteksSusun) -> tuple[Blok, ...]:
    """A.8."""
    evaluasi = k.bahan.evaluasi
    isi: list[Blok] = [
        judul("A.8 Rekomendasi dan Tindak Lanjut", 2),
        judul(f"A.8.1 Rekomendasi dan Tindak Lanjut LHE AKIP Tahun {k.tahun}", 3),
    ]
    if evaluasi is None:
        teks = f"Hasil evaluasi AKIP yang dilaporkan pada tahun {k.tahun} belum diisi."
        return (
            *isi,
            *k.kosong(belum("evaluasi", teks), "rekomendasi_lhe"),
            judul("A.8.2 Simpulan Hasil Evaluasi", 3),
            *k.tabel("nilai_akip"),
        )
    semua = list(evaluasi.rekomendasi.all())
    if semua:
        isi.append(
            par(
                f"LHE memuat {hitungan(len(semua), 'rekomendasi')}: {status_lhe(semua)}. "
                "Rinciannya disajikan pada ",
                k.rujuk("rekomendasi_lhe"),
                ".",
            )
        )
        isi += k.tabel("rekomendasi_lhe")
    else:
        tanpa = par("LHE tidak memuat rekomendasi atau rekomendasinya belum diisi.")
        isi += k.kosong(tanpa, "rekomendasi_lhe")
    isi.append(judul("A.8.2 Simpulan Hasil Evaluasi", 3))
    isi.append(
        par(
            "Nilai akuntabilitas kinerja menurut LHE adalah ",
            Teks(format_angka(evaluasi.nilai, 2), medan=f"akip:nilai:{k.tahun}"),
            " dengan predikat ",
            Teks(evaluasi.predikat, medan=f"akip:predikat:{k.tahun}"),
            f" ({evaluasi.sebutan}). {_makna(evaluasi)}Nilai setiap komponen disajikan pada ",
            k.rujuk("nilai_akip"),
            ".",
            _komponen_terendah(k, evaluasi),
        )
    )
    isi += k.tabel("nilai_akip")
    return tuple(isi)


def _makna(evaluasi: EvaluasiAKIP) -> str:
    """What the year's rule says of the score, as a sentence with the space after it."""
    teks = makna_nilai(evaluasi.nilai, evaluasi.predikat, evaluasi.tahun)
    return f"{teks} " if teks else ""


def status_lhe(semua: Iterable[RekomendasiLHE]) -> str:
    """`2 (dua) selesai, 9 (sembilan) dalam proses, dan 0 …`, only what there is."""
    daftar_status = [r.status for r in semua]
    status = StatusRekomendasi
    return urutkan(
        [
            cacah(n, status(s).label.lower())
            for s in (status.SELESAI, status.PROSES, status.BELUM)
            if (n := daftar_status.count(s))
        ]
    )


def _komponen_terendah(k: KonteksSusun, evaluasi: EvaluasiAKIP) -> Isi:
    """The component that is furthest from its weight."""
    komponen = [c for c in evaluasi.komponen.all() if c.bobot > 0]
    if len(komponen) < 2:
        return ""
    bagian = [(bulatkan(persen(c.nilai, c.bobot), k.desimal), c) for c in komponen]
    rendah, c = min(bagian, key=lambda x: x[0])
    teks = (
        f"{format_angka(c.nilai, 2)} dari {format_angka(c.bobot)} "
        f"({format_persen(rendah, k.desimal)})"
    )
    return rangkai(
        f" Komponen yang paling jauh dari bobotnya adalah {kapital(c.nama)}: ",
        Teks(teks, medan=f"akip:komponen_terendah:{k.tahun}"),
        ".",
    )
