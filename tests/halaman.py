"""A page as a browser holds it: its forms with what stands in them."""

from dataclasses import dataclass
from typing import Any

import lxml.html

from laporan.rangka.halaman import MEDAN_PD, MEDAN_TAHUN


@dataclass(frozen=True)
class Formulir:
    """One form that writes: where it goes, and its fields as they would be sent untouched."""

    tujuan: str
    isi: dict[str, Any]

    @property
    def halaman(self) -> dict[str, str]:
        """What it says of the page that it stands on."""
        return {k: v for k, v in self.isi.items() if k in (MEDAN_PD, MEDAN_TAHUN)}


def formulir_halaman(respons: Any) -> list[Formulir]:
    """Every form of the page that is sent by POST."""
    akar = lxml.html.fromstring(respons.content.decode())
    hasil = []
    for f in akar.iter("form"):
        if (f.get("method") or "get").lower() != "post":
            continue
        kolom = [*f.xpath(".//*[@name and not(@form)]")]
        if f.get("id"):
            kolom += akar.xpath(f'//*[@name and @form="{f.get("id")}"]')
        isi: dict[str, Any] = {}
        for k in kolom:
            nilai = _nilai(k)
            if nilai is not None:
                isi[k.get("name")] = nilai
        hasil.append(Formulir(f.get("action") or "", isi))
    return hasil


def _nilai(k: Any) -> Any:
    if k.tag == "textarea":
        return (k.text or "").removeprefix("\n")
    if k.tag == "select":
        pilih = k.xpath(".//option[@selected]") or k.xpath(".//option")
        return pilih[0].get("value", pilih[0].text or "") if pilih else None
    if k.tag != "input" or k.get("type") in {"file", "submit", "button"}:
        return None
    if k.get("type") in {"checkbox", "radio"} and k.get("checked") is None:
        return None
    return k.get("value", "on" if k.get("type") == "checkbox" else "")


def cari_formulir(respons: Any, **isi: str) -> Formulir:
    """The first form whose fields stand so (`*`: whatever it is); `tujuan`: part of its address."""
    tujuan = isi.pop("tujuan", "")
    semua = formulir_halaman(respons)
    for f in semua:
        ada = (f.isi.get(k) == v or (v == "*" and k in f.isi) for k, v in isi.items())
        if tujuan in f.tujuan and all(ada):
            return f
    raise AssertionError((tujuan, isi, [(f.tujuan, sorted(f.isi)) for f in semua]))
