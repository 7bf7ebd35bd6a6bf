"""Lone surrogates: halves of characters, which no encoding can carry."""

from __future__ import annotations

import re

SURROGATE = re.compile("[\ud800-\udfff]")
