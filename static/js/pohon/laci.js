// The form of a node in a dialog, without leaving the tree. It is sent as any form is; where
// something is wrong, its own page says so at the fields and leads back here.

import { Dialog } from "../bersama/dialog.js";
import { minta } from "../bersama/jaringan.js";
import { tombol } from "../bersama/unsur.js";

export const pasangLaci = (akar) => {
  const dialog = new Dialog();
  akar.addEventListener("click", async (p) => {
    const tautan = p.target.closest("[data-laci]");
    if (!tautan || p.ctrlKey || p.metaKey || p.shiftKey) return;
    p.preventDefault();
    const jawab = await minta(tautan.href).catch(() => ({ status: 0 }));
    if (jawab.status !== 200) {
      location.assign(tautan.href); // its own page says what is wrong
      return;
    }
    const halaman = new DOMParser().parseFromString(jawab.isi, "text/html");
    const formulir = document.adoptNode(halaman.querySelector("form.formulir"));
    const kirim = formulir.querySelector(".jajar:last-child");
    kirim.querySelector("a")?.remove(); // "Batal" of its own page
    kirim.append(tombol("Batal", () => dialog.tutup(), "tombol tombol--polos"));
    const nama = tautan.closest(".kp").querySelector(".kp__teks").textContent;
    dialog.buka({
      judul: `${tautan.textContent.trim()}: ${nama}`,
      isi: [formulir],
      kaki: [],
      lebar: true,
    });
  });
};
