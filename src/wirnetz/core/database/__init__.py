"""The embedded PostgreSQL: started in the data folder by the program itself, stopped with it."""
