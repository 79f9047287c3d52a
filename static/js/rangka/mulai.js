// Small comforts of every page; each works without them.

import "../bersama/draf_formulir.js";
import "./asal_angka.js";
import "./asal_panel.js";
import "./cari.js";
import "./galat.js";
import "./pilih_berkas.js";
import "./sembul.js";
import "./tepi_tabel.js";
import "./wajib.js";

// Year, quarter and PD switch: choosing is enough
document.addEventListener("change", (peristiwa) => {
  const { form: formulir } = peristiwa.target;
  if (formulir?.matches("[data-kirim-sendiri]")) formulir.requestSubmit();
});

const sedangMengetik = (unsur) =>
  unsur.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(unsur.tagName);

// "/" goes to the search box
document.addEventListener("keydown", (peristiwa) => {
  if (peristiwa.key !== "/" || peristiwa.ctrlKey || sedangMengetik(peristiwa.target)) return;
  const cari = document.querySelector("[data-cari]");
  if (!cari) return;
  peristiwa.preventDefault();
  cari.focus();
  cari.select();
});

document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-cetak]")) window.print();
  target.closest("[data-tutup]")?.closest(".pesan").remove();
});
