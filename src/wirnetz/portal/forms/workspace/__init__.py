"""What people type in the workspace of their organisation, checked."""
