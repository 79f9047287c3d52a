// A page that refuses a form takes the reader to what is wrong: the summary of its faults, the field
// that is marked, or the message, wherever on the page it stands.

const ditolak = () => {
  const [muat] = performance.getEntriesByType("navigation");
  return (muat?.responseStatus ?? 200) >= 400;
};

const tempat = () =>
  document.querySelector("#isi .pesan:has([data-ringkasan-galat])") ??
  document.querySelector("#isi .kotak-isian--galat :is(input, select, textarea):enabled") ??
  (ditolak() ? document.querySelector("#isi .pesan--bahaya") : null);

const tuju = tempat();
if (tuju) {
  if (tuju.tabIndex < 0) tuju.tabIndex = -1;
  tuju.focus({ preventScroll: true });
  tuju.scrollIntoView({ block: "center" });
}
