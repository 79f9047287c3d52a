// The picker of live figures: by name or code, and year; each with its present value and origin.

import { minta } from "../bersama/jaringan.js";
import { buat } from "../bersama/unsur.js";

export const pilihAngka = async (dialog, bekal) => {
  const hasil = buat("ul", { class: "penulisan-pilih__hasil", "aria-live": "polite" });
  const cari = buat("input", {
    type: "search",
    id: "pilih-cari",
    autocomplete: "off",
    placeholder: "Nama atau kode, misalnya “capaian pengangguran”",
  });
  const tahun = buat("select", { id: "pilih-tahun" });
  for (let t = bekal.tahun; t >= bekal.tahun - 5; t -= 1) {
    tahun.append(buat("option", { value: t }, String(t)));
  }
  let nomor = 0;
  let jam = null;

  const muat = async () => {
    nomor += 1;
    const ini = nomor;
    const tanya = new URLSearchParams({ q: cari.value, tahun: tahun.value });
    const { status, isi } = await minta(`${bekal.url.angka}?${tanya}`).catch(() => ({ status: 0 }));
    if (ini !== nomor) return;
    if (status !== 200) {
      hasil.replaceChildren(
        buat(
          "li",
          { class: "redup" },
          "Daftar angka tidak dapat dimuat. Periksa jaringan, lalu ketik lagi.",
        ),
      );
      return;
    }
    const baris = isi.angka.map((n) =>
      buat(
        "li",
        {},
        buat(
          "button",
          { type: "button", class: "penulisan-pilih__angka", onclick: () => dialog.jawab(n) },
          buat("span", {}, n.nama, n.asal ? buat("span", { class: "kecil redup" }, n.asal) : ""),
          buat("strong", {}, n.teks),
        ),
        n.tautan
          ? buat(
              "a",
              { href: n.tautan, target: "_blank", class: "kecil", "aria-label": `Asal ${n.nama}` },
              "Asal angka",
            )
          : "",
      ),
    );
    if (!baris.length) {
      baris.push(
        buat(
          "li",
          { class: "redup" },
          `Tidak ada angka ${tahun.value} yang cocok. Coba kata lain, atau tahun lain.`,
        ),
      );
    }
    hasil.replaceChildren(...baris);
  };
  const tunda = () => {
    clearTimeout(jam);
    jam = setTimeout(muat, 200);
  };
  cari.addEventListener("input", tunda);
  tahun.addEventListener("change", muat);
  cari.addEventListener("keydown", (peristiwa) => {
    if (peristiwa.key === "ArrowDown") hasil.querySelector("button")?.focus();
  });
  muat();
  return dialog.tanya({
    judul: "Sisipkan angka hidup",
    lebar: true,
    isi: [
      buat(
        "div",
        { class: "penulisan-pilih__saring" },
        buat("label", { for: "pilih-cari" }, "Cari", cari),
        buat("label", { for: "pilih-tahun" }, "Tahun", tahun),
      ),
      hasil,
    ],
    pilihan: [["Batal", null]],
  });
};
