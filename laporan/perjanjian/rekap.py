"""The recapitulation of an agency's agreements: state, content and budget, post by post."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinerja.angka import KOSONG, format_angka
from kinerja.models import Pengguna, PerangkatDaerah, PerjanjianKinerja
from kinerja.periode import format_tanggal
from kinerja.status import DITANDATANGANI, LENGKAP
from laporan.dokumen.kalimat import hitungan
from laporan.dokumen.unsur import NOMOR, Bagian, Baris, Blok, Dokumen, Kolom, Paragraf, Sel, Tabel
from laporan.perjanjian.jumlah import jumlah_mata

_JENJANG = {
    "II": "Pimpinan tinggi pratama (eselon II)",
    "III": "Administrator (eselon III)",
    "IV": "Pengawas (eselon IV)",
    "fungsional": "Jabatan fungsional",
    "pelaksana": "Pelaksana",
}


@dataclass(frozen=True)
class _Satu:
    """One agreement with its sums."""

    p: PerjanjianKinerja
    baris: int
    anggaran: int

    @property
    def jenjang(self) -> str:
        return str(self.p.jabatan.eselon or self.p.jabatan.jenis)

    @property
    def lengkap(self) -> bool:
        return self.p.status in LENGKAP


def perjanjian_terakhir(
    pengguna: Pengguna, pd: PerangkatDaerah, tahun: int
) -> list[PerjanjianKinerja]:
    """The newest version of each post's agreement within the user's scope, with rows and budget."""
    semua = (
        PerjanjianKinerja.objects.untuk(pengguna)
        .filter(pd=pd, tahun=tahun)
        .select_related("jabatan", "pihak_kedua", "pd")
        .prefetch_related("baris", "mata")
        .order_by("jabatan__urutan", "jabatan", "ke")
    )
    return list({p.jabatan_id: p for p in semua}.values())


def rekap_pd(perjanjian: Sequence[PerjanjianKinerja], pd: PerangkatDaerah, tahun: int) -> Dokumen:
    """The document that PDF, Word and Excel print."""
    semua = [
        _Satu(
            p,
            len(p.baris.all()),
            jumlah_mata([(m.kode, m.anggaran) for m in p.mata.all()]),
        )
        for p in perjanjian
    ]
    judul = f"Rekapitulasi Perjanjian Kinerja Tahun {tahun}"
    isi: tuple[Blok, ...] = (Paragraf(_pembuka(semua, pd, tahun)),)
    if semua:
        isi = (*isi, _tabel_jenjang(semua), _tabel_jabatan(semua), _tabel_isi(semua))
    return Dokumen(
        judul=judul,
        subjudul=pd.nama,
        pd=pd.nama,
        pemda=pd.pemda,
        tahun=tahun,
        tempat_tanggal=f"{pd.tempat}, {tahun}",
        bagian_depan=(Bagian(judul.upper(), isi, "rekap-perjanjian"),),
        nama_berkas=f"Rekap-Perjanjian-Kinerja-{tahun}-{pd.kode}",
    )


def _pembuka(semua: list[_Satu], pd: PerangkatDaerah, tahun: int) -> str:
    if not semua:
        return f"Perjanjian Kinerja {pd.nama} tahun {tahun} belum disiapkan."
    lengkap = sum(s.lengkap for s in semua)
    if lengkap == len(semua):
        sebutan = "seluruhnya sudah"
    else:
        sebutan = f"{lengkap} di antaranya sudah" if lengkap else "belum satu pun"
    return (
        f"{pd.nama} memiliki {hitungan(len(semua), 'Perjanjian Kinerja')} tahun {tahun}; "
        f"{sebutan} ditandatangani kedua pihak."
    )


def _tabel_jenjang(semua: list[_Satu]) -> Tabel:
    baris = []
    for kunci, nama in _JENJANG.items():
        milik = [s for s in semua if s.jenjang == kunci]
        if milik:
            baris.append(
                Baris(
                    (
                        Sel(nama),
                        _bulat(len(milik)),
                        _bulat(sum(s.lengkap for s in milik)),
                        _bulat(sum(s.baris for s in milik)),
                        _uang(sum(s.anggaran for s in milik)),
                    )
                )
            )
    jumlah = ("banyak", "lengkap", "indikator")
    nilai = (len(semua), sum(s.lengkap for s in semua), sum(s.baris for s in semua))
    baris.append(
        Baris(
            (
                Sel("Jumlah"),
                *(
                    Sel(format_angka(n), n, "angka", formula=f"=SUM({{{k}@*}})")
                    for k, n in zip(jumlah, nilai, strict=True)
                ),
                Sel(""),
            ),
            "jumlah",
        )
    )
    return Tabel(
        "rekap_jenjang",
        "Perjanjian Kinerja menurut Jenjang Jabatan",
        (
            Kolom("Jenjang", lebar=34, kunci="jenjang"),
            Kolom("Perjanjian", "kanan", 12, kunci="banyak"),
            Kolom("Ditandatangani Kedua Pihak", "kanan", 16, kunci="lengkap"),
            Kolom("Indikator", "kanan", 12, kunci="indikator"),
            Kolom("Anggaran (Rp)", "kanan", 20, kunci="anggaran"),
        ),
        tuple(baris),
        bernomor=False,
        catatan=(
            "Anggaran tidak dijumlahkan antarjenjang: anggaran jenjang bawah adalah bagian dari "
            "anggaran jenjang di atasnya.",
        ),
    )


def _tabel_jabatan(semua: list[_Satu]) -> Tabel:
    return Tabel(
        "rekap_jabatan",
        "Status Perjanjian Kinerja per Jabatan",
        (
            Kolom("No.", "tengah", 4, kunci=NOMOR),
            Kolom("Pihak Pertama", lebar=30, kunci="pihak_pertama"),
            Kolom("Pihak Kedua", lebar=24, kunci="pihak_kedua"),
            Kolom("Versi", lebar=13, kunci="versi"),
            Kolom("Status", lebar=17, kunci="status"),
            Kolom("Mulai Berlaku", "tengah", 13, kunci="berlaku"),
            Kolom("Indikator", "kanan", 9, kunci="indikator"),
            Kolom("Anggaran (Rp)", "kanan", 15, kunci="anggaran"),
            Kolom("Kode Verifikasi", "tengah", 15, kunci="kode"),
        ),
        tuple(_baris_jabatan(n, s) for n, s in enumerate(semua, start=1)),
        lebar=True,
        bernomor=False,
    )


def _baris_jabatan(nomor: int, s: _Satu) -> Baris:
    p = s.p
    kedua = p.sebutan_kedua or (p.pihak_kedua.nama if p.pihak_kedua else p.pd.kepala_daerah)
    return Baris(
        (
            Sel(str(nomor)),
            Sel(p.sebutan_pertama or p.jabatan.nama),
            Sel(kedua),
            Sel(f"Perubahan ke-{p.ke}" if p.ke else "Murni"),
            Sel(str(p.get_status_display())),
            Sel(format_tanggal(p.berlaku_mulai) if p.berlaku_mulai else KOSONG),
            _bulat(s.baris),
            _uang(s.anggaran),
            Sel(p.kode if p.status in DITANDATANGANI else KOSONG),
        )
    )


def _tabel_isi(semua: list[_Satu]) -> Tabel:
    """Every row of every agreement, under its post."""
    baris: list[Baris] = []
    nomor = 0
    for s in semua:
        milik = list(s.p.baris.all())
        if not milik:
            continue
        baris.append(Baris((Sel(s.p.jabatan.nama, rentang=5, rata="kiri"),), "kelompok"))
        lalu = None
        for b in milik:
            nomor += 1
            baris.append(
                Baris(
                    (
                        Sel(str(nomor)),
                        Sel(b.sasaran, lanjutan=b.sasaran == lalu),
                        Sel(b.nama_indikator),
                        Sel(b.satuan),
                        Sel(b.target),
                    )
                )
            )
            lalu = b.sasaran
    return Tabel(
        "rekap_isi",
        "Sasaran, Indikator, dan Target per Jabatan",
        (
            Kolom("No.", "tengah", 4, kunci=NOMOR),
            Kolom("Sasaran", lebar=30, kunci="sasaran"),
            Kolom("Indikator Kinerja", lebar=36, kunci="indikator"),
            Kolom("Satuan", "tengah", 10, kunci="satuan"),
            Kolom("Target", "kanan", 14, kunci="target"),
        ),
        tuple(baris),
        bernomor=False,
        kosong="Belum ada perjanjian yang memuat indikator.",
    )


def _bulat(nilai: int) -> Sel:
    return Sel(format_angka(nilai), nilai, "angka")


def _uang(nilai: int) -> Sel:
    return Sel(format_angka(nilai), nilai, "angka") if nilai else Sel(KOSONG)
