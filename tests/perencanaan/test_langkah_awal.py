"""The first steps: what is done, what is missing by name, and rows filled in one by one."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from anggaran.models import Dukungan
from kinerja.isian.rencana import buat_rencana_aksi, simpan_target_triwulan
from kinerja.models import (
    Indikator,
    Jabatan,
    JejakAudit,
    Pengguna,
    PeriodePengukuran,
    Renstra,
    Target,
    UnitKerja,
)
from kinerja.peran import KEPALA_DINAS, OPERATOR, SEKRETARIAT
from laporan.isian.rencana_langkah import ajukan_rencana_aksi, kembalikan_pengajuan
from laporan.perencanaan import petunjuk_kolom
from laporan.perencanaan.baris import MENURUT_TAHUN
from laporan.perencanaan.keadaan_awal import baca_fakta
from laporan.perencanaan.langkah_awal import FaktaAwal, KeadaanRencana, sebut, susun_langkah
from laporan.perencanaan.layar_awal import LEMBAR_LANGKAH
from tests.baca import terbaca
from tests.factories import (
    JabatanFactory,
    PDFactory,
    PemangkuFactory,
    PenggunaFactory,
    RenstraFactory,
    SasaranFactory,
    TujuanFactory,
    UnitFactory,
)
from tests.halaman import cari_formulir

HARI = date(2024, 8, 1)
PADA = datetime(2024, 8, 1, 2, 0, tzinfo=UTC)
LENGKAP = FaktaAwal(
    alamat=True, logo=True, unit=3, jabatan=4, puncak=("Kepala Badan",), akun_kepala=True,
    renstra="Renstra", tujuan=1, sasaran=2, indikator=5, versi_anggaran=1, sub_kegiatan=6,
    triwulan=frozenset({1, 2, 3, 4}), perjanjian=3, perjanjian_berlaku=1,
    rencana=KeadaanRencana.DISETUJUI,
)  # fmt: skip


def _kurang(f: FaktaAwal, kunci: str) -> tuple[str, ...]:
    (satu,) = [s for s in susun_langkah(f, 2026, "Camat") if s.kunci == kunci]
    return satu.kurang


def test_kosong_semuanya_belum() -> None:
    langkah = susun_langkah(FaktaAwal(), 2026, "Camat")
    assert len(langkah) == 9
    assert not any(satu.selesai for satu in langkah)
    assert [satu.kunci for satu in langkah if satu.mulai] == ["identitas"]
    assert "Kepala Dinas" not in str(langkah)


def test_lengkap_semuanya_selesai() -> None:
    assert all(satu.selesai for satu in susun_langkah(LENGKAP, 2026, "Camat"))


@pytest.mark.parametrize(
    ("ubah", "kunci", "kalimat"),
    [
        ({"puncak": ("A", "B")}, "organisasi", "Lebih dari satu jabatan tanpa atasan: A dan B."),
        ({"unit_tanpa_jabatan": ("Seksi X",)}, "organisasi", "Belum berjabatan: Seksi X."),
        ({"tanpa_pemangku": ("Sekretaris",)}, "orang", "Belum ada pemangkunya: Sekretaris."),
        ({"akun_kepala": False}, "orang", "Belum ada akun untuk Camat."),
        ({"tanpa_indikator": ("S1",)}, "indikator", "Sasaran tanpa indikator: S1."),
        ({"tanpa_target": ("I1", "I2", "I3")}, "indikator", "bertarget 2026: I1, I2, dan I3."),
        ({"tanpa_pagu": ("Sub 1",)}, "anggaran", "Belum berpagu: Sub 1."),
        ({"triwulan": frozenset({1, 3})}, "periode", "Belum berjadwal: triwulan II dan IV."),
        (
            {"triwulan": frozenset({3}), "lewat": frozenset({1, 2})},
            "periode",
            "Belum berjadwal: triwulan IV.",
        ),
        (
            {"triwulan": frozenset(), "lewat": frozenset({1, 2, 3, 4})},
            "periode",
            "Jadwal 2026 belum diisi.",
        ),
        ({"perjanjian_berlaku": 0}, "perjanjian", "3 perjanjian disiapkan; belum ada yang"),
        ({"rencana": KeadaanRencana.BELUM}, "rencana_aksi", "Rencana aksi 2026 belum disusun."),
        ({"rencana": KeadaanRencana.KOSONG}, "rencana_aksi", "belum satu pun target triwulan"),
        ({"rencana": KeadaanRencana.DRAF}, "rencana_aksi", "belum diajukan."),
        ({"rencana": KeadaanRencana.DIKEMBALIKAN}, "rencana_aksi", "dikembalikan"),
        ({"rencana": KeadaanRencana.DIAJUKAN}, "rencana_aksi", "menunggu persetujuan Camat"),
    ],
    ids=lambda satu: satu if isinstance(satu, str) and " " not in satu else None,
)
def test_yang_kurang_disebut(ubah: dict[str, Any], kunci: str, kalimat: str) -> None:
    (satu,) = _kurang(FaktaAwal(**{**LENGKAP.__dict__, **ubah}), kunci)
    assert kalimat in satu


def test_yang_baru_sebagian_sudah_dimulai() -> None:
    """One post is held, nobody signs yet: begun, and not complete."""
    sebagian = {"akun_kepala": False, "dipegang": 1, "tanpa_pemangku": ("Sekretaris",)}
    f = FaktaAwal(**{**LENGKAP.__dict__, **sebagian})
    (satu,) = [s for s in susun_langkah(f, 2026, "Camat") if s.kunci == "orang"]
    assert satu.mulai
    assert not satu.selesai


@pytest.mark.parametrize(
    ("ubah", "kalimat", "tempat"),
    [
        (
            {"masa_habis": (("Sekretaris", date(2026, 6, 30)),)},
            "penggantinya belum dicatat: Sekretaris (30 Juni 2026).",
            "pemangku",
        ),
        (
            {"akun_kepala": False, "akun_kepala_mati": True, "dipegang": 4},
            "Akun Camat dinonaktifkan",
            "akun",
        ),
        (
            {"unit_tanpa_akun": ("Seksi X", "Seksi Y")},
            "belum mempunyai akun pengisi: Seksi X dan Seksi Y.",
            "akun",
        ),
        ({"unit_akun_mati": ("Seksi X",)}, "dinonaktifkan dan belum ada penggantinya", "akun"),
    ],
    ids=["masa habis", "akun kepala mati", "indikator menyusul", "akun pengisi mati"],
)
def test_yang_berubah_sesudah_selesai_disebut_dan_ditunjukkan_tempatnya(
    ubah: dict[str, Any], kalimat: str, tempat: str
) -> None:
    """Nobody did anything wrong: the step is not called incomplete, and says what changed."""
    f = FaktaAwal(**{**LENGKAP.__dict__, **ubah})
    (satu,) = [s for s in susun_langkah(f, 2026, "Camat") if s.kunci == "orang"]
    assert (satu.mulai, satu.selesai, satu.kurang) == (True, False, ())
    (berubah,) = satu.berubah
    assert kalimat in berubah.kalimat
    assert berubah.tempat == tempat


def test_yang_akan_datang_dikatakan_lebih_dahulu() -> None:
    """Accounts are asked once indicators have their units; a post held from January needs nothing
    more. Neither holds the step up.
    """
    lebih = {"indikator": 0, "dipegang_nanti": (("Sekretaris", date(2027, 1, 4)),)}
    f = FaktaAwal(**{**LENGKAP.__dict__, **lebih})
    (satu,) = [s for s in susun_langkah(f, 2026, "Camat") if s.kunci == "orang"]
    assert satu.selesai
    assert satu.saran == (
        "Belum dipangku hari ini: Sekretaris (mulai 4 Januari 2027). Akun pengisi setiap unit "
        "diperlukan setelah unit itu menjadi penanggung jawab indikator."
    )


def test_perubahan_rencana_aksi_tidak_membuka_langkahnya_lagi() -> None:
    f = FaktaAwal(**{**LENGKAP.__dict__, "rencana_diubah": True})
    satu = susun_langkah(f, 2026, "Camat")[-1]
    assert (satu.kunci, satu.selesai) == ("rencana_aksi", True)
    assert satu.saran.startswith("Perubahannya masih draf")


def test_triwulan_yang_lewat_tidak_menahan_langkahnya() -> None:
    """An agency that starts in August: I and II are over, and may be recorded belatedly."""
    mulai = {"triwulan": frozenset({3, 4}), "lewat": frozenset({1, 2})}
    f = FaktaAwal(**{**LENGKAP.__dict__, **mulai})
    (satu,) = [s for s in susun_langkah(f, 2026, "Camat") if s.kunci == "periode"]
    assert satu.selesai
    assert satu.saran.startswith("Triwulan I dan II sudah lewat tanpa jadwal.")


@pytest.mark.django_db
def test_zona_waktu_dan_pilihan_lain_dipilih_dengan_kata_utuh(client: Any, perencana: Any) -> None:
    """An agency of Pontianak keeps the name that it was loaded with until another is chosen."""
    client.force_login(perencana)
    perencana.pd.zona_waktu = "Asia/Pontianak"
    perencana.pd.save()
    alamat = reverse("persiapan_isi", args=["perangkat_daerah"])
    medan = client.get(alamat).context["form"].fields["zona_waktu"]
    assert [k for k, _ in medan.widget.choices] == [
        "Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Pontianak",
    ]  # fmt: skip
    isi = {**cari_formulir(client.get(alamat), tujuan=alamat).isi, "zona_waktu": "Asia/Jayapura"}
    assert client.post(alamat, isi).status_code == 302
    perencana.pd.refresh_from_db()
    assert perencana.pd.zona_waktu == "Asia/Jayapura"
    for lembar in ("indikator", "jabatan", "perangkat_daerah", "program_kegiatan"):
        form = client.get(reverse("persiapan_isi", args=[lembar])).context["form"]
        for nama, satu in form.fields.items():
            kata = [str(k) for n, k in getattr(satu.widget, "choices", ()) if n and k != n]
            assert [k for k in kata if k[:1].islower() and "·" not in k] == [], nama


def test_nama_yang_banyak_dipotong() -> None:
    assert sebut(list("ABCDE")) == "A, B, C, D, dan E"
    assert sebut(list("ABCDEFGHIJKLMNOP")) == "A, B, C, D, dan 12 lainnya"


@pytest.mark.django_db
class TestDariData:
    """The small agency, and one with nothing."""

    def test_fakta_dinas_kecil(self, perencana: Any, pd: Any) -> None:
        PenggunaFactory(pd=pd, peran=[KEPALA_DINAS])
        f = baca_fakta(pd, 2024, HARI)
        # kecil.txt: L ended on 30 June 2024, and its post with it; nobody holds SEK.
        assert (f.unit, f.jabatan) == (3, 3)
        assert f.puncak == ("Kepala Dinas",)
        assert f.tanpa_pemangku == ("Sekretaris",)
        assert (f.renstra, f.akun_kepala) == ("Renstra 2021", True)
        assert f.triwulan == frozenset(
            PeriodePengukuran.objects.filter(tahun=2024).values_list("triwulan", flat=True)
        )

    def test_akun_di_unit_atas_melayani_bawahnya(self, perencana: Any, pd: Any) -> None:
        assert baca_fakta(pd, 2024, HARI).unit_tanpa_akun
        PenggunaFactory(pd=pd, unit=UnitKerja.objects.get(kode="D"), peran=[OPERATOR])
        assert not baca_fakta(pd, 2024, HARI).unit_tanpa_akun

    def test_masa_dan_akun_yang_berakhir(self, perencana: Any, pd: Any) -> None:
        """SEK: never held, then until July, then from September; an account is switched off."""
        sek = Jabatan.objects.get(pd=pd, kode="SEK")
        lama = PemangkuFactory(jabatan=sek, mulai=date(2024, 1, 2), sampai=date(2024, 7, 31))
        akun = PenggunaFactory(pd=pd, unit=UnitKerja.objects.get(kode="D"), peran=[OPERATOR])
        kepala = PenggunaFactory(pd=pd, peran=[KEPALA_DINAS])
        tanpa = baca_fakta(pd, 2024, lama.sampai)
        assert (tanpa.tanpa_pemangku, tanpa.masa_habis) == ((), ())
        Pengguna.objects.filter(pk__in=[akun.pk, kepala.pk]).update(is_active=False)
        f = baca_fakta(pd, 2024, HARI)
        assert (f.tanpa_pemangku, f.masa_habis) == ((), (("Sekretaris", date(2024, 7, 31)),))
        assert (f.akun_kepala, f.akun_kepala_mati) == (False, True)
        assert (f.unit_tanpa_akun, bool(f.unit_akun_mati)) == ((), True)
        PemangkuFactory(jabatan=sek, mulai=date(2024, 9, 2))
        f = baca_fakta(pd, 2024, HARI)
        assert (f.masa_habis, f.dipegang_nanti) == ((), (("Sekretaris", date(2024, 9, 2)),))

    def test_rencana_aksi_menurut_langkahnya(self, perencana: Any, pd: Any, client: Any) -> None:
        """From none to approved, and what the page offers in between."""
        isi = {"oleh": perencana, "pada": PADA}

        def keadaan(tahun: int = 2025) -> KeadaanRencana:
            return baca_fakta(pd, tahun, HARI).rencana

        assert keadaan(2024) == KeadaanRencana.DISETUJUI
        assert keadaan() == KeadaanRencana.BELUM
        d = buat_rencana_aksi(pd=pd, tahun=2025, **isi)
        assert keadaan() == KeadaanRencana.KOSONG
        i = Indikator.objects.get(pd=pd, kode="I1")
        simpan_target_triwulan(dokumen=d, indikator=i, triwulan=1, teks="2,9", **isi)
        assert keadaan() == KeadaanRencana.DRAF
        client.force_login(perencana)
        halaman = terbaca(client.get(reverse("persiapan"), {"tahun": "2025"}))
        assert "Drafnya belum diajukan." in halaman
        assert "Susun rencana aksi" in halaman
        ajukan_rencana_aksi(dokumen=d, alasan="Baru satu indikator.", **isi)
        assert keadaan() == KeadaanRencana.DIAJUKAN
        halaman = terbaca(client.get(reverse("persiapan"), {"tahun": "2025"}))
        assert "Lihat rencana aksi" in halaman
        lain = PenggunaFactory(pd=pd, peran=[SEKRETARIAT])
        kembalikan_pengajuan(dokumen=d, catatan="Lengkapi.", oleh=lain, pada=PADA)
        assert keadaan() == KeadaanRencana.DIKEMBALIKAN
        simpan_target_triwulan(dokumen=d, indikator=i, triwulan=2, teks="2,8", **isi)
        assert keadaan() == KeadaanRencana.DIKEMBALIKAN  # mended, and not handed over yet

    def test_kueri_tetap(
        self, perencana: Any, pd: Any, client: Any, django_assert_num_queries: Any
    ) -> None:
        with django_assert_num_queries(14):
            baca_fakta(pd, 2024, HARI)
        for _ in range(5):
            JabatanFactory(unit=UnitFactory(pd=pd))
        with django_assert_num_queries(14):
            baca_fakta(pd, 2024, HARI)

    def test_halaman(self, perencana: Any, client: Any) -> None:
        client.force_login(perencana)
        teks = client.get(reverse("persiapan"), {"tahun": "2024"}).content.decode()
        assert reverse("persiapan_isi", args=["unit_kerja"]) in teks

    def test_tahun_baru_disalin_dari_tahun_lalu(self, perencana: Any, client: Any) -> None:
        """A year is prepared from another where that is done, not typed again."""
        client.force_login(perencana)
        teks = client.get(reverse("persiapan"), {"tahun": "2025"}).content.decode()
        assert reverse("persiapan_tahun") in teks

    @pytest.mark.parametrize(
        "lembar",
        # The sample has no rows of the three: tests/pohon/test_kondisi.py.
        sorted(
            {n for d in LEMBAR_LANGKAH.values() for n in d}
            - {"kondisi_antara", "kondisi_pohon", "sebutan_jenjang"}
        ),
    )
    def test_setiap_isian_terbuka_dan_disimpan_tanpa_beda(
        self, lembar: str, perencana: Any, client: Any
    ) -> None:
        """A stored row, opened and sent as it stands, changes nothing."""
        client.force_login(perencana)
        client.get(reverse("beranda"), {"tahun": "2024"})
        alamat = reverse("persiapan_isi", args=[lembar])
        teks = client.get(alamat).content.decode()
        ubah = [b.split('"')[0] for b in teks.split('href="?')[1:]]
        kueri = next((b.replace("&amp;", "&") for b in ubah if "=" in b and "pd=" not in b), "")
        respons = client.get(f"{alamat}?{kueri}")
        isi = cari_formulir(respons, tujuan=alamat).isi
        assert isi["sidik"]
        jejak = JejakAudit.objects.count()
        jawab = client.post(alamat, isi)
        assert jawab.status_code == 302, jawab.content.decode()[-3000:]
        assert JejakAudit.objects.count() == jejak


@pytest.fixture
def baru(client: Any, peran: None) -> Any:
    """The Sekretariat of an agency that has nothing yet, signed in."""
    pd = PDFactory(kode="baru", alamat="")
    pengguna = PenggunaFactory(pd=pd, peran=[SEKRETARIAT], username="baru")
    client.force_login(pengguna)
    return pd


def _isi(client: Any, pd: Any, lembar: str, **isi: str) -> Any:
    tahun = client.get(reverse("persiapan")).context["konteks"].tahun
    halaman = {"halaman_pd": pd.kode, "halaman_tahun": str(tahun)}
    return client.post(reverse("persiapan_isi", args=[lembar]), {**isi, **halaman})


@pytest.mark.django_db
def test_dari_kosong_sampai_bertarget(client: Any, baru: Any) -> None:
    """Row by row, as a small agency would."""
    for lembar, isi in (
        ("unit_kerja", {"kode": "D", "nama": "Kecamatan", "jenis": "dinas"}),
        ("unit_kerja", {"kode": "S", "nama": "Sekretariat", "jenis": "sekretariat", "induk": "D"}),
        ("jabatan", {"kode": "K", "nama": "Camat", "jenis": "struktural", "eselon": "III",
                     "unit": "D"}),
        ("jabatan", {"kode": "SEK", "nama": "Sekretaris", "jenis": "struktural", "eselon": "III",
                     "unit": "S", "atasan": "K"}),
        ("pemangku", {"jabatan": "K", "status": "definitif", "mulai": "2025-01-02"}),
        ("renstra", {"kode": "R", "nama": "Renstra", "tahun_awal": "2025", "tahun_akhir": "2029"}),
        ("tujuan", {"renstra": "R", "kode": "T1", "uraian": "Layanan membaik"}),
        ("sasaran", {"kode": "S1", "tujuan": "T1", "tingkat": "strategis", "uraian": "Puas",
                     "penanggung_jawab": "K"}),
        ("indikator", {"kode": "I1", "sasaran": "S1", "nama": "IKM", "satuan": "nilai",
                       "polaritas": "makin_tinggi", "akumulasi": "posisi_akhir",
                       "penanggung_jawab": "K"}),
        ("dokumen", {"kode": "PK26", "jenis": "pk", "tahun": "2026", "nama": "PK 2026"}),
        ("target", {"indikator": "I1", "tahun": "2026", "dokumen": "PK26", "target": "82,50"}),
        ("periode", {"tahun": "2026", "triwulan": "1", "buka": "2026-04-01",
                     "tutup": "2026-04-15"}),
    ):  # fmt: skip
        jawab = _isi(client, baru, lembar, **isi)
        assert jawab.status_code == 302, (lembar, jawab.context["form"].errors)
    assert Indikator.objects.get().pd == baru
    assert str(Target.objects.get().nilai).startswith("82.5")
    assert JejakAudit.objects.filter(aksi="dibuat lewat persiapan").count() == 12


@pytest.mark.django_db
@pytest.mark.parametrize("lembar", sorted(MENURUT_TAHUN))
def test_tahun_berganti_di_halaman_isian(client: Any, baru: Any, lembar: str) -> None:
    """The switch of the frame asks for `tahun` alone, which is part of these rows' keys."""
    alamat = reverse("persiapan_isi", args=[lembar])
    assert client.get(alamat, {"tahun": "2025"}).status_code == 200


@pytest.mark.django_db
def test_baris_yang_tidak_ada_tetap_tidak_ditemukan(client: Any, baru: Any) -> None:
    alamat = reverse("persiapan_isi", args=["program_kegiatan"])
    assert client.get(alamat, {"tahun": "2025", "kode": "9.99"}).status_code == 404


@pytest.mark.django_db
def test_yang_boleh_kosong_pada_baris_baru_boleh_kosong(client: Any, baru: Any) -> None:
    """What the help of a field says holds: as in a workbook, the sasaran's post answers for the
    indicator, higher is better, a quarter's figure is what was reached by then.
    """
    jabatan = JabatanFactory(unit=UnitFactory(pd=baru))
    SasaranFactory(
        tujuan=TujuanFactory(renstra=RenstraFactory(pd=baru)), kode="S1", penanggung_jawab=jabatan
    )
    alamat = reverse("persiapan_isi", args=["indikator"])
    form = client.get(alamat).context["form"]
    assert not any(form.fields[k].required for k in ("polaritas", "akumulasi", "penanggung_jawab"))
    isi = {"kode": "I1", "sasaran": "S1", "nama": "IKM", "satuan": "nilai"}
    assert _isi(client, baru, "indikator", **isi).status_code == 302
    i = Indikator.objects.get()
    assert (i.polaritas, i.akumulasi) == ("makin_tinggi", "posisi_akhir")
    assert i.penanggung_jawab == jabatan
    # Of a stored row nothing is said about new ones, and its fields are not emptied.
    form = client.get(alamat, {"kode": "I1"}).context["form"]
    assert form.fields["polaritas"].required
    assert not any("baris baru" in medan.help_text.lower() for medan in form.fields.values())
    # Nobody answers for an indicator without a sasaran: that is said, above and at its field.
    jawab = _isi(client, baru, "indikator", kode="I2", nama="IKM", satuan="nilai")
    assert jawab.status_code == 422
    assert "data-ringkasan-galat" in jawab.content.decode()
    assert "penanggung_jawab" in jawab.context["form"].errors


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("rute", "judul"),
    [
        ("perjanjian", "Belum ada jabatan"),
        ("rencana_aksi", "Belum ada indikator"),
        ("penjenjangan", "Belum ada unit dan jabatan"),
    ],
)
def test_halaman_kosong_menuntun_ke_persiapan(
    client: Any, baru: Any, rute: str, judul: str
) -> None:
    """Not to a step that would make nothing: what is missing is entered in Persiapan."""
    isi = client.get(reverse(rute)).content.decode()
    assert f'<p class="kosong__judul">{judul}</p>' in isi
    assert f'<a class="tombol tombol--utama" href="{reverse("persiapan")}">' in isi
    assert 'name="langkah"' not in isi


@pytest.mark.django_db
def test_langkah_berikut_satu_tombol(client: Any, baru: Any) -> None:
    """The first step that is not done has a button; the others have their links only."""
    isi = client.get(reverse("persiapan")).content.decode()
    assert isi.count("Lanjutkan: ") == 1
    assert f'href="{reverse("persiapan_isi", args=["perangkat_daerah"])}">Lanjutkan: ' in isi


@pytest.mark.django_db
def test_kesalahan_pada_isiannya(client: Any, baru: Any) -> None:
    jawab = _isi(client, baru, "renstra", kode="R", tahun_awal="25", tahun_akhir="2029")
    assert jawab.status_code == 422
    assert set(jawab.context["form"].errors) == {"nama", "tahun_awal"}
    assert not Renstra.objects.exists()
    assert 'value="R"' in jawab.content.decode()


@pytest.mark.django_db
def test_kode_yang_ada_tidak_ditimpa_diam_diam(client: Any, perencana: Any, pd: Any) -> None:
    client.force_login(perencana)
    jawab = _isi(client, pd, "unit_kerja", kode="S", nama="Lain", jenis="bidang", induk="D")
    assert jawab.status_code == 422
    assert "Sudah dipakai" in str(jawab.context["form"].errors)
    assert UnitKerja.objects.get(kode="S").nama == "Sekretariat"


@pytest.mark.django_db
def test_yang_diubah_orang_lain_ditolak(client: Any, perencana: Any, pd: Any) -> None:
    client.force_login(perencana)
    respons = client.get(reverse("persiapan_isi", args=["unit_kerja"]), {"kode": "S"})
    sidik = respons.context["sidik"]
    UnitKerja.objects.filter(kode="S").update(nama="Sekretariat Baru")
    isi = {"kunci-kode": "S", "nama": "Tata Usaha", "jenis": "sekretariat", "induk": "D"}
    jawab = _isi(client, pd, "unit_kerja", sidik=sidik, **isi)
    assert jawab.status_code == 409
    assert "diubah orang lain" in jawab.content.decode()
    assert UnitKerja.objects.get(kode="S").nama == "Sekretariat Baru"


@pytest.mark.django_db
def test_jabatan_sendiri_tidak_diubah_lewat_isian(client: Any, perencana: Any, pd: Any) -> None:
    perencana.jabatan = Jabatan.objects.get(kode="SEK")
    perencana.save()
    client.force_login(perencana)
    respons = client.get(reverse("persiapan_isi", args=["jabatan"]), {"kode": "SEK"})
    isi = {"kunci-kode": "SEK", "nama": "Sekretaris", "jenis": "struktural", "eselon": "II",
           "unit": "S", "atasan": "KA", "sidik": respons.context["sidik"]}  # fmt: skip
    jawab = _isi(client, pd, "jabatan", **isi)
    assert jawab.status_code == 422
    assert "ditetapkan orang lain" in str(jawab.context["form"].errors["eselon"])


@pytest.mark.django_db
def test_logo_digambar_ulang(client: Any, baru: Any) -> None:
    tahun = client.get(reverse("persiapan")).context["konteks"].tahun
    halaman = {"halaman_pd": baru.kode, "halaman_tahun": str(tahun)}
    bita = BytesIO()
    Image.new("RGB", (40, 30), "white").save(bita, "PNG")
    for isi, ada in ((b"bukan gambar", False), (bita.getvalue(), True)):
        berkas = SimpleUploadedFile("lambang.png", isi)
        assert (
            client.post(reverse("persiapan_logo"), {"logo": berkas, **halaman}).status_code == 302
        )
        baru.refresh_from_db()
        assert bool(baru.logo) is ada
    assert JejakAudit.objects.filter(aksi="ganti logo").count() == 1


@pytest.mark.django_db
def test_beranda_sebelum_ada_yang_terukur(client: Any, perencana: Any) -> None:
    """No “0 dari 0”, and nothing that sounds as if every indicator had reached its target."""
    client.force_login(PenggunaFactory(pd=perencana.pd, peran=[KEPALA_DINAS]))
    isi = terbaca(client.get(f"{reverse('beranda')}?tahun=2026"))
    assert "belum ada indikator yang terukur." in isi
    assert "Belum ada indikator yang terukur." in isi
    assert "0 dari 0" not in isi


def test_petunjuk_menyebut_kata_bukan_kodenya() -> None:
    assert [k for k, v in petunjuk_kolom._KHUSUS.items() if "_" in v] == []
    for lembar, kolom in (("indikator", "skala"), ("perangkat_daerah", "zona_waktu")):
        assert (lembar, kolom) in petunjuk_kolom._KHUSUS


@pytest.mark.django_db
def test_baris_baru_mulai_dari_tahun_kerja_dan_kaitannya_dipilih(
    perencana: Any, client: Any
) -> None:
    client.force_login(perencana)
    langkah = client.get(reverse("persiapan"), {"tahun": "2024"}).content.decode()
    assert reverse("anggaran_impor") in langkah
    for lembar in ("dukungan", "program_kegiatan", "periode", "pegawai"):
        alamat = reverse("persiapan_isi", args=[lembar])
        assert alamat in langkah
        assert cari_formulir(client.get(alamat), tujuan=alamat).isi["tahun"] == "2024"
    form = client.get(reverse("persiapan_isi", args=["dukungan"])).context["form"]
    assert "2.07.01" in dict(form.fields["kode"].widget.choices)
    isi = {"tahun": "2024", "kode": "2.07.01", "indikator": "I2"}
    assert _isi(client, perencana.pd, "dukungan", **isi).status_code == 302
    assert Dukungan.objects.filter(indikator__kode="I2", program__kode="2.07.01").exists()
