"""Lines to paragraphs to blocks: which line ends are the author's, and which a machine's."""
