"""The codebook: a tree of codes."""
