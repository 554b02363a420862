"""The pump: takes released messages from the database to the mail server, one recipient at a time. No Django here.

What is promised (RFC 1047 leaves one gap: the end of a message was sent, its answer was never read):

* no loss: every row ends in a final state, and what is `accepted` was answered with 250;
* no blind copy: a row is marked durably before its message goes; copies ≤ 1 + `ambiguous`;
* every copy of a row has the same Message-ID and the same body.
"""
