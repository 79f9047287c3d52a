"""axe-core over the HTML of a page, in one browser page and without a server."""

from typing import Any
from urllib.parse import urlsplit

import lxml.html
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders

from tests.peramban.sempit import terpotong

#: As many rows of a table and items of a list are looked at.
BERULANG = 5
ATURAN = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa"]},
}


def pelanggaran(axe: Axe, page: Any) -> list[str]:
    """What axe found, one line for each rule and the first places."""
    hasil = axe.run(page, options=ATURAN).response["violations"]
    return [
        f"{v['id']} ({v['impact']}): {v['help']}: "
        + "; ".join(n["html"][:160] for n in v["nodes"][:3])
        for v in hasil
    ]


def tanpa_pelanggaran(page: Any) -> None:
    """The page as it stands has none: for states that only a journey reaches."""
    salah = pelanggaran(Axe(), page)
    assert not salah, "\n".join([page.url, *salah])


class PemeriksaAxe:
    """Shows HTML that a test client got, with the site's own style sheets, and asks axe.

    Nothing else is answered: what a page's script would fetch is another test's business.
    """

    def __init__(self, page: Any) -> None:
        self._page, self._axe, self._isi = page, Axe(), ""
        page.set_viewport_size({"width": 1366, "height": 768})
        page.route("**/*", self._jawab)

    def _jawab(self, route: Any) -> None:
        jalur = urlsplit(route.request.url).path
        if jalur == "/halaman":
            route.fulfill(body=self._isi, content_type="text/html; charset=utf-8")
        elif jalur.startswith("/static/") and not jalur.endswith(".js"):
            berkas = finders.find(jalur.removeprefix("/static/"))
            route.fulfill(path=berkas) if berkas else route.abort()
        else:
            route.abort()

    def periksa(self, html: str) -> list[str]:
        """The violations of one page, and what it loses on narrow screens. Of rows and items that
        repeat the first ones are enough.
        """
        akar = lxml.html.fromstring(html)
        for lebih in akar.xpath(f"//tbody/tr[position()>{BERULANG}] | //li[position()>{BERULANG}]"):
            lebih.getparent().remove(lebih)
        self._isi = lxml.html.tostring(akar, encoding="unicode", doctype="<!doctype html>")
        self._page.goto("http://127.0.0.1/halaman", wait_until="load")
        return [*pelanggaran(self._axe, self._page), *terpotong(self._page)]
