"""The first sentence of each page, made of counts. Pure: numbers and names in, German out."""
