"""Bytes to text: which encoding, and what had to be changed on the way."""

from holdfast.story.decode.ladder import LIMIT, Decoded, decode

__all__ = ["LIMIT", "Decoded", "decode"]
