"""The signed LHE: who submits, returns and signs, what is signed, what changes after it."""

import re
import subprocess
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinerja.jenis import CaraTandaTangan
from kinerja.models import JejakAudit, SertifikatSegel
from kinerja.penolakan import (
    BentrokError,
    Penolakan,
    TerkunciError,
    TidakBerizinError,
    TidakDitemukanError,
    TidakSahError,
)
from kinerja.peran import EVALUATOR, KEPALA_DINAS, SEKRETARIAT
from laporan.dokumen.json import sebagai_dict
from laporan.dokumen.penomoran import nomori
from laporan.dokumen.unsur import Bab, Dokumen, Paragraf
from laporan.lke import segel_aksi, selesai
from laporan.lke.baku import lembar_baku
from laporan.lke.buka_kembali import buka_kembali_lke
from laporan.lke.hasil import hasil_lke
from laporan.lke.menunggu import tunggu_segel
from laporan.lke.paket import paket_esr
from laporan.lke.segel_aturan import KeadaanSegel, LangkahSegel, boleh
from laporan.lke.segel_cetak import lampiran_pengesahan
from laporan.lke.skor import skor
from laporan.lke.susun import susun_lhe
from laporan.models import SegelLHE, StatusSegelLHE
from laporan.models import TahapLKE as T
from laporan.segel import HasilSegel, periksa_pdf
from laporan.segel.ruang import beri_ruang
from laporan.segel.verifikasi_lhe import keterangan_lhe
from laporan.tugas.berkas import tulis
from tests import factories as f
from tests.baca import terbaca
from tests.lke.conftest import (
    PADA,
    TAHUN,
    DuniaLKE,
    EvaluasiLKEFactory,
    SegelLHEFactory,
)
from tests.peramban.axe import PemeriksaAxe, PenyajiHalaman

NANTI = PADA + timedelta(days=2)
CATATAN = "Nomor laporan keliru."


# --- the rule ------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["", *StatusSegelLHE.values])
def test_siapa_mengambil_langkah_mana(status: str) -> None:
    """Role × step × state, by the words of docs/keputusan/0054."""
    peran: dict[str, dict[str, Any]] = {
        "evaluator": {"evaluator": True},
        "inspektur": {"penanda_tangan": True},
        "evaluator menurut peran": {"evaluator": True, "penanda_tangan": True},
        "lainnya": {},
    }
    boleh_di = {
        ("evaluator", "ajukan"): {"", "dikembalikan"},
        ("evaluator", "kembalikan"): {"diajukan"},
        ("inspektur", "kembalikan"): {"diajukan"},
        ("inspektur", "tandatangani"): {"diajukan"},
        ("evaluator menurut peran", "ajukan"): {"", "dikembalikan"},
        ("evaluator menurut peran", "kembalikan"): {"diajukan"},
        ("evaluator menurut peran", "tandatangani"): {"diajukan"},
    }
    for (nama, isi), langkah in product(peran.items(), LangkahSegel):
        alasan = boleh(langkah, KeadaanSegel(status=status, **isi))
        harap = status in boleh_di.get((nama, langkah.value), set())
        assert (alasan is None) is harap, (nama, langkah, status, alasan)
        for lain in ("dalam_lingkup", "berlaku"):
            tertutup: dict[str, Any] = {**isi, "status": status, lain: False}
            assert boleh(langkah, KeadaanSegel(**tertutup)) is not None


# --- the steps -----------------------------------------------------------------------------------


class PenyegelTiruan:
    """Seals by adding a byte; remembers what it was asked."""

    cara = CaraTandaTangan.SEGEL
    perlu_rahasia = False

    def __init__(self, sela: Any = None) -> None:
        self.diminta: dict[str, Any] = {}
        self.sela = sela

    def kendala(self) -> str:
        return ""

    def segel(self, pdf: bytes, **isi: Any) -> HasilSegel:
        self.diminta = isi
        if self.sela:
            self.sela()
        milik, _ = SertifikatSegel.objects.get_or_create(
            sidik="c" * 64,
            defaults={
                "pem": "-", "subjek": "Segel Tiruan", "berlaku_mulai": PADA, "berlaku_sampai": NANTI
            },
        )  # fmt: skip
        return HasilSegel(pdf + b"\n% segel", self.cara, milik)


class DuniaSegel(DuniaLKE):
    """Agency A finished with 80,00; the Inspektorat of the region with its head."""

    def __init__(self, pengguna: Any) -> None:
        super().__init__(pengguna)
        self.inspektorat = f.PDFactory(nama="Inspektorat Daerah")
        unit = f.UnitFactory(pd=self.inspektorat)
        self.pos = f.JabatanFactory(unit=unit, nama="Inspektur", eselon="II")
        self.inspektur = pengguna(KEPALA_DINAS, jabatan=self.pos)
        self.bawahan = pengguna(
            KEPALA_DINAS, jabatan=f.JabatanFactory(unit=unit, atasan=self.pos, eselon="III")
        )
        self.sekretariat_insp = pengguna(SEKRETARIAT, jabatan=self.pos)
        self.kepala_a = pengguna(KEPALA_DINAS, jabatan=f.JabatanFactory(unit__pd=self.a))
        asing = f.UnitFactory(pd=f.PDFactory(nama="Inspektorat", pemda="Kabupaten Lain"))
        self.inspektur_lain = pengguna(
            KEPALA_DINAS, jabatan=f.JabatanFactory(unit=asing, nama="Inspektur")
        )
        self.sampai(T.EVALUASI)
        self.jawab(self.evaluator)
        self.selesaikan(PADA, "700/1")

    def selesaikan(self, pada: Any, nomor: str) -> None:
        selesai.selesaikan_lke(
            pk=self.lke.pk, nomor=nomor, tanggal=date(2025, 6, 1), oleh=self.evaluator, pada=pada
        )
        self.segarkan()

    def ajukan(self, oleh: Any = None, pada: Any = PADA, **lain: Any) -> SegelLHE:
        return segel_aksi.ajukan_lhe(
            evaluasi=self.lke, oleh=oleh or self.evaluator, pada=pada,
            cetak=lambda dokumen: PDF, **lain,
        )  # fmt: skip

    def teken(self, satu: SegelLHE, oleh: Any = None, **lain: Any) -> SegelLHE:
        umum: dict[str, Any] = {"pada": PADA, "penyegel": PenyegelTiruan(), **lain}
        return segel_aksi.tandatangani_lhe(segel=satu, oleh=oleh or self.inspektur, **umum)

    def kembalikan(self, satu: SegelLHE, oleh: Any = None, catatan: str = CATATAN) -> SegelLHE:
        return segel_aksi.kembalikan_lhe(
            segel=satu, catatan=catatan, oleh=oleh or self.inspektur, pada=PADA
        )

    def buka(self, pada: Any = NANTI) -> None:
        buka_kembali_lke(
            pk=self.lke.pk, alasan="Jawaban 1.a keliru.", oleh=self.evaluator, pada=pada
        )
        self.segarkan()


def _kosong() -> bytes:
    berkas = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.save(berkas)
    return berkas.getvalue()


PDF = _kosong()


@pytest.fixture(scope="module")
def _potret_segel(potret: Any, potret_peran: Any) -> Any:
    return potret(lambda: DuniaSegel(f.buat_pengguna), potret_peran)


@pytest.fixture
def s(_peran_terpasang: None, _potret_segel: Any) -> Any:
    cache.clear()  # each test counts its own requests
    return _potret_segel.pakai()


@pytest.mark.django_db
def test_diajukan_lalu_ditandatangani(s: Any) -> None:
    """What is frozen, what the sealer is asked, what the row and the audit say."""
    satu = s.ajukan()
    assert (satu.ke, satu.status, satu.nomor) == (1, "diajukan", "700/1")
    assert satu.sebutan == "Inspektur Kabupaten Contoh"
    assert (satu.isi["nilai"]["nilai"], satu.isi["nilai"]["predikat"]) == ("80.0", "BB")
    assert "LEMBAR PENGESAHAN" not in str(satu.isi["naskah"]).upper()
    assert bytes(satu.berkas.isi).startswith(PDF)
    assert f"kode {satu.kode.replace('-', ' ')})".encode() in bytes(satu.berkas.isi)
    (m,) = tunggu_segel(s.inspektur, PADA)
    assert (m.teks, m.url) == (
        f"LHE 2025 {s.a.nama} menunggu tanda tangan Anda.",
        reverse("lke_segel", args=[satu.pk]),
    )
    assert [tunggu_segel(p, PADA) for p in (s.evaluator, s.bawahan, s.kepala_a)] == [[], [], []]
    assert keterangan_lhe(satu.kode) is None
    penyegel = PenyegelTiruan()
    jadi = s.teken(satu, penyegel=penyegel, versi=1)
    d = penyegel.diminta
    assert (d["pihak"], d["sebutan"], d["hal"]) == (
        1, "Inspektur Kabupaten Contoh", "Laporan Hasil Evaluasi AKIP",
    )  # fmt: skip
    assert d["tautan"].endswith(f"/verifikasi/{satu.kode}/")
    assert s.inspektur.username in d["keterangan"]
    jadi.refresh_from_db()
    assert (jadi.status, jadi.cara, jadi.bertanda_oleh) == ("bertanda", "segel", s.inspektur)
    assert bytes(jadi.tersegel.isi) == bytes(satu.berkas.isi) + b"\n% segel"
    assert (jadi.akun, jadi.versi) == (s.inspektur.username, 2)
    assert tunggu_segel(s.inspektur, PADA) == []
    aksi = list(JejakAudit.objects.filter(oleh=s.inspektur).values_list("aksi", flat=True))
    assert aksi == ["LHE: ditandatangani"]


#: Account → step that is theirs; every other is refused. `tak`: they do not even see it.
WEWENANG = {
    "evaluator": {"ajukan", "kembalikan"},
    "inspektur": {"kembalikan", "tandatangani"},
    "bawahan": set(),
    "sekretariat_insp": set(),
    "inspektur_lain": set(),
    "kepala_a": set(),
    "kepala": set(),
    "sekretariat": set(),
    "sekretariat_b": set(),
    "operator": set(),
    "verifikator": set(),
    "penjamin": set(),
    "admin": set(),
    "evaluator_b": set(),
}


def _dapat(lakukan: Any) -> bool:
    """Whether the step is taken; it is undone again."""
    with transaction.atomic():
        try:
            lakukan()
        except (TidakBerizinError, TidakDitemukanError):
            return False
        finally:
            transaction.set_rollback(True)
    return True


@pytest.mark.django_db
def test_wewenang_setiap_akun(s: Any) -> None:
    """Account × step × agency: who may, and that nobody else changes anything."""
    for siapa, milik in WEWENANG.items():
        oleh = getattr(s, siapa)
        assert _dapat(lambda oleh=oleh: s.ajukan(oleh)) is ("ajukan" in milik), siapa
    satu = s.ajukan()
    for siapa, milik in WEWENANG.items():
        oleh = getattr(s, siapa)
        for langkah, lakukan in (("kembalikan", s.kembalikan), ("tandatangani", s.teken)):
            dapat = _dapat(lambda lakukan=lakukan, oleh=oleh: lakukan(satu, oleh))
            assert dapat is (langkah in milik), (siapa, langkah)


@pytest.mark.django_db
def test_tanpa_inspektorat_evaluator_menurut_perannya(s: Any) -> None:
    type(s.inspektorat).objects.filter(pk=s.inspektorat.pk).update(pemda="Kabupaten Jauh")
    satu = s.ajukan()
    assert satu.sebutan == "Evaluator Inspektorat Kabupaten Contoh"
    assert not _dapat(lambda: s.teken(satu, s.inspektur))
    for siapa in (s.evaluator, f.buat_pengguna(EVALUATOR, pd=s.a)):
        (m,) = tunggu_segel(siapa, PADA)
        assert m.url == reverse("lke_segel", args=[satu.pk])
    assert tunggu_segel(s.evaluator_b, PADA) == []
    jadi = s.teken(satu, s.evaluator)
    assert (jadi.bertanda_oleh, jadi.akun) == (s.evaluator, s.evaluator.username)


@pytest.mark.django_db
def test_dikembalikan_lalu_diajukan_lagi(s: Any) -> None:
    satu = s.ajukan()
    with pytest.raises(TerkunciError, match="menunggu tanda tangan"):
        s.ajukan()
    for catatan, pesan in (("", "Tulis apa"), ("  ", "Tulis apa"), ("x" * 2001, r"2\.000 huruf")):
        with pytest.raises(TidakSahError, match=pesan):
            s.kembalikan(satu, catatan=catatan)
    lama = s.kembalikan(satu)
    assert (lama.status, lama.catatan_kembali) == ("dikembalikan", CATATAN)
    with pytest.raises(TerkunciError, match="sudah dikembalikan"):
        s.teken(satu)
    dua = s.ajukan()
    assert (dua.ke, dua.kode == satu.kode) == (2, False)
    s.teken(dua)
    for lakukan in (s.ajukan, lambda: s.kembalikan(dua), lambda: s.teken(dua)):
        with pytest.raises(TerkunciError, match="sudah ditandatangani"):
            lakukan()


@pytest.mark.django_db
def test_dibuka_kembali_sesudah_disegel_menjadi_versi_baru(s: Any) -> None:
    """The signed one stays as it was; what changed is signed as the next."""
    satu = s.teken(s.ajukan())
    k = keterangan_lhe(satu.kode)
    assert k is not None
    assert (k.berlaku, k.kabar.judul) == (True, "Ditandatangani dan berlaku")
    s.buka()
    assert keterangan_lhe(satu.kode).kabar.judul == "Ditandatangani, evaluasinya dibuka kembali"  # type: ignore[union-attr]
    with pytest.raises(TerkunciError, match="belum selesai"):
        s.ajukan(pada=NANTI)
    s.jawab(s.evaluator, "pedoman_perencanaan", jawaban="tidak", catatan="Belum ada.")
    umum: dict[str, Any] = {"pk": s.lke.pk, "oleh": s.evaluator, "pada": NANTI}
    selesai.tulis_rekomendasi(teks="Agar menerbitkan pedoman.", **umum)
    s.selesaikan(NANTI, "700/2")
    # 1.a not whole any more: 79,40 (4,80 becomes 4,20 of 6).
    dua = s.teken(s.ajukan(pada=NANTI), pada=NANTI)
    assert (dua.ke, dua.nomor, Decimal(dua.isi["nilai"]["nilai"])) == (2, "700/2", Decimal("79.4"))
    satu.refresh_from_db()
    assert (satu.nomor, satu.isi["nilai"]["nilai"], satu.status) == ("700/1", "80.0", "bertanda")
    k = keterangan_lhe(satu.kode)
    assert k is not None
    assert (k.kabar.judul, k.pengganti) == ("Ditandatangani, sudah digantikan", dua)
    assert dua.sha256 != satu.sha256


@pytest.mark.django_db
def test_dibuka_kembali_menarik_yang_menunggu(s: Any) -> None:
    satu = s.ajukan()
    s.buka()
    satu.refresh_from_db()
    assert (satu.status, satu.catatan_kembali) == ("dikembalikan", "Jawaban 1.a keliru.")
    assert JejakAudit.objects.filter(aksi="LHE: pengajuan ditarik").count() == 1
    with pytest.raises(TerkunciError):
        s.teken(satu)


@pytest.mark.django_db
def test_berubah_selagi_disegel(s: Any) -> None:
    """What moves while the sealer works is not signed: reopened, returned, another holder."""
    satu = s.ajukan()
    for sela in (lambda: s.buka(PADA), lambda: s.kembalikan(satu)):
        with transaction.atomic():
            with pytest.raises((BentrokError, TerkunciError)):
                s.teken(satu, penyegel=PenyegelTiruan(sela))
            transaction.set_rollback(True)
    s.segarkan()
    with pytest.raises(BentrokError):
        s.teken(satu, versi=7)
    f.PemangkuFactory(jabatan=s.pos, nama="A. Contoh")
    with pytest.raises(TidakSahError, match=r"kini .*\(A. Contoh\)"):
        s.teken(satu)
    assert not SegelLHE.objects.bertanda().exists()


@pytest.mark.django_db
def test_basis_data_menjaga_yang_ditandatangani(s: Any) -> None:
    satu = s.ajukan()
    milik = SegelLHE.objects.filter(pk=satu.pk)
    naskah: tuple[dict[str, Any], ...] = (
        {"isi": {}}, {"nomor": "lain"}, {"kode": "7KQ2-M8XR-4TNP"}, {"sebutan": "Lain"},
    )  # fmt: skip
    for isi in naskah:
        with pytest.raises(IntegrityError), transaction.atomic():
            milik.update(**isi)
    with pytest.raises(IntegrityError), transaction.atomic():
        milik.delete()
    s.teken(satu)
    for isi in ({"status": "diajukan"}, {"akun": "lain"}, {"tersegel": satu.berkas}):
        with pytest.raises(IntegrityError), transaction.atomic():
            milik.update(**isi)
    s.buka()
    s.selesaikan(NANTI, "700/2")
    dua = s.ajukan(pada=NANTI)
    s.buka(NANTI + timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        SegelLHE.objects.filter(pk=dua.pk).update(status="bertanda")


@pytest.mark.django_db
def test_salinan_menyebut_berkas_yang_ditandatangani(s: Any) -> None:
    """The Word copy says which signed PDF it belongs to; without one it says nothing."""

    def teks() -> str:
        return str(sebagai_dict(susun_lhe(hasil_lke(s.a, TAHUN))))

    satu = s.ajukan()
    assert satu.kode not in teks()
    jadi = s.teken(satu)
    isi = teks()
    assert jadi.tersegel_id in isi
    assert satu.kode in isi
    assert "Inspektur Kabupaten Contoh" in isi
    with ZipFile(BytesIO(paket_esr(s.a, TAHUN).isi)) as arsip:
        assert arsip.read(f"06-LHE/01-LHE-{TAHUN}.pdf") == bytes(jadi.tersegel.isi)


# --- the pages -----------------------------------------------------------------------------------


@pytest.mark.sqlite  # the files are made from the document model, not by the database
def test_lembar_pengesahan_menyisakan_ruang() -> None:
    """The text of the last page ends above the field: 297 - 110 - 24 mm from the top."""
    h = skor(lembar_baku(), {x.kode: "BB" for x in lembar_baku().sub})
    lembar = lampiran_pengesahan(
        h, sebutan="Plt. Inspektur Daerah Kabupaten Hulu Sungai Selatan", nama="A. Contoh, S.E.",
        kode="7KQ2-M8XR-4TNP", alamat="https://tapak.contoh.go.id/verifikasi/7KQ2-M8XR-4TNP/",
        sidik="a" * 64,
    )  # fmt: skip
    d = Dokumen(
        judul="LHE", subjudul="Dinas", pd="Dinas", pemda="Kabupaten", tahun=2025,
        tempat_tanggal="2025", bab=(Bab("PENUTUP", (Paragraf("Demikian."),), "penutup"),),
        lampiran=(lembar,),
    )  # fmt: skip
    with pikepdf.open(BytesIO(beri_ruang(tulis(nomori(d), "pdf").isi, "Inspektur"))) as pdf:
        akhir = pdf.pages[-1]
        bawah, atas = (float(x) for x in (akhir.Annots[-1].Rect[1], akhir.Annots[-1].Rect[3]))
        assert (round(bawah / 72 * 25.4), round((atas - bawah) / 72 * 25.4)) == (110, 24)
        berkas = BytesIO()
        pdf.save(berkas)
    teks = subprocess.run(
        ["pdftotext", "-bbox", "-f", "2", "-", "-"], input=berkas.getvalue(), check=True,
        capture_output=True,
    ).stdout.decode()  # fmt: skip
    isi = [float(y) for y in re.findall(r'yMax="([\d.]+)"', teks)]
    dekat = [y for y in isi if y < 842 - atas + 60]
    assert any("7KQ2" in b for b in teks.split("\n"))
    assert max(dekat) < 842 - atas


@pytest.mark.django_db
@pytest.mark.sqlite  # the files are made from the document model, not by the database
def test_lewat_halaman_sampai_verifikasi(
    client: Any, s: Any, sertifikat_segel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A real seal: submitted, refused, signed, verified; a changed byte is not it."""
    monkeypatch.setattr(segel_aksi, "_cetak", lambda dokumen: PDF)
    lke = f"{reverse('lke')}?tahun={TAHUN}&pd={s.a.kode}"
    client.force_login(s.evaluator)
    assert 'value="ajukan_lhe"' in client.get(lke).text
    kirim = {"langkah": "ajukan_lhe", "versi": str(s.segarkan().versi)}
    assert client.post(lke, kirim).status_code == 302
    satu = SegelLHE.objects.get()
    assert "menunggu tanda tangan" in terbaca(client.get(lke))
    alamat = reverse("lke_segel", args=[satu.pk])
    assert "Tanda tangan Anda" not in client.get(alamat).text
    tanda = {
        "langkah": "tandatangani", "versi": "1", "sidik": satu.berkas_id, "setuju": "ya",
        "sandi": "x",
    }  # fmt: skip
    assert client.post(alamat, tanda).status_code == 403
    s.inspektur.set_password("rahasia-uji-1")
    s.inspektur.save()
    client.force_login(s.inspektur)
    isi = client.get(alamat).text
    assert "Tanda tangan Anda" in isi
    assert "80,00 (BB)" in isi
    assert satu.sha256 in isi
    for kurang, status in (
        ({"setuju": ""}, 422),
        ({"sandi": "keliru"}, 422),
        ({"sidik": "x"}, 409),
    ):
        assert client.post(alamat, {**tanda, **kurang}).status_code == status, kurang
    assert client.get(reverse("verifikasi_kode", args=[satu.kode])).status_code == 404
    respons = client.post(alamat, {**tanda, "sandi": "rahasia-uji-1"})
    assert respons.status_code == 302
    assert "Ditandatangani Inspektur Kabupaten Contoh" in terbaca(client.get(alamat))
    pdf = client.get(reverse("lke_segel_berkas", args=[satu.pk])).content
    hasil = periksa_pdf(pdf)
    assert (hasil.utuh, len(hasil.tanda)) == (True, 1)
    client.force_login(s.sekretariat)
    assert satu.kode in client.get(lke).text
    client.force_login(s.sekretariat_b)
    assert client.get(alamat).status_code == 404
    client.logout()
    isi = terbaca(client.get(reverse("verifikasi_kode", args=[satu.kode])))
    assert "Ditandatangani dan berlaku" in isi
    assert "Inspektur Kabupaten Contoh" in isi
    assert satu.sha256 in isi
    assert "80,00" not in isi  # scores are told by the file alone
    assert client.get(reverse("verifikasi_salinan", args=[satu.kode])).status_code == 404

    def unggah(isi: bytes) -> str:
        berkas = SimpleUploadedFile("lhe.pdf", isi, "application/pdf")
        return terbaca(client.post(reverse("verifikasi"), {"berkas": berkas}))

    assert "Asli: sama persis dengan LHE yang ditandatangani" in unggah(pdf)
    assert "tanpa tanda tangan" in unggah(bytes(satu.berkas.isi))
    rusak = unggah(pdf + b"\n% tambahan")
    assert "Tidak sama dengan yang ditandatangani" in rusak
    assert satu.kode in rusak


@pytest.mark.django_db
def test_yang_menunggu_disebut_per_tahun(s: Any) -> None:
    """The list goes by years: each year with what waits there, one alone by its agency."""
    s.ajukan()
    for pd, tahun in ((s.a, 2024), (s.b, 2024), (s.b, TAHUN)):
        SegelLHEFactory(evaluasi=EvaluasiLKEFactory(pd=pd, tahun=tahun, lembar=s.lke.lembar))
    daftar = reverse("lke_segel_daftar")
    kata = "menunggu tanda tangan Anda."
    assert [(m.teks, m.url) for m in tunggu_segel(s.inspektur, PADA)] == [
        (f"LHE 2025 dari 2 perangkat daerah {kata}", f"{daftar}?tahun=2025"),
        (f"LHE 2024 dari 2 perangkat daerah {kata}", f"{daftar}?tahun=2024"),
    ]


@pytest.mark.django_db
@pytest.mark.sqlite  # the page; the rows are asked for in the rights above
def test_daftar_menurut_cakupan(client: Any, s: Any) -> None:
    """Waiting first; the signer sees the region, an agency its own, another region's nothing."""
    satu = s.ajukan()
    alamat = f"{reverse('lke_segel_daftar')}?tahun={TAHUN}"
    for siapa, terlihat in (
        ("inspektur", True), ("evaluator", True), ("sekretariat", True), ("kepala_a", True),
        ("inspektur_lain", False), ("sekretariat_b", False), ("sekretariat_insp", False),
    ):  # fmt: skip
        client.force_login(getattr(s, siapa))
        isi = client.get(alamat).text
        assert (reverse("lke_segel", args=[satu.pk]) in isi) is terlihat, siapa
    orang = f.buat_pengguna(EVALUATOR, pd=None)
    with pytest.raises(Penolakan):
        s.teken(satu, orang)


@pytest.mark.django_db
@pytest.mark.sqlite
def test_layar_tiap_keadaan(s: Any, client: Any, page: Any) -> None:
    """Submitted, returned, signed, and the queue: no violation of axe's, and on a phone neither
    a page that is too wide nor words that are cut. Who is to mend it is led there.
    """
    salah: list[str] = []
    with PenyajiHalaman() as penyaji:
        periksa = PemeriksaAxe(page, penyaji)

        def lihat(siapa: Any, jalur: str) -> str:
            client.force_login(siapa)
            html = client.get(jalur).content.decode()
            salah.extend(f"{jalur}: {x}" for x in periksa.periksa(html))
            return html

        satu = s.ajukan()
        jalur = reverse("lke_segel", args=[satu.pk])
        lihat(s.inspektur, jalur)
        s.kembalikan(satu)
        html = lihat(s.evaluator, jalur)
        assert f"{reverse('lke')}?pd={s.a.kode}&amp;tahun={TAHUN}" in html
        baru = s.ajukan()
        s.teken(baru)
        lihat(s.kepala_a, reverse("lke_segel", args=[baru.pk]))
        html = lihat(s.evaluator, f"{reverse('lke_antrean')}?tahun={TAHUN}")
        assert f'data-label="LHE {TAHUN}"' in html
    assert not salah, "\n".join(["", *salah])
