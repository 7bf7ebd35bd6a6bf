"""Agenda to documents and screens. Heavy libraries are imported inside functions."""
