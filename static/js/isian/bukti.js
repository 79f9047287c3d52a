// Evidence sent in place: the panel stays where it is, in the entry drawer or on its own page.
// Without this file every form works by itself. After a change the panel is replaced by the
// server's own and "tapak:bukti" {sasaran, versi, status, banyak} is dispatched on it.

import { minta, sesiBerakhir } from "../bersama/jaringan.js";
import { pesan } from "../bersama/unsur.js";

const BERAKHIR = "Sesi Anda berakhir. Masuk kembali di tab lain, lalu kirim lagi.";
const PUTUS = "Belum terkirim: jaringan terputus. Isian Anda tetap di sini; coba lagi.";

const kabarkan = (panel, nada, daftar) => {
  const tempat = panel.querySelector("[data-bukti-kabar]");
  tempat.replaceChildren(...daftar.map((teks) => pesan(nada, teks)));
};

const ganti = (panel, jawaban) => {
  const rangka = document.createElement("template");
  rangka.innerHTML = jawaban.html;
  const baru = rangka.content.querySelector("[data-bukti]");
  panel.replaceWith(baru);
  const daftar = [...jawaban.galat, ...jawaban.pemberitahuan];
  if (daftar.length) kabarkan(baru, jawaban.galat.length ? "bahaya" : "awas", daftar);
  const { sasaran, versi, status, banyak } = jawaban;
  baru.dispatchEvent(
    new CustomEvent("tapak:bukti", { bubbles: true, detail: { sasaran, versi, status, banyak } }),
  );
};

const kirim = async (formulir, panel) => {
  if (panel.getAttribute("aria-busy") === "true") return;
  panel.setAttribute("aria-busy", "true");
  kabarkan(panel, "info", ["Mengirim…"]);
  const badan = new FormData(formulir);
  const jawab = await minta(formulir.action, { formulir: badan }).catch(() => null);
  panel.removeAttribute("aria-busy");
  if (jawab && sesiBerakhir(jawab)) kabarkan(panel, "awas", [BERAKHIR]);
  else if (!jawab?.json) kabarkan(panel, "awas", [PUTUS]);
  else if (jawab.status < 300) ganti(panel, jawab.isi);
  else kabarkan(panel, "bahaya", [jawab.isi.pesan]);
};

document.addEventListener("submit", (peristiwa) => {
  const formulir = peristiwa.target.closest("[data-bukti-kirim]");
  if (!formulir) return;
  peristiwa.preventDefault();
  kirim(formulir, formulir.closest("[data-bukti]"));
});
