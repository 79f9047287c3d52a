// The cards of the tree: which are shown, where each stands, what is folded. Roles and places are
// given here; the words came from the server. A card gets its role, its button and its size when it
// is shown for the first time: of a large tree few are at first.

import { buat } from "../bersama/unsur.js";
import { tataPohon } from "./tata.js";

const SVG = "http://www.w3.org/2000/svg";
const TEPI = 24;
const LIPAT_SEJAK = 120; // more cards than this begin folded below the second level

export class Papan {
  #pohon;
  #ruang;
  #jalur;
  #aksi;
  #akarnya;
  skala = 1;
  lebar = 0;
  tinggi = 0;

  constructor(akar) {
    this.#pohon = akar.querySelector("[data-denah-pohon]");
    this.#ruang = akar.querySelector("[data-denah-ruang]");
    this.simpul = [...this.#pohon.children].map((unsur) => ({
      unsur,
      kode: unsur.id,
      induk: unsur.dataset.induk,
      tingkat: Number(unsur.dataset.tingkat),
      unit: unsur.dataset.unit,
      merah: "merah" in unsur.dataset,
      get teks() {
        this.kata ??= unsur.textContent.toLowerCase();
        return this.kata;
      },
      anak: [],
      lipat: false,
      tampil: true,
    }));
    this.menurut = new Map(this.simpul.map((s) => [s.kode, s]));
    for (const s of this.simpul) this.menurut.get(s.induk)?.anak.push(s);
    this.#akarnya = this.simpul.filter((s) => !this.induk(s));
    const pola = akar.querySelectorAll("template[data-denah-aksi]");
    this.#aksi = new Map([...pola].map((t) => [t.dataset.denahAksi, t]));
    if (this.simpul.length > LIPAT_SEJAK) {
      for (const s of this.simpul) s.lipat = s.tingkat >= 2 && s.anak.length > 0;
    }
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("class", "denah__garis");
    svg.setAttribute("aria-hidden", "true");
    this.#jalur = document.createElementNS(SVG, "path");
    svg.append(this.#jalur);
    this.#pohon.before(svg);
    this.svg = svg;
    akar.classList.add("denah--digambar");
    this.#pohon.setAttribute("role", "tree");
  }

  // A flat list in the order of reading; level, place and number among its sisters say the rest.
  #siapkan(s) {
    s.siap = true;
    s.unsur.classList.remove("kp--nanti");
    const sisters = this.menurut.get(s.induk)?.anak ?? this.#akarnya;
    const sifat = {
      role: "treeitem",
      tabindex: "-1",
      "aria-level": s.tingkat,
      "aria-posinset": sisters.indexOf(s) + 1,
      "aria-setsize": sisters.length,
    };
    for (const [nama, nilai] of Object.entries(sifat)) s.unsur.setAttribute(nama, nilai);
    for (const tautan of s.unsur.querySelectorAll("a")) tautan.tabIndex = -1;
    if (!s.anak.length) return;
    s.tombol = buat("button", { type: "button", class: "kp__lipat", tabindex: "-1" }, "Lipat");
    s.tombol.addEventListener("click", () => this.lipat(s, !s.lipat));
    s.unsur.append(s.tombol);
  }

  // What can be done from a card of a large tree, written when the card is reached.
  lengkapi(s) {
    if (s.lengkap || !this.#aksi.size) return;
    s.lengkap = true;
    const { kode, tujuan, berkondisi } = s.unsur.dataset;
    const [jenis, pk] = s.kode.split("-");
    const pola = this.#aksi.get(berkondisi === undefined ? jenis : `${jenis}-berkondisi`);
    if (!pola || s.unsur.classList.contains("kp--konteks")) return;
    const isi = { __pk__: pk, __kunci__: s.kode, __kode__: kode, __tujuan__: tujuan };
    const aksi = pola.content.cloneNode(true);
    for (const tautan of aksi.querySelectorAll("a")) {
      const alamat = tautan.getAttribute("href");
      tautan.href = alamat.replace(/__[a-z]+__/g, (tanda) => encodeURIComponent(isi[tanda] ?? ""));
      tautan.tabIndex = -1;
    }
    s.unsur.querySelector(".kp__lipat")?.before(aksi);
    if (!s.unsur.querySelector(".kp__aksi")) s.unsur.append(aksi);
  }

  induk(s) {
    return this.menurut.get(s.induk) ?? null;
  }

  get tampil() {
    return this.simpul.filter((s) => s.tampil);
  }

  lipat(s, tutup) {
    if (!s.anak.length || s.lipat === tutup) return;
    s.lipat = tutup;
    this.susun();
  }

  lipatSemua(tutup) {
    for (const s of this.simpul) s.lipat = tutup && s.tingkat >= 2 && s.anak.length > 0;
    this.susun();
  }

  // Every card above it is opened.
  bukaKe(s) {
    let berubah = false;
    for (let atas = this.induk(s); atas; atas = this.induk(atas)) {
      berubah = berubah || atas.lipat;
      atas.lipat = false;
    }
    if (berubah) this.susun();
  }

  // What matches stays, with all above it. Returns how many match; null: nothing is asked.
  saring({ unit, jenjang, merah }) {
    const disaring = Boolean(unit || merah);
    let cocok = 0;
    for (const s of this.simpul) s.lolos = !disaring;
    if (disaring) {
      for (const s of this.simpul) {
        if ((unit && s.unit !== unit) || (merah && !s.merah)) continue;
        if (jenjang && s.tingkat > jenjang) continue;
        cocok += 1;
        for (let x = s; x && !x.lolos; x = this.induk(x)) x.lolos = true;
      }
      for (const s of this.simpul) if (s.lolos) s.lipat = false;
    }
    this.jenjang = jenjang || Number.POSITIVE_INFINITY;
    this.susun();
    return disaring ? cocok : null;
  }

  susun() {
    const dalam = this.jenjang ?? Number.POSITIVE_INFINITY;
    for (const s of this.simpul) {
      const atas = this.induk(s);
      s.tampil = (s.lolos ?? true) && s.tingkat <= dalam && (!atas || (atas.tampil && !atas.lipat));
      if (s.tampil && !s.siap) this.#siapkan(s);
      if (s.siap) s.unsur.classList.toggle("kp--lenyap", !s.tampil);
      this.#sebutLipat(s, dalam);
    }
    const tampil = this.tampil;
    this.#ukur(tampil.filter((s) => !s.ukuran));
    const kotak = tampil.map((s) => ({ kode: s.kode, induk: s.induk, ...s.ukuran }));
    const denah = tataPohon(kotak);
    for (const s of tampil) {
      const p = denah.letak.get(s.kode);
      s.letak = { ...p, x: p.x + TEPI, y: p.y + TEPI };
      s.unsur.style.transform = `translate(${s.letak.x}px, ${s.letak.y}px)`;
    }
    const titik = (g) => g.map(([x, y]) => `${x + TEPI},${y + TEPI}`).join("L");
    this.#jalur.setAttribute("d", denah.garis.map((g) => `M${titik(g)}`).join(""));
    this.lebar = denah.lebar + 2 * TEPI;
    this.tinggi = denah.tinggi + 2 * TEPI;
    this.perbesar(this.skala);
  }

  // Sizes are read once: a card that is folded away is invisible, not gone, and keeps its own.
  #ukur(semua) {
    for (const s of semua) {
      s.ukuran = { lebar: s.unsur.offsetWidth, tinggi: s.unsur.offsetHeight };
    }
  }

  ukurUlang() {
    const lama = this.simpul.filter((s) => s.ukuran);
    const dulu = lama.map((s) => s.ukuran);
    this.#ukur(lama);
    const sama = (s, n) => s.ukuran.lebar === dulu[n].lebar && s.ukuran.tinggi === dulu[n].tinggi;
    if (!lama.every(sama)) this.susun();
  }

  #sebutLipat(s, dalam) {
    if (!s.tombol) return;
    const ada = s.tingkat < dalam;
    s.tombol.disabled = !ada;
    const banyak = `${s.anak.length} di bawahnya`;
    s.tombol.textContent = !ada ? banyak : s.lipat ? `Buka ${banyak}` : "Lipat";
    if (ada) s.unsur.setAttribute("aria-expanded", String(!s.lipat));
    else s.unsur.removeAttribute("aria-expanded");
  }

  perbesar(skala) {
    this.skala = skala;
    for (const unsur of [this.#pohon, this.svg]) unsur.style.transform = `scale(${skala})`;
    this.#pohon.style.width = `${this.lebar}px`;
    this.#pohon.style.height = `${this.tinggi}px`;
    this.#ruang.style.width = `${Math.ceil(this.lebar * skala)}px`;
    this.#ruang.style.height = `${Math.ceil(this.tinggi * skala)}px`;
  }
}
