// File fields speak Bahasa Indonesia whatever the browser speaks.

import { buat } from "../bersama/unsur.js";

const BELUM = "Belum ada berkas dipilih, atau taruh berkas di sini";

const bungkus = (masukan) => {
  const nama = buat("span", { class: "pilih-berkas__nama" });
  const namai = () => {
    nama.textContent = [...masukan.files].map((berkas) => berkas.name).join(", ") || BELUM;
  };
  const kotak = buat("div", { class: "pilih-berkas" });
  masukan.replaceWith(kotak);
  kotak.append(buat("span", { class: "tombol tombol--kecil" }, "Pilih berkas"), nama, masukan);
  masukan.title = "";
  namai();
  masukan.addEventListener("change", namai);
};

const bungkusSemua = () => {
  const belum = document.querySelectorAll("main input[type='file']:not(.pilih-berkas *)");
  for (const masukan of belum) bungkus(masukan);
};

bungkusSemua();
// Fragments bring fields of their own.
new MutationObserver(bungkusSemua).observe(document.body, { childList: true, subtree: true });
