// Evidence sent in place: the panel stays where it is, in the entry drawer or on its own page.
// Without this file every form works by itself. After a change the panel is replaced by the
// server's own and "tapak:bukti" {sasaran, versi, status, banyak} is dispatched on it.
(() => {
  "use strict";

  const kabarkan = (panel, daftar, nada) => {
    const tempat = panel.querySelector("[data-bukti-kabar]");
    tempat.replaceChildren(
      ...daftar.map((teks) => {
        const pesan = document.createElement("div");
        pesan.className = `pesan pesan--${nada}`;
        const isi = document.createElement("div");
        isi.className = "pesan__isi";
        isi.textContent = teks;
        pesan.append(isi);
        return pesan;
      }),
    );
  };

  const ganti = (panel, jawaban) => {
    const rangka = document.createElement("template");
    rangka.innerHTML = jawaban.html;
    const baru = rangka.content.querySelector("[data-bukti]");
    panel.replaceWith(baru);
    const daftar = [...jawaban.galat, ...jawaban.pemberitahuan];
    if (daftar.length) kabarkan(baru, daftar, jawaban.galat.length ? "bahaya" : "awas");
    const { sasaran, versi, status, banyak } = jawaban;
    baru.dispatchEvent(
      new CustomEvent("tapak:bukti", {
        bubbles: true,
        detail: { sasaran, versi, status, banyak },
      }),
    );
  };

  const kirim = async (formulir, panel) => {
    if (panel.getAttribute("aria-busy") === "true") return;
    panel.setAttribute("aria-busy", "true");
    kabarkan(panel, ["Mengirim…"], "info");
    try {
      const respons = await fetch(formulir.action, {
        method: "POST",
        body: new FormData(formulir),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      if (respons.redirected) {
        kabarkan(panel, ["Sesi Anda berakhir. Masuk kembali di tab lain, lalu kirim lagi."], "awas");
        return;
      }
      const jawaban = await respons.json();
      if (respons.ok) ganti(panel, jawaban);
      else kabarkan(panel, [jawaban.pesan], "bahaya");
    } catch {
      kabarkan(panel, ["Belum terkirim: jaringan terputus. Isian Anda tetap di sini; coba lagi."], "awas");
    } finally {
      panel.removeAttribute("aria-busy");
    }
  };

  document.addEventListener("submit", (peristiwa) => {
    const formulir = peristiwa.target.closest("[data-bukti-kirim]");
    if (!formulir) return;
    peristiwa.preventDefault();
    kirim(formulir, formulir.closest("[data-bukti]"));
  });
})();
