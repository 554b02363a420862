"""Tags and filters of the page shell: icons, German numbers and dates, soft hyphens."""

from django import template

register = template.Library()
