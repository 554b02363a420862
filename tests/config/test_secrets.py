"""The installation's secret, made by whichever start comes first."""

import stat

from wirnetz.config import secrets
from wirnetz.config.secrets import kept_secret


def test_a_start_in_the_middle_of_another_agrees_on_one_secret(tmp_path, monkeypatch):
    """Workers that are started side by side in an empty folder: the second comes while the first still writes."""
    make = secrets.secrets.token_urlsafe
    between = []

    def slow(size):
        if not between:
            between.append("")
            between[0] = kept_secret(tmp_path)
        return make(size)

    monkeypatch.setattr(secrets.secrets, "token_urlsafe", slow)
    first = kept_secret(tmp_path)
    assert len(first) > 50
    assert between == [first]
    assert kept_secret(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
