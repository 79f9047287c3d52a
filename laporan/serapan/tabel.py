"""The tables of spending, for the page and for files alike."""

from dataclasses import dataclass
from decimal import Decimal

from anggaran.impor.nilai import nama_bulan
from anggaran.models import SubKegiatan
from anggaran.rekening import NAMA
from anggaran.serapan import BarisFisik, fisik_tertimbang
from anggaran.serapan_bulan import JenisBulanan, PorsiDana
from kinerja.angka import KOSONG, bulatkan, format_angka, format_persen, persen
from kinerja.kata_daftar import urutkan
from kinerja.models import TahunLatihan
from kinerja.periode import format_tanggal
from laporan.dokumen.latihan import tandai_latihan
from laporan.dokumen.unsur import Bagian, Baris, Blok, Dokumen, Kolom, Sel, Tabel
from laporan.serapan.bahan import BahanSerapan
from laporan.serapan.gambar import gambar_dokumen


def _rp(nilai: int | None) -> Sel:
    return Sel(KOSONG, rata="kanan") if nilai is None else Sel(format_angka(nilai), nilai, "angka")


def _pct(nilai: Decimal | None, *, tanda: bool = False) -> Sel:
    if nilai is None:
        return Sel(KOSONG, rata="kanan")
    bulat = bulatkan(nilai, 2)
    teks = format_persen(bulat, 2)
    return Sel(f"+{teks}" if tanda and bulat > 0 else teks, bulat, "persen", 2)


def _kolom(judul: str, kunci: str) -> Kolom:
    return Kolom(judul, "kanan", 14, kunci=kunci)


def _menurut_dokumen(b: BahanSerapan) -> tuple[str, ...]:
    """Which document the pagu is read from; empty without one."""
    v = b.versi_berlaku
    if v is None:
        return ()
    nomor = f" ({v.nomor})" if v.nomor else ""
    return (
        f"Pagu menurut anggaran {v.get_jenis_display().lower()}{nomor}, yang berlaku pada "
        f"{format_tanggal(b.hari)}.",
    )


def tabel_bulan(b: BahanSerapan) -> Tabel:
    """Month by month against the time gone."""
    catatan = [
        "Waktu adalah bagian tahun yang sudah berjalan; selisih adalah serapan dikurangi waktu, "
        "dalam poin persen. Serapan setiap bulan dihitung dari pagu yang berlaku pada hari "
        "terakhirnya.",
        *_menurut_dokumen(b),
    ]
    if b.rencana:
        catatan.append(
            "Deviasi adalah realisasi dikurangi rencana kas, keduanya sejak Januari."
            if b.berencana_kas
            else "Deviasi adalah realisasi dikurangi rencana per jenis belanja, keduanya sejak "
            "Januari."
        )
    if (p := b.perkiraan) is not None:
        tahun = urutkan([str(n) for n in p.tahun])
        catatan.append(
            f"Perkiraan realisasi akhir tahun Rp{format_angka(p.nilai)}: realisasi s.d. "
            f"{nama_bulan(b.bulan)} dibagi {format_persen(bulatkan(p.porsi, 2), 2)}, rata-rata "
            f"bagian realisasi setahun yang sudah dicapai pada bulan yang sama tahun {tahun}."
        )
    return Tabel(
        "serapan_bulan",
        "Realisasi Anggaran per Bulan",
        (
            Kolom("Bulan", lebar=14, kunci="bulan"),
            _kolom("Realisasi Bulan Ini (Rp)", "ini"),
            _kolom("Realisasi s.d. Bulan Ini (Rp)", "sampai"),
            _kolom("Serapan", "serapan"),
            _kolom("Waktu", "waktu"),
            _kolom("Selisih", "selisih"),
            *(
                (_kolom("Rencana s.d. Bulan Ini (Rp)", "rak"), _kolom("Deviasi (Rp)", "deviasi"))
                if b.rencana
                else ()
            ),
        ),
        tuple(
            Baris(
                (
                    Sel(nama_bulan(m.bulan)), _rp(m.ini), _rp(m.sampai), _pct(m.serapan),
                    _pct(m.waktu), _pct(m.selisih, tanda=True),
                    *(
                        (_rp(b.rencana[m.bulan]), _rp(m.sampai - b.rencana[m.bulan]))
                        if b.rencana
                        else ()
                    ),
                )
            )
            for m in b.bulanan
        ),
        bernomor=False,
        catatan=tuple(catatan),
        kosong="Belum ada realisasi anggaran pada tahun ini.",
    )  # fmt: skip


def tabel_rekening(b: BahanSerapan) -> Tabel:
    """By jenis belanja, each with its rincian objek as far as lines are itemised."""
    baris: list[Baris] = []
    for jenis in b.jenis:
        baris.append(_porsi(jenis, _nama_rekening(jenis.kunci)))
        baris += [
            _porsi(o, o.kunci, tingkat=1)
            for o in b.objek
            if o.kunci != jenis.kunci and ".".join(o.kunci.split(".")[:3]) == jenis.kunci
        ]
    return _tabel_porsi(
        "serapan_rekening", "Anggaran menurut Jenis Belanja", "Belanja", baris, b.jenis,
        _menurut_dokumen(b),
    )  # fmt: skip


def tabel_sumber(b: BahanSerapan) -> Tabel:
    """By source of money."""
    tak_terpisah = any(not s.kunci and s.realisasi for s in b.sumber)
    return _tabel_porsi(
        "serapan_sumber",
        "Anggaran menurut Sumber Dana",
        "Sumber Dana",
        [_porsi(s, s.kunci or "Tidak dirinci") for s in b.sumber],
        b.sumber,
        (
            *_menurut_dokumen(b),
            *(
                (
                    "Realisasi yang tidak menyebut sumber dana mengikuti sumber dana pagunya; bila "
                    "pagunya dari beberapa sumber, dicatat sebagai tidak dirinci.",
                )
                if tak_terpisah
                else ()
            ),
        ),
    )


def _nama_rekening(kode: str) -> str:
    return f"{kode} {NAMA[kode]}" if kode in NAMA else kode


def _porsi(p: PorsiDana, nama: str, *, tingkat: int = 0) -> Baris:
    sel = (Sel(nama), _rp(p.pagu), _rp(p.realisasi), _rp(p.pagu - p.realisasi), _pct(p.serapan))
    return Baris(sel, tingkat=tingkat)


def _tabel_porsi(
    kunci: str,
    judul: str,
    kepala: str,
    baris: list[Baris],
    semua: list[PorsiDana],
    catatan: tuple[str, ...],
) -> Tabel:
    if semua:
        jumlah = PorsiDana("", sum(s.pagu for s in semua), sum(s.realisasi for s in semua))
        total = _porsi(jumlah, "Jumlah")
        baris = [*baris, Baris(total.sel, "jumlah")]
    return Tabel(
        kunci,
        judul,
        (
            Kolom(kepala, lebar=34, kunci="nama", pohon=True),
            _kolom("Pagu (Rp)", "pagu"),
            _kolom("Realisasi (Rp)", "realisasi"),
            _kolom("Sisa (Rp)", "sisa"),
            _kolom("Serapan", "serapan"),
        ),
        tuple(baris),
        bernomor=False,
        catatan=catatan,
        kosong="Belum ada pagu pada tahun ini.",
    )


def tabel_versi(b: BahanSerapan) -> Tabel:
    """The budget documents of the year."""
    baris: list[Baris] = []
    lalu: int | None = None
    for v, pagu in b.per_versi:
        tanggal = format_tanggal(v.tanggal) if v.tanggal else KOSONG
        nama = f"{v.ke}. {v.get_jenis_display()}"
        selisih = None if lalu is None else pagu - lalu
        baris.append(
            Baris((Sel(nama), Sel(v.nomor or KOSONG), Sel(tanggal), _rp(pagu), _rp(selisih)))
        )
        lalu = pagu
    return Tabel(
        "serapan_versi",
        "Pagu menurut Dokumen Anggaran",
        (
            Kolom("Dokumen", lebar=18, kunci="dokumen"),
            Kolom("Nomor", lebar=24, kunci="nomor"),
            Kolom("Tanggal", "tengah", 18, kunci="tanggal"),
            _kolom("Pagu (Rp)", "pagu"),
            _kolom("Bertambah/Berkurang (Rp)", "selisih"),
        ),
        tuple(baris),
        bernomor=False,
        kosong="Belum ada dokumen anggaran pada tahun ini.",
    )


@dataclass(frozen=True)
class MasaRfk:
    """Spending since January and physical progress of each sub kegiatan at the end of a month."""

    realisasi: dict[int, int]
    fisik: dict[int, Decimal]


def _masa_rfk(b: BahanSerapan, bulan: int) -> MasaRfk:
    return MasaRfk(b.per_sub(b.realisasi(bulan)), b.fisik_pada(bulan))


def tabel_rfk(b: BahanSerapan) -> Tabel:
    """The monthly report of physical and financial progress, in the office's form."""
    bulan = b.bulan
    pagu = b.per_sub(b.pagu_baris)
    lalu, kini = (_masa_rfk(b, n) for n in (bulan - 1, bulan))
    baris: list[Baris] = []
    induk: tuple[str, str] = ("", "")
    for nomor, s in enumerate(b.sub, 1):
        k, p = s.kegiatan, s.kegiatan.program
        for tingkat, (kode, nama) in enumerate(((p.kode, p.nama), (k.kode, k.nama))):
            if induk[tingkat] != kode:
                milik = [
                    x.pk for x in b.sub
                    if (x.kegiatan if tingkat else x.kegiatan.program).kode == kode
                ]  # fmt: skip
                baris.append(_baris_rfk(b, "", nama, milik, pagu, lalu, kini, tingkat))
                induk = (kode, "") if tingkat == 0 else (induk[0], kode)
        baris.append(_baris_rfk(b, str(nomor), s.nama, [s.pk], pagu, lalu, kini, 2))
    if baris:
        total = _baris_rfk(b, "", "Jumlah", [s.pk for s in b.sub], pagu, lalu, kini, 0)
        baris.append(Baris(total.sel, "jumlah"))
    return Tabel(
        "rfk",
        f"Realisasi Fisik dan Keuangan s.d. {nama_bulan(bulan or 1)} {b.tahun}",
        (
            Kolom("No.", "tengah", 4, kunci="no"),
            Kolom("Program/Kegiatan/Sub Kegiatan", lebar=40, kunci="nama", pohon=True),
            _kolom("Jumlah Anggaran (Rp)", "pagu"),
            Kolom("Bobot", "kanan", 8, kunci="bobot"),
            *(
                kolom
                for masa, kunci in (
                    ("Bulan Lalu", "lalu"),
                    ("Bulan Ini", "ini"),
                    ("s.d. Bulan Ini", "sampai"),
                )
                for kolom in (
                    Kolom("Rp", "kanan", 13, masa, kunci),
                    Kolom("%", "kanan", 8, masa, f"{kunci}_persen"),
                    Kolom("Fisik %", "kanan", 8, masa, f"{kunci}_fisik"),
                )
            ),
            _kolom("Sisa Anggaran (Rp)", "sisa"),
        ),
        tuple(baris),
        lebar=bool(baris),
        bernomor=False,
        catatan=(
            "Fisik menurut laporan triwulan yang terakhir berakhir sampai bulan ini; pada program, "
            "kegiatan, dan jumlah ditimbang dengan anggarannya (bobot × fisik), sub kegiatan yang "
            "belum diisi dihitung 0.",
            *_menurut_dokumen(b),
        )
        if baris
        else (),
        kosong="Belum ada sub kegiatan pada tahun ini.",
    )


def _baris_rfk(
    b: BahanSerapan,
    nomor: str,
    nama: str,
    milik: list[int],
    pagu: dict[int, int],
    lalu: MasaRfk,
    kini: MasaRfk,
    tingkat: int,
) -> Baris:
    anggaran = sum(pagu.get(pk, 0) for pk in milik)
    sebelum, sampai = (sum(m.realisasi.get(pk, 0) for pk in milik) for m in (lalu, kini))
    fisik_lalu, fisik = (
        m.fisik.get(milik[0])
        if nomor
        else fisik_tertimbang(BarisFisik(pagu.get(pk, 0), m.fisik.get(pk)) for pk in milik)
        for m in (lalu, kini)
    )
    maju = None if fisik is None else fisik - (fisik_lalu or Decimal(0))

    def bagian(nilai: int) -> Sel:
        return _pct(persen(nilai, anggaran) if anggaran else None)

    return Baris(
        (
            Sel(nomor), Sel(nama), _rp(anggaran),
            _pct(persen(anggaran, b.total_pagu) if b.total_pagu else None),
            _rp(sebelum), bagian(sebelum), _pct(fisik_lalu),
            _rp(sampai - sebelum), bagian(sampai - sebelum), _pct(maju),
            _rp(sampai), bagian(sampai), _pct(fisik),
            _rp(anggaran - sampai),
        ),
        tingkat=tingkat,
    )  # fmt: skip


@dataclass(frozen=True)
class BarisSerapanLayar:
    """A row with the heading of each of its cells, for a phone, and the part that it plays there:
    `nomor` goes, `nama` heads the row.
    """

    baris: Baris
    sel: tuple[tuple[str, Sel, str], ...]


def untuk_layar(t: Tabel) -> tuple[Tabel, list[BarisSerapanLayar]]:
    """A table with its rows as a page shows them."""
    judul = [f"{k.kelompok} {k.judul}".strip() for k in t.kolom]
    bernomor = t.kolom[0].kunci == "no"
    peran = ["nomor", "nama"] if bernomor else ["nama"]
    peran += [""] * (len(judul) - len(peran))
    return t, [BarisSerapanLayar(b, tuple(zip(judul, b.sel, peran, strict=True))) for b in t.baris]


def tabel_jenis_bulanan(b: BahanSerapan) -> Tabel:
    """Plan and spending of each jenis belanja, month by month, as the office's file says them."""
    baris: list[Baris] = []
    for jenis in sorted({j.rekening for j in b.jenis_bulanan}):
        milik = [j for j in b.jenis_bulanan if j.rekening == jenis]
        ada = [j for j in milik if j.realisasi is not None]
        rencana, realisasi = sum(j.rencana for j in ada), sum(j.realisasi or 0 for j in ada)
        kepala = JenisBulanan(jenis, 0, rencana, realisasi if ada else None)
        baris.append(_baris_jenis(_nama_rekening(jenis), kepala, 0))
        baris += [_baris_jenis(nama_bulan(j.bulan), j, 1) for j in milik]
    return Tabel(
        "serapan_jenis_bulanan",
        "Rencana dan Realisasi menurut Jenis Belanja",
        (
            Kolom("Jenis Belanja dan Bulan", lebar=34, kunci="nama", pohon=True),
            _kolom("Rencana (Rp)", "rencana"),
            _kolom("Realisasi (Rp)", "realisasi"),
            _kolom("Deviasi (Rp)", "deviasi"),
            _kolom("Deviasi", "deviasi_persen"),
        ),
        tuple(baris),
        bernomor=False,
        catatan=(
            "Menurut berkas rencana dan realisasi per jenis belanja yang dimuat terakhir. Baris "
            "jenis belanja menjumlahkan bulan yang realisasinya sudah ada.",
        ),
    )


def _baris_jenis(nama: str, j: JenisBulanan, tingkat: int) -> Baris:
    sel = (
        Sel(nama), _rp(j.rencana), _rp(j.realisasi), _rp(j.deviasi),
        _pct(j.deviasi_persen, tanda=True),
    )  # fmt: skip
    return Baris(sel, tingkat=tingkat)


def tabel_belum_terserap(b: BahanSerapan) -> Tabel:
    """Sub kegiatan of which nothing was spent, once a quarter of the year is gone."""
    return _tabel_sub(
        "serapan_belum", "Sub Kegiatan yang Belum Terserap", "Pagu (Rp)", b.tanpa_realisasi,
        *_menurut_dokumen(b),
    )  # fmt: skip


def tabel_tanpa_fisik(b: BahanSerapan) -> Tabel:
    """Sub kegiatan that were paid for without physical progress."""
    return _tabel_sub(
        "serapan_tanpa_fisik", "Sub Kegiatan yang Terserap tanpa Kemajuan Fisik",
        "Realisasi (Rp)", b.tanpa_fisik,
        "Realisasi sampai akhir triwulan terakhir sudah ada, kemajuan fisiknya belum diisi "
        "atau 0%.",
    )  # fmt: skip


def tabel_tanpa_keluaran(b: BahanSerapan) -> Tabel:
    """Sub kegiatan that were paid for without any output that was due."""
    return _tabel_sub(
        "serapan_tanpa_keluaran", "Sub Kegiatan yang Terserap tanpa Keluaran",
        "Realisasi (Rp)", b.tanpa_keluaran,
        "Keluarannya bertarget sampai triwulan terakhir, realisasi keluarannya belum diisi atau 0.",
    )  # fmt: skip


def _tabel_sub(
    kunci: str, judul: str, angka: str, isi: list[tuple[SubKegiatan, int]], catatan: str = ""
) -> Tabel:
    return Tabel(
        kunci,
        judul,
        (Kolom("Sub Kegiatan", lebar=60, kunci="nama"), _kolom(angka, "nilai")),
        tuple(Baris((Sel(f"{s.kode} {s.nama}"), _rp(nilai))) for s, nilai in isi),
        bernomor=False,
        catatan=(catatan,) if catatan else (),
    )


def semua_tabel(b: BahanSerapan) -> tuple[Tabel, ...]:
    """The tables of the page and its files, in their order."""
    tetap = (tabel_bulan(b), tabel_rekening(b), tabel_sumber(b), tabel_versi(b))
    perlu = (
        tabel_jenis_bulanan(b), tabel_belum_terserap(b), tabel_tanpa_fisik(b),
        tabel_tanpa_keluaran(b),
    )  # fmt: skip
    return (*tetap, *(t for t in perlu if t.baris))


def _bergambar(b: BahanSerapan) -> tuple[Blok, ...]:
    """The tables, each below its chart where it has one."""
    gambar, hasil = gambar_dokumen(b), list[Blok]()
    for t in semua_tabel(b):
        hasil += [gambar[t.kunci], t] if t.kunci in gambar else [t]
    return tuple(hasil)


def dokumen_serapan(b: BahanSerapan, *, rfk: bool) -> Dokumen:
    """The file: the RFK, or all other tables."""
    judul = (
        f"Laporan Fisik dan Keuangan Tahun {b.tahun}"
        if rfk
        else f"Serapan Anggaran Tahun {b.tahun}"
    )
    tabel: tuple[Blok, ...] = (tabel_rfk(b),) if rfk else _bergambar(b)
    dokumen = Dokumen(
        judul=judul,
        subjudul=b.pd.nama,
        pd=b.pd.nama,
        pemda=b.pd.pemda,
        tahun=b.tahun,
        tempat_tanggal=f"{b.pd.tempat}, {b.tahun}",
        bagian_depan=(Bagian(judul.upper(), tabel, "serapan"),),
        nama_berkas=f"{'RFK' if rfk else 'Serapan'}-{b.tahun}-{b.bulan:02d}-{b.pd.kode}",
    )
    return tandai_latihan(dokumen, TahunLatihan.objects.kalimat(b.pd, b.tahun))
