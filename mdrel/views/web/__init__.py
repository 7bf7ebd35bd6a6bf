"""What the pages in a browser show, as plain values, and the templates that draw them."""
