"""Who says so: quotations and those who speak in them."""
