// "Asal angka": its panel leaves the table's frame and stays inside the window.

const JARAK = 8;
const TEPI = 16;
const sempit = window.matchMedia("(max-width: 47.99rem)");

// Below the figure that it explains, above where there is no room.
export const letakkan = (panel, angka) => {
  panel.removeAttribute("style");
  if (sempit.matches) return;
  const kotak = angka.getBoundingClientRect();
  const { offsetWidth: lebar, offsetHeight: tinggi } = panel;
  const palingKanan = document.documentElement.clientWidth - lebar - TEPI;
  const kiri = Math.max(TEPI, Math.min(kotak.right - lebar, palingKanan));
  const muatDiBawah = kotak.bottom + JARAK + tinggi <= window.innerHeight - JARAK;
  const diAtas = Math.max(JARAK, kotak.top - JARAK - tinggi);
  panel.style.position = "fixed";
  panel.style.right = "auto";
  panel.style.left = `${kiri}px`;
  panel.style.top = `${muatDiBawah ? kotak.bottom + JARAK : diAtas}px`;
};

const tempatkan = (rinci) => {
  const panel = rinci.querySelector(".asal__panel");
  if (rinci.open && panel) letakkan(panel, rinci.querySelector("summary"));
};

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (target.matches?.("details.asal")) tempatkan(target);
  },
  true,
);
window.addEventListener(
  "scroll",
  () => {
    for (const rinci of document.querySelectorAll("details.asal[open]")) tempatkan(rinci);
  },
  { capture: true, passive: true },
);
