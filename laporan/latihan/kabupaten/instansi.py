"""PURE. The agencies of a made-up kabupaten: their kinds, units, and what they work for.

Names of places are invented. The first forty are one of every kind that a kabupaten has; what is
asked for beyond them are more kecamatan, kelurahan and UPTD.
"""

from dataclasses import dataclass
from itertools import cycle, islice

from kinerja.jenis import JenisPD, JenisUnit

PEMDA, KEPALA_DAERAH, TEMPAT = "Kabupaten Tirta Karsa", "Bupati Tirta Karsa", "Karsa Mulya"


@dataclass(frozen=True)
class Bidang:
    """One unit below the head: its name, what it improves, and what it counts."""

    nama: str
    hasil: str
    keluaran: str
    satuan: str


@dataclass(frozen=True)
class Instansi:
    """One agency."""

    kode: str
    nama: str
    singkatan: str
    jenis: JenisPD
    urusan: str
    """The first two levels of its budget codes."""
    hasil: str
    """What it is there for, after "Meningkatnya"."""
    jenis_bidang: JenisUnit
    bidang: tuple[Bidang, ...]


#: Name; abbreviation; kind; urusan; result; then for each unit: name, result, what is counted, its
#: unit of measure.
_DAFTAR = """
Sekretariat Daerah; Setda; sekretariat_daerah; 4.01; tata kelola pemerintahan daerah
  Bagian Pemerintahan; kerja sama dan administrasi kewilayahan; dokumen kerja sama; Dokumen
  Bagian Organisasi; akuntabilitas kinerja dan pelayanan publik; perangkat daerah yang didampingi; Perangkat Daerah
  Bagian Pengadaan Barang dan Jasa; kematangan pengadaan; paket yang selesai dipilih; Paket
Sekretariat DPRD; Setwan; sekretariat_dprd; 4.02; layanan persidangan dan fungsi DPRD
  Bagian Persidangan; fasilitasi pembentukan perda; rancangan perda yang difasilitasi; Rancangan
  Bagian Umum dan Keuangan; layanan administrasi DPRD; layanan yang selesai; Layanan
Inspektorat Daerah; Inspektorat; inspektorat; 6.01; pengawasan intern pemerintah
  Inspektur Pembantu Wilayah I; penyelesaian tindak lanjut hasil pemeriksaan; laporan hasil pengawasan; Laporan
  Inspektur Pembantu Wilayah II; kepatuhan pelaporan; perangkat daerah yang dievaluasi; Perangkat Daerah
  Inspektur Pembantu Khusus; pencegahan korupsi; pengaduan yang ditangani; Pengaduan
Dinas Pendidikan; Disdik; dinas; 1.01; mutu layanan pendidikan
  Bidang Pembinaan Sekolah Dasar; mutu sekolah dasar; sekolah dasar yang dibina; Sekolah
  Bidang Pembinaan Sekolah Menengah Pertama; mutu sekolah menengah pertama; sekolah menengah yang dibina; Sekolah
  Bidang Pendidik dan Tenaga Kependidikan; kompetensi pendidik; guru yang dilatih; Orang
Dinas Kesehatan; Dinkes; dinas; 1.02; derajat kesehatan masyarakat
  Bidang Kesehatan Masyarakat; layanan kesehatan ibu dan anak; posyandu yang aktif; Posyandu
  Bidang Pencegahan dan Pengendalian Penyakit; penemuan dan pengobatan penyakit menular; penderita yang diobati; Orang
  Bidang Pelayanan Kesehatan; mutu puskesmas; puskesmas yang dibina; Puskesmas
Rumah Sakit Umum Daerah Karsa Husada; RSUD; rumah_sakit; 1.02; mutu layanan rumah sakit
  Bidang Pelayanan Medik; keselamatan pasien; pasien rawat inap yang dilayani; Orang
  Bidang Penunjang; kesiapan alat kesehatan; alat yang dikalibrasi; Unit
  Bidang Keuangan; kemandirian BLUD; laporan keuangan BLUD; Laporan
Dinas Pekerjaan Umum dan Penataan Ruang; DPUPR; dinas; 1.03; infrastruktur wilayah
  Bidang Bina Marga; kemantapan jalan kabupaten; jalan yang ditingkatkan; Kilometer
  Bidang Sumber Daya Air; layanan irigasi; jaringan irigasi yang direhabilitasi; Meter
  Bidang Cipta Karya; akses air minum layak; sambungan rumah baru; Sambungan Rumah
Dinas Perumahan dan Kawasan Permukiman; Disperkim; dinas; 1.04; kelayakan hunian
  Bidang Perumahan; rumah layak huni; rumah yang diperbaiki; Unit
  Bidang Kawasan Permukiman; penanganan kawasan kumuh; kawasan yang ditata; Hektar
Satuan Polisi Pamong Praja; Satpol PP; satpol_pp; 1.05; ketenteraman dan ketertiban umum
  Bidang Penegakan Peraturan Daerah; kepatuhan terhadap peraturan daerah; pelanggaran yang diselesaikan; Kasus
  Bidang Ketertiban Umum; penanganan gangguan ketertiban; patroli yang dilaksanakan; Kali
Badan Penanggulangan Bencana Daerah; BPBD; bpbd; 1.05; ketangguhan menghadapi bencana
  Bidang Pencegahan dan Kesiapsiagaan; kesiapsiagaan desa; desa tangguh bencana; Desa
  Bidang Kedaruratan dan Logistik; kecepatan tanggap darurat; kejadian yang ditangani; Kejadian
Dinas Pemadam Kebakaran dan Penyelamatan; Damkar; dinas; 1.05; layanan pemadaman dan penyelamatan
  Bidang Pencegahan Kebakaran; proteksi kebakaran gedung; gedung yang diperiksa; Gedung
  Bidang Pemadaman; ketepatan waktu tanggap; kebakaran yang dipadamkan; Kejadian
Dinas Sosial; Dinsos; dinas; 1.06; kesejahteraan sosial
  Bidang Perlindungan dan Jaminan Sosial; ketepatan penerima bantuan; keluarga penerima manfaat; Keluarga
  Bidang Rehabilitasi Sosial; keberfungsian sosial; penerima rehabilitasi; Orang
Dinas Tenaga Kerja dan Transmigrasi; Disnakertrans; dinas; 2.07; penempatan tenaga kerja
  Bidang Pelatihan dan Produktivitas; kompetensi pencari kerja; peserta pelatihan; Orang
  Bidang Hubungan Industrial; penyelesaian perselisihan; perselisihan yang diselesaikan; Kasus
Dinas Pemberdayaan Perempuan dan Perlindungan Anak; DP3A; dinas; 2.08; kesetaraan gender dan perlindungan anak
  Bidang Pengarusutamaan Gender; anggaran responsif gender; perangkat daerah yang didampingi; Perangkat Daerah
  Bidang Perlindungan Anak; penanganan korban kekerasan; korban yang dilayani; Orang
Dinas Ketahanan Pangan; DKP; dinas; 2.09; ketahanan pangan
  Bidang Ketersediaan Pangan; cadangan pangan; cadangan pangan yang tersedia; Ton
  Bidang Konsumsi Pangan; keragaman konsumsi pangan; kelompok yang dibina; Kelompok
Dinas Lingkungan Hidup; DLH; dinas; 2.11; kualitas lingkungan hidup
  Bidang Pengelolaan Sampah; penanganan sampah; sampah yang terangkut; Ton
  Bidang Pengendalian Pencemaran; ketaatan pelaku usaha; pelaku usaha yang diawasi; Usaha
Dinas Kependudukan dan Pencatatan Sipil; Disdukcapil; dinas; 2.12; tertib administrasi kependudukan
  Bidang Pelayanan Pendaftaran Penduduk; kepemilikan dokumen kependudukan; dokumen yang diterbitkan; Dokumen
  Bidang Pelayanan Pencatatan Sipil; kepemilikan akta; akta yang diterbitkan; Akta
Dinas Pemberdayaan Masyarakat dan Desa; DPMD; dinas; 2.13; kemandirian desa
  Bidang Pemerintahan Desa; tata kelola pemerintahan desa; desa yang dibina; Desa
  Bidang Pemberdayaan Masyarakat; kinerja BUM Desa; BUM Desa yang dibina; BUM Desa
Dinas Pengendalian Penduduk dan Keluarga Berencana; DPPKB; dinas; 2.14; kualitas keluarga
  Bidang Keluarga Berencana; pemakaian kontrasepsi modern; akseptor baru; Orang
  Bidang Ketahanan Keluarga; pencegahan tengkes; keluarga berisiko yang didampingi; Keluarga
Dinas Perhubungan; Dishub; dinas; 2.15; keselamatan dan kelancaran angkutan
  Bidang Lalu Lintas; kelengkapan fasilitas keselamatan; rambu yang terpasang; Unit
  Bidang Angkutan; kelaikan kendaraan; kendaraan yang diuji; Unit
Dinas Komunikasi dan Informatika; Diskominfo; dinas; 2.16; pemerintahan berbasis elektronik
  Bidang Aplikasi Informatika; keterpaduan layanan digital; aplikasi yang terintegrasi; Aplikasi
  Bidang Informasi dan Statistik; keterbukaan informasi; data sektoral yang terbit; Data
Dinas Koperasi, Usaha Kecil, dan Perdagangan; Diskopdag; dinas; 2.17; daya saing usaha mikro
  Bidang Koperasi; kesehatan koperasi; koperasi yang diperiksa; Koperasi
  Bidang Perdagangan; stabilitas harga; pasar yang dibina; Pasar
Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu; DPMPTSP; dinas; 2.18; realisasi penanaman modal
  Bidang Penanaman Modal; kemudahan berusaha; pelaku usaha yang didampingi; Usaha
  Bidang Pelayanan Perizinan; ketepatan waktu izin; izin yang terbit; Izin
Dinas Kepemudaan, Olahraga, dan Pariwisata; Disporapar; dinas; 2.19; prestasi pemuda dan kunjungan wisata
  Bidang Olahraga; prestasi olahraga; atlet yang dibina; Orang
  Bidang Pariwisata; daya tarik wisata; destinasi yang dikembangkan; Destinasi
Dinas Perpustakaan dan Kearsipan; Dispersip; dinas; 2.23; literasi dan tertib arsip
  Bidang Perpustakaan; pemanfaatan perpustakaan; pemustaka yang dilayani; Orang
  Bidang Kearsipan; ketertiban arsip; perangkat daerah yang diaudit; Perangkat Daerah
Dinas Perikanan; Diskan; dinas; 3.25; produksi perikanan
  Bidang Perikanan Budidaya; produksi budidaya; benih yang disalurkan; Ekor
  Bidang Perikanan Tangkap; keselamatan nelayan; nelayan yang dibina; Orang
Dinas Pertanian; Distan; dinas; 3.27; produksi dan nilai tambah pertanian
  Bidang Tanaman Pangan; produktivitas padi; lahan yang didampingi; Hektar
  Bidang Peternakan; kesehatan hewan; ternak yang divaksin; Ekor
Badan Perencanaan Pembangunan Daerah; Bappeda; badan; 5.01; keselarasan perencanaan pembangunan
  Bidang Perencanaan dan Evaluasi; keselarasan dokumen perencanaan; dokumen perencanaan; Dokumen
  Bidang Riset dan Inovasi; pemanfaatan hasil riset; inovasi yang diterapkan; Inovasi
Badan Pengelolaan Keuangan dan Aset Daerah; BPKAD; badan; 5.02; pengelolaan keuangan dan aset
  Bidang Anggaran; ketepatan waktu APBD; dokumen anggaran; Dokumen
  Bidang Aset; tertib aset daerah; bidang tanah yang bersertifikat; Bidang
Badan Pendapatan Daerah; Bapenda; badan; 5.02; kemandirian fiskal
  Bidang Pajak Daerah; kepatuhan wajib pajak; wajib pajak yang didata; Wajib Pajak
  Bidang Pengendalian; penyelesaian piutang pajak; piutang yang tertagih; Berkas
Badan Kepegawaian dan Pengembangan Sumber Daya Manusia; BKPSDM; badan; 5.03; profesionalitas ASN
  Bidang Mutasi dan Promosi; penerapan sistem merit; jabatan yang terisi; Jabatan
  Bidang Pengembangan Kompetensi; kompetensi ASN; ASN yang dilatih; Orang
Badan Kesatuan Bangsa dan Politik; Kesbangpol; badan; 8.01; ketahanan ideologi dan kerukunan
  Bidang Ideologi dan Wawasan Kebangsaan; wawasan kebangsaan; peserta pembinaan; Orang
  Bidang Politik Dalam Negeri; partisipasi politik; organisasi yang dibina; Organisasi
"""  # noqa: E501 - a table
_KECAMATAN = (
    "Karsa Mulya", "Tirta Utara", "Tirta Selatan", "Hulu Jernih", "Hilir Jernih",
    "Bukit Sari", "Lembah Asri", "Muara Tenang",
)  # fmt: skip
_SEKSI = (
    Bidang("Seksi Pemerintahan", "pembinaan pemerintahan desa", "desa yang dibina", "Desa"),
    Bidang("Seksi Pelayanan", "mutu pelayanan umum", "layanan yang selesai", "Layanan"),
)
_TAMBAHAN = (
    (JenisPD.KECAMATAN, "Kecamatan Karsa", "7.01", "pelayanan dan pembinaan kecamatan"),
    (JenisPD.KELURAHAN, "Kelurahan Karsa", "7.01", "pelayanan kelurahan"),
    (JenisPD.UPTD, "UPTD Puskesmas Karsa", "1.02", "mutu layanan kesehatan dasar"),
)
_JENIS_BIDANG = {
    JenisPD.SEKRETARIAT_DAERAH: JenisUnit.BAGIAN,
    JenisPD.SEKRETARIAT_DPRD: JenisUnit.BAGIAN,
    JenisPD.INSPEKTORAT: JenisUnit.IRBAN,
    JenisPD.KECAMATAN: JenisUnit.SEKSI,
    JenisPD.KELURAHAN: JenisUnit.SEKSI,
    JenisPD.UPTD: JenisUnit.SEKSI,
}


def daftar_instansi(banyak: int) -> list[Instansi]:
    """The first so many agencies of the kabupaten."""
    semua = [*_tertulis(), *(_kecamatan(nama) for nama in _KECAMATAN)]
    lain = (_tambahan(n, *isi) for n, isi in enumerate(cycle(_TAMBAHAN), 1))
    return [*semua[:banyak], *islice(lain, max(0, banyak - len(semua)))]


def _tertulis() -> list[Instansi]:
    kumpulan: list[tuple[str, list[Bidang]]] = []
    for baris in _DAFTAR.strip().splitlines():
        if baris.startswith(" "):
            kumpulan[-1][1].append(Bidang(*(b.strip() for b in baris.split(";"))))
        else:
            kumpulan.append((baris, []))
    hasil = []
    for kepala, bidang in kumpulan:
        nama, singkatan, jenis, urusan, tujuan = (b.strip() for b in kepala.split(";"))
        hasil.append(_instansi(nama, singkatan, JenisPD(jenis), urusan, tujuan, tuple(bidang)))
    return hasil


def _instansi(
    nama: str, singkatan: str, jenis: JenisPD, urusan: str, hasil: str, bidang: tuple[Bidang, ...]
) -> Instansi:
    kode = "tk-" + singkatan.lower().replace(".", "").replace(" ", "-")
    jenis_bidang = _JENIS_BIDANG.get(jenis, JenisUnit.BIDANG)
    return Instansi(kode, nama, singkatan, jenis, urusan, hasil, jenis_bidang, bidang)


def _kecamatan(nama: str) -> Instansi:
    lengkap, hasil = f"Kecamatan {nama}", "pelayanan dan pembinaan kecamatan"
    return _instansi(lengkap, f"Kec. {nama}", JenisPD.KECAMATAN, "7.01", hasil, _SEKSI)


def _tambahan(nomor: int, jenis: JenisPD, nama: str, urusan: str, hasil: str) -> Instansi:
    lengkap = f"{nama} {nomor}"
    return _instansi(lengkap, f"{jenis.value} {nomor}", jenis, urusan, hasil, _SEKSI)
