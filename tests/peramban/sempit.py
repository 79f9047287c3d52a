"""What a narrow screen loses: a page scrolls sideways, words that no scroll brings back."""

from typing import Any

#: A phone, and a laptop's page enlarged to 200 %.
LEBAR = (390, 683)

#: Words that stand outside the window or are cut by a frame that does not scroll, each with the
#: element that holds them. What is for screen readers only, or is cut with the whole in its title,
#: is meant so.
TERPOTONG = """() => {
  const W = document.documentElement.clientWidth, hasil = [];
  const lebih = document.documentElement.scrollWidth - W;
  if (lebih > 0) hasil.push(`the page is ${lebih} px too wide`);
  const bawaan = "script, style, template, select, svg, .lewati, .pub__lewati";
  const pejalan = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const jangkau = document.createRange();
  for (let n; (n = pejalan.nextNode()); ) {
    const e = n.parentElement;
    if (!n.data.trim() || e.closest(bawaan) || !e.checkVisibility({ visibilityProperty: true }))
      continue;
    jangkau.selectNodeContents(n);
    const kotak = [...jangkau.getClientRects()].filter((k) => k.width >= 1);
    let nasib = "outside";
    for (let a = e; a !== document.body; a = a.parentElement) {
      const gaya = getComputedStyle(a), b = a.getBoundingClientRect();
      const gulir = ["auto", "scroll"].includes(gaya.overflowX);
      const ringkas = gaya.textOverflow === "ellipsis" && a.closest("[title]");
      if (gulir || ringkas || gaya.clipPath !== "none" || b.width <= 2) nasib = "meant";
      else if (gaya.overflowX !== "visible" &&
        kotak.some((k) => k.right > b.right + 2 || k.left < b.left - 2)) nasib = "cut";
      if (nasib !== "outside") break;
    }
    const luar = kotak.some((k) => k.right > W + 1 || k.left < -1);
    if (nasib === "cut" || (nasib === "outside" && luar))
      hasil.push(`${nasib}: ${e.tagName}.${e.className} ${n.data.trim().slice(0, 40)}`);
  }
  return hasil.slice(0, 5);
}"""


def terpotong(page: Any) -> list[str]:
    """What the page as it stands loses at each width."""
    salah = []
    for lebar in LEBAR:
        page.set_viewport_size({"width": lebar, "height": 844})
        salah += [f"at {lebar} px: {s}" for s in page.evaluate(TERPOTONG)]
    page.set_viewport_size({"width": 1366, "height": 768})
    return salah
