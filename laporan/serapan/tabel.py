"""The tables of spending, for the page and for files alike."""

from dataclasses import dataclass
from decimal import Decimal

from anggaran.impor.nilai import nama_bulan
from anggaran.rekening import NAMA
from anggaran.serapan import BarisFisik, fisik_tertimbang
from anggaran.serapan_bulan import PorsiDana
from kinerja.angka import KOSONG, bulatkan, format_angka, format_persen, persen
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


def tabel_bulan(b: BahanSerapan) -> Tabel:
    """Month by month against the time gone."""
    catatan = [
        "Waktu adalah bagian tahun yang sudah berjalan; selisih adalah serapan dikurangi waktu, "
        "dalam poin persen. Pagu menurut dokumen anggaran yang terakhir.",
    ]
    if b.rencana:
        catatan.append("Deviasi adalah realisasi dikurangi rencana kas, keduanya sejak Januari.")
    if (p := b.perkiraan) is not None:
        tahun = ", ".join(map(str, p.tahun))
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
        "serapan_rekening", "Anggaran menurut Jenis Belanja", "Belanja", baris, b.jenis, ()
    )


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
            "Realisasi yang tidak menyebut sumber dana mengikuti sumber dana pagunya; bila pagunya "
            "dari beberapa sumber, dicatat sebagai tidak dirinci.",
        )
        if tak_terpisah
        else (),
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


def tabel_rfk(b: BahanSerapan) -> Tabel:
    """The monthly report of physical and financial progress, in the office's form."""
    bulan = b.bulan
    pagu = b.per_sub(b.pagu)
    lalu, kini = (b.per_sub(b.realisasi(n)) for n in (bulan - 1, bulan))
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
            Kolom("Rp", "kanan", 14, "Bulan Lalu", "lalu"),
            Kolom("Rp", "kanan", 14, "Bulan Ini", "ini"),
            Kolom("Rp", "kanan", 14, "s.d. Bulan Ini", "sampai"),
            Kolom("%", "kanan", 8, "s.d. Bulan Ini", "serapan"),
            Kolom("Fisik (%)", "kanan", 8, kunci="fisik"),
            _kolom("Sisa Anggaran (Rp)", "sisa"),
        ),
        tuple(baris),
        lebar=True,
        bernomor=False,
        catatan=(
            "Fisik menurut laporan triwulan yang terakhir berakhir sampai bulan ini; pada program, "
            "kegiatan, dan jumlah ditimbang dengan anggarannya (bobot × fisik), sub kegiatan yang "
            "belum diisi dihitung 0.",
        ),
        kosong="Belum ada sub kegiatan pada tahun ini.",
    )


def _baris_rfk(
    b: BahanSerapan,
    nomor: str,
    nama: str,
    milik: list[int],
    pagu: dict[int, int],
    lalu: dict[int, int],
    kini: dict[int, int],
    tingkat: int,
) -> Baris:
    anggaran = sum(pagu.get(pk, 0) for pk in milik)
    sebelum, sampai = (sum(isi.get(pk, 0) for pk in milik) for isi in (lalu, kini))
    fisik = (
        b.fisik.get(milik[0])
        if nomor
        else fisik_tertimbang(BarisFisik(pagu.get(pk, 0), b.fisik.get(pk)) for pk in milik)
    )
    return Baris(
        (
            Sel(nomor), Sel(nama), _rp(anggaran),
            _pct(persen(anggaran, b.total_pagu) if b.total_pagu else None),
            _rp(sebelum), _rp(sampai - sebelum), _rp(sampai),
            _pct(persen(sampai, anggaran) if anggaran else None), _pct(fisik),
            _rp(anggaran - sampai),
        ),
        tingkat=tingkat,
    )  # fmt: skip


@dataclass(frozen=True)
class BarisSerapanLayar:
    """A row with the heading of each of its cells, for a phone."""

    baris: Baris
    sel: tuple[tuple[str, Sel], ...]


def untuk_layar(t: Tabel) -> tuple[Tabel, list[BarisSerapanLayar]]:
    """A table with its rows as a page shows them."""
    judul = [f"{k.kelompok} {k.judul}".strip() for k in t.kolom]
    return t, [BarisSerapanLayar(b, tuple(zip(judul, b.sel, strict=True))) for b in t.baris]


def semua_tabel(b: BahanSerapan) -> tuple[Tabel, ...]:
    """The tables of the page, in its order."""
    return (tabel_bulan(b), tabel_rekening(b), tabel_sumber(b), tabel_versi(b))


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
