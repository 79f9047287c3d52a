// <details data-sembul> opens like a menu: Esc closes it, and so does a click elsewhere.

const terbuka = () => document.querySelectorAll("details[data-sembul][open]");

document.addEventListener("keydown", (peristiwa) => {
  if (peristiwa.key !== "Escape") return;
  for (const rinci of terbuka()) {
    const milik = rinci.contains(document.activeElement);
    rinci.open = false;
    if (milik) rinci.querySelector("summary").focus();
  }
});

document.addEventListener("click", (peristiwa) => {
  for (const rinci of terbuka()) {
    if (!rinci.contains(peristiwa.target)) rinci.open = false;
  }
});
