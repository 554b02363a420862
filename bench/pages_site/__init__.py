"""The site that bench/pages drives: the product, the same done as usual, and a floor without any framework."""
