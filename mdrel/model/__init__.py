"""The values that all other packages share: frozen, slotted, without input or output."""
