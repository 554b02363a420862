"""Pages under /konto/: signing in, second factors, sessions, one's own account."""
