"""What the rows of a list mean for the records that are there. Pure: plain values in, plain values out, no Django."""
