"""The pages of crosscutting, and where an agreement then stands."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.models import KesepakatanSilang
from laporan.bahan.bahan import Bahan
from laporan.lkjip.tabel.keterkaitan import lintas_unit
from laporan.menunggu.daftar import TungguPD
from laporan.perjanjian.periksa import periksa_perjanjian
from laporan.rangka.menunggu import JenisTunggu
from tests import factories as f
from tests.baca import terbaca
from tests.silang.pabrik import PADA, TAHUN, DuniaSilang, KesepakatanSilangFactory

pytestmark = pytest.mark.django_db
_J = JenisTunggu
SILANG = {_J.JAWAB_SILANG, _J.SILANG_MENUNGGU, _J.KABAR_SILANG}


@pytest.fixture(autouse=True)
def _hari(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: PADA)


def _kirim(client: Any, url: str, dunia: DuniaSilang, **isi: str) -> Any:
    halaman = {"halaman_pd": isi.pop("pd", dunia.pd.kode), "halaman_tahun": str(TAHUN)}
    return client.post(url, {**halaman, **isi})


def test_dari_permintaan_sampai_disepakati_di_layar(client: Any, dunia: DuniaSilang) -> None:
    client.force_login(dunia.orang["operator"])
    url = f"{reverse('silang_minta')}?tahun={TAHUN}&sasaran={dunia.sasaran.pk}"
    awal = client.get(url).context["formulir"].initial
    assert awal["simpul"] == f"s{dunia.sasaran.pk}"
    assert (str(awal["mulai"]), str(awal["sampai"])) == ("2026-02-03", "2026-12-31")
    isi = {
        "simpul": f"s{dunia.sasaran.pk}",
        "pihak": "unit",
        "unit": str(dunia.diminta.pk),
        "permintaan": "Melatih 40 pencari kerja",
        "mulai": "2026-02-03",
        "sampai": "2026-12-31",
        "tenggat": "2027-01-01",
    }
    r = _kirim(client, reverse("silang_minta"), dunia, **isi)
    assert r.status_code == 422
    assert "Tanggal harus di tahun 2026" in terbaca(r)
    assert 'value="2027-01-01"' in r.content.decode()
    r = _kirim(client, reverse("silang_minta"), dunia, **isi | {"tenggat": "2026-06-30"})
    k = KesepakatanSilang.objects.get()
    assert r.url == reverse("silang_satu", args=[k.pk])
    # Who asks sees it wait; who is asked answers it.
    assert "Tarik permintaan" in terbaca(client.get(r.url))
    client.force_login(dunia.orang["kabid diminta"])
    teks = terbaca(client.get(reverse("silang"), {"tahun": TAHUN}))
    assert "Menunggu jawaban Anda" in teks
    assert "Melatih 40 pencari kerja" in teks
    satu = client.get(r.url)
    assert satu.context["sasaran"] == [dunia.sasaran_diminta]
    jawab = {"langkah": "setujui", "versi": "1", "sasaran": str(dunia.sasaran_diminta.pk)}
    assert _kirim(client, r.url, dunia, **jawab).status_code == 302
    k.refresh_from_db()
    assert k.status == "disetujui"
    # The same form a second time meets the newer version.
    assert _kirim(client, r.url, dunia, **jawab).status_code == 409
    # Where it stands in the own tree can be said anew.
    url = reverse("silang_satu", args=[k.pk])
    assert "Simpan tempatnya" in terbaca(client.get(url))
    assert _kirim(client, url, dunia, langkah="tempatkan", versi="2", sasaran="").status_code == 302
    k.refresh_from_db()
    assert (k.sasaran_mitra, k.versi) == (None, 3)
    r = _kirim(client, url, dunia, langkah="akhiri", versi="3", alasan="")
    assert r.status_code == 422
    assert "mengapa kesepakatan ini diakhiri" in terbaca(r)


def test_perangkat_daerah_lain_melihat_yang_diminta_darinya_saja(
    client: Any, dunia: DuniaSilang
) -> None:
    diminta, sendiri = dunia.minta_pd(), dunia.minta()
    for nama, kode in (
        ("kepala lain", (200, 404)),
        ("sekretariat lain", (200, 404)),
        ("operator lain", (404, 404)),
        ("kabid ketiga", (404, 404)),
        ("operator diminta", (404, 200)),
        ("operator", (200, 200)),
        ("evaluator", (200, 200)),
    ):
        client.force_login(dunia.orang[nama])
        ada = tuple(
            client.get(reverse("silang_satu", args=[k.pk])).status_code for k in (diminta, sendiri)
        )
        assert ada == kode, nama
    client.force_login(dunia.orang["kepala lain"])
    r = client.get(reverse("silang"), {"tahun": TAHUN})
    teks = terbaca(r)
    assert "Bidang Penempatan, Dinas Tenaga Kerja" in teks
    assert sendiri.permintaan not in teks
    # No link into the other agency's tree.
    satu = client.get(reverse("silang_satu", args=[diminta.pk]))
    assert f'#sasaran-{dunia.sasaran.pk}"' not in satu.content.decode()
    url = reverse("silang_satu", args=[diminta.pk])
    isi = {"langkah": "tolak", "versi": "1", "alasan": "Bukan tugas kami.", "pd": dunia.lain.kode}
    assert _kirim(client, url, dunia, **isi).status_code == 302
    diminta.refresh_from_db()
    assert (diminta.status, diminta.jawaban) == ("ditolak", "Bukan tugas kami.")
    # Refused is no dead end: the same request can be sent anew.
    client.force_login(dunia.orang["operator"])
    assert f"?salin={diminta.pk}" in client.get(url).content.decode()
    awal = client.get(reverse("silang_minta"), {"salin": diminta.pk}).context["formulir"].initial
    assert (awal["pd_mitra"], awal["permintaan"]) == (str(dunia.lain.pk), diminta.permintaan)


def test_menunggu_pada_kedua_pihak(dunia: DuniaSilang) -> None:
    k, pd = dunia.minta(), dunia.minta_pd(tenggat=PADA.date() + timedelta(days=1))

    def ada(nama: str, pada: Any = PADA) -> list[tuple[JenisTunggu, bool]]:
        orang = dunia.orang[nama]
        semua = TungguPD(orang.pd, TAHUN, pada).untuk(orang)
        return [(m.jenis, m.lewat) for m in semua if m.jenis in SILANG]

    assert ada("operator") == [(_J.SILANG_MENUNGGU, False)]
    assert ada("kabid") == ada("kabid ketiga") == ada("operator diminta") == []
    assert ada("kabid diminta") == ada("kepala") == [(_J.JAWAB_SILANG, False)]
    assert ada("kepala lain") == [(_J.JAWAB_SILANG, False)]
    assert ada("kepala lain", PADA + timedelta(days=2)) == [(_J.JAWAB_SILANG, True)]
    for satu, status in ((k, "ditolak"), (pd, "disetujui")):
        satu.status, satu.dijawab_oleh, satu.dijawab_pada = status, dunia.orang["kepala"], PADA
        satu.jawaban = "Bukan tugas kami." if status == "ditolak" else ""
        satu.save()
    assert ada("operator") == [(_J.KABAR_SILANG, False), (_J.KABAR_SILANG, False)]
    assert ada("operator", PADA + timedelta(days=15)) == []
    assert ada("kepala") == ada("kepala lain") == []
    pd.status, pd.diakhiri_oleh, pd.diakhiri_pada = "berakhir", dunia.orang["kabid"], PADA
    pd.alasan_akhir = "Program dihentikan."
    pd.save()
    # An end is told to both sides, not to who ended it.
    assert ada("kepala lain") == ada("sekretariat lain") == [(_J.KABAR_SILANG, False)]
    assert ada("kabid") == []
    assert len(ada("operator")) == 2


def test_yang_disepakati_tampak_di_pohon_laporan_dan_perjanjian(
    client: Any, dunia: DuniaSilang, django_assert_max_num_queries: Any
) -> None:
    f.CrosscuttingFactory(sasaran=dunia.sasaran, unit=dunia.diminta, kontribusi="Lama")
    dunia.minta()  # waits: nowhere yet
    assert [c.kontribusi for c in Bahan(dunia.pd, TAHUN).crosscutting[dunia.sasaran.pk]] == ["Lama"]
    pasal = {"disetujui": True, "permintaan": "Menyediakan data", "ukuran": "Data", "target": "12"}
    dunia.minta(**pasal, sasaran_mitra=dunia.sasaran_diminta)
    dunia.minta_pd(disetujui=True, permintaan="Menyalurkan lulusan")
    KesepakatanSilangFactory(sasaran=dunia.sasaran, luar=True, permintaan="Menyediakan instruktur")
    (tabel,) = lintas_unit(Bahan(dunia.pd, TAHUN))
    assert [[s.teks for s in b.sel[2:]] for b in tabel.baris] == [
        ["Bidang Pelatihan", "", "Menyediakan data; Data: 12 (disepakati 3 Februari 2026)"],
        ["", "Dinas Pendidikan", "Menyalurkan lulusan (disepakati 3 Februari 2026)"],
        [
            "",
            "Balai Latihan Kerja Provinsi",
            "Menyediakan instruktur (PKS 12/2026, 20 Januari 2026)",
        ],
    ]
    # Another year has none of them.
    assert len(Bahan(dunia.pd, TAHUN + 1).crosscutting[dunia.sasaran.pk]) == 1
    client.force_login(dunia.orang["sekretariat"])
    teks = terbaca(client.get(reverse("pohon"), {"tahun": TAHUN}))
    assert "Crosscutting: Bidang Pelatihan; Dinas Pendidikan" in teks
    assert "Menyumbang untuk Bidang Penempatan: Menyediakan data" in teks
    client.force_login(dunia.orang["sekretariat lain"])
    r = client.get(reverse("pohon"), {"tahun": TAHUN})
    assert "1 kontribusi yang disanggupi belum ditempatkan" in terbaca(r)
    # Agreements: the unit that contributes has none; the other agency has not placed its own.
    f.PerjanjianFactory(jabatan=dunia.sasaran.penanggung_jawab, tahun=TAHUN)
    f.PerjanjianFactory(jabatan=dunia.sasaran_lain.penanggung_jawab, tahun=TAHUN)
    assert _temuan(dunia.pd) == ["kontribusi_tak_dipikul"]
    assert _temuan(dunia.lain) == ["kontribusi_lepas"]
    f.PerjanjianFactory(jabatan=dunia.sasaran_diminta.penanggung_jawab, tahun=TAHUN)
    KesepakatanSilang.objects.filter(pd_mitra=dunia.lain).update(sasaran_mitra=dunia.sasaran_lain)
    assert _temuan(dunia.pd) == _temuan(dunia.lain) == []
    # The list asks no more for more rows.
    for _ in range(5):
        dunia.minta()
    client.get(reverse("silang"), {"tahun": TAHUN})
    with django_assert_max_num_queries(25):
        client.get(reverse("silang"), {"tahun": TAHUN})


def _temuan(pd: Any) -> list[str]:
    return [t.kode for t in periksa_perjanjian(pd, TAHUN) if t.kode.startswith("kontribusi")]


def test_sasaran_yang_disumbang_unit_lain_bukan_tak_diturunkan(dunia: DuniaSilang) -> None:
    """Handed to another unit by agreement is handed down."""
    f.JabatanFactory(
        unit=dunia.meminta, atasan=dunia.sasaran.penanggung_jawab, kode="SEKSI", eselon="IV"
    )
    for j in dunia.pd.jabatan_set.all():
        f.PerjanjianFactory(jabatan=j, tahun=TAHUN)

    def tak_diturunkan() -> bool:
        semua = periksa_perjanjian(dunia.pd, TAHUN)
        return any(
            t.kode == "sasaran_tak_diturunkan" and dunia.sasaran.uraian in t.pesan for t in semua
        )

    assert tak_diturunkan()
    dunia.minta(disetujui=True)
    assert not tak_diturunkan()


def test_yang_hanya_tercatat_disebut_sebagai_itu(client: Any, dunia: DuniaSilang) -> None:
    """What a data set entered stands on the page, and leaves it once an agreement takes its place;
    on the tree and in the report there is one row of each party all the while.
    """
    luar = f.CrosscuttingFactory(
        sasaran=dunia.sasaran, unit=None, pihak_luar="BPS", kontribusi="Menyediakan data"
    )
    unit = f.CrosscuttingFactory(sasaran=dunia.sasaran, unit=dunia.diminta)
    lain = f.CrosscuttingFactory(sasaran=dunia.sasaran_lain)
    lama = f.SasaranFactory(tujuan=dunia.sasaran.tujuan, sampai_tahun=TAHUN - 1)
    f.CrosscuttingFactory(sasaran=lama)
    url = f"{reverse('silang')}?tahun={TAHUN}"

    def tercatat(nama: str) -> list[tuple[int, bool]]:
        client.force_login(dunia.orang[nama])
        return [(t.c.pk, t.meminta) for t in client.get(url).context["daftar"].tercatat]

    assert tercatat("sekretariat") == [(luar.pk, True), (unit.pk, True)]
    assert tercatat("operator") == [(luar.pk, True), (unit.pk, True)]
    # The unit that is said to give reads its own row; a third one has nothing to do with it.
    assert tercatat("kabid diminta") == [(unit.pk, False)]
    assert tercatat("kabid ketiga") == []
    assert tercatat("sekretariat lain") == [(lain.pk, True)]  # of its own agency
    client.force_login(dunia.orang["operator"])
    teks = terbaca(client.get(url))
    assert "Tercatat tanpa kesepakatan" in teks
    assert "Belum ada kesepakatan crosscutting" not in teks
    awal = client.get(f"{reverse('silang_minta')}?tahun={TAHUN}&tercatat={luar.pk}")
    awal = awal.context["formulir"].initial
    medan = ("simpul", "pihak", "pihak_luar", "permintaan")
    assert [awal[m] for m in medan] == [f"s{dunia.sasaran.pk}", "luar", "BPS", "Menyediakan data"]
    # Asked of the unit: it stands under what runs. Agreed with the partner: it takes the place.
    dunia.minta()
    KesepakatanSilangFactory(sasaran=dunia.sasaran, luar=True, pihak_luar="bps")
    assert tercatat("sekretariat") == []
    pohon = Bahan(dunia.pd, TAHUN).crosscutting[dunia.sasaran.pk]
    assert {str(c): c.pk is None for c in pohon} == {"Bidang Pelatihan": False, "bps": True}
