// Cells and rows on the page: their state in icon and words, and the server's figures put in.
// Nothing here computes: every figure is text that the server sent.

import { tandaiSel } from "../bersama/tanda_sel.js";
import { buat, ikon } from "../bersama/unsur.js";

const PESAN = {
  menunggu: "Tersimpan di peramban ini, akan dikirim.",
  dipulihkan:
    "Dipulihkan dari peramban ini. Tekan Enter untuk menyimpannya, Esc untuk membuangnya.",
  panjang: "Dipulihkan dari peramban ini; tersimpan begitu Anda selesai dengan ruas ini.",
};

export class Lembar {
  #akar;
  #suara;

  constructor(akar, suara) {
    this.#akar = akar;
    this.#suara = suara;
  }

  suarakan(teks) {
    this.#suara.textContent = teks;
  }

  static id(sasaran, medan) {
    return `sel-${sasaran}-${medan}`.replaceAll(":", "-");
  }

  static nama(masukan) {
    return masukan.getAttribute("aria-label") ?? masukan.labels?.[0]?.textContent ?? "";
  }

  masukan(sasaran, medan) {
    const unsur = document.getElementById(Lembar.id(sasaran, medan));
    return unsur?.matches("[data-isian]") ? unsur : null;
  }

  baris(nama) {
    return this.#akar.querySelector(`tbody[data-baris="${nama}"]`);
  }

  // What the queue needs to know of a cell.
  sel(masukan) {
    const { sasaran, medan, baris } = masukan.dataset;
    const { tahun, triwulan } = this.#akar.dataset;
    return {
      tahun: Number(tahun),
      triwulan: Number(triwulan),
      sasaran,
      medan,
      baris,
      versi: Number(this.baris(baris)?.dataset.versi ?? 0),
    };
  }

  // --- state ----------------------------------------------------------------------------------

  tandai(masukan, keadaan, { pesan, tombol = [], bisu = false } = {}) {
    const panjang = keadaan === "dipulihkan" && masukan.dataset.panjang !== undefined;
    this.#tandai(
      masukan,
      keadaan,
      pesan ?? PESAN[panjang ? "panjang" : keadaan] ?? "",
      tombol,
      bisu,
    );
  }

  #tandai(masukan, keadaan, pesan, tombol, bisu) {
    Lembar.muat(masukan);
    const kata = tandaiSel(masukan, keadaan, pesan, tombol);
    if (kata && !bisu) this.suarakan(`${Lembar.nama(masukan)}: ${kata}. ${pesan}`);
  }

  // A long figure gets a wider cell.
  static muat(masukan) {
    if (masukan.matches("textarea, [data-kolom='sumber']")) return;
    masukan.closest("[data-sel]").classList.toggle("sel--luas", masukan.value.length > 13);
  }

  // --- rows -----------------------------------------------------------------------------------

  // `tertahan(masukan)`: whether the cell holds something that the server has not got.
  terapkan(data, tertahan) {
    const baris = this.baris(data.sasaran);
    if (!baris || data.versi < Number(baris.dataset.versi)) return;
    baris.dataset.versi = data.versi;
    baris.dataset.terisi = data.terisi ? "ya" : "tidak";
    baris.dataset.statusBaris = data.status;
    baris.className = baris.className.replace(/\bbaris--\w+/, `baris--${data.status}`);
    if (data.terkunci) baris.dataset.terkunci = data.terkunci.pesan;
    else delete baris.dataset.terkunci;
    const formulir = document.getElementById(`f-${data.sasaran}`);
    const versi = formulir?.querySelector("[data-formulir-versi]");
    if (versi) versi.value = data.versi;
    this.#angka(baris.querySelector(".baris__utama"), data);
    for (const satu of [...(data.baris ?? []), ...(data.keluaran ?? [])]) {
      const lini = baris.querySelector(`[data-lini="${satu.sasaran}"]`);
      if (lini) this.#angka(lini, satu);
    }
    this.#status(baris, data);
    this.#pesan(baris.querySelector("[data-baris-pesan]"), data);
    this.#isian(data, tertahan);
    this.#laci(data);
  }

  #angka(tempat, data) {
    for (const unsur of tempat.querySelectorAll("[data-isi]")) {
      const isi = String(data[unsur.dataset.isi] ?? "");
      if (unsur.textContent !== isi) unsur.textContent = isi;
      if (unsur.dataset.judul) unsur.title = data[unsur.dataset.judul] ?? "";
    }
    for (const unsur of tempat.querySelectorAll("[data-kriteria-sel]")) {
      const label = data[unsur.dataset.kriteriaSel] ?? "";
      const contoh = [...document.querySelectorAll("template[data-kriteria]")].find(
        (t) => t.dataset.kriteria === label,
      );
      unsur.replaceChildren(contoh ? contoh.content.cloneNode(true) : "");
    }
  }

  #status(baris, data) {
    const tempat = baris.querySelector("[data-status-sel]");
    const nama = data.versi || data.status !== "draf" ? data.status : "";
    const contoh = document.querySelector(`template[data-status="${nama}"]`);
    if (tempat && contoh) tempat.replaceChildren(contoh.content.cloneNode(true));
  }

  #temuan(data) {
    const bawahan = [...(data.baris ?? []), ...(data.keluaran ?? [])];
    return [...data.temuan, ...bawahan.flatMap((satu) => satu.temuan)];
  }

  #butir(jenis, tanda, teks, awal = "") {
    const isi = buat("span", {}, ...(awal ? [buat("strong", {}, awal), " "] : []), teks);
    return buat("p", { class: `temuan temuan--${jenis}` }, ikon(tanda), isi);
  }

  #daftarPesan(data, { kunci }) {
    const butir = [];
    if (data.catatan_kembali) {
      butir.push(this.#butir("kembali", "kembali", data.catatan_kembali, "Dikembalikan:"));
    }
    if (kunci && data.terkunci) butir.push(this.#butir("kunci", "kunci", data.terkunci.pesan));
    for (const t of this.#temuan(data)) {
      const tanda = t.tingkat === "menghalangi" ? "galat" : "peringatan";
      butir.push(this.#butir(t.tingkat, tanda, t.pesan));
    }
    return butir;
  }

  #pesan(tempat, data) {
    const butir = this.#daftarPesan(data, { kunci: false });
    tempat.replaceChildren(...butir);
    tempat.closest("tr").hidden = !butir.length;
  }

  #isian(data, tertahan) {
    const nilai = [];
    for (const m of data.masukan ?? []) {
      nilai.push([data.sasaran, m.medan, m.teks]);
      const kode = m.medan.startsWith("variabel:") ? m.medan.slice("variabel:".length) : null;
      if (kode) nilai.push([data.sasaran, `sumber:${kode}`, m.sumber]);
      if (m.dari_bagian) {
        const jumlah = this.baris(data.sasaran).querySelector(`[data-jumlah="${m.medan}"]`);
        if (jumlah) jumlah.textContent = m.teks;
      }
    }
    for (const satu of data.baris ?? []) {
      nilai.push([satu.sasaran, "triwulan_ini", satu.triwulan_ini]);
      nilai.push([satu.sasaran, "kumulatif", satu.kumulatif]);
    }
    for (const satu of data.keluaran ?? []) {
      nilai.push([satu.sasaran, "realisasi", satu.realisasi]);
    }
    if (data.fisik !== undefined) nilai.push([data.sasaran, "fisik", data.fisik]);
    for (const [medan, teks] of Object.entries(data.analisis ?? {})) {
      nilai.push([data.sasaran, medan, teks]);
    }
    for (const medan of ["penjelasan", "keterangan", "catatan_data", "tidak_berlaku"]) {
      if (data[medan] !== undefined) nilai.push([data.sasaran, medan, data[medan]]);
    }
    for (const [sasaran, medan, teks] of nilai) {
      const masukan = this.masukan(sasaran, medan);
      if (!masukan) continue;
      masukan.dataset.asal = teks;
      const salinan = masukan.closest("[data-sel]").querySelector("[data-salinan-asal]");
      if (salinan) salinan.value = teks;
      if (!tertahan(masukan) && masukan.value !== teks) {
        masukan.value = teks;
        if (document.activeElement === masukan && !masukan.matches("textarea, select")) {
          masukan.select();
        }
      }
      Lembar.muat(masukan);
      this.#kunci(masukan, data.terkunci, tertahan(masukan));
    }
  }

  #kunci(masukan, terkunci, ditahan) {
    const sel = masukan.closest("[data-sel]");
    if (terkunci) {
      masukan.dataset.terkunci = terkunci.pesan;
      if (masukan.matches("select")) masukan.disabled = true;
      else masukan.readOnly = true;
      if (!ditahan) this.tandai(masukan, "terkunci", { bisu: true });
    } else if (masukan.dataset.terkunci !== undefined) {
      delete masukan.dataset.terkunci;
      if (masukan.matches("select")) masukan.disabled = false;
      else masukan.readOnly = false;
      if (sel.dataset.keadaan === "terkunci" && !ditahan) this.tandai(masukan, "");
    }
  }

  #laci(data) {
    const laci = document.querySelector(`[data-laci-baris="${data.sasaran}"]`);
    if (!laci) return;
    for (const unsur of laci.querySelectorAll("[data-laci-angka]")) {
      const isi = data[unsur.dataset.laciAngka] ?? "";
      unsur.textContent = isi;
      unsur.parentElement.hidden = !isi;
    }
    const kabar = laci.querySelector("[data-laci-kabar]");
    kabar?.replaceChildren(...this.#daftarPesan(data, { kunci: true }));
    const penjelasan = laci.querySelector("[data-laci-penjelasan]");
    if (penjelasan) {
      const diminta = data.penjelasan || this.#temuan(data).some((t) => t.tingkat === "jelaskan");
      penjelasan.hidden = !diminta && !penjelasan.contains(document.activeElement);
    }
  }
}
