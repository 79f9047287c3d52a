"""The form of PermenPANRB 53/2014 and whose budget it shows: finding C1, with the data that led to
it.
"""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from anggaran.models import BarisAnggaran, PaguBaris, VersiAnggaran
from kinerja.jenis import StatusPemangku
from kinerja.models import (
    Jabatan,
    JejakAudit,
    JenisPernyataan,
    Pemangku,
    PerjanjianKinerja,
    TemplatPernyataan,
)
from kinerja.pernyataan import BAWAAN
from laporan.perjanjian.aksi import ubah_perjanjian
from laporan.perjanjian.cetak import ekspor_naskah
from laporan.perjanjian.data import data_beku, data_perjanjian
from laporan.perjanjian.naskah import (
    dokumen_perjanjian,
    pernyataan,
    tabel_anggaran,
)
from laporan.perjanjian.periksa import penghalang, periksa_perjanjian
from laporan.perjanjian.perubahan import siapkan_perubahan
from laporan.perjanjian.siapkan import siapkan
from laporan.perjanjian.sumber import AcuanAnggaran, SumberPerjanjian
from laporan.perjanjian.templat import simpan_templat
from tests.perjanjian.bantu import BUPATI, PADA, TAHUN

pytestmark = pytest.mark.django_db

NIP = "190001011920011001"
"""Born on 1 January 1900, appointed in January 1920: nobody's."""


# --- the budget of the document's own version --------------------------------------------------


@pytest.fixture
def murni(contoh: Any) -> VersiAnggaran:
    """The sample's budget of the Perubahan, of no date, after an original of half as much."""
    perubahan = VersiAnggaran.objects.get(pd=contoh, tahun=TAHUN)
    assert (perubahan.jenis, perubahan.tanggal) == ("perubahan", None)
    asli = VersiAnggaran.objects.create(
        pd=contoh, tahun=TAHUN, jenis="murni", ke=1, kode="APBD", tanggal=date(2024, 1, 2)
    )
    PaguBaris.objects.bulk_create(
        PaguBaris(baris=p.baris, versi=asli, nilai=p.nilai // 2)
        for p in PaguBaris.objects.filter(versi=perubahan)
    )
    return asli


def _setengah(pd: Any) -> int:
    """Half of each line, added: what the original holds."""
    return sum(
        p.nilai // 2 for p in PaguBaris.objects.filter(versi__pd=pd, versi__jenis="perubahan")
    )


def test_murni_memuat_anggaran_murni_kapan_pun_bertanggal(
    contoh: Any, murni: Any, pk: dict[str, Any], sekretariat: Any
) -> None:
    kadis = pk["KADIS"]
    assert data_beku(kadis)["anggaran"]["jumlah"] == _setengah(contoh)
    ubah_perjanjian(perjanjian=kadis, tanggal=date(2024, 11, 30), oleh=sekretariat, pada=PADA)
    kadis.refresh_from_db()
    data = data_beku(kadis)
    assert data["anggaran"]["jumlah"] == _setengah(contoh)
    assert [v["kode"] for v in data["dasar"]["anggaran"]] == ["APBD"]


def test_perubahan_memuat_anggaran_perubahan(
    contoh: Any, murni: Any, pk: dict[str, Any], penanda: Any
) -> None:
    lama = penanda.sampai(pk["KADIS"], "pihak_kedua")
    baru = siapkan_perubahan(
        perjanjian=lama,
        jenis_alasan="strategi",
        alasan="Perubahan APBD.",
        berlaku_mulai=date(2024, 10, 1),
        oleh=penanda.sekretariat,
        pada=PADA + timedelta(days=260),
    )
    assert data_beku(baru)["anggaran"]["jumlah"] == 12_660_248_443
    assert data_perjanjian(lama)["anggaran"]["jumlah"] == _setengah(contoh)


def test_tanpa_murni_dikatakan(contoh: Any, pk: dict[str, Any]) -> None:
    temuan = [t for t in periksa_perjanjian(contoh, TAHUN) if t.kode == "tanpa_anggaran_murni"]
    assert [t.perjanjian for t in temuan] == [None]


def test_acuan_memilih_versi() -> None:
    def versi(jenis: str, tanggal: date | None) -> VersiAnggaran:
        return VersiAnggaran(jenis=jenis, tanggal=tanggal)

    asli = versi("murni", date(2024, 1, 2))
    geser, ubah = versi("pergeseran", date(2024, 3, 1)), versi("perubahan", None)
    semua = [asli, geser, ubah]
    assert AcuanAnggaran(date(2024, 12, 1), murni=True).pilih(semua) == [asli]
    assert AcuanAnggaran(date(2024, 2, 1)).pilih(semua) == [asli, ubah]
    assert AcuanAnggaran(date(2024, 3, 1)).pilih(semua) == semua
    assert AcuanAnggaran(date(2024, 2, 1), murni=True).pilih([geser, ubah]) == [ubah]


def test_keterangan_memuat_sumber_dana(contoh: Any, sekretariat: Any) -> None:
    """Several are joined, the largest first; where none is named a dash stands."""
    kasi = Jabatan.objects.get(pd=contoh, kode="KASI-TRANS")
    sub = SumberPerjanjian(contoh, TAHUN).mata(kasi, AcuanAnggaran(date(2024, 1, 15)))
    baris = BarisAnggaran.objects.filter(sub_kegiatan__pd=contoh, sub_kegiatan__kode=sub[-1].kode)
    tunggal = baris.get()
    versi = VersiAnggaran.objects.get(pd=contoh, tahun=TAHUN)
    PaguBaris.objects.filter(baris=tunggal).delete()
    for sumber, nilai in (("DBH CHT", 100), ("DAU", 900), ("", 5)):
        rekening = "5.1.02" if sumber else "5.2.02"
        b = BarisAnggaran.objects.create(
            sub_kegiatan=tunggal.sub_kegiatan, rekening=rekening, sumber_dana=sumber
        )
        PaguBaris.objects.create(baris=b, versi=versi, nilai=nilai)
    p = siapkan(jabatan=kasi, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    data = data_beku(p)
    mata = {m["kode"]: m for m in data["anggaran"]["mata"]}
    assert (mata[sub[-1].kode]["anggaran"], mata[sub[-1].kode]["keterangan"]) == (
        1_005,
        "DAU, DBH CHT",
    )
    baris_cetak = [[s.teks for s in b.sel] for b in tabel_anggaran(data["anggaran"]).baris]
    assert [b[3] for b in baris_cetak if sub[-1].kode in b[1]] == ["DAU, DBH CHT"]
    kadis = siapkan(
        jabatan=Jabatan.objects.get(pd=contoh, kode="KADIS"), tahun=TAHUN, oleh=sekretariat,
        pada=PADA,
    )  # fmt: skip
    cetak = [[s.teks for s in b.sel] for b in tabel_anggaran(data_beku(kadis)["anggaran"]).baris]
    assert {b[3] for b in cetak[:-1]} == {"–", "DAU, DBH CHT"}


# --- form -----------------------------------------------------------------------------------


def test_susunan_dan_kepala(pk: dict[str, Any]) -> None:
    p = pernyataan(data_beku(pk["KADIS"]))
    assert p.judul == (
        "PERJANJIAN KINERJA TAHUN 2024",
        "DINAS TENAGA KERJA DAN TRANSMIGRASI",
    )
    jenis = ["pihak" if not isinstance(b, str) else b[:24] for b in p.bagian]
    assert jenis == [
        "Dalam rangka mewujudkan ",
        "pihak",
        "selanjutnya disebut piha",
        "pihak",
        "selaku atasan pihak pert",
        "Pihak pertama berjanji a",
        "Pihak kedua akan melakuk",
    ]
    assert [x.nama for x in p.pihak] == [pk["KADIS"].nama_pertama, BUPATI]
    assert [x.penanda_tangan.garis for x in p.pihak] == [(), ()]


def test_lampiran_menurut_bentuknya(pk: dict[str, Any]) -> None:
    """No., sasaran, indikator, target; then program, budget, note; then both parties."""
    dokumen = dokumen_perjanjian(data_beku(pk["KADIS"]), kode="X", alamat_verifikasi="Y")
    lampiran = dokumen.lampiran[0]
    assert lampiran.judul.split("\n") == [
        "PERJANJIAN KINERJA TAHUN 2024",
        "DINAS TENAGA KERJA DAN TRANSMIGRASI",
        "Kepala Dinas",
    ]
    kinerja, anggaran, tanda = lampiran.isi
    assert [k.judul for k in kinerja.kolom] == [  # type: ignore[union-attr]
        "No.", "Sasaran", "Indikator Kinerja", "Target",
    ]  # fmt: skip
    assert [k.judul for k in anggaran.kolom] == [  # type: ignore[union-attr]
        "No.", "Program", "Anggaran (Rp)", "Keterangan",
    ]  # fmt: skip
    assert [x.jabatan for x in tanda.pihak] == [  # type: ignore[union-attr]
        "PIHAK KEDUA,\nBupati Banjar",
        "PIHAK PERTAMA,\nKepala Dinas",
    ]


def test_word_memuat_semuanya(contoh: Any, pk: dict[str, Any], sekretariat: Any) -> None:
    Pemangku.objects.filter(jabatan=pk["KADIS"].jabatan).update(pangkat="Pembina (IV/a)", nip=NIP)
    p = siapkan(jabatan=pk["KADIS"].jabatan, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    word = Document(
        BytesIO(ekspor_naskah(data_beku(p), "docx", kode=p.kode, alamat_verifikasi="Y").isi)
    )
    sel = "\n".join(c.text for t in word.tables for r in t.rows for c in r.cells)
    paragraf = "\n".join(x.text for x in word.paragraphs)
    for satu in ("Pihak pertama berjanji akan mewujudkan", "selaku atasan pihak pertama"):
        assert satu in paragraf
    for satu in (p.nama_pertama, "Pembina (IV/a)", f"NIP {NIP}", BUPATI):
        assert satu in sel


# --- names ----------------------------------------------------------------------------------


def test_nama_kedua_pihak_wajib(contoh: Any, pk: dict[str, Any], sekretariat: Any) -> None:
    """Each refusal leads to where the name is entered, and says by whom."""
    Pemangku.objects.filter(jabatan__pd=contoh, jabatan__kode="KABID-HI").update(nama="")
    ubah_perjanjian(perjanjian=pk["KADIS"], nama_kedua=" ", oleh=sekretariat, pada=PADA)
    siapkan(jabatan=pk["KABID-HI"].jabatan, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    temuan = periksa_perjanjian(contoh, TAHUN)
    menurut = {(t.perjanjian.jabatan.kode, t.kode): t for t in temuan if t.perjanjian}
    kadis = menurut["KADIS", "nama_kedua_kosong"]
    assert kadis.tautan == f"/perjanjian/{pk['KADIS'].pk}/isi/#nama_kedua"
    assert kadis.pesan == ("Nama Bupati Banjar belum diisi. Sekretariat mengisinya pada Sunting.")
    kabid = menurut["KABID-HI", "nama_pertama_kosong"]
    assert kabid.tautan == "/persiapan/kisi/pemangku/"
    assert "pada Pemangku jabatan di Persiapan" in kabid.pesan
    for kode in ("KADIS", "KABID-HI"):
        assert penghalang(temuan, pk[kode])


def test_nip_janggal_diingatkan_tidak_menghalangi(
    contoh: Any, pk: dict[str, Any], sekretariat: Any
) -> None:
    jabatan = pk["KABID-HI"].jabatan
    Pemangku.objects.filter(jabatan=jabatan).update(nip="190013011920011001")
    siapkan(jabatan=jabatan, tahun=TAHUN, oleh=sekretariat, pada=PADA)
    temuan = {
        t.kode: t for t in periksa_perjanjian(contoh, TAHUN) if t.perjanjian == pk["KABID-HI"]
    }
    assert not temuan["nip_pertama_janggal"].menghalangi
    assert "190013011920011001" not in temuan["nip_pertama_janggal"].pesan


def test_nip_tidak_masuk_jejak(pk: dict[str, Any], sekretariat: Any) -> None:
    from kinerja.models import jejak

    objek = Pemangku(pk=1, jabatan=pk["KADIS"].jabatan, status=StatusPemangku.DEFINITIF)
    satu = jejak(
        aksi="ubah", objek=objek, oleh=sekretariat,
        pada=PADA, perubahan={"nip": ("", NIP), "nama": ("", "Nama Contoh")},
    )  # fmt: skip
    assert satu.perubahan == {"nip": ["", "(tidak ditampilkan)"], "nama": ["", "Nama Contoh"]}
    assert NIP not in str(JejakAudit.objects.values_list("perubahan", flat=True))


# --- wording --------------------------------------------------------------------------------


def test_susunan_per_jenis_dan_baris_kosong(
    contoh: Any, pk: dict[str, Any], sekretariat: Any
) -> None:
    """Each kind has its own; empty lines and line breaks are printed as they were pasted."""
    teks = "PASAL 1\n{nama} ({nip})\n\n\n{identitas_kedua}\n\n{tempat}, {tanggal}"
    simpan_templat(
        pd=contoh,
        jenis=JenisPernyataan.BAWAHAN,
        mulai_tahun=2024,
        teks=teks,
        oleh=sekretariat,
        pada=PADA,
    )
    for kode in ("KADIS", "KABID-HI"):
        siapkan(jabatan=pk[kode].jabatan, tahun=TAHUN, oleh=sekretariat, pada=PADA)
        pk[kode].refresh_from_db()
    assert pk["KADIS"].pernyataan == BAWAAN
    kabid = pk["KABID-HI"]
    assert kabid.pernyataan == (
        f"PASAL 1\n{kabid.nama_pertama} (……………………)\n\n\n{{identitas_kedua}}\n\n"
        "Martapura, 15 Januari 2024"
    )
    bagian = pernyataan(data_beku(kabid)).bagian
    assert bagian[1] == ""
    assert bagian[0] == f"PASAL 1\n{kabid.nama_pertama} (……………………)"


def test_susunan_baru_tidak_mengubah_yang_ditandatangani(
    contoh: Any, pk: dict[str, Any], penanda: Any, sekretariat: Any
) -> None:
    p = penanda.sampai(pk["KADIS"], "pihak_kedua")
    dulu = data_perjanjian(p)
    simpan_templat(
        pd=contoh, jenis=JenisPernyataan.PUNCAK, mulai_tahun=2024, teks="{jabatan} {atasan}",
        oleh=sekretariat, pada=PADA,
    )  # fmt: skip
    assert TemplatPernyataan.objects.count() == 1
    p = PerjanjianKinerja.objects.get(pk=p.pk)
    assert data_perjanjian(p) == dulu
    assert p.pernyataan == BAWAAN


def test_pernyataan_yang_kehilangan_pihak(
    contoh: Any, pk: dict[str, Any], sekretariat: Any
) -> None:
    ubah_perjanjian(
        perjanjian=pk["KADIS"], pernyataan="Kepala Dinas berjanji.", oleh=sekretariat, pada=PADA
    )
    kode = [t.kode for t in periksa_perjanjian(contoh, TAHUN) if t.perjanjian == pk["KADIS"]]
    assert kode.count("pernyataan_tanpa_pihak") == 1  # the second party, whom nothing names


def test_naskah_lama_tetap_terbaca(pk: dict[str, Any]) -> None:
    """Frozen before the statement said where its parties stand."""
    data = data_beku(pk["KADIS"])
    lama = {**data, "skema": 1, "pernyataan": ["Pembuka.", "Janji.", "Pengawasan."]}
    for pihak in ("pihak_pertama", "pihak_kedua"):
        lama[pihak] = {k: v for k, v in data[pihak].items() if k not in ("pangkat", "nip")}
    bagian = pernyataan(lama).bagian
    assert [b if isinstance(b, str) else b.sebutan for b in bagian] == [
        "Pembuka.",
        "Kepala Dinas",
        "selanjutnya disebut pihak pertama.",
        "Bupati Banjar",
        "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.",
        "Janji.",
        "Pengawasan.",
    ]
