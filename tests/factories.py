"""Made-up Indonesian data for tests. People are named by their position only."""

import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from anggaran import models as anggaran
from kinerja import models as kinerja
from kinerja.peran import ADMIN_PEMDA, PERAN_STAF
from laporan import models as laporan

TAHUN = 2024
PADA = datetime.datetime(2024, 4, 10, 2, 0, tzinfo=datetime.UTC)
SANDI = "sandi-untuk-tes"


class PDFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PerangkatDaerah

    kode = factory.Sequence(lambda n: f"dinas-{n}")
    nama = factory.Sequence(lambda n: f"Dinas Contoh {n}")
    singkatan = "Discontoh"
    pemda = "Kabupaten Contoh"
    kepala_daerah = "Bupati Contoh"
    tempat = "Kota Contoh"


class UnitFactory(DjangoModelFactory):
    """A bidang below the agency's top unit, which is made when it is not there yet."""

    class Meta:
        model = kinerja.UnitKerja

    pd = factory.SubFactory(PDFactory)
    kode = factory.Sequence(lambda n: f"BID-{n}")
    nama = factory.Sequence(lambda n: f"Bidang Contoh {n}")
    jenis = "bidang"
    induk = factory.LazyAttribute(lambda o: puncak(o.pd))


def versi_murni(pd: kinerja.PerangkatDaerah, tahun: int) -> anggaran.VersiAnggaran:
    """Return the agency's original budget of the year, made when it is not there yet."""
    ada = anggaran.VersiAnggaran.objects.filter(pd=pd, tahun=tahun, jenis="murni").first()
    return ada or VersiAnggaranFactory(pd=pd, tahun=tahun)


def puncak(pd: kinerja.PerangkatDaerah) -> kinerja.UnitKerja:
    """Return the agency's top unit."""
    unit, _ = kinerja.UnitKerja.objects.get_or_create(
        pd=pd, induk=None, defaults={"kode": "DINAS", "nama": pd.nama, "jenis": "dinas"}
    )
    return unit


class JabatanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Jabatan

    unit = factory.SubFactory(UnitFactory)
    pd = factory.SelfAttribute("unit.pd")
    kode = factory.Sequence(lambda n: f"JAB-{n}")
    nama = factory.Sequence(lambda n: f"Kepala Bidang Contoh {n}")
    jenis = "struktural"
    eselon = "III"


class PemangkuFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Pemangku

    jabatan = factory.SubFactory(JabatanFactory)
    status = "definitif"
    mulai = datetime.date(2023, 1, 2)


class RekapPegawaiFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.RekapPegawai

    tahun = TAHUN
    jabatan = factory.SubFactory(JabatanFactory)
    gol_iii = 1
    s1 = 1


class ButirProfilFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.ButirProfil

    pd = factory.SubFactory(PDFactory)
    jenis = "fungsi"
    mulai_tahun = 2021
    urutan = factory.Sequence(lambda n: n)
    teks = "Merumuskan kebijakan teknis"


class PenggunaFactory(DjangoModelFactory):
    """A user. `peran=kinerja.peran.OPERATOR` needs the fixture `peran`; the password is SANDI."""

    class Meta:
        model = kinerja.Pengguna
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"pengguna.{n}")
    pd = factory.SubFactory(PDFactory)
    unit = None
    jabatan = None
    password = factory.django.Password(SANDI)

    @factory.post_generation
    def peran(self, create: bool, nama: str | list[str] | None, **kwargs: Any) -> None:
        if create and nama:
            daftar = [nama] if isinstance(nama, str) else nama
            self.groups.set([Group.objects.get(name=n) for n in daftar])


def buat_pengguna(peran: str | list[str] | None = None, **medan: Any) -> Any:
    """Return a user of these roles; `is_staff` and the agency follow from the rest."""
    daftar = [peran] if isinstance(peran, str) else peran or []
    medan.setdefault("is_staff", bool(PERAN_STAF & set(daftar)))
    if medan.get("unit") or medan.get("jabatan"):
        medan.setdefault("pd", (medan.get("unit") or medan["jabatan"]).pd)
    if daftar == [ADMIN_PEMDA]:
        medan.setdefault("pd", None)
    return PenggunaFactory(peran=daftar, **medan)


class RenstraFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Renstra

    pd = factory.SubFactory(PDFactory)
    kode = factory.Sequence(lambda n: f"RENSTRA-{n}")
    nama = "Renstra 2021–2026"
    tahun_awal = 2021
    tahun_akhir = 2026


class MasalahFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Masalah

    renstra = factory.SubFactory(RenstraFactory)
    pd = factory.SelfAttribute("renstra.pd")
    kode = factory.Sequence(lambda n: f"M-{n}")
    tingkat = "pokok"
    uraian = "Penyerapan tenaga kerja belum merata"


class TujuanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Tujuan

    renstra = factory.SubFactory(RenstraFactory)
    pd = factory.SelfAttribute("renstra.pd")
    kode = factory.Sequence(lambda n: f"T{n}")
    uraian = factory.Sequence(lambda n: f"Meningkatnya pelayanan contoh {n}")


class SasaranFactory(DjangoModelFactory):
    """A sasaran strategis; for a cascade give `tingkat` and `induk`."""

    class Meta:
        model = kinerja.Sasaran

    tujuan = factory.SubFactory(TujuanFactory)
    pd = factory.SelfAttribute("tujuan.pd")
    tingkat = "strategis"
    kode = factory.Sequence(lambda n: f"S{n}")
    uraian = factory.Sequence(lambda n: f"Meningkatnya mutu layanan contoh {n}")
    penanggung_jawab = factory.SubFactory(JabatanFactory, unit__pd=factory.SelfAttribute("...pd"))


class CrosscuttingFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Crosscutting

    sasaran = factory.SubFactory(SasaranFactory)
    unit = factory.SubFactory(UnitFactory, pd=factory.SelfAttribute("..sasaran.pd"))
    kontribusi = "Menyediakan data peserta"


class SkalaPredikatFactory(DjangoModelFactory):
    """The scale CC < B < BB < A."""

    class Meta:
        model = kinerja.SkalaPredikat
        skip_postgeneration_save = True

    pd = factory.SubFactory(PDFactory)
    kode = factory.Sequence(lambda n: f"AKIP-{n}")
    nama = "Predikat AKIP"

    @factory.post_generation
    def predikat(self, create: bool, daftar: list[str] | None, **kwargs: Any) -> None:
        if create:
            for peringkat, kode in enumerate(daftar or ["CC", "B", "BB", "A"], start=1):
                kinerja.Predikat.objects.create(skala=self, kode=kode, peringkat=peringkat)


class PredikatFactory(DjangoModelFactory):
    """One step of a scale that has no others yet."""

    class Meta:
        model = kinerja.Predikat

    skala = factory.SubFactory(SkalaPredikatFactory, predikat=["CC"])
    kode = factory.Sequence(lambda n: f"P{n}")
    peringkat = factory.Sequence(lambda n: n + 2)


class IndikatorFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Indikator

    sasaran = factory.SubFactory(SasaranFactory)
    pd = factory.LazyAttribute(lambda o: (o.sasaran or o.tujuan).pd)
    kode = factory.Sequence(lambda n: f"I{n}")
    nama = factory.Sequence(lambda n: f"Persentase layanan contoh {n}")
    satuan = "%"
    pola_tampil = "{n}%"
    polaritas = "makin_tinggi"
    akumulasi = "posisi_akhir"
    penanggung_jawab = factory.LazyAttribute(
        lambda o: o.sasaran.penanggung_jawab if o.sasaran else JabatanFactory(unit__pd=o.tujuan.pd)
    )


class IndikatorPredikatFactory(IndikatorFactory):
    """An indicator measured on a scale of predicates."""

    jenis_nilai = "predikat"
    satuan = "predikat"
    pola_tampil = "{n}"
    skala = factory.LazyAttribute(lambda o: SkalaPredikatFactory(pd=o.sasaran.pd))


class UnitLamaFactory(DjangoModelFactory):
    """What a unit was called until a day."""

    class Meta:
        model = kinerja.UnitLama

    unit = factory.SubFactory(UnitFactory)
    sampai = datetime.date(2023, 12, 31)
    nama = "Bidang Terdahulu"
    jenis = "bidang"
    induk = factory.SelfAttribute("unit.induk")


class JabatanLamaFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.JabatanLama

    jabatan = factory.SubFactory(JabatanFactory)
    sampai = datetime.date(2023, 12, 31)
    nama = "Kepala Bidang Terdahulu"
    jenis = "struktural"
    eselon = "III"
    unit = factory.SelfAttribute("jabatan.unit")


class TanggungJawabLamaFactory(DjangoModelFactory):
    """Which post answered for a sasaran until a day."""

    class Meta:
        model = kinerja.TanggungJawabLama

    sasaran = factory.SubFactory(SasaranFactory)
    sampai = datetime.date(2023, 12, 31)
    jabatan = factory.SubFactory(JabatanFactory)


class TugasLainFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.TugasLain

    jabatan = factory.SubFactory(JabatanFactory)
    pengguna = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..jabatan.pd"))
    status = "plt"
    mulai = datetime.date(2024, 1, 2)
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class VariabelFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Variabel

    indikator = factory.SubFactory(IndikatorFactory)
    kode = factory.Sequence(lambda n: f"variabel_{n}")
    nama = factory.Sequence(lambda n: f"Jumlah peserta contoh {n}")


class PenandaIndikatorFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PenandaIndikator

    indikator = factory.SubFactory(IndikatorFactory)
    jenis = "rpjmd"
    uraian = "Meningkatnya kesejahteraan masyarakat"


class PembandingFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.Pembanding

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    lingkup = "nasional"
    nilai = Decimal("4.91")
    sumber = "Badan Pusat Statistik"


class DokumenFactory(DjangoModelFactory):
    """A Perjanjian Kinerja of one year; jenis="renstra" needs renstra=… and tahun=None."""

    class Meta:
        model = kinerja.DokumenPerencanaan

    pd = factory.SubFactory(PDFactory)
    jenis = "pk"
    tahun = TAHUN
    kode = factory.Sequence(lambda n: f"DOK-{n}")
    nama = "Perjanjian Kinerja 2024"


def dokumen(pd: kinerja.PerangkatDaerah, tahun: int, jenis: str = "pk") -> Any:
    """Return the agency's original document of the year, made when it is not there yet."""
    ada = kinerja.DokumenPerencanaan.objects.filter(pd=pd, tahun=tahun, jenis=jenis, ke=0).first()
    return ada or DokumenFactory(pd=pd, tahun=tahun, jenis=jenis)


class _TargetFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    jenis = "minimal"
    nilai = Decimal(80)
    teks = "80"


class TargetFactory(_TargetFactory):
    class Meta:
        model = kinerja.Target

    dokumen = factory.LazyAttribute(lambda o: dokumen(o.indikator.pd, o.tahun))


class TargetTriwulanFactory(_TargetFactory):
    class Meta:
        model = kinerja.TargetTriwulan

    triwulan = 1
    dokumen = factory.LazyAttribute(lambda o: dokumen(o.indikator.pd, o.tahun, "rencana_aksi"))


class PeriodeFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PeriodePengukuran

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    triwulan = 1
    buka = datetime.date(2024, 4, 1)
    tutup = datetime.date(2024, 4, 15)


class PengecualianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PengecualianPeriode

    periode = factory.SubFactory(PeriodeFactory)
    unit = factory.SubFactory(UnitFactory, pd=factory.SelfAttribute("..periode.pd"))
    sampai = datetime.date(2024, 4, 30)
    alasan = "Jaringan kantor terputus"
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..periode.pd"))
    pada = PADA


class _BerAlurFactory(DjangoModelFactory):
    """A draft; `diajukan=True`, `diverifikasi=True`, `disahkan=True` record the steps up to it."""

    class Meta:
        abstract = True

    class Params:
        diajukan = factory.Trait(
            status="diajukan",
            diajukan_pada=PADA,
            diajukan_oleh=factory.SelfAttribute("diubah_oleh"),
        )
        diverifikasi = factory.Trait(
            diajukan=True,
            status="diverifikasi",
            diverifikasi_pada=PADA,
            diverifikasi_oleh=factory.SelfAttribute("diubah_oleh"),
        )
        disahkan = factory.Trait(
            diverifikasi=True,
            status="disahkan",
            disahkan_pada=PADA,
            disahkan_oleh=factory.SelfAttribute("diubah_oleh"),
        )

    triwulan = 1
    diubah_pada = PADA


class RealisasiFactory(_BerAlurFactory):
    class Meta:
        model = kinerja.Realisasi

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    nilai = Decimal("78.5")
    diubah_oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..indikator.pd"))


class _BekuanFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    ke = 1
    isi = factory.LazyFunction(dict)
    sha256 = "a" * 64
    pada = PADA


class VersiRealisasiFactory(_BekuanFactory):
    class Meta:
        model = kinerja.VersiRealisasi

    realisasi = factory.SubFactory(RealisasiFactory, diajukan=True)
    oleh = factory.SelfAttribute("realisasi.diubah_oleh")
    isi = factory.LazyFunction(lambda: {"nilai": "78,5"})


class PengesahanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PengesahanTriwulan

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    triwulan = 1
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = PADA


class VersiPengesahanFactory(_BekuanFactory):
    class Meta:
        model = kinerja.VersiPengesahan

    pengesahan = factory.SubFactory(PengesahanFactory)
    ke = factory.SelfAttribute("pengesahan.ke")
    oleh = factory.SelfAttribute("pengesahan.oleh")
    isi = factory.LazyFunction(lambda: {"baris": {}})


class PermintaanBukaFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PermintaanBuka

    class Params:
        diminta = factory.Trait(status="diminta")
        dibuka = factory.Trait(
            status="dibuka", diputus_oleh=factory.SelfAttribute("oleh"), diputus_pada=PADA
        )
        ditolak = factory.Trait(
            status="ditolak",
            diputus_oleh=factory.SelfAttribute("oleh"),
            diputus_pada=PADA,
            catatan="Tidak perlu",
        )
        selesai = factory.Trait(
            status="selesai", diputus_oleh=factory.SelfAttribute("oleh"), diputus_pada=PADA
        )

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    triwulan = 1
    lingkup = "triwulan"
    alasan = "Angka terbit"
    sampai = datetime.date(2024, 5, 31)
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = PADA
    dari_ke = 1


class NilaiVariabelFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.NilaiVariabel

    realisasi = factory.SubFactory(RealisasiFactory)
    variabel = factory.SubFactory(
        VariabelFactory, indikator=factory.SelfAttribute("..realisasi.indikator")
    )
    nilai = Decimal(8604)


class DataDukungFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.DataDukung

    realisasi = factory.SubFactory(RealisasiFactory)
    jenis = "teks"
    judul = "Rekap peserta pelatihan"
    teks = "Rekap manual, disimpan di bidang."
    diunggah_oleh = factory.SelfAttribute("realisasi.diubah_oleh")
    diunggah_pada = PADA


class PerjanjianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.PerjanjianKinerja

    jabatan = factory.SubFactory(JabatanFactory)
    pd = factory.SelfAttribute("jabatan.pd")
    tahun = TAHUN
    dokumen = factory.LazyAttribute(lambda o: dokumen(o.pd, o.tahun))
    sebutan_pertama = factory.SelfAttribute("jabatan.nama")
    sebutan_kedua = factory.SelfAttribute("pd.kepala_daerah")
    pernyataan = (
        "Kami berjanji mewujudkan target kinerja pada lampiran perjanjian ini.\n\n"
        "{identitas_pertama}\n\n{identitas_kedua}"
    )
    tanggal = datetime.date(2024, 1, 15)
    berlaku_mulai = datetime.date(2024, 1, 15)


def perjanjian_berstatus(status: str, *, nyata: bool = False, **medan: Any) -> Any:
    """Return an agreement walked step by step to `status`, with its naskah and signatures.

    `nyata`: the naskah holds the agreement's own content, so that pages can show it.
    """
    perjanjian = PerjanjianFactory(**medan)

    def langkah(status: str, **ubah: Any) -> None:
        for nama, nilai in {"status": status, **ubah}.items():
            setattr(perjanjian, nama, nilai)
        perjanjian.save()

    urutan = ["draf", "diajukan", "pihak_pertama", "pihak_kedua", "berlaku", "digantikan"]
    sampai = urutan.index("diajukan" if status == "dikembalikan" else status)
    for ke, nama in enumerate(urutan[1 : sampai + 1], start=1):
        tambahan: dict[str, Any] = {}
        if ke == 1:
            naskah = NaskahPerjanjianFactory(perjanjian=perjanjian, **_isi_nyata(perjanjian, nyata))
            tambahan = {"pengajuan": naskah.ke}
        elif ke in (2, 3):
            TandaTanganFactory(naskah=naskah, pihak=ke - 1)
            tambahan = {"lengkap_pada": PADA.date()} if ke == 3 else {}
        elif nama == "digantikan":
            _pengganti(perjanjian)
        langkah(nama, **tambahan)
    if status == "dikembalikan":
        langkah("dikembalikan", catatan_kembali="Perbaiki target IK-1.")
    return perjanjian


def _isi_nyata(perjanjian: Any, nyata: bool) -> dict[str, Any]:
    if not nyata:
        return {}
    from laporan.perjanjian.data import data_beku, sidik

    isi = data_beku(perjanjian)
    return {"isi": isi, "sha256": sidik(isi)}


def _pengganti(perjanjian: Any) -> Any:
    """Return the Perubahan, signed by both, that replaces an agreement."""
    return perjanjian_berstatus(
        "pihak_kedua",
        jabatan=perjanjian.jabatan,
        tahun=perjanjian.tahun,
        dokumen=perjanjian.dokumen,
        ke=perjanjian.ke + 1,
        jenis_alasan="pejabat",
        alasan="Mutasi pejabat.",
    )


class BarisPerjanjianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.BarisPerjanjian

    perjanjian = factory.SubFactory(PerjanjianFactory)
    indikator = factory.SubFactory(
        IndikatorFactory, sasaran__tujuan__renstra__pd=factory.SelfAttribute(".....perjanjian.pd")
    )
    urutan = factory.Sequence(lambda n: n)
    sasaran = factory.LazyAttribute(lambda o: o.indikator.sasaran.uraian)
    nama_indikator = factory.SelfAttribute("indikator.nama")
    target = "80%"


class BerkasTetapFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.BerkasTetap

    isi = factory.Sequence(lambda n: f"%PDF-1.7 contoh {n}".encode())
    sha256 = factory.LazyAttribute(lambda o: sha256(o.isi).hexdigest())
    ukuran = factory.LazyAttribute(lambda o: len(o.isi))
    tipe = "application/pdf"
    disimpan_pada = PADA


class MataPerjanjianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.MataPerjanjian

    perjanjian = factory.SubFactory(PerjanjianFactory)
    urutan = factory.Sequence(lambda n: n)
    tingkat = "program"
    kode = factory.Sequence(lambda n: f"2.07.{n:02}")
    nama = "Program Contoh"
    anggaran = 1_000_000


class NaskahPerjanjianFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.NaskahPerjanjian

    perjanjian = factory.SubFactory(PerjanjianFactory)
    ke = factory.LazyAttribute(lambda o: o.perjanjian.pengajuan + 1)
    isi = factory.Dict({"tahun": TAHUN})
    sha256 = "b" * 64
    berkas = factory.SubFactory(BerkasTetapFactory)
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..perjanjian.pd"))
    pada = PADA


class TemplatPernyataanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.TemplatPernyataan

    pd = factory.SubFactory(PDFactory)
    jenis = "puncak"
    mulai_tahun = TAHUN
    teks = "{nama}, {jabatan}, berjanji kepada {atasan}."


class TandaTanganFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.TandaTangan

    naskah = factory.LazyFunction(lambda: perjanjian_berstatus("diajukan").naskah.get())
    pihak = 1
    cara = "kertas"
    berkas = factory.SubFactory(BerkasTetapFactory)
    sebutan = "Kepala Bidang Contoh"
    sha256 = factory.SelfAttribute("naskah.berkas_id")
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..naskah.perjanjian.pd"))
    pada = PADA


class RantaiJejakFactory(DjangoModelFactory):
    """A link of the audit chain; its fingerprint is of nothing that is there."""

    class Meta:
        model = kinerja.RantaiJejak

    ke = factory.Sequence(lambda n: n + 1)
    dari = 1
    sampai = 1
    banyak = 1
    sidik = "a" * 64
    pada = PADA


class KebijakanFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.KebijakanPengukuran

    pd = factory.SubFactory(PDFactory)
    mulai_tahun = 2021


class BatasKriteriaFactory(DjangoModelFactory):
    class Meta:
        model = kinerja.BatasKriteria

    kebijakan = factory.SubFactory(KebijakanFactory)
    batas_bawah = factory.Sequence(Decimal)
    label = factory.Sequence(lambda n: f"Kriteria {n}")
    urutan = factory.Sequence(lambda n: n + 1)


class ProgramFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.Program

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    kode = factory.Sequence(lambda n: f"2.07.{n % 90 + 10}")
    nama = factory.Sequence(lambda n: f"Program Contoh {n}")
    penanggung_jawab = factory.SubFactory(JabatanFactory, unit__pd=factory.SelfAttribute("...pd"))


class KegiatanFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.Kegiatan

    program = factory.SubFactory(ProgramFactory)
    pd = factory.SelfAttribute("program.pd")
    tahun = factory.SelfAttribute("program.tahun")
    kode = factory.LazyAttributeSequence(lambda o, n: f"{o.program.kode}.2.{n % 90 + 10}")
    nama = factory.Sequence(lambda n: f"Kegiatan Contoh {n}")
    penanggung_jawab = factory.SelfAttribute("program.penanggung_jawab")


class SubKegiatanFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.SubKegiatan

    kegiatan = factory.SubFactory(KegiatanFactory)
    pd = factory.SelfAttribute("kegiatan.pd")
    tahun = factory.SelfAttribute("kegiatan.tahun")
    kode = factory.LazyAttributeSequence(lambda o, n: f"{o.kegiatan.kode}.{n % 9000 + 1000}")
    nama = factory.Sequence(lambda n: f"Sub Kegiatan Contoh {n}")
    penanggung_jawab = factory.SelfAttribute("kegiatan.penanggung_jawab")


class LaporanSubFactory(_BerAlurFactory):
    class Meta:
        model = anggaran.LaporanSubKegiatan

    sub_kegiatan = factory.SubFactory(SubKegiatanFactory)
    fisik = Decimal(25)
    diubah_oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..sub_kegiatan.pd"))


class VersiLaporanSubFactory(_BekuanFactory):
    class Meta:
        model = anggaran.VersiLaporanSub

    laporan = factory.SubFactory(LaporanSubFactory, diajukan=True)
    oleh = factory.SelfAttribute("laporan.diubah_oleh")
    isi = factory.LazyFunction(lambda: {"fisik": "25"})


class DukunganFactory(DjangoModelFactory):
    """An indicator supported by a whole program."""

    class Meta:
        model = anggaran.Dukungan

    indikator = factory.SubFactory(IndikatorFactory)
    program = factory.SubFactory(ProgramFactory, pd=factory.SelfAttribute("..indikator.pd"))


class VersiAnggaranFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.VersiAnggaran

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    jenis = "murni"
    ke = 1
    kode = factory.Sequence(lambda n: f"DPA-{n}")


class BarisAnggaranFactory(DjangoModelFactory):
    """A budget line; `pagu=` and `realisasi=` make the rows below it."""

    class Meta:
        model = anggaran.BarisAnggaran
        skip_postgeneration_save = True

    sub_kegiatan = factory.SubFactory(SubKegiatanFactory)
    rekening = "5.1.02"

    @factory.post_generation
    def pagu(self, create: bool, nilai: int | None, **kwargs: Any) -> None:
        if create and nilai is not None:
            sub = self.sub_kegiatan
            PaguBarisFactory(baris=self, versi=versi_murni(sub.pd, sub.tahun), nilai=nilai)

    @factory.post_generation
    def realisasi(self, create: bool, nilai: int | None, **kwargs: Any) -> None:
        if create and nilai is not None:
            RealisasiAnggaranFactory(baris=self, nilai=nilai)


class PaguBarisFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.PaguBaris

    baris = factory.SubFactory(BarisAnggaranFactory)
    versi = factory.LazyAttribute(
        lambda o: versi_murni(o.baris.sub_kegiatan.pd, o.baris.sub_kegiatan.tahun)
    )
    nilai = 100_000_000


class RealisasiAnggaranFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.RealisasiAnggaran

    baris = factory.SubFactory(BarisAnggaranFactory)
    bulan = 12
    nilai = 97_300_000


class IndikatorProgramFactory(DjangoModelFactory):
    """Output of a sub kegiatan; `target=` and `realisasi=` ({quarter: figure}; 0: the year)."""

    class Meta:
        model = anggaran.IndikatorProgram
        skip_postgeneration_save = True

    sub_kegiatan = factory.SubFactory(SubKegiatanFactory)
    dilaporkan_pada = factory.SelfAttribute("sub_kegiatan")
    pd = factory.SelfAttribute("dilaporkan_pada.pd")
    tahun = factory.SelfAttribute("dilaporkan_pada.tahun")
    kode = factory.Sequence(lambda n: f"KEL-{n}")
    nama = factory.Sequence(lambda n: f"Jumlah keluaran contoh {n}")
    satuan = "Orang"

    @factory.post_generation
    def target(self, create: bool, isi: dict[int, int] | None, **kwargs: Any) -> None:
        for tw, nilai in (isi or {}).items():
            TargetProgramFactory(indikator=self, triwulan=tw, nilai=Decimal(nilai))

    @factory.post_generation
    def realisasi(self, create: bool, isi: dict[int, int] | None, **kwargs: Any) -> None:
        for tw, nilai in (isi or {}).items():
            RealisasiProgramFactory(indikator=self, triwulan=tw, nilai=Decimal(nilai))


class TargetProgramFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.TargetProgram

    indikator = factory.SubFactory(IndikatorProgramFactory)
    versi = factory.LazyAttribute(lambda o: versi_murni(o.indikator.pd, o.indikator.tahun))
    nilai = Decimal(100)


class RealisasiProgramFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.RealisasiProgram

    indikator = factory.SubFactory(IndikatorProgramFactory)
    triwulan = 4
    nilai = Decimal(90)


class RekapBelanjaFactory(DjangoModelFactory):
    class Meta:
        model = anggaran.RekapBelanja

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    rekening = "5.1.01"
    pagu = 100_000_000
    realisasi = 97_300_000
    sumber = "Laporan Realisasi Anggaran"


class EvaluasiAKIPFactory(DjangoModelFactory):
    class Meta:
        model = laporan.EvaluasiAKIP

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    nilai = Decimal("65.40")
    predikat = "B"
    sebutan = "Baik"


class KomponenAKIPFactory(DjangoModelFactory):
    class Meta:
        model = laporan.KomponenAKIP

    evaluasi = factory.SubFactory(EvaluasiAKIPFactory)
    kode = factory.Sequence(lambda n: str(n % 1000))
    nama = "Perencanaan Kinerja"
    bobot = Decimal(30)
    nilai = Decimal("21.3")


class RekomendasiLHEFactory(DjangoModelFactory):
    class Meta:
        model = laporan.RekomendasiLHE

    evaluasi = factory.SubFactory(EvaluasiAKIPFactory)
    kode = factory.Sequence(lambda n: f"R{n}")
    rekomendasi = "Menyusun rencana aksi yang terukur"


class LaporanFactory(DjangoModelFactory):
    class Meta:
        model = laporan.Laporan

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN


class BagianReviuFactory(DjangoModelFactory):
    class Meta:
        model = laporan.BagianReviu

    laporan = factory.SubFactory(LaporanFactory)
    kunci = factory.Sequence(lambda n: f"bab3:a5:S{n}")
    judul = "Analisis sasaran"
    sejak = PADA


class LangkahReviuFactory(DjangoModelFactory):
    class Meta:
        model = laporan.LangkahReviu

    laporan = factory.SubFactory(LaporanFactory)
    langkah = "teruskan"
    dari = "disusun"
    ke = "direviu_perencanaan"
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


def laporan_sampai(status: str, **medan: Any) -> Any:
    """A report that went step by step to a status, past the actions but not past the triggers."""
    baris = LaporanFactory(**medan)
    oleh = PenggunaFactory(pd=baris.pd)
    semua = list(laporan.StatusLaporan.values)
    for ke, langkah in zip(semua[1:], laporan.LANGKAH_LAPORAN, strict=True):
        if semua.index(baris.status) >= semua.index(status):
            break
        if ke == "direviu_perencanaan" and not baris.bagian.exists():
            bagian_sampai("diperiksa", laporan=baris)
        if ke == "direviu_inspektorat":
            selesaikan_reviu(ReviuInspektoratFactory(laporan=baris, mulai_oleh=oleh))
        baris.status = ke
        setattr(baris, f"{langkah}_pada", PADA)
        setattr(baris, f"{langkah}_oleh", oleh)
        baris.save()
    return baris


def bagian_sampai(status: str, **medan: Any) -> Any:
    """A section that went step by step to a status."""
    baris = BagianReviuFactory(**medan)
    oleh = PenggunaFactory(pd=baris.laporan.pd)
    if status != "draf":
        baris.status, baris.diajukan_pada, baris.diajukan_oleh = "diajukan", PADA, oleh
        baris.save()
    if status == "diperiksa":
        baris.status, baris.diperiksa_pada, baris.diperiksa_oleh = status, PADA, oleh
        baris.save()
    if status == "dikembalikan":
        baris.status, baris.catatan_kembali = status, "Sebutkan sumbernya."
        baris.save()
    return baris


class ReviuInspektoratFactory(DjangoModelFactory):
    """Needs a report that is `disetujui`."""

    class Meta:
        model = laporan.ReviuInspektorat

    laporan = factory.LazyFunction(lambda: laporan_sampai("disetujui"))
    ke = 1
    mulai_pada = PADA
    mulai_oleh = factory.SubFactory(PenggunaFactory)


def selesaikan_reviu(reviu: Any) -> Any:
    """Sign a reviu off."""
    reviu.hasil, reviu.tempat, reviu.sebutan = "bersih", "Kota Contoh", "Inspektur"
    reviu.tanggal, reviu.selesai_pada = PADA.date(), PADA
    reviu.selesai_oleh = reviu.mulai_oleh
    reviu.save()
    return reviu


class JawabanReviuFactory(DjangoModelFactory):
    class Meta:
        model = laporan.JawabanReviu

    reviu = factory.SubFactory(ReviuInspektoratFactory)
    butir = "I.1"
    jawaban = "ya"
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class CatatanReviuFactory(DjangoModelFactory):
    class Meta:
        model = laporan.CatatanReviu

    reviu = factory.SubFactory(ReviuInspektoratFactory)
    nomor = factory.Sequence(lambda n: n % 1000 + 1)
    uraian = "Sebutkan sumber angka angkatan kerja."
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class BagianNarasiFactory(DjangoModelFactory):
    class Meta:
        model = laporan.BagianNarasi

    laporan = factory.SubFactory(LaporanFactory)
    kunci = factory.Sequence(lambda n: f"bab3:a5:S{n}")
    judul = "Analisis penyebab"


class VersiBagianFactory(DjangoModelFactory):
    class Meta:
        model = laporan.VersiBagian

    bagian = factory.SubFactory(BagianNarasiFactory)
    ke = 1
    isi = "<p>Teks.</p>"
    oleh = factory.SubFactory(PenggunaFactory)
    mulai = PADA
    pada = PADA


class KomentarBagianFactory(DjangoModelFactory):
    class Meta:
        model = laporan.KomentarBagian

    bagian = factory.SubFactory(BagianNarasiFactory)
    teks = "Sebutkan sumbernya."
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class CatatanPengingatFactory(DjangoModelFactory):
    class Meta:
        model = laporan.CatatanPengingat

    pengguna = factory.SubFactory(PenggunaFactory)
    hari = "2024-04-10"
    pada = PADA
    banyak = 1
    butir = factory.LazyFunction(lambda: ["Triwulan I 2024: 1 baris belum diisi."])


class SingkatanFactory(DjangoModelFactory):
    class Meta:
        model = laporan.Singkatan

    pd = factory.SubFactory(PDFactory)
    singkatan = factory.Sequence(lambda n: f"UPT{n}")
    kepanjangan = "unit permukiman transmigrasi"


class SumberDayaFactory(DjangoModelFactory):
    class Meta:
        model = laporan.SumberDaya

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    kode = factory.Sequence(lambda n: f"{n}")
    jenis = "sdm"
    uraian = "Penyuluh"
    satuan = "Orang"
    rencana = Decimal(10)
    terpakai = Decimal(8)


class RencanaTindakFactory(DjangoModelFactory):
    class Meta:
        model = laporan.RencanaTindak

    indikator = factory.SubFactory(IndikatorFactory)
    tahun = TAHUN
    kode = factory.Sequence(lambda n: f"{n}")
    tindakan = "Menambah jadwal pelayanan"
    penanggung_jawab = factory.SelfAttribute("indikator.penanggung_jawab")
    tenggat = datetime.date(2025, 6, 30)


class PrestasiFactory(DjangoModelFactory):
    class Meta:
        model = laporan.Prestasi

    pd = factory.SubFactory(PDFactory)
    tahun = TAHUN
    kode = factory.Sequence(lambda n: f"{n}")
    jenis = "inovasi"
    nama = "Antrean Daring"


class GambarNarasiFactory(DjangoModelFactory):
    class Meta:
        model = laporan.GambarNarasi

    pd = factory.SubFactory(PDFactory)
    berkas = factory.SubFactory(BerkasTetapFactory)
    nama = "lokasi.png"
    lebar = 4
    tinggi = 3
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class FotoKegiatanFactory(DjangoModelFactory):
    class Meta:
        model = laporan.FotoKegiatan

    program = factory.SubFactory(ProgramFactory)
    gambar = factory.SubFactory(GambarNarasiFactory, pd=factory.SelfAttribute("..program.pd"))
    keterangan = "Pelatihan petani"
    alt = "Dua puluh petani duduk di aula mendengarkan penyuluh"


class LampiranLHEFactory(DjangoModelFactory):
    class Meta:
        model = laporan.LampiranLHE

    rekomendasi = factory.SubFactory(RekomendasiLHEFactory)
    judul = "Notulen rapat"
    tautan = "https://contoh.go.id/notulen"
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class KomentarLHEFactory(DjangoModelFactory):
    class Meta:
        model = laporan.KomentarLHE

    rekomendasi = factory.SubFactory(RekomendasiLHEFactory)
    teks = "Mohon lampirkan notulennya."
    oleh = factory.SubFactory(PenggunaFactory)
    pada = PADA


class TugasFactory(DjangoModelFactory):
    """A job that waits."""

    class Meta:
        model = laporan.Tugas

    pd = factory.SubFactory(PDFactory)
    jenis = "lkjip"
    judul = "LKjIP 2024 (PDF)"
    tahun = TAHUN
    kunci = factory.Sequence(lambda n: f"{n:064}")
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..pd"))
    pada = PADA


class PemintaTugasFactory(DjangoModelFactory):
    class Meta:
        model = laporan.PemintaTugas

    tugas = factory.SubFactory(TugasFactory)
    pengguna = factory.SelfAttribute("tugas.oleh")
    pada = PADA


class VersiLaporanFactory(DjangoModelFactory):
    """Needs `tanpa_pemicu`, unless its report has been reviewed to the end."""

    class Meta:
        model = laporan.VersiLaporan

    laporan = factory.SubFactory(LaporanFactory)
    ke = 1
    model = factory.SubFactory(BerkasTetapFactory)
    data = factory.SubFactory(BerkasTetapFactory)
    json = factory.SubFactory(BerkasTetapFactory)
    xlsx = factory.SubFactory(BerkasTetapFactory)
    sidik = "c" * 64
    oleh = factory.SubFactory(PenggunaFactory, pd=factory.SelfAttribute("..laporan.pd"))
    pada = PADA
