// An address of the time when the report was one page (…/lkjip/#tabel) leads to its page of today.

const kunci = decodeURIComponent(location.hash.slice(1));
const letak = document.querySelector("[data-letak]")?.dataset.letak;

if (kunci && letak && !document.getElementById(kunci)) {
  location.replace(letak.replace(/x\/$/, `${encodeURIComponent(kunci)}/`) + location.search);
}
