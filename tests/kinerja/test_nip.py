"""NIP: what is refused, what is only remarked on, and at which doors."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from kinerja.himpunan.galat import NilaiError
from kinerja.himpunan.tipe import Nip
from kinerja.nip import catatan_nip, rapikan_nip, salah_nip
from tests.factories import PemangkuFactory


@pytest.mark.parametrize(
    ("nip", "pesan"),
    [
        ("", ""),
        ("190001011920011001", ""),
        # A PPPK: 18 digits, its code where a civil servant has the month.
        ("190001011922211001", ""),
        ("19000101192001100", "terdiri atas 18 angka; yang tertulis 17."),
        ("1900010119200110011", "terdiri atas 18 angka; yang tertulis 19."),
        ("19000101192001100x", "hanya memuat angka."),
        ("١٩٠٠٠١٠١١٩٢٠٠١١٠٠١", "hanya memuat angka."),
    ],
)
def test_yang_bukan_nip(nip: str, pesan: str) -> None:
    assert salah_nip(nip) == pesan


@pytest.mark.parametrize(
    ("nip", "catatan"),
    [
        ("", ""),
        ("190001011920011001", ""),
        ("190001011922211001", ""),
        ("190001011915121001", ""),  # appointed at fifteen
        ("190013011920011001", "tanggal lahir"),
        ("190002301920011001", "tanggal lahir"),
        ("190001011914011001", "pada usia 14 tahun"),
        ("190001011971011001", "pada usia 71 tahun"),
        ("192001011900011001", "sebelum lahir"),
        ("190001011920131001", "bulan pengangkatan"),
        ("190001011920003001", "bulan pengangkatan"),
        ("190001011920013001", "Angka ke-15"),
    ],
)
def test_yang_janggal_hanya_dicatat(nip: str, catatan: str) -> None:
    """Told gently: none of it is refused, and the number itself is not repeated."""
    hasil = catatan_nip(nip)
    assert (catatan in hasil) if catatan else hasil == ""
    assert salah_nip(nip) == ""
    assert not nip or nip not in hasil


@pytest.mark.parametrize(
    "teks", ["19000101 192001 1 001", "19000101.192001.1.001", "19000101-192001-1-001"]
)
def test_dirapikan(teks: str) -> None:
    assert rapikan_nip(teks) == "190001011920011001"


@pytest.mark.django_db
def test_formulir_menerima_nip_berspasi() -> None:
    pemangku = PemangkuFactory(nip="19000101 192001 1 001")
    pemangku.full_clean()
    assert pemangku.nip == "190001011920011001"
    # The form leaves room for the blanks.
    assert type(pemangku)._meta.get_field("nip").formfield().max_length >= len(
        "19000101 192001 1 001"
    )


@pytest.mark.django_db
def test_model_menolak_yang_bukan_nip() -> None:
    with pytest.raises(ValidationError) as galat:
        PemangkuFactory(nip="12345").full_clean()
    assert galat.value.message_dict == {"nip": ["Terdiri atas 18 angka; yang tertulis 5."]}


def test_himpunan_menolak_angka_excel() -> None:
    """A number of eighteen digits has lost its last three in Excel."""
    with pytest.raises(NilaiError, match="format sel sebagai Teks"):
        Nip().baca(Decimal("190001011920011000"))
    nilai: Any = Nip().baca("19000101 192001 1 001")
    assert Nip().tulis(nilai) == "190001011920011001"
    assert Nip().tulis("") is None
