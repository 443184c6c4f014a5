"""A PostgreSQL 15 of the tests' own: a server in a folder that goes with the tests, and a database for each of them."""

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path
from urllib.parse import urlsplit

_BIN = Path("/usr/lib/postgresql/15/bin")
_USER = "onrecord"


class Postgres:
    """A running server, reached through a socket in its own folder; nothing listens on a network."""

    def __init__(self) -> None:
        # Not the tests' own folder: the server runs as another user, and a socket's path may have 107 characters.
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - nothing is to last
        self._folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-", dir=memory))
        # The server refuses to run as root.
        self._as = "postgres" if os.geteuid() == 0 else None
        if self._as:
            shutil.chown(self._folder, self._as)
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-A", "trust", "-U", _USER, "-E", "UTF8", "--no-locale", "--no-sync")
        settings = f"-k {self._folder} -c listen_addresses='' -c fsync=off -c max_connections=20"
        self._run("pg_ctl", "-D", data, "-w", "-l", str(self._folder / "log"), "-o", settings, "start")

    def new_database(self, *, like: str | None = None) -> str:
        """The address of a database with nothing in it, or with what that at the address `like` has."""
        name = f"t{uuid.uuid4().hex}"
        template = urlsplit(like).path.strip("/") if like else "template0"
        self._run("createdb", "-h", str(self._folder), "-U", _USER, "-T", template, name)
        return f"postgresql://{_USER}@/{name}?host={self._folder}"

    def stop(self) -> None:
        """End the server and take its folder away."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self._folder)

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(_BIN / program), *arguments]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(  # noqa: S603
            command, user=self._as, cwd=self._folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            timeout=60, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout.decode(errors='replace')}")


def why_not() -> str | None:
    """Why there is no PostgreSQL here; None where there is."""
    if not (_BIN / "initdb").exists():
        return "PostgreSQL 15 is not installed (apt-get install postgresql-15)"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (pip install 'onrecord[postgres]')"
    if os.geteuid() == 0:
        try:
            pwd.getpwnam("postgres")
        except KeyError:
            return "there is no user postgres, and PostgreSQL does not run as root"
    return None
