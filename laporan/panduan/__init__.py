"""The guide of docs/panduan within the product: read, searched, opened at the page one is on."""
