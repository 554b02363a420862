"""People, sign-in, the one tree on which rights hang, roles from a day to a day, own data, the record of acts."""
