// Copying the reminder to a unit. Without this file its text is selected and copied by hand.

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
  setTimeout(() => {
    tombol.textContent = "Salin";
  }, 4000);
});
