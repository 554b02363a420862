"""Real servers of mail for drills, each with its own folder and port, ended with the test: Dovecot, Postfix, Rspamd."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.drill.delivery_world import free_port

PATH = f"{os.environ['PATH']}:/usr/sbin"
DOVECOT, POSTFIX, RSPAMD, SETPRIV = (
    shutil.which(name, path=PATH) for name in ("dovecot", "postfix", "rspamd", "setpriv")
)  # fmt: skip
MASTER = "/usr/lib/postfix/sbin/master"
IS_ROOT = os.geteuid() == 0
PASSWORD = "geheim"
SECONDS = 90
DOVECOT_SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {run}
state_dir = {folder}/state
log_path = {folder}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{mail}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""
POSTFIX_SETTINGS = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log/mail.log
maillog_file_prefixes = {folder}/log
myhostname = mx.empfang.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
smtpd_relay_restrictions = reject_unauth_destination
smtpd_milters = inet:127.0.0.1:{milter}
milter_default_action = tempfail
virtual_mailbox_domains = empfang.example, wirnetz.example
virtual_mailbox_base = {mail}
virtual_mailbox_maps = static:{mail_name}/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
local_header_rewrite_clients =
alias_maps =
alias_database =
default_transport = error:5.4.4 nothing leaves this machine
relay_transport = error:5.4.4 nothing leaves this machine
disable_dns_lookups = yes
recipient_delimiter = +
"""
POSTFIX_SERVICES = """
{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
RSPAMD_SETTINGS = """
options {{
    .include "$CONFDIR/options.inc"
    .include(duplicate=rewrite, priority=10) "{folder}/options.inc"
}}
logging {{ type = "file"; filename = "{folder}/rspamd.log"; level = "info"; }}
worker "rspamd_proxy" {{
    bind_socket = "127.0.0.1:{port}";
    milter = yes; timeout = 30s; count = 1;
    upstream "local" {{ default = yes; self_scan = yes; }}
}}
lua = "$RULESDIR/rspamd.lua";
.include "$CONFDIR/metrics.conf"
.include "$CONFDIR/actions.conf"
.include "$CONFDIR/groups.conf"
.include "$CONFDIR/composites.conf"
modules {{ path = "${{PLUGINSDIR}}"; }}
{modules}
"""
RSPAMD_OPTIONS = """
filters = "chartable,dkim,regexp";
dns {{ nameserver = ["127.0.0.1:{name_server}"]; timeout = 1s; }}
check_local = true;
local_addrs = ["192.0.2.1"];
map_watch_interval = 1h;
disable_hyperscan = true;
cache_file = "{folder}/symbols.cache";
dynamic_conf = "{folder}/dynamic";
history_file = "{folder}/history";
control_socket = "{folder}/control.sock mode=0600";
rrd = "{folder}/rrd";
stats_file = "{folder}/stats.ucl";
hs_cache_dir = "{folder}/";
tempdir = "{folder}";
pidfile = "{folder}/pid";
"""
MODULES = ("chartable", "dkim", "dmarc", "forged_recipients", "hfilter", "maillist", "mid", "mime_types",
           "once_received", "phishing", "regexp", "spf")  # fmt: skip
"""Whatever looks at the message itself or asks the name server for the sender's records; no lists of others."""


def missing_servers():
    """The programs of mail that are not installed here."""
    found = {"Dovecot": DOVECOT, "Postfix": POSTFIX and Path(MASTER).exists(), "Rspamd": RSPAMD}
    return [name for name, path in found.items() if not path]


def nobody():
    """Who owns the mailboxes."""
    return pwd.getpwnam("nobody")


def give_to(folder, owner):
    """The folder and all in it belong to `owner`."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid)


def open_way(folder):
    """Other users may go through the folders above, from the one for temporary files on."""
    for path in (folder, *folder.parents):
        if path == Path(tempfile.gettempdir()):
            return
        path.chmod(0o755)


def wait_for(port, what, process):
    """Until something listens there; AssertionError if the process ended or too much time went by."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"{what} antwortet nicht")


@contextmanager
def running(command, port, what):
    """A server in the foreground, in a group of its own that ends with it, also when the test itself is killed."""
    bound = [SETPRIV, "--pdeathsig", "TERM", *command] if SETPRIV else command
    process = subprocess.Popen(bound, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, what, process)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def dovecot(folder, mail):
    """A Dovecot that shows the Maildir `mail` to any name with PASSWORD; answers with its port."""
    owner, port = nobody(), free_port()
    (folder / "home").mkdir(parents=True)
    open_way(folder)
    give_to(folder, owner)
    values = {"folder": folder, "mail": mail, "port": port, "uid": owner.pw_uid, "gid": owner.pw_gid}
    with tempfile.TemporaryDirectory(prefix="dovecot-") as run:  # names of sockets have to be short
        Path(run).chmod(0o755)
        (folder / "dovecot.conf").write_text(DOVECOT_SETTINGS.format(password=PASSWORD, run=run, **values))
        with running([DOVECOT, "-F", "-c", str(folder / "dovecot.conf")], port, "Dovecot"):
            yield port


@contextmanager
def rspamd(folder, name_server):
    """A Rspamd that judges as milter and asks only that name server; answers with its port."""
    port = free_port()
    folder.mkdir()
    open_way(folder)
    values = {"folder": folder, "port": port, "name_server": name_server}
    (folder / "options.inc").write_text(RSPAMD_OPTIONS.format(**values))
    modules = "\n".join(f'.include "$CONFDIR/modules.d/{name}.conf"' for name in MODULES)
    modules += '\nmilter_headers { use = ["x-spamd-result", "authentication-results"]; skip_local = false; }\n'
    (folder / "rspamd.conf").write_text(RSPAMD_SETTINGS.format(**values, modules=modules))
    give_to(folder, pwd.getpwnam("_rspamd"))
    places = [f"--var={name}={folder}" for name in ("DBDIR", "RUNDIR", "LOGDIR", "LOCAL_CONFDIR")]
    command = [RSPAMD, "-f", "-c", str(folder / "rspamd.conf"), "-u", "_rspamd", "-g", "_rspamd", *places]
    with running(command, port, "Rspamd"):
        yield port


@contextmanager
def postfix(folder, mail, milter):
    """A Postfix that takes mail for empfang.example through the milter into the Maildir; answers with its port."""
    owner, port = nobody(), free_port()
    for name in ("conf", "queue", "data", "log"):
        (folder / name).mkdir(parents=True)
    open_way(folder)
    os.chown(folder / "data", pwd.getpwnam("postfix").pw_uid, -1)
    values = {"folder": folder, "mail": mail.parent, "mail_name": mail.name, "milter": milter,
              "uid": owner.pw_uid, "gid": owner.pw_gid}  # fmt: skip
    (folder / "conf" / "main.cf").write_text(POSTFIX_SETTINGS.format(**values))
    (folder / "conf" / "master.cf").write_text(POSTFIX_SERVICES.format(port=f"127.0.0.1:{port}"))
    subprocess.run([POSTFIX, "-c", str(folder / "conf"), "check"], check=True, capture_output=True)
    with running([MASTER, "-c", str(folder / "conf"), "-s"], port, "Postfix"):
        yield port
