"""What a page needs from several rooms, collected in a bounded number of queries."""
