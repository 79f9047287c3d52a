// A figure of a table or of the report leads to the page that explains it. With this file its panel
// opens in place first, as in the tree; the page is one click further. Without an answer the link
// is followed.

import { minta } from "../bersama/jaringan.js";
import { letakkan } from "./asal_angka.js";

const TAUTAN = "a.lk-asal, a.asal-tautan";
let panel = null;
let angka = null;

const tutup = (kembali = false) => {
  if (!panel) return;
  panel.remove();
  panel = null;
  if (kembali) angka.focus();
};

const alamatPanel = (tautan) => {
  const alamat = new URL(tautan.href);
  alamat.searchParams.set("panel", alamat.hash.slice(1));
  alamat.hash = "";
  return alamat;
};

const buka = async (tautan) => {
  tutup();
  angka = tautan;
  const jawab = await minta(alamatPanel(tautan)).catch(() => null);
  if (angka !== tautan) return;
  if (jawab?.status !== 200) {
    location.assign(tautan.href);
    return;
  }
  tutup();
  panel = document.createElement("div");
  panel.className = "asal__panel asal__panel--lepas";
  panel.setAttribute("role", "dialog");
  panel.setAttribute("aria-label", "Asal angka");
  panel.tabIndex = -1;
  panel.innerHTML = jawab.isi;
  document.querySelector("#isi").append(panel);
  letakkan(panel, tautan);
  panel.focus({ preventScroll: true });
};

document.addEventListener("click", (peristiwa) => {
  const { target, button, ctrlKey, metaKey, shiftKey, altKey } = peristiwa;
  const tautan = target.closest(TAUTAN);
  if (!tautan) {
    if (!panel?.contains(target)) tutup();
    return;
  }
  if (button || ctrlKey || metaKey || shiftKey || altKey) return;
  peristiwa.preventDefault();
  if (panel && tautan === angka) tutup();
  else buka(tautan);
});

document.addEventListener("keydown", (peristiwa) => {
  if (peristiwa.key === "Escape") tutup(true);
});

window.addEventListener("scroll", () => panel && letakkan(panel, angka), {
  capture: true,
  passive: true,
});
