# Shared by the scripts; sourced from the project root, never run.

# Where a machine forbids it, every process would compile a thousand modules again.
unset PYTHONDONTWRITEBYTECODE

kabar() { printf '%s\n' "$*"; }
gagal() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Install Debian/Ubuntu packages as root or with sudo; where neither is possible, print the line
# to run and return 1.
pasang_apt() {
  baris="apt-get install -y --no-install-recommends $*"
  command -v apt-get >/dev/null || {
    kabar "This is not Debian or Ubuntu. Install what these packages hold: $*"
    return 1
  }
  if [ "$(id -u)" = 0 ]; then
    naik=""
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    naik="sudo"
  else
    kabar "Not root and no sudo. Ask an administrator to run: $baris"
    return 1
  fi
  kabar "Installing by apt-get: $*"
  catatan=$(mktemp)
  # One at a time: script/test installs what it needs while script/setup does its work.
  if (
    if command -v flock >/dev/null; then flock 9; fi
    # Without the lock's handle: what a package starts in the background would keep it.
    $naik apt-get update -qq 9<&- &&
      $naik env DEBIAN_FRONTEND=noninteractive $baris -qq 9<&- || exit 1
  ) >"$catatan" 2>&1 9<script/pustaka.sh; then
    rm -f "$catatan"
    return 0
  fi
  tail -n 15 "$catatan" >&2
  rm -f "$catatan"
  kabar "apt-get failed. Try by hand: $baris"
  return 1
}

# Print the path of the Chromium that the browser tests drive; fail when there is none.
cari_chromium() {
  for calon in "${TAPAK_CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
    [ -n "$calon" ] && command -v "$calon" && return 0
  done
  return 1
}

# Exit status 0 when the shared library that draws PDF text can be loaded.
ada_pango() {
  "$1" -c 'import ctypes; ctypes.CDLL("libpangoft2-1.0.so.0"); ctypes.CDLL("libharfbuzz-subset.so.0")' 2>/dev/null
}

# Print the Debian/Ubuntu packages missing for LibreOffice to lay out text and to calculate.
kurang_libreoffice() {
  soffice=$(command -v soffice || true)
  folder=$(dirname "$(readlink -f "${soffice:-/dev/null}")")
  [ -f "$folder/libswlo.so" ] || printf ' libreoffice-writer-nogui'
  [ -f "$folder/libsclo.so" ] || printf ' libreoffice-calc-nogui'
}
