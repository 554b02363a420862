"""What people type on pages that join rooms, checked."""
