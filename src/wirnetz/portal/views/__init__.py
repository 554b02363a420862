"""Views only connect: fetch what the visitor may see, hand it to the template."""
