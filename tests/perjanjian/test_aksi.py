"""The flow of an agreement: edit, submit, return, sign, paper, in force; and what it refuses."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kinerja.akun.tugas_lain import IsianTugas, tetapkan_tugas
from kinerja.jejak_berantai import kepala, rantaikan
from kinerja.jenis import CaraTandaTangan, StatusPemangku
from kinerja.models import (
    BarisPerjanjian,
    DokumenPerencanaan,
    JejakAudit,
    NaskahPerjanjian,
    PenetapanAkun,
    PerjanjianKinerja,
    TandaTangan,
    Target,
    TugasLain,
)
from kinerja.pengukuran import Pengukuran
from kinerja.penolakan import TidakSahError
from laporan.perjanjian.aksi import (
    AksiDitolakError,
    BelumSiapError,
    Pindaian,
    VersiBerubahError,
    ajukan,
    ajukan_banyak,
    berlakukan,
    catat_kertas,
    hapus_baris,
    kembalikan,
    tambah_baris,
    tandatangani,
    ubah_baris,
    ubah_perjanjian,
    urutkan_baris,
)
from laporan.perjanjian.data import data_perjanjian, sidik
from laporan.perjanjian.dipakai import versi_dipakai
from laporan.perjanjian.perubahan import siapkan_perubahan
from tests.isian.bukti import berkas
from tests.pasti import pasti
from tests.perjanjian.bantu import PADA, TAHUN, PenyegelPalsu, cetak

pytestmark = pytest.mark.django_db
PINDAIAN = Pindaian("pindaian.pdf", berkas.PDF)


def segar(p: PerjanjianKinerja) -> PerjanjianKinerja:
    return PerjanjianKinerja.objects.select_related("jabatan", "pd").get(pk=p.pk)


def test_dari_draf_sampai_berlaku(pk, sekretariat, penanda):
    """Both signatures chain: each names the bytes it was put on, the second those of the first."""
    p, penyegel = pk["KASI-LATIH"], PenyegelPalsu()
    naskah = ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak)
    assert (naskah.ke, segar(p).status, segar(p).pengajuan) == (1, "diajukan", 1)
    assert naskah.sha256 == sidik(naskah.isi)
    assert bytes(naskah.berkas.isi) == cetak(naskah.isi)
    assert naskah.berkas.utuh

    for pihak, jabatan, status in (
        (1, p.jabatan, "pihak_pertama"),
        (2, p.pihak_kedua, "berlaku"),
    ):
        tandatangani(
            perjanjian=p,
            pihak=pihak,
            oleh=penanda.akun(jabatan),
            pada=PADA,
            penyegel=penyegel,
            versi=segar(p).versi,
        )
        assert segar(p).status == status
    pertama, kedua = TandaTangan.objects.order_by("pihak")
    assert pertama.sha256 == naskah.berkas_id
    assert kedua.sha256 == pertama.berkas_id
    assert bytes(kedua.berkas.isi).startswith(bytes(pertama.berkas.isi))
    assert bytes(penyegel.dipanggil[1]["pdf"]) == bytes(pertama.berkas.isi)
    assert penyegel.dipanggil[0]["tautan"].endswith(f"/verifikasi/{p.kode}/")
    assert (pertama.rujukan, kedua.rujukan) == ("DOK-1", "DOK-2")
    assert kedua.sebutan == p.sebutan_kedua
    assert list(JejakAudit.objects.tentang(p).order_by("pk").values_list("aksi", flat=True)) == [
        "siapkan perjanjian",
        "ajukan perjanjian",
        "tandatangani perjanjian",
        "tandatangani perjanjian",
        "perjanjian berlaku",
    ]


def test_tanda_tangan_menyebut_mata_rantai_terakhir(pk, penanda):
    """An anchor of the audit trail in a row of its own (docs/keputusan/0028)."""
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    assert rantaikan(pada=PADA) > 0
    tandatangani(
        perjanjian=p,
        pihak=1,
        oleh=penanda.akun(p.jabatan),
        pada=PADA,
        penyegel=PenyegelPalsu(),
    )
    t = TandaTangan.objects.get()
    assert (t.rantai_ke, t.rantai) == kepala()
    assert t.rantai_ke == 1


def test_isi_yang_diajukan_tetap_meskipun_pohon_berubah(pk, penanda):
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    dulu = data_perjanjian(p)
    indikator = p.baris.first().indikator
    indikator.nama, indikator.definisi = "Nama baru", "Definisi baru"
    indikator.save()
    assert data_perjanjian(segar(p)) == dulu


def test_kembali_dengan_catatan_lalu_naskah_baru(pk, sekretariat, penanda):
    p = penanda.sampai(pk["KASI-LATIH"], "pihak_pertama")
    atasan = penanda.akun(p.pihak_kedua)
    for catatan, pesan in (("  ", "Tulis apa yang perlu"), ("x" * 2001, r"paling panjang 2\.000")):
        with pytest.raises(TidakSahError, match=pesan):
            kembalikan(perjanjian=p, catatan=catatan, oleh=atasan, pada=PADA)
    kembalikan(perjanjian=p, catatan="Targetnya terlalu rendah.", oleh=atasan, pada=PADA)
    p = segar(p)
    assert (p.status, p.catatan_kembali) == ("dikembalikan", "Targetnya terlalu rendah.")
    with pytest.raises(AksiDitolakError, match="dikembalikan"):
        tandatangani(perjanjian=p, pihak=2, oleh=atasan, pada=PADA, penyegel=PenyegelPalsu())

    ubah_baris(baris=pasti(p.baris.first()), target="9,5%", oleh=sekretariat, pada=PADA)
    naskah = ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak)
    assert naskah.ke == 2
    assert naskah.isi["baris"][0]["target"] == "9,50%"
    assert segar(p).catatan_kembali == ""
    lama = NaskahPerjanjian.objects.get(perjanjian=p, ke=1)
    assert lama.tanda_tangan.count() == 1
    tandatangani(
        perjanjian=p, pihak=1, oleh=penanda.akun(p.jabatan), pada=PADA, penyegel=PenyegelPalsu()
    )
    assert naskah.tanda_tangan.get().sha256 == naskah.berkas_id


def test_pihak_pertama_boleh_mengembalikan_sebelum_menandatangani(pk, penanda):
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    kembalikan(perjanjian=p, catatan="Salah.", oleh=penanda.akun(p.jabatan), pada=PADA)
    p = penanda.sampai(segar(p), "pihak_pertama")
    with pytest.raises(AksiDitolakError, match="Pengembalian dilakukan"):
        kembalikan(perjanjian=p, catatan="x", oleh=penanda.akun(p.jabatan), pada=PADA)


def test_versi_yang_dilihat_harus_yang_terakhir(pk, sekretariat, penanda):
    p = pk["KASI-LATIH"]
    b = p.baris.first()
    ubah_baris(baris=b, alasan_beda="Satu", oleh=sekretariat, pada=PADA, versi=1)
    aksi: list[Any] = [
        lambda: ubah_baris(baris=b, alasan_beda="Dua", oleh=sekretariat, pada=PADA, versi=1),
        lambda: ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, versi=1, perender=cetak),
    ]
    for coba in aksi:
        with pytest.raises(VersiBerubahError, match="Muat ulang"):
            coba()
    p = penanda.sampai(p, "diajukan")
    with pytest.raises(VersiBerubahError):
        tandatangani(
            perjanjian=p,
            pihak=1,
            oleh=penanda.akun(p.jabatan),
            pada=PADA,
            penyegel=PenyegelPalsu(),
            versi=1,
        )
    assert not TandaTangan.objects.exists()


def test_dikembalikan_selagi_penyegel_bekerja(pk, sekretariat, penanda):
    """The sealer takes its time; meanwhile the text was returned: nothing is signed."""
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")

    class Lambat(PenyegelPalsu):
        def segel(self, pdf: bytes, **argumen: Any) -> Any:
            kembalikan(perjanjian=p, catatan="Tunggu.", oleh=sekretariat, pada=PADA)
            return super().segel(pdf, **argumen)

    with pytest.raises(AksiDitolakError, match="dikembalikan"):
        tandatangani(
            perjanjian=p, pihak=1, oleh=penanda.akun(p.jabatan), pada=PADA, penyegel=Lambat()
        )
    assert not TandaTangan.objects.exists()
    assert segar(p).status == "dikembalikan"


def test_klik_ganda_satu_tanda_tangan(pk, penanda):
    """The second click arrives while the first is being sealed."""
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    oleh = penanda.akun(p.jabatan)

    class Ganda(PenyegelPalsu):
        def segel(self, pdf: bytes, **argumen: Any) -> Any:
            if not self.dipanggil:
                self.dipanggil.append({})
                tandatangani(perjanjian=p, pihak=1, oleh=oleh, pada=PADA, penyegel=self)
            return super().segel(pdf, **argumen)

    with pytest.raises(AksiDitolakError, match="sudah ditandatangani pihak pertama"):
        tandatangani(perjanjian=p, pihak=1, oleh=oleh, pada=PADA, penyegel=Ganda())
    assert TandaTangan.objects.count() == 1


def test_penyegel_gagal_tidak_mengubah_apa_pun(pk, penanda):
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    with pytest.raises(AksiDitolakError, match="Sandi salah"):
        tandatangani(
            perjanjian=p,
            pihak=1,
            oleh=penanda.akun(p.jabatan),
            pada=PADA,
            penyegel=PenyegelPalsu("Sandi salah."),
        )
    assert segar(p).status == "diajukan"


def test_naskah_yang_rusak_tidak_ditandatangani(pk, penanda, tanpa_pemicu):
    from kinerja.models import BerkasTetap

    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    BerkasTetap.objects.update(isi=b"%PDF-1.7 lain")
    with pytest.raises(AksiDitolakError, match="tidak lagi sesuai sidiknya"):
        tandatangani(
            perjanjian=p,
            pihak=1,
            oleh=penanda.akun(p.jabatan),
            pada=PADA,
            penyegel=PenyegelPalsu(),
        )


def test_satu_orang_tidak_untuk_kedua_pihak(pk, penanda):
    """A head of section made Plt. of the post above in the same account."""
    p = penanda.sampai(pk["KASI-LATIH"], "pihak_pertama")
    orang = penanda.akun(p.jabatan)
    orang.jabatan, orang.unit = p.pihak_kedua, p.pihak_kedua.unit
    orang.save()
    orang = type(orang).objects.get(pk=orang.pk)
    with pytest.raises(AksiDitolakError, match="kedua pihak"):
        tandatangani(perjanjian=p, pihak=2, oleh=orang, pada=PADA, penyegel=PenyegelPalsu())


def test_plt_menandatangani_sebagai_plt(pk, sekretariat, penanda):
    """Acting for a post beside the own one: the seal names that assignment, not the own post; once
    it has ended, nothing is signed for the post.
    """
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    orang = penanda.akun(pk["KASUBAG-UMUM"].jabatan)
    isi = IsianTugas(p.jabatan, StatusPemangku.PLT, PADA.date())
    tugas = tetapkan_tugas(pengguna=orang, isi=isi, oleh=sekretariat, pada=PADA)
    PenetapanAkun.objects.filter(pengguna=orang).update(dikonfirmasi_pada=PADA)
    hari = PADA + timedelta(days=2)

    def segar_bertindak() -> Any:
        akun = type(orang).objects.get(pk=orang.pk)
        akun.bertindak(TugasLain.objects.select_related("jabatan__unit").get(pk=tugas.pk))
        return akun

    usang = segar_bertindak()
    penyegel = PenyegelPalsu()
    tanda = tandatangani(
        perjanjian=p, pihak=1, oleh=segar_bertindak(), pada=hari, penyegel=penyegel
    )
    assert tanda.penugasan == "penugasan Plt."
    assert "penugasan Plt." in penyegel.dipanggil[0]["keterangan"]

    lain = penanda.sampai(pk["KASI-TRANS"], "diajukan")
    TugasLain.objects.filter(pk=tugas.pk).update(jabatan=lain.jabatan)
    usang.jabatan = lain.jabatan  # as its page had it
    TugasLain.objects.filter(pk=tugas.pk).update(dicabut_pada=hari)
    with pytest.raises(VersiBerubahError):
        tandatangani(perjanjian=lain, pihak=1, oleh=usang, pada=hari, penyegel=penyegel)
    assert len(penyegel.dipanggil) == 1


def test_pejabat_baru_tidak_menandatangani_atas_nama_yang_lama(client, pk, sekretariat, penanda):
    """Handed over after the text was submitted: returned, dated anew, signed by its new holder."""
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    lama = p.jabatan.pemangku.get()
    alih, hari = date(2024, 2, 1), datetime(2024, 2, 5, 2, 0, tzinfo=UTC)
    p.jabatan.pemangku.filter(pk=lama.pk).update(sampai=date(2024, 1, 31))
    p.jabatan.pemangku.create(nama="Nama Penerus", status="definitif", mulai=alih)
    orang, penyegel = penanda.akun(p.jabatan), PenyegelPalsu()
    with pytest.raises(AksiDitolakError, match=f"menyebut {lama.nama} .* Nama Penerus sejak 1 Feb"):
        tandatangani(perjanjian=p, pihak=1, oleh=orang, pada=hari, penyegel=penyegel)
    assert not penyegel.dipanggil

    client.force_login(orang)
    halaman = client.get(reverse("perjanjian_tanda_tangan", args=[p.pk])).content.decode()
    assert "Jabatan ini sudah beralih" in halaman

    kembalikan(perjanjian=p, catatan="Pejabat berganti", oleh=orang, pada=hari)
    ubah_perjanjian(perjanjian=segar(p), tanggal=hari.date(), oleh=sekretariat, pada=hari)
    ajukan(perjanjian=segar(p), oleh=sekretariat, pada=hari, perender=cetak)
    tanda = tandatangani(perjanjian=segar(p), pihak=1, oleh=orang, pada=hari, penyegel=penyegel)
    assert tanda.nama == "Nama Penerus"


def test_kertas_dihitung_menurut_hari_yang_tertulis(pk, sekretariat, penanda):
    """Recorded after the hand-over, signed before it: what counts is the day on the paper."""
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    p.jabatan.pemangku.update(sampai=date(2024, 1, 31))
    p.jabatan.pemangku.create(nama="Nama Penerus", status="definitif", mulai=date(2024, 2, 1))
    isi = {"perjanjian": p, "pihak": 1, "pindaian": PINDAIAN, "oleh": sekretariat}
    nanti = datetime(2024, 2, 10, 2, 0, tzinfo=UTC)
    with pytest.raises(AksiDitolakError, match="dipangku Nama Penerus"):
        catat_kertas(**isi, pada=nanti, tanggal=date(2024, 2, 1))
    assert catat_kertas(**isi, pada=nanti, tanggal=date(2024, 1, 31)).tanggal == date(2024, 1, 31)


def test_kepala_daerah_di_atas_kertas(pk, sekretariat, penanda):
    p = penanda.sampai(pk["KADIS"], "pihak_pertama")
    t = catat_kertas(perjanjian=p, pihak=2, pindaian=PINDAIAN, oleh=sekretariat, pada=PADA)
    pertama = TandaTangan.objects.get(pihak=1)
    assert (t.cara, t.sha256) == (CaraTandaTangan.KERTAS, pertama.berkas_id)
    assert bytes(t.berkas.isi) == berkas.PDF
    assert (t.berkas.tipe, t.sebutan) == ("application/pdf", "Bupati Banjar")
    assert segar(p).status == "berlaku"


def test_pihak_pertama_di_atas_kertas_lalu_kedua_elektronik(pk, sekretariat, penanda):
    """The second party then signs the naskah itself: no file bears the first signature."""
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    catat_kertas(
        perjanjian=p,
        pihak=1,
        pindaian=Pindaian("a.png", berkas.gambar()),
        oleh=sekretariat,
        pada=PADA,
    )
    t = tandatangani(
        perjanjian=p, pihak=2, oleh=penanda.akun(p.pihak_kedua), pada=PADA, penyegel=PenyegelPalsu()
    )
    assert t.sha256 == p.naskah.get().berkas_id


@pytest.mark.parametrize(
    ("pindaian", "pesan"),
    [
        (Pindaian("a.pdf", b""), "kosong"),
        (Pindaian("a.pdf", b"bukan pdf"), "bukan PDF"),
        (Pindaian("a.png", berkas.PDF), "akhirannya"),
        (Pindaian("a.exe", b"MZ" + b"0" * 50), "tidak diterima"),
    ],
)
def test_pindaian_diperiksa_isinya(pk, sekretariat, penanda, pindaian, pesan):
    p = penanda.sampai(pk["KADIS"], "diajukan")
    with pytest.raises(AksiDitolakError, match=pesan):
        catat_kertas(perjanjian=p, pihak=1, pindaian=pindaian, oleh=sekretariat, pada=PADA)
    assert not TandaTangan.objects.exists()


def test_pindaian_harus_baru_dan_tidak_terlalu_besar(pk, sekretariat, penanda, settings):
    p = penanda.sampai(pk["KADIS"], "diajukan")
    naskah = Pindaian("naskah.pdf", bytes(p.naskah.get().berkas.isi) + b"")
    with pytest.raises(AksiDitolakError):
        catat_kertas(perjanjian=p, pihak=1, pindaian=naskah, oleh=sekretariat, pada=PADA)
    settings.TAPAK_BUKTI_MAKS_MB = 0
    with pytest.raises(AksiDitolakError, match="melebihi"):
        catat_kertas(perjanjian=p, pihak=1, pindaian=PINDAIAN, oleh=sekretariat, pada=PADA)


def test_berlaku_pada_harinya_dan_yang_lama_digantikan(contoh, pk, sekretariat, penanda):
    murni = penanda.sampai(pk["KASI-LATIH"], "pihak_kedua")
    assert murni.status == "berlaku"
    perubahan = siapkan_perubahan(
        perjanjian=murni,
        jenis_alasan="pejabat",
        alasan="Mutasi.",
        berlaku_mulai=date(2024, 9, 1),
        oleh=sekretariat,
        pada=PADA,
    )
    perubahan = penanda.sampai(perubahan, "pihak_kedua")
    assert perubahan.status == "pihak_kedua"  # signed in January, for September
    hari = [date(2024, 8, 31), date(2024, 9, 1)]
    assert [versi_dipakai(contoh, TAHUN, h).perjanjian[0].ke for h in hari] == [0, 1]

    # 31 August 23.59 in Martapura (UTC+8) is 15.59 UTC; a minute later it is September there.
    assert berlakukan(pada=datetime(2024, 8, 31, 15, 59, tzinfo=UTC)) == []
    berlaku = berlakukan(pada=datetime(2024, 8, 31, 16, 0, tzinfo=UTC))
    assert [p.pk for p in berlaku] == [perubahan.pk]
    assert (segar(murni).status, segar(perubahan).status) == ("digantikan", "berlaku")
    assert berlakukan(pada=datetime(2024, 9, 2, tzinfo=UTC)) == []


def test_perintah_berlakukan(pk, sekretariat, penanda, capsys):
    from django.core.management import call_command

    ubah_perjanjian(
        perjanjian=pk["KASI-LATIH"],
        berlaku_mulai=date(2024, 6, 1),
        oleh=sekretariat,
        pada=PADA,
    )
    p = penanda.sampai(pk["KASI-LATIH"], "pihak_kedua")
    assert p.status == "pihak_kedua"
    call_command("berlakukan_perjanjian")
    assert "Berlaku: Perjanjian Kinerja Kepala Seksi Pelatihan" in capsys.readouterr().out
    assert segar(p).status == "berlaku"
    call_command("berlakukan_perjanjian")
    assert "Tidak ada" in capsys.readouterr().out


# --- editing -----------------------------------------------------------------------------------


def test_target_yang_disunting_menjadi_keputusan_dokumen_pk(contoh, pk, sekretariat):
    """What is signed is what is measured: the PK document gets the same target."""
    b = pk["KASI-LATIH"].baris.first()
    ubah_baris(baris=b, target="9,5%", oleh=sekretariat, pada=PADA)
    b.refresh_from_db()
    assert b.target == "9,50%"
    target = Target.objects.get(indikator=b.indikator, tahun=TAHUN, dokumen__jenis="pk")
    assert (target.teks, str(target.nilai.normalize())) == ("9,5%", "9.5")
    diukur = Pengukuran(contoh, [TAHUN]).target(pasti(b.indikator), TAHUN)
    assert diukur is not None
    assert diukur.teks == "9,50%"
    assert not segar(pk["KASI-LATIH"]).disunting
    with pytest.raises(AksiDitolakError):
        ubah_baris(baris=b, target="banyak sekali", oleh=sekretariat, pada=PADA)
    with pytest.raises(AksiDitolakError, match="pohon kinerja"):
        ubah_baris(baris=b, sasaran="Lain", oleh=sekretariat, pada=PADA)


def test_target_perubahan_masuk_dokumen_perubahan(contoh, pk, sekretariat, penanda):
    """The signed target stays; the Perubahan's counts once both have signed it."""
    murni = penanda.sampai(pk["KASI-LATIH"], "pihak_kedua")
    p = siapkan_perubahan(
        perjanjian=murni,
        jenis_alasan="strategi",
        alasan="Anggaran bergeser.",
        berlaku_mulai=date(2024, 9, 1),
        oleh=sekretariat,
        pada=PADA,
    )
    b = pasti(p.baris.first())
    ubah_baris(baris=b, target="8%", oleh=sekretariat, pada=PADA)
    dokumen = DokumenPerencanaan.objects.get(pd=contoh, jenis="pk", tahun=TAHUN, ke=1)
    assert segar(p).dokumen_id == dokumen.pk
    assert (dokumen.alasan, dokumen.tanggal) == ("Anggaran bergeser.", date(2024, 9, 1))
    semua = Target.objects.filter(indikator=b.indikator, tahun=TAHUN).order_by("dokumen__ke")
    assert [t.teks for t in semua] == ["9.20%", "8%"]

    def diukur() -> str:
        t = Pengukuran(contoh, [TAHUN]).target(pasti(b.indikator), TAHUN)
        return t.teks if t else ""

    assert diukur() == "9,20%"
    penanda.sampai(segar(p), "pihak_pertama")
    assert diukur() == "9,20%"
    tandatangani(
        perjanjian=p, pihak=2, oleh=penanda.akun(p.pihak_kedua), pada=PADA, penyegel=PenyegelPalsu()
    )
    assert diukur() == "8,00%"


def test_baris_tangan_untuk_jabatan_fungsional(contoh, sekretariat):
    from kinerja.models import Jabatan
    from laporan.perjanjian.siapkan import siapkan

    jabatan = Jabatan.objects.get(pd=contoh, kode="JF-PENGANTAR-KERJA")
    p = siapkan(jabatan=jabatan, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    baris = [
        tambah_baris(
            perjanjian=p,
            sasaran="Terlayaninya pencari kerja",
            nama_indikator=nama,
            satuan="Orang",
            target="100",
            oleh=sekretariat,
            pada=PADA,
        )
        for nama in ("Konseling", "Bimbingan", "Wawancara")
    ]
    urutkan_baris(
        perjanjian=p,
        urutan=[baris[2].pk, baris[0].pk, baris[1].pk],
        oleh=sekretariat,
        pada=PADA,
    )
    hapus_baris(baris=baris[0], oleh=sekretariat, pada=PADA)
    assert list(p.baris.values_list("nama_indikator", flat=True)) == ["Wawancara", "Bimbingan"]
    with pytest.raises(AksiDitolakError, match="tepat satu kali"):
        urutkan_baris(perjanjian=p, urutan=[baris[2].pk], oleh=sekretariat, pada=PADA)
    with pytest.raises(AksiDitolakError, match="belum diisi"):
        tambah_baris(
            perjanjian=p, sasaran="x", nama_indikator=" ", target="1", oleh=sekretariat, pada=PADA
        )
    assert segar(p).disunting


def test_baris_pohon_tidak_dihapus(pk, sekretariat):
    with pytest.raises(AksiDitolakError, match="pohon kinerja"):
        hapus_baris(baris=pk["KASI-LATIH"].baris.first(), oleh=sekretariat, pada=PADA)


@pytest.mark.parametrize(
    ("medan", "pesan"),
    [
        ({"berlaku_mulai": date(2025, 1, 1)}, "dalam tahun 2024"),
        ({"tanggal": date(2023, 9, 30)}, "harus antara 1 Oktober 2023"),
        ({"pernyataan": " \n "}, "tidak boleh kosong"),
    ],
)
def test_isian_yang_ditolak(pk, sekretariat, medan, pesan):
    with pytest.raises(AksiDitolakError, match=pesan):
        ubah_perjanjian(perjanjian=pk["KADIS"], oleh=sekretariat, pada=PADA, **medan)


def test_nama_kepala_daerah_diketik_yang_lain_dari_pemangku(pk, sekretariat):
    p = ubah_perjanjian(
        perjanjian=pk["KADIS"], nama_kedua="Kepala  Daerah", oleh=sekretariat, pada=PADA
    )
    assert p.nama_kedua == "Kepala Daerah"
    p = ubah_perjanjian(perjanjian=p, tanggal=date(2024, 2, 1), oleh=sekretariat, pada=PADA)
    assert (p.nama_kedua, p.baris.count(), p.mata.count()) == ("Kepala Daerah", 2, 6)
    with pytest.raises(AksiDitolakError, match="pemangku"):
        ubah_perjanjian(perjanjian=pk["KASI-LATIH"], nama_kedua="x", oleh=sekretariat, pada=PADA)


def test_yang_sudah_diajukan_tidak_disunting(pk, sekretariat, penanda):
    p = penanda.sampai(pk["KASI-LATIH"], "diajukan")
    for coba in (
        lambda: ubah_baris(baris=pasti(p.baris.first()), target="1%", oleh=sekretariat, pada=PADA),
        lambda: ubah_perjanjian(perjanjian=p, pernyataan="x", oleh=sekretariat, pada=PADA),
        lambda: ajukan(perjanjian=p, oleh=sekretariat, pada=PADA, perender=cetak),
    ):
        with pytest.raises(AksiDitolakError, match="sudah diajukan"):
            coba()


def test_galat_menghalangi_pengajuan(pk, sekretariat):
    BarisPerjanjian.objects.filter(perjanjian=pk["KASI-LATIH"], urutan=1).update(target="")
    with pytest.raises(BelumSiapError) as galat:
        ajukan(perjanjian=pk["KASI-LATIH"], oleh=sekretariat, pada=PADA, perender=cetak)
    assert "tanpa_target" in {t.kode for t in galat.value.temuan}
    hasil = ajukan_banyak(perjanjian=pk.values(), oleh=sekretariat, pada=PADA, perender=cetak)
    assert len(hasil.diajukan) == 13
    assert [p.jabatan.kode for p, _ in hasil.dilewati] == ["KASI-LATIH"]


def test_mengajukan_banyak_berkueri_sama_setiap_perjanjian(pk, sekretariat, jumlah_kueri):
    """The check and the tree are read once for all."""
    daftar = list(pk.values())
    with jumlah_kueri() as satu:
        ajukan_banyak(perjanjian=daftar[:1], oleh=sekretariat, pada=PADA, perender=cetak)
    with jumlah_kueri() as banyak:
        ajukan_banyak(perjanjian=daftar[1:], oleh=sekretariat, pada=PADA, perender=cetak)
    assert len(banyak) <= len(satu) + 12 * 20


def test_naskah_sungguhan_dan_segel_sungguhan(pk, sekretariat, penanda, sertifikat_segel):
    """Once with the real PDF and the installation's own seal."""
    from laporan.segel import penyegel_aktif, periksa_pdf

    p = pk["KASI-TRANS"]
    ajukan(perjanjian=p, oleh=sekretariat, pada=PADA)
    kini = datetime.now(UTC)
    for pihak, jabatan in ((1, p.jabatan), (2, p.pihak_kedua)):
        tandatangani(
            perjanjian=p,
            pihak=pihak,
            oleh=penanda.akun(jabatan),
            pada=kini,
            penyegel=penyegel_aktif(),
            alasan="Ditandatangani susulan." if pihak == 1 else "",
        )
    assert segar(p).status == "berlaku"
    akhir = TandaTangan.objects.get(pihak=2)
    assert akhir.cara == CaraTandaTangan.SEGEL
    assert akhir.sertifikat is not None
    hasil = periksa_pdf(bytes(akhir.berkas.isi))
    assert (len(hasil.tanda), hasil.sah) == (2, True)
