"""Several assignments to an account: given by another, confirmed, acted for one at a time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from kinerja.akun.aturan import Ditetapkan, tunda_meneken
from kinerja.akun.jabatan import menyangkut_sendiri
from kinerja.akun.meneken import penanda
from kinerja.akun.tugas_lain import IsianTugas, akhiri_tugas, tetapkan_tugas, tugas_berlaku
from kinerja.jenis import HalPenetapan, StatusPemangku
from kinerja.models import PenetapanAkun, Pengguna, TugasLain
from kinerja.penolakan import TidakBerizinError, TidakDitemukanError, TidakSahError
from kinerja.peran import OPERATOR, PEJABAT, SEKRETARIAT
from tests import factories as f

PADA = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
BESOK_LUSA = PADA + timedelta(days=2)
PLT = StatusPemangku.PLT


def _tugas(jabatan: int, *, jawab: bool = False, keliru: bool = False) -> Ditetapkan:
    return Ditetapkan(
        HalPenetapan.TUGAS_LAIN, PADA, True, dikonfirmasi=jawab, ditolak=keliru, jabatan=jabatan
    )


@pytest.mark.parametrize(
    ("baris", "tertunda"),
    [
        pytest.param([_tugas(1, jawab=True)], False, id="dikonfirmasi"),
        pytest.param([_tugas(1)], True, id="belum-dikonfirmasi"),
        pytest.param([_tugas(1), _tugas(2, jawab=True)], True, id="yang-lain-bukan-jawabannya"),
        pytest.param([_tugas(1, keliru=True), _tugas(2, jawab=True)], True, id="satu-keliru"),
        pytest.param([_tugas(1, jawab=True), _tugas(2, jawab=True)], False, id="keduanya"),
        pytest.param(
            [_tugas(1), Ditetapkan(HalPenetapan.TUGAS_LAIN, PADA, jabatan=1)],
            False,
            id="diakhiri-sebelum-dijawab",
        ),
    ],
)
def test_setiap_penugasan_dijawab_sendiri(baris: list[Ditetapkan], tertunda: bool) -> None:
    assert (tunda_meneken(baris, BESOK_LUSA) is not None) is tertunda


@pytest.fixture
def d(pengguna: Any) -> Any:
    class Dunia:
        pd = f.PDFactory()
        a = f.UnitFactory(pd=pd, nama="Bidang A")
        b = f.UnitFactory(pd=pd, nama="Bidang B")
        kabid_a = f.JabatanFactory(unit=a, nama="Kepala Bidang A")
        kabid_b = f.JabatanFactory(unit=b, nama="Kepala Bidang B")
        sekretariat = pengguna(SEKRETARIAT, pd=pd)
        kabid = pengguna(PEJABAT, unit=a, jabatan=kabid_a, first_name="Kabid A")

        def beri(self, **isi: Any) -> TugasLain:
            dasar = {"jabatan": self.kabid_b, "status": PLT, "mulai": date(2026, 1, 1)}
            return tetapkan_tugas(
                pengguna=isi.pop("pengguna", self.kabid),
                oleh=isi.pop("oleh", self.sekretariat),
                pada=PADA,
                isi=IsianTugas(**{**dasar, **isi}),
            )

    f.RenstraFactory(pd=Dunia.pd, tahun_awal=2024, tahun_akhir=2028)
    return Dunia()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hari", "berlaku"),
    [
        pytest.param(date(2025, 12, 31), False, id="sehari-sebelumnya"),
        pytest.param(date(2026, 1, 1), True, id="hari-pertama"),
        pytest.param(date(2026, 6, 30), True, id="hari-terakhir"),
        pytest.param(date(2026, 7, 1), False, id="sehari-sesudahnya"),
    ],
)
def test_berlaku_menurut_hari(d: Any, hari: date, berlaku: bool) -> None:
    tugas = d.beri(sampai=date(2026, 6, 30))
    assert (tugas in tugas_berlaku(d.kabid, hari)) is berlaku


@pytest.mark.django_db
def test_tercatat_dan_ditanyakan(d: Any) -> None:
    d.beri()
    satu = PenetapanAkun.objects.get(pengguna=d.kabid, hal=HalPenetapan.TUGAS_LAIN)
    assert satu.menjadi == "Plt. Kepala Bidang B"
    assert satu.perlu_konfirmasi


@pytest.mark.django_db
def test_siapa_dan_kapan_ditolak(d: Any, pengguna: Any) -> None:
    asing = f.JabatanFactory()
    d.beri()
    with pytest.raises(TidakSahError):
        d.beri(mulai=date(2026, 2, 1))
    with pytest.raises(TidakSahError):
        d.beri(jabatan=d.kabid_a)
    with pytest.raises(TidakDitemukanError):
        d.beri(jabatan=asing)
    with pytest.raises(TidakBerizinError):
        d.beri(pengguna=d.sekretariat)
    with pytest.raises(TidakBerizinError):
        d.beri(oleh=pengguna(OPERATOR, unit=d.b), mulai=date(2027, 1, 1))
    assert TugasLain.objects.count() == 1


@pytest.mark.django_db
def test_tanda_tangan_menyebut_penugasan_yang_dipakai(d: Any) -> None:
    tugas = d.beri()
    d.kabid.bertindak(tugas)
    satu = penanda(d.kabid)
    assert (satu.penugasan, satu.sejak) == ("penugasan Plt.", date(2026, 3, 2))


@pytest.mark.django_db
def test_yang_dipakai_tidak_tersimpan_sebagai_miliknya(d: Any) -> None:
    d.kabid.bertindak(d.beri())
    d.kabid.set_password("kata-sandi-yang-baru-sekali")
    d.kabid.save()
    tersimpan = Pengguna.objects.get(pk=d.kabid.pk)
    assert (tersimpan.unit, tersimpan.jabatan) == (d.a, d.kabid_a)
    assert tersimpan.check_password("kata-sandi-yang-baru-sekali")


@pytest.mark.django_db
def test_jabatan_utama_tetap_jabatan_sendiri_saat_bertindak_lain(d: Any) -> None:
    """Whoever acts elsewhere changes neither of the own posts."""
    d.kabid.bertindak(d.beri())
    assert menyangkut_sendiri(d.kabid, d.kabid_a, ["atasan"]) == "atasan"
    assert menyangkut_sendiri(d.kabid, d.kabid_b, ["atasan"]) == "atasan"


# --- the pages -----------------------------------------------------------------------------------


def _pilih(client: Any, tugas: TugasLain | None) -> Any:
    return client.post(reverse("bertindak"), {"tugas": str(tugas.pk) if tugas else ""})


@pytest.mark.django_db
def test_hak_mengikuti_pilihan(client: Any, d: Any) -> None:
    tugas = d.beri(mulai=timezone.localdate() - timedelta(3))
    client.force_login(d.kabid)
    isian_b = f"{reverse('isian')}?unit={d.b.pk}&tahun=2026&triwulan=1"
    assert client.get(isian_b).status_code == 404
    halaman = client.get(reverse("pohon")).content.decode()
    assert "Bertindak sebagai" in halaman
    assert "Plt. Kepala Bidang B" in halaman

    assert _pilih(client, tugas).status_code == 302
    assert client.get(isian_b).status_code == 200
    assert client.get(isian_b.replace(f"={d.b.pk}", f"={d.a.pk}")).status_code == 404

    akhiri_tugas(tugas=tugas, oleh=d.sekretariat, pada=timezone.now())
    assert client.get(isian_b).status_code == 404
    assert "Bertindak sebagai" not in client.get(reverse("pohon")).content.decode()


@pytest.mark.django_db
def test_penugasan_orang_lain_tidak_dapat_dipilih(client: Any, d: Any, pengguna: Any) -> None:
    tugas = d.beri(pengguna=pengguna(PEJABAT, unit=d.a), mulai=timezone.localdate())
    d.beri(mulai=timezone.localdate())
    client.force_login(d.kabid)
    assert _pilih(client, tugas).status_code == 404


@pytest.mark.django_db
def test_formulir_halaman_dengan_penugasan_lain_ditolak(client: Any, d: Any) -> None:
    tugas = d.beri(mulai=timezone.localdate())
    client.force_login(d.kabid)
    satu = PenetapanAkun.objects.get(pengguna=d.kabid, hal=HalPenetapan.TUGAS_LAIN)
    _pilih(client, tugas)
    isi = {"penetapan": satu.pk, "jawaban": "benar"}
    respons = client.post(reverse("penugasan"), {**isi, "halaman_tugas": ""})
    assert respons.status_code == 409
    respons = client.post(reverse("penugasan"), {**isi, "halaman_tugas": tugas.pk})
    assert respons.status_code == 302


@pytest.mark.django_db
def test_halaman_akun_menetapkan_dan_mengakhiri(client: Any, d: Any) -> None:
    client.force_login(d.sekretariat)
    alamat = reverse("akun_satu", args=[d.kabid.pk])
    hari = timezone.localdate()
    isi = {
        "langkah": "tugas", "tugas-jabatan": d.kabid_b.pk, "tugas-status": "plh",
        "tugas-mulai": hari.isoformat(), "tugas-sampai": "",
    }  # fmt: skip
    assert client.post(alamat, {**isi, "tugas-jabatan": ""}).status_code == 422
    assert client.post(alamat, isi).status_code == 302
    tugas = TugasLain.objects.get(pengguna=d.kabid)
    assert "Plh. Kepala Bidang B" in client.get(alamat).content.decode()
    assert client.post(alamat, {"langkah": "akhiri", "tugas": tugas.pk}).status_code == 302
    tugas.refresh_from_db()
    assert tugas.dicabut_pada is not None


@pytest.mark.django_db
def test_pemegang_tugas_lain_diminta_faktor_kedua(d: Any, pengguna: Any, settings: Any) -> None:
    """Whoever signs for a post beside the own one is asked for a second factor as its holder is."""
    from kinerja.masuk.kebijakan import WAJIB, wajib
    from kinerja.pengenal import PengenalAkun

    settings.TAPAK_FAKTOR_KEDUA = WAJIB
    tanpa_jabatan = pengguna(PEJABAT, unit=d.a)

    def diminta() -> bool:
        satu = PengenalAkun().get_user(tanpa_jabatan.pk)
        assert satu is not None
        return wajib(satu)

    assert not diminta()
    d.beri(pengguna=tanpa_jabatan)
    assert diminta()
