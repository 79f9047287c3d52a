"""What each finding on a signature is worth, and in which words: every branch, without a file.

What pyHanko finds in real files, and how it finds it, stands in test_segel; here its answers are
given, so that every rule has its own case and a change of one word is seen.
"""

import logging
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.sign.diff_analysis import ModificationLevel as Ubahan
from pyhanko.sign.validation import SignatureCoverageLevel as Cakupan

from kinerja.models import SertifikatSegel
from laporan.segel import periksa
from laporan.segel.periksa import HasilPeriksa, TandaPdf, periksa_pdf

MULAI = datetime(2024, 1, 1, tzinfo=UTC)
SAMPAI = datetime(2028, 12, 31, tzinfo=UTC)
PADA = datetime(2026, 1, 12, 1, 30, tzinfo=UTC)
TENGAH = datetime(2026, 7, 2, tzinfo=UTC)
"""The middle of the two: 1.826 days, so 913 days after the first."""
SEDETIK = timedelta(seconds=1)


def milik(**medan: Any) -> SertifikatSegel:
    isi = {"sidik": "a" * 64, "pem": "PEM", "berlaku_mulai": MULAI, "berlaku_sampai": SAMPAI}
    return SertifikatSegel(**(isi | medan))


def tanda(**ubah: Any) -> TandaPdf:
    isi: dict[str, Any] = {
        "medan": "PihakPertama",
        "pihak": 1,
        "penanda": "Kepala Dinas",
        "pada": PADA,
        "subjek": "Segel",
        "sidik": "a" * 64,
        "sertifikat": milik(),
        "utuh": True,
        "dipercaya": True,
        "sah": True,
        "pesan": "Sah.",
    }
    return TandaPdf(**(isi | ubah))


# --- one signature -------------------------------------------------------------------------------

DIUBAH = "Tanda tangan tidak cocok dengan isi berkas: berkas diubah."
TIDAK_MELIPUTI = "Tanda tangan tidak meliputi seluruh isi berkas."
SESUDAHNYA = "Halaman, isian, atau keterangan berkas diubah setelah tanda tangan."
TAK_DIKENAL = (
    "Isi tidak berubah, tetapi sertifikat penanda tangannya tidak dikenal oleh sistem ini."
)
TAK_BERLAKU = "Isi tidak berubah, tetapi sertifikatnya tidak berlaku pada waktu penandatanganan."
SAH = "Sah. Tanda tangan meliputi seluruh isi berkas."
SAH_BERDUA = "Sah. Sesudahnya hanya ditambahkan tanda tangan pihak lain."
SELURUHNYA, REVISI = Cakupan.ENTIRE_FILE, Cakupan.ENTIRE_REVISION
LEWAT = SAMPAI + SEDETIK

#: status of pyHanko → (whole, trusted, words); the certificate is recorded here where not said.
PUTUSAN: dict[str, tuple[dict[str, Any], tuple[bool, bool, str]]] = {
    "sah": ({}, (True, True, SAH)),
    "sah, lalu pihak lain": ({"cakupan": REVISI}, (True, True, SAH_BERDUA)),
    "sah, lalu arsip": (
        {"cakupan": REVISI, "ubahan": Ubahan.LTA_UPDATES},
        (True, True, SAH_BERDUA),
    ),
    "sidik isi lain": ({"intact": False}, (False, False, DIUBAH)),
    "tanda tangan rusak": ({"valid": False}, (False, False, DIUBAH)),
    "sebagian isi": (
        {"cakupan": Cakupan.CONTIGUOUS_BLOCK_FROM_START},
        (False, False, TIDAK_MELIPUTI),
    ),
    "keterangan berubah sesudahnya": (
        {"cakupan": REVISI, "ubahan": Ubahan.ANNOTATIONS},
        (False, False, SESUDAHNYA),
    ),
    "isi berubah sesudahnya": (
        {"cakupan": REVISI, "ubahan": Ubahan.OTHER},
        (False, False, SESUDAHNYA),
    ),
    # What follows an entire file is nothing: pyHanko's level says nothing then.
    "seluruhnya, apa pun tingkatnya": ({"ubahan": Ubahan.OTHER}, (True, True, SAH)),
    "tidak dipercaya": ({"trusted": False}, (True, False, TAK_BERLAKU)),
    "tidak dikenal": ({"trusted": False, "milik": None}, (True, False, TAK_DIKENAL)),
    "di bawah akar, di luar masanya": (
        {"trusted": False, "pernah": True, "milik": None},
        (True, False, TAK_BERLAKU),
    ),
    "di bawah akar yang dipercaya": ({"milik": None}, (True, True, SAH)),
    "sertifikat habis": ({"pada": LEWAT}, (True, False, TAK_BERLAKU)),
    "tanpa waktu": ({"pada": None}, (True, False, TAK_BERLAKU)),
}


@pytest.mark.parametrize("nama", PUTUSAN)
def test_putusan_atas_satu_tanda_tangan(nama: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ubah, harapan = PUTUSAN[nama]
    isi: dict[str, Any] = {
        "intact": True,
        "valid": True,
        "trusted": True,
        "pernah": False,
        "ubahan": Ubahan.FORM_FILLING,
        "cakupan": SELURUHNYA,
        "milik": milik(),
        "pada": PADA,
        **ubah,
    }
    status = SimpleNamespace(
        intact=isi["intact"],
        valid=isi["valid"],
        trusted=isi["trusted"],
        modification_level=isi["ubahan"],
    )
    tertanam = SimpleNamespace(
        evaluate_signature_coverage=lambda: isi["cakupan"],
        signer_cert=SimpleNamespace(not_valid_before=MULAI, not_valid_after=SAMPAI),
    )
    ditanya: list[Any] = []

    def nilai(satu: Any, percaya: Any) -> Any:
        ditanya.append((satu, percaya))
        return status if len(ditanya) == 1 else SimpleNamespace(trusted=isi["pernah"])

    monkeypatch.setattr("pyhanko.sign.validation.validate_pdf_signature", nilai)
    monkeypatch.setattr(periksa, "_percaya", lambda dikenal, pada: ("akar", dikenal, pada))
    dikenal = {"b" * 64: milik(sidik="b" * 64)}

    assert periksa._nilai(tertanam, dikenal, isi["milik"], isi["pada"]) == harapan
    pernah = [(tertanam, ("akar", dikenal, TENGAH))]
    asing = not isi["trusted"] and isi["milik"] is None
    assert ditanya == [(tertanam, ("akar", dikenal, isi["pada"])), *(pernah if asing else [])]


@pytest.mark.parametrize(
    ("pada", "berlaku"),
    [
        (MULAI - SEDETIK, False),
        (MULAI, True),
        (PADA, True),
        (SAMPAI, True),
        (SAMPAI + SEDETIK, False),
        (None, False),
    ],
)
def test_masa_berlaku_mencakup_kedua_batasnya(pada: datetime | None, berlaku: bool) -> None:
    assert periksa._berlaku(milik(), pada) is berlaku


@pytest.mark.parametrize(
    ("tingkat", "cakupan"),
    [
        (Cakupan.ENTIRE_FILE, "seluruhnya"),
        (Cakupan.ENTIRE_REVISION, "revisi"),
        (Cakupan.CONTIGUOUS_BLOCK_FROM_START, "tidak"),
        (Cakupan.UNCLEAR, "tidak"),
        (ValueError("byte range"), "tidak"),
    ],
    ids=str,
)
def test_cakupan(tingkat: Any, cakupan: str) -> None:
    def nilai() -> Any:
        if isinstance(tingkat, Exception):
            raise tingkat
        return tingkat

    assert periksa._cakupan(SimpleNamespace(evaluate_signature_coverage=nilai)) == cakupan


# --- what is told of a signature -----------------------------------------------------------------


def sertifikat(*nama: x509.NameAttribute) -> x509.Certificate:
    kunci = ec.generate_private_key(ec.SECP256R1())
    subjek = x509.Name(list(nama))
    return (
        x509.CertificateBuilder()
        .subject_name(subjek)
        .issuer_name(subjek)
        .public_key(kunci.public_key())
        .serial_number(7)
        .not_valid_before(MULAI)
        .not_valid_after(SAMPAI)
        .sign(kunci, hashes.SHA256())
    )


CN = x509.NameAttribute(NameOID.COMMON_NAME, "Segel Dinas (bukan TTE tersertifikasi)")
NEGARA = x509.NameAttribute(NameOID.COUNTRY_NAME, "ID")


@pytest.mark.parametrize(
    ("nama", "medan", "isi", "subjek", "pihak", "penanda"),
    [
        ((NEGARA, CN), "PihakPertama", {"/Name": "Kepala Dinas"},
         "Segel Dinas (bukan TTE tersertifikasi)", 1, "Kepala Dinas"),
        ((CN,), "PihakKedua", {}, "Segel Dinas (bukan TTE tersertifikasi)", 2, ""),
        ((NEGARA,), "Lain", {"/Name": 5}, "C=ID", None, "5"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(("utuh", "dipercaya"), [(True, True), (True, False), (False, True)])
def test_yang_disebut_tentang_satu_tanda_tangan(
    monkeypatch: pytest.MonkeyPatch,
    nama: Any,
    medan: str,
    isi: dict[str, Any],
    subjek: str,
    pihak: int | None,
    penanda: str,
    utuh: bool,
    dipercaya: bool,
) -> None:
    satu = sertifikat(*nama)
    sidik = satu.fingerprint(hashes.SHA256()).hex()
    tercatat = milik(sidik=sidik)
    tertanam = SimpleNamespace(
        signer_cert=SimpleNamespace(dump=lambda: satu.public_bytes(serialization.Encoding.DER)),
        self_reported_timestamp=PADA,
        field_name=medan,
        sig_object=isi,
    )
    ditanya: list[Any] = []

    def nilai(*masukan: Any) -> Any:
        ditanya.append(masukan)
        return utuh, dipercaya, "Pesannya."

    monkeypatch.setattr(periksa, "_nilai", nilai)
    dikenal = {sidik: tercatat, "b" * 64: milik(sidik="b" * 64)}

    assert periksa._tanda(tertanam, dikenal) == TandaPdf(
        medan=medan,
        pihak=pihak,
        penanda=penanda,
        pada=PADA,
        subjek=subjek,
        sidik=sidik,
        sertifikat=tercatat,
        utuh=utuh,
        dipercaya=dipercaya,
        sah=utuh and dipercaya,
        pesan="Pesannya.",
    )
    assert ditanya == [(tertanam, dikenal, tercatat, PADA)]
    assert periksa._tanda(tertanam, {}).sertifikat is None


@pytest.mark.parametrize(
    ("sertifikat", "dipercaya", "dikenal", "tersertifikasi"),
    [
        (milik(), True, True, False),
        (milik(tersertifikasi=True), True, True, True),
        (milik(tersertifikasi=True), False, True, False),
        (None, True, False, True),
        (None, False, False, False),
    ],
)
def test_dikenal_dan_tersertifikasi(
    sertifikat: Any, dipercaya: bool, dikenal: bool, tersertifikasi: bool
) -> None:
    satu = tanda(sertifikat=sertifikat, dipercaya=dipercaya)
    assert (satu.dikenal, satu.tersertifikasi) == (dikenal, tersertifikasi)


def _pem(satu: x509.Certificate) -> bytes:
    return satu.public_bytes(serialization.Encoding.PEM)


def test_yang_dipercaya_adalah_yang_tercatat_dan_akar_yang_disetel(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any
) -> None:
    tercatat, akar, akar_lain = sertifikat(CN), sertifikat(NEGARA), sertifikat(NEGARA, CN)
    monkeypatch.setattr("pyhanko_certvalidator.ValidationContext", lambda **isi: isi)
    dikenal = {"a" * 64: milik(pem=_pem(tercatat).decode())}

    def dipercaya() -> tuple[list[bytes], dict[str, Any]]:
        isi = periksa._percaya(dikenal, PADA)
        return [s.dump() for s in isi.pop("trust_roots")], isi

    der = [s.public_bytes(serialization.Encoding.DER) for s in (tercatat, akar, akar_lain)]
    tetap = {"allow_fetching": False, "moment": PADA, "revocation_mode": "soft-fail"}
    settings.TAPAK_BSRE_AKAR = ""
    assert dipercaya() == (der[:1], tetap)
    berkas = tmp_path / "akar.pem"
    berkas.write_bytes(_pem(akar) + _pem(akar_lain))
    settings.TAPAK_BSRE_AKAR = str(berkas)
    assert dipercaya() == (der, tetap)


# --- the file as a whole -------------------------------------------------------------------------

UTUH_SEMUA = "Semua tanda tangan sah dan isi berkas tidak berubah sejak ditandatangani."
ISI_DIUBAH = "Isi berkas ini diubah setelah ditandatangani. Jangan dipakai."
DITAMBAH = "Ada yang ditambahkan atau diganti setelah tanda tangan terakhir. Jangan dipakai."
SEBAGIAN = "Berkas ini utuh, tetapi tidak semua tanda tangannya dapat dipercaya."
BAIK = tanda()
RUSAK = tanda(utuh=False, sah=False)
ASING = tanda(dipercaya=False, sah=False)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("daftar", "cakupan", "utuh", "sah", "pesan"),
    [
        ((BAIK, BAIK), "seluruhnya", True, True, UTUH_SEMUA),
        ((BAIK,), "seluruhnya", True, True, UTUH_SEMUA),
        ((RUSAK, BAIK), "seluruhnya", False, False, ISI_DIUBAH),
        ((BAIK, RUSAK), "revisi", False, False, ISI_DIUBAH),
        ((BAIK, BAIK), "revisi", False, False, DITAMBAH),
        ((BAIK, ASING), "tidak", False, False, DITAMBAH),
        ((ASING, BAIK), "seluruhnya", True, False, SEBAGIAN),
        ((RUSAK, ASING), "seluruhnya", False, False, ISI_DIUBAH),
    ],
)
def test_kesimpulan_atas_seluruh_berkas(
    monkeypatch: pytest.MonkeyPatch,
    daftar: tuple[TandaPdf, ...],
    cakupan: str,
    utuh: bool,
    sah: bool,
    pesan: str,
) -> None:
    """The coverage asked for is that of the last signature of any kind."""
    tercatat = milik()
    tercatat.save()
    satu = [SimpleNamespace(ke=n) for n in range(len(daftar))]
    cap_waktu = SimpleNamespace(ke="cap waktu")
    dibaca: list[bytes] = []

    def baca(aliran: Any) -> Any:
        dibaca.append(aliran.read())
        return SimpleNamespace(
            embedded_regular_signatures=iter(satu),
            embedded_signatures=iter([*satu, cap_waktu]),
        )

    def nilai(tertanam: Any, dikenal: Any) -> TandaPdf:
        assert dikenal == {tercatat.sidik: tercatat}
        return daftar[tertanam.ke]

    monkeypatch.setattr("pyhanko.pdf_utils.reader.PdfFileReader", baca)
    monkeypatch.setattr(periksa, "_tanda", nilai)
    monkeypatch.setattr(
        periksa, "_cakupan", lambda s: cakupan if s is cap_waktu else "bukan yang terakhir"
    )

    hasil = periksa_pdf(b"isi berkas")
    assert hasil == HasilPeriksa(daftar, sah=sah, pesan=pesan, utuh=utuh, terbaca=True)
    assert dibaca == [b"isi berkas"]


def test_berkas_tanpa_tanda_tangan(monkeypatch: pytest.MonkeyPatch) -> None:
    kosong = SimpleNamespace(embedded_regular_signatures=[], embedded_signatures=["cap waktu"])
    monkeypatch.setattr("pyhanko.pdf_utils.reader.PdfFileReader", lambda aliran: kosong)
    hasil = periksa_pdf(b"isi")
    assert (hasil.tanda, hasil.sah, hasil.utuh, hasil.terbaca) == ((), False, False, True)
    assert hasil.pesan == "Berkas ini tidak memuat tanda tangan elektronik."


def test_yang_tidak_terbaca_adalah_temuan(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="laporan.segel.periksa"):
        hasil = periksa_pdf(b"bukan PDF")
    assert (hasil.tanda, hasil.sah, hasil.utuh, hasil.terbaca) == ((), False, False, False)
    assert hasil.pesan == (
        "Berkas ini rusak, terpotong, atau bukan PDF yang sah, sehingga tanda tangannya tidak "
        "dapat diperiksa."
    )
    (catatan,) = caplog.records
    assert catatan.getMessage() == "PDF not readable: PdfReadError"
