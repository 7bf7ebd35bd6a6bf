"""The values everything else speaks in: frozen, slotted, without input or output."""
