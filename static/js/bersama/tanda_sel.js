// The state of one cell in icon and words: its [data-sel] holds [data-sel-keadaan] and
// [data-sel-pesan].

import { buat, tombol as buatTombol, ikon } from "./unsur.js";

const KATA = {
  tersimpan: ["centang", "tersimpan"],
  mengirim: ["jam", "menyimpan"],
  menunggu: ["jam", "menunggu"],
  dipulihkan: ["draf", "belum disimpan"],
  ditolak: ["galat", "ditolak"],
  bentrok: ["peringatan", "berubah"],
  terkunci: ["kunci", "terkunci"],
};

// Choices that stand beside a message: [[words, what they do]].
export const tandaiTombol = (tempat, daftar) => {
  if (!daftar.length) return;
  const isi = daftar.map(([teks, kerja]) => buatTombol(teks, kerja));
  tempat.append(buat("span", { class: "sel__pilihan" }, ...isi));
};

// Returns the word to be said aloud; none while it is being sent.
export const tandaiSel = (masukan, keadaan, pesan, tombol = []) => {
  const sel = masukan.closest("[data-sel]");
  const tempat = sel.querySelector("[data-sel-keadaan]");
  const kabar = sel.querySelector("[data-sel-pesan]");
  if (keadaan) sel.dataset.keadaan = keadaan;
  else delete sel.dataset.keadaan;
  tempat.replaceChildren();
  kabar.replaceChildren();
  const kata = KATA[keadaan];
  if (kata) tempat.append(ikon(kata[0]), buat("span", {}, kata[1]));
  if (pesan) kabar.append(buat("span", {}, pesan));
  tandaiTombol(kabar, tombol);
  masukan.toggleAttribute("aria-invalid", false);
  if (["ditolak", "bentrok"].includes(keadaan)) masukan.setAttribute("aria-invalid", "true");
  return kata && keadaan !== "mengirim" ? kata[1] : "";
};
