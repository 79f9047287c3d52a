"""Pages by the buttons that they show: what may be pressed, and pressing it as a browser does."""

from collections.abc import Iterator
from typing import Any

import lxml.html


def tombol_langkah(respons: Any) -> set[str]:
    """The steps whose buttons a page shows."""
    return {b.get("value") for b in _akar(respons).xpath("//button[@name='langkah']")}


def kiriman(respons: Any, langkah: str) -> dict[str, list[str]]:
    """What a press of the button sends: its form as the page filled it, every box ticked."""
    akar = _akar(respons)
    (tombol,) = akar.xpath(f"//button[@name='langkah' and @value='{langkah}']")
    hasil: dict[str, list[str]] = {"langkah": [langkah]}
    for nama, nilai in _isian(akar, tombol):
        hasil.setdefault(nama, []).append(nilai)
    return hasil


def tekan(client: Any, alamat: str, langkah: str, **isi: Any) -> Any:
    """Press a button that the page shows; what is refused fails with what the page says."""
    kirim = {**kiriman(client.get(alamat), langkah), **isi}
    respons = client.post(alamat, kirim)
    assert respons.status_code == 302, " ".join(_akar(respons).xpath("string(//main)").split())
    return respons


def _akar(respons: Any) -> Any:
    assert respons.status_code in (200, 409, 422), respons.status_code
    return lxml.html.fromstring(respons.content.decode())


def _isian(akar: Any, tombol: Any) -> Iterator[tuple[str, str]]:
    nama = tombol.get("form")
    if nama:
        semua = akar.xpath(f"//*[@form='{nama}'][@name and not(self::button)]")
    else:
        semua = tombol.xpath("ancestor::form[1]//*[@name and not(self::button)]")
    for u in semua:
        if u.get("type") == "file" or (u.get("type") == "radio" and u.get("checked") is None):
            continue
        if u.tag == "select":
            pilih = u.xpath(".//option[@selected]") or u.xpath(".//option")[:1]
            yield from ((u.get("name"), p.get("value", "")) for p in pilih)
        else:
            yield u.get("name"), (u.text or "") if u.tag == "textarea" else u.get("value", "")
