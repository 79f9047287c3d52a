"""The two commands: output, exit status, choice of agency."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kinerja.models import JejakAudit, PerangkatDaerah
from tests.himpunan.conftest import Memuat
from tests.himpunan.kecil import Himpunan, tulis_folder

pytestmark = pytest.mark.django_db


def _jalankan(*args: str) -> str:
    keluar = StringIO()
    call_command(*args, stdout=keluar)
    return keluar.getvalue()


def test_muat_melaporkan_per_lembar(himpunan: Himpunan, tmp_path: Path) -> None:
    folder = str(tulis_folder(tmp_path / "data", himpunan))
    assert "Hanya diperiksa; tidak ada yang disimpan." in _jalankan(
        "muat_data", folder, "--periksa"
    )
    assert not PerangkatDaerah.objects.exists()
    keluar = _jalankan("muat_data", folder)
    assert "unit_kerja                 4        0       0" in keluar
    assert "Himpunan data dinuk dimuat." in keluar
    assert (
        JejakAudit.objects.values_list("alasan", flat=True)[0] == "Dimuat dari himpunan data data"
    )
    assert "tidak ada yang berubah" in _jalankan("muat_data", folder)


def test_muat_sebagian_menyebut_baris_yang_dibiarkan(
    himpunan: Himpunan, tmp_path: Path, muatkan: Memuat
) -> None:
    muatkan(himpunan)
    himpunan["crosscutting"].pop()
    keluar = _jalankan("muat_data", str(tulis_folder(tmp_path / "data", himpunan)))
    assert "(1 baris tersimpan tidak ada di berkas; dibiarkan)" in keluar


def test_muat_yang_salah_berhenti_dengan_status_1(himpunan: Himpunan, tmp_path: Path) -> None:
    himpunan["jabatan"][0]["unit"] = "DD"
    folder = str(tulis_folder(tmp_path / "data", himpunan))
    galat = StringIO()
    with pytest.raises(CommandError, match="1 galat; tidak ada yang disimpan") as ditolak:
        call_command("muat_data", folder, stderr=galat)
    assert ditolak.value.returncode == 1
    assert galat.getvalue() == (
        "lembar jabatan, baris 2, kolom unit (tertulis “DD”): unit kerja “DD” tidak dikenal; "
        "tulis kode yang ada pada lembar unit_kerja. Mungkin maksudnya “D”.\n"
    )


def test_muat_oleh_akun(himpunan: Himpunan, tmp_path: Path, operator: object) -> None:
    folder = str(tulis_folder(tmp_path / "data", himpunan))
    with pytest.raises(CommandError, match="Mungkin maksudnya “pemuat”"):
        _jalankan("muat_data", folder, "--oleh", "pemuta")
    _jalankan("muat_data", folder, "--oleh", "pemuat")
    assert set(JejakAudit.objects.values_list("oleh__username", flat=True)) == {"pemuat"}


def test_simpan_memilih_perangkat_daerah(
    himpunan: Himpunan, tmp_path: Path, muatkan: Memuat
) -> None:
    tujuan = str(tmp_path / "keluar")
    with pytest.raises(CommandError, match="Belum ada perangkat daerah"):
        _jalankan("simpan_data", tujuan)
    muatkan(himpunan)
    assert "disimpan ke" in _jalankan("simpan_data", tujuan)
    himpunan["perangkat_daerah"][0]["kode"] = "lain"
    muatkan(himpunan)
    with pytest.raises(CommandError, match=r"sebutkan --pd\. Pilihan: dinuk, lain"):
        _jalankan("simpan_data", tujuan)
    with pytest.raises(CommandError, match="Mungkin maksudnya “lain”"):
        _jalankan("simpan_data", tujuan, "--pd", "lian")
    _jalankan("simpan_data", f"{tujuan}.xlsx", "--pd", "lain")
    berkas = tmp_path / "berkas"
    berkas.write_text("x")
    with pytest.raises(CommandError, match="adalah berkas"):
        _jalankan("simpan_data", str(berkas), "--pd", "lain")


def test_simpan_menolak_teks_yang_tidak_dapat_dibaca_kembali(
    himpunan: Himpunan, tmp_path: Path, muatkan: Memuat
) -> None:
    muatkan(himpunan)
    PerangkatDaerah.objects.update(alamat="rusak\x07")
    with pytest.raises(CommandError, match="Lembar perangkat_daerah, baris 2, kolom alamat"):
        _jalankan("simpan_data", str(tmp_path / "keluar"))
    assert not (tmp_path / "keluar").exists()
