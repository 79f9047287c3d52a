// What the line to the server does to drafts, as a message over the page: it broke, the session
// ended, somebody else is logged in.

import { tandaiTombol } from "./tanda_sel.js";
import { buat, pesan as kotakPesan } from "./unsur.js";

const KABAR = {
  putus: {
    nada: "awas",
    teks: () =>
      "Jaringan terputus. Isian Anda tersimpan di peramban ini dan dikirim begitu tersambung.",
    tombol: "Coba sekarang",
  },
  masuk: {
    nada: "awas",
    teks: () =>
      "Sesi Anda berakhir. Isian Anda tersimpan di peramban ini dan dikirim setelah Anda " +
      "masuk lagi.",
    tombol: "Sudah masuk, kirim sekarang",
  },
  akunlain: {
    nada: "bahaya",
    teks: (nama) =>
      `Akun lain sedang masuk di peramban ini. Isian ${nama} tetap tersimpan dan baru dikirim ` +
      `setelah ${nama} masuk lagi.`,
    tombol: "",
  },
};

// Returns what shows a state of the queue (see `jalur` of antrean.js) in `tempat`.
export const kabarJalur =
  ({ tempat, nama, urlMasuk, suarakan, cobaLagi }) =>
  (keadaan, sebab) => {
    tempat.hidden = keadaan === "baik";
    tempat.replaceChildren();
    if (keadaan === "baik") return;
    const { nada, tombol } = KABAR[keadaan];
    const teks = sebab || KABAR[keadaan].teks(nama);
    const kotak = kotakPesan(nada, teks);
    const isi = kotak.querySelector(".pesan__isi");
    if (keadaan === "masuk") {
      const kelas = "tombol tombol--utama tombol--kecil";
      const sifat = { href: urlMasuk, target: "_blank", rel: "opener", class: kelas };
      isi.append(buat("a", sifat, "Masuk lagi"));
    }
    tandaiTombol(isi, tombol ? [[tombol, cobaLagi]] : []);
    tempat.append(kotak);
    suarakan(teks);
  };
