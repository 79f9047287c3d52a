// Blocks pasted into a grid of setting up: its cells in the order of the columns, whatever they are.

import { Tempel } from "../bersama/tempel.js";
import { buat, paragraf } from "../bersama/unsur.js";

export class TempelKisi extends Tempel {
  #lembar;
  #konteks;
  #alasan;
  #selesai;

  // konteks: {pd, tahun, macam, pilih}; alasan: the field with the reason; selesai(isi, sel).
  constructor({ konteks, alasan, selesai, ...lain }) {
    super(lain);
    this.#lembar = lain.lembar;
    this.#konteks = konteks;
    this.#alasan = alasan;
    this.#selesai = selesai;
  }

  konteks() {
    return { ...this.#konteks, alasan: this.#alasan.value.trim() };
  }

  tersimpan(isi, sel) {
    this.#selesai(isi, sel);
  }

  galat(isi, sel) {
    if (!isi.salah) return null;
    const daftar = sel.map(({ sasaran, medan }) => isi.salah[`${sasaran}|${medan}`]);
    return new Map(daftar.flatMap((pesan, n) => (pesan ? [[n, { pesan }]] : [])));
  }

  // A dated decision asks for its reason where it is seen what would change.
  tambahan({ alasan, galat }) {
    if (!alasan || galat) return [];
    const ruas = buat("textarea", { id: "alasan-tempel", rows: 2 });
    ruas.value = this.#alasan.value;
    ruas.addEventListener("input", () => {
      this.#alasan.value = ruas.value;
    });
    return [
      paragraf(alasan),
      buat(
        "div",
        { class: "kotak-isian" },
        buat("label", { for: "alasan-tempel", class: "kotak-isian__label" }, "Alasan perubahan"),
        ruas,
      ),
    ];
  }

  tujuan(masukan) {
    const baris = [...masukan.closest("table").tBodies[0].rows];
    const kolom = masukan.closest("td").cellIndex;
    return baris.slice(baris.indexOf(masukan.closest("tr"))).map((satu) =>
      [...satu.cells].slice(kolom).map((kotak) => {
        const isian = kotak.querySelector("[data-isian]");
        if (!isian) return null;
        const { sasaran, medan, versi } = this.#lembar.sel(isian);
        return { sasaran, medan, versi };
      }),
    );
  }
}
