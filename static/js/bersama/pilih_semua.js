// Small comforts of the approval pages; without this file every form works by itself.
(() => {
  "use strict";

  const semua = document.querySelector("[data-pilih-semua]");
  const pilihan = () => [...document.querySelectorAll("[data-pilih]")];
  const tandai = () => {
    if (!semua) return;
    const daftar = pilihan();
    const banyak = daftar.filter((p) => p.checked).length;
    semua.checked = daftar.length > 0 && banyak === daftar.length;
    semua.indeterminate = banyak > 0 && banyak < daftar.length;
  };
  document.addEventListener("change", (peristiwa) => {
    if (peristiwa.target === semua) pilihan().forEach((p) => { p.checked = semua.checked; });
    tandai();
  });

  const salin = async (masukan) => {
    masukan.focus();
    masukan.select();
    try {
      await navigator.clipboard.writeText(masukan.value);
      return true;
    } catch {
      return document.execCommand("copy");
    }
  };
  document.addEventListener("click", async (peristiwa) => {
    const tombol = peristiwa.target.closest("[data-salin]");
    if (!tombol) return;
    const berhasil = await salin(document.getElementById(tombol.dataset.salin));
    tombol.textContent = berhasil ? "Tersalin" : "Tekan Ctrl C untuk menyalin";
    setTimeout(() => { tombol.textContent = "Salin"; }, 4000);
  });
  tandai();
})();
