// A form that is left half filled in keeps what was typed in this browser, for its user alone, and
// offers it again. Nothing of it is sent; it goes once the server says that it was stored.

import { Simpanan } from "./simpanan.js";
import { pesan, tombol } from "./unsur.js";

const AWALAN = "tapak.formulir/";
// Which draft was sent last from this tab, until the next page says what came of it.
const DIKIRIM = "tapak.formulir.dikirim";

const BUKAN = new Set(["hidden", "file", "password", "submit", "button"]);
// Personal data that no browser keeps.
const PRIBADI = new Set(["nip"]);

const isian = (formulir) =>
  [...formulir.elements].filter(
    (satu) => satu.name && !satu.disabled && !BUKAN.has(satu.type) && !PRIBADI.has(satu.name),
  );

// A box that is ticked counts by its place: several may have one name.
const tempat = (satu) =>
  ["checkbox", "radio"].includes(satu.type) ? `${satu.name}=${satu.value}` : satu.name;
const baca = (satu) =>
  ["checkbox", "radio"].includes(satu.type) ? String(satu.checked) : satu.value;
const tulis = (satu, isi) => {
  if (["checkbox", "radio"].includes(satu.type)) satu.checked = isi === "true";
  else satu.value = isi;
};

const jaga = (formulir) => {
  const { draf: nama, drafPengguna: pengguna } = formulir.dataset;
  const simpanan = new Simpanan(`${AWALAN}${pengguna}/`);
  const semua = isian(formulir);
  const awal = new Map(semua.map((satu) => [tempat(satu), baca(satu)]));

  const beda = () =>
    Object.fromEntries(
      semua
        .filter((satu) => baca(satu) !== awal.get(tempat(satu)))
        .map((satu) => [tempat(satu), { isi: baca(satu), awal: awal.get(tempat(satu)) }]),
    );
  const simpan = () => {
    const isi = beda();
    if (Object.keys(isi).length) simpanan.simpan(nama, { isi });
    else simpanan.hapus(nama);
  };

  const pulihkan = (isi) => {
    let usang = false;
    for (const satu of semua) {
      const draf = isi[tempat(satu)];
      if (!draf) continue;
      usang ||= draf.awal !== awal.get(tempat(satu));
      tulis(satu, draf.isi);
      const lipatan = satu.closest("details");
      if (lipatan) lipatan.open = true;
    }
    const kotak = pesan(
      "awas",
      usang
        ? "Isian yang belum disimpan dipulihkan dari peramban ini, tetapi yang tersimpan sudah " +
            "berubah sejak itu. Periksa sebelum menyimpan."
        : "Isian yang belum disimpan dipulihkan dari peramban ini. Periksa, lalu simpan.",
    );
    const buang = () => {
      for (const satu of semua) tulis(satu, awal.get(tempat(satu)));
      simpanan.hapus(nama);
      kotak.remove();
      semua[0]?.focus();
    };
    kotak.querySelector(".pesan__isi").append(tombol("Buang", buang));
    formulir.prepend(kotak);
  };

  const ada = simpanan.ambil(nama);
  const ditolak = document.querySelector("[aria-invalid=true], .kisi-siap__salah, .pesan--bahaya");
  if (ada && !ditolak) pulihkan(ada.isi);
  else if (ada) {
    // The server has put in what was typed: it is still no more than a draft.
    for (const [letak, draf] of Object.entries(ada.isi)) awal.set(letak, draf.awal);
  }

  formulir.addEventListener("input", simpan);
  formulir.addEventListener("submit", () => {
    simpan();
    cobaSesi(() => sessionStorage.setItem(DIKIRIM, JSON.stringify([pengguna, nama])));
  });
};

// Where the browser keeps nothing there is nothing to clear.
const cobaSesi = (kerja) => {
  try {
    return kerja();
  } catch {
    return null;
  }
};

const dikirim = cobaSesi(() => JSON.parse(sessionStorage.getItem(DIKIRIM)));
if (dikirim) {
  if (document.querySelector(".pesan--baik")) {
    new Simpanan(`${AWALAN}${dikirim[0]}/`).hapus(dikirim[1]);
  }
  cobaSesi(() => sessionStorage.removeItem(DIKIRIM));
}
for (const formulir of document.querySelectorAll("form[data-draf]")) jaga(formulir);
