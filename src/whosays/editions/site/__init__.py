"""The builder of the browser edition."""
