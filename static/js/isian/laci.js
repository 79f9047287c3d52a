// The drawer: the active row's calculation, earlier quarters, analysis, evidence, and the history
// of the active cell. It stands beside the grid, or over it on narrow screens.

import { minta } from "../bersama/jaringan.js";
import { buat, paragraf } from "../bersama/unsur.js";

export class Laci {
  #akar;
  #laci;
  #isi;
  #jam = null;
  #jamRiwayat = null;
  #kembali = null;
  #nomor = 0;
  #selesai;
  sasaran;

  constructor(akar, selesai) {
    this.#akar = akar;
    this.#laci = document.querySelector("[data-laci]");
    this.#isi = this.#laci.querySelector("[data-laci-isi]");
    this.#selesai = selesai;
    this.sasaran = this.#laci.dataset.sasaran ?? null;
    akar.addEventListener("click", (p) => {
      const buka = p.target.closest("[data-laci-buka]");
      if (buka && !p.ctrlKey && !p.metaKey && !p.shiftKey) {
        p.preventDefault();
        this.buka(buka.dataset.laciBuka, this.#laci.id);
      }
      if (p.target.closest("[data-laci-tutup]")) this.tutup();
    });
    document.addEventListener("keydown", (p) => {
      if (p.key === "Escape" && !p.defaultPrevented && this.memuat(p.target)) {
        p.preventDefault();
        this.tutup();
      }
    });
    if (this.sasaran) {
      if (this.melayang) this.#tampak(true);
      this.#sesudahMuat();
    }
  }

  // Over the grid instead of beside it.
  get melayang() {
    return getComputedStyle(this.#laci).position === "fixed";
  }

  get terlihat() {
    return !this.melayang || this.#laci.classList.contains("isian-laci--buka");
  }

  memuat(unsur) {
    return this.#laci.contains(unsur);
  }

  #alamat(dasar, isi) {
    const { tahun, triwulan } = this.#akar.dataset;
    return `${dasar}?${new URLSearchParams({ tahun, triwulan, ...isi })}`;
  }

  // The focus moved to another row.
  ikuti(sasaran) {
    clearTimeout(this.#jam);
    if (!this.terlihat || sasaran === this.sasaran) return;
    this.#jam = setTimeout(() => {
      if (!this.memuat(document.activeElement)) this.#muat(sasaran);
    }, 180);
  }

  async buka(sasaran, fokus = null) {
    clearTimeout(this.#jam);
    if (!this.memuat(document.activeElement)) this.#kembali = document.activeElement;
    this.#tampak(true);
    if (sasaran !== this.sasaran) await this.#muat(sasaran);
    const tujuan = fokus ? document.getElementById(fokus) : this.#awal();
    (tujuan ?? this.#laci).focus();
    if (tujuan && tujuan !== this.#laci) tujuan.scrollIntoView({ block: "center" });
  }

  tutup() {
    this.#tampak(false);
    const baris = this.#akar.querySelector(
      `tbody[data-baris="${this.sasaran}"] [data-isian]:not(:disabled)`,
    );
    const tujuan = this.#kembali?.isConnected ? this.#kembali : baris;
    tujuan?.focus();
  }

  #tampak(ya) {
    this.#laci.classList.toggle("isian-laci--buka", ya);
    document.documentElement.classList.toggle("isian-laci-terbuka", ya && this.melayang);
    const lain = document.querySelector(".isian-utama");
    if (lain) lain.inert = ya && this.melayang;
  }

  // Where Shift+F2 lands: the field that a finding asks for, else the first empty one.
  #awal() {
    const ruas = [...this.#isi.querySelectorAll("textarea[data-isian]")].filter(
      (m) => m.offsetParent !== null,
    );
    const penjelasan = ruas.find((m) => m.dataset.medan === "penjelasan" && !m.value);
    return penjelasan ?? ruas.find((m) => !m.value) ?? ruas[0];
  }

  async #muat(sasaran) {
    this.#nomor += 1;
    const nomor = this.#nomor;
    const jawab = await minta(this.#alamat(this.#akar.dataset.urlLaci, { sasaran })).catch(
      () => null,
    );
    if (nomor !== this.#nomor) return;
    if (!jawab || jawab.status !== 200) {
      this.sasaran = null;
      const kalimat = "Rincian baris ini belum dapat dimuat. Isian Anda tidak terpengaruh.";
      this.#isi.replaceChildren(paragraf(kalimat, "redup"));
      return;
    }
    this.sasaran = sasaran;
    this.#isi.innerHTML = jawab.isi;
    this.#laci.scrollTop = 0;
    this.#sesudahMuat();
  }

  #sesudahMuat() {
    this.#selesai(this.#isi);
    this.#muatBukti();
  }

  async #muatBukti() {
    const tempat = this.#isi.querySelector("[data-laci-bukti]");
    if (!tempat) return;
    const jawab = await minta(`${tempat.dataset.laciBukti}?fragmen=1`).catch(() => null);
    if (jawab?.status === 200 && tempat.isConnected) tempat.innerHTML = jawab.isi;
  }

  // The history of the active cell.
  riwayat(masukan, tunda = 350) {
    clearTimeout(this.#jamRiwayat);
    if (!this.terlihat) return;
    this.#jamRiwayat = setTimeout(async () => {
      const { sasaran, medan } = masukan.dataset;
      const alamat = this.#alamat(this.#akar.dataset.urlRiwayat, { sasaran, medan });
      const jawab = await minta(alamat).catch(() => null);
      const tempat = this.#isi.querySelector("[data-laci-riwayat]");
      if (!tempat || jawab?.status !== 200 || masukan.dataset.baris !== this.sasaran) return;
      const nama = masukan.getAttribute("aria-label") ?? masukan.labels?.[0]?.textContent ?? "";
      tempat.innerHTML = jawab.isi;
      tempat.prepend(buat("h3", {}, `Riwayat: ${nama.split(",")[0]}`));
    }, tunda);
  }
}
