"""A real IMAP server (Debian's dovecot-imapd) with one mailbox, on this machine, for one test."""

import getpass
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from socket import create_connection

from tests.certificates import certificate
from tests.product import free_port

PROGRAM = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PASSWORD = "a-long-walk-home"
CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
instance_name = firsthand-{port}
protocols = imap
listen = 127.0.0.1
disable_plaintext_auth = no
auth_mechanisms = plain login {mechanisms}
first_valid_uid = 1
mail_location = maildir:{folder}/mail
mailbox_list_index = no
ssl = yes
ssl_cert = <{pem}
ssl_key = <{pem}
ssl_dh =
{tokens}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/home
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {safe_port}
    ssl = yes
  }}
}}
{users}
"""
# Whether a token holds is asked of the provider (RFC 7662).
TOKENS = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
"""
ASKS = """
introspection_mode = get
introspection_url = {asks}
username_attribute = username
active_attribute = active
active_value = true
"""
# Without root it cannot change to its own users, nor lock itself up.
AS_ONE_USER = """
default_internal_user = {user}
default_login_user = {user}
default_internal_group = {group}
service imap-login {{
  chroot =
}}
service anvil {{
  chroot =
}}
"""


@dataclass
class Dovecot:
    """It serves user `help` with the password above; letters are laid into its Maildir."""

    folder: Path
    pem: Path
    asks: str = ""
    mechanisms: str = "xoauth2 oauthbearer"
    port: int = field(default_factory=free_port)
    safe_port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None
    _names: "count[int]" = field(default_factory=count)

    def start(self) -> None:
        """It answers."""
        is_root = os.geteuid() == 0
        user, group = ("nobody", "nogroup") if is_root else (getpass.getuser(), str(os.getegid()))
        configuration = self.folder / "dovecot.conf"
        (self.folder / "oauth2.conf").write_text(ASKS.format(asks=self.asks))
        configuration.write_text(
            CONFIGURATION.format(
                mechanisms=self.mechanisms if self.asks else "",
                tokens=TOKENS.format(folder=self.folder) if self.asks else "",
                folder=self.folder,
                pem=self.pem,
                port=self.port,
                safe_port=self.safe_port,
                password=PASSWORD,
                user=user,
                group=group,
                users="" if is_root else AS_ONE_USER.format(user=user, group=group),
            )
        )
        assert PROGRAM, "dovecot-imapd is not installed"
        self.process = subprocess.Popen([PROGRAM, "-F", "-c", str(configuration)], stderr=subprocess.DEVNULL)
        self._wait_until_it_answers()

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                with create_connection(("127.0.0.1", self.port), timeout=5) as line:
                    if line.recv(100).startswith(b"* OK"):
                        return
            except OSError:
                time.sleep(0.05)
        raise AssertionError((self.folder / "dovecot.log").read_text())

    def stop(self) -> None:
        """It is gone, with all its connections."""
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(10)
        self.process = None

    def receives(self, letter: bytes, *, seen: bool = False, flags: str = "") -> None:
        """The letter lies in the mailbox, with these Maildir flags."""
        flags = flags or ("S" if seen else "")
        box = self.folder / "mail"
        draft = box / "tmp" / f"{time.time():.0f}.{next(self._names)}.shop"
        draft.write_bytes(letter)
        self._give_away(draft)
        draft.rename(box / ("cur" if flags else "new") / (f"{draft.name}:2,{flags}" if flags else draft.name))

    def unseen(self) -> list[str]:
        """The files of letters that nobody has seen yet."""
        box = self.folder / "mail"
        lying = [*(box / "new").iterdir(), *(box / "cur").iterdir()]
        return [one.name for one in lying if "S" not in one.name.partition(":2,")[2]]

    def make_mailbox(self) -> None:
        for name in ("tmp", "new", "cur"):
            (self.folder / "mail" / name).mkdir(parents=True)
        for place in (self.folder / "mail", *(self.folder / "mail").iterdir()):
            self._give_away(place)

    def forget_ids(self) -> None:
        """The mailbox gets another UIDVALIDITY, as after a restore from a backup. It must be stopped."""
        for known in (self.folder / "mail").glob("dovecot*"):
            known.unlink()
        time.sleep(1.1)  # it is made from the second of its making

    def _give_away(self, path: Path) -> None:
        if os.geteuid() == 0:
            shutil.chown(path, "nobody", "nogroup")


@contextmanager
def dovecot(*, asks: str = "", mechanisms: str = "xoauth2 oauthbearer") -> Iterator[Dovecot]:
    """The server runs until the test ends."""
    # Not pytest's folder: nobody but its owner may enter that, and Dovecot's users must.
    folder = Path(tempfile.mkdtemp(prefix="firsthand-dovecot-"))
    folder.chmod(0o755)
    server = Dovecot(folder, certificate(folder, name="localhost"), asks=asks, mechanisms=mechanisms)
    server.make_mailbox()
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
