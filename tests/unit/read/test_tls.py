import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.config import Config, Limits
from onrecord.errors import UnreachableError
from onrecord.read import fetching
from onrecord.read.pages import PageReader
from tests.unit.read.site import Site, running_site

PAGE = b"<!doctype html><title>Vote</title><p>The mayor of Lunden said no.</p>"
LOCAL = Config(limits=Limits(fetch_seconds=3.0), allow_private=True)

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl makes the certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of news.example that nobody vouches for, with its key in the same file."""
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-x509", "-days", "2"]
    name = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    files = ["-keyout", str(path), "-out", str(path.with_suffix(".crt"))]
    subprocess.run(["openssl", "req", *kind, *name, *files], check=True, capture_output=True)  # noqa: S603, S607
    path.write_text(path.read_text() + path.with_suffix(".crt").read_text())
    return path


@pytest.fixture
def secure_site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with running_site(context) as site:
        site.page("/a", PAGE, Content_Type="text/html")
        yield site


def read(site: Site, host: str) -> bytes | None:
    reader = PageReader(LOCAL, resolve=lambda host, port: ["127.0.0.1"])
    return reader.read(f"https://{host}:{site.port}/a").data


def test_certificate_that_nobody_vouches_for_is_refused(secure_site: Site) -> None:
    with pytest.raises(UnreachableError, match="its certificate does not hold"):
        read(secure_site, "news.example")
    assert secure_site.requests == []


def test_certificate_is_checked_against_the_name_and_not_the_address_connected_to(
    secure_site: Site, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(fetching.httpx2, "create_ssl_context", lambda **options: trusting)
    assert read(secure_site, "news.example") == PAGE
    with pytest.raises(UnreachableError, match="its certificate does not hold"):
        read(secure_site, "other.example")
