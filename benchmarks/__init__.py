"""How fast and how small: each module is one command and prints ratios against a floor or a peer of the same run."""
