"""No public page holds anything that was not released: a walk through all of them while an agency's
data pass through every state. Every figure is one that appears nowhere else.
"""

import re
from io import BytesIO
from typing import Any
from urllib.parse import quote, urljoin, urlsplit
from zipfile import BadZipFile, ZipFile

import pytest
from django.urls import get_resolver, reverse

from kinerja.models import Pemangku
from laporan.models import BagianRilis, EvaluasiAKIP, PengaturanPublik, Rilis
from laporan.publik.aksi import rilis_bagian, tarik_rilis
from tests import factories as f
from tests.akses.rute import nama_rute
from tests.isian.tahap import SESUDAH, ajukan_semua, buka, sahkan, verifikasi_semua, versi
from tests.publik.pabrik import PengaturanPublikFactory

pytestmark = pytest.mark.django_db
B = BagianRilis

#: What stands in the database and is nobody's business, at any time.
PRIBADI = {
    "nama pejabat": "Sukmawati Rahasia",
    "NIP": "197501012001121007",
    "surel akun": "rahasia@contoh.go.id",
    "nama akun": "Pemegang Akun Rahasia",
    "analisis": "Faktor penghambat rahasia",
    "data pegawai": "Tugas jabatan rahasia",
}
_TAUTAN = re.compile(rb"(?:href|src|action)=\"([^\"]+)\"|<loc>([^<]+)</loc>")


class Penjelajah:
    """Reads every public address there is, linked or not, and remembers all that was answered."""

    def __init__(self, client: Any, d: Any) -> None:
        self.client, self.d = client, d
        self.dibuka: dict[str, int] = {}

    def semua_isi(self, *, bentuk: tuple[str, ...] = ("zip",)) -> bytes:
        """Everything that a stranger can read now, archives unpacked; the archive of a year holds
        what the other files hold one by one.
        """
        antre, self.dibuka = self._awal(bentuk), {}
        isi = []
        while antre:
            alamat = antre.pop()
            if alamat in self.dibuka:
                continue
            respons = self.client.get(alamat)
            self.dibuka[alamat] = respons.status_code
            assert respons.status_code in (200, 404), (alamat, respons.status_code)
            badan = respons.getvalue()
            if respons.status_code == 200:
                isi += _terbuka(badan)
            for a, b in _TAUTAN.findall(badan):
                ke = urlsplit(urljoin(f"http://testserver{alamat}", (a or b).decode()))
                # Files are asked for by name; a page links to all of them.
                if _publik(ke.path) and "/unduh/" not in ke.path:
                    antre.append(ke.path + (f"?{ke.query}" if ke.query else ""))
        return b"\n".join(isi)

    def _awal(self, semua_bentuk: tuple[str, ...]) -> list[str]:
        d = self.d
        kata = ("layanan", "sub kegiatan", "rahasia")
        alamat = [f"{reverse('publik_cari')}?q={quote(k)}" for k in kata]
        alamat += [reverse("robots"), reverse("peta_situs")]
        pilihan = {"pd": d.pd.kode, "kode": d.angka.kode, "tahun": 2024}
        for nama in PUBLIK_BERARGUMEN:
            for bentuk in semua_bentuk if nama == "api_unduh" else ("",):
                alamat += _alamat(nama, {**pilihan, "bentuk": bentuk})
        return [*alamat, reverse("publik"), reverse("publik_tentang")]


BENTUK = ("json", "csv", "xlsx", "stratml", "zip")
PUBLIK_BERARGUMEN = sorted(
    n
    for n in set(nama_rute(get_resolver().url_patterns))
    if n.startswith(("publik_", "api_")) and not n.startswith("api_milik")
)


def _alamat(nama: str, pilihan: dict[str, Any]) -> list[str]:
    """The addresses of a route, with those of the arguments that it takes."""
    hasil = []
    for bentuk, *_ in get_resolver().reverse_dict.getlist(nama):
        medan = bentuk[0][1]
        if set(medan) <= set(pilihan):
            hasil.append(reverse(nama, kwargs={m: pilihan[m] for m in medan}))
    return hasil


def _publik(jalur: str) -> bool:
    return jalur.startswith(("/publik/", "/api/", "/sitemap", "/robots"))


def _terbuka(badan: bytes) -> list[bytes]:
    """The bytes, and those of every file within where it is an archive."""
    try:
        arsip = ZipFile(BytesIO(badan))
    except BadZipFile:
        return [badan]
    return [badan, *(x for n in arsip.namelist() for x in _terbuka(arsip.read(n)))]


def _isi(d: Any, angka: str, uang: str) -> None:
    """The quarter, as the operator types it."""
    d.isi(d.angka, "nilai", angka)
    d.isi(d.angka, "faktor_penghambat", PRIBADI["analisis"], versi=versi(d.angka))
    d.isi(d.rumus, "variabel:bekerja", "309.142")
    d.isi(d.rumus, "variabel:angkatan_kerja", "317.696")
    d.isi(d.predikat, "predikat", "BB")
    d.isi(d.lini, "kumulatif", uang)


def test_yang_belum_dirilis_tidak_pernah_tampil(
    client: Any, dunia: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typed, submitted, verified, endorsed, released, reopened, replaced, withdrawn."""
    d = dunia
    monkeypatch.setattr("laporan.publik.layar_dasar.LAJU_PUBLIK", 10**6)
    monkeypatch.setattr("laporan.publik.api.pintu.LAJU_API", 10**6)
    d.sekretariat.first_name, d.sekretariat.email = PRIBADI["nama akun"], PRIBADI["surel akun"]
    d.sekretariat.save()
    Pemangku.objects.create(
        jabatan=d.jabatan, nama=PRIBADI["nama pejabat"], nip=PRIBADI["NIP"], status="definitif",
        mulai="2020-01-01",
    )  # fmt: skip
    d.bidang.tugas = PRIBADI["data pegawai"]
    d.bidang.save()
    PengaturanPublikFactory()
    jelajah = Penjelajah(client, d)
    semula = (b"71,17", b"11.717.171")
    kemudian = (b"72,27", b"22.727.272")

    def tampak(
        ada: tuple[bytes, ...] = (),
        tidak: tuple[bytes, ...] = (),
        bentuk: tuple[str, ...] = ("zip",),
    ) -> None:
        isi = jelajah.semua_isi(bentuk=bentuk)
        for apa, milik in PRIBADI.items():
            assert milik.encode() not in isi, apa
        for teks in ada:
            assert teks in isi, teks
        for teks in tidak:
            polos = teks.replace(b".", b"").replace(b",", b".")
            assert teks not in isi, teks
            assert polos not in isi, polos

    def rilis(bagian: BagianRilis) -> Rilis:
        return rilis_bagian(pd=d.pd, tahun=2024, bagian=bagian, oleh=d.sekretariat, pada=SESUDAH)

    tampak(tidak=(d.pd.nama.encode(), *semula))
    _isi(d, "71,17", "11.717.171")
    tampak(tidak=semula)  # typed
    ajukan_semua(d)
    tampak(tidak=semula)  # submitted
    verifikasi_semua(d)
    tampak(tidak=semula)  # verified
    sahkan(d)
    EvaluasiAKIP.objects.create(pd=d.pd, tahun=2024, nilai="77.71", predikat="BB", sebutan="X")
    pihak = {"nama_pertama": PRIBADI["nama pejabat"], "nip_pertama": PRIBADI["NIP"]}
    f.perjanjian_berstatus("berlaku", nyata=True, jabatan=d.jabatan, **pihak)
    rancangan = f.perjanjian_berstatus("diajukan", nyata=True, jabatan=d.jabatan_lain, **pihak)
    draf_pk = rancangan.kode.encode()  # handed in, signed by nobody
    rilis(B.POHON)
    rilis(B.PK)
    tampak(
        ada=(d.pd.nama.encode(), d.angka.nama.encode()), tidak=(*semula, b"77,71", draf_pk)
    )  # endorsed
    tw1 = rilis(B.TW1)
    tampak(ada=semula, tidak=(b"77,71", draf_pk), bentuk=BENTUK)  # released
    f.RealisasiFactory(indikator=d.angka, triwulan=2, nilai="73.37")
    buka(d)
    d.isi(d.angka, "nilai", "72,27", versi=versi(d.angka), pada=SESUDAH)
    d.isi(d.lini, "kumulatif", "22.727.272", versi=versi(d.sub), pada=SESUDAH)
    EvaluasiAKIP.objects.update(nilai="78.87")
    rilis(B.LHE)
    EvaluasiAKIP.objects.update(nilai="79.97")
    lain = (*kemudian, b"73,37", b"77,71", b"79,97")
    tampak(ada=(*semula, b"78,87"), tidak=lain)  # reopened, a score changed since its release
    ajukan_semua(d, pada=SESUDAH)
    verifikasi_semua(d, pada=SESUDAH)
    sahkan(d, pada=SESUDAH)
    tampak(ada=semula, tidak=lain)  # endorsed again
    tw1 = rilis(B.TW1)
    tampak(ada=kemudian, tidak=(*semula, b"73,37"), bentuk=BENTUK)  # replaced
    tarik_rilis(rilis=tw1.pk, pd=d.pd, alasan="Keliru.", oleh=d.sekretariat, pada=SESUDAH)
    ditarik = (*semula, *kemudian, b"73,37")
    tampak(ada=(b"Keliru.", b"78,87"), tidak=ditarik, bentuk=BENTUK)  # withdrawn
    PengaturanPublik.objects.update(aktif=False)
    jelajah.semua_isi()
    buka_semua = {a for a, status in jelajah.dibuka.items() if status == 200}
    assert buka_semua == {reverse("robots")}  # closed
