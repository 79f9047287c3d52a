// The preview of the statement follows the typing. Without an answer the last preview stays, and
// the button "Lihat pratinjau" works as it does without JavaScript.

import { minta, PutusError } from "../bersama/jaringan.js";

const JEDA = 400;
const formulir = document.querySelector("[data-pratinjau]");
const hasil = document.querySelector("[data-pratinjau-hasil]");
let jam = null;
let ke = 0;

const perbarui = async () => {
  ke += 1;
  const ini = ke;
  const isi = new FormData(formulir);
  isi.set("langkah", "pratinjau");
  isi.set("sebagian", "1");
  try {
    const jawaban = await minta(formulir.dataset.pratinjau, { formulir: isi });
    // A later request overtook this one.
    if (ini !== ke || jawaban.status !== 200 || jawaban.json) return;
    hasil.innerHTML = jawaban.isi;
  } catch (galat) {
    if (!(galat instanceof PutusError)) throw galat;
  }
};

formulir?.addEventListener("input", () => {
  clearTimeout(jam);
  jam = setTimeout(perbarui, JEDA);
});
