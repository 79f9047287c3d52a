"""What the browser finds wrong with a field is said in Bahasa Indonesia, and never stands in the
way once it is mended.
"""

from pathlib import Path
from typing import Any

from playwright.sync_api import expect

SKRIP = Path(__file__).parents[2] / "static/js/rangka/wajib.js"
FORMULIR = """<!doctype html><form>
<input id="nama" required maxlength="9"><input id="surel" type="email" required>
<input id="banyak" type="number" min="1" required><select id="unit" required>
<option value="">Pilih</option><option value="1">Bidang</option></select>
<input id="satu" type="radio" name="r" required><input id="dua" type="radio" name="r" required>
<input id="setuju" type="checkbox" required><button>Simpan</button></form>"""
WAJIB = {
    "nama": "Wajib diisi.",
    "surel": "Wajib diisi.",
    "banyak": "Wajib diisi.",
    "unit": "Pilih salah satu.",
    "satu": "Pilih salah satu.",
    "dua": "Pilih salah satu.",
    "setuju": "Centang dahulu untuk melanjutkan.",
}


def _kata(page: Any, kunci: str) -> str:
    kata: str = page.locator(f"#{kunci}").evaluate("e => e.validationMessage")
    return kata


def test_kata_peramban_berbahasa_indonesia(page: Any) -> None:
    page.set_content(FORMULIR)
    page.add_script_tag(path=SKRIP, type="module")
    page.evaluate(
        "document.forms[0].addEventListener('submit', (e) => {"
        " e.preventDefault(); document.body.dataset.terkirim = 'ya'; })"
    )
    kirim = page.get_by_role("button", name="Simpan")
    kirim.click()
    assert {k: _kata(page, k) for k in WAJIB} == WAJIB
    page.locator("#nama").fill("Bidang")
    page.locator("#surel").fill("tanpa-alamat")
    page.locator("#banyak").fill("0")
    page.locator("#unit").select_option("1")
    # The other of the two: what was said of the first does not stay.
    page.locator("#dua").check()
    page.locator("#setuju").check()
    kirim.click()
    assert _kata(page, "surel").startswith("Tulis alamat surel yang lengkap")
    assert _kata(page, "banyak") == "Paling kecil 1."
    assert [_kata(page, k) for k in ("nama", "unit", "satu", "dua", "setuju")] == [""] * 5
    # Filled in by a script, which fires no event: judged anew when it is sent.
    page.evaluate("surel.value = 'a@contoh.go.id'; banyak.value = '2'")
    kirim.click()
    expect(page.locator("body[data-terkirim]")).to_be_attached()
