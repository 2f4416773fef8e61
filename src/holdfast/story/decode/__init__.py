"""Bytes to text: which encoding, and what had to be changed on the way."""

from holdfast.story.decode.ladder import Decoded, decode

__all__ = ["Decoded", "decode"]
