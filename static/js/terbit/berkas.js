// The list of files renews itself while something runs. Without this script the page reloads.

import { minta } from "../bersama/jaringan.js";

const SELANG = 1000;
const SELANG_GAGAL = 5000;
const AKTIF = new Set(["menunggu", "berjalan"]);
const wadah = document.querySelector("[data-berkas]");
const kabar = document.querySelector("[data-berkas-kabar]");

const barisnya = () => [...wadah.querySelectorAll("tr[data-status]")];
const keadaan = () => new Map(barisnya().map((baris) => [baris.id, baris.dataset.status]));

// What changed since the last look: said aloud, and the file just asked for is fetched.
const tindakLanjuti = (lama) => {
  for (const baris of barisnya()) {
    const { status, judul } = baris.dataset;
    if (!AKTIF.has(lama.get(baris.id)) || AKTIF.has(status)) continue;
    const kata = { selesai: "selesai", gagal: "gagal", dibatalkan: "dibatalkan" }[status];
    if (kata) kabar.textContent = `${judul}: ${kata}.`;
    if (status === "selesai" && "baru" in baris.dataset) {
      baris.querySelector("[data-unduh]")?.click();
    }
  }
};

// Whether something still runs.
const ganti = (html) => {
  const lama = keadaan();
  const fokus = wadah.contains(document.activeElement) ? document.activeElement.id : "";
  const baru = new DOMParser()
    .parseFromString(html, "text/html")
    .querySelector("[data-berkas-daftar]");
  if (!baru) {
    location.reload();
    return false;
  }
  wadah.replaceChildren(baru);
  if (fokus) document.getElementById(fokus)?.focus();
  tindakLanjuti(lama);
  return "berjalan" in baru.dataset;
};

const tanya = async () => {
  if (document.hidden) {
    document.addEventListener("visibilitychange", tanya, { once: true });
    return;
  }
  const jawab = await minta(wadah.dataset.berkas).catch(() => ({ status: 0 }));
  if (jawab.status === 401 || jawab.status === 403) {
    location.reload(); // the session ended: the login page says so
  } else if (jawab.status !== 200) {
    setTimeout(tanya, SELANG_GAGAL); // the server may just be restarting
  } else if (ganti(jawab.isi)) {
    setTimeout(tanya, SELANG);
  }
};

if (wadah?.querySelector("[data-berjalan]")) setTimeout(tanya, SELANG);
