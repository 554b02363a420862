"""Files that people hand in: looked at by content, drawn anew, kept under names of our own, served as attachments."""

from wirnetz.core.uploads.files import UploadRefused, generated_name, read_upload
from wirnetz.core.uploads.images import safe_image, safe_logo, safe_pdf_logo
from wirnetz.core.uploads.office import OfficeLimits, check_office_zip
from wirnetz.core.uploads.papers import Paper, safe_paper
from wirnetz.core.uploads.serving import private_file_response

__all__ = [
    "OfficeLimits",
    "Paper",
    "UploadRefused",
    "check_office_zip",
    "generated_name",
    "private_file_response",
    "read_upload",
    "safe_image",
    "safe_logo",
    "safe_paper",
    "safe_pdf_logo",
]
