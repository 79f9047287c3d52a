// The list of files renews itself while something runs. Without this script the page reloads.
(() => {
  "use strict";

  const SELANG = 1000;
  const SELANG_GAGAL = 5000;
  const wadah = document.querySelector("[data-ekspor]");
  if (!wadah) return;
  const kabar = document.querySelector("[data-ekspor-kabar]");
  const AKTIF = new Set(["menunggu", "berjalan"]);

  const keadaan = () =>
    new Map(
      [...wadah.querySelectorAll("tr[data-status]")].map((baris) => [baris.id, baris.dataset.status]),
    );

  // What changed since the last look: said aloud, and the file just asked for is fetched.
  const tindakLanjuti = (lama) => {
    for (const baris of wadah.querySelectorAll("tr[data-status]")) {
      const { status, judul } = baris.dataset;
      if (!AKTIF.has(lama.get(baris.id)) || AKTIF.has(status)) continue;
      const kata = { selesai: "selesai", gagal: "gagal", dibatalkan: "dibatalkan" }[status];
      if (kata) kabar.textContent = `${judul}: ${kata}.`;
      if (status === "selesai" && "baru" in baris.dataset) {
        baris.querySelector("[data-unduh]")?.click();
      }
    }
  };

  const ganti = (html) => {
    const lama = keadaan();
    const fokus = wadah.contains(document.activeElement) ? document.activeElement.id : "";
    const baru = new DOMParser().parseFromString(html, "text/html").querySelector(".ekspor");
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
    let lanjut = true;
    let selang = SELANG;
    try {
      const jawab = await fetch(wadah.dataset.ekspor, { credentials: "same-origin" });
      if (jawab.redirected || jawab.status === 403) {
        location.reload(); // the session ended: the login page says so
        return;
      }
      if (!jawab.ok) throw new Error(String(jawab.status));
      lanjut = ganti(await jawab.text());
    } catch {
      selang = SELANG_GAGAL; // the server may just be restarting
    }
    if (lanjut) setTimeout(tanya, selang);
  };

  if (wadah.querySelector("[data-berjalan]")) setTimeout(tanya, SELANG);
})();
