"""Registry pages saved as plain text: one module a layout, recognised by its headings."""
