"""Official areas with their validity, postcodes, the finder of places, maps as drawings."""
