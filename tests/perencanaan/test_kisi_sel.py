"""Cells of a grid that are stored as one goes: what the endpoints take, refuse, and answer."""

import json
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from anggaran.models import PaguBaris, TargetProgram
from kinerja.angka import format_angka
from kinerja.models import (
    DokumenPerencanaan,
    Indikator,
    Jabatan,
    JejakAudit,
    Pemangku,
    PerangkatDaerah,
    Target,
    TargetTriwulan,
)
from kinerja.peran import OPERATOR
from laporan.perencanaan.aksi_kisi import KisiBentrokError
from laporan.perencanaan.kisi import DIKOSONGKAN
from tests.factories import PDFactory, PenggunaFactory, TargetTriwulanFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def klien(client: Any, perencana: Any) -> Any:
    client.force_login(perencana)
    return client


def _sel(nama: str, teks: str, versi: str = "") -> dict[str, str]:
    sasaran, _, medan = nama.rpartition("|")
    return {"sasaran": sasaran, "medan": medan, "teks": teks, "versi": versi}


def _kirim(
    klien: Any, pd: Any, macam: str, pilih: str, *sel: dict[str, str], ke: str = "persiapan_sel",
    **lain: Any,
) -> Any:  # fmt: skip
    isi = {"kunci": str(uuid4()), "pd": pd.kode, "tahun": 2024, "macam": macam, "pilih": pilih}
    isi |= {"sel": list(sel)} | lain
    return klien.post(reverse(ke), json.dumps(isi), content_type="application/json")


I2_2025 = "sel|I2|2025||RD|target"
I1_PK = "sel|I1|2024||PK|target"


def test_satu_sel_tersimpan_sekali(klien: Any, pd: Any) -> None:
    """What is typed comes back as it stands; the same key again is the same answer and one row."""
    kunci = str(uuid4())
    jawab = [_kirim(klien, pd, "target", "RD", _sel(I2_2025, " 250,0 "), kunci=kunci) for _ in "ab"]
    assert [j.status_code for j in jawab] == [200, 200], jawab[0].content
    assert jawab[0].json() == jawab[1].json()
    assert jawab[0].json()["sel"] == {I2_2025: Target.objects.get(tahun=2025).teks}
    assert jawab[0].json()["muat_ulang"] is False
    baris = Target.objects.get(indikator__kode="I2", tahun=2025)
    (jejak,) = JejakAudit.objects.tentang(baris)
    assert jejak.aksi == "dibuat lewat persiapan"


def test_yang_diubah_orang_lain_tidak_ditimpa(klien: Any, pd: Any, perencana: Any) -> None:
    """Over a version that moved: what stands there now, and whose it is. Chosen knowingly, mine
    stands. The same text from two people is no conflict."""
    _kirim(klien, pd, "target", "RD", _sel(I2_2025, "250"))
    lain = _kirim(klien, pd, "target", "RD", _sel(I2_2025, "300"), alasan="Telaah")
    assert lain.status_code == 409
    assert lain.json()["sel"] == {I2_2025: "250"}
    assert (lain.json()["oleh"], bool(lain.json()["pada"])) == (perencana.sebutan, True)
    sama = _kirim(klien, pd, "target", "RD", _sel(I2_2025, "250"))
    assert (sama.status_code, sama.json()["berubah"]) == (200, 0)
    milik_saya = _kirim(klien, pd, "target", "RD", _sel(I2_2025, "300", "250"), alasan="Telaah")
    assert milik_saya.status_code == 200
    assert Target.objects.get(indikator__kode="I2", tahun=2025).nilai == 300


def test_keputusan_bertanggal_berubah_dengan_alasan(klien: Any, pd: Any) -> None:
    """The Renstra is dated 4 March 2021: what it holds changes for a reason, what it lacks is
    simply filled in. The PK of 2024 has no day."""
    _kirim(klien, pd, "target", "RD", _sel(I2_2025, "250"))
    tanpa = _kirim(klien, pd, "target", "RD", _sel(I2_2025, "300", "250"), alasan="  ")
    assert tanpa.status_code == 422
    assert tanpa.json()["jenis"] == "perlu_alasan"
    assert "Renstra ditetapkan 4 Maret 2021" in tanpa.json()["pesan"]
    assert Target.objects.get(indikator__kode="I2", tahun=2025).nilai == 250
    dengan = _kirim(
        klien, pd, "target", "RD", _sel(I2_2025, "300", "250"), alasan="Perubahan Renstra"
    )
    assert dengan.status_code == 200
    baris = Target.objects.get(indikator__kode="I2", tahun=2025)
    assert JejakAudit.objects.tentang(baris).first().alasan == "Perubahan Renstra"  # type: ignore[union-attr]
    pk = _kirim(klien, pd, "target", "PK", _sel(I1_PK, "≤ 3%", "≤ 2,72%"))
    assert pk.status_code == 200, pk.content


def test_sel_yang_dikosongkan(klien: Any, pd: Any) -> None:
    """A target, a pagu and a target of an output go with their cell; what an approved document
    holds stays, and so does what is not all that its row says."""
    kosong = _kirim(klien, pd, "target", "PK", _sel(I1_PK, "", "≤ 2,72%"))
    assert kosong.status_code == 200, kosong.content
    assert not Target.objects.filter(indikator__kode="I1", dokumen__kode="PK").exists()
    assert JejakAudit.objects.filter(aksi="dihapus lewat persiapan").count() == 1
    nama = "sel|P|2.07.01.2.01.0002|5.1.02|DAU|nilai"
    lama = "999.999.999.999.999.999"
    pagu = _kirim(klien, pd, "pagu", "", _sel(nama, "", lama))
    assert pagu.status_code == 200, pagu.content
    assert not PaguBaris.objects.filter(versi__kode="P").exists()
    # Now only the first document holds the line, and twelve billion were spent on it.
    murni = PaguBaris.objects.get(versi__kode="M", baris__rekening="5.1.02")
    nama = nama.replace("|P|", "|M|")
    pagu = _kirim(
        klien, pd, "pagu", "", _sel(nama, "", format_angka(Decimal(murni.nilai))), alasan="Keliru"
    )
    assert pagu.status_code == 422
    assert "sudah berealisasi Rp12.453.995.442 s.d. Desember" in pagu.json()["salah"][nama]
    tetap = _kirim(
        klien, pd, "keluaran", "M", _sel("sel|M|O1||target", "", "90,5"), alasan="Keliru"
    )
    assert tetap.status_code == 200, tetap.content
    assert not TargetProgram.objects.filter(indikator__kode="O1", triwulan=0).exists()
    jabatan = Jabatan.objects.filter(pd=pd).first()
    assert jabatan is not None
    unit = _kirim(klien, pd, "jabatan", "", _sel(f"sel|{jabatan.kode}|unit", "", jabatan.unit.kode))
    assert unit.status_code == 422
    assert unit.json()["salah"] == {f"sel|{jabatan.kode}|unit": DIKOSONGKAN}


def test_yang_dikosongkan_barisnya_sendiri(klien: Any, pd: Any) -> None:
    """Indicators are often numbered as quarters are: 2 in quarter 1 is not 1 in quarter 2."""
    satu, dua = Indikator.objects.filter(pd=pd, kode__in=["I1", "I2"]).order_by("kode")
    Indikator.objects.filter(pk=satu.pk).update(kode="1")
    Indikator.objects.filter(pk=dua.pk).update(kode="2")
    dokumen = DokumenPerencanaan.objects.get(pd=pd, kode="PK")
    TargetTriwulan.objects.all().delete()
    for i in (satu, dua):
        for tw in (1, 2):
            TargetTriwulanFactory(
                indikator=i, dokumen=dokumen, tahun=2024, triwulan=tw, teks="5", nilai=5
            )
    kosong = _kirim(klien, pd, "target", "PK", _sel("sel|2|2024|1|PK|target", "", "5"))
    assert kosong.status_code == 200, kosong.content
    sisa = TargetTriwulan.objects.order_by("indikator__kode", "triwulan")
    assert list(sisa.values_list("indikator__kode", "triwulan")) == [
        ("1", 1), ("1", 2), ("2", 2),
    ]  # fmt: skip


def test_dokumen_terkunci_tidak_dikosongkan(klien: Any, pd: Any) -> None:
    rencana = Target.objects.filter(dokumen__kode="PK").first()
    assert rencana is not None
    dokumen = rencana.dokumen
    dokumen.disetujui_pada, dokumen.disetujui_oleh = timezone.now(), PenggunaFactory(pd=pd)
    dokumen.save(update_fields=["disetujui_pada", "disetujui_oleh"])
    jawab = _kirim(klien, pd, "target", "PK", _sel(I1_PK, "", "≤ 2,72%"))
    assert jawab.status_code == 422
    assert "disetujui" in jawab.json()["salah"][I1_PK]


def test_baris_baru_lengkap_lalu_tersimpan(klien: Any, pd: Any) -> None:
    """A new holder is refused until what is required is there; then the grid has another row."""
    jabatan = Jabatan.objects.filter(pd=pd).first()
    assert jabatan is not None
    awal = f"sel|{jabatan.kode}||+1|"
    sel = [_sel(f"{awal}nama", "Siti Uji"), _sel(f"{awal}mulai", "1/2/2024")]
    kurang = _kirim(klien, pd, "pemangku", "", *sel)
    assert kurang.status_code == 422
    assert list(kurang.json()["salah"]) == [f"{awal}status"]
    jadi = _kirim(klien, pd, "pemangku", "", *sel, _sel(f"{awal}status", "Definitif"))
    assert jadi.status_code == 200, jadi.content
    assert jadi.json()["muat_ulang"] is True
    baru = Pemangku.objects.get(jabatan=jabatan, nama="Siti Uji")
    assert baru.mulai.isoformat() == "2024-02-01"
    # From a decree with its day, a name changes for a reason.
    nama = f"sel|{jabatan.kode}|2024-02-01|nama"
    ganti = _kirim(klien, pd, "pemangku", "", _sel(nama, "Siti Contoh", "Siti Uji"))
    assert ganti.json()["jenis"] == "perlu_alasan"


def test_pratinjau_menulis_hari_seperti_orang(klien: Any, pd: Any) -> None:
    kisi = klien.get(reverse("persiapan_kisi", args=["periode"]), {"tahun": "2024"}).context["kisi"]
    sel = kisi.baris[0].sel[1]
    satu = {"sasaran": sel.sasaran, "medan": sel.medan, "teks": "30/4/2024", "versi": sel.isi}
    (lihat,) = _kirim(klien, pd, "periode", "", satu, ke="persiapan_sel_pratinjau").json()["sel"]
    assert (lihat["baru"], lihat["galat"]) == ("30 April 2024", None)


def test_pratinjau_tidak_menulis(klien: Any, pd: Any) -> None:
    """Old and new of each cell as they would stand, the wrong one at its place, a reason asked."""
    jejak = JejakAudit.objects.count()
    tujuan = [
        [{"sasaran": f"sel|I2|{t}||RD", "medan": "target", "versi": ""} for t in (2025, 2026)]
    ]
    lihat = _kirim(
        klien, pd, "target", "RD", ke="persiapan_sel_pratinjau", tujuan=tujuan,
        papan_klip={"teks": "250\t300\r\n", "html": ""},
    )  # fmt: skip
    assert lihat.status_code == 200, lihat.content
    hasil = lihat.json()
    assert [(s["lama"], s["berubah"], s["galat"]) for s in hasil["sel"]] == [("", True, None)] * 2
    assert (hasil["berubah"], hasil["galat"], hasil["alasan"]) == (2, 0, "")
    salah = _kirim(
        klien, pd, "pagu", "", _sel("sel|M|2.07.01.2.01.0002|5.1.02|DAU|nilai", "x",
        "12.453.995.443"), _sel("sel|P|2.07.01.2.01.0001|5||nilai", "7"),
        ke="persiapan_sel_pratinjau",
    ).json()  # fmt: skip
    assert [bool(s["galat"]) for s in salah["sel"]] == [True, False]
    assert "ditetapkan 2 Januari 2024" in salah["alasan"]
    lebar = _kirim(
        klien, pd, "target", "RD", ke="persiapan_sel_pratinjau", tujuan=tujuan,
        papan_klip={"teks": "1\t2\t3", "html": ""},
    )  # fmt: skip
    assert lebar.status_code == 422
    assert JejakAudit.objects.count() == jejak


def test_kalimatnya_memakai_kata_di_layar(klien: Any, pd: Any) -> None:
    """A choice is named as its list shows it, and no sheet is: there is none on the page."""
    baru = {"kode": "B9", "nama": "Bidang Baru", "jenis": "Rumah sakit", "induk": "TAK-ADA"}
    sel = [_sel(f"sel||+1|{medan}", isi) for medan, isi in baru.items()]
    hasil = _kirim(klien, pd, "unit_kerja", "", *sel, ke="persiapan_sel_pratinjau").json()
    pesan = {s["medan"]: s["galat"]["pesan"] for s in hasil["sel"] if s["galat"]}
    assert "Perangkat daerah (unit puncak); Sekretariat; " in pesan["jenis"]
    assert "sub_bagian" not in pesan["jenis"]
    sel[2] = _sel("sel||+1|jenis", "bidang")
    hasil = _kirim(klien, pd, "unit_kerja", "", *sel, ke="persiapan_sel_pratinjau").json()
    pesan = {s["medan"]: s["galat"]["pesan"] for s in hasil["sel"] if s["galat"]}
    assert "“TAK-ADA” tidak dikenal; tulis kode yang sudah tersimpan." in pesan["induk"]


def test_yang_bukan_miliknya(klien: Any, client: Any, pd: Any) -> None:
    """Another agency's grid is not there, nor an unknown kind or document; others may not write."""
    lain: PerangkatDaerah = PDFactory()
    sel = _sel(I2_2025, "250")
    tolak: list[tuple[Any, str, str, dict[str, Any], int]] = [
        (lain, "target", "RD", {}, 404),
        (pd, "lain", "RD", {}, 404),
        (pd, "target", "TAK-ADA", {}, 404),
        (pd, "target", "RD", {"sel": "x"}, 400),
        (pd, "target", "RD", {"sel": [7]}, 400),
        (pd, "target", "RD", {"kunci": "x"}, 400),
        # What no calendar, no UTF-8 and no reader of JSON gets to the end of.
        (pd, "periode", "", {"tahun": 0}, 400),
        (pd, "pemangku", "", {"tahun": 10_000}, 400),
        (pd, "target", "RD", {"sel": [_sel(I2_2025, "\ud800")]}, 400),
        (pd, "target", "RD", {"alasan": "\udfff"}, 400),
    ]
    for milik, macam, pilih, ubah, status in tolak:
        assert _kirim(klien, milik, macam, pilih, **{"sel": [sel], **ubah}).status_code == status, (
            ubah
        )
    for ke in ("persiapan_sel", "persiapan_sel_pratinjau"):
        dalam = klien.post(reverse(ke), "[" * 100_000, content_type="application/json")
        assert dalam.status_code == 400
    client.force_login(PenggunaFactory(pd=pd, peran=[OPERATOR]))
    for ke in ("persiapan_sel", "persiapan_sel_pratinjau"):
        assert _kirim(client, pd, "target", "RD", sel, ke=ke).status_code == 403
    assert not Target.objects.filter(indikator__kode="I2", tahun=2025).exists()


def test_bentrok_menyebut_yang_ada() -> None:
    galat = KisiBentrokError({"sel|a|b": "1"}, None)
    assert galat.json() | {"pesan": ""} == {
        "jenis": "bentrok", "pesan": "", "sel": {"sel|a|b": "1"}, "oleh": "pengguna lain",
        "pada": None,
    }  # fmt: skip
